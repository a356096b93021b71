"""Indirect and mixed speech: cue by cue over the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extraction.document import Document
from extraction.language.tokens import Token
from extraction.statements.constructions import finder
from extraction.statements.cues import Cue, cues_for, cues_of, particle_verbs
from extraction.statements.drafts import Draft
from extraction.statements.filters import is_attribution
from extraction.statements.phrases import find_phrases
from extraction.statements.quotations import Span
from extraction.statements.shapes import CONNECTIVES, GOING_ON, Complement, Run, extent, is_passive, subject_of
from extraction.statements.speakers import (
    is_quoting_another,
    speaker_of_adjective,
    speaker_of_noun,
    speaker_of_quoter,
    speaker_of_verb,
)
from extraction.statements.tags import closes_sentence, lost_content

_CUES = frozenset({"VERB", "NOUN", "ADJ"})
# What is said of somebody is not said to them.
_OF_TARGETS = frozenset({"accuse", "describe", "criticise", "praise", "think", "know", "feel", "intend", "predict"})
_EDGE = frozenset({",", ";", ":", ".", "-", "–", "—", "...", "…", "(", ")", "?", "!"})
_SPEAKERS = {"verb": speaker_of_verb, "noun": speaker_of_noun, "adjective": speaker_of_adjective}


def find_indirect(document: Document) -> list[Draft]:
    """Every cue's content that the parse gives, in the order of the cues."""
    drafts = [draft for token in document.tokens if token.pos in _CUES for draft in _from_token(document, token)]
    return drafts + [draft for draft in find_phrases(document) if is_attribution(document, draft)]


def _from_token(document: Document, token: Token) -> Iterator[Draft]:
    pos = token.pos
    if pos == "VERB":
        feeling = cues_of("adjective").get(token.lower)
        if feeling is not None and (token.dep in ("acomp", "amod") or is_passive(token)) and not _is_impersonal(token):
            yield from _try(document, token, feeling)
        elif cues := _verb_cues(token):
            yield from _try(document, token, cues)
    elif pos == "NOUN":
        form = "verb" if closes_sentence(token, document.tokens) else "noun"
        if cues := cues_for(form, token.lemma, token.lower):
            yield from _try(document, token, cues)
    elif cues := cues_of("adjective").get(token.lower, ()):
        yield from _try(document, token, cues)


def _is_impersonal(participle: Token) -> bool:
    """Whether a participle is a passive verb and no feeling: "it was determined that …"."""
    subject = subject_of(participle) or subject_of(participle.head)
    return subject is not None and subject.lower == "it"


def _verb_cues(verb: Token) -> tuple[Cue, ...]:
    if verb.dep == "pcomp" and is_quoting_another(verb.head.head):
        return ()
    verbs = cues_of("verb")
    if verb.lemma in particle_verbs():
        for child in verb.children:
            if child.dep in ("prt", "advmod", "prep") and (cues := verbs.get(f"{verb.lemma} {child.lower}")):
                return cues
    return cues_for("verb", verb.lemma, verb.lower)


def _try(document: Document, token: Token, cues: tuple[Cue, ...]) -> Iterator[Draft]:
    """The draft of the first construction that is there."""
    for cue in cues:
        complement = finder(cue.form, cue.construction)(token, document.tokens)
        if complement is None and cue.construction == "that" and cue.form == "verb":
            complement = lost_content(token, cue, document.sentence_of(token).tokens)
        if complement is None:
            continue
        parts = [part for run in complement.runs if (part := trimmed(document.tokens, run, token)) is not None]
        draft = _draft(token, cue, complement, parts)
        if parts and is_attribution(document, draft):
            yield draft
            return


def _draft(token: Token, cue: Cue, complement: Complement, parts: list[Span]) -> Draft:
    speaker, via = complement.speaker or _SPEAKERS[cue.form](token), None
    if cue.construction == "citing":
        speaker, via = token.child("dobj"), speaker_of_verb(token)
    elif cue.construction == "as saying":
        via = speaker_of_quoter(token)
    addressee = None if cue.cue_class in _OF_TARGETS else complement.addressee
    return Draft(parts, cue, token, (token, *complement.cue), speaker, addressee, via, cue.rule_id, complement.head)


def trimmed(tokens: Sequence[Token], run: Run, cue: Token) -> Span | None:
    """A run's code points without punctuation at its edges, and not beyond the semicolon that ends the cue's clause."""
    first, last = _within_semicolons(tokens, run[0].i, run[1].i, cue.i)
    while first <= last and (tokens[first].text in _EDGE or tokens[first].pos == "SPACE"):
        first += 1
    while last >= first and (tokens[last].text in _EDGE or tokens[last].pos in ("SPACE", "CCONJ")):
        last -= 1
    if first + 1 < last and tokens[first].lower in CONNECTIVES and tokens[first + 1].text == ",":
        first += 2
    if first > last:
        return None
    return tokens[first].start, tokens[_end_of_word(tokens, last)].end


def _within_semicolons(tokens: Sequence[Token], first: int, last: int, cue: int) -> tuple[int, int]:
    for position in range(first, last):
        colon = tokens[position].text == ":" and position < cue
        if not colon and (tokens[position].text != ";" or tokens[position + 1].lower in GOING_ON):
            continue
        if position > cue:
            return first, position - 1
        first = position + 1
    return first, last


def _end_of_word(tokens: Sequence[Token], last: int) -> int:
    """The end of a word that the tokeniser took apart at its hyphens ("co", "-", "operation")."""
    while last + 2 < len(tokens) and tokens[last + 1].text == "-" and tokens[last].end + 1 == tokens[last + 2].start:
        last = max(last + 2, extent(tokens[last + 2])[1].i)
    return last
