"""The grammar of numbers: numerals, number words, fractions, vague numbers and ranges.

A number is read from the left: a base (digits or words), then magnitudes ("585 billion", "three dozen"), then what may
be added ("and a half"). The words are a table (``knowledge/figures/number_words.csv``); the grammar is that of Quirk et
al. 1985, 6.63-6.71.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from extraction.language.tokens import Token
from extraction.numbers.fractions import part, with_whole
from extraction.numbers.magnitudes import with_letter
from extraction.numbers.numerals import numeral
from extraction.numbers.pieces import DASHES, Piece, pieces_of, word_at
from extraction.numbers.readings import Reading, join
from extraction.numbers.spelled import several, spelled, vague

LOOKAHEAD = 24
"""Tokens that ``read_number`` looks at; the longest written-out numbers have about a dozen."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in tokens: ``first``/``last`` index the tokens it was read from, ``start``/``end`` are offsets."""

    value_low: float
    value_high: float
    first: int
    last: int
    start: int
    end: int
    kind: str


def read_number(tokens: Sequence[Token], position: int) -> Number | None:
    """The number or range of numbers that begins at ``tokens[position]``, or None.

    Reads "28,500", "1.2bn", "28 500", "three dozen", "half a million", "tens of thousands", "two-thirds", "one in
    five", "1 1/2", "5,000–6,000", "between 200 and 300"; not "5th", "1970s", "F-16" or "10:30". Units, currencies and
    modifiers are not its business.
    """
    pieces = pieces_of(tokens[position : position + LOOKAHEAD])
    if position and _is_glued_to_name(tokens, position):
        return None
    found = _span(pieces, is_money=position > 0 and _is_currency_sign(tokens[position - 1].text))
    if found is None:
        return None
    last = pieces[found.last]
    return Number(found.low, found.high, position, position + last.token, pieces[0].start, last.end, found.kind)


def _is_glued_to_name(tokens: Sequence[Token], position: int) -> bool:
    """Whether letters stand right before the token ("F", "-", "16"), and not only "$", "(" or a dash."""
    before = tokens[position - 1]
    if before.end != tokens[position].start:
        return False
    if before.text in DASHES and position >= 2:
        return tokens[position - 2].text.isalpha() and tokens[position - 2].end == before.start
    return before.text.isalnum()


def _is_currency_sign(text: str) -> bool:
    """Whether a token is a currency's sign, alone or behind a country's letters ("$", "US$")."""
    return unicodedata.category(text[-1]) == "Sc"


def _span(pieces: Sequence[Piece], is_money: bool) -> Reading | None:
    """A number or a range ("between 200 and 300", "5,000–6,000", "12 to 15") from the first piece."""
    if word_at(pieces, 0) == "between":
        low = read(pieces, 1, is_money)
        if low is None or word_at(pieces, low.last + 1) != "and":
            return None
        high = read(pieces, low.last + 2, is_money)
        return join(low, high) if high else None
    low = read(pieces, 0, is_money)
    if low is None or not (word_at(pieces, low.last + 1) in DASHES or word_at(pieces, low.last + 1) == "to"):
        return low
    high = read(pieces, low.last + 2, is_money)
    return (join(low, high) if high else None) or low


def read(pieces: Sequence[Piece], at: int, is_money: bool = False) -> Reading | None:
    """A single number from ``pieces[at]``, or None. In money "m", "b", "t" and "k" are magnitudes."""
    found = numeral(pieces, at, is_money)
    if found is not None:
        as_part = part(pieces, at) if found.scale == 1 else None
        return as_part or with_whole(pieces, with_letter(pieces, found, is_money))
    for reader in (vague, several, part, spelled):
        found = reader(pieces, at)
        if found is not None:
            return with_whole(pieces, found)
    return None
