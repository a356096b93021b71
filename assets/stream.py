"""Work that flows by day through the engine, and comes back in groups of whole days."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from extraction.engine import Engine

A = TypeVar("A")
B = TypeVar("B")

GROUP = 256
"""Articles that are validated and staged together: validating costs 20 ms a table however few rows there are."""


def over_days(
    engine: Engine, function: Callable[[A], B], tasks: Iterable[tuple[date, A]], done: Callable[[B], None]
) -> Iterator[tuple[date, B]]:
    """``function`` over tasks that each belong to a day, without a pause between days; ``done`` sees each result."""
    under_way: deque[date] = deque()

    def sent() -> Iterator[A]:
        for day, task in tasks:
            under_way.append(day)
            yield task

    for result in engine.map(function, sent()):
        done(result)
        yield under_way.popleft(), result


def in_groups(
    days: Sequence[date], results: Iterable[tuple[date, B]], articles_in: Callable[[B], int]
) -> Iterator[dict[date, list[B]]]:
    """Results, which come in the order of ``days``, gathered into groups of whole days (days without any too)."""
    waiting = deque(days)
    group: dict[date, list[B]] = {}
    held = 0
    for day, result in results:
        while waiting and waiting[0] <= day:
            if held >= GROUP:
                yield group
                group, held = {}, 0
            group[waiting.popleft()] = []
        group[day].append(result)
        held += articles_in(result)
    group.update((day, []) for day in waiting)
    if group:
        yield group
