"""Tokens cut into what a number is written with: digits, letters and marks apart ("£1m-£2" → £, 1, m, -, £, 2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from extraction.knowledge.tables import rows
from extraction.language.tokens import Token

_PIECE = re.compile(
    r"""
      \d+(?:\.\d+)?[eE][+-]?\d+(?![\w.])          # 1.5e6
    | \d+(?:[:/]\d+)+                             # 10:30, 9/11, 1/2
    | \d{1,3}(?:[,’']\d{3})+(?:\.\d+)?(?![\d,]\d) # 28,500.5
    | \d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?          # 1,50,000 (India)
    | \d{1,3}(?:\.\d{3}){2,}(?!\.?\d)             # 1.500.000 (continental)
    | \d+(?:\.\d+){2,}                            # 1.2.3, a section or a version
    | \d*\.\d+(?!\d) | \d+
    | [½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]
    | [^\W\d_½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]+
    | \S
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")


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


@cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("figures/number_words.csv"))


def has_number(tokens: Iterable[Token]) -> bool:
    """Whether any of the tokens holds a digit or is a number word (a cheap test before cutting them up)."""
    words = _words()
    digit = _DIGIT.search
    return any(token.lower in words or (not token.lower.isalpha() and digit(token.text)) for token in tokens)


def cut(text: str) -> list[str]:
    """A phrase of a table in the pieces that its words would be cut into."""
    return _PIECE.findall(text)
