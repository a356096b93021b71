"""Longest match of word sequences over the pieces of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class SequenceTable(Generic[T]):
    """Sequences of words → values; a sequence may have several values, kept in the order they were added."""

    def __init__(self, entries: Iterable[tuple[Sequence[str], T]] = ()) -> None:
        self._root: dict[str, Any] = {}
        for words, value in entries:
            node = self._root
            for word in words:
                node = node.setdefault(word, {})
            node.setdefault("", []).append(value)

    def longest(self, words: Sequence[str], at: int, step: int = 1) -> tuple[int, list[T]] | None:
        """The last index and the values of the longest sequence from ``words[at]`` (backwards with ``step=-1``)."""
        node, best = self._root, None
        while 0 <= at < len(words):
            found = node.get(words[at])
            if found is None:
                break
            node = found
            if "" in node:
                best = at, node[""]
            at += step
        return best
