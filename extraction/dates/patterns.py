"""Patterns over classes of words, as regular expressions over the characters that ``words`` gives to tokens.

A pattern is a regular expression whose letters are words: ``MONTH`` is a word of that class, ``of`` is that very word,
``a:MONTH`` a MONTH that is later called ``a``; ``( | ) ? *`` mean what they mean elsewhere, and ``[ … ]`` bounds the
mention where the pattern needs more words to be sure ("in [YEAR]").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.dates.words import Alphabet

_PIECE = re.compile(r"(?:(?P<label>[a-z]\w*):)?(?P<name>[A-Z]+\b)|(?P<mark>[()|?*\[\]])|(?P<literal>[^\s()|?*\[\]]+)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: ``labels`` has the label and the class of each group, ``begins`` what a match begins with."""

    regex: re.Pattern[str]
    labels: dict[str, tuple[str, str]]
    begins: frozenset[str]


def literals(pattern: str) -> list[str]:
    """The words that a pattern spells out."""
    return [match["literal"] for match in _PIECE.finditer(pattern) if match["literal"]]


def compiled(pattern: str, alphabet: Alphabet) -> Pattern:
    """Translate a pattern; the group ``span`` is the mention.

    Raises:
        ValueError: no word, form or rule has a class that the pattern names.
    """
    labels: dict[str, tuple[str, str]] = {}
    pieces = list(_PIECE.finditer(pattern))
    regex = "".join(_translated(piece, labels, alphabet) for piece in pieces)
    if "[" not in (piece["mark"] for piece in pieces):
        regex = f"(?P<span>{regex})"
    return Pattern(re.compile(regex), labels, _Beginnings(pieces, alphabet).of_pattern())


def _translated(piece: re.Match[str], labels: dict[str, tuple[str, str]], alphabet: Alphabet) -> str:
    if piece["mark"]:
        return {"[": "(?P<span>", "]": ")", "(": "(?:"}.get(piece["mark"], piece["mark"])
    characters = "".join(alphabet.having(piece["literal"] or piece["name"]))
    if piece["literal"]:
        return f"[{characters}]"
    group = f"g{len(labels)}"
    labels[group] = (piece["label"] or piece["name"], piece["name"])
    return f"(?P<{group}>[{characters}])"


class _Beginnings:
    """The characters that a match may begin with: a recursive descent through alternatives, sequences and factors.

    Each method returns the characters, and whether what it has read may be empty.
    """

    def __init__(self, pieces: list[re.Match[str]], alphabet: Alphabet) -> None:
        self._pieces = [piece for piece in pieces if piece["mark"] not in ("[", "]")]
        self._alphabet = alphabet
        self._at = 0

    def of_pattern(self) -> frozenset[str]:
        return frozenset(self._alternatives()[0])

    def _mark(self) -> str | None:
        return self._pieces[self._at]["mark"] if self._at < len(self._pieces) else ")"

    def _alternatives(self) -> tuple[set[str], bool]:
        characters, may_be_empty = self._sequence()
        while self._at < len(self._pieces) and self._mark() == "|":
            self._at += 1
            more, empty = self._sequence()
            characters, may_be_empty = characters | more, may_be_empty or empty
        return characters, may_be_empty

    def _sequence(self) -> tuple[set[str], bool]:
        characters: set[str] = set()
        may_be_empty = True
        while self._mark() not in ("|", ")"):
            more, empty = self._factor()
            if may_be_empty:
                characters |= more
            may_be_empty = may_be_empty and empty
        return characters, may_be_empty

    def _factor(self) -> tuple[set[str], bool]:
        piece = self._pieces[self._at]
        self._at += 1
        if piece["mark"] == "(":
            characters, may_be_empty = self._alternatives()
            self._at += 1
        else:
            characters, may_be_empty = set(self._alphabet.having(piece["literal"] or piece["name"])), False
        if self._at < len(self._pieces) and self._mark() in ("?", "*"):
            self._at += 1
            may_be_empty = True
        return characters, may_be_empty
