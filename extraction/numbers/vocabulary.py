"""The words of English numerals (``knowledge/figures/number_words.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extraction.knowledge.tables import rows


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The table of number words, one mapping a kind (the kinds are explained in the table)."""

    small: dict[str, float]
    tens: dict[str, float]
    hundred: dict[str, float]
    magnitude: dict[str, float]
    plural: dict[str, tuple[float, float]]
    several: dict[str, tuple[float, float]]
    part: dict[str, float]


@cache
def number_words() -> NumberWords:
    """Load the table."""
    table: dict[str, dict[str, tuple[float, float]]] = {}
    for row in rows("figures/number_words.csv"):
        table.setdefault(row["kind"], {})[row["word"]] = float(row["value"]), float(row["high"] or row["value"])

    def values(kind: str) -> dict[str, float]:
        return {word: low for word, (low, _) in table[kind].items()}

    return NumberWords(
        small=values("small"),
        tens=values("tens"),
        hundred=values("hundred"),
        magnitude=values("magnitude"),
        plural=table["plural"],
        several=table["several"],
        part=values("part"),
    )


@cache
def all_words() -> frozenset[str]:
    """Every word of the table."""
    return frozenset(row["word"] for row in rows("figures/number_words.csv"))
