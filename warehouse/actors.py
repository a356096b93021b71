"""One row an actor from the rows of many days."""

from __future__ import annotations

import polars as pl

from schemas.registry import TABLES


def merge(rows: pl.DataFrame) -> pl.DataFrame:
    """Merge rows of ``actors``: for each column the value that most rows have, the smaller one of equals.

    Which rows come first does not matter; an unknown value (NULL) never outvotes a known one.
    """
    names = TABLES["actors"].schema.names()
    merged = rows.select("actor_id").unique().sort("actor_id")
    for name in names[1:]:
        votes = rows.drop_nulls(name).group_by("actor_id", name).len()
        winner = votes.sort("actor_id", "len", name, descending=[False, True, False]).unique("actor_id", keep="first")
        merged = merged.join(winner.drop("len"), on="actor_id", how="left")
    return merged.select(names).sort("actor_id")
