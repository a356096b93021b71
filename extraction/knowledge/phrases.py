"""Finding the names of a knowledge table in a text: longest match first, over words, case-aware."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from extraction.language.tokens import Token

T = TypeVar("T")
_PIECE = re.compile(r"\w+|[^\w\s]")
_SAME = str.maketrans({"’": "'", "‘": "'", "‑": "-", "–": "-"})


def pieces(text: str) -> list[str]:
    """The words and marks of a phrase, however a tokeniser would split it ("F-16s" → F, -, 16s)."""
    return [text] if text.isalnum() else _PIECE.findall(text.translate(_SAME))


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
        words, owner = self._pieces_of(tokens)
        lowered = [word.lower() for word in words]
        position = 0
        while position < len(words):
            match = self._longest(words, lowered, owner, position)
            if match is None:
                position += 1
            else:
                last, values = match
                yield owner[position], owner[last], values
                position = last + 1

    @staticmethod
    def _pieces_of(tokens: Sequence[Token]) -> tuple[list[str], list[int]]:
        words: list[str] = []
        owner: list[int] = []
        for index, token in enumerate(tokens):
            found = pieces(token.text) or [token.text]
            words.extend(found)
            owner.extend([index] * len(found))
        return words, owner

    def _longest(
        self, words: list[str], lowered: list[str], owner: list[int], start: int
    ) -> tuple[int, list[T]] | None:
        if start and owner[start - 1] == owner[start]:
            return None
        best: tuple[int, list[T]] | None = None
        for table, stream in ((self._exact, words), (self._folded, lowered)):
            node = table.get(stream[start])
            position = start
            while node is not None:
                ends_token = position + 1 == len(words) or owner[position + 1] != owner[position]
                if ends_token and "" in node and (best is None or position >= best[0]):
                    together = best[1] if best is not None and position == best[0] else []
                    best = position, [*together, *node[""]]
                position += 1
                node = node.get(stream[position]) if position < len(words) else None
        return best
