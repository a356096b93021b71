"""The tables of who, where and when is meant by which words."""

import pandera.polars as pa
import polars as pl

from schemas.fields import (
    MENTION_TYPES,
    SLUG,
    TIMEX_TYPES,
    Anchored,
    Day,
    Located,
    closed_range,
    confidence,
    each,
    rule_id,
)


class ActorMentions(Anchored):
    """Words that refer to an actor; words that refer to several ("the two leaders") have a row for each."""

    mention_id: str = pa.Field(description="Id made of the article, the offsets and the actor.")
    actor_id: str = pa.Field(str_matches=SLUG, description="Who is meant.")
    mention_type: str = pa.Field(isin=MENTION_TYPES, description="name, nominal, pronoun, metonym or demonym.")
    role: str = pa.Field(nullable=True, description="The words that give the office held ('Defense Minister').")
    rule_id: str = rule_id()
    confidence: float = confidence()


class PlaceMentions(Anchored, Located):
    """Words that say where. A country's name that acts ("Japan said") is an actor and not here."""

    mention_id: str = pa.Field(description="Id made of the article and the offsets.")
    place_name: str = pa.Field(description="The place by the gazetteer's name.")
    admin1: str = pa.Field(nullable=True, description="First-level division of the country, by name or code.")
    feature_class: str = pa.Field(nullable=True, description="GeoNames feature class (P town, A country or region, …).")
    rule_id: str = rule_id()
    confidence: float = confidence()


class DateMentions(Anchored):
    """Words that say when, resolved to a closed range of days where they can be."""

    mention_id: str = pa.Field(description="Id made of the article and the offsets.")
    timex_type: str = pa.Field(isin=TIMEX_TYPES, description="TIMEX3 type.")
    timex_value: str = pa.Field(nullable=True, description="TIMEX3 value, such as 2014-10.")
    date_from: Day = pa.Field(nullable=True, description="First day that is meant; NULL where unknown.")
    date_to: Day = pa.Field(nullable=True, description="Last day that is meant; NULL where unknown.")
    rule_id: str = rule_id()
    confidence: float = confidence()

    @pa.dataframe_check()
    def range_is_closed(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """A date is a closed range or unknown."""
        return each(data, closed_range("date_from", "date_to"))


class MilitaryAssetMentions(Anchored):
    """The mentions that the rows of military_assets were made from."""

    mention_id: str = pa.Field(description="Id made of the article and the offsets.")
    military_asset_id: str = pa.Field(description="The asset that is meant.")
