"""Nouns that make a place of the name before them ("Evin prison"): the rules of ``knowledge/place_nouns.csv``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extraction.knowledge.tables import listed, rows
from extraction.language.tokens import Token


@dataclass(frozen=True, slots=True)
class PlaceNoun:
    """A row of ``place_nouns.csv``; one of ``kinds`` has to stand before the noun if there are any."""

    noun: str
    kinds: frozenset[str]
    feature_class: str


@cache
def place_nouns() -> dict[str, PlaceNoun]:
    """The rules by their noun."""
    table = rows("place_nouns.csv")
    return {row["noun"]: PlaceNoun(row["noun"], frozenset(listed(row["kinds"])), row["feature_class"]) for row in table}


@cache
def kinds() -> frozenset[str]:
    """All words that may stand between a name and its noun ("power" in "nuclear power plant")."""
    return frozenset(kind for noun in place_nouns().values() for kind in noun.kinds)


def noun_after(tokens: Sequence[Token], i: int) -> tuple[PlaceNoun, Token] | None:
    """The noun that makes a place of the name that ends with token ``i``, with its token."""
    between: list[str] = []
    for token in tokens[i + 1 : i + 5]:
        if token.lower in kinds():
            between.append(token.lower)
            continue
        noun = place_nouns().get(token.lower)
        return (noun, token) if noun and (not noun.kinds or noun.kinds.intersection(between)) else None
    return None
