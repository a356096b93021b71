"""One row an actor from the rows of many days."""

from __future__ import annotations

import polars as pl

from schemas.registry import TABLES
from warehouse import parquet
from warehouse.home import Home

KNOWN = "known_actors"
"""The asset with all actors of the knowledge tables."""


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


def dimension(home: Home) -> pl.DataFrame:
    """The actors of all articles, all states, and whatever actors of the knowledge tables these belong to."""
    schema = TABLES["actors"].schema
    met = merge(parquet.read_all(home, "actors"))
    known = pl.concat([pl.DataFrame(schema=schema), *map(pl.read_parquet, parquet.files(home, KNOWN))])
    all_actors = pl.concat([met, known.filter(pl.col("kind") == "state").join(met, on="actor_id", how="anti")])
    while True:
        parents = known.filter(pl.col("actor_id").is_in(all_actors["parent_actor_id"].drop_nulls().to_list()))
        missing = parents.join(all_actors, on="actor_id", how="anti")
        if missing.is_empty():
            return all_actors.sort("actor_id")
        all_actors = pl.concat([all_actors, missing])
