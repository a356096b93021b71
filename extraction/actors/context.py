"""Which state a stretch of text is about: what "the ministry" or an office without a country belongs to."""

from __future__ import annotations

from collections import Counter

from extraction.actors.spans import Workspace
from extraction.language.tokens import Token

SUBJECTS = {"nsubj", "nsubjpass", "poss"}
NEAR = 60
"""Tokens back (about two sentences) within which a state that acts is taken for what the text is about."""


def country_of(work: Workspace, i: int) -> str | None:
    """The country that a token names as an actor ("Rwandan rebels") or as a place."""
    owner = work.owner.get(i)
    if owner is not None and not owner.actor_ids[0].startswith("person:"):
        return work.actor(owner.actor_ids[0]).country
    places = work.document.places_at(work.tokens[i])
    return places[0].place_country if places else None


def context_state(work: Workspace, i: int) -> str | None:
    """The country of the state that acted last before token ``i``, else of the last one named nearby, else of the first
    that the rest of the sentence names, else None.
    """
    nearest: str | None = None
    for j in range(i - 1, max(i - NEAR, 0) - 1, -1):
        owner = work.owner.get(j)
        if owner is None or not owner.actor_ids[0].startswith("state:"):
            continue
        country = work.actor(owner.actor_ids[0]).country
        if work.head(owner.first, owner.last).dep in SUBJECTS:
            return country
        nearest = nearest or country
    return nearest or _named_after(work, i) or _named_before(work, i)


def state_of_body(work: Workspace, token: Token) -> str | None:
    """The country that "the government" or "the army" without an owner belongs to.

    The one country that the sentence names before it; else that of the last body called by the same noun whose owner
    was said ("the government of Colombia … the government"); else the one that the article names most.
    """
    before = (other for other in work.document.sentence_of(token).tokens if other.i < token.i)
    named = {country for other in before if (country := country_of(work, other.i))}
    if len(named) == 1:
        return named.pop()
    return _owner_of_same_noun(work, token) or _most_named(work) or context_state(work, token.i)


def _owner_of_same_noun(work: Workspace, token: Token) -> str | None:
    said = [s for s in work.spans if s.last < token.i and work.tokens[s.last].lower == token.lower]
    owned = [s for s in said if s.rule.startswith(("institution:", "table:")) and s.rule != "institution:context"]
    last = max(owned, key=lambda s: s.last, default=None)
    return work.actor(last.actor_ids[0]).country if last else None


def _most_named(work: Workspace) -> str | None:
    """The country that more than a third of the mentions of states and places in the article name, if there is one."""
    named = Counter(c for span in work.spans if (c := country_of(work, span.first)))
    named.update(place.place_country for place in work.document.place_mentions if place.place_country)
    if not named:
        return None
    country, count = min(named.items(), key=lambda item: (-item[1], item[0]))
    return country if count * 3 > named.total() else None


def _named_after(work: Workspace, i: int) -> str | None:
    sentence = work.document.sentence_of(work.tokens[i])
    return next((c for token in sentence.tokens if token.i > i and (c := country_of(work, token.i))), None)


def _named_before(work: Workspace, i: int) -> str | None:
    return next((c for j in range(i - 1, max(i - NEAR, 0) - 1, -1) if (c := country_of(work, j))), None)


def located_country(work: Workspace, head: Token) -> str | None:
    """The country in which a noun phrase is located: "rebels in the Ivory Coast", "students throughout Indonesia"."""
    for preposition in head.children_with("prep"):
        for token in preposition.children_with("pobj"):
            if country := country_of(work, token.i):
                return country
    return None
