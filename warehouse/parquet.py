"""Atomic Parquet files by table and day.

A reader sees a file whole or not at all: it is written beside its place, forced to the disk, and moved over the old
one. Rows are in a fixed order, so that the same rows always give the same file.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import polars as pl

from schemas.registry import TABLES
from warehouse.home import Home


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to in place of ``path``: moved over it at the end, removed after an error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def write(path: Path, frame: pl.DataFrame) -> None:
    """Write a Parquet file atomically."""
    with replacing(path) as temporary:
        frame.write_parquet(temporary, compression="zstd", statistics=True)


def file_name(day: date | None) -> str:
    """The name of the file of a day; that of a table without days."""
    return f"{day.isoformat() if day else 'all'}.parquet"


def partition(home: Home, table: str, day: date | None) -> Path:
    """The file of a table's rows of one day of publication (None: of a table without days)."""
    return home.lake / table / file_name(day)


def files(home: Home, table: str) -> list[Path]:
    """The files of a table, in the order of their days."""
    return sorted((home.lake / table).glob("*.parquet"))


def read(home: Home, table: str, wanted: Iterable[date], folder: str | None = None) -> pl.DataFrame:
    """The rows of some days (those that have a file), with the table's schema even where there are none.

    ``folder`` is the table's name unless its rows lie elsewhere in the lake (the landing zone).
    """
    paths = [path for day in sorted(wanted) if (path := partition(home, folder or table, day)).exists()]
    empty = pl.DataFrame(schema=TABLES[table].schema)
    return pl.concat([empty, *(pl.read_parquet(path) for path in paths)])


def read_all(home: Home, table: str) -> pl.DataFrame:
    """All rows of a table."""
    return pl.concat([pl.DataFrame(schema=TABLES[table].schema), *map(pl.read_parquet, files(home, table))])


def in_order(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The rows in the order in which they are kept: by article and place in it, then by key."""
    by = [name for name in ("article_id", "start_char", "end_char", *TABLES[table].key) if name in frame.columns]
    return frame.sort(list(dict.fromkeys(by)), nulls_last=True) if by else frame


def sweep(home: Home) -> None:
    """Remove what killed processes left half-written: temporary files and staged tables older than a day."""
    old = time.time() - 24 * 3600
    for path in [*home.root.glob(".*.tmp"), *home.lake.glob(".*.parquet"), *home.lake.glob("*/.*.tmp")]:
        if path.stat().st_mtime < old:
            path.unlink()
    for path in home.lake.glob(".staging/*"):
        if path.stat().st_mtime < old:
            shutil.rmtree(path, ignore_errors=True)
