"""JSON Lines: one article a line, its text taken exactly as it stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import IO

from extraction.reading.decoding import bom_encoding
from extraction.reading.files import os_problem
from extraction.reading.front_matter import as_text
from extraction.reading.outlets import outlet_of_url
from extraction.reading.problems import Draft, Problem, Reason, Source
from extraction.reading.validate import MAX_TEXT_BYTES, too_large

FIELDS = ("url", "title", "text", "published_on", "author", "outlet", "language")
MAX_LINE_BYTES = 6 * MAX_TEXT_BYTES
"""A text of the largest size with every character written as an escape."""


def read_jsonl(source: Source) -> Iterator[Draft | Problem]:
    """The articles of a JSONL file, one line in memory at a time; a line that is broken is a problem of its own."""
    try:
        with source.path.open("rb") as file:
            marked = bom_encoding(file.read(4))
            encoding, bom = marked or ("utf-8", 0)
            file.seek(bom)
            if encoding == "utf-8":
                yield from _read_lines(source, file)
            else:
                detail = f"{source.uri} is in {encoding.upper()}, but JSON Lines are UTF-8: save it as UTF-8."
                yield Problem(source.uri, Reason.BROKEN_ENCODING, detail)
    except OSError as error:
        yield os_problem(source, error)


def record_draft(source_uri: str, place: str, record: Mapping[str, object]) -> Draft | Problem:
    """The article of a record (of a JSONL line or a Parquet row).

    Args:
        source_uri: The name of the article where the record has no url.
        place: Where the record is ("news.jsonl, line 12").
        record: The fields ``FIELDS``; others are ignored.
    """
    url = as_text(record.get("url"))
    text = record.get("text")
    if "text" not in record or not (text is None or isinstance(text, str)):
        return no_text_field(url or source_uri, place, record)
    return Draft(
        source_uri=url or source_uri,
        place=place,
        text=text or "",
        published_on=record.get("published_on"),
        url=url,
        outlet=as_text(record.get("outlet")) or outlet_of_url(url),
        title=as_text(record.get("title")),
        author=as_text(record.get("author")),
        language=as_text(record.get("language")),
    )


def no_text_field(source_uri: str, place: str, names: Iterable[object]) -> Problem:
    """The problem of a record or table whose fields are ``names`` and hold no text."""
    given = ", ".join(sorted(map(str, names))[:12])[:200] or "none"
    detail = f"{place} has no words in a field 'text'; it has: {given}. The fields are {', '.join(FIELDS)}."
    return Problem(source_uri, Reason.WRONG_COLUMNS, detail)


def _read_lines(source: Source, file: IO[bytes]) -> Iterator[Draft | Problem]:
    number = records = 0
    while line := file.readline(MAX_LINE_BYTES + 1):
        number += 1
        uri, place = f"{source.uri}#L{number}", f"{source.uri}, line {number}"
        if len(line) > MAX_LINE_BYTES:
            _skip_line(file, line)
            yield too_large(uri, f"{place} has more than {MAX_LINE_BYTES:,} bytes")
        elif line.strip():
            records += 1
            yield _read_line(uri, place, line)
    if not records:
        yield Problem(source.uri, Reason.EMPTY_FILE, f"{source.uri} has no lines: write its articles into it again.")


def _skip_line(file: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(1 << 20)


def _read_line(uri: str, place: str, line: bytes) -> Draft | Problem:
    try:
        record = json.loads(line)
    except UnicodeDecodeError as error:
        detail = f"{place} is not UTF-8 at byte {error.start}: save the file as UTF-8."
        return Problem(uri, Reason.BROKEN_ENCODING, detail)
    except RecursionError:
        return Problem(uri, Reason.BROKEN_JSON, f"{place} nests too deeply: write one flat JSON object a line.")
    except ValueError as error:
        detail = f"{place} is no JSON ({str(error)[:80]}): write one JSON object a line."
        return Problem(uri, Reason.BROKEN_JSON, detail)
    if not isinstance(record, dict):
        detail = f'{place} is a JSON {type(record).__name__}, not an object: write {{"text": …, "published_on": …}}.'
        return Problem(uri, Reason.BROKEN_JSON, detail)
    return record_draft(uri, place, record)
