"""Finding date mentions: rules over the words, level by level, then the resolution of each in its context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from extraction.dates.guards import GUARDS
from extraction.dates.meanings import Context, Timex
from extraction.dates.rules import Grammar, Item, Rule, grammar, matched
from extraction.dates.tense import tense_at
from extraction.dates.words import OTHER
from extraction.document import Document
from extraction.language.tokens import Token
from extraction.records import DateMention, row_id

MENTIONS = frozenset({"DATE", "TIME", "DURATION", "SET", "VAGUEDATE"})
"""The classes whose items are mentions once all levels are done."""
SENTENCES_BACK = 3
"""How far back "two days later" may look for its date."""
NAMES = frozenset({"ORG", "PERSON", "PRODUCT", "LAW", "FAC", "WORK_OF_ART"})
"""Entity labels of names that may hold a word of time."""


def find_dates(document: Document) -> list[DateMention]:
    """The date expressions of an article with their TIMEX3 values, resolved against its day of publication."""
    found = []
    context, spoken = Context(document.article.published_on), 0
    for item in _expressions(document, grammar()):
        tokens = document.tokens[item.first : item.last + 1]
        if _in_name(document, item):
            continue
        sentence = tokens[0].sentence_ordinal
        if sentence - spoken > SENTENCES_BACK:
            context = replace(context, previous=None)
        timex = item.values["MEANING"].resolve(replace(context, tense=tense_at(_head(tokens))))
        if timex is None:
            continue
        if timex.type in ("DATE", "TIME") and timex.first is not None:
            context, spoken = replace(context, previous=timex), sentence
        found.append(_mention(document, item, timex))
    return found


def _expressions(document: Document, rules: Grammar) -> Iterator[Item]:
    words = [rules.lexicon.word(token.text) for token in document.tokens]
    symbols = "".join([word.symbol if word else OTHER for word in words])
    for run in rules.run.finditer(symbols):
        items = [Item(i, i, word.symbol, word.values) for i in range(*run.span()) if (word := words[i])]
        for level in rules.levels:
            items = _reduced(document, items, level)
        yield from (item for item in items if item.rule_id and "MEANING" in item.values)


def _reduced(document: Document, items: list[Item], level: dict[str, list[Rule]]) -> list[Item]:
    """The items after one level: each longest match of a rule has become one item."""
    symbols = "".join(item.symbol for item in items)
    reduced: list[Item] = []
    position = 0
    while position < len(items):
        match = _longest(document, items, symbols, position, level)
        if match is not None and match[1] > position:
            match = max(match, _longest(document, items, symbols, match[1], level) or match, key=lambda found: found[2])
        if match is None:
            reduced.append(items[position])
            position += 1
        else:
            item, first, after = match
            reduced.extend(items[position:first])
            reduced.append(item)
            position = after
    return reduced


def _longest(
    document: Document, items: list[Item], symbols: str, position: int, level: dict[str, list[Rule]]
) -> tuple[Item, int, int] | None:
    best: tuple[Rule, int, int, Any] | None = None
    for rule in level.get(symbols[position], ()):
        match = matched(rule, items, symbols, position)
        if match is None or (best is not None and match[1] <= best[2]):
            continue
        if not rule.guard or GUARDS[rule.guard](document, items[match[0]].first, items[match[1] - 1].last):
            best = rule, *match
    if best is None:
        return None
    rule, first, after, meaning = best
    values = dict.fromkeys(rule.gives, meaning)
    if MENTIONS.intersection(rule.gives):
        values["MEANING"] = meaning
    return Item(items[first].first, items[after - 1].last, rule.symbol, values, rule.rule_id), first, after


def _in_name(document: Document, item: Item) -> bool:
    """Whether an expression is part of a longer name ("the Sunday Times")."""
    for inside, outside in ((item.first, item.first - 1), (item.last, item.last + 1)):
        label = document.tokens[inside].ent_type
        if label in NAMES and 0 <= outside < len(document.tokens) and document.tokens[outside].ent_type == label:
            return True
    return False


def _head(tokens: Sequence[Token]) -> Token:
    """The token of an expression that hangs on a word outside it."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside), tokens[0])


def _confidence(timex: Timex) -> float:
    """How often such a reading is right: a time of day is often of another day, "three days later" is not resolved."""
    if timex.value is None:
        return 0.5
    return {"TIME": 0.8, "SET": 0.85, "DURATION": 0.9}.get(timex.type, 0.93)


def _mention(document: Document, item: Item, timex: Timex) -> DateMention:
    start, end = document.tokens[item.first].start, document.tokens[item.last].end
    article_id = document.article.article_id
    sentence = document.sentence_of(document.tokens[item.first])
    return DateMention(
        row_id("date", article_id, start, end), article_id, sentence.sentence_id, start, end,
        document.article.text[start:end], timex.type, timex.value, timex.first, timex.last, item.rule_id,
        _confidence(timex),
    )  # fmt: skip
