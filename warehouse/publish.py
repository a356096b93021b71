"""Publishing: the lake becomes one DuckDB file, which takes the place of the old one in a single step.

A writer on a live DuckDB file shuts every reader out. So the database is built beside its place and moved there when
it is whole; whoever has the old one open goes on reading it.
"""

from __future__ import annotations

import os
from itertools import takewhile
from pathlib import Path

import duckdb
import polars as pl

from schemas.registry import PUBLISHED, Table
from warehouse import actors, parquet
from warehouse.home import Home

STORAGE_VERSION = "v1.5.0"
"""So that the DuckDB 1.5 command line opens a file written by DuckDB 2."""

VIEWS = Path(__file__).parent / "views"
MACROS = Path(__file__).parent / "macros"

_ALIAS = "warehouse"


def publish(home: Home) -> dict[str, int]:
    """Build the database from the lake and put it in place; returns the rows of each table."""
    with parquet.replacing(home.warehouse) as temporary:
        # A build that was killed may have left its file; DuckDB would append to it.
        temporary.unlink(missing_ok=True)
        with duckdb.connect() as connection:
            connection.execute(f"ATTACH '{_quoted(temporary)}' AS {_ALIAS} (STORAGE_VERSION '{STORAGE_VERSION}')")
            connection.execute(f"USE {_ALIAS}")
            for table in PUBLISHED.values():
                _load(connection, home, table)
                _comment(connection, table)
            for path in sorted(VIEWS.glob("*.sql"), key=_after_what_it_reads):
                _create_view(connection, path)
            for path in sorted(MACROS.glob("*.sql")):
                _create_macro(connection, path)
            rows = {name: _count(connection, name) for name in PUBLISHED}
            connection.execute("CHECKPOINT")
            connection.execute("USE memory")
            connection.execute(f"DETACH {_ALIAS}")
    return rows


def _load(connection: duckdb.DuckDBPyConnection, home: Home, table: Table) -> None:
    """Fill a table from its files, in the order of the days and of the rows in them."""
    paths = parquet.files(home, table.name)
    if not paths or table.name == "actors":
        # Through a file, because DuckDB reads a polars frame only where pyarrow is installed.
        frame = actors.dimension(home) if table.name == "actors" else pl.DataFrame(schema=table.schema)
        paths = [home.lake / f".{table.name}.{os.getpid()}.parquet"]
        parquet.write(paths[0], frame)
    columns = ", ".join(_column(name, dtype) for name, dtype in table.schema.items())
    listed = ", ".join(f"'{_quoted(path)}'" for path in paths)
    connection.execute(
        f"CREATE TABLE {table.name} AS SELECT {columns} FROM read_parquet([{listed}], hive_partitioning = false)"
    )
    for path in paths:
        if path.name.startswith("."):
            path.unlink()


def _column(name: str, dtype: pl.DataType) -> str:
    """The column as it is published: times in UTC without a zone, which need no time zone data to be read."""
    if isinstance(dtype, pl.Datetime):
        return f'make_timestamp(epoch_us("{name}")) AS "{name}"'
    return f'"{name}"'


def _comment(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    connection.execute(f"COMMENT ON TABLE {table.name} IS '{_quoted(table.description)}'")
    for column in table.columns:
        connection.execute(f"COMMENT ON COLUMN {table.name}.\"{column.name}\" IS '{_quoted(column.description)}'")


def _after_what_it_reads(path: Path) -> tuple[bool, str]:
    """Views of tables before views of views."""
    names = {other.stem for other in VIEWS.glob("*.sql")} - {path.stem}
    words = set(path.read_text(encoding="utf-8").replace("\n", " ").split())
    return bool(names & words), path.stem


def _create_view(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Create the view of a file; the comment at its top becomes the view's comment."""
    about, sql = about_and_sql(path)
    connection.execute(f"CREATE VIEW {path.stem} AS {sql}")
    connection.execute(f"COMMENT ON VIEW {path.stem} IS '{_quoted(about)}'")


def _create_macro(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Create the macro of a file, which holds the whole statement, because a macro has parameters."""
    about, sql = about_and_sql(path)
    connection.execute(sql)
    kind = "MACRO TABLE" if "AS TABLE" in sql else "MACRO"
    connection.execute(f"COMMENT ON {kind} {path.stem} IS '{_quoted(about)}'")


def about_and_sql(path: Path) -> tuple[str, str]:
    """The comment at the top of a file, and what comes after it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    about = list(takewhile(lambda line: line.startswith("--"), lines))
    return " ".join(line.removeprefix("--").strip() for line in about), "\n".join(lines[len(about) :])


def _count(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {name}").fetchone()
    return int(row[0]) if row else 0


def _quoted(value: object) -> str:
    return str(value).replace("'", "''")
