"""Making ``confidence`` mean something: a monotone map from an extractor's own confidence to the share that is right.

The map is isotonic regression by pooling adjacent violators (Ayer et al. 1955; Zadrozny and Elkan 2002 for its use on
classifiers), fitted for each table on annotated text and stored in ``knowledge/calibration.csv``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extraction.confidence import Step

Pairs = Sequence[tuple[float, bool]]
"""Confidence of a row, and whether annotators agree with it."""

SMALLEST_STEP = 20
"""Rows that a step of the map needs: fewer say too little."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Of ``rows`` rows predicted between ``low`` and ``low + 0.1``: the mean prediction and the share right."""

    low: float
    rows: int
    predicted: float
    right: float


def fit(pairs: Pairs) -> list[Step]:
    """Fit the map; its steps rise in both columns."""
    blocks: list[list[float]] = []  # [rows, right, highest confidence]
    for confidence, right in _grouped(pairs):
        blocks.append([len(right), sum(right), confidence])
        while len(blocks) > 1 and (_share(blocks[-2]) >= _share(blocks[-1]) or blocks[-2][0] < SMALLEST_STEP):
            rows, hits, highest = blocks.pop()
            blocks[-1] = [blocks[-1][0] + rows, blocks[-1][1] + hits, highest]
    if len(blocks) > 1 and blocks[-1][0] < SMALLEST_STEP:
        rows, hits, highest = blocks.pop()
        blocks[-1] = [blocks[-1][0] + rows, blocks[-1][1] + hits, highest]
    return [Step(round(block[2], 3), round(_share(block), 3)) for block in blocks]


def _grouped(pairs: Pairs) -> Iterable[tuple[float, list[bool]]]:
    grouped: dict[float, list[bool]] = defaultdict(list)
    for confidence, right in pairs:
        grouped[round(confidence, 3)].append(right)
    return sorted(grouped.items())


def _share(block: list[float]) -> float:
    """The share right, with one right and one wrong row assumed beforehand (Laplace), so that it is never 0 or 1."""
    return (block[1] + 1) / (block[0] + 2)


def reliability(pairs: Pairs) -> list[Bin]:
    """The reliability table: predictions in tenths against the share that was right."""
    tenths: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in pairs:
        tenths[min(int(confidence * 10 + 1e-9), 9)].append((confidence, right))
    return [
        Bin(tenth / 10, len(found), sum(c for c, _ in found) / len(found), sum(r for _, r in found) / len(found))
        for tenth, found in sorted(tenths.items())
    ]


def calibration_error(pairs: Pairs) -> float:
    """Expected calibration error: the mean distance of prediction and share right, weighted by rows (Naeini 2015)."""
    bins = reliability(pairs)
    return sum(b.rows * abs(b.predicted - b.right) for b in bins) / max(sum(b.rows for b in bins), 1)
