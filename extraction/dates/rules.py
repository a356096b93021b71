"""The rule table of date expressions (``knowledge/dates/rules.csv``), compiled: patterns → meanings.

Rules apply level by level: what one level finds ("twenty-five") is one word of its class to the next ("twenty-five
years").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from extraction.dates import meanings
from extraction.dates.patterns import Pattern, compiled, literals
from extraction.dates.words import Lexicon
from extraction.knowledge.tables import listed, rows

Build = Callable[[dict[str, Any]], Any]
"""From what the labels of a pattern stand for to a meaning (or a number)."""


@dataclass(slots=True)
class Item:
    """A word, or what a rule has found: tokens ``first`` … ``last``, a character, and a value for each class."""

    first: int
    last: int
    symbol: str
    values: dict[str, Any]
    rule_id: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of ``rules.csv``."""

    rule_id: str
    pattern: Pattern
    gives: tuple[str, ...]
    symbol: str
    build: Build
    guard: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled tables: rules by level and first character; ``run`` finds known words with an anchor among them."""

    lexicon: Lexicon
    levels: list[dict[str, list[Rule]]]
    run: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """Compile the tables (once a process)."""
    table = rows("dates/rules.csv")
    lexicon = Lexicon(frozenset(word for row in table for word in literals(row["pattern"])))
    for row in table:
        lexicon.alphabet.symbol(frozenset(listed(row["gives"])))
    levels: dict[int, dict[str, list[Rule]]] = {int(row["level"]): {} for row in table}
    for row in table:
        rule = _rule(row, lexicon)
        for symbol in sorted(rule.pattern.begins):
            levels[int(row["level"])].setdefault(symbol, []).append(rule)
    known, anchors = "".join(lexicon.alphabet.symbols.values()), "".join(sorted(lexicon.alphabet.anchors))
    run = re.compile(f"[{known}]*?[{anchors}][{known}]*")
    return Grammar(lexicon, [levels[number] for number in sorted(levels)], run)


def matched(rule: Rule, items: Sequence[Item], symbols: str, position: int) -> tuple[int, int, Any] | None:
    """The items (first, after last) that a rule matches at a position, with their meaning; None if it does not."""
    match = rule.pattern.regex.match(symbols, position)
    if match is None:
        return None
    labelled: dict[str, Any] = dict.fromkeys(label for label, _ in rule.pattern.labels.values())
    found: dict[str, Any] = {}
    for group, (label, name) in rule.pattern.labels.items():
        if match.start(group) >= 0:
            values = items[match.start(group)].values
            found.update(values)
            labelled[label] = values[name]
    found.update(labelled)
    first, after = match.span("span")
    return first, after, rule.build(found)


def _rule(row: dict[str, str], lexicon: Lexicon) -> Rule:
    gives = tuple(listed(row["gives"]))
    pattern = compiled(row["pattern"], lexicon.alphabet)
    symbol = lexicon.alphabet.symbol(frozenset(gives))
    return Rule(row["rule_id"], pattern, gives, symbol, _builder(row["meaning"]), row["guard"])


def _builder(template: str) -> Build:
    """``"Part which=PART of=(Relative count=0 unit=UNIT)"`` → a function of what the pattern's labels stand for."""
    build, rest = _call(re.findall(r"[()]|[^\s()]+", f"{template})"))
    if rest:
        raise ValueError(f"knowledge/dates/rules.csv: {template!r} has unbalanced brackets")
    return build


def _call(words: list[str]) -> tuple[Build, list[str]]:
    """Read ``Name key=value key= ( … ) )``; returns what builds it and the words after it."""
    constructor = _NUMBERS.get(words[0]) or getattr(meanings, words[0])
    arguments: list[tuple[str, Build]] = []
    rest = words[1:]
    while rest[0] != ")":
        key, _, value = rest[0].partition("=")
        argument, rest = (_value(value), rest[1:]) if value else _call(rest[2:])
        arguments.append((key, argument))
    return lambda found: constructor(**{key: value(found) for key, value in arguments}), rest[1:]


def _value(text: str) -> Build:
    """What a label stands for (None where its optional word is missing), else the text itself, a number or a code."""
    if text.lstrip("-").replace(".", "").isdigit():
        number = float(text) if "." in text else int(text)
        return lambda found: number
    return lambda found: found.get(text, text)


_NUMBERS: dict[str, Callable[..., Any]] = {
    "Plain": lambda value: value,
    "Sum": lambda a, b: a + b,
    "Product": lambda a, b: (a or 1) * b,
}
"""What rules make besides meanings."""
