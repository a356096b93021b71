"""Tokens cut into what a number is written with: digits, letters and marks apart ("£1m-£2" → £, 1, m, -, £, 2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extraction.language.tokens import Token
from extraction.numbers.vocabulary import all_words

DASHES = frozenset("-–—‑−‐")
FRACTION_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
ARTICLES = frozenset({"a", "an"})

_PIECE = re.compile(
    rf"""
      \d+(?:\.\d+)?[eE][+-]?\d+(?![\w.])          # 1.5e6
    | \d+(?:[:/]\d+)+                             # 10:30, 9/11, 1/2
    | \d{{1,3}}(?:[,’']\d{{3}})+(?:\.\d+)?(?![\d,]\d) # 28,500.5
    | \d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?:\.\d+)?    # 1,50,000 (India)
    | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\.?\d)       # 1.500.000 (continental)
    | \d+(?:\.\d+){{2,}}                          # 1.2.3, a section or a version
    | \d*\.\d+(?!\d) | \d+
    | [{FRACTION_SIGNS}]
    | [^\W\d_{FRACTION_SIGNS}]+
    | \S
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(rf"[\d{FRACTION_SIGNS}]")


@dataclass(slots=True, eq=False)
class Piece:
    """A run of digits, a run of letters or a mark; ``token`` indexes the tokens it was cut from."""

    text: str
    lower: str
    start: int
    end: int
    token: int
    is_glued: bool
    """Whether no space parts it from the piece before it."""
    tag: str
    """The Penn tag of its token."""


def cut(text: str) -> list[str]:
    """A phrase of a table in the pieces that its words would be cut into."""
    return _PIECE.findall(text)


def pieces_of(tokens: Sequence[Token]) -> list[Piece]:
    """Cut tokens into pieces."""
    pieces: list[Piece] = []
    end = -1
    for index, token in enumerate(tokens):
        text = token.text
        if text.isalpha() and text.isascii():
            pieces.append(Piece(text, token.lower, token.start, token.end, index, token.start == end, token.tag))
        else:
            for found in _PIECE.finditer(text):
                start = token.start + found.start()
                is_glued = start == end if found.start() == 0 else True
                part = found.group()
                pieces.append(Piece(part, part.lower(), start, start + len(part), index, is_glued, token.tag))
        end = token.end
    return pieces


def has_number(tokens: Iterable[Token]) -> bool:
    """Whether any of the tokens holds a digit or is a number word (a cheap test before cutting them up)."""
    words, digit = all_words(), _DIGIT.search
    for token in tokens:
        lower = token.lower
        if lower in words or (not lower.isalpha() and digit(lower)):
            return True
    return False


def word_at(pieces: Sequence[Piece], at: int) -> str:
    """The piece in lower case; empty beyond either end."""
    return pieces[at].lower if 0 <= at < len(pieces) else ""


def over_dash(pieces: Sequence[Piece], at: int) -> int:
    """The piece behind a dash that is glued to both sides ("half-million", "$3.2-billion"), else ``at`` itself."""
    if word_at(pieces, at) in DASHES and pieces[at].is_glued and at + 1 < len(pieces) and pieces[at + 1].is_glued:
        return at + 1
    return at
