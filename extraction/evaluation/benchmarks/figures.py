"""Quantities of the Recognizers-Text specifications and of quantulum3's tests: value, and value with unit.

A value is right to 0.1 %, both ends of a range. Units are compared once both are written as the contract writes them.
Each specification of Recognizers asks for one kind of quantity alone (money, temperature, age, dimension), so only rows
of that kind are held against it; ordinals, which are no figures here, are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from extraction.evaluation.benchmarks.records import Judged, Outcome, Span, harmonic
from extraction.knowledge.tables import listed, rows
from extraction.records import Figure

TEMPERATURES = {"Cel", "[degF]", "K", "deg"}
ALIASES = {
    "dollar": "USD", "united states dollar": "USD", "pound": "GBP", "pound sterling": "GBP", "japanese yen": "JPY",
    "chinese yuan": "CNY", "c": "Cel", "f": "[degF]", "k": "K", "percentage": "%", "dimensionless": "",
    "metric ton": "t", "ton": "t", "pound-mass": "[lb_av]",
}  # fmt: skip
"""Names of units that only the benchmarks use."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A marked quantity: both ends of its value, and its unit as the contract writes it ("" for none)."""

    low: float
    high: float
    unit: str


def score(corpus: str, judged: Sequence[Judged]) -> Outcome:
    """F1 of values, and of values with unit."""
    counts: Counter[str] = Counter()
    confidences = []
    for item in judged:
        gold = [amount for span in item.record.spans if (amount := _amount(span)) is not None]
        found = [figure for figure in item.rows["figures"] if _asked_for(item, figure)]
        both, _ = _matched(gold, found, _same)
        values, right = _matched(gold, found, _same_value)
        counts.update(gold=len(gold), rows=len(found), both=both, value=values)
        confidences += [(figure.confidence, figure.figure_id in right) for figure in found]
    measures = [
        harmonic(corpus, "figures", "value f1", counts, "value"),
        harmonic(corpus, "figures", "value and unit f1", counts, "both"),
    ]
    return Outcome(measures, {"figures": confidences})


def _matched(
    gold: list[Amount], found: list[Figure], same: Callable[[Amount, Figure], bool]
) -> tuple[int, frozenset[str]]:
    """How many marked amounts a figure answers, one to one, and which figures do."""
    used: set[str] = set()
    for amount in gold:
        answer = next((f for f in found if f.figure_id not in used and same(amount, f)), None)
        if answer is not None:
            used.add(answer.figure_id)
    return len(used), frozenset(used)


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-3 * max(abs(one), abs(other), 1e-9)


def _same_value(amount: Amount, figure: Figure) -> bool:
    return _close(amount.low, figure.value_low) and _close(amount.high, figure.value_high)


def _same(amount: Amount, figure: Figure) -> bool:
    """Value and unit; a marked amount without a unit is answered by a count, whatever is counted."""
    unit = (figure.currency or figure.unit or "").lower()
    same = amount.unit.lower() == unit if amount.unit else figure.dimension == "count"
    return same and _same_value(amount, figure)


def _asked_for(item: Judged, figure: Figure) -> bool:
    specification = str(item.record.meta.get("file", ""))
    if "Currency" in specification:
        return figure.dimension == "money"
    if "Temperature" in specification:
        return figure.unit in TEMPERATURES
    if "AgeModel" in specification:
        return figure.dimension == "time"
    if "DimensionModel" in specification:
        return figure.dimension not in {"count", "money", "percent", "ratio", "time"} | TEMPERATURES
    return "Ordinal" not in specification


def _amount(span: Span) -> Amount | None:
    """The value and unit that a span resolves to; None for what the benchmark itself leaves open, and for ordinals."""
    resolved = span["attrs"].get("resolution")
    if resolved is None:
        spread = span["attrs"].get("uncertainty") or 0
        value = span["attrs"]["value"]
        return Amount(value - spread, value + spread, _unit(span["attrs"]["unit"]))
    text = str(resolved.get("value") or "")
    if not text or span["type"].startswith("ordinal"):
        return None
    unit = "%" if text.endswith("%") else _unit(resolved.get("unit"))
    ends = [end for part in text.strip("[]()").split(",") if (end := _number(part)) is not None]
    return Amount(ends[0], ends[-1], unit) if ends else None


def _number(text: str) -> float | None:
    try:
        return float(text.strip().rstrip("%"))
    except ValueError:
        return None


def _unit(name: str | None) -> str:
    key = (name or "").lower().strip()
    return ALIASES.get(key) if key in ALIASES else _units().get(key, key)  # type: ignore[return-value]


@cache
def _units() -> dict[str, str]:
    """Names of units and currencies in lower case → how the contract writes them."""
    names: dict[str, str] = {}
    for row in rows("figures/units.csv"):
        names.update({name.lower(): row["unit"] for name in [row["unit"], *listed(row["names"])]})
    for row in rows("figures/currencies.csv"):
        pairs = [f"{a} {word}" for a in listed(row["adjectives"]) for word in listed(row["words"])]
        names.update({name.lower(): row["code"] for name in [row["code"], *listed(row["names"]), *pairs]})
        for word in listed(row["words"]):
            names.setdefault(word.lower(), row["code"])
    return names
