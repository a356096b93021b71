"""The layers in their order, and how they are put together on a document.

A layer finds the rows of one or more tables and makes known what later layers read. What breaks in a layer on one
article is a failure of that layer on that article; the article's other tables are filled all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extraction.actors import find_actors
from extraction.confidence import calibrated
from extraction.dates import find_dates
from extraction.document import Document
from extraction.events import find_events
from extraction.figures import find_figures
from extraction.military_assets import find_military_assets
from extraction.places import find_places
from extraction.records import SentenceRow
from extraction.statements import find_statements

Rows = Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class Layer:
    """``module`` (below ``extraction``) makes ``tables`` after the layers that it ``reads``.

    ``find`` takes the document and the rows that were found in it so far.
    """

    module: str
    tables: tuple[str, ...]
    find: Callable[[Document, Rows], Rows]
    reads: tuple[str, ...] = ()


@dataclass(frozen=True)
class Coded:
    """What was found in a document: the rows of each table, and the layers that failed with why."""

    rows: Rows
    failures: Mapping[str, str]


def _sentences(document: Document, found: Rows) -> Rows:
    article = document.article
    return {
        "sentences": [
            SentenceRow(s.sentence_id, article.article_id, s.ordinal, s.start, s.end, article.text[s.start : s.end])
            for s in document.sentences
        ]
    }


def _dates(document: Document, found: Rows) -> Rows:
    document.add_dates(find_dates(document))
    return {"date_mentions": document.date_mentions}


def _places(document: Document, found: Rows) -> Rows:
    document.add_places(find_places(document))
    return {"place_mentions": document.place_mentions}


def _actors(document: Document, found: Rows) -> Rows:
    actors, mentions = find_actors(document)
    document.add_actors(actors, mentions)
    return {"actors": actors, "actor_mentions": document.actor_mentions}


def _statements(document: Document, found: Rows) -> Rows:
    return {"statements": find_statements(document)}


def _events(document: Document, found: Rows) -> Rows:
    events, event_actors = find_events(document)
    return {"events": events, "event_actors": event_actors}


def _military_assets(document: Document, found: Rows) -> Rows:
    assets, mentions = find_military_assets(document)
    return {"military_assets": assets, "military_asset_mentions": mentions}


def _figures(document: Document, found: Rows) -> Rows:
    return {"figures": find_figures(document, found["military_assets"])}


_WHO_WHERE_WHEN = ("dates", "places", "actors")

LAYERS = (
    Layer("language", ("sentences",), _sentences),
    Layer("dates", ("date_mentions",), _dates),
    Layer("places", ("place_mentions",), _places, ("dates",)),
    Layer("actors", ("actors", "actor_mentions"), _actors, ("dates", "places")),
    Layer("statements", ("statements",), _statements, _WHO_WHERE_WHEN),
    Layer("events", ("events", "event_actors"), _events, _WHO_WHERE_WHEN),
    Layer("military_assets", ("military_assets", "military_asset_mentions"), _military_assets, _WHO_WHERE_WHEN),
    Layer("figures", ("figures",), _figures, (*_WHO_WHERE_WHEN, "military_assets")),
)

TABLES = tuple(table for layer in LAYERS for table in layer.tables)
"""The tables that are coded from a parse, in the order in which they are."""


def code(document: Document, wanted: Collection[str] = TABLES, *, calibrate: bool = True) -> Coded:
    """Run the layers that the ``wanted`` tables need on a document without mentions.

    Returns:
        The wanted rows; their ``confidence`` is the share of such rows that annotators agree with, or what the
        extractor itself says where ``calibrate`` is off (for fitting that map).
    """
    found: dict[str, Sequence[Any]] = {}
    failures: dict[str, str] = {}
    for layer in needed(wanted):
        try:
            found.update(layer.find(document, found))
        except Exception as error:  # An extractor may break in ways nobody foresaw; one article is what it costs.
            failures[layer.module] = f"{type(error).__name__}: {error}"
            found.update(dict.fromkeys(layer.tables, ()))
    rows = {table: calibrated(table, found[table]) if calibrate else found[table] for table in wanted}
    return Coded(rows, failures)


def needed(wanted: Collection[str]) -> list[Layer]:
    """The layers that make the wanted tables or are read by one that does, in order."""
    modules: set[str] = set()
    for layer in reversed(LAYERS):
        if layer.module in modules or not set(layer.tables).isdisjoint(wanted):
            modules.update((layer.module, *layer.reads))
    return [layer for layer in LAYERS if layer.module in modules]
