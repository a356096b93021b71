"""Checks of the published warehouse: keys within and between tables, and anchors against the articles' texts."""

from __future__ import annotations

import duckdb

from schemas.fields import Anchored
from schemas.registry import PUBLISHED, Table
from warehouse.home import Home

ANCHORED = ("sentences", *(table.name for table in PUBLISHED.values() if issubclass(table.model, Anchored)))
"""The tables whose rows point at characters of an article."""


def keys(home: Home) -> dict[str, dict[str, int]]:
    """For each table the faults of its keys, such as ``{"speaker_actor_id is not in actors": 2}``."""
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        return {table.name: _key_faults(connection, table) for table in PUBLISHED.values()}


def anchors(home: Home) -> dict[str, dict[str, int]]:
    """For each table with anchors, the number of rows whose text is not what stands at their offsets."""
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        found = {}
        for name in ANCHORED:
            wrong = _count(
                connection,
                f"""SELECT count(*) FROM {name} AS t JOIN articles AS a USING (article_id)
                WHERE substr(a.text, t.start_char + 1, t.end_char - t.start_char) <> t.text""",
            )
            found[name] = {"rows whose text does not stand at their offsets": wrong} if wrong else {}
        return found


def _key_faults(connection: duckdb.DuckDBPyConnection, table: Table) -> dict[str, int]:
    faults = {}
    if table.key:
        columns = ", ".join(table.key)
        repeated = f"SELECT count(*) FROM (SELECT {columns} FROM {table.name} GROUP BY ALL HAVING count(*) > 1)"
        faults[f"({columns}) is not unique"] = _count(connection, repeated)
    for column, target in table.references.items():
        (key,) = PUBLISHED[target].key
        dangling = f"""SELECT count(*) FROM {table.name} AS t
            ANTI JOIN {target} AS k ON t.{column} = k.{key} WHERE t.{column} IS NOT NULL"""
        faults[f"{column} is not in {target}"] = _count(connection, dangling)
    return {fault: rows for fault, rows in faults.items() if rows}


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0
