"""Tokens as symbols: one character for the classes that a word belongs to, so that rules are regular expressions.

A word may be of several classes ("second" is a unit and an ordinal); each combination of classes that the tables use
gets a character of its own. ``OTHER`` stands for all words that no rule speaks of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from extraction.knowledge.tables import listed, rows

Value = int | float | str | None
OTHER = "_"
_FIRST_SYMBOL = 0xE000
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Alphabet:
    """The characters for combinations of classes; ``anchors`` are those that suggest a date by themselves."""

    symbols: dict[frozenset[str], str] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)

    def symbol(self, classes: frozenset[str], anchor: bool = False) -> str:
        """The character of a combination of classes, new if need be."""
        found = self.symbols.setdefault(classes, chr(_FIRST_SYMBOL + len(self.symbols)))
        if anchor:
            self.anchors.add(found)
        return found

    def having(self, name: str) -> list[str]:
        """The characters of all combinations with a class.

        Raises:
            ValueError: there is none.
        """
        found = [symbol for classes, symbol in self.symbols.items() if name in classes]
        if not found:
            raise ValueError(f"knowledge/dates/rules.csv: no word, form or rule gives the class {name!r}")
        return found


@dataclass(frozen=True, slots=True)
class Word:
    """What a token contributes: its character, and for each of its classes a value."""

    symbol: str
    values: dict[str, Value]


class Lexicon:
    """``words.csv`` and ``forms.csv``, with the ``literals`` that rules spell out as classes of their own."""

    def __init__(self, literals: frozenset[str]) -> None:
        self.alphabet = Alphabet()
        self._words = self._read_words(literals)
        self._forms = self._read_forms()
        self.word = lru_cache(maxsize=20_000)(self._word)

    def _word(self, text: str) -> Word | None:
        found = self._words.get(text) or self._words.get(text.lower())
        return self._by_form(text) if found is None and _DIGIT.search(text) else found

    def _read_words(self, literals: frozenset[str]) -> dict[str, Word]:
        values: dict[str, dict[str, Value]] = {literal: {literal: literal} for literal in sorted(literals)}
        anchors = set()
        for row in rows("dates/words.csv"):
            values.setdefault(row["word"], {})[row["class"]] = _number(row["value"])
            if row["anchor"]:
                anchors.add(row["word"])
        for word, own in values.items():
            if word != word.lower() and word.lower() in values:
                own.update((name, value) for name, value in values[word.lower()].items() if name not in own)
        return {
            word: Word(self.alphabet.symbol(frozenset(own), word in anchors or word.lower() in anchors), own)
            for word, own in values.items()
        }

    def _read_forms(self) -> list[tuple[re.Pattern[str], list[str], str]]:
        forms = []
        for row in rows("dates/forms.csv"):
            pattern, classes = re.compile(row["form"]), listed(row["classes"])
            forms.append((pattern, classes, self.alphabet.symbol(frozenset(classes), bool(row["anchor"]))))
        return forms

    def _by_form(self, text: str) -> Word | None:
        for pattern, classes, symbol in self._forms:
            match = pattern.fullmatch(text)
            if match:
                values: dict[str, Value] = {name: _number(text) for name in classes}
                if "NUM" in values:
                    values["NUM"] = float(text) if "." in text else int(text)
                values.update((name, _number(value)) for name, value in match.groupdict().items())
                return Word(symbol, values)
        return None


def _number(text: str) -> Value:
    return int(text) if text.lstrip("-").isdigit() else text
