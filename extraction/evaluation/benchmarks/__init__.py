"""Adapters for public annotated text: each holds what was found in a record against what its annotators marked.

The texts are not part of this project; a benchmark whose file is not there is skipped with a reason. Where its
conventions differ from those of the data contract, the docstring of its module says how.
"""

from __future__ import annotations

from extraction.evaluation.benchmarks import dates, events, figures, spans, statements
from extraction.evaluation.benchmarks.records import Scorer

BENCHMARKS: dict[str, Scorer] = {
    "re3d_dev": spans.score,
    "plover_gsr_dev": events.score,
    "factappeal_dev": statements.score,
    "recognizers_number_with_unit": figures.score,
    "quantulum3_tests": figures.score,
    "recognizers_datetime": dates.score,
}
"""The name of a benchmark (its file without ``.jsonl``) → what scores it."""
