"""Parquet: one article a row, its text taken exactly as it stands, read in slices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extraction.reading.jsonl import FIELDS, record_draft
from extraction.reading.problems import Draft, Problem, Reason, Source

if TYPE_CHECKING:
    import polars as pl

SLICE = 1_000
"""Rows read at a time."""


def read_parquet(source: Source) -> Iterator[Draft | Problem]:
    """The articles of a Parquet file; rows are counted from 1."""
    import polars as pl

    number = 0
    try:
        for frame in _slices(source.path):
            for record in frame.iter_rows(named=True):
                number += 1
                yield record_draft(f"{source.uri}#L{number}", f"{source.uri}, row {number}", record)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError, ValueError) as error:
        said = str(error).split("\n", 1)[0].replace(str(source.path), source.uri)[:120]
        detail = f"{source.uri} cannot be read as Parquet after row {number} ({said}): write the file again."
        yield Problem(source.uri, Reason.BROKEN_PARQUET, detail)


def _slices(path: Path) -> Iterator[pl.DataFrame]:
    import polars as pl

    table = pl.scan_parquet(path, glob=False)
    present = [name for name in FIELDS if name in table.collect_schema()]
    rows = table.select(pl.len()).collect().item()
    for offset in range(0, rows, SLICE):
        yield table.select(present).slice(offset, SLICE).collect()
