"""How many were killed, injured or took part in an event, where its own words give a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extraction.document import Document
from extraction.events import clauses
from extraction.events.matching import in_class
from extraction.language.tokens import Token
from extraction.numbers import has_number, read_number

_DEADLY = frozenset({"kill", "murder", "slay", "massacre", "execute", "assassinate", "behead", "slaughter", "lynch"})
_HURTFUL = frozenset({"wound", "injure", "hurt", "maim"})
_DEATHS = frozenset({"dead", "death", "fatality"})
_INJURIES = frozenset({"injury", "wounded", "injured"})
_SIZED = frozenset({"PROTEST", "MOBILIZE", "RETREAT", "COERCE"})
_NOT_PEOPLE = frozenset({"%", "percent", "year", "day", "hour", "month", "week", "km", "mile", "dollar", "euro"})

Bounds = tuple[int | None, int | None]
_NONE: Bounds = (None, None)


@dataclass(frozen=True, slots=True)
class Toll:
    """Lowest and highest number of dead, injured and participants, each None where the text gives none."""

    dead: Bounds = _NONE
    injured: Bounds = _NONE
    size: Bounds = _NONE


def toll(document: Document, anchor: Token, event_type: str) -> Toll:
    """The numbers of people in the clause of an event and in the clauses that tell its outcome ("killing 12")."""
    sentence = document.sentence_of(anchor)
    if not has_number(sentence.tokens):
        return Toll()
    dead, injured = _NONE, _NONE
    for verb in _verbs(anchor):
        for noun in clauses.patients(verb) or clauses.surface_subjects(verb):
            bounds = count(document, noun)
            if bounds == _NONE:
                continue
            if verb.lemma in _DEADLY or (verb.lemma in ("die", "leave") and _says(verb, _DEATHS)):
                dead = dead if dead != _NONE else bounds
            elif verb.lemma in _HURTFUL or _says(verb, _INJURIES):
                injured = injured if injured != _NONE else bounds
    return Toll(dead, injured, _size(document, anchor, event_type))


def is_toll(verb: Token) -> bool:
    """Whether a verb tells who died or was hurt."""
    return verb.lemma in _DEADLY or verb.lemma in _HURTFUL


def count(document: Document, noun: Token) -> Bounds:
    """The number before a noun: "at least 12 people" → (12, 12), "200 to 300 soldiers" → (200, 300)."""
    if noun.lemma in _NOT_PEOPLE:
        return _NONE
    modifiers = noun.children_with("nummod", "amod", "quantmod")
    numeral = next((child for child in modifiers if has_number([child])), noun if noun.pos == "NUM" else None)
    if numeral is None:
        return _NONE
    inner = [token for token in numeral.subtree() if token.i <= numeral.i]
    for start in (inner[0], numeral):
        number = read_number(document.tokens, start.i)
        if number is not None and number.last >= numeral.i and float(number.value_low).is_integer():
            return int(number.value_low), int(number.value_high)
    return _NONE


def _verbs(anchor: Token) -> Iterator[Token]:
    yield anchor
    for child in anchor.children:
        if child.dep in ("advcl", "conj", "relcl", "xcomp") and clauses.is_verb(child):
            yield child
            yield from (inner for inner in child.children if inner.dep == "conj" and clauses.is_verb(inner))


def _says(verb: Token, words: frozenset[str]) -> bool:
    return any(token.lemma in words for child in verb.children for token in (child, *child.children))


def _size(document: Document, anchor: Token, event_type: str) -> Bounds:
    if event_type not in _SIZED or not clauses.is_verb(anchor):
        return _NONE
    nouns: Sequence[Token] = [*clauses.surface_subjects(anchor), *clauses.patients(anchor)]
    found = (count(document, noun) for noun in nouns if _is_people(document, noun))
    return next((bounds for bounds in found if bounds != _NONE), _NONE)


def _is_people(document: Document, noun: Token) -> bool:
    return in_class(document, noun, "person") or in_class(document, noun, "troops") or in_class(document, noun, "actor")
