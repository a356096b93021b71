"""Rows for tests: articles and frames of tables with only what a test is about."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import Any

import polars as pl

from extraction import frames
from extraction.records import Article
from schemas.registry import TABLES

READ_AT = datetime(2024, 1, 1, tzinfo=UTC)
NO_REJECTS = pl.DataFrame(schema=TABLES["rejects"].schema)


def article(
    text: str, uri: str = "a.md", day: date = date(2014, 12, 18), read_at: datetime = READ_AT, **more: Any
) -> Article:
    """An article whose id depends on its source and text, as in the reading."""
    key = hashlib.blake2b(f"{uri}\0{text}".encode(), digest_size=8).hexdigest()
    fields = {"url": None, "outlet": None, "title": None, "author": None, "language": "en"} | more
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        f"article:{key}", uri, published_on=day, text=text, text_sha256=sha, duplicate_of=None, ingested_at=read_at,
        **fields,
    )  # fmt: skip


def articles(*rows: Article) -> pl.DataFrame:
    """The articles as a frame."""
    return frames.frame("articles", rows)


def reject(uri: str, reason: str = "no_text") -> pl.DataFrame:
    """One row of rejects."""
    return pl.DataFrame([(uri, "read", reason, "Do this.", READ_AT)], schema=TABLES["rejects"].schema, orient="row")


def table(name: str, *rows: dict[str, Any]) -> pl.DataFrame:
    """Rows of a table, NULL where nothing is said."""
    empty: dict[str, Any] = dict.fromkeys(TABLES[name].schema.names())
    return pl.DataFrame([empty | row for row in rows], schema=TABLES[name].schema)
