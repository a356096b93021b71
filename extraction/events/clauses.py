"""Who does what in a clause: subjects, objects and prepositional phrases through passives, relatives and control.

Labels are those of spaCy's English pipelines (CLEAR style). Each function returns heads of noun phrases; coordination
is spread out by the caller (``Token.conjuncts``).
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction.events.lexicon import word_classes
from extraction.language.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = {"who", "which", "that", "whom", "whose"}
_DEPTH = 8
"""How many clauses up a missing subject is looked for; longer chains are parsing errors."""


def is_verb(token: Token) -> bool:
    """Whether the token heads a clause."""
    return token.pos in ("VERB", "AUX")


def is_passive(verb: Token) -> bool:
    """Whether the verb's grammatical subject is the one acted on."""
    if any(child.dep in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    if verb.tag != "VBN" or any(child.dep in ("aux", "nsubj") for child in verb.children):
        return False
    if verb.dep == "conj":
        return is_passive(verb.head)
    return verb.dep in ("acl", "advcl", "relcl", "amod", "ROOT") and verb.child("dobj") is None


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject: the verb's own, the antecedent of a relative clause, or the controller's."""
    own = [child for child in verb.children if child.dep in SUBJECTS and child.dep != "csubj"]
    if own:
        if verb.dep == "relcl" and own[0].lower in _RELATIVE:
            return [_antecedent(verb, own[0])]
        return own
    return _controller(verb, depth) if depth < _DEPTH else []


def _antecedent(verb: Token, pronoun: Token) -> Token:
    """What a relative clause is about: after a comma all of "A and B, which …", without one its nearest noun."""
    noun = verb.head
    commas = [child.i for child in noun.children if child.lower == ","]
    while noun.dep == "conj" and noun.head.pos in ("NOUN", "PROPN") and any(i < pronoun.i for i in commas):
        noun = noun.head
    return noun


def _controller(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if head is verb:
        return []
    match verb.dep:
        case "relcl":
            return [head]
        case "acl":
            return _of_noun_clause(verb, head, depth)
        case "xcomp" | "ccomp" | "conj" | "advcl" | "dep" | "acomp" | "attr" | "oprd" | "parataxis":
            if verb.dep != "conj" and verb.tag == "VB" and head.lemma in word_classes()["object_control"]:
                return patients(head, depth + 1) or surface_subjects(head, depth + 1)
            return surface_subjects(head, depth + 1)
        case "pcomp":
            return _of_gerund(head, depth)
    return []


def _of_noun_clause(verb: Token, noun: Token, depth: int) -> list[Token]:
    """ "troops attacking …": the noun; "its plan to attack": the owner; "a bid to oust": who makes the bid."""
    if verb.tag in ("VBG", "VBN") and not (verb.tag == "VBG" and noun.lemma in word_classes()["document"]):
        return [noun]
    owners = noun.children_with("poss", "compound", "amod")
    if any(owner.ent_type or owner.dep == "poss" for owner in owners):
        return [owner for owner in owners if owner.ent_type or owner.dep == "poss"][:1]
    governor = clause_of(noun)
    return surface_subjects(governor, depth + 1) if governor is not None else []


def _of_gerund(preposition: Token, depth: int) -> list[Token]:
    """ "accused X of bombing": the object; "after bombing", "the plan for bombing": the subject of the clause."""
    governor = preposition.head
    if is_verb(governor):
        if governor.lemma in word_classes()["object_control"] or preposition.lower in ("of", "from", "into"):
            return patients(governor, depth + 1) or surface_subjects(governor, depth + 1)
        return surface_subjects(governor, depth + 1)
    clause = clause_of(governor)
    return surface_subjects(clause, depth + 1) if clause is not None else []


def clause_of(token: Token) -> Token | None:
    """The verb of the clause that a noun or preposition stands in."""
    return next((ancestor for ancestor in token.ancestors() if is_verb(ancestor)), None)


def agents(verb: Token) -> list[Token]:
    """Who acts: the subject, or "by …" in a passive."""
    return by_phrase(verb) if is_passive(verb) else surface_subjects(verb)


def by_phrase(verb: Token) -> list[Token]:
    """The noun phrases after "by"."""
    return [noun for child in verb.children if child.lower == "by" for noun in child.children_with("pobj")]


def patients(verb: Token, depth: int = 0) -> list[Token]:
    """What is acted on: the object, the subject of a passive, the antecedent of "the town they bombed"."""
    objects = verb.children_with("dobj")
    if objects:
        return [verb.head] if objects[0].lower in _RELATIVE and verb.dep == "relcl" else objects
    if is_passive(verb):
        return surface_subjects(verb, depth)
    if verb.dep == "relcl" and not _is_subject_relative(verb) and not verb.children_with("ccomp", "xcomp"):
        return [verb.head]
    shared = [child for child in verb.children if child.dep == "conj" and is_verb(child)]
    if shared and not verb.children_with("prep", "xcomp", "ccomp", "advmod") and not shared[0].children_with(*SUBJECTS):
        return shared[0].children_with("dobj")
    return []


def _is_subject_relative(verb: Token) -> bool:
    subject = verb.child(*SUBJECTS)
    return subject is None or subject.lower in _RELATIVE


def datives(verb: Token) -> list[Token]:
    """To whom: "gave Mali aid", "gave aid to Mali", "Mali was given aid"."""
    found = verb.children_with("dative")
    nouns = [noun for noun in found if noun.pos not in ("ADP", "SCONJ")]
    nouns += [pobj for prep in found for pobj in prep.children_with("pobj")]
    if not nouns and is_passive(verb) and verb.child("dobj") is not None:
        nouns = surface_subjects(verb)
    return nouns or after_preposition(verb, "to")


def after_preposition(head: Token, preposition: str) -> list[Token]:
    """The noun phrases after a preposition of a verb or noun ("out of" is "of", "involving" a preposition)."""
    found = []
    for child in head.children:
        if child.dep not in ("prep", "agent", "dative", "prt", "advmod"):
            if child.lower == preposition and child.dep == "acl":
                found.extend(child.children_with("dobj"))
            continue
        if child.lower == preposition:
            found.extend(child.children_with("pobj"))
        for inner in child.children:
            if inner.dep == "prep" and inner.lower == preposition and child.dep != "dative":
                found.extend(inner.children_with("pobj"))
    return found


def complement(verb: Token) -> Token | None:
    """The clause that the verb governs: "agreed to …", "demanded that …", "accused X of …ing"."""
    clause = verb.child("xcomp", "ccomp")
    if clause is not None:
        return clause
    for child in verb.children:
        controlled = child.dep == "advcl" and child.tag == "VB" and not child.child("mark")
        if controlled and verb.lemma in word_classes()["object_control"]:
            return child
        if child.dep == "prep" and (inner := child.child("pcomp")) is not None:
            return inner
        if (
            child.dep in ("dobj", "dative")
            and (inner := child.child("acl", "relcl")) is not None
            and inner.dep == "acl"
        ):
            return inner if inner.tag == "VB" else None
    return None


def is_subjunctive(clause: Token | None) -> bool:
    """Whether a clause tells what should be done: an infinitive, "that X leave", "that X must leave", a gerund."""
    if clause is None:
        return False
    auxiliaries = {child.lower for child in clause.children if child.dep in ("aux", "auxpass")}
    return (clause.tag in ("VB", "VBG") and not auxiliaries - {"to", "be"}) or bool(auxiliaries & {"must", "should"})


def has_particle(verb: Token, particle: str) -> bool:
    """Whether "down" in "lay down arms", "break off talks" belongs to the verb, however the parser labels it."""
    return any(
        child.lower == particle
        and child.i > verb.i
        and child.dep in ("prt", "advmod", "prep", "npadvmod")
        and not (child.dep == "prep" and child.child("pobj") is not None and child.i != verb.i + 1)
        for child in verb.children
    )


def content_noun(noun: Token) -> Token:
    """ "a series of strikes" → "strikes": the noun that says what is meant."""
    for _ in range(_DEPTH):
        if noun.lemma not in word_classes()["partitive"] and noun.pos != "NUM":
            return noun
        inner = after_preposition(noun, "of")
        if not inner:
            return noun
        noun = inner[0]
    return noun


def spread(nouns: list[Token]) -> Iterator[Token]:
    """Each noun phrase and those coordinated with it."""
    for noun in nouns:
        yield from noun.conjuncts()
