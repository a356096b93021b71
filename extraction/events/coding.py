"""Triggers → rows of ``events`` and ``event_actors``."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.document import Document
from extraction.events import attributes, status
from extraction.events.matching import Party, fill, parties
from extraction.events.triggers import Trigger, find_triggers
from extraction.language.tokens import Sentence, Token
from extraction.records import Event, EventActor, row_id


@dataclass(frozen=True, slots=True)
class Coded:
    """A trigger with its parties and status."""

    trigger: Trigger
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    status: str


def find_events(document: Document) -> tuple[list[Event], list[EventActor]]:
    """The events that an article reports and the actors in them.

    Args:
        document: a parsed article with the mentions of the actor, place and date layers.

    Returns:
        The events in text order, and a row for each actor and role of each event.
    """
    events: list[Event] = []
    actors: list[EventActor] = []
    for sentence in document.sentences:
        for coded in _code(document, sentence):
            event = _event(document, sentence, coded)
            events.append(event)
            for role, found in (("source", coded.sources), ("target", coded.targets)):
                actors.extend(EventActor(event.event_id, event.article_id, a, role, text) for a, text in found)
    return events, actors


def _code(document: Document, sentence: Sentence) -> list[Coded]:
    kept: list[Coded] = []
    for trigger in find_triggers(document, sentence):
        coded = _with_parties(document, trigger)
        if (coded.sources or coded.targets) and not _repeats(coded, kept):
            kept.append(coded)
    return kept


def _repeats(coded: Coded, kept: list[Coded]) -> bool:
    """Whether the sentence has said the same of the same parties ("attacked and burned the village")."""
    return any(
        other.trigger.frame.event_type == coded.trigger.frame.event_type
        and {a for a, _ in other.sources} == {a for a, _ in coded.sources}
        and {a for a, _ in coded.targets} <= {a for a, _ in other.targets}
        for other in kept
    )


def _with_parties(document: Document, trigger: Trigger) -> Coded:
    sources, targets = _parties(document, trigger)
    named = {actor for actor, _ in sources}
    targets = [party for party in targets if party[0] not in named]
    return Coded(trigger, tuple(sources), tuple(targets), _status(trigger))


def _parties(document: Document, trigger: Trigger) -> tuple[list[Party], list[Party]]:
    frame, head = trigger.frame, trigger.head
    sources = fill(document, head, frame.source)
    targets = fill(document, head, frame.target, places=True)
    if trigger.light is not None and trigger.verb is not None:
        return _lent(document, trigger, trigger.verb, sources, targets)
    return sources, targets or _elsewhere(document, head)


def _lent(
    document: Document, trigger: Trigger, verb: Token, sources: list[Party], targets: list[Party]
) -> tuple[list[Party], list[Party]]:
    """The parties of an event noun whose verb has one of them as its subject."""
    from extraction.events import clauses

    part = trigger.light.part if trigger.light else ""
    if part == "source":
        sources = parties(document, clauses.agents(verb)) or sources
    elif part == "target":
        return sources or parties(document, clauses.by_phrase(verb)), parties(document, clauses.surface_subjects(verb))
    return sources, targets or fill(document, verb, trigger.frame.target, places=True) or _elsewhere(document, verb)


_FALLBACKS = ("against", "with", "to", "on", "at", "from", "toward", "towards", "into", "over", "for")


def _elsewhere(document: Document, head: Token) -> list[Party]:
    """The party after a preposition that the frame does not name."""
    return fill(document, head, tuple((name,) for name in _FALLBACKS), places=True)


def _status(trigger: Trigger) -> str:
    if trigger.light is not None and trigger.light.status:
        return trigger.light.status
    if trigger.verb is trigger.head and trigger.verb is not None:
        return status.of_verb(trigger.verb)
    return status.of_noun(trigger.head, trigger.verb)


def _event(document: Document, sentence: Sentence, coded: Coded) -> Event:
    trigger, article = coded.trigger, document.article
    start, end = trigger.first.start, trigger.last.end
    kind = attributes.of_type(trigger.frame.event_type)
    return Event(
        event_id=row_id("event", article.article_id, start, end, trigger.frame.event_type),
        article_id=article.article_id,
        sentence_id=sentence.sentence_id,
        start_char=start,
        end_char=end,
        text=article.text[start:end],
        event_type=trigger.frame.event_type,
        event_mode=trigger.frame.mode,
        contexts=attributes.contexts(sentence.tokens),
        quad_class=kind.quad_class,
        cameo_root=kind.cameo_root,
        intensity=kind.intensity,
        status=coded.status,
        occurred_from=None,
        occurred_to=None,
        occurred_text=None,
        date_source=None,
        place_name=None,
        place_country=None,
        geoname_id=None,
        latitude=None,
        longitude=None,
        dead_low=None,
        dead_high=None,
        injured_low=None,
        injured_high=None,
        size_low=None,
        size_high=None,
        rule_id=trigger.frame.rule_id,
        confidence=0.7,
    )
