"""Statements within statements: at second hand, said twice over, or one of them too many."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.document import Document
from extraction.language.tokens import Token
from extraction.statements.cues import cues_for
from extraction.statements.drafts import Draft
from extraction.statements.quotations import Quotation
from extraction.statements.speakers import actor_at

_PASSING_ON = frozenset({"report", "write"})
_OBJECTS = frozenset({"object", "claim noun", "plan noun"})
_MENTAL = frozenset({"think", "know", "feel", "intend", "predict"})
# What one speaker may say of another within a direct quotation.
_SPOKEN = frozenset(
    {"say", "claim", "announce", "answer", "report", "write", "deny", "admit", "warn", "promise", "threaten", "accuse"}
)
_LENDING = frozenset({"express", "voice", "repeat", "declare"})
_FIRST_PERSONS = frozenset(
    {"i", "we", "you", "it", "they", "that", "one", "people", "my", "our", "your", "its", "their"}
)


def nested(drafts: list[Draft], document: Document, quotations: Sequence[Quotation]) -> list[Draft]:
    """The drafts without doubles, with ``via`` filled in, and with what "citing …" and "quoting …" add."""
    drafts = _without_noun_doubles(drafts, document)
    drafts = [draft for draft in drafts if not _repeats_outer(draft, drafts, document, quotations)]
    spoken = {draft.cue_token.i for draft in drafts if draft.cue_token is not None and draft.cue is not None}
    drafts = [draft for draft in drafts if not _is_refusal_to_speak(draft, spoken)]
    outlets = [draft for draft in drafts if _is_outlet(draft, document)]
    for draft in drafts:
        draft.via = draft.via or _outlet_told(draft, document) or _outlet_around(draft, outlets)
    return drafts + [found for draft in drafts for found in _cited(draft)]


def _without_noun_doubles(drafts: list[Draft], document: Document) -> list[Draft]:
    """The drafts without those that say one thing twice, by a verb and by the noun that is its object.

    Of "rejected the claim that …" what was rejected is the claim's content, and the claim is a statement of its own if
    the text says whose; "expressed concern that …" is concern, "announced plans to …" an announcement.
    """
    by_cue = {draft.cue_token.i: draft for draft in drafts if draft.cue is not None and draft.cue_token is not None}
    dropped: set[int] = set()
    for draft in drafts:
        if draft.cue is None or draft.cue.construction not in _OBJECTS or draft.head is None:
            continue
        noun = by_cue.get(draft.head.i)
        if noun is None or noun.cue is None or noun.cue.form != "noun":
            continue
        if draft.cue.lemma in _LENDING and _same(noun.speaker, draft.speaker, document):
            dropped.add(id(draft))
            continue
        if noun.cue.construction == "that":
            draft.parts = list(noun.parts)
        if noun.cue.construction != "that" or noun.speaker is None or _same(noun.speaker, draft.speaker, document):
            dropped.add(id(noun))
    return [draft for draft in drafts if id(draft) not in dropped]


def _is_refusal_to_speak(draft: Draft, spoken: set[int]) -> bool:
    """Whether all that is refused is to speak ("refused to say whether …"): the statement is what was withheld."""
    if draft.cue is None or draft.cue.cue_class != "deny" or draft.head is None:
        return False
    return draft.cue.construction == "infinitive" and any(verb.i in spoken for verb in draft.head.conjuncts())


def _same(one: Token | None, other: Token | None, document: Document) -> bool:
    """Whether two words mean one speaker."""
    if one is None or other is None or one is other:
        return one is other
    actor = actor_at(document, one)
    return actor is not None and actor == actor_at(document, other)


def _repeats_outer(draft: Draft, drafts: list[Draft], document: Document, quotations: Sequence[Quotation]) -> bool:
    """Whether a statement only repeats the one around it.

    Of "said that he hoped …" the hope is what was said, and what is quoted needs no account of its own thoughts.
    """
    if draft.cue is None or draft.cue_token is None or draft.speaker is None:
        return False
    for outer in drafts:
        if outer is draft or not _holds(outer, draft.cue_token):
            continue
        if outer.rule.startswith("quote:") or _is_quoted(draft.cue_token, quotations):
            return draft.cue.cue_class not in _SPOKEN or draft.speaker.lower in _FIRST_PERSONS
        if draft.speaker.pos == "PRON" and outer.speaker is not None:
            known = actor_at(document, draft.speaker), actor_at(document, outer.speaker)
            if known[0] == known[1] if None not in known else draft.cue.cue_class in _MENTAL:
                return True
    return False


def _is_quoted(token: Token, quotations: Sequence[Quotation]) -> bool:
    return any(quotation.outer[0] < token.start < quotation.outer[1] for quotation in quotations)


def _outlet_told(draft: Draft, document: Document) -> Token | None:
    """The outlet in "told CNN that …"."""
    return draft.addressee if draft.addressee is not None and _is_media(draft.addressee, document) else None


def _outlet_around(draft: Draft, outlets: list[Draft]) -> Token | None:
    """The outlet that reports that somebody said it."""
    if draft.cue_token is None:
        return None
    return next((outer.speaker for outer in outlets if outer is not draft and _holds(outer, draft.cue_token)), None)


def _is_media(token: Token, document: Document) -> bool:
    actor = document.actors.get(actor_at(document, token) or "")
    return actor is not None and actor.sector == "MED"


def _is_outlet(draft: Draft, document: Document) -> bool:
    """Whether a statement's speaker passes on what others said."""
    if draft.speaker is None or draft.cue is None:
        return False
    return draft.cue.cue_class in _PASSING_ON or _is_media(draft.speaker, document)


def _holds(outer: Draft, token: Token) -> bool:
    return any(start <= token.start < end for start, end in outer.parts)


def _cited(draft: Draft) -> list[Draft]:
    """What "Yonhap reported, citing an official, that …" adds: the official said it, Yonhap passed it on."""
    if draft.cue_token is None or draft.cue is None or draft.cue.construction not in ("that", "quote"):
        return []
    found = []
    for child in draft.cue_token.children:
        cues = [c for c in cues_for("verb", child.lemma, child.lower) if c.construction == "citing"]
        source = child.child("dobj")
        if not cues or child.tag != "VBG" or source is None or _holds(draft, child):
            continue
        found.append(Draft(list(draft.parts), cues[0], child, (child,), source, None, draft.speaker, cues[0].rule_id))
    return found
