"""Parquet: one article a row, its text taken exactly as it stands, read in batches.

Through pyarrow, because polars 2.1 aborts the whole process on some damaged files (it asks for the exabytes that a
damaged length names), where pyarrow raises.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extraction.reading.files import os_problem
from extraction.reading.jsonl import FIELDS, no_text_field, record_draft
from extraction.reading.problems import Draft, Problem, Reason, Source
from extraction.reading.validate import too_large

BATCH = 100
"""Rows held at a time: few, because a row may have a text of 5 MB."""
MAX_GROUP_BYTES = 1_000_000_000
"""Of a row group, unpacked: a small file can name a huge one."""


def read_parquet(source: Source) -> Iterator[Draft | Problem]:
    """The articles of a Parquet file; rows are counted from 1."""
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    number = 0
    try:
        with source.path.open("rb") as file:
            table = pq.ParquetFile(file)
            problem = _table_problem(source, table)
            if problem is not None:
                yield problem
                return
            for record in _records(table):
                number += 1
                yield record_draft(f"{source.uri}#L{number}", f"{source.uri}, row {number}", record)
            if number != table.metadata.num_rows:
                raise ValueError(f"it names {table.metadata.num_rows:,} rows")
    except PermissionError as error:
        yield os_problem(source, error)
    except (pa.ArrowException, OSError, ValueError, LookupError, OverflowError, MemoryError) as error:
        said = str(error).split("\n", 1)[0][:120]
        detail = f"{source.uri} cannot be read as Parquet after row {number} ({said}): write the file again."
        yield Problem(source.uri, Reason.BROKEN_PARQUET, detail)


def _table_problem(source: Source, table: Any) -> Problem | None:
    names = table.schema_arrow.names
    if "text" not in names:
        return no_text_field(source.uri, source.uri, names)
    if not table.metadata.num_rows:
        return Problem(source.uri, Reason.EMPTY_FILE, f"{source.uri} has no rows: write its articles into it again.")
    groups = [table.metadata.row_group(i).total_byte_size for i in range(table.metadata.num_row_groups)]
    if max(groups, default=0) > MAX_GROUP_BYTES:
        return too_large(source.uri, f"{source.uri} has a row group of {max(groups):,} bytes")
    return None


def _records(table: Any) -> Iterator[dict[str, object]]:
    names = [name for name in FIELDS if name in table.schema_arrow.names]
    for batch in table.iter_batches(BATCH, columns=names, use_threads=False):
        columns = [_values(batch.column(name)) for name in names]
        yield from (dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True))


def _values(column: Any) -> list[object]:
    """A column's values; times are cut to microseconds, which is what Python has."""
    import pyarrow as pa

    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    values: list[object] = column.to_pylist()
    return values
