"""What follows from an event's type and its sentence's words: quad class, CAMEO root, intensity, contexts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from extraction.knowledge.tables import listed, rows
from extraction.language.tokens import Token


@dataclass(frozen=True, slots=True)
class TypeFacts:
    """A row of ``events/types.csv``."""

    quad_class: str | None
    cameo_root: str | None
    intensity: float | None
    others: tuple[str, ...]


@cache
def types() -> Mapping[str, TypeFacts]:
    """Event type → its place in the ontology."""
    return {
        row["type"]: TypeFacts(
            row["quad_class"] or None,
            row["cameo_root"] or None,
            float(row["intensity"]) if row["intensity"] else None,
            tuple(listed(row["others"])),
        )
        for row in rows("events/types.csv")
    }


def of_type(event_type: str) -> TypeFacts:
    """The quad class, CAMEO root and intensity of a type."""
    return types()[event_type]


@cache
def _context_words() -> Mapping[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for row in rows("events/contexts.csv"):
        for word in listed(row["words"]):
            words[word] = (*words.get(word, ()), row["context"])
    return words


def contexts(tokens: Iterable[Token]) -> list[str]:
    """The contexts that the words of a sentence give, in alphabetical order."""
    words = _context_words()
    return sorted({context for token in tokens for context in words.get(token.lemma.lower(), ())})
