"""Ages: bare numbers that count a person's years ("Kim, 34, said", "aged 34", "children under 12")."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from extraction.figures.amounts import DASHES, Amount, words
from extraction.figures.line import Line
from extraction.figures.units import Unit, units

_OLDEST = 120
_AGENTS = ("ers", "ors", "ists", "ians", "ants", "ents", "ees")
_PERSONAL = frozenset({"he", "she", "i", "who"})
_AGE_WORDS = frozenset({"aged", "age", "ages"})


@cache
def year() -> Unit:
    """The unit of ages."""
    return next(unit for unit, _ in units() if unit.unit == "year")


def with_age(line: Line, amount: Amount) -> Amount:
    """Give a bare number the unit year where it is somebody's age, and take "old" into the words of any age."""
    if amount.unit is None and 0 < amount.high < _OLDEST and amount.scale == 1 and _is_age(line, amount):
        return replace(amount, unit=year())
    if amount.unit and amount.unit.dimension == "time":
        at = amount.last + 2 if line.word(amount.last + 1) in DASHES else amount.last + 1
        if line.word(at) in {"old", "olds"}:
            return replace(amount, last=at)
    return amount


def _is_age(line: Line, amount: Amount) -> bool:
    before, behind = line.word(amount.first - 1), line.word(amount.last + 1)
    if before in _AGE_WORDS or (before == "of" and line.word(amount.first - 2) in _AGE_WORDS):
        return True
    if behind.isalpha() and line.token(amount.last + 1).tag.startswith(("NN", "JJ")):
        return False
    if before == "as" and line.word(amount.first - 2) in {"young", "old"}:
        return True
    if amount.modifier in {"more_than", "less_than", "range"}:
        return before in words("person") or (amount.modifier != "range" and before.endswith(_AGENTS))
    if amount.first != amount.number or not line.texts[amount.number].isdigit():
        return False
    return _is_apposition(line, amount, before, behind) or _is_said_of_person(line, amount, before)


def _is_apposition(line: Line, amount: Amount, before: str, behind: str) -> bool:
    """Whether the number stands between commas or in brackets behind a person ("Kim, 34, said")."""
    if amount.first < 2:
        return False
    if before == "(" and behind == ")":
        return line.token(amount.first - 2).ent_type == "PERSON"
    return before == "," and behind in {",", ".", ";", ""} and _is_person(line, amount.first - 2)


def _is_said_of_person(line: Line, amount: Amount, before: str) -> bool:
    """Whether a person "is" or "turned" the number ("she was 29")."""
    number = line.token(amount.number)
    if number.dep not in {"attr", "acomp", "dobj", "npadvmod"} or number.head.lemma not in {"be", "turn"} or before in {"to", "by"}:
        return False
    subject = number.head.child("nsubj")
    return subject is not None and (subject.lower in _PERSONAL or subject.ent_type == "PERSON")


def _is_person(line: Line, at: int) -> bool:
    """Whether the word before the comma ends a person's name or means a person."""
    token = line.token(at)
    if token.lower in words("person"):
        return True
    return token.tag in {"NNP", "NNPS"} and (
        token.ent_type == "PERSON" or token.ent_type in {"", "ORG"} and not line.document.places_at(token)
    )
