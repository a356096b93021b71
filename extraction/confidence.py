"""Confidence that means something: what an extractor says of its row → the share of such rows that is right.

The map is fitted by ``extraction.evaluation.calibration`` and stored in ``knowledge/calibration.csv``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from extraction.knowledge.tables import rows

MAP_OF = {
    "actor_mentions": "actors",
    "place_mentions": "actors",
    "statements": "statements",
    "events": "events",
    "military_assets": "military_assets",
    "figures": "figures",
}
"""Table → the map that its rows are judged by: the name that gold and benchmarks give to what it holds."""


@dataclass(frozen=True, slots=True)
class Step:
    """Rows up to this confidence of the extractor's are right in this share."""

    up_to: float
    share: float


def calibrated(table: str, found: Sequence[Any]) -> Sequence[Any]:
    """The rows with calibrated confidence; rows of a table without a map as they are.

    The rows are changed in place, records or not: the extractors are done with them, and a copy of each costs as much
    as the finding of some.
    """
    steps = _maps().get(MAP_OF.get(table, ""))
    if steps:
        shares = {stated: calibrated_share(steps, stated) for stated in {row.confidence for row in found}}
        for row in found:
            object.__setattr__(row, "confidence", shares[row.confidence])
    return found


def calibrated_share(steps: Sequence[Step], confidence: float) -> float:
    """The share of the step that a confidence falls in (the last one for all above)."""
    at = bisect_left([step.up_to for step in steps], confidence - 1e-9)
    return steps[min(at, len(steps) - 1)].share


def forget() -> None:
    """Read the maps anew: they were fitted while this process runs."""
    rows.cache_clear()
    _maps.cache_clear()


@cache
def _maps() -> dict[str, list[Step]]:
    maps: dict[str, list[Step]] = {}
    for row in rows("calibration.csv"):
        maps.setdefault(row["table"], []).append(Step(float(row["up_to"]), float(row["share"])))
    return maps
