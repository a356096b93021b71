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


@table_asset("offices")
def offices(context: dg.AssetExecutionContext, home: dg.ResourceParam[Home]) -> Iterator[Any]:
    """Terms of office; one of which only the year or the month is known lasts from its first day to its last."""
    names = TABLES["offices"].schema.names()
    rows = [{name: row[name] or None for name in names} for row in tables.folder_rows("office_holders")]
    begins, ends = pl.col("term_from"), pl.col("term_to")
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String)).with_columns(first_day(begins), last_day(ends))
    yield from whole_table(context, home, "offices", frame)


def first_day(text: pl.Expr) -> pl.Expr:
    """``2014``, ``2014-06`` or ``2014-06-30`` → its first day."""
    return (text + pl.lit("-01-01").str.slice(text.str.len_chars() - 4)).str.to_date("%Y-%m-%d")


def last_day(text: pl.Expr) -> pl.Expr:
    """``2014``, ``2014-06`` or ``2014-06-30`` → its last day."""
    whole = pl.when(text.str.len_chars() == 4).then(text + pl.lit("-12")).otherwise(text)
    first = first_day(whole)
    return pl.when(whole.str.len_chars() == 7).then(first.dt.month_end()).otherwise(first)
