"""What may be a place: the statistical model's places, and the gazetteer's names that no other name covers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extraction.document import Document
from extraction.language.tokens import Entity, Token
from extraction.places import gazetteer

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NO_NAMES = frozenset({"CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME"})
"""Labels of entities that are no names, so that a gazetteer's name within them stands."""
AREA_WORDS = frozenset(
    {"province", "governorate", "region", "oblast", "county", "prefecture", "district", "state", "valley", "peninsula"}
)
"""Words after a name that make it that of the area around ("Raqqa province")."""
DIRECTIONS = frozenset(
    {
        "northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern",
        "southwestern", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
        "north-eastern", "north-western", "south-eastern", "south-western", "upper", "lower", "mainland", "rural",
        "coastal", "downtown", "greater",
    }
)  # fmt: skip
"""Words before a name that make it a place whatever it does in the sentence ("northern Iraq")."""
LOCATIVE = frozenset({"in", "at", "near", "from", "to", "outside", "inside", "around", "into", "through", "of"})
"""Prepositions of place."""
TRIMMED_TAGS = frozenset({"POS", "IN", ",", ".", ":", "''", "``", "-LRB-", "-RRB-", "HYPH", "CC", "DT", "SYM"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``first`` … ``last`` that may name a place; ``label`` is the model's, None where only the tables know it.

    ``area`` is the word after a name that makes it that of the area around; it is part of the mention, not of ``name``.
    """

    first: Token
    last: Token
    name: str
    label: str | None
    area: str | None = None


def candidates(document: Document) -> list[Candidate]:
    """The candidates of an article in text order, without overlaps."""
    covered: set[int] = set()
    found: list[Candidate] = []
    for entity in document.entities:
        covered.update(range(entity.first, entity.last + 1) if entity.label not in NO_NAMES else ())
        if entity.label in PLACE_LABELS:
            found.extend(_of_entity(document, entity))
        elif entity.label not in NO_NAMES:
            found.extend(_mistaken(document, entity))
    for first, last, name in gazetteer.find(document.tokens):
        if covered.isdisjoint(range(first, last + 1)) and _is_name(document, first, last):
            found.append(Candidate(document.tokens[first], document.tokens[last], name, None))
    found = [_with_area(document, candidate) for candidate in found if not _in_organisation(document, candidate)]
    return sorted(found, key=lambda candidate: candidate.first.i)


def _of_entity(document: Document, entity: Entity) -> Iterator[Candidate]:
    """A place of the model, without article and punctuation; several names in one entity are several candidates."""
    words = _trimmed(document, document.tokens[entity.first : entity.last + 1])
    if not words:
        return
    text = document.text_of(words[0], words[-1])
    inside = list(gazetteer.find(words)) if len(words) > 1 and not gazetteer.named(text) else []
    if len(inside) > 1:
        yield from (Candidate(words[first], words[last], name, entity.label) for first, last, name in inside)
    else:
        yield Candidate(words[0], words[-1], text, entity.label)


def _with_area(document: Document, candidate: Candidate) -> Candidate:
    """A candidate with the word for an area that follows or ends it ("Raqqa province")."""
    last = candidate.last
    if last.lower in AREA_WORDS and last is not candidate.first and not gazetteer.named(candidate.name):
        name = document.text_of(candidate.first, document.tokens[last.i - 1])
        return replace(candidate, name=name, area=last.lower)
    after = document.tokens[last.i + 1] if last.i + 1 < len(document.tokens) else None
    if after is None or after.lower not in AREA_WORDS or last.head is not after or not candidate.name[:1].isupper():
        return candidate
    whole = document.text_of(candidate.first, after)
    return (
        replace(candidate, last=after, name=whole)
        if gazetteer.named(whole)
        else replace(candidate, last=after, area=after.lower)
    )


def _in_organisation(document: Document, candidate: Candidate) -> bool:
    """Whether a name is part of an organisation's ("the Islamic State of Iraq and the Levant")."""
    start = candidate.first.start
    if _ORGANISATION.search(document.article.text, max(start - 50, 0), start):
        return True
    token = candidate.last
    while token.dep == "conj" and token.head is not token:
        token = token.head
    above = token.head.head
    if token.dep != "pobj" or token.head.lower != "of" or above.i >= candidate.first.i or not above.text[:1].isupper():
        return False
    return above.ent_type == "ORG" or above.lower in ORGANISATIONS


_ORGANISATION = re.compile(r"\b(?:State|Army|Front|Union|Association|League|Party|Council) (?:of|in|for) \w+ and (?:the )?$")
"""A coordinated name of an organisation up to its last part, which the parser often cuts off."""
ORGANISATIONS = frozenset(
    {"state", "bank", "university", "church", "voice", "future", "friends", "institute", "college"}
)
"""Capitalised nouns that make an organisation of the place they are "of" ("the Bank of England")."""


def _mistaken(document: Document, entity: Entity) -> Iterator[Candidate]:
    """A place that the model takes for a person, a people or an organisation, where a preposition says that it is one."""
    words = _trimmed(document, document.tokens[entity.first : entity.last + 1])
    if not words or entity.label not in ("PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "NORP"):
        return
    name = document.text_of(words[0], words[-1])
    places = gazetteer.named(name)
    if words[0].lower in LOCATIVE and len(words) > 1:
        name = document.text_of(words[1], words[-1])
        places, words = gazetteer.named(name), words[1:]
    elif words[-1].dep != "pobj" or words[-1].head.lower not in (*LOCATIVE, "as", "including"):
        return
    if any((place.is_curated or place.population >= WELL_KNOWN) and not place.is_state for place in places):
        yield Candidate(words[0], words[-1], name, None)


WELL_KNOWN = 300_000
"""The size of a city whose name is believed against the model."""


def _trimmed(document: Document, tokens: Sequence[Token]) -> Sequence[Token]:
    words = [token for token in tokens if token.pos != "SPACE"]
    while words and (words[0].tag in TRIMMED_TAGS or words[0].lower in ("both", *DIRECTIONS)):
        if gazetteer.named(document.text_of(words[0], words[-1])):
            break
        words = words[1:]
    while words and words[-1].tag in TRIMMED_TAGS and words[-1].text[-1:] not in ".)":
        words = words[:-1]
    return words


def _is_name(document: Document, first: int, last: int) -> bool:
    """Whether words that the gazetteer knows are used as a name: proper nouns that are not part of a longer one."""
    token = document.tokens[last]
    if token.pos != "PROPN" and first == last and not _is_unmistakable(document, token):
        return False
    around = (document.tokens[i] for i in (first - 1, last + 1) if 0 <= i < len(document.tokens))
    names = (other for other in around if other.pos == "PROPN" and other.lower not in LOCATIVE)
    return not any(other.head is token or token.head is other for other in names)


def _is_unmistakable(document: Document, token: Token) -> bool:
    """Whether a capital within a sentence makes a name of ``places.csv`` sure though it is tagged as another word."""
    opens = document.sentence_of(token).tokens[0] is token or document.tokens[token.i - 1].tag in ("``", "''", ":")
    return token.pos in ("NOUN", "VERB", "ADJ") and not opens and any(p.is_curated for p in gazetteer.named(token.text))
