"""Fractions and ratios in words: "two-thirds", "a quarter of", "half a million", "one in five"."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.numbers.magnitudes import part_of_magnitude
from extraction.numbers.numerals import digits, is_ordinal_or_decade, is_part_of_name
from extraction.numbers.pieces import ARTICLES, DASHES, Piece, word_at
from extraction.numbers.readings import Reading
from extraction.numbers.spelled import below_hundred
from extraction.numbers.vocabulary import number_words

_BEHIND_PART = frozenset({"of", "off", "in", "as", "from", "to", "by", "and", "or", "that"})
_YEARS = range(1800, 2101)


def part(pieces: Sequence[Piece], at: int) -> Reading | None:
    """A fraction in words, with the magnitude that it is a part of."""
    table = number_words()
    word = word_at(pieces, at)
    if word == "half" or (word == "quarter" and word_at(pieces, at + 1) == "million"):
        return part_of_magnitude(pieces, Reading(1 / table.part[word], 1 / table.part[word], at, "fraction"))
    top = 1.0 if word in ARTICLES else table.small.get(word) or digits(word)
    if not top or top != int(top) or is_part_of_name(pieces, at):
        return None
    last = at + (2 if word_at(pieces, at + 1) in DASHES else 1)
    bottom = table.part.get(word_at(pieces, last))
    if bottom is None or top >= bottom or not _names_part(pieces, at, last, top):
        return None
    return part_of_magnitude(pieces, Reading(top / bottom, top / bottom, last, "fraction"))


def _names_part(pieces: Sequence[Piece], at: int, last: int, top: float) -> bool:
    """Whether the denominator is one, and no ordinal ("a third country", "one third-generation jet")."""
    word, follower = pieces[last].lower, pieces[last + 1] if last + 1 < len(pieces) else None
    if top > 1:
        return word.endswith("s") or word == "half"
    if follower is None:
        return True
    if word in {"half", "quarter"} or pieces[at].lower == "one":
        return not (follower.text in DASHES and follower.is_glued)
    return not follower.text[0].isalnum() or follower.lower in _BEHIND_PART or follower.tag.startswith(("VB", "MD"))


def with_whole(pieces: Sequence[Piece], reading: Reading) -> Reading:
    """Read "one in five", "nine out of 10", "one-in-three" as a part of the whole."""
    at = reading.last + 1
    dash = 1 if word_at(pieces, at) == "-" and pieces[at].is_glued else 0
    joint = _ratio_joint(pieces, at + dash)
    if not joint or reading.scale > 1 or reading.low != int(reading.low):
        return reading
    first = at + dash + joint + dash
    whole = below_hundred(pieces, first) or _whole(pieces, first)
    if whole is None or not 0 < reading.low < whole[0] or (joint == 1 and reading.low > 9):
        return reading
    return Reading(reading.low / whole[0], reading.low / whole[0], whole[1], "ratio")


def _ratio_joint(pieces: Sequence[Piece], at: int) -> int:
    """How many pieces join a part to its whole ("in", "out of", "in every"), 0 for none."""
    if word_at(pieces, at) not in {"in", "out", "of"}:
        return 0
    words = [word_at(pieces, at + step) for step in range(3)]
    if words == ["out", "of", "every"]:
        return 3
    if words[:2] in (["out", "of"], ["in", "every"], ["of", "every"]):
        return 2
    return 1 if words[0] == "in" else 0


def _whole(pieces: Sequence[Piece], at: int) -> tuple[float, int] | None:
    """The whole of a ratio in digits: no year, no decimal, no ordinal."""
    value = digits(word_at(pieces, at))
    if value is None or value > 100_000 or value != int(value) or int(value) in _YEARS:
        return None
    return None if is_ordinal_or_decade(pieces, at) else (value, at)
