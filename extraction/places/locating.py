"""Whether a state's name says where something is, or who does something: rules over the words that it depends on.

The rules are in ``knowledge/locating.csv``. They look at the word that ties the name to its sentence (a preposition, or
the name's being an object, a possessor, a modifier) and at what that word depends on. Coordinated names ("in Iraq and
Syria") share the tie of the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extraction.knowledge.tables import listed, rows
from extraction.language.tokens import Token
from extraction.places.candidates import DIRECTIONS

LINKS = {"dobj": "object", "poss": "possessive", "compound": "modifier", "nmod": "modifier", "amod": "modifier"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of ``locating.csv``; empty sets fit anything."""

    number: int
    governors: frozenset[str]
    objects: frozenset[str]
    is_place: bool


def locates(first: Token, last: Token) -> str | None:
    """The rule by which a state's name (tokens ``first`` … ``last``) is a place, or None where it is an actor."""
    head = _head(first, last)
    if any(child.lower in DIRECTIONS for child in head.children if child.i < first.i):
        return "locating:direction"
    if any(child.dep == "relcl" and any(word.lower == "where" for word in child.children) for child in head.children):
        return "locating:where"
    link, governor = _link(head)
    rule = _fitting(link, governor)
    return f"locating:{link}:{rule.number}" if rule is not None and rule.is_place else None


def _head(first: Token, last: Token) -> Token:
    """The token of a name that depends on a word outside it."""
    token = last
    while token.head is not token and first.i <= token.head.i <= last.i:
        token = token.head
    return token


def _link(token: Token) -> tuple[str, Token]:
    """What ties a name to its sentence, and what the tie depends on."""
    while token.dep == "conj" and token.head is not token:
        token = token.head
    if token.dep in ("pobj", "pcomp"):
        return token.head.lower, token.head.head
    return LINKS.get(token.dep, token.dep), token.head


def _fitting(link: str, governor: Token) -> Rule | None:
    lemmas = {governor.lemma.lower(), governor.lower}
    objects = {child.lemma.lower() for child in governor.children if child.dep in ("dobj", "nsubjpass")}
    for rule in _rules().get(link, ()):
        if (not rule.governors or rule.governors & lemmas) and (not rule.objects or rule.objects & objects):
            return rule
    return None


@cache
def _rules() -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for number, row in enumerate(rows("locating.csv"), start=1):
        governors = frozenset() if row["governors"] == "*" else frozenset(listed(row["governors"]))
        rule = Rule(number, governors, frozenset(listed(row["objects"])), row["used_as"] == "place")
        found.setdefault(row["link"], []).append(rule)
    return found
