"""Plain tokens and sentences of a parsed text: what every extractor reads, without spaCy in sight.

A spaCy ``Token`` costs a lookup in C for each attribute; the extractors read each attribute many times. So a parse is
unpacked once into these objects (labels are those of spaCy's English pipelines: Universal POS, Penn tags, CLEAR
dependencies, OntoNotes entities).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A word; ``i`` counts within the article, ``start``/``end`` are code points of the article's text."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    ent_type: str
    sentence_ordinal: int
    head: Token = field(init=False)
    children: list[Token] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"{self.text}/{self.dep}"

    @property
    def is_root(self) -> bool:
        """Whether the token heads its sentence (it is then its own head)."""
        return self.head is self

    def ancestors(self) -> Iterator[Token]:
        """The head, its head and so on up to the sentence's root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def subtree(self) -> list[Token]:
        """The token and all below it, in text order."""
        found = [self]
        for token in found:
            found.extend(token.children)
        return sorted(found, key=lambda token: token.i)

    def child(self, *deps: str) -> Token | None:
        """The first child with one of these dependency labels."""
        return next((child for child in self.children if child.dep in deps), None)

    def children_with(self, *deps: str) -> list[Token]:
        """All children with one of these dependency labels, in text order."""
        return [child for child in self.children if child.dep in deps]

    def conjuncts(self) -> list[Token]:
        """The token and those coordinated after it ("A, B and C" from A), in text order."""
        found = [self]
        for token in found:
            found.extend(child for child in token.children if child.dep == "conj")
        return sorted(found, key=lambda token: token.i)


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence of the article; ``tokens`` excludes the whitespace between sentences."""

    sentence_id: str
    ordinal: int
    start: int
    end: int
    tokens: Sequence[Token]

    @property
    def root(self) -> Token:
        """The head of the sentence."""
        return next((token for token in self.tokens if token.head is token), self.tokens[0])


@dataclass(slots=True, eq=False)
class Entity:
    """A named entity of the statistical model: tokens ``first`` … ``last`` (inclusive) with an OntoNotes label."""

    first: int
    last: int
    label: str
