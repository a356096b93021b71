"""Who is source and who is target of a trigger: by the frame's slots, a light verb, the speaker or the fallbacks."""

from __future__ import annotations

from collections.abc import Container

from extraction.document import Document
from extraction.events import attributes, clauses
from extraction.events.matching import Party, fill, parties
from extraction.events.triggers import Trigger
from extraction.language.tokens import Token

_DEPTH = 3
"""How many complements down a target is looked for ("promised to continue to send aid to …")."""


def find_parties(document: Document, trigger: Trigger) -> tuple[list[Party], list[Party]]:
    """The sources and the targets of a trigger; nobody is both."""
    if trigger.speech is not None:
        return _of_speech(document, trigger)
    sources, targets = _of_frame(document, trigger)
    named = {actor for actor, _ in sources}
    targets = [party for party in targets if party[0] not in named]
    if not targets and trigger.frame is not None and trigger.frame.target:
        targets = (
            _elsewhere(document, trigger, trigger.anchor, named)
            or _within(document, trigger, named)
            or _conditioned(document, trigger, named)
        )
    return sources, targets


def _of_frame(document: Document, trigger: Trigger) -> tuple[list[Party], list[Party]]:
    frame, head, verb = trigger.frame, trigger.head, trigger.verb
    if frame is None:
        return [], []
    sources = fill(document, head, frame.source, "acting")
    targets = fill(document, head, frame.target, "any", {actor for actor, _ in sources})
    if trigger.light is None or verb is None:
        return sources, targets
    match trigger.light.part:
        case "source":
            sources = parties(document, clauses.agents(verb), "acting") or sources
        case "target":
            targets = parties(document, clauses.surface_subjects(verb), "acting") or targets
            sources = sources or parties(document, clauses.by_phrase(verb), "acting")
        case _:
            sources = sources or fill(document, verb, frame.source, "acting")
    return sources, targets or fill(document, verb, frame.target, "any", {actor for actor, _ in sources})


def _of_speech(document: Document, trigger: Trigger) -> tuple[list[Party], list[Party]]:
    speech = trigger.speech
    if speech is None:
        return [], []
    doers = parties(document, clauses.surface_subjects(speech.act), "acting")
    sources = parties(document, clauses.surface_subjects(speech.speaker), "acting")
    if speech.demands:
        return sources, [party for party in doers if party not in sources]
    if speech.rule_id.startswith("speech:say:will:other"):
        sources = doers
    sources = sources or doers
    named = {actor for actor, _ in (*sources, *doers)}
    _, targets = _of_frame(document, trigger)
    targets = [party for party in targets if party[0] not in named]
    return sources, (
        targets
        or _below(document, trigger, speech.act, named)
        or _within(document, trigger, named)
        or _conditioned(document, trigger, named)
    )


def _elsewhere(document: Document, trigger: Trigger, head: Token, named: Container[str]) -> list[Party]:
    """The party in the object, or after a preposition that the type of event allows."""
    others = attributes.of_type(trigger.event_type).others
    return fill(document, head, tuple((slot,) for slot in ("obj", *others)), "any", named)


def _within(document: Document, trigger: Trigger, named: Container[str]) -> list[Party]:
    """The party in what was agreed, promised, refused or threatened."""
    verb = trigger.speech.act if trigger.speech is not None else trigger.anchor
    for _ in range(_DEPTH):
        inner = clauses.complement(verb) if clauses.is_verb(verb) else None
        if inner is None:
            return []
        if found := _below(document, trigger, inner, named):
            return found
        verb = inner
    return []


def _conditioned(document: Document, trigger: Trigger, named: Container[str]) -> list[Party]:
    """Who must comply ("threatened to leave unless X …"), or whom the purpose names ("marched to demand of X …")."""
    verb = trigger.speech.act if trigger.speech is not None else trigger.anchor
    clauses_below = [token for token in verb.subtree() if token.dep == "advcl"]
    for clause in clauses_below:
        conditional = any(c.lower in ("if", "unless") for c in clause.children_with("mark"))
        if trigger.event_type == "THREATEN" and conditional:
            nouns = clause.children_with("nsubj", "nsubjpass")
            found = [party for party in parties(document, nouns, "any") if party[0] not in named]
        else:
            found = _below(document, trigger, clause, named) if clause.tag == "VB" and not conditional else []
        if found:
            return found
    return []


def _below(document: Document, trigger: Trigger, verb: Token, named: Container[str]) -> list[Party]:
    """The party that an inner clause names: its own subject, its object, then its prepositional phrases."""
    own = [child for child in verb.children if child.dep in ("nsubj", "nsubjpass")]
    for nouns in (own, clauses.patients(verb), clauses.datives(verb)):
        found = [party for party in parties(document, nouns, "any") if party[0] not in named]
        if found:
            return found
    slots = (*attributes.of_type(trigger.event_type).others, "against", "with", "from", "in")
    return fill(document, verb, tuple((slot,) for slot in slots), "any", named)
