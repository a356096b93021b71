"""Lines that a web page adds to an article (``knowledge/reading/boilerplate.csv``), and the outlet that they name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extraction.knowledge.tables import rows
from extraction.reading.blocks import Kind
from extraction.reading.markup import is_only_links
from extraction.reading.outlets import known_outlet, looks_like_outlet, outlet_of_domain, sites

Rule = tuple[str, str]
"""A rule's name and its scope (``line``, ``tail`` or ``end``)."""
LONGEST = 420
"""Longer paragraphs are text."""
LAST = 3
"""Paragraphs at the end in which rules of the scope ``end`` apply."""
FOOTER_LINE = 200
"""After a line that opens a footer, lines up to this length belong to it."""
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s:,©]*(?:\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{2,4})?)?[\s,:|]*(?:by\s+)?(?P<name>[^.|©\d][^.|©]{1,80})",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"\b(?:contact|to|support|join|follow) (?P<the>the )?(?P<name>(?-i:[A-Z])[\w'’&-]*(?: (?-i:[A-Z])[\w'’&-]*){0,5})",
    re.IGNORECASE,
)
COMPANY = re.compile(r",? (?:Ltd|Limited|Inc|LLC|Company|Co|Corp|Corporation|PLC|GmbH|Pty)\b\.?(?: |$)", re.IGNORECASE)
NO_NAME = re.compile(r"\b(all rights|reserved|newsroom|editors?|authors?|reporters?|writers?)\b.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's words on one line (``text``) and as they were written (``raw``)."""

    kind: Kind
    text: str
    raw: str


def rule_of(text: str) -> Rule | None:
    """The rule that makes a line boilerplate, or None."""
    if len(text) > LONGEST:
        return None
    match = _pattern().fullmatch(text)
    return _rules()[match.lastgroup or ""] if match else None


def split_boilerplate(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """Part the article's paragraphs from the page's.

    Dropped are lines that a rule matches, paragraphs made of links only, and what stands below a line that opens
    a footer as long as it is short.
    """
    kept: list[Paragraph] = []
    dropped: list[Paragraph] = []
    rules = [rule_of(paragraph.text) for paragraph in paragraphs]
    footer = _footer_start(paragraphs, rules)
    for index, paragraph in enumerate(paragraphs):
        rule = rules[index]
        page = (kept and index >= footer) or (rule and rule[1] != "end") or is_only_links(paragraph.raw)
        (dropped if page or not paragraph.text else kept).append(paragraph)
    return _without_ending(kept), dropped


def _without_ending(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs without those that are the page's where they stand last: notes on the author, lone headings."""
    start = max(len(paragraphs) - LAST, 1)
    ending = [paragraph for paragraph in paragraphs[start:] if rule_of(paragraph.text) is None]
    kept = [*paragraphs[:start], *ending]
    while len(kept) > 1 and kept[-1].kind == "heading":
        kept.pop()
    return kept


def _footer_start(paragraphs: Sequence[Paragraph], rules: Sequence[Rule | None]) -> int:
    """The index from which everything is footer: that of the first line that opens one with short lines only below."""
    start = len(paragraphs)
    for index in range(len(paragraphs) - 1, -1, -1):
        rule = rules[index]
        if rule is not None and rule[1] == "tail":
            start = index
        elif rule is None and len(paragraphs[index].text) > FOOTER_LINE:
            break
    return start


def outlet_named_in(dropped: Sequence[Paragraph]) -> str | None:
    """The outlet that footers name: one that the table knows, or the holder of the copyright, the site to contact."""
    lines = [line for line in dropped if rule_of(line.text) or is_only_links(line.raw)]
    names = [name for pattern in (COPYRIGHT, CONTACT) for line in lines for name in _names(pattern, line.text)]
    domains = [domain for line in lines for domain in sites(line.raw)]
    known = [outlet for outlet in (*map(known_outlet, names), *map(outlet_of_domain, domains)) if outlet]
    return next(iter((*known, *names, *domains)), None)


def _names(pattern: re.Pattern[str], line: str) -> list[str]:
    """The names that a pattern finds; one to contact without "the" may be a person's unless it is like an outlet's."""
    found = [(match.groupdict(), match["name"]) for match in pattern.finditer(line)]
    names = [name for groups, name in found if groups.get("the", "") is not None or looks_like_outlet(name)]
    bare = (COMPANY.sub("", NO_NAME.sub("", name)).strip(" ,-–[]()*") for name in names)
    return [name for name in bare if len(name) > 1]


@cache
def _rules() -> dict[str, Rule]:
    return {f"r{number}": (row["rule"], row["scope"]) for number, row in enumerate(rows("reading/boilerplate.csv"))}


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern of all rules; the name of the group that matched tells the rule."""
    patterns = (row["pattern"] for row in rows("reading/boilerplate.csv"))
    return re.compile("|".join(f"(?P<r{number}>{pattern})" for number, pattern in enumerate(patterns)), re.IGNORECASE)
