"""Publication dates in the forms of news: "21 March 2023", "Mar. 21, 2023", "2023-03-21T10:15Z", "21.3.2023"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from extraction.reading.problems import Reason

MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
FORMS = tuple(
    re.compile(form.replace("MONTH", f"(?P<month>{MONTH})"), re.IGNORECASE)
    for form in (
        # 2023-03-21, 2023/3/21, 2023-03-21T10:15:00Z
        r"(?<![\d.])(?P<year>\d{4})(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?!\d)",
        # 21 March 2023, 21st of March, 2023, 21-Mar-2023
        r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:\s{0,3}[-/.,]|\s)?\s{0,3}(?:of\s{1,3})?MONTH(?![a-z])[\s,./'’-]{0,4}(?P<year>\d{4})(?!\d)",
        # March 21, 2023, Mar. 21st 2023
        r"(?<![a-z])MONTH\.?[\s/-]{0,3}(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s,./-]{1,4}(?P<year>\d{4})(?!\d)",
        # 2023 March 21, 2023-Mar-21
        r"(?<!\d)(?P<year>\d{4})[\s,./-]{1,3}MONTH\.?[\s/-]{1,3}(?P<d>\d{1,2})(?:st|nd|rd|th)?(?!\d)",
        # 21/03/2023, 3/21/2023, 21.3.2023
        r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)",
    )
)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
LONGEST_VALUE = 100
EPOCH_SECONDS = 10**8
EPOCH_MILLISECONDS = 10**11


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A day printed in a line, at ``line[start:end]``; ``day`` is None where two customs read two days."""

    start: int
    end: int
    day: date | None


def printed_dates(line: str) -> list[PrintedDate]:
    """The whole dates (day, month and year) of a line, in their order. Impossible days (30 February) are left out."""
    found: list[PrintedDate] = []
    for form in FORMS:
        for match in form.finditer(line):
            clear = all(match.end() <= other.start or other.end <= match.start() for other in found)
            days = list(_days(match)) if clear else []
            if days:
                found.append(PrintedDate(match.start(), match.end(), days[0] if len(days) == 1 else None))
    return sorted(found, key=lambda printed: printed.start)


def read_date(value: object) -> date | Reason:
    """The day that a field's value names, or why it names none.

    A date-time keeps the day that is printed: "2023-03-21T23:30-05:00" is 21 March. Numbers are seconds (or
    milliseconds) since 1970, or eight digits YYYYMMDD.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return _read_text(value.strip())
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _read_number(value)
    return Reason.UNREADABLE_PUBLICATION_DATE


def _read_text(value: str) -> date | Reason:
    if value[:4].isdecimal() and value[4:5] == "-" and (len(value) == 10 or value[10:11] in ("T", " ")):
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            pass
    if len(value) > LONGEST_VALUE:
        return Reason.UNREADABLE_PUBLICATION_DATE
    if value.isdecimal() and value.isascii():
        return _read_number(int(value))
    printed = printed_dates(value)
    if not printed:
        return Reason.UNREADABLE_PUBLICATION_DATE
    return printed[0].day or Reason.AMBIGUOUS_PUBLICATION_DATE


def _read_number(value: float) -> date | Reason:
    compact = COMPACT.fullmatch(str(value))
    if compact and (days := list(_possible(*map(int, compact.groups())))):
        return days[0]
    if not EPOCH_SECONDS <= value < EPOCH_MILLISECONDS * 100:
        return Reason.UNREADABLE_PUBLICATION_DATE
    seconds = value / 1000 if value >= EPOCH_MILLISECONDS else value
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date()


def _days(match: re.Match[str]) -> Iterator[date]:
    """The days that a match may mean: two where day and month could change places."""
    parts = match.groupdict()
    year = int(parts["year"])
    if "first" not in parts:
        month = MONTHS[parts["month"].lower()] if "month" in parts else int(parts["m"])
        yield from _possible(year, month, int(parts["d"]))
        return
    first, second = int(parts["first"]), int(parts["second"])
    yield from _possible(year, second, first)
    if first != second and parts["mark"] != ".":  # dots are written day first only
        yield from _possible(year, first, second)


def _possible(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return
