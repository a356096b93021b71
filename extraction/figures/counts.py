"""What a number without a unit of measure counts: its noun, from the words that follow and from the parse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extraction.figures.amounts import DASHES, Amount, words
from extraction.figures.line import Line
from extraction.knowledge.tables import rows
from extraction.language.tokens import Token

_BEFORE_NOUN = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "HYPH", "POS", "CD", "AFX", "FW"})
_LONGEST_PHRASE = 9


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that a number counts. ``token`` is None where the sentence leaves it out ("12 were killed": person)."""

    token: Token | None
    unit: str
    is_compound: bool = False
    """Whether number and noun are one hyphenated adjective ("14-member")."""


def counted(line: Line, amount: Amount) -> Counted | None:
    """What an amount without a unit counts, or None where it counts nothing named."""
    at = amount.last + 1
    if line.word(at) in DASHES and line.is_glued(at) and line.is_glued(at + 1) and line.word(at + 1).isalpha():
        return _compound(line, at + 1)
    noun = _noun(line, amount, at)
    if noun is None or noun.lower in {"others", "more"}:
        return Counted(noun, "person") if _is_of_people(line, amount) else (Counted(noun, "other") if noun else None)
    return Counted(noun, singular(noun))


def _compound(line: Line, at: int) -> Counted | None:
    """The noun of a hyphenated adjective: "14-member delegation", "30,000-strong force"."""
    token = line.token(at)
    if token.lower == "strong":
        return Counted(token, "person", is_compound=True)
    return Counted(token, singular(token), is_compound=True)


def _noun(line: Line, amount: Amount, at: int) -> Token | None:
    """The head of the noun phrase that the number begins or, behind "of", takes a part of."""
    if line.word(at) == "of":
        return _head_right_of(line, at + 1) if at + 1 < len(line.pieces) else None
    number = line.token(amount.number_last)
    head = number.head
    while head.tag == "CD" and head.head is not head:
        head = head.head
    if number.dep in {"nummod", "amod", "compound", "nmod", "det"} and head.i > number.i and _is_noun(head):
        if _is_one_phrase(line, number, head):
            return head
    return _head_right_of(line, at)


def _is_noun(token: Token) -> bool:
    return token.tag.startswith("NN")


def _is_one_phrase(line: Line, number: Token, head: Token) -> bool:
    """Whether no verb, comma or preposition parts a number from its head."""
    first = line.sentence.tokens[0].i
    between = [token for token in line.sentence.tokens if number.i < token.i < head.i]
    return first <= number.i and all(token.tag in _BEFORE_NOUN or token.tag in {"RB", ",", "CC", "''", "``", "-LRB-", "-RRB-", "RBS", "RBR"} for token in between)


def _head_right_of(line: Line, at: int) -> Token | None:
    """The last noun of the phrase that begins at a piece, by tags alone."""
    if at >= len(line.pieces):
        return None
    tokens = line.sentence.tokens
    start = line.pieces[at].token
    head: Token | None = None
    for token in tokens[start : start + _LONGEST_PHRASE]:
        if _is_noun(token):
            if head is not None and head.tag in {"NNS", "NNPS"} and token.dep not in {"compound", "poss", "nmod"} and token.head is not head and head.head is not token:
                break
            head = token
        elif token.tag == "POS":
            head = None
        elif head is not None and token.tag not in {"HYPH", "NN"}:
            break
        elif token.tag not in _BEFORE_NOUN and token.tag not in {"DT", "PRP$", "RB"}:
            break
    return head


def _is_of_people(line: Line, amount: Amount) -> bool:
    """Whether a bare number counts people: it stands beside "killed", "wounded", "dead"."""
    number = line.token(amount.number_last)
    beside = line.word(amount.last + 1)
    near = [number.head, *number.children, *number.head.children[:0]]
    if beside in words("casualty"):
        return True
    verb = number if number.pos == "VERB" else next((word for word in number.ancestors() if word.pos == "VERB"), None)
    return any(word.lemma in words("casualty") for word in (*near, verb) if word is not None)


@cache
def _irregular() -> dict[str, str]:
    return {row["word"]: row["value"] for row in rows("figures/words.csv") if row["kind"] == "irregular"}


def singular(noun: Token) -> str:
    """The plain singular of a noun, a proper one with its capital ("Syrians": "Syrian")."""
    if found := _irregular().get(noun.lower):
        return found
    if noun.tag in {"NNP", "NNPS"}:
        name = noun.text
        is_plural = noun.tag == "NNPS" or (name.endswith("s") and not name.endswith(("ss", "us", "is")) and not name.isupper())
        return name[:-1] if is_plural and name.endswith("s") else name
    return noun.lemma.lower()
