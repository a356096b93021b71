"""Fixtures that many tests share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from extraction.document import Document
from extraction.language.model import parse
from extraction.language.unpack import document
from extraction.records import Article

Read = Callable[..., Document]


def article(text: str, published_on: date = date(2014, 12, 18)) -> Article:
    """An article around a text of a test."""
    return Article(
        "article:test",
        "test",
        None,
        None,
        None,
        None,
        published_on,
        "en",
        text,
        "",
        None,
        datetime(2020, 1, 1, tzinfo=UTC),
    )


@pytest.fixture(scope="session")
def read() -> Read:
    """Parse a text into a ``Document`` without mentions; the tests of a layer add the layers below it."""

    def read_text(text: str, published_on: date = date(2014, 12, 18)) -> Document:
        return document(article(text, published_on), next(iter(parse([text]))))

    return read_text
