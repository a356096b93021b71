"""The figures of evaluations in the lake: one file, the latest figures of a day and corpus in place of earlier ones."""

from __future__ import annotations

import polars as pl

from schemas.registry import TABLES
from warehouse import parquet
from warehouse.home import Home

TABLE = "quality"


def record(home: Home, figures: pl.DataFrame) -> None:
    """Add figures (columns of the table ``quality``) to those of earlier evaluations."""
    path = parquet.partition(home, TABLE, None)
    new = figures.select(TABLES[TABLE].schema.names()).cast(TABLES[TABLE].schema)
    if path.exists():
        earlier = pl.read_parquet(path).join(new, on=["measured_on", "corpus"], how="anti")
        new = pl.concat([earlier, new])
    parquet.write(path, parquet.in_order(TABLE, new))
