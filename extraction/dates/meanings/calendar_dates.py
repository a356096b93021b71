"""Dates of the calendar: with their year, or with the year (or week) that the tense and the day of publication give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extraction.dates import timeline
from extraction.dates.meanings.base import Context, Meaning, Timex, by_tense, dated
from extraction.dates.timeline import Period


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date of the calendar, perhaps without its year: "12 December", "Monday", "the summer of 2012"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    direction: int | None = None
    """-1 for "last", 0 for "this", 1 for "next"."""

    def resolve(self, context: Context) -> Timex | None:
        """Choose the year (or the week) by the direction word or the tense."""
        period = self.in_year(self.year) if self.year else self._choose(context)
        return dated(period) if period else None

    def in_year(self, year: int) -> Period | None:
        """The period in a given year, or None where the calendar has no such day."""
        try:
            if self.day and self.month:
                return timeline.day(date(year, self.month, self.day))
            if self.month:
                return timeline.month(year, self.month)
            if self.season:
                return timeline.season(year, self.season)
            if self.quarter:
                return timeline.quarter(year, self.quarter)
            return timeline.half(year, self.half) if self.half else timeline.year(year)
        except ValueError:
            return None

    def _choose(self, context: Context) -> Period | None:
        candidates = list(self._candidates(context.published))
        if self.direction is None:
            return by_tense(candidates, context)
        current = timeline.containing("W" if self._is_weekday() else "Y", context.published)
        if self.direction < 0:
            return next((p for p in reversed(candidates) if p.last < context.published), None)
        if self.direction > 0:
            return next((p for p in candidates if p.first > context.published), None)
        return next((p for p in candidates if current.first <= p.first <= current.last), None)

    def _is_weekday(self) -> bool:
        return self.weekday is not None and self.month is None

    def _candidates(self, published: date) -> Iterator[Period]:
        if self._is_weekday():
            monday = timeline.week(published).first
            for offset in (-7, 0, 7):
                yield timeline.day(monday + timedelta(days=offset + (self.weekday or 1) - 1))
        elif self.day and not self.month:
            for offset in (-1, 0, 1):
                when = timeline.moved(published.replace(day=1), "M", offset)
                period = replace(self, month=when.month).in_year(when.year)
                if period:
                    yield period
        else:
            around = (self.in_year(published.year + offset) for offset in (-1, 0, 1))
            yield from (period for period in around if period)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is known."""

    when: date

    def resolve(self, context: Context) -> Timex | None:
        """It is absolute."""
        return dated(timeline.day(self.when))


@dataclass(frozen=True, slots=True)
class Decade:
    """A decade: 1990 for "the 1990s", 90 for "the nineties" (of the last century that had them by then)."""

    start: int

    def resolve(self, context: Context) -> Timex | None:
        """A decade without its century is the last that has begun."""
        start = self.start
        if start < 100:
            century = context.published.year // 100 * 100
            start += century if century + start <= context.published.year else century - 100
        return dated(timeline.decade(start))


@dataclass(frozen=True, slots=True)
class Century:
    """The nth century."""

    number: int

    def resolve(self, context: Context) -> Timex | None:
        """A century is absolute."""
        return dated(timeline.century(self.number)) if 0 < self.number < 99 else None


@dataclass(frozen=True, slots=True)
class Years:
    """Several calendar years: "2012–14"."""

    first: int
    last: int

    def resolve(self, context: Context) -> Timex | None:
        """A last year of two digits takes its century from the first."""
        last = self.last if self.last > 99 else self.first // 100 * 100 + self.last
        if last <= self.first:
            return None
        return Timex("DATE", f"{self.first}/{last}", date(self.first, 1, 1), date(last, 12, 31), "Y")


@dataclass(frozen=True, slots=True)
class Written:
    """A date in digits: "2014-11-05", or month/day/year as American papers write it (day first where it must be)."""

    text: str

    def resolve(self, context: Context) -> Timex | None:
        """A year of two digits lies in the 99 years before the one after publication."""
        parts = [int(part) for part in re.split(r"[-/.]", self.text)]
        year, month, day = parts if parts[0] > 31 else (parts[2], parts[0], parts[1])
        if month > 12:
            month, day = day, month
        if year < 100:
            year += (context.published.year + 1 - year) // 100 * 100
        return Calendar(year, month, day).resolve(context)


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """A day of last, this or next week: "Tuesday last week"."""

    weekday: int
    count: int

    def resolve(self, context: Context) -> Timex | None:
        """Weeks begin on Monday."""
        monday = timeline.week(context.published).first
        return dated(timeline.day(monday + timedelta(days=7 * self.count + self.weekday - 1)))


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that holds a day: "the week of 3 November"."""

    of: Meaning

    def resolve(self, context: Context) -> Timex | None:
        """Weeks begin on Monday."""
        on = self.of.resolve(context)
        return dated(timeline.week(on.first)) if on and on.first else None


@dataclass(frozen=True, slots=True)
class OfYear:
    """A date of last, this or next year: "February this year"."""

    of: Calendar
    count: int

    def resolve(self, context: Context) -> Timex | None:
        """The year counts from that of publication."""
        period = self.of.in_year(context.published.year + self.count)
        return dated(period) if period else None


@dataclass(frozen=True, slots=True)
class OfYearSpoken:
    """A month or season of the year spoken of before: "that June"."""

    of: Calendar

    def resolve(self, context: Context) -> Timex | None:
        """Without a year spoken of before it is unknown."""
        before = context.previous
        period = self.of.in_year(before.first.year) if before and before.first else None
        return dated(period) if period else Timex("DATE", None)


@dataclass(frozen=True, slots=True)
class Nearest:
    """A unit without direction word: "the weekend", the last or the next one by the tense."""

    unit: str

    def resolve(self, context: Context) -> Timex | None:
        """Of the periods before, around and after publication."""
        around = (timeline.moved(context.published, self.unit, count) for count in (-1, 0, 1))
        period = by_tense([timeline.containing(self.unit, when) for when in around], context)
        return dated(period) if period else None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday: "12-25" each year, "11-THU-4" the fourth Thursday of November, "EASTER-2" two days before Easter."""

    day: str
    year: int | None = None

    def resolve(self, context: Context) -> Timex | None:
        """Its year is chosen as that of any day."""
        years = [self.year] if self.year else [context.published.year + offset for offset in (-1, 0, 1)]
        candidates = [timeline.day(timeline.holiday(self.day, year)) for year in years]
        period = candidates[0] if self.year else by_tense(candidates, context)
        return dated(period) if period else None


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A fiscal year. Which days it covers depends on whose it is, so it has no range."""

    year: int

    def resolve(self, context: Context) -> Timex | None:
        """TIMEX3 writes FY2015."""
        return Timex("DATE", f"FY{self.year if self.year > 99 else 2000 + self.year}")


@dataclass(frozen=True, slots=True)
class FiscalOf:
    """Last, this or next fiscal year, counted from the year of publication; without range, as ``Fiscal``."""

    count: int

    def resolve(self, context: Context) -> Timex | None:
        """TIMEX3 writes FY2015."""
        return Timex("DATE", f"FY{context.published.year + self.count}")
