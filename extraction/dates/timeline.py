"""Periods of the calendar: closed ranges of days with their TIMEX3 values, and moving from one to another."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """A period of ``unit`` (a code of ``UNITS``) with its first and last day and its TIMEX3 value ("2014-W50")."""

    unit: str
    value: str
    first: date
    last: date


MONTHS_IN = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
"""The length in months of the units that months make up."""
DAYS_IN = {"D": 1, "NI": 1, "W": 7, "WE": 7, "FN": 14}
"""The distance in days between two periods of the units that days make up."""
DURATION = {
    "D": "P{}D", "NI": "P{}D", "W": "P{}W", "M": "P{}M", "Q": "P{}Q", "Y": "P{}Y", "DE": "P{}DE", "CE": "P{}CE",
    "ML": "P{}ML", "WE": "P{}WE", "TH": "PT{}H", "TM": "PT{}M", "TS": "PT{}S",
}  # fmt: skip
"""TIMEX3's notation for a number of units."""
THIRDS = {
    "W": ("D", 2, 4), "M": ("D", 10, 20), "Q": ("M", 1, 2), "S": ("M", 1, 2), "H": ("M", 2, 4), "Y": ("M", 4, 8),
    "DE": ("Y", 4, 7), "CE": ("Y", 34, 67),
}  # fmt: skip
"""Where the middle and the late part of a period begin: a smaller unit and how many of them come before.

"Early 2014" is January to April, "mid-June" the 11th to the 20th, "the late 1990s" are 1997 to 1999.
"""
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each season (of three whole months, in the north)."""


def day(when: date) -> Period:
    """One day."""
    return Period("D", when.isoformat(), when, when)


def week(when: date) -> Period:
    """The ISO week (Monday to Sunday) of a day."""
    first = when - timedelta(days=when.weekday())
    year, number, _ = first.isocalendar()
    return Period("W", f"{year}-W{number:02}", first, first + timedelta(days=6))


def weekend(when: date) -> Period:
    """The Saturday and Sunday of a day's ISO week."""
    around = week(when)
    return Period("WE", f"{around.value}-WE", around.last - timedelta(days=1), around.last)


def months(unit: str, value: str, year: int, month: int, count: int) -> Period:
    """``count`` whole months from the first of ``month``.

    Raises:
        ValueError: the period lies outside the years 1 to 9999.
    """
    final = year * 12 + month - 1 + count - 1
    last = date(final // 12, final % 12 + 1, calendar.monthrange(final // 12, final % 12 + 1)[1])
    return Period(unit, value, date(year, month, 1), last)


def month(year: int, number: int) -> Period:
    """A month."""
    return months("M", f"{year:04}-{number:02}", year, number, 1)


def quarter(year: int, number: int) -> Period:
    """A quarter of a calendar year, 1 to 4."""
    return months("Q", f"{year:04}-Q{number}", year, 3 * number - 2, 3)


def half(year: int, number: int) -> Period:
    """A half of a calendar year, 1 or 2."""
    return months("H", f"{year:04}-H{number}", year, 6 * number - 5, 6)


def season(year: int, code: str) -> Period:
    """A season; the winter of a year begins in its December."""
    return months("S", f"{year:04}-{code}", year, SEASONS[code], 3)


def year(number: int) -> Period:
    """A calendar year."""
    return months("Y", f"{number:04}", number, 1, 12)


def decade(first_year: int) -> Period:
    """The ten years from ``first_year``, a multiple of ten."""
    return months("DE", f"{first_year // 10:03}", first_year, 1, 120)


def century(number: int) -> Period:
    """The hundred years that newspapers mean by "the 20th century": 1900 to 1999."""
    return months("CE", f"{number - 1:02}", max((number - 1) * 100, 1), 1, 1200)


def containing(unit: str, when: date) -> Period:
    """The period of a unit that holds a day."""
    if unit == "W":
        return week(when)
    if unit == "WE":
        return weekend(when)
    if unit == "M":
        return month(when.year, when.month)
    if unit == "Q":
        return quarter(when.year, (when.month + 2) // 3)
    if unit == "H":
        return half(when.year, (when.month + 5) // 6)
    if unit == "Y":
        return year(when.year)
    if unit == "DE":
        return decade(when.year // 10 * 10)
    if unit == "CE":
        return century(when.year // 100 + 1)
    return day(when)


def moved(when: date, unit: str, count: float) -> date:
    """The day ``count`` units after a day (before it where negative); the day of the month is kept where there is one.

    Raises:
        OverflowError: the day lies outside the years 1 to 9999.
        ValueError: likewise.
    """
    if unit in MONTHS_IN:
        index = when.year * 12 + when.month - 1 + round(count * MONTHS_IN[unit])
        target_year, target_month = index // 12, index % 12 + 1
        return date(target_year, target_month, min(when.day, calendar.monthrange(target_year, target_month)[1]))
    return when + timedelta(days=round(count * DAYS_IN.get(unit, 0)))


def holiday(rule: str, in_year: int) -> date:
    """The day of a holiday: ``"12-25"``, ``"11-THU-4"``, ``"05-MON-LAST"``, ``"EASTER"`` or ``"EASTER-2"``."""
    if rule.startswith("EASTER"):
        return easter(in_year) + timedelta(days=int(rule[6:] or 0))
    parts = rule.split("-")
    month_number = int(parts[0])
    if len(parts) == 2:
        return date(in_year, month_number, int(parts[1]))
    weekday = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN").index(parts[1])
    if parts[2] == "LAST":
        last = month(in_year, month_number).last
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(in_year, month_number, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (int(parts[2]) - 1))


def easter(in_year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    century_number = in_year // 100
    golden = in_year % 19
    leap = (century_number - century_number // 4 - (8 * century_number + 13) // 25 + 19 * golden + 15) % 30
    leap -= leap // 28 * (1 - leap // 28 * (29 // (leap + 1)) * ((21 - golden) // 11))
    sunday = (in_year + in_year // 4 + leap + 2 - century_number + century_number // 4) % 7
    offset = leap - sunday
    number = 3 + (offset + 40) // 44
    return date(in_year, number, offset + 28 - 31 * (number // 4))


def part(period: Period, number: int) -> tuple[date, date]:
    """The first and last day of the early (0), middle (1) or late (2) part of a period; a day has no parts."""
    if period.unit not in THIRDS:
        return period.first, period.last
    unit, middle, late = THIRDS[period.unit]
    begins = [period.first, moved(period.first, unit, middle), moved(period.first, unit, late)]
    ends = [begins[1] - timedelta(days=1), begins[2] - timedelta(days=1), period.last]
    return begins[number], ends[number]
