"""Times that are told by their distance from another, lengths of time, and recurring and vague times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extraction.dates import timeline
from extraction.dates.meanings.base import Context, Meaning, Timex, dated


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
