"""Transcripts: paragraphs that begin with the speaker in capitals ("SECRETARY KERRY: We talked about Aleppo.")."""

from __future__ import annotations

import re

from extraction.document import Document
from extraction.statements.drafts import Draft
from extraction.statements.quotations import Span

_LABEL = re.compile(r"^[ \t]*(?P<speaker>(?:[A-Z][A-Z.'’\-]*\s?){1,6}):[ \t]+(?=\S)", re.MULTILINE)
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_FEWEST = 3
"""How many labelled paragraphs make a transcript: one alone is a dateline ("ISLAMABAD: The army …") or a heading."""


def find_transcript(document: Document) -> list[Draft]:
    """What each speaker of a transcript says, turn by turn; nothing where the article is no transcript."""
    text = document.article.text
    labels = list(_LABEL.finditer(text)) if ": " in text else []
    if len(labels) < _FEWEST or len({label["speaker"] for label in labels}) < 2:
        return []
    ends = [label.start() for label in labels[1:]] + [len(text)]
    return [_turn(document, label, end) for label, end in zip(labels, ends, strict=True)]


def _turn(document: Document, label: re.Match[str], end: int) -> Draft:
    text = document.article.text
    parts: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text, label.end(), end):
        said = paragraph.group()
        start = paragraph.start() + len(said) - len(said.lstrip())
        parts.append((start, start + len(said.strip())))
    speaker = document.token_at(label.end("speaker") - 1)
    return Draft(parts, None, None, (), speaker, None, None, "quote:transcript")
