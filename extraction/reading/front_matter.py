"""YAML front matter: the ``---`` block above an article, read without trust (no aliases, no types, at most 64 KB)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from extraction.reading.characters import one_line

LARGEST = 65_536
LONGEST_VALUE = 2_000
KEYS = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline"),
    "outlet": ("outlet", "site", "source", "publication", "publisher"),
    "published_on": ("published_on", "date", "published", "published_at", "publication_date", "pubdate"),
    "url": ("url", "link", "canonical_url"),
    "language": ("language", "lang"),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields that are given, the text below, and the problem where the block cannot be read."""

    fields: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    problem: str | None = None


def split_front_matter(text: str) -> FrontMatter:
    """Part the front matter from the text below it; a text without any comes back whole, with no fields.

    A block that YAML refuses is read line by line ("title: Talks: a new round" is no YAML, and is usual).
    """
    head = text[: LARGEST + 10].lstrip()
    first, _, rest = head.partition("\n")
    if first.rstrip() != "---":
        return _without_fence(text)
    lines = rest.split("\n")
    end = next((i for i, line in enumerate(lines) if line.rstrip() in ("---", "...")), None)
    looks_meant = bool(lines) and _key_of(lines[0]) is not None
    if end is None:
        problem = "begins with --- and a YAML header that has no closing --- within 64 KB: close it."
        return FrontMatter(body=text, problem=problem if looks_meant else None)
    values = _parse("\n".join(lines[:end]))
    if values is None:
        problem = "has a YAML header that cannot be read: write one 'key: value' a line, without aliases or nesting."
        return FrontMatter(body=text, problem=problem if looks_meant else None)
    start = len(text) - len(text.lstrip()) + len(first) + 1 + sum(len(line) + 1 for line in lines[: end + 1])
    return FrontMatter(_fields(values), text[start:])


def _without_fence(text: str) -> FrontMatter:
    """The fields of lines "Title: …", "Date: …" above an empty line, or the text as it is."""
    block, gap, _ = text.lstrip()[:LARGEST].partition("\n\n")
    keys = [_key_of(line) for line in block.split("\n")]
    aliases = {alias for names in KEYS.values() for alias in names}
    if not gap or len(keys) < 2 or not all(key in aliases for key in keys):
        return FrontMatter(body=text)
    return FrontMatter(_fields(_parse_lines(block) or {}), text.lstrip()[len(block) + len(gap) :])


class _Loader(yaml.BaseLoader):
    """Strings, lists and mappings only ("Yes" and "1984" stay words); an alias is an error, so nothing can multiply."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Compose a node unless it is an alias."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("alias")
        return super().compose_node(parent, index)


def _parse(block: str) -> Mapping[str, object] | None:
    try:
        values = yaml.load(block, Loader=_Loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return _parse_lines(block)
    return {str(key).lower(): value for key, value in values.items()} if isinstance(values, dict) else None


def _parse_lines(block: str) -> dict[str, object] | None:
    """``key: value`` lines whose values YAML would not take; None where another kind of line stands between them."""
    values: dict[str, object] = {}
    for line in filter(str.strip, block.split("\n")):
        key = _key_of(line)
        if key is None and not line.lstrip().startswith(("#", "-")):
            return None
        if key is not None:
            values[key] = line.partition(":")[2].strip().strip("\"'")
    return values


def _key_of(line: str) -> str | None:
    key, colon, _ = line.partition(":")
    name = key.strip().lower().replace("-", "_")
    return name if colon and name.replace("_", "").isalnum() and len(name) <= 40 else None


def _fields(values: Mapping[str, object]) -> dict[str, str]:
    """The article's fields, under their own or another usual name."""
    fields = {}
    for name, aliases in KEYS.items():
        text = next((text for alias in aliases if (text := as_text(values.get(alias)))), None)
        if text:
            fields[name] = text
    return fields


def as_text(value: object) -> str | None:
    """A field's value on one line, a list (of authors, say) joined as a byline would; None where nothing is given."""
    if isinstance(value, str):
        return one_line(value[:LONGEST_VALUE]) or None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        names = [text for item in value[:20] if not isinstance(item, list) and (text := as_text(item))]
        return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:]))) or None
    if isinstance(value, dict):
        name = value.get("name")
        return as_text(name) if isinstance(name, str) else None
    return None
