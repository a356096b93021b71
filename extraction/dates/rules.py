"""The rule table of date expressions, compiled: patterns over classes of words → meanings.

A pattern is a regular expression whose letters are words: ``MONTH`` is a word of that class, ``of`` is that very word,
``a:MONTH`` a MONTH that the meaning calls ``a``; ``( | ) ? * +`` mean what they mean elsewhere, and ``[ … ]`` bounds the
mention where the pattern needs more words to be sure. Rules apply level by level: what one level finds ("twenty-five")
is one word of its class to the next ("twenty-five years").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from extraction.dates import meanings
from extraction.dates.words import Lexicon
from extraction.knowledge.tables import listed, rows

_PIECE = re.compile(r"(?:([a-z]\w*):)?([A-Z]+\b)|([^\s()|?*+\[\]]+)|([()|?*+\[\]])")


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
    """A row of ``rules.csv``; ``labels`` gives the label and the class of each group of ``regex``."""

    rule_id: str
    regex: re.Pattern[str]
    gives: tuple[str, ...]
    symbol: str
    labels: dict[str, tuple[str, str]]
    build: Callable[[dict[str, Any]], Any]
    guard: str


@dataclass(frozen=True, slots=True)
class Level:
    """The rules of a level, and one regular expression that matches where any of them does."""

    rules: list[Rule]
    any: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled tables; ``run`` finds stretches of known words with an anchor among them."""

    lexicon: Lexicon
    levels: list[Level]
    run: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """Compile the tables (once a process)."""
    table = rows("dates/rules.csv")
    lexicon = Lexicon(frozenset(word for row in table for word in _literals(row["pattern"])))
    for row in table:
        lexicon.alphabet.symbol(frozenset(listed(row["gives"])))
    numbers = sorted({int(row["level"]) for row in table})
    levels = [_level([_rule(row, lexicon) for row in table if int(row["level"]) == number]) for number in numbers]
    known, anchors = "".join(lexicon.alphabet.symbols.values()), "".join(sorted(lexicon.alphabet.anchors))
    return Grammar(lexicon, levels, re.compile(f"[{known}]*?[{anchors}][{known}]*"))


def _level(rules: list[Rule]) -> Level:
    unnamed = (re.sub(r"\(\?P<\w+>", "(?:", rule.regex.pattern) for rule in rules)
    return Level(rules, re.compile("|".join(unnamed)))


def _literals(pattern: str) -> list[str]:
    return [match[3] for match in _PIECE.finditer(pattern) if match[3]]


def _rule(row: dict[str, str], lexicon: Lexicon) -> Rule:
    labels: dict[str, tuple[str, str]] = {}
    regex = "".join(_translate(match, labels, lexicon) for match in _PIECE.finditer(row["pattern"]))
    if "(?P<span>" not in regex:
        regex = f"(?P<span>{regex})"
    gives = tuple(listed(row["gives"]))
    symbol = lexicon.alphabet.symbol(frozenset(gives))
    return Rule(row["rule_id"], re.compile(regex), gives, symbol, labels, _builder(row["meaning"]), row["guard"])


def _translate(match: re.Match[str], labels: dict[str, tuple[str, str]], lexicon: Lexicon) -> str:
    label, name, literal, mark = match.groups()
    if mark:
        return {"[": "(?P<span>", "]": ")", "(": "(?:"}.get(mark, mark)
    if literal:
        return lexicon.alphabet.having(literal)
    group = f"g{len(labels)}"
    labels[group] = (label or name, name)
    return f"(?P<{group}>{lexicon.alphabet.having(name)})"


def _builder(template: str) -> Callable[[dict[str, Any]], Any]:
    """``"Part which=PART of=(Relative count=0 unit=UNIT)"`` → a function of what the pattern's labels stand for."""
    words = re.findall(r"[()]|[^\s()]+", f"({template})")
    build, rest = _call(words[1:])
    if rest:
        raise ValueError(f"knowledge/dates/rules.csv: {template!r} has unbalanced brackets")
    return build


def _call(words: list[str]) -> tuple[Callable[[dict[str, Any]], Any], list[str]]:
    """Read ``Name key=value key= ( … ) )``; returns what builds it and the words after it."""
    constructor = _CONSTRUCTORS.get(words[0]) or getattr(meanings, words[0])
    arguments: list[tuple[str, Callable[[dict[str, Any]], Any]]] = []
    rest = words[1:]
    while rest[0] != ")":
        key, _, value = rest[0].partition("=")
        argument, rest = (_value(value), rest[1:]) if value else _call(rest[2:])
        arguments.append((key, argument))
    return lambda found: constructor(**{key: value(found) for key, value in arguments}), rest[1:]


def _value(text: str) -> Callable[[dict[str, Any]], Any]:
    """What a label stands for (None where its optional word is missing), else the text itself, a number or a code."""
    if text.lstrip("-").replace(".", "").isdigit():
        number = float(text) if "." in text else int(text)
        return lambda found: number
    return lambda found: found.get(text, text)


_CONSTRUCTORS: dict[str, Callable[..., Any]] = {
    "Plain": lambda value: value,
    "Sum": lambda a, b: a + b,
    "Product": lambda a, b: (a or 1) * b,
}
"""What rules make besides meanings: numbers."""


def matched(rule: Rule, items: Sequence[Item], symbols: str, position: int) -> tuple[int, int, Any] | None:
    """The items (first, after last) that a rule matches at a position, with their meaning; None if it does not."""
    match = rule.regex.match(symbols, position)
    if match is None:
        return None
    found: dict[str, Any] = dict.fromkeys(label for label, _ in rule.labels.values())
    for group, (label, name) in rule.labels.items():
        if match.start(group) >= 0:
            values = items[match.start(group)].values
            found.update(values)
            found[label] = values[name]
    first, after = match.span("span")
    return first, after, rule.build(found)
