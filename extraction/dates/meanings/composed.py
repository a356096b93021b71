"""Meanings made of others: parts of periods, ranges, times of day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from extraction.dates import timeline
from extraction.dates.meanings.base import Context, Meaning, Timex, dated
from extraction.dates.meanings.calendar_dates import Calendar, Day
from extraction.dates.meanings.relative import Relative
from extraction.dates.timeline import Period

PARTS = {"START": 0, "early": 0, "MID": 1, "mid": 1, "END": 2, "late": 2}


@dataclass(frozen=True, slots=True)
class Part:
    """A vague part of a period: its early, middle or late third, or what is over or still to come of it."""

    which: str | None
    of: Meaning

    def resolve(self, context: Context) -> Timex | None:
        """The value is the whole period's (TIMEX3 gives the part in ``mod``); the range is the part's."""
        whole = self.of.resolve(context)
        if whole is None or whole.first is None or whole.last is None or whole.unit is None or whole.value is None:
            return whole
        first, last = whole.first, whole.last
        if self.which in PARTS:
            first, last = timeline.part(Period(whole.unit, whole.value, first, last), PARTS[self.which])
        elif self.which == "EARLIER":
            last = max(first, min(last, context.published))
        elif self.which == "LATER":
            first = min(last, max(first, context.published))
        return replace(whole, first=first, last=last)


@dataclass(frozen=True, slots=True)
class NthOf:
    """The nth unit of a period, or its last (``number`` -1), or several: "the first two weeks of June"."""

    number: int
    unit: str
    of: Meaning
    count: int | None = None

    def resolve(self, context: Context) -> Timex | None:
        """Weeks of a month or year begin on its first Monday or hold its first day, as ISO weeks do."""
        whole = self.of.resolve(context)
        if (
            whole is None
            or whole.first is None
            or whole.last is None
            or self.unit not in ("D", "W", "WE", "M", "Q", "Y")
        ):
            return None
        count = int(self.count or 1)
        start = whole.last if self.number < 0 else whole.first
        steps = (1 - count, 0) if self.number < 0 else (self.number * count - count, self.number * count - 1)
        first, last = (timeline.containing(self.unit, timeline.moved(start, self.unit, step)) for step in steps)
        if first.first > whole.last or last.last < whole.first:
            return None
        value = first.value if count == 1 else f"{first.value}/{last.value}"
        return Timex("DATE", value, first.first, last.last, self.unit if count == 1 else None)


@dataclass(frozen=True, slots=True)
class HalfOf:
    """The first or second half of a year, "the first half of last year"; of anything else, its days halved."""

    number: int
    of: Meaning

    def resolve(self, context: Context) -> Timex | None:
        """A half of a calendar year has a value of its own."""
        whole = self.of.resolve(context)
        if whole is None or whole.first is None or whole.last is None or self.number > 2:
            return None
        if whole.unit == "Y":
            return dated(timeline.half(whole.first.year, self.number))
        middle = whole.first + timedelta(days=(whole.last - whole.first).days // 2)
        if self.number == 1:
            return replace(whole, last=middle)
        return replace(whole, first=middle + timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another; the first borrows what only the second says ("from 3 to 7 June")."""

    first: Meaning
    last: Meaning

    def resolve(self, context: Context) -> Timex | None:
        """The days from the first day of the one to the last of the other, where they are in that order."""
        last = self.last.resolve(context)
        first = _borrow(self.first, self.last, last).resolve(context)
        if first is None or last is None or first.first is None or last.last is None or first.first > last.last:
            return None
        return Timex("DATE", f"{first.value}/{last.value}", first.first, last.last, last.unit)


@dataclass(frozen=True, slots=True)
class First:
    """The first of two times of a range; it borrows what only the second says ("between March and May 2012")."""

    first: Meaning
    last: Meaning

    def resolve(self, context: Context) -> Timex | None:
        """The time itself, with the year of the second or that before it."""
        return _borrow(self.first, self.last, self.last.resolve(context)).resolve(context)


def _borrow(first: Meaning, last: Meaning, resolved: Timex | None) -> Meaning:
    """``first`` with the year (and month) that only the second of two times gives, so that it comes before it."""
    if not isinstance(first, Calendar) or first.year or resolved is None or resolved.first is None:
        return first
    if first.weekday and not first.month:
        back = (resolved.first.weekday() - first.weekday + 1) % 7
        return Day(resolved.first - timedelta(days=back))
    if not isinstance(last, Calendar):
        return first
    candidate = replace(first, month=first.month or last.month, year=resolved.first.year)
    period = candidate.in_year(resolved.first.year)
    return (
        candidate
        if period is None or period.first <= resolved.first
        else replace(candidate, year=resolved.first.year - 1)
    )


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day: "Monday morning"; without a day, of the day of publication."""

    part: str
    of: Meaning | None = None

    def resolve(self, context: Context) -> Timex | None:
        """The day with the part's code; its range is the day."""
        on = (self.of or Relative(0, "D")).resolve(context)
        if on is None or on.unit != "D":
            return on
        return replace(on, type="TIME", value=f"{on.value}T{self.part}")


def _day_spoken_of(context: Context) -> Timex | None:
    """The last day that the text speaks of, or that of publication."""
    before = context.previous
    if before is None or before.unit != "D" or before.value is None:
        return Relative(0, "D").resolve(context)
    return replace(before, value=before.value[:10])


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, "10:30" or "8" with "pm", of the day that the words give or else of publication."""

    at: str
    meridiem: str | None = None
    of: Meaning | None = None

    def resolve(self, context: Context) -> Timex | None:
        """Without am or pm the hour is taken as written."""
        digits = str(self.at).replace(".", ":")
        hours, _, rest = (f"{digits[:2]}:{digits[2:]}" if digits.isdigit() and len(digits) == 4 else digits).partition(
            ":"
        )
        hour = int(hours)
        if hour > 24 or (self.meridiem and hour > 12):
            return None
        if self.meridiem:
            hour = hour % 12 + (12 if self.meridiem == "pm" else 0)
        time = f"T{hour:02}:{rest or '00'}"
        on = self.of.resolve(context) if self.of else _day_spoken_of(context)
        if on is None or on.unit != "D" or on.value is None:
            return Timex("TIME", time)
        return replace(on, type="TIME", value=f"{on.value[:10]}{time}")


@dataclass(frozen=True, slots=True)
class On:
    """A time of day on a day: "10 a.m. on Tuesday"."""

    time: Meaning
    of: Meaning

    def resolve(self, context: Context) -> Timex | None:
        """The time keeps its hour and takes the day."""
        return replace(self.time, of=self.of).resolve(context) if isinstance(self.time, Clock | DayPart) else None
