"""What a valid row of a knowledge table (``extraction/knowledge/*.csv``) is.

The tables are data that people edit by hand, so they are held to models like any other table; the tests do it, not the
extraction, which would pay for it at every start. Cells are text, an empty cell is NULL, lists are parted by ``;``.
"""

from collections.abc import Mapping
from types import MappingProxyType

import pandera.polars as pa
import polars as pl

from schemas.fields import ACTOR_KINDS, ASSET_CATEGORIES, COUNTRY, CURRENCY, SECTORS, SLUG, each

_DAY = r"^\d{4}(-\d{2}){0,2}$"
"""A day, a month or a year."""
_NUMBER = r"^-?\d+(\.\d+)?([eE][+-]?\d+)?$"


class Reference(pa.DataFrameModel):
    """A table may have more columns than its model names."""

    class Config:
        """Read by pandera."""

        strict = False


class States(Reference):
    """States and territories with the words that news uses for them."""

    actor_id: str = pa.Field(str_matches=r"^state:[a-z]{3,4}$", unique=True)
    name: str = pa.Field(unique=True)
    iso3: str = pa.Field(str_matches=r"^[A-Z]{3,4}$")
    valid_from: str = pa.Field(nullable=True, str_matches=r"^\d{4}$")
    valid_to: str = pa.Field(nullable=True, str_matches=r"^\d{4}$")


class Organisations(Reference):
    """Organisations by name, with the actor they belong to."""

    actor_id: str = pa.Field(str_matches=SLUG, unique=True)
    name: str = pa.Field()
    kind: str = pa.Field(isin=ACTOR_KINDS)
    sector: str = pa.Field(nullable=True, isin=SECTORS)
    country: str = pa.Field(nullable=True, str_matches=COUNTRY)
    parent_actor_id: str = pa.Field(nullable=True, str_matches=SLUG)


class OfficeHolders(Reference):
    """Who held which office from when to when."""

    actor_id: str = pa.Field(str_matches=r"^person:[^\s]+$")
    name: str = pa.Field()
    office: str = pa.Field()
    country: str = pa.Field(nullable=True, str_matches=COUNTRY)
    sector: str = pa.Field(nullable=True, isin=SECTORS)
    term_from: str = pa.Field(nullable=True, str_matches=_DAY)
    term_to: str = pa.Field(nullable=True, str_matches=_DAY)

    @pa.dataframe_check()
    def term_does_not_end_before_it_begins(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """An open end is NULL; the year is all that both ends are sure to have."""
        return each(data, pl.col("term_from").str.head(4) <= pl.col("term_to").str.head(4))


class Systems(Reference):
    """Weapon systems by name."""

    system_id: str = pa.Field(unique=True)
    name: str = pa.Field()
    category: str = pa.Field(isin=ASSET_CATEGORIES)
    origin_country: str = pa.Field(nullable=True, str_matches=COUNTRY)


class Units(Reference):
    """Military units and commands by name."""

    unit_id: str = pa.Field(unique=True)
    name: str = pa.Field()
    category: str = pa.Field(isin=ASSET_CATEGORIES)
    country: str = pa.Field(nullable=True, str_matches=COUNTRY)


class Bases(Reference):
    """Bases with where they lie and whose they are."""

    base_id: str = pa.Field(unique=True)
    name: str = pa.Field()
    country: str = pa.Field(nullable=True, str_matches=COUNTRY)
    operator_country: str = pa.Field(nullable=True, str_matches=COUNTRY)
    latitude: str = pa.Field(nullable=True, str_matches=_NUMBER)
    longitude: str = pa.Field(nullable=True, str_matches=_NUMBER)

    @pa.dataframe_check()
    def lies_on_earth(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """WGS 84 degrees."""
        return on_earth(data)


class Places(Reference):
    """Names of countries, regions and waters that the gazetteer of towns lacks."""

    name: str = pa.Field()
    country: str = pa.Field(nullable=True, str_matches=COUNTRY)
    latitude: str = pa.Field(nullable=True, str_matches=_NUMBER)
    longitude: str = pa.Field(nullable=True, str_matches=_NUMBER)

    @pa.dataframe_check()
    def lies_on_earth(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """WGS 84 degrees."""
        return on_earth(data)


class Currencies(Reference):
    """Currencies by the words and signs that mean them."""

    code: str = pa.Field(str_matches=CURRENCY)
    country: str = pa.Field(nullable=True, str_matches=COUNTRY)
    factor: str = pa.Field(str_matches=_NUMBER)


def on_earth(data: pa.PolarsData) -> pl.LazyFrame:
    """Whether coordinates given as text are degrees."""
    latitude, longitude = (pl.col(name).cast(pl.Float64, strict=False) for name in ("latitude", "longitude"))
    return each(data, latitude.is_between(-90, 90) & longitude.is_between(-180, 180))


KNOWLEDGE: Mapping[str, type[Reference]] = MappingProxyType(
    {
        "states.csv": States,
        "organisations.csv": Organisations,
        "office_holders/*.csv": OfficeHolders,
        "military_systems.csv": Systems,
        "military_units.csv": Units,
        "bases.csv": Bases,
        "places.csv": Places,
        "figures/currencies.csv": Currencies,
    }
)
"""Files below ``extraction/knowledge`` → the model of their rows."""
