"""Numbers written in digits, and what digits mean otherwise (ordinals, decades, designations, times)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from math import isfinite

from extraction.numbers.magnitudes import with_half, with_magnitudes
from extraction.numbers.pieces import DASHES, FRACTION_SIGNS, Piece, over_dash, word_at
from extraction.numbers.readings import Reading
from extraction.numbers.vocabulary import number_words

_GROUPED = re.compile(r"\d{1,3}(?:[,’']\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_PLAIN = re.compile(r"\d*\.?\d+(?:[eE][+-]?\d+)?")
_SLASHED = re.compile(r"(\d{1,3})/(2|3|4|5|6|8|10|16|3[2-9]|[4-9]\d|\d00)")
"""Fractions that are no dates: denominators that are common or larger than a month's days."""


def numeral(pieces: Sequence[Piece], at: int, is_money: bool = False) -> Reading | None:
    """Digits, with a sign, groups parted by spaces, a fraction behind them and magnitudes.

    Letters glued before them make a name ("A320"), unless they are a currency's (``is_money``: "USD115").
    """
    sign = 1.0
    if _is_sign(pieces, at):
        sign = 1.0 if pieces[at].text == "+" else -1.0
        at += 1
    value = digits(word_at(pieces, at))
    if value is None or (not is_money and is_part_of_name(pieces, at)):
        return None
    value, last = _spaced_groups(pieces, at, value)
    if fraction := _fraction_behind(pieces, last):
        value, last = value + fraction[0], fraction[1]
    if is_ordinal_or_decade(pieces, last):
        return None
    kind = "fraction" if _SLASHED.fullmatch(pieces[at].text) else "numeral"
    return with_half(pieces, with_magnitudes(pieces, Reading(sign * value, sign * value, last, kind)))


def _is_sign(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a plus or minus stands before digits, and behind nothing."""
    if word_at(pieces, at) not in {"-", "−", "+"} or at + 1 >= len(pieces) or not pieces[at + 1].is_glued:
        return False
    return not (at and pieces[at].is_glued and pieces[at - 1].text[-1].isalnum())


def digits(text: str) -> float | None:
    """The value of a run of digits ("28,500", "1.5", "1/2", "½"), or None for a time, a version or no number."""
    if not text or not (text[0].isdigit() or text[0] in FRACTION_SIGNS or text[0] == "."):
        return None
    if _PLAIN.fullmatch(text):
        value = float(text)
        return value if isfinite(value) else None
    if _GROUPED.fullmatch(text):
        return float(re.sub(r"[,’']", "", text))
    if _CONTINENTAL.fullmatch(text):
        return float(text.replace(".", ""))
    if slashed := _SLASHED.fullmatch(text):
        top, bottom = int(slashed[1]), int(slashed[2])
        return top / bottom if 0 < top < bottom else None
    return unicodedata.numeric(text) if text in FRACTION_SIGNS else None


def is_part_of_name(pieces: Sequence[Piece], at: int) -> bool:
    """Whether letters stand right before the digits ("A320", "F-16", "P5+1"): a designation."""
    if at == 0 or not pieces[at].is_glued:
        return False
    before = pieces[at - 1]
    if before.text in DASHES:
        return at >= 2 and before.is_glued and _is_name(pieces, at - 2)
    return before.lower[-1].isalpha() or (before.text in {".", "_", "/", ":", "+"} and before.is_glued)


def _is_name(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the piece before a dash is a word that no range begins with ("F-16", unlike "to-15" and "10km-15km")."""
    word, table = pieces[at].lower, number_words()
    if not word[-1].isalpha() or word == "to":
        return False
    if word in table.small or word in table.tens or word in table.magnitude or word in table.hundred:
        return False
    if at == 0 or not pieces[at].is_glued:
        return True
    before = at - 2 if pieces[at - 1].text in DASHES and at >= 2 else at - 1
    return not pieces[before].text[-1].isdigit()


def _spaced_groups(pieces: Sequence[Piece], at: int, value: float) -> tuple[float, int]:
    """Join groups of three digits parted by one space ("28 500"), as ISO 80000-1 writes them."""
    text, last = pieces[at].text, at
    if not text.isdigit() or len(text) > 3 or text[0] == "0":
        return value, at
    while last + 1 < len(pieces) and _is_spaced_group(pieces[last], pieces[last + 1]):
        value, last = value * 1000 + float(pieces[last + 1].text), last + 1
    if last > at and word_at(pieces, last + 1) == "-" and pieces[last + 1].is_glued:
        return float(text), at
    return value, last


def _is_spaced_group(before: Piece, piece: Piece) -> bool:
    return len(piece.text) == 3 and piece.text.isdigit() and piece.start - before.end == 1


def _fraction_behind(pieces: Sequence[Piece], last: int) -> tuple[float, int] | None:
    """A fraction behind a whole number ("1 1/2", "2½", "3-1/2"): its value and last piece."""
    if not pieces[last].text.isdigit():
        return None
    at = over_dash(pieces, last + 1)
    text = word_at(pieces, at)
    if not text or ("/" not in text and text not in FRACTION_SIGNS):
        return None
    value = digits(text)
    return (value, at) if value else None


def is_ordinal_or_decade(pieces: Sequence[Piece], last: int) -> bool:
    """Whether "5th" or "1970s" goes on behind the digits ("9st" does not: it is stone)."""
    follower = pieces[last + 1] if last + 1 < len(pieces) else None
    if follower is None or not follower.is_glued:
        return False
    if follower.lower == "st":
        return pieces[last].text.endswith("1") and not pieces[last].text.endswith("11")
    return follower.lower in {"nd", "rd", "th", "s"}
