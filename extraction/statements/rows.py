"""Drafts → rows: kind, polarity, speaker, addressee, date and confidence."""

from __future__ import annotations

from datetime import date

from extraction.circumstances import when
from extraction.document import Document
from extraction.language.tokens import Token
from extraction.records import DateMention, Statement, row_id
from extraction.statements.confidence import confidence
from extraction.statements.cues import Cue
from extraction.statements.drafts import Draft
from extraction.statements.quotations import Quotation, Span
from extraction.statements.speakers import actor_at, noun_phrase

_WITHHELD_BY = frozenset({"decline", "refuse", "fail", "hesitate", "avoid"})
_WEAK = frozenset({"not", "n't", "never", "no", "neither", "nor", "n’t"})


def statement(document: Document, draft: Draft, quotations: list[Quotation]) -> Statement | None:
    """The row of a draft; ``None`` where nothing is left of its content."""
    parts, kind = _quoted(document, draft, quotations)
    if not parts:
        return None
    start, end = parts[0][0], parts[-1][1]
    article = document.article
    cue = draft.cue
    speaker = noun_phrase(document, draft.speaker) if draft.speaker is not None else None
    said = _said(document, draft)
    return Statement(
        statement_id=row_id(
            "statement", article.article_id, start, end, f"{draft.rule}|{speaker.start if speaker else ''}"
        ),
        article_id=article.article_id,
        sentence_id=document.sentence_of(document.token_at(start)).sentence_id,
        start_char=start,
        end_char=end,
        text=article.text[start:end],
        kind=kind,
        speaker_actor_id=actor_at(document, draft.speaker) if draft.speaker is not None else None,
        speaker_text=article.text[speaker.start : speaker.end] if speaker else None,
        cue=cue.lemma if cue else None,
        cue_text=_cue_text(document, draft.cue_words),
        cue_class=cue.cue_class if cue else None,
        polarity=polarity(draft.cue_token, cue),
        addressee_actor_id=actor_at(document, draft.addressee) if draft.addressee is not None else None,
        via_actor_id=actor_at(document, draft.via) if draft.via is not None else None,
        said_from=said[0],
        said_to=said[1],
        said_text=said[2],
        parts=[{"start_char": first, "end_char": last} for first, last in parts],
        rule_id=draft.rule,
        confidence=confidence(draft),
    )


def _quoted(document: Document, draft: Draft, quotations: list[Quotation]) -> tuple[list[Span], str]:
    """The parts with whole quotations, and the kind: all in marks is direct, some of it mixed."""
    if draft.rule.startswith("quote:"):
        return draft.parts, "direct"
    cue = draft.cue_token.start if draft.cue_token is not None else -1
    inside = [
        q
        for q in quotations
        if any(q.outer[0] < end and start < q.outer[1] for start, end in draft.parts)
        and not q.outer[0] < cue < q.outer[1]
    ]
    if not inside:
        return draft.parts, "indirect"
    parts = [_whole(part, inside) for part in draft.parts]
    if not any(_unquoted(document.article.text, part, inside) for part in parts):
        return [_within(part, inside) for part in parts], "direct"
    return parts, "mixed"


def _unquoted(text: str, part: Span, inside: list[Quotation]) -> bool:
    """Whether a letter or digit of a part stands outside all quotations."""
    position = part[0]
    for q in inside:
        if q.outer[1] > position and q.outer[0] < part[1]:
            if any(c.isalnum() for c in text[position : q.outer[0]]):
                return True
            position = q.outer[1]
    return any(c.isalnum() for c in text[position : part[1]])


def _whole(part: Span, inside: list[Quotation]) -> Span:
    start, end = part
    for q in inside:
        if q.outer[0] < start < q.outer[1]:
            start = q.outer[0]
        if q.outer[0] < end < q.outer[1] and q.closure == "closed":
            end = q.outer[1]
    return start, end


def _within(part: Span, inside: list[Quotation]) -> Span:
    start, end = part
    starts = [q.start for q in inside if q.outer[0] <= start < q.start]
    ends = [q.end for q in inside if q.end < end <= q.outer[1]]
    return (starts[0] if starts else start), (ends[-1] if ends else end)


def _cue_text(document: Document, words: tuple[Token, ...]) -> str | None:
    """The words of the cue as they stand: from first to last if nothing parts them, else the head word."""
    if not words:
        return None
    ordered = sorted(words, key=lambda token: token.i)
    if ordered[0].pos in ("ADP", "SCONJ"):
        return document.text_of(ordered[0], ordered[-1])
    if ordered[-1].i - ordered[0].i == len(ordered) - 1:
        return document.text_of(ordered[0], ordered[-1])
    return words[0].text


def polarity(token: Token | None, cue: Cue | None) -> str:
    """``denied`` for what a speaker denies, ``withheld`` for what a speaker would not say, else ``affirmed``."""
    if token is None or cue is None:
        return "affirmed"
    if _is_withheld(token):
        return "denied" if cue.stance == "thinks" else "withheld"
    return "denied" if cue.stance == "denies" else "affirmed"


def _is_withheld(token: Token) -> bool:
    """Whether a cue is negated, by itself, with one that it is joined to by "or" or "nor", or by what governs it."""
    if _is_negated(token):
        return True
    verb = token
    while verb.dep == "conj" and _has(verb.head, "or", "nor", "neither"):
        verb = verb.head
        if _is_negated(verb) or _has(verb, "neither"):
            return True
    governor = verb.head
    if verb.dep == "xcomp" and (governor.lemma in _WITHHELD_BY or (governor.lemma == "have" and _has(governor, "yet"))):
        return True
    return verb.dep in ("acomp", "xcomp") and any(child.dep == "neg" for child in governor.children)


def _is_negated(token: Token) -> bool:
    weak = ("det", "advmod", "preconj")
    return any(child.dep == "neg" or (child.lower in _WEAK and child.dep in weak) for child in token.children)


def _has(token: Token, *words: str) -> bool:
    return any(child.lower in words for child in token.children)


def _said(document: Document, draft: Draft) -> tuple[date | None, date | None, str | None]:
    """When it was said: the date of the cue's clause, unless it stands in what was said."""
    token = draft.cue_token
    if token is None or not document.date_mentions:
        return None, None, None
    for mention in (_beside(document, token, draft), when(document, token)):
        if mention is not None and not any(start <= mention.start_char < end for start, end in draft.parts):
            return mention.date_from, mention.date_to, mention.text
    return None, None, None


def _beside(document: Document, token: Token, draft: Draft) -> DateMention | None:
    """A date that hangs on the cue itself, outside the content ("said on Monday that …")."""
    for child in token.children:
        if child.dep not in ("prep", "npadvmod", "advmod") or _is_said(child, draft):
            continue
        for word in (child, *child.children):
            for mention in document.dates_at(word):
                if mention.date_from is not None:
                    return mention
    return None


def _is_said(token: Token, draft: Draft) -> bool:
    return any(start <= token.start < end for start, end in draft.parts)
