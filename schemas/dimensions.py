"""The tables that facts refer to: articles, sentences, actors, weapon systems; and what was turned away."""

import pandera.polars as pa
import polars as pl

from schemas.fields import (
    ACTOR_KINDS,
    ASSET_CATEGORIES,
    COUNTRY,
    SECTORS,
    SLUG,
    Bytes,
    Day,
    Strict,
    Timestamp,
    each,
    in_order,
)


class Articles(Strict):
    """Articles that were accepted, with the cleaned text that all offsets refer to."""

    article_id: str = pa.Field(str_startswith="article:", description="Id made of the article's content and source.")
    source_uri: str = pa.Field(str_length={"min_value": 1}, description="The address or file it was read from.")
    url: str = pa.Field(nullable=True, description="The address it was published at.")
    outlet: str = pa.Field(nullable=True, description="Who published it.")
    title: str = pa.Field(nullable=True, description="Its headline.")
    author: str = pa.Field(nullable=True, description="Its byline.")
    published_on: Day = pa.Field(description="Day of publication; also its partition.")
    language: str = pa.Field(str_matches=r"^[a-z]{2}$", description="Language of the text, ISO 639-1.")
    text: str = pa.Field(str_length={"min_value": 1}, description="The cleaned body, without title and byline.")
    text_sha256: str = pa.Field(str_matches=r"^[0-9a-f]{64}$", description="SHA-256 of the text in UTF-8.")
    duplicate_of: str = pa.Field(
        nullable=True,
        str_startswith="article:",
        description="The first article with the same text (earliest day, then smallest id), or NULL if this is it.",
    )
    ingested_at: Timestamp = pa.Field(description="When it was first read, UTC.")

    @pa.dataframe_check()
    def is_not_its_own_duplicate(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """The first copy has NULL."""
        return each(data, pl.col("duplicate_of") != pl.col("article_id"))


class Parses(Strict):
    """Stored parses: what every table is coded from. Kept in the lake, not in the warehouse."""

    article_id: str = pa.Field(description="The article that was parsed.")
    text_sha256: str = pa.Field(str_matches=r"^[0-9a-f]{64}$", description="The text that was parsed.")
    model: str = pa.Field(description="The language model with its version.")
    tokens: int = pa.Field(ge=0, description="Number of tokens, whitespace tokens included.")
    doc_bin: Bytes = pa.Field(description="The parse as a spaCy DocBin of one document.")


class Sentences(Strict):
    """Sentences of the articles; none crosses a paragraph break."""

    sentence_id: str = pa.Field(str_startswith="sentence:", description="Id made of the article and the offsets.")
    article_id: str = pa.Field(description="Its article.")
    ordinal: int = pa.Field(ge=0, description="Its place among the article's sentences, from 0.")
    start_char: int = pa.Field(ge=0, description="First code point of the sentence in articles.text.")
    end_char: int = pa.Field(ge=1, description="Code point after its last one.")
    text: str = pa.Field(str_length={"min_value": 1}, description="Its words.")

    @pa.dataframe_check()
    def anchor_is_as_long_as_its_text(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """Offsets count the code points that the text has."""
        return each(data, pl.col("text").str.len_chars() == pl.col("end_char") - pl.col("start_char"))


class Actors(Strict):
    """Whoever acts or speaks: states, organisations, persons, and groups without a name."""

    actor_id: str = pa.Field(str_matches=SLUG, description="Readable, stable id, such as state:kor.")
    name: str = pa.Field(str_length={"min_value": 1}, description="The name an analyst would list it under.")
    kind: str = pa.Field(isin=ACTOR_KINDS, description="state, organisation, person or group.")
    sector: str = pa.Field(nullable=True, isin=SECTORS, description="PLOVER sector (ELI: a former office holder).")
    country: str = pa.Field(nullable=True, str_matches=COUNTRY, description="ISO 3166-1 alpha-3.")
    parent_actor_id: str = pa.Field(nullable=True, str_matches=SLUG, description="The actor it belongs to.")


class MilitarySystems(Strict):
    """Weapon systems by name, from the knowledge table."""

    system_id: str = pa.Field(str_length={"min_value": 1}, description="Readable, stable id.")
    name: str = pa.Field(str_length={"min_value": 1}, description="The name an analyst would list it under.")
    category: str = pa.Field(isin=ASSET_CATEGORIES, description="What kind of thing it is.")
    origin_country: str = pa.Field(nullable=True, str_matches=COUNTRY, description="Where it was developed.")
    manufacturer: str = pa.Field(nullable=True, description="Who makes it.")


class Offices(Strict):
    """Terms of office, from the knowledge table: one person in one office, from when to when."""

    actor_id: str = pa.Field(str_matches=r"^person:[^\s]+$", description="The holder.")
    name: str = pa.Field(str_length={"min_value": 1}, description="The holder's name, as news usually writes it.")
    office: str = pa.Field(str_length={"min_value": 1}, description="The office, as news writes it.")
    seat: str = pa.Field(
        str_matches=r"^[a-z_]+$", description="The office's kind (head_of_state, defence_minister, spokesperson, …)."
    )
    country: str = pa.Field(
        nullable=True,
        str_matches=COUNTRY,
        description="ISO 3166-1 alpha-3, 3166-3 for states that ended; NULL if none.",
    )
    organisation: str = pa.Field(nullable=True, str_matches=SLUG, description="The organisation the office is in.")
    term_from: Day = pa.Field(description="First day of the term, or of the year or month that is all that is known.")
    term_to: Day = pa.Field(
        nullable=True, description="Last day of the term, or of its year or month; NULL while it lasts."
    )

    @pa.dataframe_check()
    def term_does_not_end_before_it_begins(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """An open end is NULL."""
        return each(data, in_order("term_from", "term_to"))


class Quality(Strict):
    """How good the extraction was found to be: one figure of one table on one corpus, at one evaluation."""

    measured_on: Day = pa.Field(description="The day of the evaluation.")
    corpus: str = pa.Field(str_length={"min_value": 1}, description="The gold folder or benchmark.")
    table: str = pa.Field(str_length={"min_value": 1}, description="The table that was held against gold.")
    measure: str = pa.Field(str_length={"min_value": 1}, description="What was measured, such as f1 or speaker.")
    value: float = pa.Field(ge=0, description="The figure; a share between 0 and 1 unless the measure says otherwise.")
    gold_rows: int = pa.Field(ge=0, description="How many rows of gold it rests on.")
    extractor_version: str = pa.Field(description="The version of the extraction that was evaluated.")


class Rejects(Strict):
    """Inputs and rows that were turned away, each with its reason. Nothing else stops because of them."""

    source_uri: str = pa.Field(str_length={"min_value": 1}, description="The address or file that was read.")
    stage: str = pa.Field(str_matches=r"^[a-z_]+$", description="Where it failed: read, extract or validate.")
    reason: str = pa.Field(str_length={"min_value": 1}, description="What is wrong, in one phrase.")
    detail: str = pa.Field(description="Where exactly, and what to do about it.")
    rejected_at: Timestamp = pa.Field(description="When it was first turned away, UTC.")
