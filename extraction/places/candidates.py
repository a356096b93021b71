"""What may be a place: the statistical model's places, and the gazetteer's names that no other name covers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extraction.document import Document
from extraction.language.tokens import Entity, Token
from extraction.places import gazetteer
from extraction.places.gazetteer import Place
from extraction.places.nouns import PlaceNoun, kinds, noun_after, place_nouns

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NO_NAMES = frozenset({"CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME"})
"""Labels of entities that are no names, so that a gazetteer's name within them stands."""
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

    ``noun`` is the noun after a name that makes another place of it ("Raqqa province"); ``name`` is without it.
    """

    first: Token
    last: Token
    name: str
    label: str | None
    noun: PlaceNoun | None = None


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
    found.extend(_datelines(document))
    found = [
        _widened(document, candidate)
        for candidate in found
        if not (_in_organisation(document, candidate) or _names_ship_class(document, candidate))
    ]
    found.extend(_sites(document, found))
    return _joined(document, sorted(found, key=lambda candidate: (candidate.first.i, -candidate.last.i)))


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


def _names_ship_class(document: Document, candidate: Candidate) -> bool:
    """Whether the name is that of a class of ships: the "Virginia" of "Virginia-class submarines"."""
    after = [token.lower for token in document.tokens[candidate.last.i + 1 : candidate.last.i + 3]]
    return after == ["-", "class"] or after[:1] == ["class"]


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
    """A candidate with the noun that ends it or follows it ("Raqqa province", "Kabul airport")."""
    last = candidate.last
    noun = noun_after(document.tokens, last.i - 1) if last is not candidate.first else None
    if noun is not None and noun[1] is last and not gazetteer.named(candidate.name):
        name = document.text_of(candidate.first, document.tokens[last.i - 1])
        return (
            candidate
            if noun[0].feature_class != "A" and _is_region(name)
            else replace(candidate, name=name, noun=noun[0])
        )
    found = noun_after(document.tokens, last.i)
    if found is None or last.head is not found[1] or not candidate.name[:1].isupper():
        return candidate
    if _is_region(candidate.name) and found[0].feature_class != "A":
        return candidate
    return replace(candidate, last=found[1], noun=found[0])


def _is_region(name: str) -> bool:
    """Whether a name is that of an area, a sea or a landform: a noun after it makes no other place of it."""
    return any(place.is_curated and place.feature_class in ("A", "H", "L", "T") for place in gazetteer.named(name))


def _sites(document: Document, found: list[Candidate]) -> Iterator[Candidate]:
    """Names that neither the model nor the tables know as places, before a noun that makes them one."""
    covered = {i for candidate in found for i in range(candidate.first.i, candidate.last.i + 1)}
    for token in document.tokens:
        if token.lower not in place_nouns() or token.i in covered or token.pos not in ("NOUN", "PROPN"):
            continue
        name = _name_before(document, token)
        if not name or not covered.isdisjoint(range(name[0].i, token.i)):
            continue
        whole = document.text_of(name[0], token)
        if gazetteer.named(whole):
            yield Candidate(name[0], token, whole, None)
        else:
            yield Candidate(name[0], token, document.text_of(name[0], name[-1]), None, place_nouns()[token.lower])


def _name_before(document: Document, noun: Token) -> list[Token]:
    """The capitalised words of a name before a noun of place, its kind in between ("Qasaba" in "Qasaba air base")."""
    i = noun.i - 1
    while i >= 0 and document.tokens[i].lower in kinds():
        i -= 1
    if i < 0 or noun_after(document.tokens, i) is None:
        return []
    name: list[Token] = []
    while i >= 0 and document.tokens[i].pos == "PROPN" and document.tokens[i].text[:1].isupper():
        name.insert(0, document.tokens[i])
        i -= 1
    is_compound = (
        bool(name) and name[-1].dep in ("compound", "nmod") and name[-1].ent_type not in ("GPE", "DATE", "NORP")
    )
    return name if is_compound and len(name) <= 3 else []


def _joined(document: Document, found: list[Candidate]) -> list[Candidate]:
    """Candidates, two of them made one where they are a name with the comma between them ("Washington, D.C.")."""
    joined: list[Candidate] = []
    for candidate in found:
        before = joined[-1] if joined else None
        if before is not None and candidate.first.i <= before.last.i:
            if candidate.label == DATELINE:
                joined[-1] = candidate
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
    is_near = len(words) > 1 and words[0].lower == "near"
    if len(words) > 1 and words[0].lower in LOCATIVE:
        words = words[1:]
    if not words or entity.label in ("LANGUAGE", "LAW"):
        return
    last, name = words[-1], document.text_of(words[0], words[-1])
    if is_near or (last.dep == "pobj" and last.head.lower == "of" and is_place_noun(last.head.head)):
        yield Candidate(words[0], last, name, "GPE")
    elif entity.label == "PERSON" and len(words) == 1 and last.head.lower == "in" and last.head.head.lemma in STAYING:
        yield Candidate(last, last, name, "GPE")
    elif _is_believed(entity.label, last, gazetteer.named(name)):
        yield Candidate(words[0], last, name, None)
    elif entity.label == "PERSON" and len(words) == 1 and any(_is_town(place) for place in gazetteer.named(name)):
        yield Candidate(last, last, name, DOUBTED)


STAYING = frozenset({"arrive", "land", "live", "bear", "base", "station", "deploy", "dock", "anchor", "settle"})
"""Verbs whose "in" is followed by a place, even where the model sees a person ("arrived in Kesk")."""


def is_place_noun(token: Token) -> bool:
    """Whether a noun says that what it names is a place."""
    return token.lower in PLACE_NOUNS or token.lower in place_nouns()


def _is_town(place: Place) -> bool:
    return place.is_curated and place.feature_class in ("P", "S")


def _datelines(document: Document) -> Iterator[Candidate]:
    """The place that a report is sent from, in capitals before its first sentence ("BAGHDAD (AP) - …")."""
    for sentence in document.sentences:
        words = sentence.tokens
        for last in range(min(3, len(words) - 1)):
            name = document.text_of(words[0], words[last])
            is_over = words[last + 1].text in DATELINE_ENDS
            if is_over and len(name) > 3 and name.isupper() and gazetteer.named(name):
                yield Candidate(words[0], words[last], name, DATELINE)


DATELINE = "DATELINE"
DATELINE_ENDS = frozenset({"-", "–", "—", "--", "(", ","})
DOUBTED = "DOUBTED"
"""Labels of our own: a place before a report, and a town's name that the model takes for a person's."""


def _is_believed(label: str, last: Token, places: Sequence[Place]) -> bool:
    """Whether a name of the tables is believed against the model: after a preposition, the better known the looser."""
    if last.dep != "pobj" or any(place.is_state for place in places):
        return False
    preposition, is_person = last.head.lower, label == "PERSON"
    least = WELL_KNOWN if is_person and preposition not in ("in", "near") else gazetteer.LARGE
    if not any(place.is_curated or (place.population >= least and not place.is_alias) for place in places):
        return False
    if preposition == "for":
        return last.head.head.lemma in LEAVING
    return preposition in LOCATIVE or (
        not is_person and preposition in ("as", "including", "on", "off", "across", "over")
    )


LEAVING = frozenset({"leave", "depart", "head", "sail", "bind", "bound", "embark"})
"""Verbs whose "for" is followed by a place ("left for Tartus")."""
WELL_KNOWN = 300_000
"""The size of a city that is believed to be meant where the model sees a person."""
PLACE_NOUNS = frozenset(
    {"area", "capital", "city", "hamlet", "neighborhood", "neighbourhood", "settlement", "suburb", "town"}
)
"""Nouns that make any name beside them a place's ("the town of Marea"), besides those of ``place_nouns.csv``."""


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
