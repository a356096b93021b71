"""Thin Dagster assets: load, extract, validate, yield."""
