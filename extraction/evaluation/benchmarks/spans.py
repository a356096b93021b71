"""re3d: people, organisations, nationalities and places, weapons and platforms, quantities, as spans of any type.

Its annotators nest spans and mark nominals and pronouns too. Overlapping: precision is the share of found spans that
touch a marked one, recall the share of marked ones that a found one touches; exact: the same characters. The strikes
and suicide attacks that it counts among weapons are events here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extraction.evaluation.benchmarks.records import Judged, Outcome
from extraction.evaluation.scoring import Measure, f1
from extraction.layers import Rows

Found = dict[tuple[int, int], float]
"""Start and end → confidence."""

NOT_WEAPONS = {"base", "personnel", "unit", "satellite"}


@dataclass(frozen=True, slots=True)
class Group:
    """What is measured: the benchmark's types, and the spans that were found."""

    table: str
    name: str
    types: frozenset[str]
    found: Callable[[Rows], Found]


def _mentions(rows: Rows) -> Found:
    return _spans(rows, "actor_mentions") | _spans(rows, "place_mentions")


def _spans(rows: Rows, table: str) -> Found:
    return {(row.start_char, row.end_char): row.confidence for row in rows[table]}


def _weapons(rows: Rows) -> Found:
    described = {asset.military_asset_id: asset for asset in rows["military_assets"]}
    mentions = [(mention, described[mention.military_asset_id]) for mention in rows["military_asset_mentions"]]
    return {(m.start_char, m.end_char): asset.confidence for m, asset in mentions if asset.category not in NOT_WEAPONS}


GROUPS = (
    Group("actors", "actors and places", frozenset({"Person", "Organisation", "Nationality", "Location"}), _mentions),
    Group("military_assets", "weapons and platforms", frozenset({"Weapon", "MilitaryPlatform"}), _weapons),
    Group("figures", "quantities and money", frozenset({"Quantity", "Money"}), lambda rows: _spans(rows, "figures")),
)


def score(corpus: str, judged: Sequence[Judged]) -> Outcome:
    """Exact and overlapping F1 of each group."""
    outcome = Outcome([])
    for group in GROUPS:
        counts: Counter[str] = Counter()
        for item in judged:
            gold = {(s["start"], s["end"]) for s in item.record.spans if s["type"] in group.types}
            found = group.found(item.rows)
            touching = {span: any(_overlap(span, marked) for marked in gold) for span in found}
            counts.update(gold=len(gold), rows=len(found), exact=len(gold & found.keys()))
            counts.update(found=sum(touching.values()))
            counts.update(covered=sum(any(_overlap(marked, span) for span in found) for marked in gold))
            pairs = [(confidence, touching[span]) for span, confidence in found.items()]
            outcome.confidences.setdefault(group.table, []).extend(pairs)
        outcome.measures += _measures(corpus, group, counts)
    return outcome


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _measures(corpus: str, group: Group, counts: Counter[str]) -> list[Measure]:
    rows, gold = max(counts["rows"], 1), max(counts["gold"], 1)
    overlapping = f1(counts["found"] / rows, counts["covered"] / gold)
    exact = f1(counts["exact"] / rows, counts["exact"] / gold)
    return [
        Measure(corpus, group.table, f"{group.name}: overlapping f1", overlapping, counts["gold"]),
        Measure(corpus, group.table, f"{group.name}: exact f1", exact, counts["gold"]),
    ]
