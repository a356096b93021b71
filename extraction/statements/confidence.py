"""How sure a row is: the share of right rows, measured for each way of finding one."""

from __future__ import annotations

from functools import cache

from extraction.knowledge.tables import rows
from extraction.statements.drafts import Draft

_OBJECTS = ("object", "hearer")


@cache
def _measured() -> dict[str, float]:
    return {row["way"]: float(row["confidence"]) for row in rows("statement_confidence.csv")}


def confidence(draft: Draft) -> float:
    """The probability that a draft's content, cue and speaker are right; less where no speaker was found."""
    known = _measured()
    found = known[way(draft)]
    return found if draft.speaker is not None else round(found * _WITHOUT_SPEAKER, 2)


_WITHOUT_SPEAKER = 0.9


def way(draft: Draft) -> str:
    """The row of the confidence table that a draft falls under."""
    if draft.rule.startswith("quote:") or draft.cue is None:
        return ":".join(draft.rule.split(":")[:2])
    form, construction = draft.cue.form, draft.cue.construction
    if f"{form}:{construction}" in _measured():
        return f"{form}:{construction}"
    first, _, second = construction.partition(" ")
    if first in _OBJECTS:
        return f"{form}:object + preposition"
    return f"{form}:preposition + infinitive" if second == "infinitive" else f"{form}:preposition"
