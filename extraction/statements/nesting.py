"""Attribution at second hand: who passed on what somebody else said."""

from __future__ import annotations

from extraction.document import Document
from extraction.language.tokens import Token
from extraction.statements.cues import cues_for
from extraction.statements.drafts import Draft
from extraction.statements.speakers import actor_at

_PASSING_ON = frozenset({"report", "write"})


def nested(drafts: list[Draft], document: Document) -> list[Draft]:
    """The drafts with ``via`` filled in, and those that "citing …" and "quoting …" add."""
    by_cue = {draft.cue_token.i: draft for draft in drafts if draft.cue_token is not None}
    for draft in drafts:
        draft.via = draft.via or _outlet_told(draft, document)
    cited = [found for draft in drafts for found in _cited(draft, document)]
    outlets = [draft for draft in by_cue.values() if _is_outlet(draft, document)]
    for draft in drafts:
        outer = next(
            (o for o in outlets if draft.cue_token is not None and _holds(o, draft.cue_token) and o is not draft), None
        )
        if outer is not None and draft.via is None:
            draft.via = outer.speaker
    return drafts + cited


def _outlet_told(draft: Draft, document: Document) -> Token | None:
    """ "told CNN that …": the one told is the outlet."""
    if draft.addressee is None or not _is_media(draft.addressee, document):
        return None
    return draft.addressee


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


def _cited(draft: Draft, document: Document) -> list[Draft]:
    """ "Yonhap reported, citing an official, that …": the official said it, Yonhap passed it on."""
    if draft.cue_token is None or draft.cue is None or draft.cue.construction == "citing":
        return []
    found = []
    for child in draft.cue_token.children:
        cues = [c for c in cues_for("verb", child.lemma, child.lower) if c.construction == "citing"]
        source = child.child("dobj")
        if not cues or child.tag != "VBG" or source is None or _holds(draft, child):
            continue
        found.append(Draft(list(draft.parts), cues[0], child, (child,), source, None, draft.speaker, cues[0].rule_id))
    return found
