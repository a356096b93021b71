"""Blocks of a page to the article's text: marks off, the page's own lines off, broken paragraphs joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extraction.reading.blocks import Block
from extraction.reading.boilerplate import Paragraph, outlet_named_in, rule_of, split_boilerplate
from extraction.reading.markup import strip_marks
from extraction.reading.page_breaks import join_broken

MOST_BUTTONS = 20
Lines = Callable[[Block], list[str]]
"""How the lines of a block are joined to paragraphs."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article's text, its paragraphs parted by an empty line, and the outlet that only the page's footer names."""

    text: str
    outlet: str | None


def clean_blocks(blocks: Sequence[Block], lines: Lines) -> Cleaned:
    """Clean the blocks of a Markdown or plain text page below its header."""
    return clean_paragraphs([paragraph for block in blocks for paragraph in _paragraphs(block, lines)])


def clean_paragraphs(paragraphs: Sequence[Paragraph]) -> Cleaned:
    """Clean paragraphs that have no marks (any more)."""
    kept, dropped = split_boilerplate(paragraphs)
    return Cleaned("\n\n".join(paragraph.text for paragraph in join_broken(kept)), outlet_named_in(dropped))


def _paragraphs(block: Block, lines: Lines) -> list[Paragraph]:
    if block.kind == "row":
        cells = [strip_marks(cell) for cell in block.lines[0].split("|")]
        return [Paragraph("row", ", ".join(filter(None, cells)), block.lines[0])]
    raws = block.lines if _is_furniture(block) else lines(block)
    return [Paragraph(block.kind, strip_marks(raw), raw) for raw in raws]


def _is_furniture(block: Block) -> bool:
    """Whether each line of a block by itself is the page's ("Listen to this article", "5 min")."""
    return 1 < len(block.lines) <= MOST_BUTTONS and all(rule_of(strip_marks(line)) for line in block.lines)
