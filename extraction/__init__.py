"""Text to rows: pure functions, free of orchestrator and database."""
