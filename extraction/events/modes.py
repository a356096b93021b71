"""The PLOVER mode of an event: the lexicon's own, or, of a request, refusal or threat, that of what it is about."""

from __future__ import annotations

from functools import cache

from extraction.document import Document
from extraction.events import clauses
from extraction.events.lexicon import Frame, noun_frames
from extraction.events.matching import best_frame
from extraction.events.triggers import Trigger, verb_frames_of
from extraction.knowledge.tables import rows
from extraction.language.tokens import Token

_ABOUT = frozenset({"REQUEST", "REJECT", "THREATEN"})


def mode(document: Document, trigger: Trigger) -> str | None:
    """The mode of a trigger's event, None where the words do not tell."""
    if trigger.speech is None and trigger.frame is not None and trigger.frame.mode is not None:
        return trigger.frame.mode
    if trigger.event_type not in _ABOUT:
        return None
    if trigger.speech is not None:
        return _of(trigger.event_type, trigger.frame)
    inner = clauses.complement(trigger.anchor) if clauses.is_verb(trigger.anchor) else None
    return None if inner is None else _of(trigger.event_type, _frame_of(document, inner))


def _frame_of(document: Document, verb: Token) -> Frame | None:
    """What a verb names, or its object ("hold talks")."""
    frame = best_frame(document, verb, verb_frames_of(verb))
    if frame is not None:
        return frame
    nouns = [clauses.content_noun(noun) for noun in clauses.patients(verb)]
    found = (best_frame(document, noun, noun_frames().get(noun.lemma, ())) for noun in nouns)
    return next((frame for frame in found if frame is not None), None)


@cache
def _table() -> tuple[tuple[str, str, str, str], ...]:
    keys = ("type", "inner_type", "inner_mode", "mode")
    return tuple((row[keys[0]], row[keys[1]], row[keys[2]], row[keys[3]]) for row in rows("events/inner_modes.csv"))


def _of(event_type: str, inner: Frame | None) -> str | None:
    kind, how = (inner.event_type, inner.mode) if inner is not None else ("", None)
    return next(
        (
            found
            for outer, inner_type, inner_mode, found in _table()
            if outer == event_type and inner_type in ("", kind) and inner_mode in ("", how)
        ),
        None,
    )
