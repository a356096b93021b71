"""Which verbs report an event, and which only name a kind of act (a purpose, a description, a duty)."""

from __future__ import annotations

from extraction.document import Document
from extraction.events import attributes, clauses, status
from extraction.language.tokens import Token

_OPENING = frozenset({"“", '"', "``"})
_QUOTES = _OPENING | {"”", "''"}
_SENTENCE = 5
"""Tokens that a quotation must have to be somebody's words rather than a title or a term."""
_TEMPORAL = frozenset({"after", "before", "since", "following", "upon"})
_DUTY = frozenset({"must", "should", "ought", "need"})
_ABILITY = frozenset({"can", "could", "ca"})
_HABITS = frozenset({"AGREE", "PROCURE", "TEST", "CONSULT", "MOBILIZE", "AID", "LEGISLATE", "APPOINT", "RETREAT"})
"""Types whose simple present tells what somebody does for a living ("builds ships"), not an event."""
_DESCRIBING = frozenset({"SUPPORT", "AID", "COOPERATE", "PROCURE", "CONSULT", "AGREE"})
"""Types whose participles mostly describe ("countries supporting …"); of a conflict they report ("killing 12")."""


def quoted(document: Document) -> frozenset[int]:
    """The indexes of the tokens inside quotations of a sentence's length: others' words, not the article's report."""
    found: list[int] = []
    inside: list[int] | None = None
    for token in document.tokens:
        if token.text in _QUOTES or (token.pos == "SPACE" and "\n" in token.text):
            if inside is not None and len(inside) >= _SENTENCE:
                found.extend(inside)
            inside = [] if token.text in _OPENING and inside is None else None
        elif inside is not None:
            inside.append(token.i)
    return frozenset(found)


def is_reported(verb: Token, event_type: str | None) -> bool:
    """Whether a verb of an event type reports something done, planned, possible or not done.

    ``event_type`` is None for a verb that only lends a noun its grammar.
    """
    first = verb
    while first.dep == "conj" and clauses.is_verb(first.head) and not first.children_with("nsubj", "nsubjpass"):
        first = first.head
    auxiliaries = {child.lower for child in first.children if child.dep in ("aux", "auxpass")}
    if auxiliaries & _DUTY or (auxiliaries & _ABILITY and _is_asked(first)):
        return False
    if first.tag in ("VBZ", "VBP") and not auxiliaries and event_type in _HABITS and not _is_condition(first):
        return False
    if first.lemma == "ask" and _is_question(clauses.complement(first)):
        return False
    if first.tag == "VB" and "to" in auxiliaries:
        return _infinitive(first)
    if first.tag == "VBG" and not auxiliaries:
        return _participle(first, event_type)
    return True


def _is_asked(verb: Token) -> bool:
    """Whether the clause tells how or what somebody could do, or what a thing can do, rather than that they may."""
    return (
        verb.dep == "relcl"
        or any(child.tag in ("WRB", "WP", "WDT") for child in verb.children)
        or any(child.lower == "can" for child in verb.children)
    )


def _is_question(clause: Token | None) -> bool:
    """Whether what is asked is a question ("asked whether …") and no request."""
    return clause is not None and any(
        child.tag in ("WRB", "WP", "WDT") or (child.dep == "mark" and child.lower in ("whether", "if"))
        for child in clause.children
    )


def _is_condition(verb: Token) -> bool:
    """Whether a simple present stands in an "if" clause or tells of a day ("ministers meet on Monday")."""
    return any(
        (child.dep == "mark" and child.lower in status.cues()["mark"])
        or child.ent_type == "DATE"
        or any(inner.ent_type == "DATE" for inner in child.children)
        for child in verb.children
    )


def _infinitive(verb: Token) -> bool:
    """ "plans to deploy", "Iran to host talks", but not "in order to deploy" or "efforts to deploy"."""
    if verb.dep in ("xcomp", "acl", "ccomp", "oprd"):
        return bool(status.governor_status(verb.head))
    return verb.dep == "ROOT"


def _participle(verb: Token, event_type: str | None) -> bool:
    if verb.dep == "pcomp":
        return verb.head.lower in _TEMPORAL or verb.head.lower == "without"
    if verb.dep == "xcomp":
        return bool(status.governor_status(verb.head))
    if verb.dep in ("acl", "advcl"):
        material = event_type is not None and "conflict" in (attributes.of_type(event_type).quad_class or "")
        return material or (verb.dep == "advcl" and event_type not in _DESCRIBING)
    return verb.dep in ("ROOT", "relcl", "conj")
