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
    masked: frozenset[int]
    """The pieces that measure nothing (dates, times of day, addresses)."""

    def words(self) -> frozenset[str]:
        """The sentence's words and lemmas, for cues."""
        return frozenset(self.lowers).union(token.lemma for token in self.sentence.tokens)

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
def _masks() -> tuple[tuple[tuple[str, ...], tuple[re.Pattern[str], ...]], ...]:
    """The forms of writing whose digits measure nothing (``masks.csv``), by what a sentence must hold for them."""
    patterns: dict[tuple[str, ...], list[re.Pattern[str]]] = {}
    for row in rows("figures/masks.csv"):
        patterns.setdefault(tuple(row["needs"].split(";")), []).append(re.compile(row["pattern"]))
    return tuple((needs, tuple(found)) for needs, found in patterns.items())


def line_of(document: Document, sentence: Sentence) -> Line:
    """Prepare a sentence."""
    pieces = pieces_of(sentence.tokens)
    texts, lowers = [piece.text for piece in pieces], [piece.lower for piece in pieces]
    return Line(document, sentence, pieces, texts, lowers, _masked(document, sentence, pieces))


def _masked(document: Document, sentence: Sentence, pieces: Sequence[Piece]) -> frozenset[int]:
    text = document.article.text[sentence.start : sentence.end]
    if not _DIGIT_OR_CLOCK.search(text):
        return frozenset()
    found: set[int] = set()
    for needs, patterns in _masks():
        if _holds(text, needs):
            for match in (match for pattern in patterns for match in pattern.finditer(text)):
                found.update(_pieces_in(pieces, sentence.start + match.start(), sentence.start + match.end()))
    return frozenset(found)


def _holds(text: str, needs: tuple[str, ...]) -> bool:
    for need in needs:  # noqa: SIM110 (a generator is twice as slow, and this runs for every sentence)
        if need in text:
            return True
    return False


def _pieces_in(pieces: Sequence[Piece], start: int, end: int) -> range:
    """The pieces that begin in a span of the article."""
    first = bisect_left(pieces, start, key=_START)
    return range(first, bisect_left(pieces, end, lo=first, key=_START))
