"""Coded events → rows of ``events`` and ``event_actors``."""

from __future__ import annotations

from extraction.document import Document
from extraction.events import attributes, tolls
from extraction.events.coding import Coded, code
from extraction.events.matching import is_nameless
from extraction.events.modes import mode
from extraction.language.tokens import Sentence
from extraction.records import Event, EventActor, row_id

_TRUST = {"verbs": 0.8, "phrases": 0.85, "light": 0.78, "nouns": 0.65, "speech": 0.55, "judgement": 0.6}
"""Share of the rows of each table that annotators of whole articles agreed with (type and trigger)."""


def find_events(document: Document) -> tuple[list[Event], list[EventActor]]:
    """The events that an article reports and the actors in them.

    Args:
        document: a parsed article with the mentions of the date, place and actor layers.

    Returns:
        The events in text order, and a row for each actor and role of each event.
    """
    events: list[Event] = []
    actors: list[EventActor] = []
    for sentence, coded in code(document):
        event = _event(document, sentence, coded)
        events.append(event)
        for role, found in (("source", coded.sources), ("target", coded.targets)):
            actors.extend(
                EventActor(event.event_id, event.article_id, actor, role, text)
                for actor, text in found
                if not is_nameless(document, actor)
            )
    return events, actors


def _confidence(coded: Coded) -> float:
    """How likely the row is right: by the table that named it, and by how much is known of it."""
    table = coded.trigger.rule_id.partition(":")[0]
    known = 0.06 * (coded.date is not None) + 0.05 * bool(coded.sources and coded.targets) - 0.12 * (not coded.sources)
    doubt = {"occurred": 0.0, "ongoing": 0.08, "planned": 0.12}.get(coded.status, 0.2)
    return round(min(max(_TRUST.get(table, 0.8) + known - doubt, 0.2), 0.95), 2)


def _event(document: Document, sentence: Sentence, coded: Coded) -> Event:
    trigger, article, date, place = coded.trigger, document.article, coded.date, coded.place
    start, end = trigger.first.start, trigger.last.end
    facts = attributes.of_type(trigger.event_type)
    toll = tolls.toll(document, trigger.anchor, trigger.event_type)
    person = coded.sources[0][0] if coded.is_split else ""
    return Event(
        event_id=row_id("event", article.article_id, start, end, f"{trigger.event_type}{person}"),
        article_id=article.article_id,
        sentence_id=sentence.sentence_id,
        start_char=start,
        end_char=end,
        text=article.text[start:end],
        event_type=trigger.event_type,
        event_mode=mode(document, trigger),
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
        dead_low=toll.dead[0],
        dead_high=toll.dead[1],
        injured_low=toll.injured[0],
        injured_high=toll.injured[1],
        size_low=toll.size[0],
        size_high=toll.size[1],
        rule_id=trigger.rule_id,
        confidence=_confidence(coded),
    )
