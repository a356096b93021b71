"""One article in one file of Markdown or plain text: front matter, header lines, body, footer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extraction.reading.blocks import Block, split_blocks
from extraction.reading.characters import normalise
from extraction.reading.cleaning import Lines, clean_blocks
from extraction.reading.decoding import decode
from extraction.reading.files import read_bytes
from extraction.reading.front_matter import FrontMatter, split_front_matter
from extraction.reading.header import dateline, read_header
from extraction.reading.hyphens import join_hyphens
from extraction.reading.markup import strip_comments
from extraction.reading.outlets import outlet_of_url
from extraction.reading.problems import Draft, Problem, Reason, Source
from extraction.reading.validate import MAX_LINES, MAX_PARAGRAPHS, MAX_TEXT_BYTES, too_large


def read_page(source: Source, lines_of: Callable[[Sequence[Block]], Lines]) -> Draft | Problem:
    """Read a file; ``lines_of`` looks at its blocks and says how their lines are joined."""
    data = read_bytes(source)
    if isinstance(data, Problem):
        return data
    text = decode(data)
    if text is None:
        detail = f"{source.uri} holds bytes that are no text in any known encoding: save it as UTF-8."
        return Problem(source.uri, Reason.BROKEN_ENCODING, detail)
    if len(text) > MAX_TEXT_BYTES:
        return too_large(source.uri, f"{source.uri} has {len(text):,} characters")
    if text.count("\n") > MAX_LINES:
        return too_large(source.uri, f"{source.uri} has {text.count(chr(10)):,} lines")
    front = split_front_matter(normalise(text))
    if front.problem:
        return Problem(source.uri, Reason.BROKEN_FRONT_MATTER, f"{source.uri} {front.problem}")
    return _draft(source, front, lines_of)


def _draft(source: Source, front: FrontMatter, lines_of: Callable[[Sequence[Block]], Lines]) -> Draft | Problem:
    """The article; front matter goes before header lines, and these before footers."""
    given = front.fields
    blocks = split_blocks(join_hyphens(strip_comments(front.body)))
    if len(blocks) > MAX_PARAGRAPHS:
        return too_large(source.uri, f"{source.uri} has {len(blocks):,} paragraphs")
    header = read_header(blocks, given.get("title"))
    cleaned = clean_blocks(header.blocks, lines_of(header.blocks))
    wire = dateline(cleaned.text)
    outlets = (given.get("outlet"), header.byline.outlet, outlet_of_url(given.get("url")), wire.outlet, cleaned.outlet)
    return Draft(
        source_uri=source.uri,
        place=source.uri,
        text=cleaned.text,
        published_on=given.get("published_on") or header.byline.date_text or wire.date_text,
        url=given.get("url"),
        outlet=next(filter(None, outlets), None),
        title=header.title,
        author=given.get("author") or header.byline.author,
        language=given.get("language"),
    )
