"""Counts and shares: from matched rows to precision, recall, F1 and the share of each attribute that is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from extraction.evaluation.gold import TABLES, Gold
from extraction.evaluation.matching import ATTRIBUTES, SCORES, match
from extraction.evaluation.views import Row, View


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: ``measure`` ("f1", "speaker") of a table on a corpus, from so many rows of gold."""

    corpus: str
    table: str
    measure: str
    value: float
    gold_rows: int


@dataclass(frozen=True, slots=True)
class Fault:
    """One error: gold that no row answers, a row that no gold asks for, or an attribute that is wrong."""

    table: str
    what: str
    gold: Row | None
    row: Row | None
    sentence: str

    @property
    def line(self) -> str:
        """The error in one line: what is wrong with which words, by which rule, and what gold says."""
        said = f"{self.row['text']!r} by {self.row['rule_id']}" if self.row else ""
        asked = f"gold {_brief(self.gold)}" if self.gold else ""
        given = f"found {self.row.get(self.what)!r}" if self.row and self.gold and self.what in self.row else ""
        return f"{self.table} {self.what}: " + "; ".join(part for part in (said, asked, given) if part)


def _brief(gold: Row) -> str:
    return ", ".join(
        f"{key} {value!r}" for key, value in gold.items() if value not in (None, [], "") and key != "mentions"
    )


@dataclass(slots=True)
class Tally:
    """What is counted of one table over the articles of a corpus."""

    gold: int = 0
    rows: int = 0
    matched: int = 0
    right: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    judged: list[tuple[float, bool]] = field(default_factory=list)
    """Confidence of each row, and whether it answers a row of gold."""

    @property
    def precision(self) -> float:
        """Share of the rows that gold asks for."""
        return self.matched / self.rows if self.rows else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that a row answers."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return f1(self.precision, self.recall)


def f1(precision: float, recall: float) -> float:
    """The harmonic mean; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def tally(articles: Iterable[tuple[Gold, View, str]]) -> dict[str, Tally]:
    """Count each table over articles, each given as its gold, its rows and its text."""
    tallies = {table: Tally() for table in TABLES}
    for gold, rows, text in articles:
        for table, counted in tallies.items():
            _count(counted, table, gold.rows[table], rows[table], text)
    return tallies


def measures(corpus: str, tallies: dict[str, Tally]) -> list[Measure]:
    """The figures of a corpus: precision, recall and F1 of each table, and the share of each attribute right."""
    found = []
    for table, counted in tallies.items():
        values = {"precision": counted.precision, "recall": counted.recall, "f1": counted.f1}
        shares = {name: counted.right[name] / max(counted.matched, 1) for name in ATTRIBUTES[table]}
        found += [Measure(corpus, table, name, value, counted.gold) for name, value in (values | shares).items()]
    return found


def _count(counted: Tally, table: str, gold: list[Row], rows: list[Row], text: str) -> None:
    pairs, missed, extra = match(gold, rows, SCORES[table])
    counted.gold += len(gold)
    counted.rows += len(rows)
    counted.matched += len(pairs)
    counted.faults += [Fault(table, "missed", g, None, "") for g in missed]
    counted.faults += [Fault(table, "extra", None, r, sentence_around(text, r["start_char"])) for r in extra]
    counted.judged += [(r["confidence"], True) for _, r in pairs] + [(r["confidence"], False) for r in extra]
    for g, r in pairs:
        for name, test in ATTRIBUTES[table].items():
            if test(g, r):
                counted.right[name] += 1
            else:
                counted.faults.append(Fault(table, name, g, r, sentence_around(text, r["start_char"])))


def sentence_around(text: str, position: int) -> str:
    """The words around a position, up to the full stops or line breaks beside it."""
    start = max(text.rfind(mark, 0, position) + len(mark) for mark in (". ", "\n")) if position else 0
    ends = [end for mark in (". ", "\n") if (end := text.find(mark, position)) >= 0]
    return text[max(start, 0) : min(ends, default=len(text)) + 1].strip()
