"""Which articles repeat the text of another source, whatever the order in which they arrived."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def mark_duplicates(articles: Iterable[tuple[str, str, date]]) -> dict[str, str]:
    """The first copy of every article that is a copy.

    The first is the one published first, and of those of one day the one with the smallest id: so the answer is the
    same in any order, and over any number of runs and days that it is given together.

    Args:
        articles: ``(article_id, text_sha256, published_on)`` of each article.

    Returns:
        ``article_id`` → ``duplicate_of`` for the copies only.
    """
    first: dict[str, tuple[date, str]] = {}
    texts: dict[str, str] = {}
    for article_id, text_sha256, published_on in articles:
        rank = (published_on, article_id)
        first[text_sha256] = min(first.get(text_sha256, rank), rank)
        texts[article_id] = text_sha256
    return {article_id: first[text][1] for article_id, text in texts.items() if first[text][1] != article_id}
