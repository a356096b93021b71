"""Ages: bare numbers that count a person's years ("Kim, 34, said", "aged 34", "children under 12")."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from extraction.figures.amounts import DASHES, Amount, words
from extraction.figures.line import Line
from extraction.figures.units import Unit, units

_OLDEST = 120
_AGENTS = ("ers", "ors", "ists", "ians", "ants", "ents", "ees")
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
    if amount.modifier in {"more_than", "less_than"} and amount.number == amount.first + 1:
        return (before in words("person") or before.endswith(_AGENTS)) and not (behind.isalpha() and line.token(amount.last + 1).tag.startswith(("NN", "JJ")))
    if amount.first != amount.number or not line.texts[amount.number].isdigit():
        return False
    if before == "," and behind in {",", ".", ";", ""} or before == "(" and behind == ")":
        return amount.first >= 2 and _is_person(line, amount.first - 2)
    return False


def _is_person(line: Line, at: int) -> bool:
    """Whether the word before the comma ends a person's name or means a person."""
    token = line.token(at)
    if token.lower in words("person"):
        return True
    return token.tag in {"NNP", "NNPS"} and (token.ent_type == "PERSON" or token.ent_type in {"", "ORG"} and not line.document.places_at(token))
