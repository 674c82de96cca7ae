"""Observations on disk: Delta tables, imports into them, and reading them on Polars or Spark."""
