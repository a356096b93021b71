"""What the extractors return: one frozen dataclass a table, its fields the table's columns in their order.

The meaning of each column is in ``schemas`` (a test holds the two together). Offsets count Unicode code points of
``Article.text``; ``article.text[start_char:end_char] == text`` holds for every record that has an anchor.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

EXTRACTOR_VERSION = "1"
"""Raised by hand when the same article can give other rows than before; it is part of every asset's code version."""


def row_id(table: str, article_id: str, start: int, end: int, discriminator: str = "") -> str:
    """A deterministic id for a row of ``table``: the same anchor of the same article always gives the same id.

    ``discriminator`` tells apart rows that share an anchor (two people in "they", two readings of one trigger).
    """
    key = f"{article_id}|{start}|{end}|{discriminator}"
    return f"{table}:{hashlib.blake2b(key.encode(), digest_size=8).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Article:
    """An accepted article; ``text`` is the cleaned body (without title and byline) that all offsets refer to."""

    article_id: str
    source_uri: str
    url: str | None
    outlet: str | None
    title: str | None
    author: str | None
    published_on: date
    language: str
    text: str
    text_sha256: str
    duplicate_of: str | None
    ingested_at: datetime


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that could not be read, parsed or validated, with what to do about it."""

    source_uri: str
    stage: str
    reason: str
    detail: str
    rejected_at: datetime


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence; it never crosses a paragraph break."""

    sentence_id: str
    article_id: str
    ordinal: int
    start_char: int
    end_char: int
    text: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts: a state, an organisation, a person or a group without a name ("rebels")."""

    actor_id: str
    name: str
    kind: str
    sector: str | None
    country: str | None
    parent_actor_id: str | None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that refer to an actor. Words that refer to several ("the two leaders") give one row for each."""

    mention_id: str
    article_id: str
    sentence_id: str
    start_char: int
    end_char: int
    text: str
    actor_id: str
    mention_type: str
    role: str | None
    rule_id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that say where."""

    mention_id: str
    article_id: str
    sentence_id: str
    start_char: int
    end_char: int
    text: str
    place_name: str
    place_country: str | None
    admin1: str | None
    geoname_id: int | None
    latitude: float | None
    longitude: float | None
    feature_class: str | None
    rule_id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that say when, resolved to a closed range of days where they can be."""

    mention_id: str
    article_id: str
    sentence_id: str
    start_char: int
    end_char: int
    text: str
    timex_type: str
    timex_value: str | None
    date_from: date | None
    date_to: date | None
    rule_id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is reported to have said, thought or written; the anchor is the content without the cue."""

    statement_id: str
    article_id: str
    sentence_id: str
    start_char: int
    end_char: int
    text: str
    kind: str
    speaker_actor_id: str | None
    speaker_text: str | None
    cue: str | None
    cue_text: str | None
    cue_class: str | None
    polarity: str
    addressee_actor_id: str | None
    via_actor_id: str | None
    said_from: date | None
    said_to: date | None
    said_text: str | None
    parts: list[dict[str, int]]
    rule_id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done, is planned, may be done or was not done; the anchor is the trigger."""

    event_id: str
    article_id: str
    sentence_id: str
    start_char: int
    end_char: int
    text: str
    event_type: str
    event_mode: str | None
    contexts: list[str]
    quad_class: str | None
    cameo_root: str | None
    intensity: float | None
    status: str
    occurred_from: date | None
    occurred_to: date | None
    occurred_text: str | None
    date_source: str | None
    place_name: str | None
    place_country: str | None
    geoname_id: int | None
    latitude: float | None
    longitude: float | None
    dead_low: int | None
    dead_high: int | None
    injured_low: int | None
    injured_high: int | None
    size_low: int | None
    size_high: int | None
    rule_id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class EventActor:
    """An actor's part in an event."""

    event_id: str
    article_id: str
    actor_id: str
    role: str
    text: str | None


@dataclass(frozen=True, slots=True)
class EventCluster:
    """One report (row of ``events``) of a cluster of reports of one event."""

    cluster_id: str
    event_id: str
    article_id: str


@dataclass(frozen=True, slots=True)
class MilitaryAsset:
    """A weapon, vehicle, vessel, base, unit or body of troops with its operator, place and status."""

    military_asset_id: str
    article_id: str
    sentence_id: str
    start_char: int
    end_char: int
    text: str
    system_id: str | None
    name: str
    category: str
    operator_actor_id: str | None
    place_name: str | None
    place_country: str | None
    geoname_id: int | None
    latitude: float | None
    longitude: float | None
    status: str
    quantity: float | None
    as_of_from: date | None
    as_of_to: date | None
    rule_id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class MilitaryAssetMention:
    """One of the mentions that a row of ``military_assets`` was made from."""

    mention_id: str
    military_asset_id: str
    article_id: str
    sentence_id: str
    start_char: int
    end_char: int
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its unit and what it measures; ``per`` is what a rate is counted by ("barrel", "year")."""

    figure_id: str
    article_id: str
    sentence_id: str
    start_char: int
    end_char: int
    text: str
    value_low: float
    value_high: float
    unit: str | None
    per: str | None
    dimension: str
    currency: str | None
    si_value: float | None
    si_unit: str | None
    modifier: str
    measures: str | None
    actor_id: str | None
    military_asset_id: str | None
    same_as_figure_id: str | None
    rule_id: str
    confidence: float
