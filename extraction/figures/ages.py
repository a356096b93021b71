"""Ages: bare numbers that count a person's years ("Kim, 34, said", "aged 34", "children under 12")."""

from __future__ import annotations

from dataclasses import replace

from extraction.figures.amounts import Amount
from extraction.figures.line import Line
from extraction.figures.units import unit_named
from extraction.figures.vocabulary import words

_OLDEST = 120
_AGENTS = ("ers", "ors", "ists", "ians", "ants", "ents", "ees")
_PERSONAL = frozenset({"he", "she", "i", "who"})
_AGE_WORDS = frozenset({"aged", "age", "ages"})


def with_age(line: Line, amount: Amount) -> Amount:
    """Give a bare number the unit year where it is somebody's age, and take "old" into the words of any age."""
    if amount.unit is None:
        is_age = 0 < amount.high < _OLDEST and amount.scale == 1 and _is_age(line, amount)
        return replace(amount, unit=unit_named("year")) if is_age else amount
    if amount.unit.dimension == "time" and line.word(line.behind(amount.last)) in {"old", "olds"}:
        return replace(amount, last=line.behind(amount.last))
    return amount


def _is_age(line: Line, amount: Amount) -> bool:
    before = line.word(amount.first - 1)
    if before in _AGE_WORDS or (before == "of" and line.word(amount.first - 2) in _AGE_WORDS):
        return True
    if line.tag(amount.last + 1).startswith(("NN", "JJ")):
        return False
    if before == "as" and line.word(amount.first - 2) in {"young", "old"}:
        return True
    if amount.modifier in {"more_than", "less_than"}:
        return before in words("person") or before.endswith(_AGENTS)
    if amount.modifier == "range":
        return before in words("person")
    if amount.first != amount.number or not line.texts[amount.number].isdigit():
        return False
    return _is_apposition(line, amount) or _is_said_of_person(line, amount)


def _is_apposition(line: Line, amount: Amount) -> bool:
    """Whether the number stands between commas or in brackets behind a person ("Kim, 34, said")."""
    before, behind = line.word(amount.first - 1), line.word(amount.last + 1)
    if amount.first < 2:
        return False
    if before == "(" and behind == ")":
        return line.token(amount.first - 2).ent_type == "PERSON"
    return before == "," and behind in {",", ".", ";", ""} and _is_person(line, amount.first - 2)


def _is_person(line: Line, at: int) -> bool:
    """Whether the word before the comma ends a person's name or means a person."""
    token = line.token(at)
    if token.lower in words("person"):
        return True
    if any(mention.actor_id.startswith("person:") for mention in line.document.actors_at(token)):
        return True
    return (
        token.tag.startswith("NNP") and token.ent_type in {"PERSON", "ORG", ""} and not line.document.places_at(token)
    )


def _is_said_of_person(line: Line, amount: Amount) -> bool:
    """Whether a person "is" or "turned" the number ("she was 29")."""
    number = line.token(amount.number)
    if number.dep not in {"attr", "acomp", "dobj", "npadvmod"} or number.head.lemma not in {"be", "turn"}:
        return False
    subject = number.head.child("nsubj")
    return subject is not None and (subject.lower in _PERSONAL or subject.ent_type == "PERSON")
