"""Plain text files: hard-wrapped lines are one paragraph, and paragraphs may stand one a line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from extraction.reading.blocks import unwrapped, wrap_width
from extraction.reading.page import read_page
from extraction.reading.problems import Draft, Problem, Source


def read_plain_text(source: Source) -> Iterator[Draft | Problem]:
    """The one article of a plain text file."""
    yield read_page(source, lambda blocks: partial(unwrapped, width=wrap_width(blocks)))
