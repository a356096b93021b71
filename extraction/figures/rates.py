"""What follows a unit: a lesser unit that adds to it ("6 ft 2 in"), and what a rate is counted by ("a barrel")."""

from __future__ import annotations

from dataclasses import replace

from extraction.figures.amounts import Amount
from extraction.figures.line import Line
from extraction.figures.money import money_behind
from extraction.figures.units import Found, unit_behind, unit_named
from extraction.figures.vocabulary import words
from extraction.numbers import Reading, read

_RATE_WORDS = frozenset({"per", "a", "an", "each", "every"})
_RATED_BY = frozenset({"time", "mass", "volume", "length", "area", "energy", "other"})
_HAVE_LESSER = frozenset({"time", "length", "mass", "money"})


def with_lesser_unit(line: Line, amount: Amount) -> Amount:
    """Add a lesser unit of the same dimension ("two hours and 30 minutes", "3 dollars 50 cents") to the value."""
    if amount.unit is None or amount.unit.dimension not in _HAVE_LESSER:
        return amount
    at = line.behind(amount.last)
    at += line.word(at) == "."
    at += line.word(at) == "and"
    lesser = read(line.pieces, at) if at < len(line.pieces) and at not in line.masked else None
    if lesser is None or lesser.kind not in {"numeral", "word"} or lesser.scale > 1:
        return amount
    found = _lesser_unit(line, amount, at, lesser)
    share = _share(amount, found) if found else 0.0
    if found is None or not 0 < lesser.low * share < 1:
        return amount
    added = lesser.low * share
    return replace(amount, low=amount.low + added, high=amount.high + added, last=found.last)


def _lesser_unit(line: Line, amount: Amount, at: int, lesser: Reading) -> Found | None:
    """The unit of the second number; inches may go without ("6-foot-2") or be written "in"."""
    behind = line.behind(lesser.last)
    if amount.unit and amount.unit.currency:
        return money_behind(line, behind, lesser.low)
    if amount.unit and amount.unit.unit == "foot":
        if line.word(behind) == "in":
            return Found(unit_named("inch"), behind)
        if line.is_glued(at) and lesser.low < 12 and not unit_behind(line, behind, True):
            return Found(unit_named("inch"), lesser.last)
    return unit_behind(line, behind, True)


def _share(amount: Amount, found: Found) -> float:
    """How much of the amount's unit one of the other unit is; 0 where they measure different things."""
    unit, lesser = amount.unit, found.unit
    if unit is None or lesser.currency != unit.currency or lesser.dimension != unit.dimension:
        return 0.0
    return lesser.factor / unit.factor if lesser.factor and unit.factor else 0.0


def with_rate(line: Line, amount: Amount) -> Amount:
    """Add what a rate is counted by: "$3 a barrel", "20 percent per year", "€500-a-month", "5 mSv/h"."""
    if amount.unit is None:
        return amount
    at = line.behind(amount.last)
    if line.word(at) == "/" and line.is_glued(at):
        found = unit_behind(line, at + 1, True)
        return replace(amount, per=found.unit.unit, last=found.last) if found else amount
    counted_by = rate_at(line, at)
    return replace(amount, per=counted_by[0], last=counted_by[1]) if counted_by else amount


def rate_at(line: Line, at: int) -> tuple[str, int] | None:
    """What "per", "a" or "each" at a piece counts by, and its last piece; None where it begins something else."""
    word = line.word(at)
    if word not in _RATE_WORDS:
        return None
    at = line.behind(at)
    found = unit_behind(line, at, False)
    if found and found.unit.dimension in _RATED_BY and line.word(found.last + 1) not in words("placer"):
        return found.unit.unit, found.last
    if line.word(at) in words("per") or (word == "per" and line.tag(at).startswith("NN")):
        return line.token(at).lemma.lower(), at
    return None
