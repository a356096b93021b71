"""Units of measure: their table, and finding one behind a number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extraction.figures.line import Line
from extraction.figures.sequences import SequenceTable
from extraction.knowledge.tables import listed, rows
from extraction.numbers import cut

_CAPITALS_PARTED = frozenset("CFKWVJ")
"""Symbols of one capital that may stand a space behind their number ("20 C", unlike "12 G")."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is a number of. ``si_value = value * factor + offset`` in ``si_unit``; money's is its currency."""

    unit: str
    dimension: str
    factor: float | None
    offset: float
    si_unit: str | None
    currency: str | None = None
    cues: frozenset[str] = frozenset()
    per: str | None = None
    """What it is counted by, where its name is that of a rate ("bpd")."""


@dataclass(frozen=True, slots=True)
class Found:
    """A unit with the index of its last piece."""

    unit: Unit
    last: int


@cache
def units() -> tuple[tuple[Unit, dict[str, str]], ...]:
    """The rows of ``knowledge/figures/units.csv`` with their units."""
    return tuple((_unit(row), row) for row in rows("figures/units.csv"))


def _unit(row: dict[str, str]) -> Unit:
    return Unit(
        row["unit"],
        row["dimension"],
        float(row["si_factor"]) if row["si_factor"] else None,
        float(row["si_offset"] or 0),
        row["si_unit"] or None,
        cues=frozenset(listed(row["cues"])),
        per=row["per"] or None,
    )


@cache
def unit_named(name: str) -> Unit:
    """The unit that figures call ``name``."""
    return next(unit for unit, _ in units() if unit.unit == name)


@cache
def _symbols() -> SequenceTable[Unit]:
    return SequenceTable((cut(symbol), unit) for unit, row in units() for symbol in listed(row["symbols"]))


@cache
def _names() -> SequenceTable[Unit]:
    """Names in lower case, with and without hyphens between their words ("square-foot")."""
    return SequenceTable(
        (cut(form), unit)
        for unit, row in units()
        for name in listed(row["names"].lower())
        if not name.startswith("<")
        for form in dict.fromkeys((name, name.replace(" ", "-")))
    )


@cache
def _before() -> dict[str, Unit]:
    """Units that stand before their number ("Mach 5"), by their name in lower case."""
    return {name[1:].lower(): unit for unit, row in units() for name in listed(row["names"]) if name.startswith("<")}


def unit_before(line: Line, at: int) -> Found | None:
    """A unit that stands before its number and begins at a piece."""
    unit = _before().get(line.word(at))
    return Found(unit, at) if unit and line.word(at + 1)[:1].isdigit() else None


def unit_behind(line: Line, at: int, is_digits: bool) -> Found | None:
    """A unit of measure that begins at a piece; symbols only behind digits."""
    found = _names().longest(line.lowers, at)
    symbol = _symbols().longest(line.texts, at) if is_digits else None
    if symbol and (found is None or symbol[0] > found[0]) and _is_symbol(line, at, symbol[0]):
        found = symbol
    if found is None or (line.is_glued(found[0] + 1) and line.texts[found[0] + 1].isalnum()):
        return None
    unit = _by_cues(line, found[1])
    return Found(unit, found[0]) if unit else None


def _is_symbol(line: Line, at: int, last: int) -> bool:
    """Whether letters behind digits are a unit's symbol and not part of a designation ("12 F-16s", "777F")."""
    text = line.texts[at]
    if line.is_dash(last + 1):
        return line.word(last + 2).isalpha() and len(line.word(last + 2)) > 2
    if last > at and line.texts[last].isdigit() and not line.is_glued(last):
        return False
    return not (last == at and len(text) == 1 and text.isupper()) or text in _CAPITALS_PARTED or line.is_glued(at)


def _by_cues(line: Line, candidates: list[Unit]) -> Unit | None:
    """The unit whose cues the sentence has, else the first that needs none."""
    if len(candidates) == 1 and not candidates[0].cues:
        return candidates[0]
    words = line.words()
    cued = next((unit for unit in candidates if unit.cues & words), None)
    return cued or next((unit for unit in candidates if not unit.cues), None)
