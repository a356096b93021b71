"""Figures: quantities with their unit, bounds and what they measure.

The reading goes from the characters up: a sentence's tokens are cut into pieces (``numbers.pieces``), numbers are read
from them (``numbers.reader``), currencies, units, rates, ranges and modifiers are added (``amounts``, ``scan``), a
number without a unit of measure takes the noun it counts (``counts``), what counts nothing is left out
(``exclusions``), and the parse says what is measured (``measures``). The tables are in ``knowledge/figures``.
"""

from extraction.figures.build import find_figures

__all__ = ["find_figures"]
