"""What is stale becomes runs over days without a gap."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from pipelines import run
from pipelines.run import Range, _ranges

FIRST = date(2023, 3, 1)
ALL = frozenset(["articles", "parses", "statements"])


def days(*numbers: int) -> list[date]:
    return [FIRST + timedelta(days=number) for number in numbers]


def test_days_that_touch_are_one_run_and_no_empty_day_is_in_it() -> None:
    found = dict.fromkeys(days(0, 1, 2, 5, 7, 8), ALL)
    spans = [(part.first, part.last) for part in _ranges(found, Counter())]
    assert spans == [tuple(days(0, 2)), tuple(days(5, 5)), tuple(days(7, 8))]


def test_days_that_need_other_assets_are_another_run() -> None:
    found = dict.fromkeys(days(0, 1, 2), ALL) | dict.fromkeys(days(1), frozenset(["statements"]))
    assert list(_ranges(found, Counter())) == [
        Range(*days(0, 0), ALL),
        Range(*days(1, 1), frozenset(["statements"])),
        Range(*days(2, 2), ALL),
    ]


def test_a_run_takes_on_so_many_days_and_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "MAX_DAYS", 3)
    found = dict.fromkeys(days(*range(7)), ALL)
    assert [(part.last - part.first).days + 1 for part in _ranges(found, Counter())] == [3, 3, 1]
    articles = Counter(dict.fromkeys(found, run.MAX_ARTICLES // 2))
    assert [(part.last - part.first).days + 1 for part in _ranges(found, articles)] == [2, 2, 2, 1]


def test_nothing_stale_is_no_run() -> None:
    assert list(_ranges({}, Counter())) == []
