"""Markdown files: the lines of a paragraph are one, as Markdown reads them."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.reading.blocks import joined
from extraction.reading.page import read_page
from extraction.reading.problems import Draft, Problem, Source


def read_markdown(source: Source) -> Iterator[Draft | Problem]:
    """The one article of a Markdown file."""
    yield read_page(source, lambda _: joined)
