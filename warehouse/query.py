"""Reading the warehouse: one statement at a time, without the means to change it or to touch any other file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb


class NoWarehouse(Exception):  # noqa: N818 (it says what is wrong, not that something is)
    """There is no warehouse yet."""


class BadQuery(Exception):  # noqa: N818
    """The statement cannot be run; the message is DuckDB's."""


@dataclass(frozen=True)
class Answer:
    """The columns' names and the rows."""

    columns: list[str]
    rows: list[tuple[Any, ...]]


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a warehouse for reading; SQL run on the connection can neither write nor read other files.

    Raises:
        NoWarehouse: there is none at ``path``.
    """
    if not path.exists():
        raise NoWarehouse(f"There is no warehouse at {path} yet: `sitrep run` makes it.")
    config: dict[str, str | bool | int | float | list[str]] = {
        "enable_external_access": False,
        "autoinstall_known_extensions": False,
        "lock_configuration": True,
    }
    return duckdb.connect(str(path), read_only=True, config=config)


def query(path: Path, sql: str) -> Answer:
    """The answer to a statement.

    Raises:
        NoWarehouse: there is none at ``path``.
        BadQuery: the statement is wrong, or would change something.
    """
    with connect(path) as connection:
        try:
            result = connection.execute(sql)
            return Answer([column[0] for column in result.description or []], result.fetchall())
        except duckdb.Error as error:
            raise BadQuery(str(error)) from error
