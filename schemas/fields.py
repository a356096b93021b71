"""What the tables share: column types, closed enumerations, and the parts that several models have in common."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pandera.polars as pa
import polars as pl

# pandera reads the annotations of a model at run time, where they are polars types; a type checker sees Python's.
if TYPE_CHECKING:
    Day = date
    Timestamp = datetime
    Texts = list[str]
    Spans = list[dict[str, int]]
    Bytes = bytes
else:
    Day = pl.Date
    Timestamp = pl.Datetime("us", "UTC")
    Texts = pl.List(pl.String)
    Spans = pl.List(pl.Struct({"start_char": pl.Int64, "end_char": pl.Int64}))
    Bytes = pl.Binary

COUNTRY = r"^[A-Z]{3}$"
"""ISO 3166-1 alpha-3 (XKX for Kosovo is in common use and user-assigned)."""

CURRENCY = r"^[A-Z]{3}$"
"""ISO 4217."""

SLUG = r"^[a-z]+:[^\s]+$"
"""A readable id: its kind, a colon, a name without spaces (``state:kor``)."""

ACTOR_KINDS = ("state", "organisation", "person", "group")

SECTORS = (
    *("GOV", "MIL", "LEG", "JUD", "SPY", "PTY", "REB", "IGO", "NGO", "MED"),
    *("BUS", "EDU", "OPP", "ELI", "CIV"),
)

MENTION_TYPES = ("name", "nominal", "pronoun", "metonym", "demonym")

TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")

STATEMENT_KINDS = ("direct", "indirect", "mixed")

POLARITIES = ("affirmed", "denied", "withheld")

QUAD_CLASSES = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")

CAMEO_ROOTS = tuple(f"{root:02d}" for root in range(1, 21))

EVENT_STATUSES = ("occurred", "ongoing", "planned", "hypothetical", "negated")

EVENT_MODES: dict[str, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        *("seize", "restrict", "censor", "curfew", "martial-law", "arrest"),
        *("deport", "withhold", "misinformation", "cyber"),
    ),
    "ASSAULT": (
        *("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives"),
        *("suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"),
    ),
    "LEGISLATE": (),
    "APPOINT": (),
    "PROCURE": (),
    "TEST": (),
}
"""PLOVER's sixteen types with their modes, and the four of our own, which have none."""

EVENT_CONTEXTS = (
    *("military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy"),
    *("pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression"),
    *("human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory"),
    *("peacekeeping", "health", "asylum", "migration", "disasters", "natural_resource", "environment", "technology"),
    *("terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking"),
)

ASSET_CATEGORIES = (
    *("missile_defence", "air_defence", "radar", "ballistic_missile", "cruise_missile", "missile"),
    *("rocket_artillery", "artillery", "combat_aircraft", "aircraft", "helicopter", "uav", "warship", "submarine"),
    *("aircraft_carrier", "tank", "armoured_vehicle", "small_arms", "munition", "nuclear_weapon", "satellite"),
    *("command_system", "base", "personnel", "unit", "other"),
)

ASSET_STATUSES = (
    *("operational", "deployed", "delivered", "ordered", "proposed", "in_development"),
    *("tested", "destroyed", "withdrawn", "unknown"),
)

DIMENSIONS = (
    *("money", "count", "length", "mass", "time", "speed", "area", "volume", "energy"),
    *("percent", "ratio", "other"),
)

MODIFIERS = ("exact", "approximate", "at_least", "at_most", "more_than", "less_than", "range")


def each(data: pa.PolarsData, condition: pl.Expr) -> pl.LazyFrame:
    """A check of whole rows: true where ``condition`` holds or cannot be decided (a part of it is NULL)."""
    return data.lazyframe.select(condition.fill_null(True))


def both_or_neither(first: str, second: str) -> pl.Expr:
    """Whether two columns are NULL together."""
    return pl.col(first).is_null() == pl.col(second).is_null()


def in_order(low: str, high: str) -> pl.Expr:
    """Whether a range is not upside down."""
    return pl.col(low) <= pl.col(high)


def closed_range(low: str, high: str) -> pl.Expr:
    """Whether a range is given at both ends or at neither, and is not upside down."""
    return both_or_neither(low, high) & in_order(low, high).fill_null(True)


def confidence() -> Any:
    """The field of a calibrated probability."""
    return pa.Field(ge=0, le=1, description="Probability that the row is right, 0…1, calibrated on annotated text.")


def rule_id() -> Any:
    """The field that leads from a wrong row to the line to mend."""
    return pa.Field(str_length={"min_value": 1}, description="The rule (row of a rule table) that made this row.")


class Strict(pa.DataFrameModel):
    """A table has its columns, no others, in their order and with their types."""

    class Config:
        """Read by pandera."""

        strict = True
        ordered = True


class Anchored(Strict):
    """A row that points at the words it was read from."""

    article_id: str = pa.Field(description="The article the row was read from.")
    sentence_id: str = pa.Field(description="The sentence in which the anchor begins.")
    start_char: int = pa.Field(ge=0, description="First code point of the anchor in articles.text.")
    end_char: int = pa.Field(ge=1, description="Code point after the anchor's last one.")
    text: str = pa.Field(
        str_length={"min_value": 1}, description="The anchor's words: articles.text from start_char to end_char."
    )

    @pa.dataframe_check()
    def anchor_is_not_empty(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """The anchor covers at least one character."""
        return each(data, pl.col("start_char") < pl.col("end_char"))

    @pa.dataframe_check()
    def anchor_is_as_long_as_its_text(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """Offsets count the code points that the text has."""
        return each(data, pl.col("text").str.len_chars() == pl.col("end_char") - pl.col("start_char"))


class Located(Strict):
    """A row with the place where it happened or stands."""

    place_name: str = pa.Field(nullable=True, description="Where, by the gazetteer's name.")
    place_country: str = pa.Field(
        nullable=True, str_matches=COUNTRY, description="Country of the place, ISO 3166-1 alpha-3."
    )
    geoname_id: int = pa.Field(nullable=True, ge=1, description="The place in GeoNames.")
    latitude: float = pa.Field(nullable=True, ge=-90, le=90, description="WGS 84 degrees north.")
    longitude: float = pa.Field(nullable=True, ge=-180, le=180, description="WGS 84 degrees east.")

    @pa.dataframe_check()
    def coordinates_are_pairs(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """Half a coordinate is none."""
        return each(data, both_or_neither("latitude", "longitude"))
