"""The names of places that the knowledge tables hold, and the places that bear them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import polars as pl

from extraction.knowledge.tables import FOLDER, listed, rows
from extraction.language.tokens import Token

_WORD = re.compile(r"[^\s-]+|-")
"""How the tokeniser parts a name: at spaces and hyphens ("Asia-Pacific"), not at full stops ("U.S.")."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place; ``population`` is 0 where it is not a city, ``is_alias`` says that the name was not its own."""

    name: str
    country: str | None
    admin1: str | None
    geoname_id: int | None
    latitude: float | None
    longitude: float | None
    feature_class: str
    population: int
    is_alias: bool
    is_curated: bool


@cache
def curated() -> dict[str, list[Place]]:
    """Name → places of ``places.csv``."""
    found: dict[str, list[Place]] = defaultdict(list)
    for row in rows("places.csv"):
        for name in [row["name"], *listed(row["aliases"])]:
            found[name].append(
                Place(
                    row["name"], row["country"] or None, None, None, float(row["latitude"]), float(row["longitude"]),
                    row["feature_class"], 0, name != row["name"], True,
                )
            )  # fmt: skip
    return dict(found)


@cache
def cities() -> dict[str, list[int]]:
    """Name → row numbers of the compiled gazetteer; a place is only made where its name is met."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(_table()["name"].to_list()):
        found[name].append(number)
    return dict(found)


def named(name: str) -> list[Place]:
    """The places that bear a name."""
    return [*curated().get(name, ()), *(_city(number) for number in cities().get(name, ()))]


@cache
def _table() -> pl.DataFrame:
    return pl.read_parquet(FOLDER / "gazetteer.parquet")


@cache
def _city(number: int) -> Place:
    row = _table().row(number, named=True)
    return Place(
        row["place_name"], row["country"], row["admin1"], row["geoname_id"], round(row["latitude"], 4),
        round(row["longitude"], 4), "P", row["population"], row["is_alias"], False,
    )  # fmt: skip


@cache
def _by_first_piece() -> dict[str, list[tuple[list[str], str]]]:
    """First piece of a name → its pieces and the name, longest first; the curated names and the larger cities' own."""
    found: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    large = _table().filter((pl.col("population") >= LARGE) & ~pl.col("is_alias"))["name"].to_list()
    for name in dict.fromkeys([*curated(), *large]):
        parts = _WORD.findall(name)
        found[parts[0]].append((parts, name))
    for names in found.values():
        names.sort(key=lambda entry: (-len(entry[0]), entry[1]))
    return dict(found)


LARGE = 100_000
"""Cities over this size are recognised by name alone; smaller ones only where the statistical model sees a place."""


def find(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Yield ``(first, last, name)`` for each longest name in the tokens; indexes are inclusive."""
    table = _by_first_piece()
    after = 0
    for i, token in enumerate(tokens):
        if i < after or not token.text[:1].isupper():
            continue
        for parts, name in table.get(token.text, ()):
            last = _match(tokens, i, parts)
            if last is not None:
                yield i, last, name
                after = last + 1
                break


def _match(tokens: Sequence[Token], first: int, parts: list[str]) -> int | None:
    """The last token of a name that begins at ``first``, or None where the words differ."""
    if first + len(parts) > len(tokens):
        return None
    for offset, part in enumerate(parts):
        if tokens[first + offset].text != part:
            return None
    return first + len(parts) - 1
