"""Running the extraction over gold and benchmarks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from extraction import layers
from extraction.evaluation.benchmarks import BENCHMARKS
from extraction.evaluation.benchmarks.records import Judged, read
from extraction.evaluation.gold import Gold, GoldUnusable, find, load
from extraction.evaluation.scoring import Fault, Measure, Tally, measures, tally
from extraction.evaluation.views import view
from extraction.language.model import parse
from extraction.language.unpack import document
from extraction.layers import Rows
from extraction.reading import read_sources
from extraction.records import Article

Advance = Callable[[], object]
"""Called once for each text that is done."""


@dataclass(slots=True)
class Evaluation:
    """What was measured on one corpus; ``skipped`` says why nothing was."""

    corpus: str
    measures: list[Measure] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    confidences: dict[str, list[tuple[float, bool]]] = field(default_factory=dict)
    skipped: str | None = None


def on_gold(folder: Path, *, calibrate: bool = True, advance: Advance = lambda: None) -> Evaluation:
    """Hold what is found in the articles of a folder against the gold that lies beside them.

    Raises:
        GoldUnusable: a gold file is broken, or its article is not in the folder.
    """
    golds = [load(path) for path in find([folder])]
    articles = [a for a in read_sources([folder], None, datetime.now(UTC)) if isinstance(a, Article)]
    chosen = [_article_of(gold, articles) for gold in golds]
    found = ((view(rows), article.text) for article, rows in _coded(chosen, calibrate, advance))
    tallies = tally((gold, rows, text) for gold, (rows, text) in zip(golds, found, strict=True))
    return _evaluation(folder.name, tallies)


def on_benchmark(name: str, folder: Path, *, calibrate: bool = True, advance: Advance = lambda: None) -> Evaluation:
    """Score a benchmark, or say why it is skipped."""
    path = folder / f"{name}.jsonl"
    if not path.exists():
        return Evaluation(name, skipped=f"{path.name} is not in {folder}")
    records = list(read(path))
    rows = _coded([record.article for record in records], calibrate, advance)
    outcome = BENCHMARKS[name](name, [Judged(record, found) for record, (_, found) in zip(records, rows, strict=True)])
    return Evaluation(name, outcome.measures, confidences=outcome.confidences)


def size(name: str, folder: Path) -> int:
    """How many texts a benchmark holds; 0 where it is not there."""
    path = folder / f"{name}.jsonl"
    if not path.exists():
        return 0
    with path.open(encoding="utf-8") as file:
        return sum(1 for _ in file)


def _article_of(gold: Gold, articles: Sequence[Article]) -> Article:
    name = gold.article["file"]
    found = next((article for article in articles if name in article.source_uri), None)
    if found is None:
        raise GoldUnusable(f"{gold.path}: its article {name} is not beside it. Add the article, or mend `file`.")
    return found


def _coded(articles: Sequence[Article], calibrate: bool, advance: Advance) -> Iterator[tuple[Article, Rows]]:
    for article, doc in zip(articles, parse(article.text for article in articles), strict=True):
        yield article, layers.code(document(article, doc), calibrate=calibrate).rows
        advance()


def _evaluation(corpus: str, tallies: dict[str, Tally]) -> Evaluation:
    return Evaluation(
        corpus,
        measures(corpus, tallies),
        [fault for counted in tallies.values() for fault in counted.faults],
        {table: counted.judged for table, counted in tallies.items()},
    )


def confidences(evaluations: Iterable[Evaluation]) -> dict[str, list[tuple[float, bool]]]:
    """All rows that were judged, of each table over all corpora."""
    together: dict[str, list[tuple[float, bool]]] = {}
    for evaluation in evaluations:
        for table, pairs in evaluation.confidences.items():
            together.setdefault(table, []).extend(pairs)
    return together
