"""A file to articles: one module a format."""
