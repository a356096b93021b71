"""PLOVER gold standard records: one coded event a sentence, with the countries of source and target.

Their labels are of an older PLOVER (DEMAND is REQUEST; DISAPPROVE and INVESTIGATE are ACCUSE; FIGHT is ASSAULT), and an
international organisation has no country: it is right where the actor's sector says so. Of a compound actor one right
country is enough. Source and target are asked of the events with the right type, or of all where none has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from extraction.evaluation.benchmarks.records import Judged, Outcome, share
from extraction.evaluation.scoring import Measure, f1
from extraction.layers import Rows
from extraction.records import Event

TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
COUNTRIES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
SECTORS = {"CVL": "CIV", "REF": "CIV", "LAB": "CIV", "AGR": "CIV", "COP": "GOV"}
"""Sectors that they split, in the terms of the contract; longer codes ("CVLkur") begin with the sector."""
INTERNATIONAL = {"IGO", "NGO", "IMG"}


def score(corpus: str, judged: Sequence[Judged]) -> Outcome:
    """Type in any and in the first event, its macro F1, countries of source and target, sector, and all three right."""
    counts: Counter[str] = Counter()
    confusion: Counter[tuple[str, str]] = Counter()
    confidences = []
    for item in judged:
        wanted = TYPES.get(item.record.meta["event"], item.record.meta["event"])
        events = item.rows["events"]
        typed = [event for event in events if event.event_type == wanted]
        confusion[wanted, events[0].event_type if events else ""] += 1
        counts.update(records=1, events=len(events), typed=bool(typed))
        counts.update(first=bool(events) and events[0].event_type == wanted)
        _count_actors(counts, item, typed, events)
        confidences += [(event.confidence, event.event_type == wanted) for event in events]
    return Outcome(_measures(corpus, counts, confusion), {"events": confidences})


def _count_actors(counts: Counter[str], item: Judged, typed: list[Event], events: Sequence[Event]) -> None:
    source, target = (_codes(item.record.meta.get(role)) for role in ("source", "target"))
    coded = {actor["sector"][:3] for actor in _actors(item.record.meta.get("source")) if actor.get("sector")}
    sectors = {SECTORS.get(sector, sector) for sector in coded if sector.isalpha()}
    parts = {event.event_id: _parts(item.rows, event.event_id) for event in events}
    asked = typed or events

    def right(event: Event, role: str, codes: set[str]) -> bool:
        return not codes or bool(codes & parts[event.event_id][role])

    if source:
        counts.update(sources=1, source=any(right(e, "source", source) for e in asked))
    if target:
        counts.update(targets=1, target=any(right(e, "target", target) for e in asked))
    if sectors and events:
        counts.update(sectors=1, sector=any(sectors & parts[e.event_id]["sector"] for e in asked))
    counts.update(all=any(right(e, "source", source) and right(e, "target", target) for e in typed))


def _actors(coded: Any) -> list[dict[str, str]]:
    return [actor for actor in coded or [] if isinstance(actor, dict)]


def _codes(coded: Any) -> set[str]:
    return {COUNTRIES.get(actor["code"], actor["code"]) for actor in _actors(coded) if actor.get("code")}


def _parts(rows: Rows, event_id: str) -> dict[str, set[str]]:
    """The countries of an event's sources and targets, and the sectors of its sources."""
    described = {actor.actor_id: actor for actor in rows["actors"]}
    parts: dict[str, set[str]] = {"source": set(), "target": set(), "sector": set()}
    for part in rows["event_actors"]:
        if part.event_id != event_id:
            continue
        actor = described.get(part.actor_id)
        if actor is None:  # a state that only a place stands for
            parts[part.role].add(part.actor_id.removeprefix("state:").upper())
            continue
        parts[part.role].update({actor.country} if actor.country else INTERNATIONAL & {actor.sector, "IGO"})
        if part.role == "source" and actor.sector:
            parts["sector"].add(actor.sector)
    return parts


def _measures(corpus: str, counts: Counter[str], confusion: Counter[tuple[str, str]]) -> list[Measure]:
    asked = (
        ("type in any event", "typed", "records"),
        ("type of the first event", "first", "records"),
        ("source country", "source", "sources"),
        ("target country", "target", "targets"),
        ("source sector", "sector", "sectors"),
        ("type, source and target", "all", "records"),
    )
    found = [share(corpus, "events", name, counts[right], counts[of]) for name, right, of in asked]
    macro = Measure(corpus, "events", "macro f1 of the first type", _macro(confusion), counts["records"])
    a_record = Measure(corpus, "events", "events a record", counts["events"] / max(counts["records"], 1), 0)
    return [*found, macro, a_record]


def _macro(confusion: Counter[tuple[str, str]]) -> float:
    types = sorted({wanted for wanted, _ in confusion})
    scores = []
    for kind in types:
        right = confusion[kind, kind]
        found = sum(count for (_, given), count in confusion.items() if given == kind)
        wanted = sum(count for (asked, _), count in confusion.items() if asked == kind)
        scores.append(f1(right / found if found else 0.0, right / wanted))
    return sum(scores) / len(scores)
