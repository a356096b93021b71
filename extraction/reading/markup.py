"""Inline marks of Markdown and stray HTML in a paragraph: emphasis, links, images, code, escapes, entities.

No step backtracks more than a bounded number of characters, so a hostile paragraph costs linear time.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from extraction.reading.characters import ESCAPE_BASE, one_line

ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
ESCAPED = re.compile(f"[{chr(ESCAPE_BASE)}-{chr(ESCAPE_BASE + 127)}]")
TARGET = r"\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}+\)"
IMAGE = re.compile(rf"!\[[^\[\]]{{0,1000}}+\](?:{TARGET}|\[[^\[\]]{{0,200}}+\])")
LINK = re.compile(rf"\[([^\[\]]{{0,2000}}+)\](?:{TARGET}|\[[^\[\]]{{0,200}}+\])")
FOOTNOTE_MARK = re.compile(r"\[\^[^\[\]\s]{1,40}\]|\[\^?\d{1,3}\]\(#[^()\s]{0,100}\)")
AUTOLINK = re.compile(r"<((?:https?://|mailto:|www\.)[^<>\s]{1,1000}+|[^<>\s@]{1,100}+@[^<>\s@]{1,200}+)>")
CODE = re.compile(r"(?<!`)`([^`\n]{1,500}+)`(?!`)")
INLINE = "a|abbr|b|cite|code|em|font|i|q|s|small|span|strike|strong|sub|sup|u"
BLOCK = (
    "article|aside|blockquote|br|center|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|iframe|img|li|main|ol|p|pre"
    "|script|section|style|table|tbody|td|th|thead|tr|ul|video"
)
TAG = re.compile(rf"</?(?:({INLINE})|{BLOCK})(?:\s[^<>]{{0,1000}}+)?/?>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
RUN = re.compile(r"\*+|_+|~~")
LONGEST_MARKED = 200_000
"""In a longer paragraph, which nobody wrote, single marks stay: pairing them takes memory for each."""
ADJACENT = re.compile(r"(?<=\S)(\*{4,}|_{4,})(?=\S)|(?<=[A-Za-z])\*\*(?=\d)|(?<=\d)\*\*(?=[A-Za-z])")


def strip_marks(paragraph: str) -> str:
    """The words of a paragraph without Markdown marks, on one line. Marks that a backslash escapes stay."""
    text = ESCAPE.sub(lambda match: chr(ESCAPE_BASE + ord(match[1])), paragraph)
    text = FOOTNOTE_MARK.sub("", IMAGE.sub("", text))
    text = LINK.sub(r"\1", text)
    text = CODE.sub(r"\1", AUTOLINK.sub(r"\1", text))
    text = _strip_emphasis(TAG.sub(lambda match: "" if match[1] else " ", text) if "<" in text else text)
    text = ESCAPED.sub(lambda match: chr(ord(match[0]) - ESCAPE_BASE), text)
    return one_line(ENTITY.sub(_unescape, text) if "&" in text else text)


def parted(line: str) -> str:
    """A header line in which marks that close and open side by side are a ``|``: "**Jane Roe****3 May 2020**"."""
    return ADJACENT.sub("** | **", line)


def strip_comments(text: str) -> str:
    """A text without its HTML comments."""
    kept = []
    position = 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        kept.append(text[position:start])
        position = end + 3
    return "".join(kept) + text[position:]


def is_only_links(paragraph: str) -> bool:
    """Whether a paragraph is made of links (or images) and the punctuation between them, and is no sentence."""
    text = LINK.sub("", IMAGE.sub("", paragraph))
    if text == paragraph or any(map(str.isalnum, text)):
        return False
    words = strip_marks(paragraph)
    return not words.endswith((".", "!", "?")) or words.count(" ") < 6


@dataclass(slots=True)
class _Delimiter:
    """A run of emphasis marks and how many of them have found no partner yet."""

    start: int
    end: int
    char: str
    left: int
    closes: bool


def _strip_emphasis(text: str) -> str:
    """Remove paired ``*``, ``_`` and ``~~``, as CommonMark pairs them, and every ``**`` (it is never meant)."""
    if len(text) > LONGEST_MARKED:
        return text.replace("**", "")
    runs = [run for match in RUN.finditer(text) if (run := _delimiter(text, match))]
    openers: dict[str, list[_Delimiter]] = {"*": [], "_": [], "~": []}
    for run in runs:
        stack = openers[run.char]
        while run.closes and run.left and stack:
            paired = min(run.left, stack[-1].left)
            run.left -= paired
            stack[-1].left -= paired
            if not stack[-1].left:
                stack.pop()
        if run.left and run.end < len(text) and not text[run.end].isspace():
            stack.append(run)
    pieces = []
    position = 0
    for run in runs:
        keep = run.char * run.left if run.left == 1 else ""
        pieces += [text[position : run.start], keep]
        position = run.end
    return "".join(pieces) + text[position:]


def _delimiter(text: str, match: re.Match[str]) -> _Delimiter | None:
    """A run that opens or closes emphasis; None for marks within a word (snake_case), sums (5*3) and blanks (____)."""
    start, end = match.span()
    char = text[start]
    before, after = text[start - 1 : start], text[end : end + 1]
    free = (not before or before.isspace()) and (not after or after.isspace())
    within = before.isalnum() and after.isalnum()
    if (within and (char == "_" or end - start == 1)) or (free and (char != "*" or end - start == 1)):
        return None
    return _Delimiter(start, end, char, end - start, bool(before) and not before.isspace())


def _unescape(match: re.Match[str]) -> str:
    return html.unescape(match[0])
