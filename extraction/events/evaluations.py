"""Quotations that judge: ``declared: "This goes against …"`` is an accusation, ``called it "a milestone"`` support."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from extraction.events import clauses
from extraction.events.speech_acts import is_saying
from extraction.knowledge.tables import rows
from extraction.language.tokens import Sentence, Token

_QUOTES = frozenset({'"', "“", "”", "``", "''"})


@cache
def _judgements() -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    """First lemma of a row → the types and all lemmas of the rows that begin with it."""
    index: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for row in rows("events/evaluations.csv"):
        first, *others = row["lemmas"].split()
        index[first] = (*index.get(first, ()), (row["type"], frozenset(others)))
    return index


def judgement(sentence: Sentence) -> tuple[Token, str, str] | None:
    """The verb of speech, the event type and the rule of a sentence whose quotation judges, if it does."""
    quoted = _quoted(sentence.tokens)
    if not quoted:
        return None
    lemmas = {token.lemma.lower() for token in quoted}
    for token in quoted:
        for event_type, others in _judgements().get(token.lemma.lower(), ()):
            if others <= lemmas and (verb := _speech_verb(sentence, quoted)) is not None:
                return verb, event_type, f"judgement:{token.lemma.lower()}"
    return None


def _quoted(tokens: Sequence[Token]) -> list[Token]:
    inside, found = False, []
    for token in tokens:
        if token.text in _QUOTES:
            inside = not inside
        elif inside:
            found.append(token)
    return found


def _speech_verb(sentence: Sentence, quoted: Sequence[Token]) -> Token | None:
    within = {token.i for token in quoted}
    verbs = (t for t in sentence.tokens if t.i not in within and clauses.is_verb(t) and is_saying(t))
    return next((verb for verb in verbs if clauses.surface_subjects(verb)), None)
