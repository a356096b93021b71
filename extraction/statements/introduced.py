"""Statements without marks: "The Foreign Secretary said:" and then paragraphs of what he said, as press offices write.

The block goes on to the end of the text, to the next introduction, to a paragraph in marks, or to a paragraph that
speaks of the speaker by name or is plainly the office's own ("ENDS", "Notes to editors").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extraction.document import Document
from extraction.knowledge.tables import rows
from extraction.language.tokens import Token
from extraction.statements.direct import Attribution, attribution_in
from extraction.statements.drafts import Draft
from extraction.statements.quotations import Quotation

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_MARKS = '"“”‘„«'


@cache
def closing_words() -> tuple[str, ...]:
    """How the paragraphs of a press office begin that are no longer the statement, in lower case."""
    return tuple(row["words"].lower() for row in rows("statement_ends.csv"))


def find_introduced(document: Document, quotations: Sequence[Quotation]) -> list[Draft]:
    """The unquoted statements that a line ending in a colon introduces."""
    text = document.article.text
    if ":\n" not in text and ": \n" not in text:
        return []
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text)]
    drafts = []
    for index, (start, end) in enumerate(paragraphs):
        if not text[start:end].rstrip().endswith(":") or index + 1 == len(paragraphs):
            continue
        found = _introduction(document, start, end)
        block = _block(document, paragraphs[index + 1 :], found, quotations) if found is not None else []
        if found is not None and found.cue is not None and block:
            rule = f"quote:introduced:{found.cue.lemma}"
            drafts.append(Draft(block, found.cue, found.token, (found.token,), found.speaker, None, None, rule))
    return drafts


def _introduction(document: Document, start: int, end: int) -> Attribution | None:
    words = [token for token in document.tokens_between(start, end) if token.pos != "SPACE"]
    last = document.sentence_of(words[-1]) if words else None
    if last is None:
        return None
    return attribution_in([word for word in words if word.sentence_ordinal == last.ordinal])


def _block(
    document: Document, paragraphs: list[tuple[int, int]], found: Attribution, quotations: Sequence[Quotation]
) -> list[tuple[int, int]]:
    text = document.article.text
    block: list[tuple[int, int]] = []
    for start, end in paragraphs:
        paragraph = text[start:end].strip()
        if paragraph[0] in _MARKS or paragraph.endswith(":") or paragraph.lower().startswith(closing_words()):
            break
        if block and _speaks_of(found.speaker, document, start, end):
            break
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        block.append((first, first + len(paragraph)))
    return block if block and not any(q.outer[0] == block[0][0] for q in quotations) else []


def _speaks_of(speaker: Token | None, document: Document, start: int, end: int) -> bool:
    """Whether a paragraph names the speaker, whom the block has speaking as "I"."""
    if speaker is None or speaker.pos != "PROPN":
        return False
    return any(token.text == speaker.text for token in document.tokens_between(start, end))
