"""What a date expression means before it is known when it was written: small values that resolve in a context.

The rule table (``knowledge/dates/rules.csv``) builds them by class name; a meaning may hold another ("early" + "last
year"). ``resolve`` gives the TIMEX3 reading, or None where the words name no time (31 November).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from extraction.dates import timeline
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
class FiscalOf:
    """Last, this or next fiscal year, counted from the year of publication; without range, as ``Fiscal``."""

    count: int

    def resolve(self, context: Context) -> Timex | None:
        """TIMEX3 writes FY2015."""
        return Timex("DATE", f"FY{context.published.year + self.count}")


@dataclass(frozen=True, slots=True)
class Relative:
    """``count`` units from the day of publication, or from the time spoken of before (``anchor`` "previous")."""

    count: float
    unit: str
    anchor: str = "published"

    def resolve(self, context: Context) -> Timex | None:
        """ "Two weeks ago" is a week, "two days later" the day two days after the day spoken of before."""
        if self.unit.startswith("T"):
            return None
        start = self._start(context)
        if start is None:
            return Timex("DATE", None)
        unit = {"FN": "W", "NI": "D"}.get(self.unit, self.unit)
        try:
            when = timeline.moved(start, self.unit, self.count)
            return dated(timeline.containing("Y" if unit == "DE" and abs(self.count) != 1 else unit, when))
        except (ValueError, OverflowError):
            return None

    def _start(self, context: Context) -> date | None:
        if self.anchor == "published":
            return context.published
        before = context.previous
        if before is None or before.first is None:
            return None
        fine = timeline.DAYS_IN.get(self.unit, 30) < 30
        return before.first if before.unit == "D" or not fine or before.unit == self.unit else None


@dataclass(frozen=True, slots=True)
class Same:
    """The time spoken of before: "the same day", "that year"."""

    unit: str

    def resolve(self, context: Context) -> Timex | None:
        """The period of the unit that holds the time spoken of before."""
        before = context.previous
        if before is None or before.first is None or before.last is None:
            return Timex("DATE", None)
        period = timeline.containing(self.unit, before.first)
        return dated(period) if before.last <= period.last else Timex("DATE", None)


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
class Day:
    """A day that is known."""

    when: date

    def resolve(self, context: Context) -> Timex | None:
        """It is absolute."""
        return dated(timeline.day(self.when))


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; ``direction`` -1 where it ends at publication ("the past three weeks"), 1 where it begins."""

    count: float | str | None
    unit: str
    direction: int | None = None

    def resolve(self, context: Context) -> Timex | None:
        """The value is the length; a range only where the length is anchored."""
        count = f"{self.count:g}" if isinstance(self.count, int | float) else "X"
        if self.unit == "FN":
            value = f"P{2 * self.count:g}W" if isinstance(self.count, int | float) else "PXW"
        else:
            value = timeline.DURATION[self.unit].format(count)
        if self.direction is None or not isinstance(self.count, int | float) or self.unit.startswith("T"):
            return Timex("DURATION", value)
        try:
            other = timeline.moved(context.published, self.unit, self.direction * self.count)
        except (ValueError, OverflowError):
            return Timex("DURATION", value)
        return Timex("DURATION", value, min(other, context.published), max(other, context.published))


@dataclass(frozen=True, slots=True)
class Ago:
    """A length of time before (``sign`` -1) or after (1) publication or the time spoken of before."""

    of: Meaning
    sign: int
    anchor: str = "published"

    def resolve(self, context: Context) -> Timex | None:
        """ "Two weeks ago" is the week two weeks before; "several years ago" is only past."""
        length = self.of
        if not isinstance(length, Duration):
            return None
        if not isinstance(length.count, int | float):
            return Timex(
                "DATE", ("PAST_REF" if self.sign < 0 else "FUTURE_REF") if self.anchor == "published" else None
            )
        if length.unit.startswith("T"):
            return Relative(0, "D", self.anchor).resolve(context)
        return Relative(self.sign * length.count, length.unit, self.anchor).resolve(context)


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
class First:
    """The first of two times of a range; it borrows what only the second says ("between March and May 2012")."""

    first: Meaning
    last: Meaning

    def resolve(self, context: Context) -> Timex | None:
        """The time itself, with the year of the second or that before it."""
        return _borrow(self.first, self.last, self.last.resolve(context)).resolve(context)


@dataclass(frozen=True, slots=True)
class On:
    """A time of day on a day: "10 a.m. on Tuesday"."""

    time: Meaning
    of: Meaning

    def resolve(self, context: Context) -> Timex | None:
        """The time keeps its hour and takes the day."""
        return replace(self.time, of=self.of).resolve(context) if isinstance(self.time, Clock | DayPart) else None


@dataclass(frozen=True, slots=True)
class Every:
    """A recurring time: "every March", "daily"."""

    value: str | None = None
    month: int | None = None
    weekday: int | None = None
    season: str | None = None
    daypart: str | None = None
    count: float | None = 1
    unit: str | None = None

    def resolve(self, context: Context) -> Timex | None:
        """A set has a value and no range."""
        value = self.value
        if self.month:
            value = f"XXXX-{self.month:02}"
        elif self.weekday:
            value = f"XXXX-WXX-{self.weekday}"
        elif self.season:
            value = f"XXXX-{self.season}"
        elif self.unit:
            value = timeline.DURATION.get(self.unit, "P{}W").format(f"{self.count or 1:g}")
        if self.daypart:
            value = f"{value or 'XXXX-XX-XX'}T{self.daypart}"
        return Timex("SET", value)


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that is only placed in the past, the present or the future: "recently", "now"."""

    value: str

    def resolve(self, context: Context) -> Timex | None:
        """TIMEX3's reference value, and no range."""
        return Timex("DATE", self.value)


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
        on = (self.of or Relative(0, "D")).resolve(context)
        if on is None or on.unit != "D" or on.value is None:
            return Timex("TIME", time)
        return replace(on, type="TIME", value=f"{on.value[:10]}{time}")
