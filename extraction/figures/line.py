"""A sentence prepared for reading figures: its pieces, their words, and what its digits may not mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter

from extraction.document import Document
from extraction.knowledge.tables import rows
from extraction.language.tokens import Sentence, Token
from extraction.numbers import Piece, pieces_of


_DIGIT_OR_CLOCK = re.compile(r"\d|o['’]clock")


@dataclass(slots=True)
class Line:
    """A sentence cut into pieces. ``texts`` and ``lowers`` are the pieces' words, ``masked`` the pieces that measure nothing."""

    document: Document
    sentence: Sentence
    pieces: list[Piece]
    texts: list[str]
    lowers: list[str]
    words: frozenset[str]
    masked: frozenset[int] = field(default_factory=frozenset)

    def token(self, piece: int) -> Token:
        """The token that a piece was cut from."""
        return self.sentence.tokens[self.pieces[piece].token]

    def word(self, piece: int) -> str:
        """The piece in lower case; empty beyond either end of the sentence."""
        return self.lowers[piece] if 0 <= piece < len(self.lowers) else ""

    def is_glued(self, piece: int) -> bool:
        """Whether the piece stands right behind the one before it."""
        return 0 <= piece < len(self.pieces) and self.pieces[piece].is_glued


@cache
def masks() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """The forms of writing whose digits measure nothing, with what a sentence must hold for them (``masks.csv``)."""
    return tuple((tuple(row["needs"].split(";")), re.compile(row["pattern"])) for row in rows("figures/masks.csv"))


def line_of(document: Document, sentence: Sentence) -> Line:
    """Prepare a sentence."""
    pieces = pieces_of(sentence.tokens)
    texts, lowers = [piece.text for piece in pieces], [piece.lower for piece in pieces]
    words = frozenset(lowers) | frozenset(token.lemma for token in sentence.tokens)
    return Line(document, sentence, pieces, texts, lowers, words, _masked(document, sentence, pieces))


def _masked(document: Document, sentence: Sentence, pieces: list[Piece]) -> frozenset[int]:
    text = document.article.text[sentence.start : sentence.end]
    if not _DIGIT_OR_CLOCK.search(text):
        return frozenset()
    found = [
        match.span()
        for needs, pattern in masks()
        if any(need in text for need in needs)
        for match in pattern.finditer(text)
    ]
    if not found:
        return frozenset()
    return frozenset(
        index for first, last in found for index in _pieces_in(pieces, sentence.start + first, sentence.start + last)
    )


def _pieces_in(pieces: list[Piece], start: int, end: int) -> range:
    """The pieces that begin in a span of the article."""
    first = bisect_left(pieces, start, key=_start)
    return range(first, bisect_left(pieces, end, lo=first, key=_start))


_start = attrgetter("start")
