"""The block structure of Markdown and plain text: headings, list items, table rows and paragraphs, line by line.

Plain text takes the same marks (people paste Markdown into ``.txt``), but keeps paragraphs that stand one a line
without an empty line between them. Every step is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Kind = Literal["heading", "item", "row", "paragraph"]

HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,}) *")
RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})")
PAGE_NUMBER = re.compile(r" *[-–—] ?\d{1,3} ?[-–—] *")
FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})[\w -]{0,40}")
QUOTE = re.compile(r" {0,3}(?:> ?)+")
ITEM = re.compile(r" {0,12}(?:[*+•‣▪◦●·-]|\.(?= {2})|\d{1,3}[.)]) +(?=\S)")
FIRST_NUMBER = re.compile(r" {0,12}1[.)] ")
DEFINITION = re.compile(r" {0,3}\[[^\]]{1,200}\]: ?\S.*")
FOOTNOTE = re.compile(r" {0,3}\[\^[^\]]{1,40}\]: ?")
ROW = re.compile(r" {0,3}\|.*\| *")
ROW_RULE = re.compile(r" {0,3}\|?[ :|-]*-{2,}[ :|-]*")
SENTENCE_END = (".", "!", "?", "…", "。", ":", ";")
CLOSING = "\"'”’»)]*_ \\"
LONGEST_UNDERLINED = 250
LONGEST_MARK = 1_000
"""Longer lines are words, whatever marks they are made of."""
WIDEST_WRAP = 130
LONGEST_SENTENCE = 250
"""A longer line of Markdown is more than the one sentence a line that some people write."""
LEAST_WRAPPED = 3
"""Full lines that make a text a wrapped one."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, their block marks removed and their inline marks kept."""

    kind: Kind
    lines: tuple[str, ...]
    level: int = 0


def split_blocks(text: str) -> list[Block]:
    """The blocks of a text whose characters are normalised; a form feed parts blocks as an empty line does."""
    return list(_Splitter().split(text.replace("\f", "\n\n").split("\n")))


class _Splitter:
    """Collects lines into the block that is open."""

    def __init__(self) -> None:
        self.kind: Kind = "paragraph"
        self.lines: list[str] = []

    def split(self, lines: Iterable[str]) -> Iterator[Block]:
        for line in lines:
            yield from self._take(QUOTE.sub("", line, count=1) if line.lstrip().startswith(">") else line)
        yield from self._close()

    def _take(self, line: str) -> Iterator[Block]:
        bare = line.strip()
        if len(bare) > LONGEST_MARK:
            yield from self._take_words(line)
        elif not bare or FENCE.fullmatch(line) or (DEFINITION.fullmatch(line) and not FOOTNOTE.match(line)):
            yield from self._close()
        elif self._underlines(line):
            level = 1 if bare[0] == "=" else 2
            heading, self.lines = self.lines[0], []
            yield Block("heading", (heading.strip(),), level)
        elif RULE.fullmatch(line) or ROW_RULE.fullmatch(line) or PAGE_NUMBER.fullmatch(line):
            yield from self._close()
        elif HEADING.match(line):
            yield from self._close()
            marks = bare[: len(bare) - len(bare.lstrip("#"))]
            yield Block("heading", (bare.strip("#").strip(),), len(marks))
        elif ROW.fullmatch(line):
            yield from self._close()
            yield Block("row", (bare.strip("|").strip(),))
        else:
            yield from self._take_words(line)

    def _take_words(self, line: str) -> Iterator[Block]:
        """Take a line of words: the first of an item or one more of the block that is open."""
        if self._opens_item(line):
            yield from self._close()
            self.kind, self.lines = "item", [ITEM.sub("", line, count=1)]
            return
        if self.kind == "item" and not line.startswith(" ") and ends_sentence(self.lines[-1]):
            yield from self._close()
        self.lines.append(FOOTNOTE.sub("", line, count=1))

    def _underlines(self, line: str) -> bool:
        """Whether a line of = or - makes a heading of the one line above it."""
        lone = len(self.lines) == 1 and self.kind == "paragraph" and len(self.lines[0]) <= LONGEST_UNDERLINED
        return lone and UNDERLINE.fullmatch(line) is not None

    def _opens_item(self, line: str) -> bool:
        """A mark opens an item; in a paragraph only a first number, or a bullet before a capital or after a stop."""
        mark = ITEM.match(line)
        if mark is None:
            return False
        if not self.lines or self.kind == "item" or FIRST_NUMBER.match(line):
            return True
        begins = ends_sentence(self.lines[-1]) or line[mark.end()].isupper()
        return begins and not mark[0].strip()[0].isdigit()

    def _close(self) -> Iterator[Block]:
        if self.lines:
            yield Block(self.kind, tuple(self.lines))
        self.kind, self.lines = "paragraph", []


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, closing quotation marks and brackets aside."""
    return line.rstrip(CLOSING).endswith(SENTENCE_END)


def joined(block: Block) -> list[str]:
    """A block's paragraphs as Markdown reads them: one, unless a hard line break follows a sentence.

    A block with a line as long as a paragraph was saved from a page without empty lines: each line is one.
    """
    if max(map(len, block.lines)) > LONGEST_SENTENCE:
        return unwrapped(block, 0)
    breaks = [line.endswith(("  ", "\\")) and ends_sentence(line) for line in block.lines]
    return _grouped([line.strip().removesuffix("\\") for line in block.lines], breaks)


def unwrapped(block: Block, width: int) -> list[str]:
    """A block's paragraphs as plain text means them.

    Args:
        block: Its lines.
        width: The width at which the text is wrapped, or 0 where it is not. A line ends a paragraph where the next
            line's first word would have fitted on it; in a text that is not wrapped every line does, unless the next
            begins in lower case.
    """
    lines = [line.strip() for line in block.lines]
    breaks = [_ends_paragraph(line, following, width) for line, following in pairwise(lines)]
    return _grouped(lines, [*breaks, False])


def wrap_width(blocks: Sequence[Block]) -> int:
    """The width at which a text is hard-wrapped, 0 where it is not: wrapped lines are nearly all full."""
    pairs = [pair for block in blocks if block.kind != "row" for pair in pairwise(map(str.strip, block.lines))]
    width = max((len(line) for line, _ in pairs if len(line) <= WIDEST_WRAP), default=0)
    full = sum(len(line) <= width and not _had_room(line, following, width) for line, following in pairs)
    return width if full >= LEAST_WRAPPED and full * 3 >= len(pairs) * 2 else 0


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    if following[:1].islower():
        return not width and ends_sentence(line)
    return not width or (_had_room(line, following, width) and (ends_sentence(line) or len(line) < width * 0.6))


def _had_room(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(" ", 1)[0]) <= width


def _grouped(lines: Sequence[str], breaks: Iterable[bool]) -> list[str]:
    """Lines as paragraphs: one ends after each line whose entry in ``breaks`` is true, and after the last."""
    groups: list[list[str]] = [[]]
    for line, ends in zip(lines, breaks, strict=True):
        groups[-1].append(line)
        if ends:
            groups.append([])
    return [paragraph for group in groups if (paragraph := " ".join(filter(None, group)))]
