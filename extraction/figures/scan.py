"""Reading a sentence's amounts from left to right, ranges joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extraction.figures.amounts import Amount, bare, is_dated, may_begin, one_unit, with_unit
from extraction.figures.line import Line
from extraction.figures.modifiers import with_bound_behind, with_modifier_before
from extraction.figures.rates import with_lesser_unit, with_rate
from extraction.figures.vocabulary import words
from extraction.language.tokens import Token
from extraction.numbers import DASHES, Reading, join

_ADDITIONS = (with_bound_behind, with_unit, with_lesser_unit, with_rate, with_bound_behind)


def amounts(line: Line) -> list[Amount]:
    """All amounts of a sentence, figures or not."""
    found: list[Amount] = []
    at = free = 0
    while at < len(line.pieces):
        amount = _amount_at(line, at) if at not in line.masked and may_begin(line, at) else None
        if amount is None:
            at += 1
            continue
        found.append(with_modifier_before(line, amount, free))
        at = free = amount.last + 1
    return found


def _amount_at(line: Line, at: int) -> Amount | None:
    """The amount or range that begins at a piece."""
    if line.word(at) == "between":
        return _between(line, at)
    low = _single(line, at) or _one_and_more(line, at)
    return (_range_from(line, low) or low) if low else None


def _single(line: Line, at: int) -> Amount | None:
    """One number with all that stands behind it."""
    amount = bare(line, at)
    if amount is not None:
        for addition in _ADDITIONS:
            amount = addition(line, amount)
    return amount


def _one_and_more(line: Line, at: int) -> Amount | None:
    """ "A year and a half", "an hour and 41 minutes"."""
    one = one_unit(line, at)
    if one is None:
        return None
    if line.lowers[one.last + 1 : one.last + 4] == ["and", "a", "half"]:
        return replace(one, low=1.5, high=1.5, last=one.last + 3, number_last=one.last + 3)
    more = with_lesser_unit(line, one) if line.word(one.last + 1) == "and" else one
    return more if more.low > 1 else None


def _between(line: Line, at: int) -> Amount | None:
    """ "Between 200 and 300"."""
    low = _single(line, at + 1)
    if low is None or line.word(low.last + 1) != "and":
        return None
    high = _single(line, low.last + 2)
    joined = _join(low, high) if high else None
    return replace(joined, first=at) if joined else None


def _range_from(line: Line, low: Amount) -> Amount | None:
    """The range that goes on from an amount: "5-6bn", "10 to 15 percent", "$5m–$6m", "two or three weeks"."""
    at = low.last + 1
    at += line.word(at) in DASHES and line.word(at + 1) in {"to", "or"}
    word = line.word(at)
    if word == "to":
        is_range = not _is_end_of_change(line, low)
    elif word in DASHES:
        is_range = line.is_glued(at) == line.is_glued(at + 1)
    else:
        is_range = word == "or" and low.low == low.high and low.kind != "ratio"
    high = _single(line, at + 1) if is_range and not is_dated(line, low) else None
    if high is None or (word == "or" and not _are_alternatives(low, high)):
        return None
    return _join(low, high)


def _are_alternatives(low: Amount, high: Amount) -> bool:
    """Whether "or" joins two guesses at one number ("two or three")."""
    return low.low < high.low <= 2 * low.low + 1 or high.scale > low.scale


def _is_end_of_change(line: Line, low: Amount) -> bool:
    """Whether "to" leads to the end of a change ("rose 5 cents to 20", "cut from 12 to 15") and spans no range."""
    if low.unit is None and line.word(low.first - 1) != "from":
        return False
    return any(word.lemma in words("change") for word in _governors(line.token(low.number_last)))


def _governors(token: Token) -> Iterator[Token]:
    """The words above a number up to its first verb."""
    for ancestor in token.ancestors():
        yield ancestor
        if ancestor.pos in {"VERB", "AUX"}:
            return


def _join(low: Amount, high: Amount) -> Amount | None:
    """One amount out of two bounds, where their units agree."""
    if low.unit and low.unit != high.unit and (high.unit or not low.is_prefixed):
        return None
    if low.low < 0 or (low.kind == "ratio") != (high.kind == "ratio"):
        return None
    joined = join(_reading(low), _reading(high))
    if joined is None:
        return None
    return replace(
        high,
        low=joined.low,
        high=joined.high,
        first=low.first,
        number=low.number,
        unit=high.unit or low.unit,
        kind="range",
        modifier="range",
        is_prefixed=low.is_prefixed,
    )


def _reading(amount: Amount) -> Reading:
    return Reading(amount.low, amount.high, amount.last, amount.kind, amount.scale)
