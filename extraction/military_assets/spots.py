"""Where the text names a military thing: matches of the tables, designations, ship names and numbered units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extraction.document import Document
from extraction.language.tokens import Token
from extraction.military_assets.designations import find_designations
from extraction.military_assets.lexicon import Entry, lexicon, ship_prefixes, word_set

_NUMBER = re.compile(r"\d{1,3}(?:st|nd|rd|th)?")
_ORDINAL_WORDS = frozenset(
    {"First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"}
)
_LONGEST_UNIT = 6
_SHORTNESS = ("", "name", "beside")
"""The context that a designation needs, by how little it says."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens ``first`` … ``last`` (inclusive, of the whole document) and what they stand for.

    ``others`` are further readings, for where the context is not that of ``entry``.
    """

    first: int
    last: int
    entry: Entry
    rule: str
    others: tuple[Entry, ...] = ()

    @property
    def readings(self) -> tuple[Entry, ...]:
        """All readings, the likeliest first."""
        return (self.entry, *self.others)


def find_spots(document: Document) -> list[Spot]:
    """The spots of a document in text order; of overlapping ones the longest."""
    tokens = document.tokens
    found = [_named(first, last, entries) for first, last, entries in lexicon().phrases.find_in(document.pieces)]
    taken = {index for spot in found for index in range(spot.first, spot.last + 1)}
    found += [spot for spot in _designations(tokens) if spot.first not in taken and spot.last not in taken]
    ships = list(_ships(tokens))
    found += ships + list(_numbered_units(tokens))
    return _longest(found)


def _named(first: int, last: int, entries: Sequence[Entry]) -> Spot:
    """A match of the tables: a name without need of context comes before other names, and those before kinds."""
    best, *others = sorted(entries, key=lambda entry: (bool(entry.context), not entry.is_name))
    return Spot(first, last, best, "name", tuple(others))


def _designations(tokens: Sequence[Token]) -> Iterator[Spot]:
    for first, last, entry, shortness in find_designations(tokens, lexicon().designations):
        context = _SHORTNESS[shortness] or entry.context
        yield Spot(first, last, replace(entry, context=context), "designation")


def _ships(tokens: Sequence[Token]) -> Iterator[Spot]:
    """Ships by their prefix ("HMS Diamond (D34)"), and by their bare name later on ("the Diamond")."""
    bare: dict[str, Entry] = {}
    for index, token in enumerate(tokens):
        if token.text in ship_prefixes() and (last := _end_of_name(tokens, index + 1)) > index:
            names = [token.text for token in tokens[index + 1 : last + 1]]
            name = " ".join([token.text, *names])
            entry = lexicon().ships.get(name) or Entry("ship", name, "warship", None, ship_prefixes()[token.text])
            bare.setdefault(names[0], entry) if len(names) == 1 and len(names[0]) > 3 else None
            yield Spot(index, last, entry, "ship")
        elif token.text in bare and index and tokens[index - 1].text not in ship_prefixes():
            yield Spot(index, index, bare[token.text], "ship-again")


def _end_of_name(tokens: Sequence[Token], first: int) -> int:
    """The last token of a ship's name that begins at ``first``: capitalised words, "de", "of" and initials between."""
    last, index = first - 1, first
    while index < len(tokens) and index - first < 5 and _is_of_name(tokens, index, first):
        if tokens[index].text[0].isupper():
            last = index
        index += 1
    return last


def _is_of_name(tokens: Sequence[Token], index: int, first: int) -> bool:
    text = tokens[index].text
    if index == first:
        return text[0].isupper() and text[-1].isalnum()
    return (text[0].isupper() and tokens[index].tag in ("NNP", "NNPS") and "." not in text[1:-1]) or text in (
        "de",
        "of",
        "la",
    )


def _numbered_units(tokens: Sequence[Token]) -> Iterator[Spot]:
    """Formations with a number: "the 82nd Airborne Division", "72nd Separate Mechanised Brigade", "Seventh Fleet"."""
    for index, token in enumerate(tokens):
        if not (token.text in _ORDINAL_WORDS or (token.text[0].isdigit() and _NUMBER.fullmatch(token.text))):
            continue
        last = index + 1
        while last < len(tokens) and last - index < _LONGEST_UNIT and tokens[last].text in word_set("arm"):
            last += 1
        last = _end_of_formation(tokens, index, last)
        if last > index:
            name = " ".join(token.text for token in tokens[index : last + 1])
            yield Spot(index, last, Entry("unit", name, "unit"), "numbered-unit")


def _end_of_formation(tokens: Sequence[Token], index: int, last: int) -> int:
    if last < len(tokens) and tokens[last].text in word_set("formation"):
        return last
    return last - 1 if last - 1 > index and tokens[last - 1].text in word_set("formation") else index


def _longest(spots: list[Spot]) -> list[Spot]:
    """Drop what a longer spot covers (of two equally long the first found)."""
    kept: list[Spot] = []
    taken: set[int] = set()
    for spot in sorted(spots, key=lambda spot: spot.first - spot.last):
        span = range(spot.first, spot.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(spot)
    return sorted(kept, key=lambda spot: spot.first)
