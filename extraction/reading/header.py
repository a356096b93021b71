"""The header lines of a page: a title, a byline, a day, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extraction.reading.blocks import Block, ends_sentence
from extraction.reading.boilerplate import rule_of
from extraction.reading.byline import Byline, read_byline, read_name_line
from extraction.reading.markup import is_only_links, strip_marks
from extraction.reading.outlets import known_outlet
from extraction.reading.publication_dates import printed_dates

REACH = 14
"""Blocks within which a header's lines are looked for."""
LONGEST_TITLE = 250
LONGEST_DECK = 300
"""A longer paragraph is the article: nothing below it is a header line."""
TITLE_LABEL = re.compile(r"(?:title|headline): *", re.IGNORECASE)
DATELINE = re.compile(
    r"[A-Z][\w .,'’/()-]{1,60}?,?\s+(?P<date>[^()]{5,30}?\d{4}),?\s+(?:\((?P<outlet>[^()]{2,40})\)\s*)?(?:--|[-–—])\s"
)
DATELINE_OUTLET = re.compile(r"[A-Z][A-Z .,'’/-]{2,60}[^()]{0,40}\((?P<outlet>[^()]{2,40})\)\s*(?:--|[-–—])\s")


@dataclass(frozen=True, slots=True)
class Header:
    """What the first lines of a page give, and the blocks that are left."""

    title: str | None
    byline: Byline
    blocks: Sequence[Block]


def read_header(blocks: Sequence[Block], title: str | None = None) -> Header:
    """Take title and bylines off the blocks of a page.

    Args:
        blocks: The page from its first line.
        title: The title where another part of the input gives it; a heading that repeats it is taken off too.
    """
    lines = _exploded(blocks)
    reader = _Reader(title)
    taken = 0
    while taken < min(REACH, len(lines)) and reader.take(lines, taken):
        taken += 1
    return reader.header(lines[taken:])


def dateline(text: str) -> Byline:
    """The day and the agency of a dateline: "SEOUL, March 3, 2013 (Reuters) - The navy …"."""
    match = DATELINE.match(text[:200])
    if match and printed_dates(match["date"]):
        return Byline(None, known_outlet(match["outlet"] or ""), match["date"])
    agency = DATELINE_OUTLET.match(text[:200])
    return Byline(None, known_outlet(agency["outlet"]) if agency else None, None)


class _Reader:
    """Takes the lines of a header one by one until the article begins."""

    def __init__(self, given: str | None) -> None:
        self.given = given
        self.title = given
        self.title_block: Block | None = None
        self.byline = Byline()
        self.kept: list[Block] = []
        self.begun = 0

    def take(self, lines: Sequence[Block], index: int) -> bool:
        """Take a line; False where the article has begun: a long paragraph, or a second short one."""
        block = lines[index]
        found = _byline_at(lines, index)
        text = strip_marks(" ".join(block.lines))
        if found is not None:
            self.byline = _merge(self.byline, found)
        elif rule_of(text) or (block.kind != "heading" and is_only_links(block.lines[0])):
            self.kept.append(block)  # cleaning drops it, and may find the outlet in it
        elif self._is_title(block, text):
            self.title, self.title_block = self.title or TITLE_LABEL.sub("", text), block
        elif block.kind != "heading" and (self.begun >= 2 or len(text) > LONGEST_DECK):
            return False
        else:
            self.kept.append(block)
            self.begun += 1
        return True

    def header(self, rest: Sequence[Block]) -> Header:
        """What was taken; a line that looked like a title but has no text below it is the text."""
        blocks = [*self.kept, *rest]
        lone = self.title_block if not (self.begun or rest) and self.given is None else None
        if lone is not None and lone.kind == "paragraph":
            return Header(None, self.byline, [lone, *blocks])
        return Header(self.title, self.byline, blocks)

    def _is_title(self, block: Block, text: str) -> bool:
        if not text:
            return False
        if self.title is not None:
            top = block.kind == "heading" and block.level == 1 and not self.begun
            return _same(text, self.title) or (top and self.given is not None)
        if block.kind == "heading":
            return True
        lone = block.kind == "paragraph" and len(block.lines) == 1 and not self.begun
        return lone and len(text) <= LONGEST_TITLE and (not ends_sentence(text) or text.endswith(("?", "!", "…")))


def _exploded(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the first of them line by line where header lines stand without empty lines between them."""
    result: list[Block] = []
    for index, block in enumerate(blocks):
        last = -1
        if index < REACH // 2 and len(block.lines) > 1:
            last = max((i for i, line in enumerate(block.lines[:8]) if read_byline(line.strip())), default=-1)
        result += [replace(block, lines=(line,)) for line in block.lines[: last + 1]]
        if block.lines[last + 1 :]:
            result.append(replace(block, lines=block.lines[last + 1 :]))
    return result


def _byline_at(blocks: Sequence[Block], index: int) -> Byline | None:
    """The byline in a block; a person's or an outlet's name alone counts beside another one."""
    block = blocks[index]
    if block.kind == "row" or len(block.lines) > 1:
        return None
    line = block.lines[0].strip()
    found = read_byline(line)
    alone = read_name_line(line) if found is None and index else None
    if alone is None:
        return found
    beside = [
        read_byline(other.lines[0].strip()) for other in blocks[max(index - 1, 0) : index + 2] if other is not block
    ]
    return alone if any(beside) else None


def _same(first: str, second: str) -> bool:
    return "".join(filter(str.isalnum, first.casefold())) == "".join(filter(str.isalnum, second.casefold()))


def _merge(first: Byline, second: Byline) -> Byline:
    """Two header lines as one; the day of publication goes before that of an update."""
    take_second = second.date_text and (first.date_text is None or (first.is_update and not second.is_update))
    dated = second if take_second else first
    return Byline(first.author or second.author, first.outlet or second.outlet, dated.date_text, dated.is_update)
