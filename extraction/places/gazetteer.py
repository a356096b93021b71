"""The names of places, and the places that bear them: ``places.csv``, ``bases.csv`` and the compiled gazetteer.

A row of ``places.csv`` that the gazetteer also holds (same name, country and spot) takes its GeoNames id and size from
there. Names of states are those of ``states.csv``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import polars as pl

from extraction.knowledge.tables import FOLDER, listed, rows
from extraction.language.tokens import Token

LARGE = 100_000
"""Cities over this size are recognised by name alone; smaller ones only where the statistical model sees a place."""
SAME_SPOT = 0.4
"""Degrees within which two places of one name and country are one."""
_WORD = re.compile(r"[^\s,-]+|[,-]")
"""How the tokeniser parts a name: at spaces, commas and hyphens ("Asia-Pacific"), not at full stops ("U.S.")."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that bears a name; ``population`` is 0 where unknown, ``is_alias`` tells other names from its own."""

    name: str
    country: str | None
    admin1: str | None
    geoname_id: int | None
    latitude: float | None
    longitude: float | None
    feature_class: str | None
    population: int
    is_alias: bool
    is_curated: bool

    @property
    def is_state(self) -> bool:
        """Whether it is a state or territory of ``states.csv``, not a region of one."""
        return self.is_curated and self.feature_class == "A" and states().get(self.name) == self.country


@cache
def states() -> dict[str, str]:
    """The canonical names of states and territories, with their countries."""
    return {row["name"]: row["iso3"] for row in rows("states.csv")}


def stands_for_state(name: str) -> bool:
    """Whether a name is that of a state, or of a capital or seat of government that may stand for one."""
    return name in seats() or any(place.is_state for place in named(name))


@cache
def seats() -> frozenset[str]:
    """Names that may stand for a government: capitals, seats of government, and Brussels for the European Union."""
    columns = ("capital", "metonyms")
    return frozenset(["Brussels", *(name for row in rows("states.csv") for c in columns for name in listed(row[c]))])


@lru_cache(maxsize=50_000)
def named(name: str) -> tuple[Place, ...]:
    """The places that bear a name, those of ``places.csv`` first; a name in capitals may be anyone's ("BAGHDAD")."""
    curated = _curated().get(name) or _curated_in_any_case().get(name.lower()) or []
    if not curated and name.isupper() and len(name) > 3:
        name = name.title()
    return (*curated, *(city for city in _listed(name) if not any(_is_same(city, place) for place in curated)))


def find(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Yield ``(first, last, name)`` for each longest name known without the model; indexes are inclusive."""
    table = _by_first_word()
    after = 0
    for i, token in enumerate(tokens):
        if i < after or token.text not in table:
            continue
        for words, name in table[token.text]:
            last = i + len(words) - 1
            if last < len(tokens) and all(tokens[i + k].text == words[k] for k in range(1, len(words))):
                yield i, last, name
                after = last + 1
                break


@cache
def _curated() -> dict[str, list[Place]]:
    """Name → places of ``places.csv``; a state also by its names in ``states.csv``."""
    found: dict[str, list[Place]] = defaultdict(list)
    official_names = {(row["name"], row["iso3"]): row for row in rows("states.csv")}
    for row in rows("places.csv"):
        place = Place(
            row["name"], row["country"] or None, None, None, float(row["latitude"]), float(row["longitude"]),
            row["feature_class"], 0, False, True,
        )  # fmt: skip
        state = official_names.get((place.name, row["country"]))
        official = [*listed(state["aliases"]), state["official_name"]] if state else []
        names = list(dict.fromkeys([row["name"], *listed(row["aliases"]), *official]))
        place = _completed(place, names)
        for name in names:
            found[name].append(place)
    for name, place in _bases():
        if name not in found:
            found[name] = [place]
    return dict(found)


def _bases() -> Iterator[tuple[str, Place]]:
    """The names of installations in ``bases.csv``, with their places."""
    for row in rows("bases.csv"):
        place = Place(
            row["name"], row["country"] or None, None, None, float(row["latitude"]), float(row["longitude"]), "S", 0,
            False, True,
        )  # fmt: skip
        yield from ((name, place) for name in [row["name"], *listed(row["aliases"]), *listed(row["ambiguous"])])


@cache
def _ambiguous() -> frozenset[str]:
    """Names of installations that are also towns or people: they need the model, or a preposition, to be places."""
    return frozenset(name for row in rows("bases.csv") for name in listed(row["ambiguous"]))


@cache
def _curated_in_any_case() -> dict[str, list[Place]]:
    """The longer names of ``places.csv`` in lower case ("Dayr Az Zawr", "KOREAN PENINSULA")."""
    return {name.lower(): places for name, places in _curated().items() if len(name) > 4}


def _completed(place: Place, names: list[str]) -> Place:
    """A place of ``places.csv`` with what the gazetteer knows of it."""
    if place.feature_class not in ("A", "P"):
        return place
    same = next((city for name in names for city in _listed(name) if _is_same(city, place)), None)
    if same is None:
        return place
    return replace(place, geoname_id=same.geoname_id, admin1=same.admin1, population=same.population)


def _is_same(listed_place: Place, place: Place) -> bool:
    if listed_place.country != place.country or listed_place.feature_class != place.feature_class:
        return False
    if listed_place.latitude is None or listed_place.longitude is None:
        return listed_place.name == place.name or states().get(place.name) == place.country
    if place.latitude is None or place.longitude is None:
        return False
    return max(abs(listed_place.latitude - place.latitude), abs(listed_place.longitude - place.longitude)) < SAME_SPOT


def _listed(name: str) -> list[Place]:
    """The rows of the gazetteer with a name."""
    names = _names()
    number = bisect_left(names, name)
    found = []
    while number < len(names) and names[number] == name:
        found.append(_place(number))
        number += 1
    return found


@cache
def _table() -> pl.DataFrame:
    return pl.read_parquet(FOLDER / "gazetteer.parquet")


@cache
def _places_table() -> pl.DataFrame:
    return _table().select(PLACE_COLUMNS)


@cache
def _names() -> list[str]:
    """The gazetteer's names in order: a list, since bisection reads it often."""
    return _table()["name"].to_list()


def _place(number: int) -> Place:
    name, country, admin1, geoname_id, latitude, longitude, feature_class, population, is_alias = _places_table().row(
        number
    )
    if latitude is not None:
        latitude, longitude = round(latitude, 4), round(longitude, 4)
    return Place(name, country, admin1, geoname_id, latitude, longitude, feature_class, population, is_alias, False)


PLACE_COLUMNS = [
    "place_name", "country", "admin1", "geoname_id", "latitude", "longitude", "feature_class", "population", "is_alias",
]  # fmt: skip


@cache
def _by_first_word() -> dict[str, list[tuple[list[str], str]]]:
    """First word of a name → its words and the name, longest first: the curated names and the larger cities' own."""
    is_large = (pl.col("population") >= LARGE) & ~pl.col("is_alias") & (pl.col("feature_class") == "P")
    large = _table().filter(is_large)["name"].to_list()
    found: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    sure = (name for name in _curated() if name not in _ambiguous())
    for name in dict.fromkeys([*sure, *large]):
        words = _WORD.findall(name)
        found[words[0]].append((words, name))
    for names in found.values():
        names.sort(key=lambda entry: (-len(entry[0]), entry[1]))
    return dict(found)
