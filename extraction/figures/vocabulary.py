"""Small sets of words that reading figures turns on (``knowledge/figures/words.csv``)."""

from __future__ import annotations

from functools import cache

from extraction.knowledge.tables import rows

ARTICLES = frozenset({"a", "an"})


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind (the kinds are explained in the table)."""
    return frozenset(row["word"] for row in rows("figures/words.csv") if row["kind"] == kind)


@cache
def irregular_plurals() -> dict[str, str]:
    """Plurals whose singular the lemmatiser may miss."""
    return {row["word"]: row["value"] for row in rows("figures/words.csv") if row["kind"] == "irregular"}
