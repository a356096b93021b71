"""What a date expression means before it is known when it was written: small values that resolve in a context.

The rule table (``knowledge/dates/rules.csv``) builds them by class name; a meaning may hold another ("early" + "last
year"). ``resolve`` gives the TIMEX3 reading, or None where the words name no time (31 November).
"""

from extraction.dates.meanings.base import Context, Meaning, Timex, by_tense, dated
from extraction.dates.meanings.calendar_dates import (
    Calendar,
    Century,
    Day,
    Decade,
    Fiscal,
    FiscalOf,
    Holiday,
    Nearest,
    OfYear,
    OfYearSpoken,
    WeekdayOf,
    WeekOf,
    Written,
    Years,
)
from extraction.dates.meanings.composed import Clock, DayPart, First, HalfOf, NthOf, On, Part, Range
from extraction.dates.meanings.relative import Ago, Duration, Every, Relative, Same, Vague

__all__ = [
    "Ago",
    "Calendar",
    "Century",
    "Clock",
    "Context",
    "Day",
    "DayPart",
    "Decade",
    "Duration",
    "Every",
    "First",
    "Fiscal",
    "FiscalOf",
    "HalfOf",
    "Holiday",
    "Meaning",
    "Nearest",
    "NthOf",
    "OfYear",
    "OfYearSpoken",
    "On",
    "Part",
    "Range",
    "Relative",
    "Same",
    "Timex",
    "Vague",
    "WeekOf",
    "WeekdayOf",
    "Written",
    "Years",
    "by_tense",
    "dated",
]
