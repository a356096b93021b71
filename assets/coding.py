"""The tables that are coded from stored parses: every mention and every fact.

They are one operation with an output a table, because they read one unpacked parse: any selection of them can be
materialised alone, and then only the layers that it needs are run. Nothing is parsed here.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import dagster as dg
import polars as pl

from assets.articles import articles, parses
from assets.freshness import fingerprints
from assets.partitions import BACKFILL, DAYS, days_of
from assets.resources import Progress
from assets.specs import of_table, schema_check
from assets.staging import Day, Provenance, Staging
from assets.stream import in_groups, over_days
from extraction import engine as work
from extraction import frames
from extraction.engine import CodedBatch, CodingTask, Engine
from extraction.layers import LAYERS, needed
from extraction.layers import TABLES as CODED
from schemas.registry import TABLES
from warehouse import actors, parquet
from warehouse.home import Home
from warehouse.ledger import Ledger


def _reads() -> dict[str, set[dg.AssetKey]]:
    """For each table, the assets it is made from: the parses, and the tables of the layers that its layer reads."""
    tables_of = {layer.module: layer.tables for layer in LAYERS}
    return {
        table: {
            articles.key,
            parses.key,
            *(dg.AssetKey(read) for module in layer.reads for read in tables_of[module]),
        }
        for layer in LAYERS
        for table in layer.tables
    }


@dg.multi_asset(
    name="coding",
    outs={table: dg.AssetOut(is_required=False, **of_table(table)) for table in CODED},
    deps=[articles, parses],
    internal_asset_deps=_reads(),
    check_specs=[schema_check(table) for table in CODED],
    partitions_def=DAYS,
    backfill_policy=BACKFILL,
    can_subset=True,
)
def coding(
    context: dg.AssetExecutionContext,
    home: dg.ResourceParam[Home],
    engine: dg.ResourceParam[Engine],
    progress: dg.ResourceParam[Progress],
) -> Iterator[Any]:
    """Code the selected tables of the days from the stored parses."""
    days = days_of(context)
    selected = {key.to_user_string() for key in context.selected_asset_keys}
    wanted = tuple(table for table in CODED if table in selected)
    made_from = {table: fingerprints(home, table, days) for table in wanted}
    # The sentences are evidence for the previews, whether they are wanted as a table or not.
    tasks = _tasks(home, days, tuple(dict.fromkeys(("sentences", *wanted))))
    with Staging(home, context.run.run_id, {table: table for table in wanted}) as staging:
        results = over_days(engine, work.code, tasks, lambda batch: progress("code", batch.articles))
        for group in in_groups(days, results, lambda batch: batch.articles):
            sources = _sources(home, list(group))
            sentences = _sentences(group)
            for table in wanted:
                of_day: dict[Day, pl.DataFrame] = {day: _rows(table, batches) for day, batches in group.items()}
                staging.add(table, of_day, Provenance(made_from[table], sources, sentences))
            _reject(home, group, wanted)
        yield from staging.results(context)


def _tasks(home: Home, days: list[date], tables: tuple[str, ...]) -> Iterator[tuple[date, CodingTask]]:
    for day in days:
        stored = dict(parquet.read(home, "parses", [day]).select("article_id", "doc_bin").iter_rows())
        rows = frames.articles(parquet.read(home, "articles", [day]))
        unparsed = [article.article_id for article in rows if article.article_id not in stored]
        if unparsed:
            raise dg.Failure(
                f"{len(unparsed)} articles of {day} are not parsed, such as {unparsed[0]}: materialise `parses` first.",
                allow_retries=False,
            )
        for batch in work.batched(rows):
            yield day, CodingTask(tuple(batch), tuple(stored[article.article_id] for article in batch), tables)


def _rows(table: str, batches: list[CodedBatch]) -> pl.DataFrame:
    """A table's rows of one day."""
    rows = pl.concat([batch.rows[table] for batch in batches]) if batches else pl.DataFrame(schema=TABLES[table].schema)
    return actors.merge(rows) if table == "actors" else rows


def _sources(home: Home, days: list[date]) -> dict[str, str]:
    return dict(parquet.read(home, "articles", days).select("article_id", "source_uri").iter_rows())


def _sentences(group: Mapping[date, list[CodedBatch]]) -> dict[str, str]:
    found = (batch.rows["sentences"].select("sentence_id", "text") for batches in group.values() for batch in batches)
    return {sentence_id: text for frame in found for sentence_id, text in frame.iter_rows()}


def _reject(home: Home, group: Mapping[date, list[CodedBatch]], wanted: tuple[str, ...]) -> None:
    """Note what a layer could not code, in place of what the same layer could not code before."""
    rejects: dict[str, pl.DataFrame] = {}
    for day, batches in group.items():
        failures = pl.concat([pl.DataFrame(schema=TABLES["rejects"].schema), *(batch.rejects for batch in batches)])
        for layer in needed(wanted):
            rejects[f"extract {layer.module} {day}"] = failures.filter(pl.col("reason") == f"{layer.module} failed")
    Ledger(home).reject(rejects)
