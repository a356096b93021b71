"""The tables of what the articles report: statements, events, military assets, figures."""

import pandera.polars as pa
import polars as pl

from schemas.fields import (
    ASSET_CATEGORIES,
    ASSET_STATUSES,
    CAMEO_ROOTS,
    CURRENCY,
    DIMENSIONS,
    EVENT_CONTEXTS,
    EVENT_MODES,
    EVENT_STATUSES,
    MODIFIERS,
    POLARITIES,
    QUAD_CLASSES,
    SLUG,
    STATEMENT_KINDS,
    Anchored,
    Day,
    Located,
    Spans,
    Strict,
    Texts,
    closed_range,
    confidence,
    each,
    in_order,
    rule_id,
)


class Statements(Anchored):
    """What somebody is reported to have said, thought or written; the anchor is the content without the cue."""

    statement_id: str = pa.Field(str_startswith="statement:", description="Id made of the article and the offsets.")
    kind: str = pa.Field(isin=STATEMENT_KINDS, description="direct (quoted), indirect (reported) or mixed.")
    speaker_actor_id: str = pa.Field(nullable=True, str_matches=SLUG, description="Who said it, where known.")
    speaker_text: str = pa.Field(nullable=True, description="The words that name the speaker.")
    cue: str = pa.Field(nullable=True, description="Lemma of the word that reports ('say').")
    cue_text: str = pa.Field(nullable=True, description="The reporting words as they stand ('stated more directly').")
    cue_class: str = pa.Field(nullable=True, description="Class of the cue in the cue table.")
    polarity: str = pa.Field(isin=POLARITIES, description="affirmed, denied ('denied that …') or withheld.")
    addressee_actor_id: str = pa.Field(nullable=True, str_matches=SLUG, description="Whom it was said to.")
    via_actor_id: str = pa.Field(
        nullable=True, str_matches=SLUG, description="The outlet the article credits, where it is not the speaker."
    )
    said_from: Day = pa.Field(nullable=True, description="First day on which it may have been said.")
    said_to: Day = pa.Field(nullable=True, description="Last day on which it may have been said.")
    said_text: str = pa.Field(nullable=True, description="The words the date was read from.")
    parts: Spans = pa.Field(description="Spans of an interrupted quotation: start_char and end_char of each part.")
    rule_id: str = rule_id()
    confidence: float = confidence()

    @pa.dataframe_check()
    def range_is_closed(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """A date is a closed range or unknown."""
        return each(data, closed_range("said_from", "said_to"))


class Events(Anchored, Located):
    """What was done, is planned, may be done or was not done; the anchor is the trigger. Coded in PLOVER."""

    event_id: str = pa.Field(str_startswith="event:", description="Id made of the article, the offsets and the type.")
    event_type: str = pa.Field(
        isin=tuple(EVENT_MODES), description="One of PLOVER's sixteen types or LEGISLATE, APPOINT, PROCURE, TEST."
    )
    event_mode: str = pa.Field(nullable=True, description="PLOVER mode of the type.")
    contexts: Texts = pa.Field(description="PLOVER contexts; empty where none applies.")
    quad_class: str = pa.Field(nullable=True, isin=QUAD_CLASSES, description="Verbal or material, with or against.")
    cameo_root: str = pa.Field(nullable=True, isin=CAMEO_ROOTS, description="CAMEO root code, '01'…'20'.")
    intensity: float = pa.Field(nullable=True, ge=-10, le=10, description="PLOVER intensity, -10…+10.")
    status: str = pa.Field(
        isin=EVENT_STATUSES, description="Whether it occurred, goes on, is planned, may happen or did not happen."
    )
    occurred_from: Day = pa.Field(nullable=True, description="First day on which it may have happened.")
    occurred_to: Day = pa.Field(nullable=True, description="Last day on which it may have happened.")
    occurred_text: str = pa.Field(nullable=True, description="The words the date was read from.")
    date_source: str = pa.Field(nullable=True, description="Where the date comes from (the text, or publication).")
    dead_low: int = pa.Field(nullable=True, ge=0, description="Dead, at least.")
    dead_high: int = pa.Field(nullable=True, ge=0, description="Dead, at most.")
    injured_low: int = pa.Field(nullable=True, ge=0, description="Injured, at least.")
    injured_high: int = pa.Field(nullable=True, ge=0, description="Injured, at most.")
    size_low: int = pa.Field(nullable=True, ge=0, description="Taking part, at least.")
    size_high: int = pa.Field(nullable=True, ge=0, description="Taking part, at most.")
    rule_id: str = rule_id()
    confidence: float = confidence()

    @pa.dataframe_check()
    def mode_is_of_its_type(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """Each PLOVER type has modes of its own."""
        pairs = [f"{event_type} {mode}" for event_type, modes in EVENT_MODES.items() for mode in modes]
        pair = pl.concat_str(["event_type", "event_mode"], separator=" ")
        return each(data, pair.is_in(pairs))

    @pa.dataframe_check()
    def contexts_are_known(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """The list of contexts is closed."""
        return each(data, pl.col("contexts").list.eval(pl.element().is_in(EVENT_CONTEXTS)).list.all())

    @pa.dataframe_check()
    def range_is_closed(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """A date is a closed range or unknown."""
        return each(data, closed_range("occurred_from", "occurred_to"))

    @pa.dataframe_check()
    def numbers_are_in_order(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """``*_low`` is not above ``*_high``; an open end is NULL."""
        ordered = [in_order(f"{what}_low", f"{what}_high").fill_null(True) for what in ("dead", "injured", "size")]
        return each(data, pl.all_horizontal(ordered))


class EventActors(Strict):
    """An actor's part in an event. A meeting of equals has every party as source."""

    event_id: str = pa.Field(description="The event.")
    article_id: str = pa.Field(description="The article that reports it.")
    actor_id: str = pa.Field(str_matches=SLUG, description="Who took part.")
    role: str = pa.Field(isin=("source", "target"), description="source: who does it; target: whom it is done to.")
    text: str = pa.Field(nullable=True, description="The words that name the actor here.")


class EventClusters(Strict):
    """Reports (rows of events) that tell of one event."""

    cluster_id: str = pa.Field(description="The event behind the reports.")
    event_id: str = pa.Field(description="A report of it.")
    article_id: str = pa.Field(description="The report's article.")


class MilitaryAssets(Anchored, Located):
    """Weapons, vehicles, vessels, bases, units and bodies of troops, with operator, place and status."""

    military_asset_id: str = pa.Field(description="Id made of the article and the offsets.")
    system_id: str = pa.Field(
        nullable=True, description="The system, or NULL for a class of thing ('bases', 'troops')."
    )
    name: str = pa.Field(str_length={"min_value": 1}, description="The name an analyst would list it under.")
    category: str = pa.Field(isin=ASSET_CATEGORIES, description="What kind of thing it is.")
    operator_actor_id: str = pa.Field(nullable=True, str_matches=SLUG, description="Whose it is.")
    status: str = pa.Field(isin=ASSET_STATUSES, description="What the article says became of it.")
    quantity: float = pa.Field(nullable=True, ge=0, description="How many, where the text says so.")
    as_of_from: Day = pa.Field(nullable=True, description="First day the status may hold from.")
    as_of_to: Day = pa.Field(nullable=True, description="Last day the status may hold from.")
    rule_id: str = rule_id()
    confidence: float = confidence()

    @pa.dataframe_check()
    def range_is_closed(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """A date is a closed range or unknown."""
        return each(data, closed_range("as_of_from", "as_of_to"))


class Figures(Anchored):
    """Quantities with their unit and what they measure."""

    figure_id: str = pa.Field(str_startswith="figure:", description="Id made of the article and the offsets.")
    value_low: float = pa.Field(description="The value, or the least it may be.")
    value_high: float = pa.Field(description="The value, or the most it may be.")
    unit: str = pa.Field(nullable=True, description="UCUM unit or singular noun ('troop').")
    per: str = pa.Field(nullable=True, description="What a rate is counted by ('barrel', 'year').")
    dimension: str = pa.Field(isin=DIMENSIONS, description="What kind of quantity it is.")
    currency: str = pa.Field(nullable=True, str_matches=CURRENCY, description="ISO 4217, for money.")
    si_value: float = pa.Field(nullable=True, description="The value (middle of a range) in si_unit.")
    si_unit: str = pa.Field(nullable=True, description="SI unit of the dimension.")
    modifier: str = pa.Field(isin=MODIFIERS, description="exact, approximate, at_least, at_most, more_than, …")
    measures: str = pa.Field(nullable=True, description="The words that say what it measures.")
    actor_id: str = pa.Field(nullable=True, str_matches=SLUG, description="Whose figure it is.")
    military_asset_id: str = pa.Field(nullable=True, description="The asset it counts or describes.")
    same_as_figure_id: str = pa.Field(nullable=True, description="The figure that this one gives in another unit.")
    rule_id: str = rule_id()
    confidence: float = confidence()

    @pa.dataframe_check()
    def values_are_a_range(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """A single value has both ends equal."""
        finite = pl.col("value_low").is_finite() & pl.col("value_high").is_finite()
        return each(data, in_order("value_low", "value_high") & finite)

    @pa.dataframe_check()
    def si_is_whole(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """A value without a unit says nothing."""
        return each(data, pl.col("si_value").is_null() == pl.col("si_unit").is_null())
