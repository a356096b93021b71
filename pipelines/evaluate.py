"""Evaluations: running them, keeping their figures, and the level of quality that was last accepted."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import polars as pl

from extraction import confidence
from extraction.evaluation import calibration
from extraction.evaluation.benchmarks import BENCHMARKS
from extraction.evaluation.gold import find
from extraction.evaluation.run import Evaluation, confidences, on_benchmark, on_gold, size
from extraction.evaluation.scoring import Measure
from extraction.knowledge.tables import FOLDER
from extraction.records import EXTRACTOR_VERSION
from warehouse import quality
from warehouse.home import Home

CALIBRATION = FOLDER / "calibration.csv"


def texts(golds: Sequence[Path], benchmarks: Path | None) -> int:
    """How many texts an evaluation reads."""
    return len(find(golds)) + sum(size(name, benchmarks) for name in BENCHMARKS if benchmarks)


def evaluate(
    golds: Sequence[Path], benchmarks: Path | None, advance: Callable[[], object], *, calibrate: bool = True
) -> list[Evaluation]:
    """Evaluate folders with gold, and the benchmarks of a folder.

    Raises:
        GoldUnusable: a gold file is broken or its article is missing.
    """
    found = [on_gold(folder, calibrate=calibrate, advance=advance) for folder in golds]
    if benchmarks is None:
        return found
    return found + [on_benchmark(name, benchmarks, calibrate=calibrate, advance=advance) for name in BENCHMARKS]


def record(home: Home, evaluations: Sequence[Evaluation], today: date) -> None:
    """Keep the figures in the lake, for the table ``quality``."""
    measures = [measure for evaluation in evaluations for measure in evaluation.measures]
    rows = [(today, m.corpus, m.table, m.measure, m.value, m.gold_rows, EXTRACTOR_VERSION) for m in measures]
    columns = ["measured_on", "corpus", "table", "measure", "value", "gold_rows", "extractor_version"]
    if rows:
        quality.record(home, pl.DataFrame(rows, schema=columns, orient="row"))


def held_out_errors(evaluations: Sequence[Evaluation]) -> dict[str, float]:
    """Table → expected calibration error on every second row, of a map fitted on the others (uncalibrated rows)."""
    errors = {}
    for table, pairs in sorted(confidences(evaluations).items()):
        steps = calibration.fit(pairs[::2])
        shares = [(confidence.calibrated_share(steps, said), right) for said, right in pairs[1::2]]
        errors[table] = calibration.calibration_error(shares)
    return errors


def fit_confidence(evaluations: Sequence[Evaluation]) -> None:
    """Fit the maps of confidence on uncalibrated evaluations and store them as data."""
    head = [line for line in CALIBRATION.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = [
        f"{table},{step.up_to},{step.share}"
        for table, pairs in sorted(confidences(evaluations).items())
        for step in calibration.fit(pairs)
    ]
    CALIBRATION.write_text("\n".join([*head, "table,up_to,share", *lines]) + "\n", encoding="utf-8")
    confidence.forget()


def f1_of(evaluation: Evaluation) -> dict[str, float]:
    """Table → F1 of an evaluation on gold."""
    return {measure.table: round(measure.value, 4) for measure in evaluation.measures if measure.measure == "f1"}


def accept(path: Path, evaluations: Sequence[Evaluation]) -> None:
    """Make the present F1 of each gold corpus the level that later runs are held against."""
    levels = {evaluation.corpus: f1_of(evaluation) for evaluation in evaluations if f1_of(evaluation)}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(levels, indent=2) + "\n", encoding="utf-8")


def table_of(measures: Sequence[Measure]) -> list[tuple[str, str]]:
    """The lines of a printed evaluation: the table, and its measures in one text."""
    lines: dict[str, list[str]] = {}
    for measure in measures:
        figure = f"{measure.value:.2f}" if measure.gold_rows else f"{measure.value:.1f}"
        lines.setdefault(measure.table, []).append(f"{measure.measure} {figure}")
    return [(table, "  ".join(parts)) for table, parts in lines.items()]
