"""Reference tables (CSV) and their loaders."""
