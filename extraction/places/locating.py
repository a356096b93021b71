"""Whether a state's name says where something is, or who does something: rules over the words that it depends on."""

from __future__ import annotations

from functools import cache

from extraction.knowledge.tables import listed, rows
from extraction.language.tokens import Token

DIRECTIONS = frozenset(
    ["northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern", "southwestern", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "upper", "lower", "mainland", "rural", "coastal"]
)


def locates(first: Token, last: Token) -> str | None:
    """The rule by which a state's name (tokens ``first`` … ``last``) is a place, or None where it is an actor."""
    if any(child.lower in DIRECTIONS for child in last.children if child.i < first.i):
        return "locating:direction"
    if any(child.dep == "relcl" and any(c.lower == "where" for c in child.children) for child in last.children):
        return "locating:where"
    link, governor = _link(last)
    decision = _decide(link, governor) if link else None
    return f"locating:{link}" if decision else None


def _link(token: Token) -> tuple[str | None, Token]:
    """The preposition (or "dobj") that ties a name to its governor; coordinated names share that of the first."""
    while token.dep in ("conj", "appos") and token.head is not token:
        token = token.head
    if token.dep == "pobj":
        return token.head.lower, token.head.head
    return ("dobj" if token.dep == "dobj" else None), token.head


def _decide(link: str, governor: Token) -> bool:
    for lemmas, used_as in _rules().get(link, ()):
        if not lemmas or governor.lemma.lower() in lemmas:
            return used_as == "place"
    return False


@cache
def _rules() -> dict[str, list[tuple[frozenset[str], str]]]:
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for row in rows("locating.csv"):
        lemmas = frozenset() if row["governors"] == "*" else frozenset(listed(row["governors"]))
        found.setdefault(row["preposition"], []).append((lemmas, row["used_as"]))
    return found
