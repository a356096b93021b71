"""A sentence prepared for reading figures: its pieces, their words, and what its digits may not mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from extraction.document import Document
from extraction.knowledge.tables import rows
from extraction.language.tokens import Sentence, Token
from extraction.numbers import Piece, pieces_of


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
def masks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of writing whose digits measure nothing (``knowledge/figures/masks.csv``)."""
    return tuple((row["name"], re.compile(row["pattern"])) for row in rows("figures/masks.csv"))


def line_of(document: Document, sentence: Sentence) -> Line:
    """Prepare a sentence."""
    pieces = pieces_of(sentence.tokens)
    texts, lowers = [piece.text for piece in pieces], [piece.lower for piece in pieces]
    words = frozenset(lowers) | frozenset(token.lemma for token in sentence.tokens)
    return Line(document, sentence, pieces, texts, lowers, words, _masked(document, sentence, pieces))


def _masked(document: Document, sentence: Sentence, pieces: list[Piece]) -> frozenset[int]:
    text = document.article.text[sentence.start : sentence.end]
    found = [match.span() for _, pattern in masks() for match in pattern.finditer(text)]
    if not found:
        return frozenset()
    return frozenset(
        index
        for index, piece in enumerate(pieces)
        if any(first <= piece.start - sentence.start < last for first, last in found)
    )
