"""Work flows over the days without a pause, and comes back as whole days."""

from __future__ import annotations

from datetime import date

from assets.stream import GROUP, in_groups, over_days
from extraction.engine import Engine

DAYS = [date(2023, 3, day) for day in range(1, 6)]


def negative(number: int) -> int:
    return -number


def test_results_keep_their_days() -> None:
    seen: list[int] = []
    tasks = [(DAYS[0], 1), (DAYS[0], 2), (DAYS[3], 3)]
    assert list(over_days(Engine(), negative, tasks, seen.append)) == [(DAYS[0], -1), (DAYS[0], -2), (DAYS[3], -3)]
    assert seen == [-1, -2, -3]


def test_every_day_comes_once_and_whole_the_empty_ones_too() -> None:
    results = [(DAYS[1], "a"), (DAYS[1], "b"), (DAYS[3], "c")]
    assert list(in_groups(DAYS, results, len)) == [
        {DAYS[0]: [], DAYS[1]: ["a", "b"], DAYS[2]: [], DAYS[3]: ["c"], DAYS[4]: []}
    ]
    assert list(in_groups(DAYS[:1], [], len)) == [{DAYS[0]: []}]


def test_group_ends_with_a_day_that_makes_it_full() -> None:
    full = "x" * GROUP
    results = [(DAYS[0], full), (DAYS[0], "y"), (DAYS[1], full), (DAYS[2], "z")]
    groups = list(in_groups(DAYS[:3], results, len))
    assert groups == [{DAYS[0]: [full, "y"]}, {DAYS[1]: [full]}, {DAYS[2]: ["z"]}]
