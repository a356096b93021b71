"""What may be a place: the statistical model's places, and the gazetteer's names that no other name covers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extraction.document import Document
from extraction.language.tokens import Entity, Token
from extraction.places import gazetteer
from extraction.places.gazetteer import Place

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NO_NAMES = frozenset({"CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME"})
"""Labels of entities that are no names, so that a gazetteer's name within them stands."""
AREA_WORDS = frozenset(
    {"province", "governorate", "region", "oblast", "county", "prefecture", "district", "state", "valley", "peninsula"}
)
"""Words after a name that make it that of the area around ("Raqqa province")."""
LANDFORMS = frozenset({"valley", "peninsula"})
"""Those of them that are GeoNames' class T, not A."""
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
    found = [_widened(document, candidate) for candidate in found if not _in_organisation(document, candidate)]
    return _joined(document, sorted(found, key=lambda candidate: candidate.first.i))


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


def _widened(document: Document, candidate: Candidate) -> Candidate:
    """A candidate with the direction before it and the words after it that are part of the longest known name."""
    before = document.tokens[candidate.first.i - 1] if candidate.first.i else None
    if before is not None and before.lower in DIRECTIONS:
        name = f"{before.text} {candidate.name}"
        if gazetteer.named(name):
            candidate = replace(candidate, first=before, name=name)
    for after in reversed(document.tokens[candidate.last.i + 1 : candidate.last.i + 4]):
        name = document.text_of(candidate.first, after)
        if after.text.isalpha() and any(place.is_curated for place in gazetteer.named(name)):
            return replace(candidate, last=after, name=name)
    return _with_area(document, candidate)


def _with_area(document: Document, candidate: Candidate) -> Candidate:
    last = candidate.last
    if last.lower in AREA_WORDS and last is not candidate.first and not gazetteer.named(candidate.name):
        name = document.text_of(candidate.first, document.tokens[last.i - 1])
        return replace(candidate, name=name, area=last.lower)
    after = document.tokens[last.i + 1] if last.i + 1 < len(document.tokens) else None
    if after is None or after.lower not in AREA_WORDS or last.head is not after or not candidate.name[:1].isupper():
        return candidate
    return replace(candidate, last=after, area=after.lower)


def _joined(document: Document, found: list[Candidate]) -> list[Candidate]:
    """Candidates, two of them made one where they are a name with the comma between them ("Washington, D.C.")."""
    joined: list[Candidate] = []
    for candidate in found:
        before = joined[-1] if joined else None
        if before is not None and candidate.first.i <= before.last.i:
            continue
        if before is not None and candidate.first.i - before.last.i == 2:
            name = document.text_of(before.first, candidate.last)
            if gazetteer.named(name):
                joined[-1] = replace(before, last=candidate.last, name=name)
                continue
        joined.append(candidate)
    return joined


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


_ORGANISATION = re.compile(
    r"\b(?:State|Army|Front|Union|Association|League|Party|Council) (?:of|in|for) \w+ and (?:the )?$"
)
"""A coordinated name of an organisation up to its last part, which the parser often cuts off."""
ORGANISATIONS = frozenset(
    {"state", "bank", "university", "church", "voice", "future", "friends", "institute", "college"}
)
"""Capitalised nouns that make an organisation of the place they are "of" ("the Bank of England")."""


def _mistaken(document: Document, entity: Entity) -> Iterator[Candidate]:
    """A place that the model takes for a person, a people or an organisation, where its preposition tells better."""
    words = _trimmed(document, document.tokens[entity.first : entity.last + 1])
    if len(words) > 1 and words[0].lower in LOCATIVE:
        words = words[1:]
    if not words or entity.label in ("LANGUAGE", "LAW"):
        return
    last, name = words[-1], document.text_of(words[0], words[-1])
    if last.dep == "pobj" and last.head.lower == "of" and last.head.head.lower in PLACE_NOUNS:
        yield Candidate(words[0], last, name, "GPE")
    elif _is_believed(entity.label, last, gazetteer.named(name)):
        yield Candidate(words[0], last, name, None)


def _is_believed(label: str, last: Token, places: Sequence[Place]) -> bool:
    """Whether a name of the tables is believed against the model: after a preposition, the better known the looser."""
    if last.dep != "pobj" or any(place.is_state for place in places):
        return False
    least = WELL_KNOWN if label == "PERSON" else gazetteer.LARGE
    is_known = any(place.is_curated or (place.population >= least and not place.is_alias) for place in places)
    return is_known and (
        last.head.lower in (*LOCATIVE, "as", "including") or (label != "PERSON" and places[0].is_curated)
    )


WELL_KNOWN = 300_000
"""The size of a city that is believed to be meant where the model sees a person."""
PLACE_NOUNS = frozenset(
    {
        "area", "base", "camp", "capital", "city", "district", "hamlet", "island", "neighborhood", "neighbourhood",
        "port", "province", "region", "settlement", "suburb", "town", "township", "village",
    }
)  # fmt: skip
"""Nouns that make any name beside them a place's ("the village of Marea", "the Marea area")."""


def _trimmed(document: Document, tokens: Sequence[Token]) -> Sequence[Token]:
    """An entity's words without punctuation, articles and directions that are not part of a known name."""
    words = [token for token in tokens if token.pos != "SPACE"]
    while words and words[-1].tag in TRIMMED_TAGS and words[-1].text[-1:] not in ".)":
        words = words[:-1]
    while len(words) > 1 and not gazetteer.named(document.text_of(words[0], words[-1])):
        rest = document.text_of(words[1], words[-1])
        first = words[0]
        is_direction = first.lower in DIRECTIONS and (first.text.islower() or bool(gazetteer.named(rest)))
        if not is_direction and first.tag not in TRIMMED_TAGS and first.lower != "both":
            break
        words = words[1:]
    is_name = bool(words) and (
        words[0].tag not in ("DT", "IN") or bool(gazetteer.named(document.text_of(words[0], words[-1])))
    )
    return words if is_name else []


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
