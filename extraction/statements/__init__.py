"""Who said what: every statement, direct, indirect or mixed, with its speaker.

Quotations are found by their marks (``quotations``) and attributed by the words beside them (``direct``); reported
speech is found from a table of cues (``cues``) over the dependency parse (``indirect``, ``complements``, ``phrases``);
``speakers`` says who speaks, ``rows`` makes the rows.
"""

from __future__ import annotations

from extraction.document import Document
from extraction.records import Statement
from extraction.statements.datelines import drop_datelines
from extraction.statements.direct import find_direct
from extraction.statements.drafts import Draft
from extraction.statements.indirect import find_indirect
from extraction.statements.introduced import find_introduced
from extraction.statements.nesting import nested
from extraction.statements.quotations import Quotation, find_quotations
from extraction.statements.rows import statement
from extraction.statements.transcripts import find_transcript

__all__ = ["find_statements"]


def find_statements(document: Document) -> list[Statement]:
    """The statements of an article in text order, each with its content's anchor, its cue and its speaker."""
    quotations = find_quotations(document.article.text)
    direct, claimed = find_direct(document, quotations)
    direct += find_introduced(document, quotations) + find_transcript(document)
    used = [quotations[index] for index in sorted(claimed)]
    reported = [draft for draft in find_indirect(document) if not _is_claimed(draft, used)]
    drop_datelines(document, [*direct, *reported])
    found: dict[tuple[int, int, str | None], Statement] = {}
    for draft in nested([*direct, *reported], document, quotations):
        row = statement(document, draft, quotations)
        if row is not None:
            found.setdefault((row.start_char, row.end_char, row.speaker_text), row)
    return sorted(found.values(), key=lambda row: (row.start_char, row.end_char, row.statement_id))


def _is_claimed(draft: Draft, used: list[Quotation]) -> bool:
    """Whether a content lies in quotations that the direct route has already read."""
    said = sum(end - start for start, end in draft.parts)
    quoted = sum(max(0, min(end, q.outer[1]) - max(start, q.outer[0])) for start, end in draft.parts for q in used)
    return quoted >= 0.5 * said and not any(
        q.outer[0] < (draft.cue_token.start if draft.cue_token else 0) < q.outer[1] for q in used
    )
