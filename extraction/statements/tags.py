"""Attribution that the parser lost, read from the order of the words."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.language.tokens import Token
from extraction.statements.complements import Complement, extent, is_passive
from extraction.statements.cues import Cue

_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "ADV", "AUX"})
_STOPS = frozenset({".", "?", "!", ":", ";"})
_NEEDING_CONTENT = frozenset({"say", "claim", "announce", "warn", "report", "answer"})
_LONGEST_SPEAKER = 9


def lost_content(verb: Token, cue: Cue, words: Sequence[Token]) -> Complement | None:
    """The content of a verb that the parse gives none, by the order of the words."""
    return _after_that(verb, cue, words) or closing_tag(verb, words) or after_colon(verb, words)


def _after_that(verb: Token, cue: Cue, words: Sequence[Token]) -> Complement | None:
    """A "that" clause which the parser hung on a noun in between: "had said before the ceremony that …"."""
    if cue.cue_class not in _NEEDING_CONTENT or verb.child("dobj") is not None:
        return None
    for word in words[verb.i - words[0].i + 1 : verb.i - words[0].i + 14]:
        if word.text in _STOPS:
            return None
        clause = word.head
        near = word.i - verb.i <= 2 and word.dep == "mark"
        if word.lower == "that" and clause.i > word.i and (near or clause.dep in ("relcl", "acl", "advcl")):
            subject = clause.child("nsubj", "nsubjpass", "expl")
            if subject is None or subject is word:
                return None
            return Complement(((words[word.i - words[0].i + 1], extent(clause)[1]),), (), None, clause)
    return None


def closing_tag(verb: Token, words: Sequence[Token]) -> Complement | None:
    """ "…, court records show." at the end of a sentence: the content is all before the comma."""
    index = verb.i - words[0].i
    if (
        index < 3
        or not 0 <= index < len(words)
        or words[index] is not verb
        or verb.tag not in ("VBD", "VBZ", "VBP", "VBN")
        or is_passive(verb)
        or verb.dep == "relcl"
        or (verb.child("dobj") is not None and verb.lemma != "tell")
    ):
        return None
    if any(
        word.pos in ("VERB", "AUX", "SCONJ", "CCONJ") or word.text in (":", ";") or word.lower == "that"
        for word in words[index + 1 :]
    ):
        return None
    comma = _comma_before(words, index)
    if comma is None or not any(
        word.pos in ("VERB", "AUX") and word.tag not in ("VBG", "VB") for word in words[:comma]
    ):
        return None
    return Complement(((words[0], words[comma - 1]),), (), None, words[comma - 1])


def _comma_before(words: Sequence[Token], index: int) -> int | None:
    """The comma before the noun phrase before the verb; it must have a noun in it."""
    for position in range(index - 1, max(index - _LONGEST_SPEAKER, 0), -1):
        word = words[position]
        if word.text == ",":
            between = words[position + 1 : index]
            return (
                position
                if any(w.pos in ("NOUN", "PROPN", "PRON") for w in between)
                and not any(w.lower in ("who", "which", "that", "whom", "and", "but") for w in between[:2])
                else None
            )
        if (
            word.pos not in _NOMINAL
            and word.lower not in ("of", "for", "and", "'s", "’s", "at", "in", "with")
            and word.text != "-"
        ):
            return None
    return None


def after_colon(verb: Token, words: Sequence[Token]) -> Complement | None:
    """ "One user wrote: Nobody believes it." without marks: the content is what follows the colon."""
    index = verb.i - words[0].i
    colon = next((i for i in range(index + 1, min(index + 14, len(words))) if words[i].text == ":"), None)
    if colon is None or colon + 3 > len(words) or any(word.pos == "VERB" for word in words[index + 1 : colon]):
        return None
    rest = words[colon + 1 :]
    if not any(word.pos in ("VERB", "AUX") for word in rest):
        return None
    return Complement(((rest[0], rest[-1]),), (), None, rest[-1])
