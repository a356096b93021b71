"""Who speaks: from a cue to the noun phrase of its speaker, and from the phrase to an actor."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extraction.document import Document
from extraction.knowledge.tables import rows
from extraction.language.tokens import Token
from extraction.statements.shapes import is_passive

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_VERBAL = ("VERB", "AUX")
_SPEAKING_FOR = frozenset({"of", "for", "from", "at", "in", "with", "by"})
_RIGHT_DROPPED = frozenset({"relcl", "punct", "appos", "acl", "advcl", "cc", "conj", "parataxis", "dep", "advmod"})
_NOT_IN_NAME = frozenset({"relcl", "advcl", "parataxis", "appos"})


@cache
def light_verbs() -> frozenset[str]:
    """Verbs that lend a noun cue their subject: in "voiced concern that" the one who voices is concerned."""
    return frozenset(row["verb"] for row in rows("light_verbs.csv"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """A noun phrase that names who spoke; ``head`` is the word that an actor mention is looked up at."""

    head: Token
    start: int
    end: int


def noun_phrase(document: Document, head: Token) -> Speaker:
    """The noun phrase of a head word without relative clauses, appositions and whatever follows a comma."""
    first = last = head
    stack = [head]
    while stack:
        token = stack.pop()
        for child in token.children:
            if not _belongs(child, token, head):
                continue
            stack.append(child)
            first = child if child.i < first.i else first
            last = child if child.i > last.i else last
    return Speaker(head, first.start, last.end)


def _belongs(child: Token, parent: Token, head: Token) -> bool:
    if child.i < parent.i:
        return child.dep not in ("punct", "cc", "preconj", "relcl", "advmod", "mark", "prep", "ccomp") or (
            child.dep == "punct" and child.text in "-’'\"“”" and parent is not head
        )
    if child.dep == "conj":
        return parent is head and child.pos in ("NOUN", "PROPN", "PRON") and child.i - parent.i < 12
    if child.dep == "cc":
        return any(c.dep == "conj" and c.pos in ("NOUN", "PROPN", "PRON") for c in parent.children)
    if child.dep == "punct":
        return child.text in "-’'"
    if child.dep == "appos":
        if parent is head and child is proper_apposition(head):
            return True
        return not any(c.dep == "punct" and parent.i < c.i < child.i for c in (*parent.children, *child.children))
    if child.dep == "prep" and any(c.dep == "punct" and parent.i < c.i < child.i for c in parent.children):
        return False
    return child.dep not in _RIGHT_DROPPED and not (child.dep == "case" and parent is head)


def speaker_of_verb(verb: Token) -> Token | None:
    """The one who does what a verb says: its subject, the passive's agent, or the subject of the verb it hangs on.

    Of "quoted him as saying" it is the one quoted.
    """
    if is_quoting_another(verb):
        return verb.child("nsubjpass") if is_passive(verb) else verb.child("dobj")
    seen: set[int] = set()
    token = verb
    while token.i not in seen:
        seen.add(token.i)
        if is_passive(token) and token is verb:
            if token.dep == "ccomp" and token.head.lemma == "let":
                return speaker_of_verb(token.head)
            return _agent(token)
        if token is verb and token.tag == "VBN" and token.dep in ("acl", "advcl") and not _has_auxiliary(token):
            return _agent(token)
        subject = token.child("nsubj", "nsubjpass")
        if subject is not None and not (token is not verb and subject.lower == "it" and token.child("ccomp") is verb):
            return _antecedent(subject, token)
        displaced = next((c for c in token.children if c.dep == "ccomp" and c.i < token.i and c.tag == "VBN"), None)
        if token is verb and displaced is not None and not _has_auxiliary(displaced):
            return displaced.child("nsubj")
        if token.head is token:
            return None
        found = _through(token)
        if found is None or not found[1]:
            return found[0] if found else None
        token = found[0]
    return None


def is_quoting_another(verb: Token) -> bool:
    """Whether a verb passes on somebody else's words: "quoted him as saying"."""
    return verb.lemma in ("quote", "cite") and any(
        c.lower == "as" and c.child("pcomp", "advcl") is not None for c in verb.children
    )


def speaker_of_quoter(verb: Token) -> Token | None:
    """The outlet in "Reuters quoted him as saying"."""
    return _agent(verb) if is_passive(verb) else verb.child("nsubj")


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep in ("aux", "auxpass") for child in verb.children)


def _through(token: Token) -> tuple[Token, bool] | None:
    """The word above a verb without a subject, and whether its subject is to be found (else it speaks)."""
    head = token.head
    if token.dep == "pcomp" and head.lower == "as" and head.head.pos in _VERBAL:
        target = head.head.child("nsubjpass") if is_passive(head.head) else head.head.child("dobj")
        return (target, False) if target is not None else (head.head, True)
    if token.dep in ("pcomp", "prep") or head.pos in ("ADP", "SCONJ"):
        return _governing(head)
    if token.dep == "acl" or token.dep == "relcl":
        described = head.dep == "appos" and head.head.pos == "PROPN"
        return (head.head if described else head), False
    if (
        token.dep == "xcomp"
        and head.child("dobj") is not None
        and head.lemma
        in ("ask", "tell", "urge", "order", "allow", "want", "get", "hear", "force", "lead", "prompt", "cause")
    ):
        return head.child("dobj"), False  # type: ignore[return-value]
    if head.pos in _VERBAL or token.dep in ("conj", "advcl", "xcomp", "ccomp"):
        return head, True
    return None


def _governing(prep: Token) -> tuple[Token, bool] | None:
    """What a preposition before a gerund belongs to: a verb, or a noun through the verb above it."""
    token = prep
    while token.head is not token:
        token = token.head
        if token.pos in _VERBAL:
            return token, True
        if (owner := token.child("poss")) is not None:
            return owner, False
    return None


def _antecedent(subject: Token, verb: Token) -> Token | None:
    if subject.lower in _RELATIVES and verb.dep in ("relcl", "conj", "acl", "ccomp"):
        clause = verb
        while clause.dep in ("conj", "ccomp", "xcomp") and clause.head is not clause:
            clause = clause.head
        if clause.dep in ("relcl", "acl"):
            return clause.head
    if subject.lower == "it" and is_passive(verb):
        return None
    return subject


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep in ("agent", "prep") and child.lower == "by" and (noun := child.child("pobj")) is not None:
            return noun
    # "was described as a failure by the minister": the parser may hang the agent on the last noun.
    for child in verb.children:
        if child.dep == "prep" and (inner := child.child("pobj")) is not None:
            by = next((c for c in inner.children if c.lower == "by"), None)
            if by is not None and by.child("pobj") is not None:
                return by.child("pobj")
    return None


def speaker_of_noun(noun: Token) -> Token | None:
    """Whose claim it is: "the ministry's claim", "a claim by the ministry", "US claims", "made the claim"."""
    owner = noun.child("poss")
    if owner is not None:
        return owner
    for child in noun.children:
        if (
            child.dep in ("prep", "agent")
            and child.lower in ("by", "from", "among")
            and (inner := child.child("pobj")) is not None
        ):
            return inner
    maker = next((c for c in noun.children if c.dep == "acl" and c.tag == "VBN" and _agent(c) is not None), None)
    if maker is not None:
        return _agent(maker)
    named = next(
        (
            c
            for c in noun.children
            if c.dep in ("compound", "amod", "nmod") and c.ent_type in ("GPE", "NORP", "ORG", "PERSON")
        ),
        None,
    )
    if named is not None:
        return named
    if noun.dep in ("dobj", "nsubjpass") and noun.head.lemma in light_verbs():
        return speaker_of_verb(noun.head)
    if noun.dep == "pobj" and noun.head.head.pos in _VERBAL and noun.head.lower in ("with", "in", "on"):
        return speaker_of_verb(noun.head.head)
    return None


def speaker_of_adjective(adjective: Token) -> Token | None:
    """The subject of "is confident that"; the noun of "officials confident that"."""
    own = adjective.child("nsubj", "nsubjpass")
    if adjective.head.lemma == "make" and adjective.dep in ("ccomp", "xcomp", "oprd", "acomp"):
        return speaker_of_verb(adjective.head)
    if own is not None:
        return _antecedent(own, adjective)
    token = adjective
    while token.dep in ("conj", "acomp", "attr", "oprd", "advmod") and token.head is not token:
        token = token.head
        subject = token.child("nsubj", "nsubjpass")
        if subject is not None:
            return _antecedent(subject, token) if subject.lower not in ("it", "there") else None
    if token.pos in _VERBAL:
        return speaker_of_verb(token)
    return token.head if token.dep in ("amod", "relcl", "acl") and token is adjective else None


def actor_at(document: Document, head: Token) -> str | None:
    """The actor that a word means, or the one that an unnamed source speaks for ("the ministry's spokesman")."""
    found = _mentioned(document, head)
    name = proper_apposition(head)
    if name is not None and (named := _mentioned(document, name)) is not None:
        return named
    if found is not None or head.pos == "PROPN" or name is not None:
        return found
    for child in head.children:
        if child.dep in ("poss", "compound", "amod", "nmod") and (actor := _spoken_for(document, child, head)):
            return actor
    for child in head.children:
        if (
            child.dep in ("prep", "agent")
            and child.lower in _SPEAKING_FOR
            and (inner := child.child("pobj")) is not None
        ):
            return _spoken_for(document, inner, head)
    return None


def proper_apposition(head: Token) -> Token | None:
    """The name beside a description: "his successor, Han Min-gu"."""
    if head.pos == "PROPN":
        return None
    return next((c for c in head.children if c.dep == "appos" and c.pos == "PROPN" and c.i > head.i), None)


def _spoken_for(document: Document, token: Token, head: Token) -> str | None:
    """The state or organisation that a word names: "its spokesman" speaks for it, "its neighbour" does not."""
    if token.pos == "PRON" and not head.lower.startswith("spokes"):
        return None
    actor = document.actors.get(_mentioned(document, token) or "")
    return actor.actor_id if actor is not None and actor.kind in ("state", "organisation") else None


def _mentioned(document: Document, token: Token) -> str | None:
    mentions = document.actors_at(token)
    if not mentions:
        return None
    return max(mentions, key=lambda m: (m.mention_type == "name", m.end_char - m.start_char, m.confidence)).actor_id
