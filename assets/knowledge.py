"""The dimensions that come from the knowledge tables, whatever the articles say."""

from collections.abc import Iterator
from typing import Any

import dagster as dg
import polars as pl

from assets.specs import table_asset
from assets.staging import whole_table
from extraction import frames
from extraction.actors.catalogue import catalogue
from extraction.knowledge import tables
from schemas.registry import TABLES
from warehouse.home import Home


@table_asset("known_actors", "actors", description="All actors that the knowledge tables know.")
def known_actors(context: dg.AssetExecutionContext, home: dg.ResourceParam[Home]) -> Iterator[Any]:
    """States, organisations and office holders, as the extraction knows them."""
    rows = sorted(catalogue().actors.values(), key=lambda actor: actor.actor_id)
    yield from whole_table(context, home, "actors", frames.frame("actors", rows))


@table_asset("military_systems")
def military_systems(context: dg.AssetExecutionContext, home: dg.ResourceParam[Home]) -> Iterator[Any]:
    """Weapon systems by name."""
    names = TABLES["military_systems"].schema.names()
    rows = [{name: row[name] or None for name in names} for row in tables.rows("military_systems.csv")]
    frame = pl.DataFrame(rows, schema=TABLES["military_systems"].schema)
    yield from whole_table(context, home, "military_systems", frame)
