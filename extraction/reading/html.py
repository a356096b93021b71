"""HTML pages through trafilatura, which finds the text and what the page says about itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any

from extraction.reading.blocks import Block, Kind
from extraction.reading.boilerplate import Paragraph, outlet_named_in
from extraction.reading.byline import join_names, tidy_name
from extraction.reading.characters import normalise, one_line
from extraction.reading.cleaning import clean_paragraphs
from extraction.reading.decoding import decode
from extraction.reading.files import read_bytes
from extraction.reading.header import dateline, read_header
from extraction.reading.outlets import known_outlet, outlet_of_domain
from extraction.reading.problems import Draft, Problem, Reason, Source
from extraction.reading.validate import MAX_PARAGRAPHS, MAX_TEXT_BYTES, too_large

if TYPE_CHECKING:
    from trafilatura.settings import Document as Extracted

DATES = {"extensive_search": False, "original_date": True, "min_date": "1800-01-01", "max_date": "2100-01-01"}
"""Dates of the page's metadata and bylines only (an extensive search takes any date in the text); the range is checked
later, so that a page of another century is turned away for its date and not for having none."""

FULL_EXTRACTION = 20_000
"""The full extraction is quadratic in the elements of a page; above so many only paragraphs are taken."""
MAX_ELEMENTS = 2 * MAX_PARAGRAPHS
MAX_PAGE_BYTES = 2 * MAX_TEXT_BYTES


def read_html(source: Source) -> Iterator[Draft | Problem]:
    """The one article of an HTML page."""
    data = read_bytes(source, MAX_PAGE_BYTES)
    if isinstance(data, Problem):
        yield data
        return
    text = decode(data)
    if text is None:
        detail = f"{source.uri} holds bytes that are no text in any known encoding: save it as UTF-8."
        yield Problem(source.uri, Reason.BROKEN_ENCODING, detail)
        return
    tree = _trafilatura().load_html(text)
    elements = 0 if tree is None else sum(1 for _ in tree.iter())
    if elements > MAX_ELEMENTS:
        yield too_large(source.uri, f"{source.uri} has {elements:,} HTML elements")
    elif not elements:
        yield Draft(source.uri, source.uri, "")
    else:
        yield _draft(source, *_extract(tree, elements))


def _extract(tree: Any, elements: int) -> tuple[Extracted | None, str | None]:
    """What trafilatura finds in a page, and the outlet that the page's footer names."""
    trafilatura = _trafilatura()
    footer = [line for element in tree.iter("footer") for line in element.itertext()]
    outlet = outlet_named_in([Paragraph("paragraph", one_line(line), line) for line in footer])
    if elements > FULL_EXTRACTION:
        found = trafilatura.extract_metadata(tree, date_config=DATES)
        found.body, found.text, _ = trafilatura.baseline(tree)
    else:
        found = trafilatura.bare_extraction(
            tree, with_metadata=True, include_comments=False, date_extraction_params=DATES, config=_config()
        )
    return found, outlet


@cache
def _config() -> Any:
    """The library's settings, but with short articles taken by paragraphs too (it makes one line of them)."""
    config = deepcopy(_trafilatura().settings.DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "100"
    return config


@cache
def _trafilatura() -> Any:
    """The library, imported when the first page is read (half a second) and silenced: its complaints are rejects."""
    import trafilatura

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return trafilatura


def _draft(source: Source, page: Extracted | None, footer_outlet: str | None) -> Draft:
    if page is None:
        return Draft(source.uri, source.uri, "")
    title = one_line(page.title or "") or None
    header = read_header(_blocks(page), title)
    cleaned = clean_paragraphs(
        [Paragraph(block.kind, one_line(block.lines[0]), block.lines[0]) for block in header.blocks]
    )
    wire = dateline(cleaned.text)
    outlets = (_site_name(page), header.byline.outlet, wire.outlet, cleaned.outlet, footer_outlet)
    return Draft(
        source_uri=source.uri,
        place=source.uri,
        text=cleaned.text,
        published_on=page.date or header.byline.date_text or wire.date_text,
        url=page.url,
        outlet=next(filter(None, outlets), None),
        title=header.title,
        author=join_names(map(tidy_name, one_line(page.author or "").split("; "))) or header.byline.author,
    )


def _site_name(page: Extracted) -> str | None:
    name = one_line(page.sitename or "")
    return known_outlet(name) or outlet_of_domain(name) or name or None


def _blocks(page: Extracted) -> list[Block]:
    """The lines of the extracted text with what they are on the page."""
    headings = {one_line("".join(element.itertext())) for element in page.body.iter("head")}
    return [_block(line, headings) for line in normalise(page.text or "").split("\n") if line.strip()]


def _block(line: str, headings: set[str]) -> Block:
    bare = one_line(line)
    kind: Kind = "heading" if bare in headings else "paragraph"
    if bare.startswith("- "):
        return Block("item", (bare[2:],))
    if bare.startswith("|") and bare.endswith("|"):
        return Block("row", (", ".join(cell for part in bare.split("|") if (cell := part.strip())),))
    return Block(kind, (bare,), 1 if kind == "heading" else 0)
