"""Which verbs report an event, and which only name a kind of act (a purpose, a description, a duty)."""

from __future__ import annotations

from extraction.events import attributes, clauses, status
from extraction.language.tokens import Token

_TEMPORAL = frozenset({"after", "before", "since", "following", "upon"})
_DUTY = frozenset({"must", "should", "ought", "need"})
_DESCRIBING = frozenset({"SUPPORT", "AID", "COOPERATE", "PROCURE", "CONSULT", "AGREE"})
"""Types whose participles mostly describe ("countries supporting …"); of a conflict they report ("killing 12")."""


def is_reported(verb: Token, event_type: str) -> bool:
    """Whether a verb of an event type reports something done, planned, possible or not done."""
    first = verb
    while first.dep == "conj" and clauses.is_verb(first.head) and not first.children_with("nsubj", "nsubjpass"):
        first = first.head
    auxiliaries = {child.lower for child in first.children if child.dep in ("aux", "auxpass")}
    if auxiliaries & _DUTY:
        return False
    if first.tag == "VB" and "to" in auxiliaries:
        return _infinitive(first)
    if first.tag == "VBG" and not auxiliaries:
        return _participle(first, event_type)
    return True


def _infinitive(verb: Token) -> bool:
    """ "plans to deploy", "Iran to host talks", but not "in order to deploy" or "efforts to deploy"."""
    if verb.dep in ("xcomp", "acl", "ccomp", "oprd"):
        return bool(status.governor_status(verb.head))
    return verb.dep == "ROOT"


def _participle(verb: Token, event_type: str) -> bool:
    if verb.dep == "pcomp":
        return verb.head.lower in _TEMPORAL
    if verb.dep == "xcomp":
        return bool(status.governor_status(verb.head))
    if verb.dep in ("acl", "advcl"):
        material = "conflict" in (attributes.of_type(event_type).quad_class or "")
        return material or (verb.dep == "advcl" and event_type not in _DESCRIBING)
    return verb.dep in ("ROOT", "relcl", "conj")
