"""What a valid row is: one pandera model a table, the registry TABLES and validate."""
