"""Checks of how good each table is: its F1 on the sample's gold against the level that was last accepted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dagster as dg

if TYPE_CHECKING:
    from extraction.evaluation.scoring import Measure


CHECK = "f1_on_sample"
TOLERANCE = 0.01
"""A smaller loss may be chance; a larger one is said."""

ASSET_OF = {
    "actors": "actor_mentions",
    "statements": "statements",
    "events": "events",
    "military_assets": "military_assets",
    "figures": "figures",
}
"""Table of the gold → the asset whose check it is."""


def quality_checks(sample: Path, accepted: Path) -> list[dg.AssetChecksDefinition]:
    """A check a table that has gold.

    Args:
        sample: the folder with articles and gold.
        accepted: the JSON file with the levels; without it every level passes.
    """
    return [_check(table, asset, sample, accepted) for table, asset in ASSET_OF.items()]


def judge(table: str, measures: Mapping[str, float], accepted: Mapping[str, float]) -> dg.AssetCheckResult:
    """Whether a table is as good as it was accepted to be."""
    level, now = accepted.get(table), measures["f1"]
    passed = level is None or now >= level - TOLERANCE
    metadata: dict[str, Any] = {name: round(value, 3) for name, value in measures.items()}
    metadata["accepted f1"] = level if level is not None else "none yet: `make evaluate ACCEPT=1` sets it"
    if not passed:
        metadata["what to do"] = "`sitrep evaluate --errors` lists the rows that went wrong and their rules."
    return dg.AssetCheckResult(passed=passed, severity=dg.AssetCheckSeverity.WARN, metadata=metadata)


def _check(table: str, asset: str, sample: Path, accepted: Path) -> dg.AssetChecksDefinition:
    @dg.asset_check(
        asset=asset, name=CHECK, description=f"F1 on the sample's gold is within {TOLERANCE} of the accepted level."
    )
    def f1_on_sample() -> dg.AssetCheckResult:
        levels = json.loads(accepted.read_text(encoding="utf-8")) if accepted.exists() else {}
        measures = {m.measure: m.value for m in _measures(sample) if m.table == table}
        return judge(table, measures, levels.get(sample.name, {}))

    return f1_on_sample


@cache
def _measures(sample: Path) -> tuple[Measure, ...]:
    """The sample's figures, measured once a process: the rules do not change while it runs."""
    # Imported here because it loads spaCy, which no definition needs.
    from extraction.evaluation.run import on_gold

    return tuple(on_gold(sample).measures)
