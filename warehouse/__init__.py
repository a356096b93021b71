"""Files and SQL: Parquet partitions, publish, read-only query, export."""
