"""What the UI says of each asset: group, description, columns, kinds, owner, version."""

from __future__ import annotations

from collections.abc import Mapping
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
    **dict.fromkeys(("known_actors", "military_systems"), "knowledge"),
    **dict.fromkeys(("rejects", "warehouse", "exports"), "publication"),
}


def of_table(asset: str, table: str | None = None, **more: Any) -> dict[str, Any]:
    """The arguments that describe an asset which is a table."""
    model = TABLES[table or asset]
    return {
        "group_name": GROUPS[asset],
        "description": more.pop("description", model.description),
        "code_version": code_version(asset),
        "owners": OWNERS,
        "kinds": more.pop("kinds", {"python", "parquet"}),
        "metadata": {"dagster/column_schema": column_schema(model), **more.pop("metadata", {})},
        **more,
    }


def schema_check(asset: str) -> dg.AssetCheckSpec:
    """The check that keeps bad rows out of the lake; what is downstream waits for it."""
    return dg.AssetCheckSpec(
        SCHEMA_CHECK,
        asset=asset,
        blocking=True,
        description="Every row keeps its pandera model; a bad row goes to `rejects`, many stop the table.",
    )
