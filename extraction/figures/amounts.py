"""Amounts: a number with its modifier, unit and rate, or a range of them, as they stand in the pieces of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extraction.figures.line import Line
from extraction.figures.sequences import SequenceTable
from extraction.figures.units import Found, Unit, mach, money_before, money_behind, money_openers, unit_behind, units
from extraction.knowledge.tables import rows
from extraction.language.tokens import Token
from extraction.numbers import Reading, cut, join, read

_ARTICLES = frozenset({"a", "an"})
DASHES = frozenset("-–—‑−‐")
_BETWEEN_MODIFIER_AND_NUMBER = frozenset(
    {"another", "additional", "an", "a", "the", "total", "of", "other", "further", "extra"}
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written. ``first`` … ``last`` are its pieces with modifier and unit, ``number`` … ``number_last`` the bare number's.

    ``per`` is what a rate is counted by ("barrel", "year"). ``kind`` is the reading's (see ``numbers.Reading``).
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
    """Whether its currency stands before it."""


def amounts(line: Line) -> list[Amount]:
    """All amounts of a sentence from left to right, figures or not."""
    found: list[Amount] = []
    at, free = 0, 0
    while at < len(line.pieces):
        amount = None if at in line.masked or not _may_begin(line, at) else _amount_at(line, at)
        if amount is None:
            at += 1
            continue
        found.append(_with_modifiers(line, amount, free))
        at = free = found[-1].last + 1
    return found


_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_BEFORE_NUMBER = frozenset({"between", "minus", "negative", "mach"})


@cache
def _number_words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("figures/number_words.csv"))


def _may_begin(line: Line, at: int) -> bool:
    """A cheap test before the grammar is tried at a piece."""
    word = line.lowers[at]
    if word in _ARTICLES:
        return line.word(at + 1) in _number_words() or line.word(at + 3) == "a"
    if word in _number_words() or word in _BEFORE_NUMBER:
        return True
    first = word[0]
    if first.isalpha():
        return line.texts[at] in money_openers()
    return (
        first.isdigit()
        or first in _FRACTIONS
        or (at + 1 < len(line.pieces) and line.is_glued(at + 1))
        or line.texts[at] in money_openers()
    )


def _amount_at(line: Line, at: int) -> Amount | None:
    """The amount or range that begins at a piece."""
    if line.word(at) == "between":
        low = _single(line, at + 1)
        if low is None or line.word(low.last + 1) != "and":
            return None
        high = _single(line, low.last + 2)
        joined = _join(low, high) if high else None
        return replace(joined, first=at) if joined else None
    low = _single(line, at) or _one_and_a_half(line, at)
    if low is None:
        return None
    return _range_from(line, low) or low


def _one_and_a_half(line: Line, at: int) -> Amount | None:
    """ "A year and a half", "an hour and a half": one and a half of the unit in the middle."""
    if line.word(at) not in _ARTICLES:
        return None
    found = unit_behind(line, at + 1, False)
    if found is None or line.lowers[found.last + 1 : found.last + 4] != ["and", "a", "half"]:
        return None
    return Amount(1.5, 1.5, 1.0, "word", at, at, found.last + 3, found.last + 3, unit=found.unit)


def _single(line: Line, at: int) -> Amount | None:
    """One number with its currency or unit and rate."""
    sign = money_before(line, at) or mach(line, at)
    start = sign.last + 1 if sign else at
    if start >= len(line.pieces):
        return None
    negative = line.word(start) in {"minus", "negative"} and line.word(start - 1) != "or"
    reading = read(line.pieces, start + negative, is_money=bool(sign and sign.unit.currency))
    if reading is None or any(piece in line.masked for piece in range(start, reading.last + 1)):
        return None
    if negative:
        reading = replace(reading, low=-reading.high, high=-reading.low)
    if sign and not _touches(line, start):
        return None
    amount = Amount(
        reading.low, reading.high, reading.scale, reading.kind, at, start, reading.last, reading.last,
        unit=sign.unit if sign else None, is_prefixed=sign is not None,
    )  # fmt: skip
    return _with_unit(line, amount)


def _touches(line: Line, start: int) -> bool:
    """Whether at most one space parts a currency's sign from its number."""
    return line.pieces[start].start - line.pieces[start - 1].end <= 1


def _with_unit(line: Line, amount: Amount) -> Amount:
    """Add what stands behind the number: "or more", a unit or a currency, a rate."""
    amount = _with_bound_behind(line, amount)
    if amount.unit is None:
        found = _unit_at(line, amount, _behind(line, amount.last))
        if found:
            amount = replace(amount, unit=found.unit, last=found.last)
    elif (again := money_behind(line, amount.last + 1, amount.low)) and again.unit.currency and amount.is_prefixed:
        amount = replace(amount, unit=_more_specific(amount.unit, again.unit), last=again.last)
    if amount.unit:
        amount = _with_lesser_unit(line, amount)
        amount = _with_rate(line, amount)
    return amount


def _more_specific(sign: Unit, word: Unit) -> Unit:
    """ "$5 million Canadian dollars" is Canadian; "$5 million dollars" stays."""
    return word if word.currency != sign.currency and word.dimension == "money" else sign


def _behind(line: Line, last: int) -> int:
    """The piece where a unit may begin: behind the number, over a hyphen that joins them ("20-foot")."""
    return (
        last + 2 if line.word(last + 1) in DASHES and line.is_glued(last + 1) and line.is_glued(last + 2) else last + 1
    )


def _unit_at(line: Line, amount: Amount, at: int) -> Found | None:
    """The currency or unit at a piece; "half a mile" and "quarter of an hour" have an article before it."""
    if at >= len(line.pieces):
        return None
    digits = line.lowers[amount.number_last][-1].isdigit() or amount.scale > 1 or amount.kind == "numeral"
    if amount.kind == "fraction" or (amount.low < 1 and line.word(at) == "of"):
        skip = at + (line.word(at) == "of")
        if line.word(skip) in {"a", "an"}:
            return unit_behind(line, skip + 1, False)
    if amount.kind == "vague" and line.word(at) == "of":
        at += 1
    if at >= len(line.pieces):
        return None
    return money_behind(line, at, amount.low) or unit_behind(line, at, digits)


def _with_lesser_unit(line: Line, amount: Amount) -> Amount:
    """Add a lesser unit of the same dimension ("6 ft 2 in", "two hours and 30 minutes") to the value."""
    at = _behind(line, amount.last)
    at += line.word(at) == "."
    at += line.word(at) == "and"
    unit = amount.unit
    if (
        unit is None
        or unit.dimension not in {"time", "length", "mass", "money"}
        or at >= len(line.pieces)
        or at in line.masked
    ):
        return amount
    lesser = read(line.pieces, at)
    if lesser is None or lesser.kind not in {"numeral", "word"} or lesser.scale > 1:
        return amount
    behind = _behind(line, lesser.last)
    found = money_behind(line, behind, lesser.low) if unit.currency else unit_behind(line, behind, True)
    if unit.unit == "foot" and (line.word(behind) == "in" or (found is None and line.is_glued(at) and lesser.low < 12)):
        inch = next(inch for inch, _ in units() if inch.unit == "inch")
        found = Found(inch, behind if line.word(behind) == "in" else lesser.last)
    if (
        found is None
        or found.unit.currency != unit.currency
        or found.unit.dimension != unit.dimension
        or not (found.unit.factor and unit.factor)
    ):
        return amount
    share = found.unit.factor / unit.factor
    if lesser.low * share >= 1:
        return amount
    return replace(amount, low=amount.low + lesser.low * share, high=amount.high + lesser.high * share, last=found.last)


def _with_rate(line: Line, amount: Amount) -> Amount:
    """Add what a rate is counted by: "$3 a barrel", "20 percent per year", "€500-a-month", "5 mSv/h"."""
    at = _behind(line, amount.last)
    word = line.word(at)
    if word == "/" and line.is_glued(at):
        found = unit_behind(line, at + 1, True)
        return replace(amount, per=found.unit.unit, last=found.last) if found else amount
    if word not in {"per", "a", "an", "each", "every"}:
        return amount
    at = at + 2 if line.word(at + 1) in DASHES and line.is_glued(at + 1) else at + 1
    found = unit_behind(line, at, False)
    if found and found.unit.dimension in _RATED_BY and not _is_placed(line, found.last + 1):
        return replace(amount, per=found.unit.unit, last=found.last)
    if line.word(at) in words("per") or (
        word == "per" and at < len(line.pieces) and line.token(at).tag.startswith("NN")
    ):
        return replace(amount, per=line.token(at).lemma.lower(), last=at)
    return amount


_RATED_BY = frozenset({"time", "mass", "volume", "length", "area", "energy", "other"})


def _is_placed(line: Line, at: int) -> bool:
    """Whether words behind a span of time place something by it ("a year ago")."""
    return line.word(at) in words("placer")


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind in ``knowledge/figures/words.csv``."""
    return frozenset(row["word"] for row in rows("figures/words.csv") if row["kind"] == kind)


def _range_from(line: Line, low: Amount) -> Amount | None:
    """The range that goes on from an amount: "5-6bn", "10 to 15 percent", "$5m–$6m", "two or three weeks"."""
    at = low.last + 1
    if line.word(at) in DASHES and line.word(at + 1) in {"to", "or"}:
        at += 1
    word = line.word(at)
    if word == "to" and not _is_end_of_change(line, low, at):
        high = _single(line, at + 1)
    elif word in DASHES and (line.is_glued(at) == line.is_glued(at + 1)):
        high = _single(line, at + 1)
    elif word == "or" and low.low == low.high and low.kind != "ratio":
        high = _single(line, at + 1)
        if high and not (low.low < high.low <= 2 * low.low + 1 or high.scale > low.scale):
            return None
    else:
        return None
    return _join(low, high) if high else None


def _is_end_of_change(line: Line, low: Amount, at: int) -> bool:
    """Whether "to" leads to the end of a change ("rose 5 percent to 20", "cut from 12 to 15") and spans no range."""
    if low.unit is None and line.word(low.first - 1) != "from":
        return False
    token = line.token(low.number_last)
    return any(word.lemma in words("change") for word in _governors(token))


def _governors(token: Token) -> Iterator[Token]:
    """The words above a number up to its first verb."""
    for ancestor in token.ancestors():
        yield ancestor
        if ancestor.pos in {"VERB", "AUX"}:
            return


def _join(low: Amount, high: Amount) -> Amount | None:
    """One amount out of two bounds, where their units agree."""
    unit = high.unit or low.unit
    if low.unit and high.unit and low.unit != high.unit:
        return None
    if high.unit is None and low.unit and not low.is_prefixed:
        return None
    if low.low < 0 or (low.kind == "ratio") != (high.kind == "ratio"):
        return None
    joined = join(_reading(low), _reading(high))
    if joined is None:
        return None
    return replace(
        high, low=joined.low, high=joined.high, first=low.first, number=low.number, unit=unit, kind="range",
        modifier="range", is_prefixed=low.is_prefixed,
    )  # fmt: skip


def _reading(amount: Amount) -> Reading:
    return Reading(amount.low, amount.high, amount.last, amount.kind, amount.scale)


@cache
def _modifiers(position: str) -> SequenceTable[str]:
    table = [row for row in rows("figures/modifiers.csv") if row["position"] == position]
    step = -1 if position == "before" else 1
    return SequenceTable((cut(row["phrase"])[::step], row["modifier"]) for row in table)


def _with_bound_behind(line: Line, amount: Amount) -> Amount:
    """Take in a bound that follows the number ("20 or more men", "60-plus", "a dozen or so")."""
    at = _behind(line, amount.last)
    found = _modifiers("behind").longest(line.lowers, at)
    if found is None:
        return amount
    if line.word(at) in {"plus", "odd"} and not line.is_glued(at):
        return amount
    if line.word(at) == "+" and line.is_glued(at + 1) and line.word(at + 1)[0].isdigit():
        return amount
    return replace(amount, modifier=found[1][0], last=found[0])


def _with_modifiers(line: Line, amount: Amount, free: int) -> Amount:
    """Take in the modifier before the amount, and one behind its unit; no modifier reaches back beyond ``free``."""
    if amount.modifier == "exact":
        amount = _with_bound_behind(line, amount)
    at = amount.first - 1
    for skipped in range(4):
        if at - skipped < free:
            break
        found = _modifiers("before").longest(line.lowers, at - skipped, -1)
        if found and found[0] >= free and not _is_preposition(line, amount, found[0]):
            modifier = amount.modifier if amount.kind == "range" else found[1][0]
            return replace(amount, first=found[0], modifier=modifier)
        if line.word(at - skipped) not in _BETWEEN_MODIFIER_AND_NUMBER:
            break
    return amount


def _is_preposition(line: Line, amount: Amount, at: int) -> bool:
    """Whether a modifier's word is a plain preposition ("over two days", "under three presidents")."""
    token = line.token(at)
    if token.lower == "over" and token.dep == "prep":
        return amount.unit is not None and amount.unit.dimension == "time"
    return (
        token.lower in {"under", "above", "below", "around", "about"}
        and token.dep == "prep"
        and amount.unit is None
        and amount.high < 10
    )
