"""Records → polars frames, with the types that the records declare."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

import polars as pl

from extraction import records

RECORDS: Mapping[str, type] = {
    "articles": records.Article,
    "rejects": records.Reject,
    "sentences": records.SentenceRow,
    "actors": records.Actor,
    "actor_mentions": records.ActorMention,
    "place_mentions": records.PlaceMention,
    "date_mentions": records.DateMention,
    "statements": records.Statement,
    "events": records.Event,
    "event_actors": records.EventActor,
    "event_clusters": records.EventCluster,
    "military_assets": records.MilitaryAsset,
    "military_asset_mentions": records.MilitaryAssetMention,
    "figures": records.Figure,
}
"""Table → the record of its rows."""

_TYPES: dict[Any, Any] = {
    str: pl.String,
    int: pl.Int64,
    float: pl.Float64,
    date: pl.Date,
    datetime: pl.Datetime("us", "UTC"),
    list[str]: pl.List(pl.String),
    list[dict[str, int]]: pl.List(pl.Struct({"start_char": pl.Int64, "end_char": pl.Int64})),
}


@cache
def schema(table: str) -> pl.Schema:
    """The polars schema of a table's record, in the order of its fields."""
    hints = typing.get_type_hints(RECORDS[table])
    return pl.Schema({field.name: _polars_type(hints[field.name]) for field in dataclasses.fields(RECORDS[table])})


def frame(table: str, rows: Sequence[Any]) -> pl.DataFrame:
    """The records of a table as a frame; a float field may hold an int."""
    columns = {name: [getattr(row, name) for row in rows] for name in schema(table)}
    return pl.DataFrame(columns, schema=schema(table), strict=True)


def articles(rows: pl.DataFrame) -> list[records.Article]:
    """Rows of ``articles`` as records."""
    return rows_of("articles", rows)


def rows_of(table: str, rows: pl.DataFrame) -> list[Any]:
    """Rows of a table as records."""
    record = RECORDS[table]
    return [record(**row) for row in rows.select(schema(table).names()).iter_rows(named=True)]


def _polars_type(hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        (hint,) = (option for option in typing.get_args(hint) if option is not types.NoneType)
    return _TYPES[hint]
