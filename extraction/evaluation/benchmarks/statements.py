"""FactAppeal: the claims of a sentence that are attributed to a source, with the source and the kind of quotation.

Right is a row that covers at least half of the letters of a marked claim. It marks factual claims alone: opinions,
plans and questions that somebody is reported to have uttered are statements here and no claims there, so precision is
an under-estimate; it is also given over the sentences that hold a claim, which alone serve to calibrate confidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extraction.evaluation.benchmarks.records import Judged, Outcome, Span, share
from extraction.evaluation.scoring import Measure
from extraction.records import Statement


def score(corpus: str, judged: Sequence[Judged]) -> Outcome:
    """Recall and precision of content, and of the claims found the share with kind and speaker right."""
    counts: Counter[str] = Counter()
    confidences = []
    for item in judged:
        claims = [span for span in item.record.spans if span["type"] == "FACT" and span["attrs"]["appeal"]]
        rows: Sequence[Statement] = item.rows["statements"]
        for claim in claims:
            covering = [row for row in rows if _covers(item.record.text, row, claim)]
            counts.update(claims=1, found=bool(covering))
            if covering:
                _count_attributes(counts, item, claim, covering)
        for row in rows:
            right = any(_covers(item.record.text, row, claim) for claim in claims)
            counts.update(rows=1, right=right, rows_beside_claims=bool(claims))
            if claims:
                confidences.append((row.confidence, right))
    return Outcome(_measures(corpus, counts), {"statements": confidences})


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)


def _covers(text: str, row: Statement, claim: Span) -> bool:
    """Whether the row's words hold half of the claim's letters."""
    shared = 0
    for part in row.parts:
        start, end = max(part["start_char"], claim["start"]), min(part["end_char"], claim["end"])
        shared += _letters(text[start:end]) if start < end else 0
    return shared >= 0.5 * max(_letters(claim["text"]), 1)


def _count_attributes(counts: Counter[str], item: Judged, claim: Span, covering: list[Statement]) -> None:
    kind = claim["attrs"]["quote"]
    if kind:
        counts.update(kinds=1, kind=any(row.kind in ("mixed", kind) for row in covering))
    sources = _sources(item, claim)
    if sources:
        counts.update(speakers=1, speaker=any(_same(row.speaker_text, s) for row in covering for s in sources))


def _sources(item: Judged, claim: Span) -> list[str]:
    text = {span["id"]: span["text"] for span in item.record.spans}
    linked = [r["args"].get("source", []) for r in item.record.relations if claim["id"] in r["args"].get("content", [])]
    return [text[source] for sources in linked for source in sources]


def _same(one: str | None, other: str) -> bool:
    return one is not None and (one.lower() in other.lower() or other.lower() in one.lower())


def _measures(corpus: str, counts: Counter[str]) -> list[Measure]:
    asked = (
        ("content: recall", "found", "claims"),
        ("content: precision", "right", "rows"),
        ("content: precision beside claims", "right", "rows_beside_claims"),
        ("direct or indirect", "kind", "kinds"),
        ("speaker", "speaker", "speakers"),
    )
    return [share(corpus, "statements", name, counts[right], counts[of]) for name, right, of in asked]
