"""What is read: a number in pieces (``Reading``)."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Reading:
    """A number in pieces: bounds, the index of its last piece, and how it is written.

    ``scale`` is the product of the magnitudes written behind it (1 for none). ``kind`` is ``numeral``, ``word``,
    ``fraction``, ``ratio`` ("one in five"), ``vague`` ("dozens") or ``range``.
    """

    low: float
    high: float
    last: int
    kind: str
    scale: float = 1.0

    def times(self, factor: float, last: int) -> Reading:
        """The reading multiplied by a magnitude that ends at piece ``last``."""
        return replace(self, low=self.low * factor, high=self.high * factor, scale=self.scale * factor, last=last)

    def plus(self, addend: float, last: int) -> Reading:
        """The reading with an addend that ends at piece ``last``."""
        return replace(self, low=self.low + addend, high=self.high + addend, last=last)


def join(low: Reading, high: Reading) -> Reading | None:
    """A range of two readings; the first takes the second's magnitude where it has none ("5 to 6 million")."""
    if low.scale == 1 and high.scale > 1 and low.low < high.high / high.scale:
        low = low.times(high.scale, low.last)
    if not low.low < high.high:
        return None
    return Reading(low.low, high.high, high.last, "range")
