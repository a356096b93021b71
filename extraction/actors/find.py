"""The steps in order, and the records they end in."""

from __future__ import annotations

from extraction.actors.catalogue import catalogue
from extraction.actors.coreference import add_first_person, add_pronouns
from extraction.actors.names import add_acronyms, add_model_names, add_table_names, add_titled_names
from extraction.actors.nominals import add_administrations, add_anaphors, add_halves, add_nominals, widen_nominals
from extraction.actors.people import add_offices, add_surnames
from extraction.actors.spans import Hit, Span, Workspace
from extraction.document import Document
from extraction.records import Actor, ActorMention, row_id

STEPS = (
    add_table_names,
    add_model_names,
    add_titled_names,
    add_acronyms,
    add_offices,
    add_surnames,
    add_administrations,
    add_halves,
    add_anaphors,
    add_nominals,
    widen_nominals,
    add_pronouns,
    add_first_person,
)
"""Each step reads what those before it found."""


def find_actors(document: Document) -> tuple[list[Actor], list[ActorMention]]:
    """The actors that a document mentions and every mention, in text order.

    Args:
        document: with its place mentions already added (a state's name that locates is a place, not an actor).

    Returns:
        The actors by id, and one mention for each actor that a stretch of words means.
    """
    known = catalogue()
    hits = [Hit(first, last, entries) for first, last, entries in known.phrases.find_in(document.pieces)]
    work = Workspace(document, known, hits)
    for step in STEPS:
        step(work)
    mentions = [mention for span in work.spans for mention in _records(work, span)]
    mentioned = {mention.actor_id for mention in mentions}
    actors = [work.actor(actor_id) for actor_id in sorted(_with_parents(work, mentioned))]
    return actors, sorted(mentions, key=lambda m: (m.start_char, m.end_char, m.actor_id))


def _with_parents(work: Workspace, actor_ids: set[str]) -> set[str]:
    """The ids and those of all their parents, so that every ``parent_actor_id`` is a row too."""
    found, pending = set(actor_ids), sorted(actor_ids)
    for actor_id in pending:
        parent = work.actor(actor_id).parent_actor_id
        if parent and parent not in found:
            found.add(parent)
            pending.append(parent)
    return found


def _records(work: Workspace, span: Span) -> list[ActorMention]:
    first, last = work.tokens[span.first], work.tokens[span.last]
    article_id = work.document.article.article_id
    sentence = work.document.sentence_of(first)
    return [
        ActorMention(
            mention_id=row_id("mention", article_id, first.start, last.end, actor_id),
            article_id=article_id,
            sentence_id=sentence.sentence_id,
            start_char=first.start,
            end_char=last.end,
            text=work.words(span.first, span.last),
            actor_id=actor_id,
            mention_type=span.mention_type,
            role=span.role,
            rule_id=f"actor:{span.rule}",
            confidence=span.confidence,
        )
        for actor_id in dict.fromkeys(span.actor_ids)
    ]
