"""The models hold what the data contract promises, and agree with the records that the extractors return."""

from __future__ import annotations

import dataclasses
import typing
from datetime import date, datetime

import polars as pl
import pytest

from extraction import records
from schemas.registry import PUBLISHED, TABLES
from schemas.validation import BrokenTable, validate

RECORDS: dict[str, type] = {
    "articles": records.Article,
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
    "rejects": records.Reject,
}

PYTHON_TYPES = {str: pl.String, int: pl.Int64, float: pl.Float64, date: pl.Date, list: pl.List, datetime: pl.Datetime}


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_model_and_record_have_the_same_columns(name: str) -> None:
    """A column added on one side only would be lost without a word; here it is an error."""
    hints = typing.get_type_hints(RECORDS[name])
    expected = {}
    for column in dataclasses.fields(RECORDS[name]):
        options = typing.get_args(hints[column.name]) if type(None) in typing.get_args(hints[column.name]) else ()
        base = next((option for option in options if option is not type(None)), hints[column.name])
        expected[column.name] = (PYTHON_TYPES[typing.get_origin(base) or base], bool(options))
    found = {column.name: (column.dtype.base_type(), column.nullable) for column in TABLES[name].columns}
    assert found == expected


@pytest.mark.parametrize("table", PUBLISHED.values(), ids=lambda table: table.name)
def test_every_table_and_column_is_described(table: typing.Any) -> None:
    assert table.description.endswith(".")
    assert [column.name for column in table.columns if not (column.description or "").strip()] == []


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_references_lead_to_single_keys(table: typing.Any) -> None:
    """A reference is checked by an anti-join on the other table's key, so that key is one column."""
    for column, target in table.references.items():
        assert column in table.schema
        assert len(TABLES[target].key) == 1


def event(**changes: object) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(TABLES["events"].schema.names())
    row.update(
        event_id="event:1", article_id="article:1", sentence_id="sentence:1", start_char=0, end_char=3, text="met",
        event_type="CONSULT", contexts=[], status="occurred", rule_id="verb:meet", confidence=0.9,
    )  # fmt: skip
    return row | changes


def frame_of(*rows: dict[str, object], table: str = "events") -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=TABLES[table].schema)


def test_good_rows_pass_unchanged() -> None:
    frame = frame_of(event(), event(event_id="event:2", event_mode="visit", contexts=["military"]))
    verdict = validate("events", frame)
    assert verdict.good.equals(frame)
    assert verdict.bad.is_empty()


BAD = [
    ({"confidence": 1.5}, "confidence"),
    ({"confidence": float("nan")}, "confidence"),
    ({"status": None}, "status"),
    ({"event_type": "DANCE"}, "event_type"),
    ({"event_mode": "troops"}, "row: mode is of its type"),
    ({"contexts": ["military", "sport"]}, "row: contexts are known"),
    ({"end_char": 0, "start_char": 3, "text": "x"}, "row: anchor is not empty"),
    ({"end_char": 4}, "row: anchor is as long as its text"),
    ({"occurred_from": date(2020, 1, 2), "occurred_to": date(2020, 1, 1)}, "row: range is closed"),
    ({"occurred_from": date(2020, 1, 2)}, "row: range is closed"),
    ({"dead_low": 5, "dead_high": 3}, "row: numbers are in order"),
    ({"latitude": 91.0, "longitude": 0.0}, "latitude"),
    ({"latitude": 1.0}, "row: coordinates are pairs"),
    ({"place_country": "kor"}, "place_country"),
    ({"event_id": "event:1"}, "event_id: unique"),
]


@pytest.mark.parametrize(("changes", "reason"), BAD, ids=[str(changes) for changes, _ in BAD])
def test_bad_row_is_parted_from_the_good_ones_with_its_reason(changes: dict[str, object], reason: str) -> None:
    frame = frame_of(event(), event(event_id="event:2") | changes, event(event_id="event:3"))
    verdict = validate("events", frame)
    assert verdict.good["event_id"].to_list() == ["event:1", "event:3"]
    assert verdict.good.schema == frame.schema
    assert verdict.bad.height == 1
    assert reason in verdict.bad["reason"].item()


def test_frame_that_is_not_the_table_is_refused() -> None:
    with pytest.raises(BrokenTable, match="Events: column_in_dataframe status"):
        validate("events", frame_of(event()).drop("status"))
    with pytest.raises(BrokenTable, match=r"confidence: dtype\(.Float64.\) String$"):
        validate("events", frame_of(event()).with_columns(pl.col("confidence").cast(pl.String)))
    with pytest.raises(BrokenTable, match="events"):
        validate("events", frame_of().with_columns(extra=pl.lit(1)))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_empty_table_is_valid(name: str) -> None:
    frame = pl.DataFrame(schema=TABLES[name].schema)
    assert validate(name, frame).good.equals(frame)


def test_infinite_figure_is_bad() -> None:
    row: dict[str, object] = dict.fromkeys(TABLES["figures"].schema.names())
    row.update(
        figure_id="figure:1", article_id="article:1", sentence_id="sentence:1", start_char=0, end_char=3, text="two",
        value_low=1.0, value_high=float("inf"), dimension="count", modifier="exact", rule_id="x", confidence=0.5,
    )  # fmt: skip
    assert "values are a range" in validate("figures", frame_of(row, table="figures")).bad["reason"].item()
