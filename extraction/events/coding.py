"""Triggers → rows of ``events`` and ``event_actors``."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.circumstances import when, where
from extraction.document import Document
from extraction.events import attributes, status
from extraction.events.clauses import content_noun, is_passive, surface_subjects
from extraction.events.matching import Party, in_class
from extraction.events.roles import find_parties
from extraction.events.triggers import Trigger, find_triggers
from extraction.language.tokens import Sentence, Token
from extraction.records import DateMention, Event, EventActor, PlaceMention, row_id


@dataclass(frozen=True, slots=True)
class Coded:
    """A trigger with its parties, status, date and place."""

    trigger: Trigger
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    status: str
    date: DateMention | None
    place: PlaceMention | None

    @property
    def named(self) -> frozenset[str]:
        """The ids of all parties."""
        return frozenset(actor for actor, _ in (*self.sources, *self.targets))


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
        sources, targets = find_parties(document, trigger)
        anchor = trigger.anchor
        coded = Coded(
            trigger, tuple(sources), tuple(targets), _status(trigger), when(document, anchor), where(document, anchor)
        )
        if _is_whole(document, coded) and not _repeats(coded, kept):
            kept.append(coded)
    return kept


def _is_whole(document: Document, coded: Coded) -> bool:
    """Whether enough of the event is known: somebody in it, and for a noun alone, who did it or who suffered it."""
    trigger = coded.trigger
    if trigger.verb is None:
        return bool(coded.sources) or (bool(coded.targets) and trigger.event_type in ("ASSAULT", "COERCE"))
    return bool(coded.named) and (bool(coded.sources) or not _thing_acts(document, trigger, trigger.verb))


def _thing_acts(document: Document, trigger: Trigger, verb: Token) -> bool:
    """Whether who should act is a thing that cannot ("the law provides …"); a weapon or an attack can."""
    if is_passive(verb) or (trigger.frame is not None and trigger.frame.source[:1] != (("subj",),)):
        return False
    subjects = [token for token in surface_subjects(verb) if token.pos in ("NOUN", "PROPN")]
    return bool(subjects) and not any(
        document.actors_at(token) or token.ent_type == "PERSON" or in_class(document, content_noun(token), name)
        for token in subjects
        for name in ("attack", "weapon", "platform", "troops", "person")
    )


def _repeats(coded: Coded, kept: list[Coded]) -> bool:
    """Whether the sentence has said the same of the same parties ("attacked and burned the village")."""
    return any(
        other.trigger.event_type == coded.trigger.event_type
        and {actor for actor, _ in coded.sources} == {actor for actor, _ in other.sources}
        and (
            {actor for actor, _ in coded.targets} <= {actor for actor, _ in other.targets}
            or _coordinated(coded.trigger.anchor, other.trigger.anchor)
        )
        for other in kept
    )


def _coordinated(token: Token, first: Token) -> bool:
    """Whether one verb is a conjunct of the other and has no object of its own ("met him and discussed trade")."""
    while token.dep == "conj":
        token = token.head
        if token is first:
            return True
    return False


def _status(trigger: Trigger) -> str:
    if trigger.speech is not None:
        return "occurred"
    if trigger.light is not None and trigger.light.status:
        return trigger.light.status
    if trigger.verb is trigger.head and trigger.verb is not None:
        return status.of_verb(trigger.verb)
    return status.of_noun(trigger.head, trigger.verb)


def _event(document: Document, sentence: Sentence, coded: Coded) -> Event:
    trigger, article, date, place = coded.trigger, document.article, coded.date, coded.place
    start, end = trigger.first.start, trigger.last.end
    facts = attributes.of_type(trigger.event_type)
    return Event(
        event_id=row_id("event", article.article_id, start, end, trigger.event_type),
        article_id=article.article_id,
        sentence_id=sentence.sentence_id,
        start_char=start,
        end_char=end,
        text=article.text[start:end],
        event_type=trigger.event_type,
        event_mode=trigger.frame.mode if trigger.frame is not None and trigger.speech is None else None,
        contexts=attributes.contexts(sentence.tokens),
        quad_class=facts.quad_class,
        cameo_root=facts.cameo_root,
        intensity=facts.intensity,
        status=coded.status,
        occurred_from=date.date_from if date else None,
        occurred_to=date.date_to if date else None,
        occurred_text=date.text if date else None,
        date_source="clause" if date else None,
        place_name=place.place_name if place else None,
        place_country=place.place_country if place else None,
        geoname_id=place.geoname_id if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        dead_low=None,
        dead_high=None,
        injured_low=None,
        injured_high=None,
        size_low=None,
        size_high=None,
        rule_id=trigger.rule_id,
        confidence=0.7,
    )
