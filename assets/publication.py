"""What comes last: the rejects, the warehouse, the exports, and the checks of what was published."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import dagster as dg

from assets.articles import articles
from assets.coding import CODED
from assets.knowledge import known_actors, military_systems
from assets.specs import GROUPS, OWNERS, code_version, of_table, schema_check
from assets.staging import whole_table
from extraction.records import EXTRACTOR_VERSION
from schemas.registry import PUBLISHED
from warehouse import checks
from warehouse.exports import export
from warehouse.home import Home
from warehouse.ledger import Ledger, digest
from warehouse.publish import VIEWS, publish

BY_DAY = ("articles", *CODED)
WAREHOUSE = "warehouse"

KEYS_CHECK = "keys"
ANCHORS_CHECK = "anchors"


def publication_fingerprint(home: Home) -> str:
    """From what the warehouse would be made now: every day of every table, the knowledge, the rejects, the views."""
    ledger = Ledger(home)
    days = sorted(f"{asset} {day} {of}" for asset in BY_DAY for day, of in ledger.made(asset).items())
    wholes = [code_version(asset) for asset in ("known_actors", "military_systems")]
    views = [path.read_text(encoding="utf-8") for path in sorted(VIEWS.glob("*.sql"))]
    schemas = [repr((table.schema, table.description)) for table in PUBLISHED.values()]
    return digest([*days, *wholes, *views, *schemas, ledger.rejects().write_csv()])


def is_published(home: Home) -> bool:
    """Whether the warehouse and the exports hold what the lake holds."""
    made = Ledger(home).made(WAREHOUSE).get(None)
    return made == publication_fingerprint(home) and home.warehouse.exists() and home.export.exists()


@dg.asset(deps=[articles, *CODED], check_specs=[schema_check("rejects")], **of_table("rejects"))
def rejects(context: dg.AssetExecutionContext, home: dg.ResourceParam[Home]) -> Iterator[Any]:
    """Gather what was turned away at any stage."""
    yield from whole_table(context, home, "rejects", Ledger(home).rejects())


@dg.asset(
    name=WAREHOUSE,
    deps=[articles, *CODED, known_actors, military_systems, rejects],
    group_name=GROUPS[WAREHOUSE],
    owners=OWNERS,
    kinds={"duckdb"},
    automation_condition=dg.AutomationCondition.eager(),
    description="The database that analysts open: all tables with comments, and views. Replaced whole.",
)
def warehouse(home: dg.ResourceParam[Home]) -> dg.MaterializeResult[Any]:
    """Build the database from the lake and put it in place of the old one."""
    fingerprint = publication_fingerprint(home)
    rows = publish(home)
    Ledger(home).make(WAREHOUSE, {None: fingerprint})
    counts = "\n".join(f"| {name} | {count:,} |" for name, count in rows.items())
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": sum(rows.values()),
            "tables": dg.MetadataValue.md(f"| table | rows |\n| --- | ---: |\n{counts}"),
            "path": dg.MetadataValue.path(str(home.warehouse)),
        }
    )


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


def _check_specs() -> list[dg.AssetCheckSpec]:
    keys = [
        dg.AssetCheckSpec(
            KEYS_CHECK,
            asset=table.name,
            additional_deps=[WAREHOUSE],
            description="The key is unique, and what a row refers to is there.",
        )
        for table in PUBLISHED.values()
        if table.key and table.name != "actors"
    ]
    anchors = [
        dg.AssetCheckSpec(
            ANCHORS_CHECK,
            asset=table,
            additional_deps=[WAREHOUSE],
            description="articles.text[start_char:end_char] is the row's text.",
        )
        for table in checks.ANCHORED
    ]
    return [*keys, *anchors]


@dg.multi_asset_check(name="published_tables", specs=_check_specs())
def published_tables(home: dg.ResourceParam[Home]) -> Iterator[dg.AssetCheckResult]:
    """Check what was published: keys within and between the tables, and anchors against the articles."""
    faults = {(KEYS_CHECK, table): found for table, found in checks.keys(home).items()}
    faults |= {(ANCHORS_CHECK, table): found for table, found in checks.anchors(home).items()}
    for spec in _check_specs():
        found = faults.get((spec.name, spec.asset_key.to_user_string()), {})
        yield dg.AssetCheckResult(
            passed=not found,
            asset_key=spec.asset_key,
            check_name=spec.name,
            metadata={"what to do": "Materialise the table's days again; if it stays, it is a fault.", **found}
            if found
            else {},
        )
