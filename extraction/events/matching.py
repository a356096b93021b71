"""Which frame of the lexicon a word evokes here, and who fills its slots."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Sequence
from functools import cache
from typing import Literal

from extraction.document import Document
from extraction.events import clauses
from extraction.events.lexicon import Condition, Frame, Slots, word_classes
from extraction.knowledge.tables import rows
from extraction.language.tokens import Token

Party = tuple[str, str]
"""An actor's id and the words that named it."""

_Slots = dict[str, list[Token]]
"""Slot of a word → the nouns in it, coordination spread out."""

Places = Literal["none", "acting", "any"]
"""Whether a place stands for its state: never, where it is what fills the slot, or anywhere in the noun phrase."""

_HARDWARE = frozenset({"arms", "weapon", "platform"})
_REACH = 40
"""How many tokens back a pronoun's or numeral's noun is looked for."""
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,9}-\d{1,4}[A-Za-z]?s?")
"""The type designation of a weapon, vehicle, ship or aircraft: "F-16s", "Hwasong-15", "S-400"."""
_INNER_PREPOSITIONS = ("of", "from", "by", "in", "with", "for", "against", "to", "on", "at", "between", "over", "among")
_MODIFIERS = ("poss", "nmod", "amod", "compound", "appos")
_DEPTH = 3
"""How deep inside a noun phrase its actor may stand ("the chairman of the board of X")."""


def best_frame(document: Document, head: Token, frames: Sequence[Frame]) -> Frame | None:
    """The first frame whose preceding words and conditions all hold."""
    slots: _Slots = {}
    for frame in frames:
        if _preceded(document, head, frame) and hold(document, head, frame.conditions, slots):
            return frame
    return None


def hold(document: Document, head: Token, conditions: Iterable[Condition], slots: _Slots | None = None) -> bool:
    """Whether every one of the conditions holds at ``head``; ``slots`` keeps what was found for those before."""
    known = {} if slots is None else slots
    return all(_holds(document, head, condition, known) for condition in conditions)


def _preceded(document: Document, head: Token, frame: Frame) -> bool:
    if not frame.before:
        return True
    first = head.i - len(frame.before)
    if first < 0:
        return False
    tokens = document.tokens[first : head.i]
    return all(word in (token.lower, token.lemma) for word, token in zip(frame.before, tokens, strict=True))


def _holds(document: Document, head: Token, condition: Condition, slots: _Slots) -> bool:
    slot = condition.slot
    if slot.startswith("+"):
        return clauses.has_particle(head, slot[1:]) is condition.wanted
    if slot == "subjunctive":
        return clauses.is_subjunctive(clauses.complement(head)) is condition.wanted
    if slot == "comp":
        inner = clauses.complement(head)
        return (inner is not None and (not condition.words or inner.lemma in condition.words)) is condition.wanted
    nouns = slots.get(slot)
    if nouns is None:
        nouns = slots[slot] = [clauses.content_noun(noun) for noun in clauses.spread(slot_nouns(head, slot))]
    if not (condition.words or condition.classes):
        return bool(nouns) is condition.wanted
    return any(_named(document, noun, condition) for noun in nouns) is condition.wanted


def _named(document: Document, noun: Token, condition: Condition) -> bool:
    if noun.lemma in condition.words or noun.lower in condition.words:
        return True
    if any(in_class(document, noun, name) for name in condition.classes):
        return True
    if noun.pos in ("PRON", "NUM") or noun.lemma == "one":
        return _stands_for(document, noun, condition.classes & _HARDWARE)
    inner = noun.children_with("appos") if noun.pos == "PROPN" else []
    if noun.lemma in word_classes()["generic"]:
        inner = noun.children_with("compound", "amod")
    return any(_named(document, child, condition) for child in inner)


def _stands_for(document: Document, noun: Token, classes: Collection[str]) -> bool:
    """Whether "it", "one" or "36" may mean a thing of one of the classes: the words before name one."""
    before = document.tokens[max(noun.i - _REACH, 0) : noun.i] if classes else ()
    return any(
        token.pos in ("NOUN", "PROPN") and in_class(document, token, name) for token in before for name in classes
    )


def in_class(document: Document, noun: Token, name: str) -> bool:
    """Whether a noun belongs to a class of words, or to one of the classes that the mentions decide."""
    if any(form in word_classes().get(name, ()) for form in (noun.lemma, noun.lower, noun.lower.removesuffix("s"))):
        return True
    if name in _HARDWARE and _DESIGNATION.fullmatch(noun.text):
        return True
    if name == "peacekeepers":
        return any(child.lower.startswith("peacekeep") for child in noun.children)
    mentions = document.actors_at(noun)
    if name == "actor":
        return bool(mentions)
    if name == "state":
        return any(document.actors[mention.actor_id].kind == "state" for mention in mentions)
    if name == "person":
        kinds = {document.actors[mention.actor_id].kind for mention in mentions}
        return "person" in kinds or noun.ent_type == "PERSON"
    if name == "place":
        return bool(document.places_at(noun)) or noun.ent_type in ("GPE", "LOC", "FAC")
    return False


def slot_nouns(head: Token, slot: str) -> list[Token]:
    """The heads of the noun phrases in a syntactic slot of a verb or noun."""
    if slot.startswith("~"):
        return prepositional(head, slot[1:])
    if not clauses.is_verb(head):
        return _slot_of_noun(head, slot)
    match slot:
        case "subj":
            return clauses.agents(head)
        case "obj":
            return clauses.patients(head)
        case "dat":
            return clauses.datives(head)
        case "comp":
            inner = clauses.complement(head)
            return clauses.surface_subjects(inner) if inner is not None else []
        case "acomp":
            return head.children_with("acomp", "oprd", "attr")
    return prepositional(head, slot)


def _slot_of_noun(noun: Token, slot: str) -> list[Token]:
    if slot == "poss":
        return noun.children_with("poss", "compound", "amod", "nmod")
    found = clauses.after_preposition(noun, slot)
    if found:
        return found
    deeper = [inner for child in noun.children_with("prep") for inner in child.children_with("pobj")]
    return [found for inner in deeper for found in clauses.after_preposition(inner, slot)]


def prepositional(head: Token, preposition: str) -> list[Token]:
    """The noun phrases after a preposition of a verb or, where the parser hangs it there, of its object."""
    found = clauses.after_preposition(head, preposition)
    if found or not clauses.is_verb(head):
        return found
    return [noun for patient in clauses.patients(head) for noun in clauses.after_preposition(patient, preposition)]


def fill(
    document: Document, head: Token, slots: Slots, places: Places = "none", excluded: Container[str] = ()
) -> list[Party]:
    """The actors of the first alternative that names any but the excluded ones."""
    for together in slots:
        nouns = [noun for slot in together for noun in slot_nouns(head, slot)]
        found = [party for party in parties(document, nouns, places) if party[0] not in excluded]
        if not found and "obj" in together:
            after = [inner for noun in nouns for inner in _after(head, noun)]
            found = [party for party in parties(document, after, places) if party[0] not in excluded]
        if found:
            return found
    return []


def _after(verb: Token, noun: Token) -> list[Token]:
    """What a preposition right after an object names; parsers often hang it on the verb ("fed refugees from …")."""
    return [pobj for prep in verb.children if prep.dep == "prep" and prep.i == noun.i + 1 for pobj in prep.children]


def parties(document: Document, nouns: Iterable[Token], places: Places = "none") -> list[Party]:
    """The actors that noun phrases name, coordination spread out, each once."""
    found: dict[str, str] = {}
    for noun in nouns:
        for each in noun.conjuncts():
            for actor_id, text in _actors_in(document, each, places, 0):
                found.setdefault(actor_id, text)
    return list(found.items())


def _actors_in(document: Document, noun: Token, places: Places, depth: int) -> list[Party]:
    own = _at(document, noun, places)
    if own and all(is_nameless(document, actor) for actor, _ in own):
        own = _named_by(document, noun) or own
    if own or depth >= _DEPTH:
        return own
    for modifier in noun.children_with(*_MODIFIERS):
        for each in modifier.conjuncts():
            own.extend(_at(document, each, places))
    if own:
        return own
    for clause in noun.children_with("acl"):
        own.extend(party for agent in clauses.by_phrase(clause) for party in _at(document, agent, places))
    if own:
        return own
    for preposition in _INNER_PREPOSITIONS:
        for inner in clauses.after_preposition(noun, preposition):
            for each in inner.conjuncts():
                own.extend(_actors_in(document, each, "any" if places == "any" else "none", depth + 1))
        if own:
            return own
    return own


def is_nameless(document: Document, actor_id: str) -> bool:
    """Whether an actor is a group known neither by name nor by country ("troops", "a senior member")."""
    actor = document.actors.get(actor_id)
    return actor is not None and actor.kind == "group" and actor.country is None


def _named_by(document: Document, noun: Token) -> list[Party]:
    """Who a nameless group is: the name in apposition, whose it is ("its troops"), whom it follows ("loyal to …")."""
    for dep in ("appos", "poss"):
        named = [
            party
            for child in noun.children_with(dep)
            for each in child.conjuncts()
            for party in _at(document, each, "none")
            if not is_nameless(document, party[0]) and (dep == "appos" or document.actors[party[0]].kind != "person")
        ]
        if named:
            return named
    followed = [
        inner
        for word in noun.children_with("acl", "amod")
        for slot in ("with", "to")
        for inner in clauses.after_preposition(word, slot)
    ]
    return [party for each in followed for party in _actors_in(document, each, "none", _DEPTH)]


def _at(document: Document, noun: Token, places: Places) -> list[Party]:
    mentions = document.actors_at(noun)
    if mentions:
        return [(mention.actor_id, mention.text) for mention in mentions]
    if places == "none":
        return []
    found = ((state_of(place.place_country), place.text) for place in document.places_at(noun))
    return [(state, text) for state, text in found if state is not None]


def state_of(country: str | None) -> str | None:
    """The actor that acts for a country, if the table of states knows it."""
    state = f"state:{(country or '').lower()}"
    return state if state in _states() else None


@cache
def _states() -> frozenset[str]:
    return frozenset(row["actor_id"] for row in rows("states.csv"))
