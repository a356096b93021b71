"""Finding what stands between quotation marks, whichever marks a newspaper uses.

The text is read paragraph by paragraph. A mark opens or closes by what stands beside it (space before: opens; space or
punctuation after: closes); only a straight mark that could do either depends on whether a quotation is open. Single
marks are quotations only where they cannot be apostrophes. A quotation that is not closed goes on into the next
paragraph only if that paragraph begins with an opening mark of its own, as printers have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Closure = Literal["closed", "unclosed", "unopened"]
Span = tuple[int, int]

_MARK = re.compile(r"``|''|‘‘|’’|[\"“”„‟«»‹›'‘’‚]")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_SINGLE = frozenset("'‘’‚")
_GUILLEMETS = frozenset("«»‹›")
_OPENING = frozenset(["“", "„", "‟", "‘‘", "``", "«", "‹", "‘", "‚"])
_CLOSING = frozenset(["”", "’’", "''", "»", "›", "’"])
_BEFORE_OPENING = frozenset("([{-–—−/:;,\"“'‘«`")
_FEET_AND_INCHES = re.compile(r"\d['’′]\s?\d{1,2}$")
# Words that begin with an apostrophe; a mark before them opens nothing ("the '90s", "rock 'n' roll").
_ELISIONS = re.compile(r"(?:\d\ds?|em|tis|twas|til|till|cause|round|bout|n|cos|ere|tween)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks.

    Attributes:
        parts: code points inside the marks, one span a paragraph.
        outer: code points with the marks.
        closure: whether both marks are there; an ``unclosed`` quotation ends with its paragraph, an ``unopened`` one
            begins with it (a text that was cut out of a longer one).
        mark: ``double``, ``single`` or ``guillemet``.
    """

    parts: tuple[Span, ...]
    outer: Span
    closure: Closure
    mark: str

    @property
    def start(self) -> int:
        """The first code point inside the marks."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """The code point after the last one inside the marks."""
        return self.parts[-1][1]


@dataclass(slots=True)
class _Open:
    kind: str
    outer: int
    inner: int


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations of a text, in order; those inside a quotation are part of it."""
    found: list[Quotation] = []
    pending: list[Quotation] = []  # a quotation without its closing mark, until the next paragraph decides
    for paragraph in _PARAGRAPH.finditer(text):
        for quotation in _in_paragraph(text, paragraph.start(), paragraph.end()):
            joined = _joined(text, pending.pop(), quotation, paragraph.start()) if pending else None
            if joined is not None:
                found.pop()
                quotation = joined
            found.append(quotation)
        pending = found[-1:] if found and found[-1].closure == "unclosed" and _ends_in(found[-1], paragraph) else []
    return [quotation for quotation in found if quotation.end > quotation.start]


def _ends_in(quotation: Quotation, paragraph: re.Match[str]) -> bool:
    return paragraph.start() <= quotation.end <= paragraph.end()


def _joined(text: str, before: Quotation, after: Quotation, paragraph_start: int) -> Quotation | None:
    """``before`` and ``after`` as one quotation, where ``after`` begins its paragraph and goes on with ``before``."""
    begins = not text[paragraph_start : after.outer[0]].strip()
    if not begins or before.mark != after.mark:
        return None
    closure: Closure = "unclosed" if after.closure == "unclosed" else "closed"
    return Quotation(before.parts + after.parts, (before.outer[0], after.outer[1]), closure, before.mark)


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    stack: list[_Open] = []
    for mark in _MARK.finditer(text, start, end):
        kind = _kind(mark.group())
        role = _role(text, mark, start, end, stack)
        if role == "open":
            if any(opened.kind == kind for opened in stack):
                # The same mark again: the first was never closed, and what it opened cannot be told apart.
                del stack[next(i for i, opened in enumerate(stack) if opened.kind == kind) :]
            stack.append(_Open(kind, mark.start(), mark.end()))
        elif role == "close":
            opener = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].kind == kind), None)
            if opener is not None:
                opened = stack[opener]
                del stack[opener:]
                if not stack:
                    found.append(
                        _quotation(text, opened.inner, mark.start(), (opened.outer, mark.end()), "closed", kind)
                    )
            elif not stack and not found and kind == "double":
                found.append(_quotation(text, start, mark.start(), (start, mark.end()), "unopened", kind))
    if stack and (stack[0].kind != "single" or stack[0].outer == start):
        opened = stack[0]
        found.append(_quotation(text, opened.inner, end, (opened.outer, end), "unclosed", opened.kind))
    return found


def _quotation(text: str, start: int, end: int, outer: Span, closure: Closure, kind: str) -> Quotation:
    inner = text[start:end]
    return Quotation(((start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())),), outer, closure, kind)


def _kind(mark: str) -> str:
    if mark in _SINGLE:
        return "single"
    return "guillemet" if mark in _GUILLEMETS else "double"


def _role(text: str, mark: re.Match[str], start: int, end: int, stack: list[_Open]) -> Literal["open", "close"] | None:
    """Whether a mark opens a quotation, closes one or is no quotation mark (``None``)."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    kind = _kind(mark.group())
    if kind == "single":
        return _single_role(text, mark, before, after, end, stack)
    can_open = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    can_close = not before.isspace() and not after.isalnum()
    is_open = any(opened.kind == kind for opened in stack)
    if mark.group() == '"':
        if _FEET_AND_INCHES.search(text, max(start, mark.start() - 6), mark.start()) or (
            before.isdigit() and not is_open
        ):
            return None
        if can_open != can_close:
            return "open" if can_open else "close"
        return "close" if is_open else "open"
    if mark.group() in _OPENING:
        return "close" if can_close and not can_open and is_open else "open"
    return "open" if can_open and not can_close and not is_open else "close"


def _single_role(
    text: str, mark: re.Match[str], before: str, after: str, end: int, stack: list[_Open]
) -> Literal["open", "close"] | None:
    is_open = any(opened.kind == "single" for opened in stack)
    starts = (before.isspace() or before in _BEFORE_OPENING) and (after.isalnum() or after in "“\"‘'$£€…([")
    if starts and mark.group() != "’" and not is_open:
        elided = mark.group() == "'" and _ELISIONS.match(text, mark.end())
        return None if elided or not _closes_later(text, mark.end(), end, mark.start()) else "open"
    if not is_open or mark.group() in "‘‚" or after.isalnum() or before.isspace():
        return None
    return None if _is_possessive(text, mark, before, after, end) else "close"


def _closers(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Single marks that could close a quotation, up to the next one that must open one."""
    for mark in _MARK.finditer(text, start, end):
        if mark.group() == "‘":
            return
        if mark.group() not in "'’" or mark.start() == start:
            continue
        before, after = text[mark.start() - 1], text[mark.end()] if mark.end() < end else " "
        if not before.isspace() and not after.isalnum():
            yield mark


def _closes_later(text: str, start: int, end: int, mark_start: int) -> bool:
    at_start = not text[:mark_start].strip() or text[mark_start - 1] == "\n"
    return at_start or next(_closers(text, start, end), None) is not None


def _is_possessive(text: str, mark: re.Match[str], before: str, after: str, end: int) -> bool:
    """Whether a mark is the possessive's ("‘The boys’ school won.’"): a later one, after punctuation, closes."""
    if before.lower() not in "sz" or after != " " or not text[mark.end() + 1 : mark.end() + 2].islower():
        return False
    return any(text[later.start() - 1] in ".,!?…" for later in _closers(text, mark.end(), end))
