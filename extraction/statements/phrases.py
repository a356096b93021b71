"""Attribution by a phrase: "according to the report", "in the minister's words"."""

from __future__ import annotations

from functools import cache

from extraction.document import Document
from extraction.language.tokens import Token
from extraction.statements.cues import Cue, cues_of
from extraction.statements.drafts import Draft
from extraction.statements.quotations import Span
from extraction.statements.shapes import extent

# "according to plan": these give no information.
_NO_SOURCES = frozenset({"plan", "schedule", "need", "size", "rule", "type", "ability", "taste", "age", "whim"})
_EDGE = frozenset({",", ";", ":", ".", "-", "–", "—", "(", ")"})


@cache
def _patterns() -> tuple[dict[str, list[tuple[list[str], Cue]]], dict[tuple[str, str], Cue]]:
    """Phrases by their first word ("according to"), and by preposition and noun ("in …'s words")."""
    plain: dict[str, list[tuple[list[str], Cue]]] = {}
    slotted: dict[tuple[str, str], Cue] = {}
    for lemma, cues in cues_of("phrase").items():
        words = lemma.split()
        if cues[0].construction != "adjunct":
            continue
        if "…'s" in words:
            slotted[words[0], words[-1]] = cues[0]
        else:
            plain.setdefault(words[0], []).append((words, cues[0]))
    return plain, slotted


def find_phrases(document: Document) -> list[Draft]:
    """Statements that a phrase attributes."""
    plain, slotted = _patterns()
    drafts = []
    for token in document.tokens:
        if token.lower not in plain and not any(token.lower == key[0] for key in slotted):
            continue
        draft = _plain(document, token, plain.get(token.lower, [])) or _slotted(document, token, slotted)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _plain(document: Document, token: Token, patterns: list[tuple[list[str], Cue]]) -> Draft | None:
    for words, cue in patterns:
        tokens = document.tokens[token.i : token.i + len(words)]
        if [t.lower for t in tokens] == words:
            source = tokens[-1].child("pobj", "pcomp")
            if source is None or source.lemma in _NO_SOURCES:
                return None
            return _draft(document, token, tuple(tokens), source, source, cue)
    return None


def _slotted(document: Document, token: Token, slotted: dict[tuple[str, str], Cue]) -> Draft | None:
    noun = token.child("pobj")
    cue = slotted.get((token.lower, noun.lower)) if noun is not None else None
    owner = noun.child("poss") if noun is not None else None
    if cue is None or noun is None or owner is None:
        return None
    return _draft(document, token, (token, noun), owner, noun, cue)


def _draft(
    document: Document, token: Token, words: tuple[Token, ...], source: Token, edge: Token, cue: Cue
) -> Draft | None:
    parts = _rest_of_clause(document, token, edge)
    return Draft(parts, cue, token, words, source, None, None, cue.rule_id) if parts else None


def _rest_of_clause(document: Document, token: Token, source: Token) -> list[Span]:
    """What a phrase attributes: its sentence where it leads or closes it, else the clause that it is set into."""
    words = document.sentence_of(token).tokens
    end = extent(source)[1]
    first, last = words[0], words[-1]
    if token.i - first.i > 2 and last.i - end.i > 2:
        clause = _clause_above(token)
        first, last = (first, last) if clause is None or clause.is_root else extent(clause)
    before = [t for t in document.tokens[first.i : token.i] if t.pos != "SPACE"]
    after = [t for t in document.tokens[end.i + 1 : last.i + 1] if t.pos != "SPACE"]
    return [part for group in (before, after) if (part := _span(group)) is not None]


def _clause_above(token: Token) -> Token | None:
    clause = token.head
    while clause.head is not clause and not (
        clause.pos in ("VERB", "AUX") and clause.dep in ("ccomp", "relcl", "advcl", "parataxis")
    ):
        clause = clause.head
    return clause


def _span(tokens: list[Token]) -> Span | None:
    while tokens and tokens[0].text in _EDGE:
        tokens = tokens[1:]
    while tokens and tokens[-1].text in _EDGE:
        tokens = tokens[:-1]
    if not any(t.pos not in ("PUNCT", "CCONJ", "ADV", "SCONJ") for t in tokens):
        return None
    return tokens[0].start, tokens[-1].end
