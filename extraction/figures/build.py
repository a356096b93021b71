"""Amounts → rows of ``figures``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extraction.document import Document
from extraction.figures.ages import with_age
from extraction.figures.amounts import Amount, amounts
from extraction.figures.counts import Counted, counted, shared
from extraction.figures.exclusions import idiom_pieces, measures_nothing
from extraction.figures.line import Line, line_of
from extraction.figures.measures import measured, text_of
from extraction.figures.units import Unit
from extraction.language.tokens import Sentence, Token
from extraction.numbers import has_number
from extraction.records import Figure, MilitaryAsset, row_id

_SAME_GAP = frozenset(
    {
        "",
        "(",
        ",",
        "or",
        ", or",
        "— or",
        "– or",
        "(or",
        "=",
        "; ",
        "i.e.",
        "(equivalent to",
        ", equivalent to",
        "/",
        ",",
    }
)


def find_figures(document: Document, assets: Sequence[MilitaryAsset] = ()) -> list[Figure]:
    """All figures of an article in text order; ``assets`` lets a figure name the military asset it belongs to."""
    found: list[Figure] = []
    for sentence in document.sentences:
        if has_number(sentence.tokens):
            found.extend(_of_sentence(document, sentence, assets))
    return found


def _of_sentence(document: Document, sentence: Sentence, assets: Sequence[MilitaryAsset]) -> list[Figure]:
    line = line_of(document, sentence)
    found = [with_age(line, amount) for amount in amounts(line)]
    if not found:
        return []
    idioms = idiom_pieces(line)
    rows = [
        _figure(line, amount, noun, assets)
        for amount, noun in shared([(amount, counted(line, amount)) for amount in found], line)
        if measures_nothing(line, amount, noun, idioms) is None
    ]
    return _paired(line, rows)


def _figure(line: Line, amount: Amount, noun: Counted | None, assets: Sequence[MilitaryAsset]) -> Figure:
    start, end = line.pieces[amount.first].start, line.pieces[amount.last].end
    about = measured(line, amount, noun)
    near = [word for word in about if isinstance(word, Token)] + ([noun.token] if noun and noun.token else [])
    si_value, si_unit = _si(amount)
    article = line.document.article
    return Figure(
        figure_id=row_id("figure", article.article_id, start, end),
        article_id=article.article_id,
        sentence_id=line.sentence.sentence_id,
        start_char=start,
        end_char=end,
        text=article.text[start:end],
        value_low=amount.low,
        value_high=amount.high,
        unit=_unit_name(amount, noun),
        dimension=_dimension(amount, noun),
        currency=amount.unit.currency if amount.unit else None,
        si_value=si_value,
        si_unit=si_unit,
        modifier="approximate" if amount.kind == "vague" and amount.modifier == "exact" else amount.modifier,
        measures=text_of(about),
        actor_id=_actor(line.document, near),
        military_asset_id=_asset(near, assets),
        same_as_figure_id=None,
        rule_id=_rule(amount, noun),
        confidence=_confidence(amount, noun),
    )


def _unit_name(amount: Amount, noun: Counted | None) -> str | None:
    name = amount.unit.unit if amount.unit else noun.unit if noun and amount.kind not in {"fraction", "ratio"} else None
    per = amount.per or (noun.per if noun else None)
    return f"{name}/{per}" if name and per else name


def _dimension(amount: Amount, noun: Counted | None) -> str:
    if amount.unit is None:
        return "ratio" if amount.kind in {"fraction", "ratio"} else "count"
    return "speed" if amount.unit.dimension == "length" and amount.per in {"h", "s", "min"} else amount.unit.dimension


def _si(amount: Amount) -> tuple[float | None, str | None]:
    """The lower value in SI units (money: in the currency's main unit); rates are left in their own."""
    unit = amount.unit
    if unit is None or unit.factor is None or amount.per:
        return None, None
    return amount.low * unit.factor + unit.offset, unit.si_unit


def _actor(document: Document, tokens: Sequence[Token]) -> str | None:
    """The actor named in what is measured."""
    for token in tokens:
        for mention in document.actors_at(token):
            return mention.actor_id
    return None


def _asset(tokens: Sequence[Token], assets: Sequence[MilitaryAsset]) -> str | None:
    """The military asset named in what is measured."""
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
    return f"count:{'compound' if noun.is_compound else 'noun' if noun.token else 'people'}"


def _confidence(amount: Amount, noun: Counted | None) -> float:
    if amount.unit is not None:
        return 0.8 if amount.unit.dimension == "time" else 0.95
    if noun is None or noun.token is None:
        return 0.7 if noun else 0.55
    return 0.9


def _paired(line: Line, rows: list[Figure]) -> list[Figure]:
    """Let two expressions of one amount name each other ("1.5 trillion yen ($13.2 billion)")."""
    same: dict[str, str] = {}
    for one, other in pairwise(rows):
        gap = line.document.article.text[one.end_char : other.start_char].strip()
        if gap in _SAME_GAP and _is_other_expression(one, other):
            same[one.figure_id], same[other.figure_id] = other.figure_id, one.figure_id
    return [replace(row, same_as_figure_id=same[row.figure_id]) if row.figure_id in same else row for row in rows]


def _is_other_expression(one: Figure, other: Figure) -> bool:
    if one.dimension != other.dimension or one.unit == other.unit:
        return False
    if one.dimension == "money":
        return one.currency != other.currency
    if one.si_value is None or other.si_value is None or one.si_unit != other.si_unit:
        return False
    return abs(one.si_value - other.si_value) <= 0.1 * max(abs(one.si_value), abs(other.si_value))
