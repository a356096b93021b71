"""Datelines ("PARIS (Reuters) - "): no part of what anybody said, and nobody who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.document import Document
from extraction.language.tokens import Token
from extraction.statements.drafts import Draft

_CITY = r"[A-Z][A-Z.'’\-]*[A-Z](?:[ /][A-Z][A-Z.'’]+)*"
_PLACE = r"(?:,\s+[A-Z][\w.'’]*(?:\s[A-Z][\w.'’]*){0,2})?"
_DAY = r"(?:,\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2})?"
_WIRE = r"(?:\s*\([A-Z][A-Za-z. /]{1,24}\))"
_DASH = r"\s*(?:—|–|--|-)\s+(?=[A-Z0-9“‘\"'])"
_DATELINE = re.compile(
    rf"^[ \t]*(?:{_CITY}{_PLACE}{_DAY}{_WIRE}?|[A-Z][\w.'’]+(?:\s[A-Z][\w.'’]+)?{_PLACE}{_DAY}{_WIRE}){_DASH}",
    re.MULTILINE,
)


def drop_datelines(document: Document, drafts: Sequence[Draft]) -> None:
    """Let contents that begin with a dateline begin behind it, and speakers that it was taken for stand behind it."""
    for match in _DATELINE.finditer(document.article.text):
        start, end = match.span()
        for draft in drafts:
            first, last = draft.parts[0]
            if start <= first < end < last:
                draft.parts[0] = end, last
            if draft.speaker is not None and start <= draft.speaker.start < end:
                draft.speaker = _behind(document, end, draft)


def _behind(document: Document, end: int, draft: Draft) -> Token | None:
    """The name behind a dateline that the parser hung on it, up to the cue."""
    stop = draft.cue_token.start if draft.cue_token is not None else end
    for token in document.tokens_between(end, stop):
        if token.pos in ("NOUN", "PROPN", "PRON") and token.head.start < end:
            return token
    return None
