"""Contents that the parser lost, read from the order of the words."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.language.tokens import Token
from extraction.statements.cues import Cue
from extraction.statements.shapes import RELATIVES, Complement, extent, is_bare_participle, is_passive

_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "VBN", "NN"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "ADV", "AUX"})
_IN_SPEAKER = frozenset({"of", "for", "and", "'s", "’s", "at", "in", "with", "-"})
_STOPS = frozenset({".", "?", "!", ":", ";"})
_NEEDING_CONTENT = frozenset({"say", "claim", "announce", "warn", "report", "answer"})
_LONGEST_SPEAKER = 9
_FARTHEST_THAT = 14
_FARTHEST_COLON = 14


def lost_content(verb: Token, cue: Cue, words: Sequence[Token]) -> Complement | None:
    """The content of a verb that the parse gives none.

    Args:
        verb: the cue.
        cue: its row, which takes a clause.
        words: the verb's sentence.
    """
    if is_bare_participle(verb):
        return None
    return _after_that(verb, cue, words) or _before_closing_tag(verb, words) or _after_colon(verb, words)


def closes_sentence(noun: Token, tokens: Sequence[Token]) -> bool:
    """Whether a supposed noun is the verb of "…, court records show." at the end of a sentence."""
    if noun.tag != "NN" or noun.i < 2 or noun.i + 1 >= len(tokens) or tokens[noun.i + 1].text != ".":
        return False
    return tokens[noun.i - 1].tag in ("NNS", "NNPS") and tokens[noun.i - 1].head is noun


def _after_that(verb: Token, cue: Cue, words: Sequence[Token]) -> Complement | None:
    """A clause which the parser hung on a word in between: "had said before the ceremony that …"."""
    if cue.cue_class not in _NEEDING_CONTENT or verb.child("dobj") is not None:
        return None
    start = verb.i - words[0].i + 1
    for word in words[start : start + _FARTHEST_THAT]:
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


def _before_closing_tag(verb: Token, words: Sequence[Token]) -> Complement | None:
    """All before the comma in "…, court records show." at the end of a sentence."""
    index = verb.i - words[0].i
    if index < 3 or verb.tag not in _FINITE_TAGS or is_passive(verb) or verb.dep == "relcl":
        return None
    if verb.child("dobj") is not None and verb.lemma != "tell":
        return None
    if any(_begins_clause(word) for word in words[index + 1 :]):
        return None
    comma = _comma_before(words, index)
    if comma is None or not any(
        word.pos in ("VERB", "AUX") and word.tag not in ("VBG", "VB") for word in words[:comma]
    ):
        return None
    subject = verb.child("nsubj") or next(
        (w for w in reversed(words[:index]) if w.pos in ("NOUN", "PROPN", "PRON")), None
    )
    return Complement(((words[0], words[comma - 1]),), (), None, words[comma - 1], subject)


def _begins_clause(word: Token) -> bool:
    return word.pos in ("VERB", "AUX", "SCONJ", "CCONJ") or word.text in (":", ";") or word.lower == "that"


def _comma_before(words: Sequence[Token], index: int) -> int | None:
    """The comma before the noun phrase before the verb; it must have a noun in it."""
    for position in range(index - 1, max(index - _LONGEST_SPEAKER, 0), -1):
        word = words[position]
        if word.text == ",":
            between = words[position + 1 : index]
            named = any(w.pos in ("NOUN", "PROPN", "PRON") for w in between)
            linked = any(w.lower in RELATIVES or w.pos == "CCONJ" for w in between[:2])
            return position if named and not linked else None
        if word.pos not in _NOMINAL and word.lower not in _IN_SPEAKER:
            return None
    return None


def _after_colon(verb: Token, words: Sequence[Token]) -> Complement | None:
    """What follows the colon in "One user wrote: Nobody believes it." without marks."""
    index = verb.i - words[0].i
    reach = range(index + 1, min(index + _FARTHEST_COLON, len(words)))
    colon = next((i for i in reach if words[i].text == ":"), None)
    if colon is None or any(word.pos == "VERB" for word in words[index + 1 : colon]):
        return None
    rest = words[colon + 1 :]
    if len(rest) < 2 or not any(word.pos in ("VERB", "AUX") for word in rest):
        return None
    return Complement(((rest[0], rest[-1]),), (), None, rest[-1])
