"""``articles`` and ``parses``: what was read, and its parse, which is made once."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import dagster as dg
import polars as pl

from assets.freshness import duplicates, fingerprints
from assets.partitions import BACKFILL, DAYS, days_of
from assets.resources import Progress
from assets.specs import table_asset
from assets.staging import Day, Provenance, Staging
from assets.stream import in_groups, over_days
from extraction import engine as work
from extraction import frames
from extraction.engine import Engine, Parse
from extraction.language.settings import model_id
from extraction.records import Article
from schemas.registry import TABLES
from warehouse import landing, parquet
from warehouse.home import Home
from warehouse.ledger import Ledger


@table_asset("articles", partitions_def=DAYS, backfill_policy=BACKFILL)
def articles(context: dg.AssetExecutionContext, home: dg.ResourceParam[Home]) -> Iterator[Any]:
    """Take the articles of the days from the landing zone and mark those that repeat the text of another."""
    days = days_of(context)
    found = landing.read(home, days, duplicates(Ledger(home)))
    sources = dict(found.select("article_id", "source_uri").iter_rows())
    with Staging(home, context.run.run_id, {"articles": "articles"}) as staging:
        of_day: dict[Day, pl.DataFrame] = {day: found.filter(pl.col("published_on") == day) for day in days}
        staging.add("articles", of_day, Provenance(fingerprints(home, "articles", days), sources))
        yield from staging.results(context)


@table_asset("parses", deps=[articles], partitions_def=DAYS, backfill_policy=BACKFILL, kinds={"spacy", "parquet"})
def parses(
    context: dg.AssetExecutionContext,
    home: dg.ResourceParam[Home],
    engine: dg.ResourceParam[Engine],
    progress: dg.ResourceParam[Progress],
) -> Iterator[Any]:
    """Parse the articles of the days, except those whose text is parsed already."""
    days = days_of(context)
    provenance = Provenance(fingerprints(home, "parses", days))
    with Staging(home, context.run.run_id, {"parses": "parses"}) as staging:
        results = over_days(engine, work.parse, _unparsed(home, days), lambda batch: progress("parse", len(batch)))
        for group in in_groups(days, results, len):
            staging.add("parses", {day: _parses_of(home, day, made) for day, made in group.items()}, provenance)
        yield from staging.results(context)


def _unparsed(home: Home, days: list[date]) -> Iterator[tuple[date, list[Article]]]:
    for day in days:
        known = _still_good(home, day)
        new = parquet.read(home, "articles", [day]).join(known, on=["article_id", "text_sha256"], how="anti")
        yield from ((day, batch) for batch in work.batched(frames.articles(new)))


def _still_good(home: Home, day: date) -> pl.DataFrame:
    """Stored parses of the day by the model that is used now."""
    return parquet.read(home, "parses", [day]).filter(pl.col("model") == model_id())


def _parses_of(home: Home, day: date, made: list[list[Parse]]) -> pl.DataFrame:
    """The parses of a day's articles: those just made, and those that were good already."""
    schema = TABLES["parses"].schema
    texts = parquet.read(home, "articles", [day]).select("article_id", "text_sha256")
    new = [(parse.article_id, parse.tokens, parse.doc_bin) for batch in made for parse in batch]
    fresh = pl.DataFrame(new, schema={n: schema[n] for n in ("article_id", "tokens", "doc_bin")}, orient="row")
    fresh = fresh.join(texts, on="article_id").with_columns(model=pl.lit(model_id())).select(schema.names())
    kept = _still_good(home, day).join(texts, on=["article_id", "text_sha256"], how="semi")
    return pl.concat([kept.join(fresh, on="article_id", how="anti"), fresh])
