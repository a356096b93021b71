"""Clusters: which rows report one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extraction.events import cluster_events
from extraction.records import Actor, Event, EventActor

DAY = date(2022, 5, 10)
MALI, NIGER, CHAD = (Actor(f"state:{i}", i, "state", "GOV", i.upper(), None) for i in ("mli", "ner", "tcd"))
PRESIDENT = Actor("person:x", "X", "person", "GOV", "MLI", None)
PUBLISHED = {"a": DAY, "b": date(2022, 5, 11), "c": date(2022, 5, 12), "late": date(2022, 7, 1)}
BASE = Event(
    "event:1", "a", "s", 0, 3, "met", "CONSULT", None, [], "verbal_cooperation", "04", 2.5, "occurred", DAY, DAY,
    "May 10", "clause", "Bamako", "MLI", 1, 12.6, -8.0, None, None, None, None, None, None, "verbs:meet", 0.7,
)  # fmt: skip


def event(i: int, article: str = "b", **changes: object) -> Event:
    return replace(BASE, event_id=f"event:{i}", article_id=article, start_char=i, **changes)  # type: ignore[arg-type]


def between(row: Event, *pairs: tuple[Actor, str]) -> list[EventActor]:
    return [EventActor(row.event_id, row.article_id, actor.actor_id, role, None) for actor, role in pairs]


def clustered(*rows: tuple[Event, list[EventActor]]) -> dict[str, str]:
    events, actors = [row for row, _ in rows], [party for _, parties in rows for party in parties]
    found = cluster_events(events, actors, [MALI, NIGER, CHAD, PRESIDENT], PUBLISHED)
    return {row.event_id: row.cluster_id for row in found}


BOTH = ((MALI, "source"), (NIGER, "source"))


def test_two_reports_of_one_meeting() -> None:
    first, second = event(1, "a"), event(2, "b")
    found = clustered((first, between(first, *BOTH)), (second, between(second, *BOTH)))
    assert found == {"event:1": "cluster:1", "event:2": "cluster:1"}


def test_a_person_counts_as_its_country() -> None:
    first, second = event(1, "a"), event(2, "b")
    parties = between(second, (PRESIDENT, "source"), (NIGER, "source"))
    assert clustered((first, between(first, *BOTH)), (second, parties))["event:2"] == "cluster:1"


@pytest.mark.parametrize(
    "changes",
    [
        {"event_type": "ASSAULT"},
        {"status": "negated"},
        {"occurred_from": date(2022, 4, 1), "occurred_to": date(2022, 4, 1)},
        {"place_name": "Niamey", "place_country": "NER", "geoname_id": 2},
        {"article": "late"},
    ],
)
def test_other_events_stay_apart(changes: dict[str, object]) -> None:
    article = str(changes.pop("article", "b"))
    first, second = event(1, "a"), event(2, article, **changes)
    assert clustered((first, between(first, *BOTH)), (second, between(second, *BOTH)))["event:2"] == "cluster:2"


def test_other_parties_stay_apart() -> None:
    first, second = event(1, "a"), event(2, "b")
    parties = between(second, (CHAD, "source"), (NIGER, "source"))
    assert clustered((first, between(first, *BOTH)), (second, parties))["event:2"] == "cluster:2"


def test_one_party_alone_ties_nothing_together() -> None:
    bare = {"occurred_from": None, "occurred_to": None, "place_name": None, "place_country": None, "geoname_id": None}
    first, second = event(1, "a", event_type="ACCUSE", **bare), event(2, "b", event_type="ACCUSE", **bare)
    parties = [between(row, (MALI, "source")) for row in (first, second)]
    assert clustered((first, parties[0]), (second, parties[1]))["event:2"] == "cluster:2"


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = [
        (row, between(row, *BOTH))
        for row in (event(1, "a"), event(2, "b"), event(3, "c"), event(4, "c", status="negated"))
    ]
    assert clustered(*rows) == clustered(*reversed(rows))


def test_a_later_day_changes_nothing_of_an_earlier_one() -> None:
    rows = [(row, between(row, *BOTH)) for row in (event(1, "a"), event(2, "b"), event(3, "c"))]
    earlier = clustered(*rows[:2])
    assert {i: c for i, c in clustered(*rows).items() if i in earlier} == earlier
