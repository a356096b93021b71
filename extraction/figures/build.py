"""Amounts → rows of ``figures``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extraction.document import Document
from extraction.figures.ages import with_age
from extraction.figures.amounts import Amount
from extraction.figures.counts import Counted, counted, shared
from extraction.figures.ellipsis import with_antecedent
from extraction.figures.exclusions import idiom_pieces, measures_something
from extraction.figures.line import Line, line_of
from extraction.figures.measures import measured, owner, text_of
from extraction.figures.modifiers import with_bound_behind_noun
from extraction.figures.scan import amounts
from extraction.language.tokens import Token
from extraction.numbers import has_number
from extraction.records import Figure, MilitaryAsset, row_id

_SAME = frozenset(
    {"(", "or", ", or", "(or", "=", "(equivalent to", ", equivalent to", "/", ", i.e.", "[", "— or", "– or"}
)
"""What may stand between two expressions of one amount."""
_TOLERANCE = 0.1
"""How far two expressions of one amount may differ: they are rounded."""
_PARTS = frozenset({"fraction", "ratio"})
_SPEED_BY = frozenset({"h", "min", "s"})


def find_figures(document: Document, assets: Sequence[MilitaryAsset] = ()) -> list[Figure]:
    """All figures of an article in text order; ``assets`` lets a figure name the military asset it belongs to."""
    found: list[Figure] = []
    before: Counted | None = None
    for sentence in document.sentences:
        if not has_number(sentence.tokens):
            before = None
            continue
        line = line_of(document, sentence)
        counts = _counts(line, before)
        before = next((noun for _, noun in reversed(counts) if noun and noun.token), None)
        idioms = idiom_pieces(line) if counts else frozenset()
        rows = [_figure(line, *count, assets) for count in counts if measures_something(line, *count, idioms)]
        found.extend(_paired(document, rows))
    return found


def _counts(line: Line, before: Counted | None) -> list[tuple[Amount, Counted | None]]:
    """The amounts of a sentence with what they count; ``before`` is the last count of the sentence before it."""
    found = shared([_counting(line, with_age(line, amount)) for amount in amounts(line)], line)
    counts: list[tuple[Amount, Counted | None]] = []
    for amount, noun in found:
        counted_noun = with_antecedent(line, amount, noun, before)
        counts.append((amount, counted_noun))
        before = counted_noun if counted_noun and counted_noun.token else before
    return counts


def _counting(line: Line, amount: Amount) -> tuple[Amount, Counted | None]:
    """An amount with what it counts and the bound that follows that."""
    noun = counted(line, amount)
    if noun is None or noun.token is None or noun.is_compound:
        return amount, noun
    return with_bound_behind_noun(line, amount, line.piece_behind(noun.token)), noun


def _figure(line: Line, amount: Amount, noun: Counted | None, assets: Sequence[MilitaryAsset]) -> Figure:
    article, start, end = line.document.article, line.pieces[amount.first].start, line.pieces[amount.last].end
    measure = measured(line, amount, noun)
    near = [word for word in measure if isinstance(word, Token)] + ([noun.token] if noun and noun.token else [])
    owners = owner(noun.token) if noun and noun.token else []
    si_value, si_unit = _si(amount)
    return Figure(
        figure_id=row_id("figure", article.article_id, start, end),
        article_id=article.article_id,
        sentence_id=line.sentence.sentence_id,
        start_char=start,
        end_char=end,
        text=article.text[start:end],
        value_low=amount.low,
        value_high=amount.high,
        unit=_unit(amount, noun),
        per=amount.per or (noun.per if noun else None),
        dimension=_dimension(amount, noun),
        currency=amount.unit.currency if amount.unit else None,
        si_value=si_value,
        si_unit=si_unit,
        modifier="approximate" if amount.kind == "vague" and amount.modifier == "exact" else amount.modifier,
        measures=text_of(measure),
        actor_id=_actor(line.document, [*near, *owners]),
        military_asset_id=_asset(near, assets),
        same_as_figure_id=None,
        rule_id=_rule(amount, noun),
        confidence=_confidence(line, amount, noun),
    )


def _unit(amount: Amount, noun: Counted | None) -> str | None:
    """The unit; a part of something ("a third of the ships") has none."""
    if amount.unit:
        return amount.unit.unit
    return None if noun is None or _is_part(amount, noun) else noun.unit


def _dimension(amount: Amount, noun: Counted | None) -> str:
    if amount.unit is None:
        return "ratio" if _is_part(amount, noun) else "count"
    return "speed" if amount.unit.dimension == "length" and amount.per in _SPEED_BY else amount.unit.dimension


def _is_part(amount: Amount, noun: Counted | None) -> bool:
    """Whether the number is a part of what its noun names, and no number of it ("a quarter point")."""
    is_number = noun is not None and noun.is_next and not noun.is_compound
    return amount.kind == "ratio" or (amount.kind == "fraction" and not is_number)


def _si(amount: Amount) -> tuple[float | None, str | None]:
    """The value (the middle of a range) in SI units, money's in the currency's main unit; rates stay in their own."""
    unit = amount.unit
    if unit is None or unit.factor is None or amount.per:
        return None, None
    return (amount.low + amount.high) / 2 * unit.factor + unit.offset, unit.si_unit


def _actor(document: Document, tokens: Sequence[Token]) -> str | None:
    """The first actor named in what is measured."""
    return next((mention.actor_id for token in tokens for mention in document.actors_at(token)), None)


def _asset(tokens: Sequence[Token], assets: Sequence[MilitaryAsset]) -> str | None:
    """The first military asset named in what is measured."""
    for token in tokens:
        for asset in assets:
            if asset.start_char <= token.start < asset.end_char:
                return asset.military_asset_id
    return None


def _rule(amount: Amount, noun: Counted | None) -> str:
    if amount.unit is not None:
        return f"unit:{amount.unit.unit}"
    if noun is None:
        return f"number:{amount.kind}"
    if noun.token is None:
        return "count:antecedent" if noun.antecedent else "count:people"
    return "count:compound" if noun.is_compound else "count:noun"


def _confidence(line: Line, amount: Amount, noun: Counted | None) -> float:
    """How often such rows were right in sentences read for it: numbers alone are the least sure."""
    if amount.unit is not None:
        return 0.85 if amount.unit.dimension in {"time", "other"} else 0.97
    if noun is None or noun.token is None:
        return 0.8 if noun else 0.65
    return 0.8 if line.lowers[amount.number] == "one" or amount.kind in _PARTS else 0.93


def _paired(document: Document, rows: list[Figure]) -> list[Figure]:
    """Let two expressions of one amount name each other ("1.5 trillion yen ($13.2 billion)") and mean the same."""
    for index, (one, other) in enumerate(pairwise(list(rows))):
        gap = document.article.text[one.end_char : other.start_char].strip()
        if gap in _SAME and _is_other_expression(one, other):
            rows[index] = replace(rows[index], same_as_figure_id=other.figure_id)
            rows[index + 1] = replace(
                other,
                same_as_figure_id=one.figure_id,
                measures=one.measures,
                actor_id=one.actor_id,
                military_asset_id=one.military_asset_id,
            )
    return rows


def _is_other_expression(one: Figure, other: Figure) -> bool:
    """Whether two figures are one amount in two units: other money, or the same measure after rounding."""
    if one.dimension != other.dimension or one.unit == other.unit:
        return False
    if one.dimension == "money":
        return one.currency != other.currency
    if one.si_value is None or other.si_value is None or one.si_unit != other.si_unit:
        return False
    return abs(one.si_value - other.si_value) <= _TOLERANCE * max(abs(one.si_value), abs(other.si_value))
