"""A sentence prepared for reading figures: its pieces, their words, and what its digits may not mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from extraction.document import Document
from extraction.knowledge.tables import rows
from extraction.language.tokens import Sentence, Token
from extraction.numbers import DASHES, Piece, pieces_of

_DIGIT_OR_CLOCK = re.compile(r"\d|o['’]clock| past ")
_START = attrgetter("start")


@dataclass(slots=True, eq=False)
class Line:
    """A sentence cut into pieces; ``texts`` and ``lowers`` are the pieces' words, as written and in lower case."""

    document: Document
    sentence: Sentence
    pieces: list[Piece]
    texts: list[str]
    lowers: list[str]
    words: frozenset[str]
    """The sentence's words and lemmas, for cues."""
    masked: frozenset[int]
    """The pieces that measure nothing (dates, times of day, addresses)."""

    def token(self, piece: int) -> Token:
        """The token that a piece was cut from."""
        return self.sentence.tokens[self.pieces[piece].token]

    def piece_behind(self, token: Token) -> int:
        """The first piece behind a token (one past the last at the sentence's end)."""
        return bisect_left(self.pieces, token.end, key=_START)

    def word(self, piece: int) -> str:
        """The piece in lower case; empty beyond either end of the sentence."""
        return self.lowers[piece] if 0 <= piece < len(self.lowers) else ""

    def tag(self, piece: int) -> str:
        """The Penn tag of the piece's token; empty beyond either end of the sentence."""
        return self.pieces[piece].tag if 0 <= piece < len(self.pieces) else ""

    def is_glued(self, piece: int) -> bool:
        """Whether the piece stands right behind the one before it."""
        return 0 <= piece < len(self.pieces) and self.pieces[piece].is_glued

    def is_dash(self, piece: int) -> bool:
        """Whether the piece is a dash without a space on either side."""
        return self.word(piece) in DASHES and self.is_glued(piece) and self.is_glued(piece + 1)

    def behind(self, piece: int) -> int:
        """The next piece, over a dash that joins it to this one ("20-foot")."""
        return piece + 2 if self.is_dash(piece + 1) else piece + 1


@cache
def masks() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """The forms of writing whose digits measure nothing, with what a sentence must hold for them (``masks.csv``)."""
    return tuple((tuple(row["needs"].split(";")), re.compile(row["pattern"])) for row in rows("figures/masks.csv"))


def line_of(document: Document, sentence: Sentence) -> Line:
    """Prepare a sentence."""
    pieces = pieces_of(sentence.tokens)
    texts, lowers = [piece.text for piece in pieces], [piece.lower for piece in pieces]
    words = frozenset(lowers).union(token.lemma for token in sentence.tokens)
    return Line(document, sentence, pieces, texts, lowers, words, _masked(document, sentence, pieces))


def _masked(document: Document, sentence: Sentence, pieces: Sequence[Piece]) -> frozenset[int]:
    text = document.article.text[sentence.start : sentence.end]
    if not _DIGIT_OR_CLOCK.search(text):
        return frozenset()
    found = [
        match.span()
        for needs, pattern in masks()
        if any(need in text for need in needs)
        for match in pattern.finditer(text)
    ]
    return frozenset(
        piece for first, last in found for piece in _pieces_in(pieces, sentence.start + first, sentence.start + last)
    )


def _pieces_in(pieces: Sequence[Piece], start: int, end: int) -> range:
    """The pieces that begin in a span of the article."""
    first = bisect_left(pieces, start, key=_START)
    return range(first, bisect_left(pieces, end, lo=first, key=_START))
