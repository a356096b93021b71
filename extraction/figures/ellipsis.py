"""Numbers whose noun was named before: "three tests on Monday and two more on Friday", "two of them", "all 36"."""

from __future__ import annotations

from dataclasses import replace

from extraction.figures.amounts import Amount
from extraction.figures.counts import Counted
from extraction.figures.line import Line
from extraction.figures.vocabulary import words

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})


def with_antecedent(line: Line, amount: Amount, noun: Counted | None, before: Counted | None) -> Counted | None:
    """What a number counts, taken from the count ``before`` it where it leaves its own noun out."""
    if before is None or before.token is None or amount.unit is not None or (noun and noun.token):
        return noun
    antecedent = before.token
    is_near = antecedent.i >= line.sentence.tokens[0].i
    if not (_points_back(line, amount) or (is_near and _stands_alone(line, amount, before))):
        return noun
    return replace(noun or Counted(None, before.unit), unit=before.unit, antecedent=antecedent)


def _points_back(line: Line, amount: Amount) -> bool:
    """Whether the words beside the number say that it counts what was named before ("two of them", "all 36")."""
    at = amount.last + 1
    if line.word(at) == "of" and line.word(at + 1) in words("pronoun"):
        return True
    return line.word(amount.first - 1) == "all" and not line.tag(at).startswith(("NN", "JJ"))


def _stands_alone(line: Line, amount: Amount, before: Counted) -> bool:
    """Whether the number is a subject or object by itself, or has "more" behind it ("two more on May 13")."""
    number = line.token(amount.number_last)
    if line.word(amount.last + 1) in {"more", "others"}:
        return True
    is_count = amount.scale == 1 or before.unit == "person"
    return number.dep in _ARGUMENTS and is_count and number.head.lemma not in words("change")
