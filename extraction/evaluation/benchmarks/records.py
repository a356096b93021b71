"""The records of a benchmark file, and what was found in each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from extraction.evaluation.scoring import Measure, f1
from extraction.layers import Rows
from extraction.records import Article

UNDATED = date(2014, 6, 18)
"""The day of publication of records that give none (a Wednesday in the middle of a year)."""

Span = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """One text with the spans that its annotators marked (``start``, ``end``, ``type``, ``text``, ``attrs``)."""

    id: str
    text: str
    spans: list[Span]
    relations: list[dict[str, Any]]
    meta: dict[str, Any]

    @property
    def article(self) -> Article:
        """The record as an article, dated by its reference where it has one."""
        reference = self.meta.get("reference")
        day = date.fromisoformat(reference[:10]) if reference else UNDATED
        made = datetime(2000, 1, 1, tzinfo=UTC)
        return Article(f"article:{self.id}", self.id, None, None, None, None, day, "en", self.text, "", None, made)


@dataclass(frozen=True, slots=True)
class Judged:
    """A record and the rows that were found in it."""

    record: Record
    rows: Rows


@dataclass(slots=True)
class Outcome:
    """What a benchmark gives: its measures, and for each table the confidence of rows with whether they were right."""

    measures: list[Measure]
    confidences: dict[str, list[tuple[float, bool]]] = field(default_factory=dict)


Scorer = Callable[[str, Sequence[Judged]], Outcome]


def read(path: Path) -> Iterator[Record]:
    """The records of a benchmark file, one JSON object a line."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            content = json.loads(line)
            yield Record(
                content["id"], content["text"], content["spans"], content["relations"], content.get("meta") or {}
            )


def share(corpus: str, table: str, measure: str, right: int, of: int) -> Measure:
    """A measure that is a share of gold."""
    return Measure(corpus, table, measure, right / of if of else 0.0, of)


def harmonic(corpus: str, table: str, measure: str, counts: Counter[str], right: str) -> Measure:
    """The F1 of ``counts[right]`` hits among ``counts["rows"]`` rows and ``counts["gold"]`` gold."""
    precision = counts[right] / counts["rows"] if counts["rows"] else 0.0
    recall = counts[right] / counts["gold"] if counts["gold"] else 0.0
    return Measure(corpus, table, measure, f1(precision, recall), counts["gold"])
