"""Pronouns: who "he", "its", "they" and a quoted "we" are, by recency, number, gender and grammatical role.

A small deterministic version of the usual salience ordering (Lappin and Leass 1994): the candidates are the mentions of
this sentence before the pronoun and of the three before it; subjects come before others, near ones before far ones.
"""

from __future__ import annotations

from functools import cache

from extraction.actors.spans import Span, Workspace
from extraction.knowledge.tables import rows
from extraction.language.tokens import Token

REACH = 3
"""Sentences back in which an antecedent is looked for."""

SPEECH_REACH = 15
"""Sentences back in which the speaker of an "I" or "we" is looked for (a statement may run over paragraphs)."""

PRONOUNS = {
    "he": "person:m", "him": "person:m", "his": "person:m", "himself": "person:m",
    "she": "person:f", "her": "person:f", "hers": "person:f", "herself": "person:f",
    "it": "thing", "its": "thing", "itself": "thing",
    "they": "plural", "them": "plural", "their": "plural", "themselves": "plural",
}  # fmt: skip
FIRST_PERSON = {"i": "speaker", "my": "speaker", "me": "speaker", "we": "side", "our": "side", "us": "side"}
SPEAKING = {
    "say",
    "tell",
    "add",
    "declare",
    "state",
    "insist",
    "warn",
    "announce",
    "note",
    "stress",
    "write",
    "claim",
    "call",
}
SUBJECT = {"nsubj", "nsubjpass", "agent"}


def add_pronouns(work: Workspace) -> None:
    """Spans for the pronouns whose antecedent is found; the others stay out."""
    for token in work.tokens:
        wanted = PRONOUNS.get(token.lower)
        if wanted is None or token.pos not in {"PRON", "DET"} or not work.free(token.i, token.i) or _expletive(token):
            continue
        antecedent = _antecedent(work, token, wanted)
        if antecedent is not None:
            ids = _plural_ids(work, antecedent) if wanted == "plural" else antecedent.actor_ids[:1]
            confidence = 0.75 if wanted.startswith("person") else 0.6
            work.add(Span(token.i, token.i, ids, "pronoun", f"pronoun:{token.lower}", confidence))


def add_first_person(work: Workspace) -> None:
    """ "I" and "we" in what somebody says: the speaker, and the speaker's side (state or organisation)."""
    for token in work.tokens:
        wanted = FIRST_PERSON.get(token.lower)
        if wanted is None or token.pos != "PRON" or token.text == "US" or not work.free(token.i, token.i):
            continue
        speaker = _speaker(work, token)
        if speaker is not None:
            ids = speaker.actor_ids[:1] if wanted == "speaker" else [_side(work, speaker.actor_ids[0])]
            work.add(Span(token.i, token.i, ids, "pronoun", f"pronoun:{wanted}", 0.6))


def _expletive(token: Token) -> bool:
    """ "it was revealed that", "it is clear that", "it rained": nobody is meant."""
    if token.lower != "it":
        return False
    head = token.head
    clause = any(child.dep in {"ccomp", "xcomp", "csubj", "advcl"} and child.i > token.i for child in head.children)
    return token.dep == "expl" or (clause and (token.dep == "nsubjpass" or head.lemma in {"be", "seem", "appear"}))


def _antecedent(work: Workspace, token: Token, wanted: str) -> Span | None:
    best: tuple[float, int] | None = None
    found: Span | None = None
    ordinal = token.sentence_ordinal
    for span in work.spans:
        distance = ordinal - work.tokens[span.first].sentence_ordinal
        if span.last >= token.i or not 0 <= distance <= REACH or not _agrees(work, span, wanted):
            continue
        rank = (_salience(work, span, token, distance), span.first)
        if best is None or rank > best:
            best, found = rank, span
    return found


def _salience(work: Workspace, span: Span, token: Token, distance: int) -> float:
    head = work.head(span.first, span.last)
    subject = head.dep in SUBJECT
    score = -2.0 * distance + (1.5 if subject else 0.0)
    if subject and head.head.is_root:
        score += 0.5
    if span.mention_type == "demonym" or head.dep in {"compound", "amod", "nmod"}:
        score -= 3.0
    if token.lower in PRONOUNS and PRONOUNS[token.lower] == "plural":
        score += 1.5 if len(_plural_ids(work, span)) > 1 or head.tag in {"NNS", "NNPS"} else 0.0
    if head.head is token.head and token.dep in {"dobj", "pobj"}:
        score -= 4.0  # a clause mate of an object pronoun is somebody else ("X met him")
    return score


def _agrees(work: Workspace, span: Span, wanted: str) -> bool:
    actor = work.actor(span.actor_ids[0])
    if wanted.startswith("person"):
        gender = _gender(actor.name) if actor.kind == "person" else None
        return actor.kind == "person" and len(span.actor_ids) == 1 and gender in {None, wanted[-1]}
    if wanted == "thing":
        return actor.kind in {"state", "organisation"} and len(span.actor_ids) == 1
    return actor.kind in {"group", "organisation", "state"} or len(span.actor_ids) > 1


def _plural_ids(work: Workspace, span: Span) -> list[str]:
    """ "Abe and Park … they": the coordinated mentions with the antecedent, in text order."""
    ids = list(span.actor_ids)
    head = work.head(span.first, span.last)
    for other in head.conjuncts()[1:]:
        owner = work.owner.get(other.i)
        ids.extend(i for i in (owner.actor_ids if owner else []) if i not in ids)
    return ids


@cache
def _genders() -> dict[str, str]:
    return {row["name"].lower(): row["gender"] for row in rows("given_names.csv")}


def _gender(name: str) -> str | None:
    words = name.lower().split()
    return next((g for word in words if (g := _genders().get(word))), None)


def _speaker(work: Workspace, token: Token) -> Span | None:
    """The subject of the verb of speaking of this sentence, or of the last one before it."""
    for ordinal in range(token.sentence_ordinal, max(token.sentence_ordinal - SPEECH_REACH - 1, -1), -1):
        for verb in work.document.sentences[ordinal].tokens:
            if verb.pos != "VERB" or verb.lemma not in SPEAKING:
                continue
            subject = verb.child("nsubj")
            owner = work.owner.get(subject.i) if subject else None
            if owner is not None and owner.mention_type != "demonym" and subject is not token:
                return owner
    return None


def _side(work: Workspace, actor_id: str) -> str:
    actor = work.actor(actor_id)
    if actor.kind != "person":
        return actor_id
    state = work.catalogue.state_of.get(actor.country or "")
    return work.know(work.catalogue.actors[state]) if state else actor_id
