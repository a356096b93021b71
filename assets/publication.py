"""What comes last: the clusters, the rejects, the warehouse, the exports, and the checks of what was published."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import dagster as dg

from assets.articles import articles
from assets.freshness import WAREHOUSE, publication_fingerprint
from assets.knowledge import known_actors, military_systems, offices
from assets.specs import GROUPS, OWNERS, table_asset
from assets.staging import whole_table
from extraction import frames
from extraction.events.clusters import cluster_events
from extraction.layers import TABLES as CODED
from extraction.records import EXTRACTOR_VERSION
from warehouse import actors, checks, parquet
from warehouse.exports import export
from warehouse.home import Home
from warehouse.ledger import Ledger
from warehouse.publish import publish

KEYS_CHECK = "keys"
ANCHORS_CHECK = "anchors"


@table_asset("rejects", deps=[articles])
def rejects(context: dg.AssetExecutionContext, home: dg.ResourceParam[Home]) -> Iterator[Any]:
    """Gather what was turned away at any stage."""
    yield from whole_table(context, home, "rejects", Ledger(home).rejects())


@table_asset("event_clusters", deps=[articles, "events", "event_actors", "actors"])
def event_clusters(context: dg.AssetExecutionContext, home: dg.ResourceParam[Home]) -> Iterator[Any]:
    """Group the reports of one event, within an article and across the articles of nearby days."""
    published_on = parquet.read_all(home, "articles").select("article_id", "published_on")
    # Rows of an article that is gone wait for their day to be made again; the check of the keys says so.
    reports = parquet.read_all(home, "events").join(published_on, on="article_id", how="semi", maintain_order="left")
    found = cluster_events(
        frames.rows_of("events", reports),
        frames.rows_of("event_actors", parquet.read_all(home, "event_actors")),
        frames.rows_of("actors", actors.merge(parquet.read_all(home, "actors"))),
        dict(published_on.iter_rows()),
    )
    yield from whole_table(context, home, "event_clusters", frames.frame("event_clusters", found))


@dg.asset(
    name=WAREHOUSE,
    deps=[articles, *CODED, event_clusters, known_actors, military_systems, offices, rejects],
    check_specs=[
        dg.AssetCheckSpec(
            KEYS_CHECK, asset=WAREHOUSE, description="Keys are unique, and what a row refers to is in its table."
        ),
        dg.AssetCheckSpec(
            ANCHORS_CHECK, asset=WAREHOUSE, description="articles.text[start_char:end_char] is the text of the row."
        ),
    ],
    group_name=GROUPS[WAREHOUSE],
    owners=OWNERS,
    kinds={"duckdb"},
    automation_condition=dg.AutomationCondition.eager(),
    description="The database that analysts open: all tables with comments, and views. Replaced whole.",
)
def warehouse(home: dg.ResourceParam[Home]) -> Iterator[Any]:
    """Build the database from the lake, put it in place of the old one, and check what was published."""
    fingerprint = publication_fingerprint(home)
    rows = publish(home)
    Ledger(home).make(WAREHOUSE, {None: fingerprint})
    counts = "\n".join(f"| {name} | {count:,} |" for name, count in rows.items())
    yield dg.MaterializeResult(
        metadata={
            "dagster/row_count": sum(rows.values()),
            "tables": dg.MetadataValue.md(f"| table | rows |\n| --- | ---: |\n{counts}"),
            "path": dg.MetadataValue.path(str(home.warehouse)),
        }
    )
    yield _check_result(KEYS_CHECK, checks.keys(home))
    yield _check_result(ANCHORS_CHECK, checks.anchors(home))


def _check_result(name: str, faults: list[checks.Fault]) -> dg.AssetCheckResult:
    metadata: dict[str, Any] = {}
    if faults:
        metadata["what to do"] = "Materialise the days of these tables again; what stays is a fault of an extractor."
        metadata["faults"] = dg.MetadataValue.table(
            [dg.TableRecord({"table": fault.table, "fault": fault.what, "rows": fault.rows}) for fault in faults]
        )
    return dg.AssetCheckResult(passed=not faults, check_name=name, asset_key=WAREHOUSE, metadata=metadata)


@dg.asset(
    deps=[warehouse],
    group_name=GROUPS["exports"],
    owners=OWNERS,
    kinds={"parquet"},
    automation_condition=dg.AutomationCondition.eager(),
    description="The tables as Parquet for other jobs, with a manifest; `exports/v1` leads to the latest release.",
)
def exports(home: dg.ResourceParam[Home]) -> dg.MaterializeResult[Any]:
    """Write a release of the published tables and switch to it."""
    manifest = export(home, EXTRACTOR_VERSION, datetime.now(UTC))
    written = [file for table in manifest["tables"].values() for file in table["files"]]
    return dg.MaterializeResult(
        metadata={
            "files": len(written),
            "bytes": sum(file["bytes"] for file in written),
            "path": dg.MetadataValue.path(str(home.export)),
        }
    )
