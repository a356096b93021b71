"""Checks of the published warehouse: keys within and between tables, and anchors against the articles' texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from schemas.fields import Anchored
from schemas.registry import PUBLISHED, Table
from warehouse.home import Home

ANCHORED = ("sentences", *(table.name for table in PUBLISHED.values() if issubclass(table.model, Anchored)))
"""The tables whose rows point at characters of an article."""


@dataclass(frozen=True)
class Fault:
    """What is wrong in a table, in how many rows."""

    table: str
    what: str
    rows: int


def keys(home: Home) -> list[Fault]:
    """Keys that are not unique, and references that lead nowhere."""
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        return [fault for table in PUBLISHED.values() for fault in _key_faults(connection, table) if fault.rows]


def anchors(home: Home) -> list[Fault]:
    """Rows whose text is not what stands at their offsets."""
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        faults = [Fault(name, "text does not stand at its offsets", _misplaced(connection, name)) for name in ANCHORED]
        return [fault for fault in faults if fault.rows]


def _key_faults(connection: duckdb.DuckDBPyConnection, table: Table) -> Iterator[Fault]:
    if table.key:
        key = ", ".join(f'"{column}"' for column in table.key)
        repeated = f"SELECT count(*) FROM (SELECT {key} FROM {table.name} GROUP BY ALL HAVING count(*) > 1)"
        yield Fault(table.name, f"({', '.join(table.key)}) is not unique", _count(connection, repeated))
    for column, target in table.references.items():
        (target_key,) = PUBLISHED[target].key
        dangling = f"""SELECT count(*) FROM {table.name} AS t
            ANTI JOIN {target} AS k ON t."{column}" = k."{target_key}" WHERE t."{column}" IS NOT NULL"""
        yield Fault(table.name, f"{column} is not in {target}", _count(connection, dangling))


def _misplaced(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return _count(
        connection,
        f"""SELECT count(*) FROM {table} AS t JOIN articles AS a USING (article_id)
        WHERE substr(a.text, t.start_char + 1, t.end_char - t.start_char) <> t.text""",
    )


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0
