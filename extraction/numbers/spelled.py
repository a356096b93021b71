"""Numbers spelled out: "two hundred and five", "twenty-one", "a dozen", "nine point four", "tens of thousands"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.numbers.magnitudes import with_half, with_magnitudes
from extraction.numbers.pieces import ARTICLES, DASHES, Piece, over_dash, word_at
from extraction.numbers.readings import Reading
from extraction.numbers.vocabulary import number_words

_NEED_OF = frozenset({"scores", "tens"})
_ORDINAL = re.compile(r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)s?")


def vague(pieces: Sequence[Piece], at: int) -> Reading | None:
    """A vague plural, several of them joined by "of": "hundreds", "tens of thousands", "hundreds of millions"."""
    table = number_words().plural
    found = table.get(word_at(pieces, at))
    if found is None or (pieces[at].lower in _NEED_OF and not _is_of_things(pieces, at + 1)):
        return None
    reading = Reading(*found, at, "vague")
    while word_at(pieces, reading.last + 1) == "of" and (more := table.get(word_at(pieces, reading.last + 2))):
        factor = more[0]
        reading = Reading(reading.low * factor, (reading.high + 1) * factor - 1, reading.last + 2, "vague", factor)
    return reading


def _is_of_things(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "of" and no number follows ("scores of people", unlike "scores of 60")."""
    return word_at(pieces, at) == "of" and not word_at(pieces, at + 1)[:1].isdigit()


def several(pieces: Sequence[Piece], at: int) -> Reading | None:
    """A vague multiplier with a magnitude: "several hundred", "a few thousand", "a couple of dozen"."""
    at += word_at(pieces, at) in ARTICLES
    bounds = number_words().several.get(word_at(pieces, at))
    if bounds is None:
        return None
    last = at + 1 if word_at(pieces, at + 1) == "of" else at
    reading = with_magnitudes(pieces, Reading(*bounds, last, "vague"))
    if reading.scale == 1:
        return None
    least, most = bounds
    return reading if least == most else replace(reading, high=(most + 1) * reading.scale - 1)


def spelled(pieces: Sequence[Piece], at: int) -> Reading | None:
    """A number in words."""
    table = number_words()
    word = word_at(pieces, at)
    if word in ARTICLES:
        follower = word_at(pieces, at + 1)
        if follower not in table.magnitude and follower not in table.hundred:
            return None
        return with_half(pieces, _thousands(pieces, 1.0, at))
    if word in table.hundred or (len(word) > 4 and word in table.magnitude):
        return _thousands(pieces, 1.0, at - 1)
    below = below_hundred(pieces, at)
    if below is None:
        return None
    if decimal := _decimals(pieces, below[1]):
        value = below[0] + decimal[0]
        return with_magnitudes(pieces, Reading(value, value, decimal[1], "word"))
    reading = _thousands(pieces, *below)
    return None if _ends_in_ordinal(pieces, reading.last) else with_half(pieces, reading)


def below_hundred(pieces: Sequence[Piece], at: int) -> tuple[float, int] | None:
    """A number below a hundred in words: its value and last piece."""
    table = number_words()
    word = word_at(pieces, at)
    if word in table.small:
        return table.small[word], at
    if word not in table.tens:
        return None
    step = 2 if word_at(pieces, at + 1) in DASHES else 1
    unit = table.small.get(word_at(pieces, at + step), 0.0)
    return (table.tens[word] + unit, at + step) if 0 < unit < 10 else (table.tens[word], at)


def _thousands(pieces: Sequence[Piece], value: float, last: int) -> Reading:
    """Go on from a number below a hundred through hundreds, thousands and what is added to them."""
    table = number_words()
    total, group, scale, least = 0.0, value, 1.0, float("inf")
    while True:
        at = over_dash(pieces, last + 1)
        word = word_at(pieces, at)
        factor = (
            (table.magnitude.get(word) or table.magnitude.get(word.removesuffix("s"), 0.0)) if len(word) > 3 else 0.0
        )
        if word in table.hundred and 0 < group < 100:
            group, last, scale = group * 100, at, 100.0
        elif factor and group and factor < least:
            total, group, last = total + group * factor, 0.0, at
            least = scale = factor
        elif scale > 1 and (added := _added(pieces, last, group, least)):
            group, last, scale = group + added[0], added[1], 1.0
        else:
            return Reading(total + group, total + group, last, "word", scale)


def _added(pieces: Sequence[Piece], last: int, group: float, least: float) -> tuple[float, int] | None:
    """What follows a hundred or a thousand: "two hundred [and] five", "one thousand [two hundred]"."""
    at = last + 2 if word_at(pieces, last + 1) == "and" else last + 1
    if group % 100 or least <= 12 or word_at(pieces, at) in DASHES:
        return None
    found = below_hundred(pieces, at)
    if (
        found
        and word_at(pieces, found[1] + 1).rstrip("s") in number_words().part
        and word_at(pieces, last + 1) == "and"
    ):
        return None
    return found


def _decimals(pieces: Sequence[Piece], last: int) -> tuple[float, int] | None:
    """Spoken decimals behind a number ("nine point nought four"): their value and last piece."""
    table = number_words()
    if word_at(pieces, last + 1) != "point":
        return None
    places, at = "", last + 2
    while (digit := table.small.get(word_at(pieces, at), 10.0)) < 10:
        places, at = places + str(int(digit)), at + 1
    return (float("0." + places), at - 1) if places else None


def _ends_in_ordinal(pieces: Sequence[Piece], last: int) -> bool:
    """Whether the number goes on as an ordinal ("twenty-first", "one hundred and fifth")."""
    at = over_dash(pieces, last + 1)
    return at > last + 1 and bool(_ORDINAL.fullmatch(word_at(pieces, at)))
