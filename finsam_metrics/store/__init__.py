"""Plan packages and DuckDB: read, validate, build, read back."""
