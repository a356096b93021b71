"""Quotations with the words around them: what stands before and behind each in its paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extraction.document import Document
from extraction.knowledge.tables import rows
from extraction.language.tokens import Token
from extraction.statements.quotations import Quotation

END_MARKS = frozenset({".", "?", "!", "…", "..."})
_MARKS = frozenset("\"“”„‟«»‹›'‘’‚`") | {"``", "''", "‘‘", "’’"}
_LONGEST_GAP = 60
_LOOSE = " \t\u00a0\"“”‘’'"


@dataclass(slots=True, eq=False)
class Passage:
    """A quotation with the words before and behind it, up to the sentence's end, a quotation or the paragraph's end."""

    quotation: Quotation
    before: list[Token]
    after: list[Token]
    follows_quotation: bool
    precedes_quotation: bool


def passages(document: Document, quotations: list[Quotation]) -> list[Passage]:
    """Each quotation with its surroundings."""
    found = []
    for index, quotation in enumerate(quotations):
        left = quotations[index - 1].outer[1] if index else 0
        right = quotations[index + 1].outer[0] if index + 1 < len(quotations) else len(document.article.text)
        before, at_left = _gap_before(document, quotation.outer[0], left)
        after, at_right = _gap_after(document, quotation.outer[1], right)
        found.append(Passage(quotation, before, after, at_left and index > 0, at_right and index + 1 < len(quotations)))
    return found


def _gap_before(document: Document, start: int, limit: int) -> tuple[list[Token], bool]:
    gap: list[Token] = []
    position = document.token_at(start).i
    if document.tokens[position].start >= start:
        position -= 1
    while position >= 0 and document.tokens[position].start >= limit and len(gap) < _LONGEST_GAP:
        token = document.tokens[position]
        if "\n" in token.text and not gap and position and document.tokens[position - 1].text == ":":
            position -= 1
            continue
        if "\n" in token.text or ends_sentence(document, token):
            return gap[::-1], False
        if token.pos != "SPACE" and token.text not in _MARKS:
            gap.append(token)
        position -= 1
    return gap[::-1], position >= 0 and document.tokens[position].start < limit


def _gap_after(document: Document, end: int, limit: int) -> tuple[list[Token], bool]:
    gap: list[Token] = []
    text = document.article.text
    for token in document.tokens[document.token_at(end - 1).i + 1 :]:
        if token.start >= limit:
            return gap, True
        if "\n" in token.text or len(gap) >= _LONGEST_GAP:
            return gap, False
        if token.pos != "SPACE" and token.text not in _MARKS:
            gap.append(token)
        if ends_sentence(document, token):
            # What follows at once in marks is still beside this gap.
            return gap, "\n" not in text[token.end : limit] and not text[token.end : limit].strip(_LOOSE)
    return gap, False


@cache
def abbreviations() -> frozenset[str]:
    """Titles and ranks that are written with a full stop, without it."""
    return frozenset(row["abbreviation"] for row in rows("title_abbreviations.csv"))


def ends_sentence(document: Document, token: Token) -> bool:
    """Whether a mark ends a sentence, and not an abbreviation that the tokeniser took apart ("Capt", ".")."""
    if token.text not in END_MARKS:
        return False
    before = document.tokens[token.i - 1] if token.i else token
    return token.text != "." or before.end != token.start or before.lower not in abbreviations()


def is_sentence(document: Document, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence or more, and not a word or phrase quoted within one."""
    text = document.article.text
    inner = text[quotation.start : quotation.end]
    if len(quotation.parts) > 1:
        return True
    begins = inner[:1].isupper() or not inner[:1].isalpha()
    ends = inner[-1:] in ".,?!…—–-;:" or text[quotation.outer[1] : quotation.outer[1] + 1] in (",", ".", "?", "!")
    return begins and ends
