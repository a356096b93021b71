"""The names of the cue table's constructions and the finders that they stand for.

A finder takes a cue's token and the document's tokens, and returns the content's token runs (``shapes.Complement``), or
``None`` where the construction is not there.
"""

from __future__ import annotations

from functools import cache

from extraction.statements.clauses import as_clause, as_saying, citing, that_clause
from extraction.statements.complements import (
    Finder,
    claim_noun,
    gerund,
    infinitive,
    infinitive_of_hearer,
    object_and_preposition,
    object_phrase,
    plan_noun,
    predicate,
    preposition,
    preposition_and_infinitive,
    quotation_only,
    raised,
    scene,
    two_prepositions,
)
from extraction.statements.nominal import adjective_clause, adjective_infinitive, noun_clause, noun_infinitive

_NAMED: dict[str, dict[str, Finder]] = {
    "verb": {
        "that": that_clause,
        "quote": quotation_only,
        "infinitive": infinitive,
        "hearer infinitive": infinitive_of_hearer,
        "gerund": gerund,
        "scene": scene,
        "object": object_phrase,
        "claim noun": claim_noun,
        "plan noun": plan_noun,
        "predicate": predicate,
        "raised": raised,
        "citing": citing,
        "as saying": as_saying,
        "as clause": as_clause,
    },
    "noun": {"that": noun_clause, "infinitive": noun_infinitive, "quote": quotation_only},
    "adjective": {"that": adjective_clause, "infinitive": adjective_infinitive},
}


@cache
def finder(form: str, construction: str) -> Finder:
    """The finder of a construction of a form; see the head of ``knowledge/speech_cues.csv`` for the names."""
    named = _NAMED[form].get(construction)
    if named is not None:
        return named
    first, _, second = construction.partition(" ")
    if first in ("object", "hearer"):
        return object_and_preposition(second)
    if second == "infinitive":
        return preposition_and_infinitive(first)
    return two_prepositions(first, second) if second else preposition(first)
