"""Parquet: one article a row, its text taken exactly as it stands, read in slices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extraction.reading.jsonl import FIELDS, no_text_field, record_draft
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
        table = pl.scan_parquet(source.path, glob=False)
        columns = table.collect_schema().names()
        if "text" not in columns:
            yield no_text_field(source.uri, source.uri, columns)
            return
        for frame in _slices(table.select([name for name in FIELDS if name in columns])):
            for record in frame.iter_rows(named=True):
                number += 1
                yield record_draft(f"{source.uri}#L{number}", f"{source.uri}, row {number}", record)
        if not number:
            yield Problem(source.uri, Reason.EMPTY_FILE, f"{source.uri} has no rows: write its articles into it again.")
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError, ValueError) as error:
        said = str(error).split("\n", 1)[0].replace(str(source.path), source.uri)[:120]
        detail = f"{source.uri} cannot be read as Parquet after row {number} ({said}): write the file again."
        yield Problem(source.uri, Reason.BROKEN_PARQUET, detail)


def _slices(table: pl.LazyFrame) -> Iterator[pl.DataFrame]:
    offset = 0
    while len(frame := table.slice(offset, SLICE).collect()):
        yield frame
        offset += SLICE
