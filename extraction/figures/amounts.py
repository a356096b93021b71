"""Amounts: a number with its modifier, unit and rate, or a range of them, as they stand in the pieces of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extraction.figures.line import Line
from extraction.figures.money import money_before, money_behind, money_openers, word_behind
from extraction.figures.units import Found, Unit, unit_before, unit_behind
from extraction.figures.vocabulary import ARTICLES, words
from extraction.numbers import FRACTION_SIGNS, Reading, all_words, read, with_magnitudes

_BEFORE_NUMBER = frozenset({"between", "minus", "negative", "mach", "magnitude"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written, in pieces of a sentence.

    ``first`` … ``last`` are the figure's words (modifier, number, unit), ``number`` … ``number_last`` the bare number.
    ``kind`` and ``scale`` are the reading's (see ``numbers.Reading``); ``per`` is what a rate is counted by ("barrel").
    """

    low: float
    high: float
    scale: float
    kind: str
    first: int
    number: int
    number_last: int
    last: int
    unit: Unit | None = None
    per: str | None = None
    modifier: str = "exact"
    is_prefixed: bool = False
    """Whether its unit stands before it ("$5")."""


_YEARS = range(1000, 2101)


def may_begin(line: Line, at: int) -> bool:
    """A cheap test before the grammar is tried at a piece."""
    word = line.lowers[at]
    if word in ARTICLES and not line.is_glued(at + 1):
        return line.word(at + 1) in all_words() or line.word(at + 2) == "and"
    if word in all_words() or word in _BEFORE_NUMBER:
        return True
    first = word[0]
    if first.isalpha() and first not in FRACTION_SIGNS:
        return line.texts[at] in money_openers()
    return (
        first.isdigit()
        or word[-1].isdigit()
        or first in FRACTION_SIGNS
        or line.is_glued(at + 1)
        or line.texts[at] in money_openers()
    )


def bare(line: Line, at: int) -> Amount | None:
    """A number with the currency sign before it, if there is one."""
    sign = money_before(line, at) or unit_before(line, at)
    start = sign.last + 1 if sign else at
    if start >= len(line.pieces) or (sign and line.pieces[start].start - line.pieces[start - 1].end > 1):
        return None
    is_negative = line.word(start) in {"minus", "negative"} and line.word(start - 1) != "or"
    reading = read(line.pieces, start + is_negative, is_money=bool(sign and sign.unit.currency))
    if reading is None or not line.masked.isdisjoint(range(start, reading.last + 1)):
        return None
    low, high = (-reading.high, -reading.low) if is_negative else (reading.low, reading.high)
    amount = Amount(low, high, reading.scale, reading.kind, at, start, reading.last, reading.last)
    return replace(amount, unit=sign.unit, is_prefixed=True) if sign else amount


def with_unit(line: Line, amount: Amount) -> Amount:
    """Add the unit or currency behind the number."""
    if amount.is_prefixed:
        again = word_behind(line, amount.last + 1, amount.low)
        if again is None:
            return amount
        is_other = amount.unit is not None and again.unit.currency != amount.unit.currency
        return replace(amount, unit=again.unit if is_other else amount.unit, last=again.last)
    found = _unit_at(line, amount, line.behind(amount.last))
    if found is None:
        return amount
    return _with_magnitude_behind(line, replace(amount, unit=found.unit, per=found.unit.per, last=found.last))


def _with_magnitude_behind(line: Line, amount: Amount) -> Amount:
    """Multiply by a magnitude that stands behind the currency ("75 USD million")."""
    if amount.unit is None or not amount.unit.currency or amount.scale > 1:
        return amount
    found = with_magnitudes(line.pieces, Reading(amount.low, amount.high, amount.last, amount.kind))
    return replace(amount, low=found.low, high=found.high, scale=found.scale, last=found.last)


def _unit_at(line: Line, amount: Amount, at: int) -> Found | None:
    """The currency or unit at a piece, over "of a" behind a fraction and "of" behind a vague number."""
    if amount.kind == "fraction" or (amount.low < 1 and line.word(at) == "of"):
        skip = at + (line.word(at) == "of")
        if line.word(skip) in ARTICLES:
            return unit_behind(line, skip + 1, False)
    at += amount.kind == "vague" and line.word(at) == "of"
    if at >= len(line.pieces):
        return None
    is_digits = line.lowers[amount.number_last][-1].isdigit() or amount.scale > 1 or amount.kind == "numeral"
    return money_behind(line, at, amount.low) or unit_behind(line, at, is_digits)


def one_unit(line: Line, at: int) -> Amount | None:
    """An article with a unit of measure ("an hour"): one of it."""
    found = unit_behind(line, at + 1, False) if line.word(at) in ARTICLES else None
    return Amount(1.0, 1.0, 1.0, "word", at, at, found.last, found.last, unit=found.unit) if found else None


def is_year(line: Line, amount: Amount) -> bool:
    """Whether the number is written as years are: four bare digits."""
    text = line.texts[amount.number]
    return amount.number == amount.number_last and len(text) == 4 and text.isdigit() and int(text) in _YEARS


def is_dated(line: Line, amount: Amount) -> bool:
    """Whether the number is a year behind "in", "since" and the like."""
    return amount.unit is None and is_year(line, amount) and line.word(amount.number - 1) in words("before_year")
