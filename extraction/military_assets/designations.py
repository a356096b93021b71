"""Designations of systems in their many spellings: "F-16", "F16s", "F-16C", "Su-30MKI", "AN/TPY-2", "Type 052D".

A designation is compared by its key: letters and digits only, upper case. A variant is the key of a known system with
letters (and digits) behind it; "F-16C" is an F-16, "F-160" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from extraction.language.tokens import Token

T = TypeVar("T")
_DESIGNATION = re.compile(
    r"(?:[A-Z]{1,3}/)?(?:[A-Z][A-Za-z]{0,4}|\d{1,2}[A-Z]{1,2})[-‑– ]?\d{1,4}(?:[-/]?[A-Z0-9]{1,4}){0,2}"
    r"|(?:Type|Mk|Mark) \d{1,4}[A-Z]*"
)
_VARIANT = re.compile(r"(?P<base>(?:[A-Z]{1,6}|\d{1,2}[A-Z]{1,2})\d+)(?P<suffix>[A-Z][A-Z0-9]{0,5})")
_UNKNOWN = re.compile(r"[A-Z]{1,4}[a-z]?-\d{1,4}[A-Z]{0,2}\d?|[A-Z]{2,4}\d{2,4}[A-Z]?")
_HULL = re.compile(r"[A-Z]{1,4}[- ]?\d{1,4}")
_ROAD = re.compile(r"[ABEM]\d{1,2}")
_TO_LAST_DIGIT = re.compile(r".*\d\w*")
_HAS_DIGIT = re.compile(r"\d")
_NOT_KEY = re.compile(r"[^A-Z0-9]")
_BEFORE = 4
"""Tokens that may stand, without a space, before the one with the digit ("F", "/", "A-18E", "/", "F")."""


def key_of(text: str) -> str:
    """A text as designations are compared: letters and digits, upper case."""
    return _NOT_KEY.sub("", text.upper())


def designation_key(name: str) -> str | None:
    """The key of a name that is a designation, else None."""
    return key_of(name) if _DESIGNATION.fullmatch(name) else None


def looks_like_designation(text: str) -> bool:
    """Whether a token is shaped like the designation of some system ("XQ-99B")."""
    return bool(_UNKNOWN.fullmatch(text))


def variant_in(name: str) -> str | None:
    """The designation that a name begins with: "M1A2" of "M1A2 Abrams", "F-16C" of "F-16Cs"; None without digits."""
    found = _TO_LAST_DIGIT.match(name)
    return found[0].removesuffix("s") if found else None


def is_hull_number(text: str) -> bool:
    """Whether a text is shaped like the number on a ship's bow ("DDG64", "D34")."""
    return bool(_HULL.fullmatch(text))


def find_designations(tokens: Sequence[Token], known: Mapping[str, T]) -> Iterator[tuple[int, int, T, int]]:
    """Yield ``(first, last, value, shortness)`` for each designation of ``known``, longest spelling first.

    ``shortness`` is 0 for a spelling that means nothing else, 1 for one with few signs ("U-2", "T72"), 2 for one that
    means many things ("B1", "M4").
    """
    for index, token in enumerate(tokens):
        if not _HAS_DIGIT.search(token.text):
            continue
        for first in _beginnings(tokens, index):
            text = "".join(token.text for token in tokens[first : index + 1])
            value = _look_up(text, known)
            if value is not None:
                yield first, index, value, _shortness(text)
                break


def _beginnings(tokens: Sequence[Token], index: int) -> Iterator[int]:
    """Where a spelling that ends at ``index`` may begin, farthest first."""
    first = index
    while first and index - first < _BEFORE and tokens[first - 1].end == tokens[first].start:
        first -= 1
    if first and tokens[first - 1].text[0].isupper() and tokens[first - 1].text.isalpha():
        yield first - 1
    yield from range(first, index + 1)


def _look_up(text: str, known: Mapping[str, T]) -> T | None:
    if not text[0].isalnum() or text[-1] == "-":
        return None
    singular = text[:-1] if text.endswith("s") and text[:-1][-1:].isalnum() else text
    key = key_of(singular)
    if (value := known.get(key)) is not None:
        return value
    variant = _VARIANT.fullmatch(key)
    if variant is None or not _is_upper(singular):
        return None
    return known.get(variant["base"])


def _is_upper(text: str) -> bool:
    """Whether the letters behind the first digit are capitals ("F-16C", not "F-16th")."""
    digit = _HAS_DIGIT.search(text)
    tail = text[digit.start() :] if digit else text
    return tail == tail.upper()


def _shortness(text: str) -> int:
    if _ROAD.fullmatch(text):
        return 2
    length = len(key_of(text))
    if length <= 2:
        return 1 + text.isalnum()
    return int(length == 3 and text.isalnum())
