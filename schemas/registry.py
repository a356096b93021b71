"""The tables by name: model, key and references. The lake, the warehouse, the checks and the docs read this."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

import pandera.polars as pa
import polars as pl

from schemas import dimensions, facts, mentions
from schemas.fields import Anchored

_LAST = ("rule_id", "confidence")


def _anchor_of(model: type[pa.DataFrameModel]) -> tuple[str, ...]:
    return tuple(Anchored.__annotations__) if issubclass(model, Anchored) else ()


@dataclass(frozen=True)
class Column:
    """A column as a reader of the data meets it."""

    name: str
    dtype: pl.DataType
    nullable: bool
    description: str


@dataclass(frozen=True)
class Table:
    """A table of the contract.

    ``key`` is unique over the whole warehouse; ``references`` maps a column to the table whose key it holds.
    """

    name: str
    model: type[pa.DataFrameModel]
    key: tuple[str, ...]
    references: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def checks(self) -> pa.DataFrameSchema:
        """The model compiled, with its columns in the order of a reader: key, anchor, facts, place, rule."""
        schema: pa.DataFrameSchema = self.model.to_schema()
        own = [name for name in self.model.__annotations__ if name not in _LAST]
        order = dict.fromkeys([*self.key, *_anchor_of(self.model), *own])
        inherited = [name for name in schema.columns if name not in order and name not in _LAST]
        return schema.select_columns([*order, *inherited, *(name for name in _LAST if name in schema.columns)])

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns in order."""
        return tuple(
            Column(name, column.dtype.type, column.nullable, column.description)
            for name, column in self.checks.columns.items()
        )

    @cached_property
    def schema(self) -> pl.Schema:
        """The polars schema; ``pl.DataFrame(schema=table.schema)`` is the empty table."""
        return pl.Schema({column.name: column.dtype for column in self.columns})

    @cached_property
    def description(self) -> str:
        """What a row is."""
        return (self.model.__doc__ or "").strip()


_ANCHOR = {"article_id": "articles", "sentence_id": "sentences"}

_ALL = (
    Table("articles", dimensions.Articles, ("article_id",), {"duplicate_of": "articles"}),
    Table("parses", dimensions.Parses, ("article_id",), {"article_id": "articles"}),
    Table("sentences", dimensions.Sentences, ("sentence_id",), {"article_id": "articles"}),
    Table("actors", dimensions.Actors, ("actor_id",), {"parent_actor_id": "actors"}),
    Table("military_systems", dimensions.MilitarySystems, ("system_id",)),
    Table("offices", dimensions.Offices, ("actor_id", "office", "term_from")),
    Table("actor_mentions", mentions.ActorMentions, ("mention_id",), {**_ANCHOR, "actor_id": "actors"}),
    Table("place_mentions", mentions.PlaceMentions, ("mention_id",), _ANCHOR),
    Table("date_mentions", mentions.DateMentions, ("mention_id",), _ANCHOR),
    Table(
        "statements",
        facts.Statements,
        ("statement_id",),
        {**_ANCHOR, "speaker_actor_id": "actors", "addressee_actor_id": "actors", "via_actor_id": "actors"},
    ),
    Table("events", facts.Events, ("event_id",), _ANCHOR),
    Table(
        "event_actors",
        facts.EventActors,
        ("event_id", "actor_id", "role"),
        {"event_id": "events", "article_id": "articles", "actor_id": "actors"},
    ),
    Table("event_clusters", facts.EventClusters, ("event_id",), {"event_id": "events", "article_id": "articles"}),
    Table(
        "military_assets",
        facts.MilitaryAssets,
        ("military_asset_id",),
        {**_ANCHOR, "system_id": "military_systems", "operator_actor_id": "actors"},
    ),
    Table(
        "military_asset_mentions",
        mentions.MilitaryAssetMentions,
        ("mention_id", "military_asset_id"),
        {**_ANCHOR, "military_asset_id": "military_assets"},
    ),
    Table(
        "figures",
        facts.Figures,
        ("figure_id",),
        {
            **_ANCHOR,
            "actor_id": "actors",
            "military_asset_id": "military_assets",
            "same_as_figure_id": "figures",
        },
    ),
    Table("rejects", dimensions.Rejects, ()),
    Table("quality", dimensions.Quality, ("measured_on", "corpus", "table", "measure")),
)

TABLES: Mapping[str, Table] = MappingProxyType({table.name: table for table in _ALL})
"""Every table of the lake."""

PUBLISHED: Mapping[str, Table] = MappingProxyType({table.name: table for table in _ALL if table.name != "parses"})
"""Every table of the warehouse and the exports."""
