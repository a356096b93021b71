"""Shapes of the parse that the constructions are made of: extents, clauses, subjects, passives.

Labels are those of the CLEAR style that spaCy's English models use (Choi and Palmer 2012).
"""

from __future__ import annotations

from dataclasses import dataclass

from extraction.language.tokens import Token

Run = tuple[Token, Token]
"""The first and the last token of a stretch of text, inclusive."""

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
RELATIVES = frozenset({"who", "which", "that", "whom"})
GOING_ON = frozenset({"and", "that", "or", "whether", "but", "nor"})
"""Words that go on with a content behind a semicolon."""
CONNECTIVES = frozenset({"however", "though", "meanwhile", "moreover", "nevertheless", "nonetheless", "still"})
"""Words by which the writer, and not the speaker, links a sentence to the one before."""
_QUESTION_WORDS = frozenset({"whether", "if", "how", "why", "what", "when", "where", "who", "which"})
_OPENERS = frozenset({"mark", "advmod", "dobj", "attr", "pobj"})


@dataclass(frozen=True, slots=True)
class Complement:
    """The content that a construction finds.

    Attributes:
        runs: where the content stands; two runs where the cue stands inside it.
        cue: further words of the cue ("against" in "warned against").
        addressee: the head of the noun phrase that says who was told or asked.
        head: the content's head word.
        speaker: who speaks, where the parse of the cue does not tell.
    """

    runs: tuple[Run, ...]
    cue: tuple[Token, ...] = ()
    addressee: Token | None = None
    head: Token | None = None
    speaker: Token | None = None


def extent(token: Token) -> Run:
    """The first and the last token below (and with) a token."""
    first = last = token
    stack = [token]
    while stack:
        for child in stack.pop().children:
            stack.append(child)
            if child.i < first.i:
                first = child
            elif child.i > last.i:
                last = child
    return first, last


def words_of(token: Token, *deps: str) -> set[str]:
    """The words, in lower case, of a token's children with one of some labels."""
    return {child.lower for child in token.children if child.dep in deps}


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive."""
    return any(child.dep in ("auxpass", "nsubjpass") for child in verb.children)


def is_bare_participle(verb: Token) -> bool:
    """Whether a verb is a past participle without an auxiliary ("most people ordered out of …")."""
    return verb.tag == "VBN" and not any(child.dep in ("aux", "auxpass") for child in verb.children)


def subject_of(verb: Token) -> Token | None:
    """The verb's own subject (a slip of the parser may hang it on the auxiliary)."""
    found = verb.child(*SUBJECTS)
    if found is None and (auxiliary := verb.child("auxpass", "aux")) is not None:
        return auxiliary.child(*SUBJECTS)
    return found


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(child.dep == "aux" and child.lower == "to" for child in verb.children)


def that_of(clause: Token) -> Token | None:
    """The "that" which opens a clause (the parser may take it for an object)."""
    return next(
        (c for c in clause.children if c.dep in ("mark", "dobj") and c.lower == "that" and c.i < clause.i), None
    )


def is_finite(clause: Token) -> bool:
    """Whether a word heads a clause of its own: with a subject and no infinitive, or opened by a question word."""
    openers = words_of(clause, *_OPENERS)
    if openers & _QUESTION_WORDS:
        return True
    if subject_of(clause) is None or (clause.pos not in ("VERB", "AUX") and "that" not in openers) or has_to(clause):
        return False
    if "that" in openers or clause.tag not in ("VBG", "VBN"):
        return True
    return any(child.dep in ("aux", "auxpass") for child in clause.children)


def later(one: Token, other: Token) -> Token:
    """The one of two tokens that stands further behind."""
    return one if one.i >= other.i else other
