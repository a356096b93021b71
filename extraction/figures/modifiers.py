"""Words that bound or blur a number ("at least", "nearly", "or more"; ``knowledge/figures/modifiers.csv``)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from extraction.figures.amounts import Amount
from extraction.figures.line import Line
from extraction.figures.sequences import SequenceTable
from extraction.figures.vocabulary import words
from extraction.knowledge.tables import rows
from extraction.numbers import all_words, cut

_BETWEEN = frozenset({"another", "additional", "an", "a", "the", "total", "of", "other", "further", "extra"})
"""Words that may part a modifier from its number ("at least another 300")."""
_FURTHEST = 4
_NEED_HYPHEN = frozenset({"plus", "odd"})


@cache
def _table(position: str) -> SequenceTable[str]:
    """The phrases of one position; those before the number are matched from their end."""
    step = -1 if position == "before" else 1
    return SequenceTable(
        (cut(row["phrase"])[::step], row["modifier"])
        for row in rows("figures/modifiers.csv")
        if row["position"] == position
    )


def with_bound_behind(line: Line, amount: Amount) -> Amount:
    """Take in a bound that follows the number ("20 or more men", "60-plus", "a dozen or so")."""
    if amount.modifier != "exact":
        return amount
    at = line.behind(amount.last)
    found = _table("behind").longest(line.lowers, at)
    if found is None or (line.word(at) in _NEED_HYPHEN and not line.is_glued(at)):
        return amount
    if line.word(found[0] + 1)[:1].isdigit() or line.word(found[0] + 1) in all_words():
        return amount
    return replace(amount, modifier=found[1][0], last=found[0])


def with_bound_behind_noun(line: Line, amount: Amount, at: int) -> Amount:
    """Take the bound that begins at a piece behind the counted noun ("60 tanks or more") without its words."""
    if amount.modifier != "exact" or line.word(at) in _NEED_HYPHEN:
        return amount
    found = _table("behind").longest(line.lowers, at)
    return replace(amount, modifier=found[1][0]) if found else amount


def with_modifier_before(line: Line, amount: Amount, free: int) -> Amount:
    """Take in the modifier before an amount; it reaches back no further than piece ``free``."""
    for at in range(amount.first - 1, max(amount.first - 1 - _FURTHEST, free - 1), -1):
        found = _table("before").longest(line.lowers, at, -1)
        if found and found[0] >= free and not _is_preposition(line, amount, found[0]):
            modifier = amount.modifier if amount.kind == "range" else found[1][0]
            return replace(amount, first=found[0], modifier=modifier)
        if line.word(at) not in _BETWEEN or (line.word(at) == "of" and line.word(at - 1) != "total"):
            break
    return amount


def _is_preposition(line: Line, amount: Amount, at: int) -> bool:
    """Whether a modifier's word is a plain preposition ("paid over two years", "under three presidents")."""
    token = line.token(at)
    if token.lower == "over" and amount.unit is not None and amount.unit.dimension == "time":
        return line.word(at - 1) not in words("measured") and (
            at == 0 or line.token(at - 1).lemma not in words("measured")
        )
    is_of_age = line.word(at - 1) in words("person")
    if token.dep != "prep" or is_of_age or token.lower not in {"under", "above", "below", "around", "about"}:
        return False
    return amount.unit is None and amount.high < 10
