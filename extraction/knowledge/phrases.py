"""Finding the names of a knowledge table in a text: longest match first, over words, case-aware."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from extraction.language.tokens import Token

T = TypeVar("T")
_PIECE = re.compile(r"\w+|[^\w\s]")
_SAME = str.maketrans({"’": "'", "‘": "'", "‑": "-", "–": "-"})


def pieces(text: str) -> list[str]:
    """The words and marks of a phrase, however a tokeniser would split it ("F-16s" → F, -, 16s)."""
    return [text] if text.isalnum() else _PIECE.findall(text.translate(_SAME))


@dataclass(frozen=True, slots=True)
class Pieces:
    """The words and marks of some tokens, as written and in lower case, with the index of the token each belongs to."""

    words: list[str]
    lowered: list[str]
    owner: list[int]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Pieces:
        """Take tokens apart."""
        words: list[str] = []
        owner: list[int] = []
        for index, token in enumerate(tokens):
            found = pieces(token.text) or [token.text]
            words.extend(found)
            owner.extend([index] * len(found))
        return cls(words, [word.lower() for word in words], owner)


class PhraseTable(Generic[T]):
    """Phrases → values. A phrase in lower case matches any case, one with a capital only as it is written.

    Several values may share a phrase. Full stops in abbreviations do not matter to the caller: add both forms.
    """

    def __init__(self, entries: Iterable[tuple[str, T]] = ()) -> None:
        self._exact: dict[str, Any] = {}
        self._folded: dict[str, Any] = {}
        for phrase, value in entries:
            self.add(phrase, value)

    def add(self, phrase: str, value: T) -> None:
        """Let ``phrase`` stand for ``value`` too."""
        node = self._folded if phrase == phrase.lower() else self._exact
        for piece in pieces(phrase):
            node = node.setdefault(piece, {})
        node.setdefault("", []).append(value)

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, list[T]]]:
        """Yield ``(first, last, values)`` for each longest match; first and last index ``tokens``, inclusive.

        Matches begin and end at token borders and do not overlap.
        """
        return self.find_in(Pieces.of(tokens))

    def find_in(self, text: Pieces) -> Iterator[tuple[int, int, list[T]]]:
        """The same over tokens that were taken apart before (once for all tables of a document)."""
        after = 0
        exact, folded = self._exact, self._folded
        for position, (word, lowered) in enumerate(zip(text.words, text.lowered, strict=True)):
            if position < after or (word not in exact and lowered not in folded):
                continue
            match = self._longest(text, position)
            if match is not None:
                last, values = match
                yield text.owner[position], text.owner[last], values
                after = last + 1

    def _longest(self, text: Pieces, start: int) -> tuple[int, list[T]] | None:
        owner = text.owner
        if start and owner[start - 1] == owner[start]:
            return None
        best: tuple[int, list[T]] | None = None
        for table, stream in ((self._exact, text.words), (self._folded, text.lowered)):
            node = table.get(stream[start])
            position = start
            while node is not None:
                ends_token = position + 1 == len(owner) or owner[position + 1] != owner[position]
                if ends_token and "" in node and (best is None or position >= best[0]):
                    together = best[1] if best is not None and position == best[0] else []
                    best = position, [*together, *node[""]]
                position += 1
                node = node.get(stream[position]) if position < len(owner) else None
        return best
