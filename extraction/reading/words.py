"""The word lists of ``knowledge/reading/words.csv``."""

from __future__ import annotations

from functools import cache

from extraction.knowledge.tables import listed, rows


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list, in lower case."""
    return frozenset(
        word.casefold() for row in rows("reading/words.csv") if row["list"] == name for word in listed(row["words"])
    )
