"""Which row answers which row of gold, and which of its attributes are right.

The rules: a gold row and a row of the table are matched one to one, best match first. Actors by name (case, punctuation
and "the" do not count; one name may contain the other) and kind; statements by at least half of the longer one's words;
events by type and shared words of the trigger; military assets by system or surface words; figures by both values to
0.1 %.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from extraction.evaluation.gold import any_of
from extraction.evaluation.views import Row

Test = Callable[[Row, Row], Any]


def words(text: str | None) -> list[str]:
    """The words of a text in lower case."""
    return re.findall(r"\w+", (text or "").lower())


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two names are one once case, punctuation and "the" are gone, or one contains the other."""
    one, other = (" ".join(word for word in words(x) if word != "the") for x in (a, b))
    return bool(one and other) and (one == other or f" {one} " in f" {other} " or f" {other} " in f" {one} ")


def shared(a: str | None, b: str | None) -> float:
    """Words in common as a share of the longer side."""
    one, other = Counter(words(a)), Counter(words(b))
    return sum((one & other).values()) / max(sum(one.values()), sum(other.values()), 1)


def match(gold: list[Row], rows: list[Row], score: Test) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Pairs of gold and row by descending score, then the gold without a row and the rows without gold."""
    ranked = sorted(((score(g, r), i, j) for i, g in enumerate(gold) for j, r in enumerate(rows)), reverse=True)
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for value, i, j in ranked:
        if value > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((gold[i], rows[j]))
    return (
        pairs,
        [g for i, g in enumerate(gold) if i not in left],
        [r for j, r in enumerate(rows) if j not in right],
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _dates_right(gold: Row, row: Row, column: str) -> bool:
    return (_day(gold.get("from")), _day(gold.get("to"))) == (row[f"{column}_from"], row[f"{column}_to"])


def _names_right(gold: list[str], row: list[str]) -> bool:
    return len(gold) == len(row) and all(any(same_name(g, r) for r in row) for g in gold)


def _actor(gold: Row, row: Row) -> float:
    if gold["kind"] != row["kind"]:
        return 0
    return 2 if words(gold["name"]) == words(row["name"]) else int(same_name(gold["name"], row["name"]))


def _statement(gold: Row, row: Row) -> float:
    share = shared(gold["text"], row["text"])
    return share if share >= 0.5 else 0


def _event(gold: Row, row: Row) -> float:
    if row["event_type"] not in any_of(gold["type"]):
        return 0
    bonus = _names_right(gold["source"], row["source"]) + _dates_right(gold, row, "occurred")
    return shared(gold["trigger"], row["text"]) * (1 + bonus)


def _asset(gold: Row, row: Row) -> float:
    surface = same_name(gold.get("surface"), row["text"])
    if not (surface or same_name(gold.get("system"), row["name"])):
        return 0
    return float(1 + (gold["place"] == row["place_name"]) + surface)


def _figure(gold: Row, row: Row) -> float:
    pairs = ((gold["low"], row["value_low"]), (gold["high"], row["value_high"]))
    return float(all(found is not None and abs(want - found) <= 0.001 * abs(want) for want, found in pairs))


SCORES: dict[str, Test] = {
    "actors": _actor,
    "statements": _statement,
    "events": _event,
    "military_assets": _asset,
    "figures": _figure,
}
"""Table → how well a row answers a gold row (0: not at all)."""

ATTRIBUTES: dict[str, dict[str, Test]] = {
    "actors": {
        "sector": lambda g, r: g["sector"] == r["sector"],
        "country": lambda g, r: g["country"] == r["country"],
        "role": lambda g, r: "role" not in g or any(shared(g["role"], role) > 0.3 for role in r["roles"]),
    },
    "statements": {
        "speaker": lambda g, r: any(same_name(speaker, r["speaker"]) for speaker in any_of(g["speaker"])),
        "kind": lambda g, r: g["kind"] == r["kind"],
        "cue": lambda g, r: r["cue"] in any_of(g["cue"]),
        "date": lambda g, r: "from" not in g or _dates_right(g, r, "said"),
    },
    "events": {
        "source": lambda g, r: _names_right(g["source"], r["source"]),
        "target": lambda g, r: _names_right(g["target"], r["target"]),
        "date": lambda g, r: "from" not in g or _dates_right(g, r, "occurred"),
        "status": lambda g, r: g["status"] == r["status"],
        "place": lambda g, r: "place" not in g or same_name(g["place"], r["place_name"]),
    },
    "military_assets": {
        "category": lambda g, r: g["category"] == r["category"],
        "status": lambda g, r: g["status"] == r["status"],
        "operator": lambda g, r: (not g["operator"] and not r["operator"]) or same_name(g["operator"], r["operator"]),
        "place": lambda g, r: not g["place"] or same_name(g["place"], r["place_name"]),
        "quantity": lambda g, r: g["quantity"] in (None, r["quantity"]),
    },
    "figures": {
        "unit": lambda g, r: g["unit"] in (r["unit"], r["currency"]) or f"{g['unit']}s" == r["unit"],
        "modifier": lambda g, r: g["modifier"] == r["modifier"],
        "measures": lambda g, r: shared(g["measures"], r["measures"]) > 0.25,
    },
}
"""Table → attribute → whether a matched row has it right."""
