"""What the UI says of each asset: group, description, columns, kinds, owner, version."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import dagster as dg

from assets.previews import column_schema
from assets.versions import code_version
from schemas.registry import TABLES

SCHEMA_CHECK = "schema"

OWNERS = ("team:sitrep",)

GROUPS: Mapping[str, str] = {
    **dict.fromkeys(("articles", "parses", "sentences"), "articles"),
    **dict.fromkeys(("date_mentions", "place_mentions", "actors", "actor_mentions"), "mentions"),
    **dict.fromkeys(("statements", "events", "event_actors", "event_clusters"), "facts"),
    **dict.fromkeys(("military_assets", "military_asset_mentions", "figures"), "facts"),
    **dict.fromkeys(("known_actors", "military_systems", "offices"), "knowledge"),
    **dict.fromkeys(("rejects", "warehouse", "exports"), "publication"),
}


def of_table(asset: str, table: str | None = None, **more: Any) -> dict[str, Any]:
    """The arguments that describe an asset which is a table (of the registry, under its own name or ``table``)."""
    model = TABLES[table or asset]
    return {
        "group_name": GROUPS[asset],
        "description": model.description,
        "code_version": code_version(asset),
        "owners": OWNERS,
        "kinds": {"python", "parquet"},
        "metadata": {"dagster/column_schema": column_schema(model)},
        **more,
    }


def table_asset(
    asset: str, table: str | None = None, **more: Any
) -> Callable[[Callable[..., Iterator[Any]]], dg.AssetsDefinition]:
    """A decorator for the function that yields the check and the output of an asset which is a table."""
    arguments = of_table(asset, table, **more)
    decorate: Any = dg.asset(name=asset, check_specs=[schema_check(asset)], **arguments)

    def decorated(function: Callable[..., Iterator[Any]]) -> dg.AssetsDefinition:
        definition: dg.AssetsDefinition = decorate(function)
        return definition

    return decorated


def schema_check(asset: str) -> dg.AssetCheckSpec:
    """The check that keeps bad rows out of the lake; what is downstream waits for it."""
    return dg.AssetCheckSpec(
        SCHEMA_CHECK,
        asset=asset,
        blocking=True,
        description="Every row keeps its pandera model; a bad row goes to `rejects`, many stop the table.",
    )
