"""Attribution by a phrase: "according to the report", "in the minister's words"."""

from __future__ import annotations

from functools import cache

from extraction.document import Document
from extraction.language.tokens import Token
from extraction.statements.cues import Cue, cues_of
from extraction.statements.drafts import Draft
from extraction.statements.quotations import Span
from extraction.statements.shapes import CONNECTIVES, extent

# "according to plan": these give no information.
_NO_SOURCES = frozenset({"plan", "schedule", "need", "size", "rule", "type", "ability", "taste", "age", "whim"})
_FIRST = frozenset({"ADP", "VERB", "SCONJ", "PART"})
_EDGE = frozenset({",", ";", ":", ".", "-", "–", "—", "(", ")"})


Patterns = tuple[list[tuple[list[str], Cue]], dict[str, Cue]]


@cache
def _patterns() -> dict[str, Patterns]:
    """Phrases by their first word: those of fixed words ("according to"), and by noun those like "in …'s words"."""
    found: dict[str, Patterns] = {}
    for lemma, cues in cues_of("phrase").items():
        words = lemma.split()
        fixed, slotted = found.setdefault(words[0], ([], {}))
        if "…'s" in words:
            slotted[words[-1]] = cues[0]
        else:
            fixed.append((words, cues[0]))
    return found


def find_phrases(document: Document) -> list[Draft]:
    """Statements that a phrase attributes."""
    patterns = _patterns()
    drafts = []
    for token in document.tokens:
        if token.pos in _FIRST and token.lower in patterns:
            fixed, slotted = patterns[token.lower]
            draft = _fixed(document, token, fixed) or _slotted(document, token, slotted)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _fixed(document: Document, token: Token, patterns: list[tuple[list[str], Cue]]) -> Draft | None:
    for words, cue in patterns:
        tokens = document.tokens[token.i : token.i + len(words)]
        if [t.lower for t in tokens] == words:
            source = tokens[-1].child("pobj", "pcomp")
            if source is None or source.lemma in _NO_SOURCES:
                return None
            return _draft(document, token, tuple(tokens), source, source, cue)
    return None


def _slotted(document: Document, token: Token, slotted: dict[str, Cue]) -> Draft | None:
    noun = token.child("pobj")
    cue = slotted.get(noun.lower) if noun is not None else None
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
    if len(tokens) > 2 and tokens[0].lower in CONNECTIVES and tokens[1].text == ",":
        tokens = tokens[2:]
    if not any(t.pos not in ("PUNCT", "CCONJ", "ADV", "SCONJ") for t in tokens):
        return None
    return tokens[0].start, tokens[-1].end
