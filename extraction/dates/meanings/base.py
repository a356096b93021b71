"""What a date expression means, before and after it is known when it was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from extraction.dates.timeline import Period


@dataclass(frozen=True, slots=True)
class Context:
    """When an expression is used: the day of publication, the tense of its clause, the time spoken of before it."""

    published: date
    tense: str = "past"
    previous: Timex | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A resolved expression: TIMEX3 type and value, the days it covers, and the unit of the calendar that it is."""

    type: str
    value: str | None
    first: date | None = None
    last: date | None = None
    unit: str | None = None


class Meaning(Protocol):
    """Anything that a rule can make of an expression."""

    def resolve(self, context: Context) -> Timex | None: ...  # noqa: D102


def dated(period: Period) -> Timex:
    """A period as a DATE."""
    return Timex("DATE", period.value, period.first, period.last, period.unit)


def by_tense(candidates: list[Period], context: Context) -> Period | None:
    """The last period that has begun by the day of publication; in the future tense the first that is not over."""
    if context.tense == "future":
        return next((period for period in candidates if period.last >= context.published), None)
    return next((period for period in reversed(candidates) if period.first <= context.published), None)
