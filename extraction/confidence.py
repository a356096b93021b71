"""Confidence that means something: what an extractor says of its row → the share of such rows that is right.

The map is fitted by ``extraction.evaluation.calibration`` and stored in ``knowledge/calibration.csv``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from extraction.evaluation.calibration import Step, calibrated_share
from extraction.knowledge.tables import rows

KINDS = {"actor_mentions": "actors", "place_mentions": "actors"}
"""Tables whose rows are judged together with another's."""


def calibrated(table: str, found: Sequence[Any]) -> Sequence[Any]:
    """The rows with calibrated confidence; rows of a table without a map as they are."""
    steps = _steps().get(KINDS.get(table, table))
    if not steps:
        return found
    return [replace(row, confidence=calibrated_share(steps, row.confidence)) for row in found]


@cache
def _steps() -> dict[str, list[Step]]:
    maps: dict[str, list[Step]] = {}
    for row in rows("calibration.csv"):
        maps.setdefault(row["table"], []).append(Step(float(row["up_to"]), float(row["share"])))
    return maps
