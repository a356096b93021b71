"""Numbers that name instead of counting: "Article 5", "Boeing 737", "5G", "the Big Four", "a 3-1 win"."""

from __future__ import annotations

from functools import cache

from extraction.figures.amounts import Amount
from extraction.figures.counts import Counted
from extraction.figures.line import Line
from extraction.figures.vocabulary import words
from extraction.knowledge.tables import rows
from extraction.numbers import DASHES

_OPENING = frozenset({'"', "“", ":", "'", "‘", "(", "—", "-", "–", "…", "[", "``", "•", "*"})
"""Marks behind which a sentence may begin, so that a capital means nothing."""
_LONGEST_BRACKET = 4
_SHORTEST_CODE = 5
"""Digits from which a number without commas is a code and no count."""


@cache
def _labels() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("figures/labels.csv"))


def is_label(line: Line, amount: Amount, noun: Counted | None) -> bool:
    """Whether the number names one of a series ("Article 5", "Flight 370", "Task Force (CTF) 50")."""
    if amount.first != amount.number or amount.number == 0 or not _is_whole(line, amount):
        return False
    before = _word_before(line, amount.number - 1)
    if line.word(before) in DASHES:
        return line.is_glued(amount.number) and not line.word(before - 1)[-1:].isdigit()
    if noun and noun.token and noun.token.tag == "NNP" and noun.token.lower in _labels():
        return True
    is_title = line.texts[before][0].isupper() and before > 0
    if line.word(before) in _labels() and (is_title or line.word(amount.last + 1) == "of"):
        return True
    if counts_plural(noun) and not (_is_counted_before(line, amount, noun) or _is_in_phrase(line, before, noun)):
        return False
    if line.word(before) in _labels() or (noun is None and line.word(before).removesuffix("s") in _labels()):
        return True
    return line.tag(before).startswith("NNP") and not _is_place_or_person(line, before)


def _is_place_or_person(line: Line, at: int) -> bool:
    """Whether a proper noun before a number is no name that a number ends ("sold Taiwan 66 jets")."""
    token = line.token(at)
    return token.ent_type in {"GPE", "LOC", "NORP", "PERSON", "DATE"} or bool(line.document.places_at(token))


def _is_counted_before(line: Line, amount: Amount, noun: Counted | None) -> bool:
    """Whether the noun has another number before this one ("50 Boeing 737 MAX 8 jets")."""
    if noun is None or noun.token is None:
        return False
    return any(child.dep == "nummod" and child.i < line.token(amount.number).i for child in noun.token.children)


def _is_in_phrase(line: Line, before: int, noun: Counted | None) -> bool:
    """Whether the name before the number is part of the noun's own phrase ("Challenger 2 tanks")."""
    token = line.token(before)
    return token.tag == "NNP" and token.dep in {"compound", "nmod"} and noun is not None and token.head is noun.token


def _is_whole(line: Line, amount: Amount) -> bool:
    """Whether the number is a plain whole one, as names have."""
    is_plain = amount.scale == 1 and amount.kind in {"numeral", "word", "range"} and amount.low == int(amount.low)
    return is_plain and "," not in line.texts[amount.number]


def _word_before(line: Line, at: int) -> int:
    """The piece before a number, over an abbreviation in brackets."""
    if line.word(at) != ")":
        return at
    opening = next((piece for piece in range(at, max(at - _LONGEST_BRACKET, 0), -1) if line.word(piece) == "("), at + 1)
    return opening - 1


def counts_plural(noun: Counted | None) -> bool:
    """Whether a plural noun, which a number counts, follows."""
    if noun is None or noun.token is None:
        return False
    return noun.is_compound or noun.token.tag in {"NNS", "NNPS"} or noun.token.lower in words("invariable")


def is_name(line: Line, amount: Amount, noun: Counted | None) -> bool:
    """Whether a number word with a capital inside a sentence is part of a name ("the Big Four", "Three Gorges")."""
    text, at = line.texts[amount.number], amount.number_last + 1
    if amount.number == 0 or not text[0].isupper() or not text.isalpha():
        return False
    if at < len(line.texts) and line.texts[at][0].isupper():
        return True
    return line.word(amount.number - 1) not in _OPENING and not counts_plural(noun)


def is_title(line: Line, amount: Amount) -> bool:
    """Whether a unit with a capital inside a sentence makes a name ("60 Minutes", "48 Hours")."""
    at, first = amount.number_last + 1, amount.first - 1
    if amount.unit is None or amount.unit.dimension != "time" or at > amount.last or first < 0:
        return False
    return line.texts[at].istitle() and len(line.texts[at]) > 3 and line.texts[first].islower()


def is_designation(line: Line, amount: Amount, noun: Counted | None) -> bool:
    """Whether letters that are no unit are glued to the digits ("5G"), or they are a code's ("ZIP code 66109")."""
    if line.is_glued(amount.last + 1) and line.word(amount.last + 1).isalpha():
        return True
    text = line.texts[amount.number]
    return len(text) >= _SHORTEST_CODE and text.isdigit() and not text.endswith("000") and not counts_plural(noun)


def is_score(line: Line, amount: Amount) -> bool:
    """Whether the number is one side of a score ("3-1", "87-11")."""
    behind, before = amount.number_last + 1, amount.number - 1
    if line.is_dash(behind) and line.word(behind + 1)[-1].isdigit():
        return True
    return line.is_dash(before) and line.word(before - 1)[-1:].isdigit()
