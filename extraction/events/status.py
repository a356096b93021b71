"""Whether an event occurred, goes on, is planned, is only possible, or did not happen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from extraction.events.clauses import is_verb
from extraction.knowledge.tables import listed, rows
from extraction.language.tokens import Token

_LINKS = ("xcomp", "ccomp", "pcomp", "acl", "oprd", "conj")
_NEGATIONS = frozenset({"not", "n't", "never", "n’t", "neither", "nor", "no", "hardly", "nobody", "none"})


@cache
def cues() -> Mapping[str, Mapping[str, str]]:
    """Kind of cue → word → status."""
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows("events/status.csv"):
        for word in listed(row["words"]):
            table[row["kind"]][word] = row["status"]
    return table


def of_verb(verb: Token) -> str:
    """The status of the event that a verb names, from its own auxiliaries outwards to the verbs that govern it."""
    if is_negated(verb):
        return "negated"
    return _conditional(verb) or _own(verb) or _governed(verb) or _progressive(verb) or "occurred"


def of_noun(noun: Token, verb: Token | None) -> str:
    """The status of the event that a noun names; ``verb`` is the verb that says it takes place, if any."""
    for child in noun.children:
        if child.dep in ("amod", "det", "compound", "advmod") and child.lower in cues()["modifier"]:
            return cues()["modifier"][child.lower]
    if verb is not None:
        return of_verb(verb)
    return _noun_governor(noun) or "occurred"


def is_past(verb: Token) -> bool:
    """Whether the verb's tense is past or perfect."""
    if verb.tag == "VBD":
        return True
    past = {"was", "were", "had", "has", "have", "been"}
    return verb.tag == "VBN" and any(c.lower in past for c in verb.children if c.dep in ("aux", "auxpass"))


def is_negated(verb: Token) -> bool:
    """Whether "not", "never", "no talks", "neither" or "without" negates the verb itself."""
    for child in verb.children:
        if child.dep == "neg" or (child.lower in _NEGATIONS and child.dep in ("advmod", "preconj", "cc")):
            return True
        if child.dep in ("nsubj", "nsubjpass", "dobj", "attr") and (
            child.lower in ("nobody", "none", "nothing") or any(c.lower in ("no", "neither") for c in child.children)
        ):
            return True
    return verb.dep == "pcomp" and verb.head.lower == "without"


def governor_status(governor: Token) -> str | None:
    """What a verb, adjective or noun says of the act that it governs, if the table knows it."""
    return cues()["governor"].get(governor.lower) or cues()["governor"].get(governor.lemma)


def _own(verb: Token) -> str | None:
    for auxiliary in verb.children:
        if auxiliary.dep == "aux" and auxiliary.lower in cues()["aux"]:
            return _reported(verb, auxiliary) or cues()["aux"][auxiliary.lower]
    if (
        verb.dep == "conj"
        and is_verb(verb.head)
        and verb.tag in ("VB", "VBN")
        and not verb.children_with("aux", "nsubj")
    ):
        return _own(verb.head)
    return None


def _reported(verb: Token, auxiliary: Token) -> str | None:
    """ "said it would visit" is "will visit" told in the past."""
    past_report = verb.dep == "ccomp" and verb.head.tag in ("VBD", "VBN") and not verb.children_with("advcl")
    return "planned" if auxiliary.lower == "would" and past_report else None


def _conditional(verb: Token) -> str | None:
    for child in verb.children:
        if child.dep == "mark" and child.lower in cues()["mark"]:
            return cues()["mark"][child.lower]
    return None


def _governed(verb: Token) -> str | None:
    token = verb
    while token.dep in _LINKS and token.head is not token:
        finite = token.tag in ("VBD", "VBZ", "VBP") or any(c.dep == "aux" and c.tag != "TO" for c in token.children)
        if token.dep in ("ccomp", "acl") and finite:
            return None
        governor = token.head
        if token.dep == "conj":
            token = governor
            continue
        status = governor_status(governor)
        if status and not (governor.lemma == "be" and token.tag != "VB"):
            if status == "negated" and is_negated(governor):
                return "occurred"
            return status
        if is_verb(governor):
            if is_negated(governor):
                return "negated"
            if own := _own(governor):
                return own
        token = governor
    return None


def _progressive(verb: Token) -> str | None:
    auxiliaries = {child.lemma for child in verb.children if child.dep in ("aux", "auxpass")}
    if verb.tag == "VBG" and ("be" in auxiliaries or (verb.dep == "conj" and _progressive(verb.head))):
        return "ongoing"
    if any(child.lower == "being" and child.dep == "auxpass" for child in verb.children):
        return "ongoing"
    if verb.tag in ("VBZ", "VBP") and not auxiliaries:
        return "ongoing"
    since = any(child.lower == "since" or any(inner.lower == "since" for inner in child.children)
                for child in verb.children if child.dep in ("prep", "advcl", "advmod"))  # fmt: skip
    return "ongoing" if since and "have" in auxiliaries and verb.tag == "VBN" else None


def _noun_governor(noun: Token) -> str | None:
    if noun.dep != "pobj":
        return None
    preposition = noun.head
    if preposition.lower == "without":
        return "negated"
    return governor_status(preposition.head)
