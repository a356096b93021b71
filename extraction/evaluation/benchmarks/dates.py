"""Temporal expressions of the Recognizers-Text specifications: strict and relaxed spans, and the resolved value.

Its conventions differ from those of news (TIMEX3): its spans take in prepositions and "the" ("from 5pm to 6pm"), it
reads bare clock times and requests ("schedule a meeting at 7"), prefers the next weekday to the last, and gives several
readings where a text is open; any of them is right. A range's end is exclusive there. So its rows are not used to
calibrate confidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from extraction.evaluation.benchmarks.records import Judged, Outcome, Span, harmonic
from extraction.records import DateMention


def score(corpus: str, judged: Sequence[Judged]) -> Outcome:
    """F1 of spans with the same characters, of spans that overlap, and of overlapping ones with a right value."""
    counts: Counter[str] = Counter()
    for item in judged:
        found: Sequence[DateMention] = item.rows["date_mentions"]
        counts.update(gold=len(item.record.spans), rows=len(found))
        for span in item.record.spans:
            touching = [mention for mention in found if _overlap(mention, span)]
            counts.update(relaxed=bool(touching), value=any(_same_value(m, span) for m in touching))
            counts.update(strict=any((m.start_char, m.end_char) == (span["start"], span["end"]) for m in touching))
    names = ("strict", "relaxed", "value")
    return Outcome([harmonic(corpus, "date_mentions", f"{name} f1", counts, name) for name in names])


def _overlap(mention: DateMention, span: Span) -> bool:
    return bool(mention.start_char < span["end"] and span["start"] < mention.end_char)


def _same_value(mention: DateMention, span: Span) -> bool:
    return any(_same_reading(mention, reading) for reading in span["attrs"]["resolution"].get("values") or [])


def _same_reading(mention: DateMention, reading: dict[str, Any]) -> bool:
    """Whether one of the readings has the same TIMEX value, or names the same days or clock time."""
    if mention.timex_value == reading.get("timex"):
        return True
    wanted = str(reading.get("value"))
    first, last, value = mention.date_from, mention.date_to, mention.timex_value or ""
    match reading["type"]:
        case "date":
            return bool(first) and first == last and str(first) == wanted
        case "daterange" if first is not None and last is not None:
            return (first.isoformat(), (last + timedelta(1)).isoformat()) == (reading.get("start"), reading.get("end"))
        case "datetime":
            return bool(value) and wanted[:16] == value.replace("T", " ")
        case "time":
            return bool(value) and value.endswith(f"T{wanted[:5]}")
    return False
