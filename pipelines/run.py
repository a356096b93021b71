"""One run of the command: what is stale is made again through the definitions that the UI shows, then published."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from assets.freshness import is_published, stale
from assets.resources import Progress
from extraction.engine import Engine
from warehouse.home import Home
from warehouse.ledger import Ledger

MAX_ARTICLES = 2_000
MAX_DAYS = 60
"""How much one Dagster run takes on: what it has in memory does not depend on how much there is to do."""


class RunFailed(Exception):  # noqa: N818 (it says what happened)
    """A Dagster run failed; the message says why, and what to do."""


@dataclass(frozen=True)
class Range:
    """Days without a gap that need the same assets, as one Dagster run."""

    first: date
    last: date
    assets: frozenset[str]


@dataclass(frozen=True)
class Plan:
    """What is to be done: the runs, and how many articles pass each stage in them."""

    ranges: list[Range]
    articles: Mapping[str, int]

    @property
    def days(self) -> int:
        """How many days are made again."""
        return sum((part.last - part.first).days + 1 for part in self.ranges)


def plan(home: Home) -> Plan:
    """What is stale, in runs. Days without articles between two with are not touched: a run records every day in it."""
    found = stale(home)
    articles = Counter(article.day for article in Ledger(home).landed())
    coded = sum(articles[day] for day, assets in found.items() if assets - {"articles", "parses"})
    parsed = sum(articles[day] for day, assets in found.items() if "parses" in assets)
    return Plan(list(_ranges(found, articles)), {"parse": parsed, "code": coded})


def _ranges(found: Mapping[date, frozenset[str]], articles: Mapping[date, int]) -> Iterator[Range]:
    first: date | None = None
    last = date.min
    held = 0
    for day, assets in found.items():
        fits = day - last == timedelta(days=1) and assets == found[last] and held + articles[day] <= MAX_ARTICLES
        if first is not None and not (fits and (day - first).days < MAX_DAYS):
            yield Range(first, last, found[last])
            first = None
        if first is None:
            first, held = day, 0
        last, held = day, held + articles[day]
    if first is not None:
        yield Range(first, last, found[last])


def execute(home: Home, planned: Plan, workers: int, progress: Progress) -> None:
    """Make what is stale and publish it, in this process.

    Raises:
        RunFailed: a run failed; what earlier runs made is kept, and nothing is published.
    """
    if not planned.ranges and is_published(home):
        return
    os.environ["SITREP_HOME"] = str(home.root)
    # Imported here because Dagster costs seconds, and most runs of the command over old inputs have nothing to do.
    from pipelines import launch

    engine = Engine(workers)
    try:
        launch.launch(home, planned.ranges, engine, progress)
    finally:
        engine.close()
