"""Which format a file has: by its ending, and by its first bytes where the ending lies or is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extraction.reading.decoding import decode
from extraction.reading.files import file_problem, os_problem
from extraction.reading.html import read_html
from extraction.reading.jsonl import read_jsonl
from extraction.reading.markdown import read_markdown
from extraction.reading.parquet import read_parquet
from extraction.reading.plain_text import read_plain_text
from extraction.reading.problems import Draft, Problem, Reason, Source
from extraction.reading.words import words

Reader = Callable[[Source], Iterator[Draft | Problem]]

HEAD = 8_192
READERS: dict[str, Reader] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".parquet": read_parquet,
}
SUPPORTED = ".md, .txt, .html, .jsonl or .parquet"
SIGNATURES = (
    (b"%PDF-", "a PDF", "save its text as .txt"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save its text as .txt"),
    (b"{\\rtf", "an RTF document", "save its text as .txt"),
    (b"\x1f\x8b", "a gzip archive", "unpack it"),
    (b"BZh", "a bzip2 archive", "unpack it"),
    (b"\xfd7zXZ", "an xz archive", "unpack it"),
    (b"(\xb5/\xfd", "a zstd archive", "unpack it"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it"),
    (b"\x89PNG", "a picture", "give the article's text"),
    (b"\xff\xd8\xff", "a picture", "give the article's text"),
    (b"GIF8", "a picture", "give the article's text"),
    (b"RIFF", "a picture, sound or video", "give the article's text"),
    (b"\x7fELF", "a program", "give the article's text"),
    (b"SQLite format 3", "a database", "export its articles as .jsonl"),
)
HTML_START = re.compile(
    r"\s*(?:<!doctype html|<html|<\?xml[^>]{0,200}>\s*(?:<!doctype html|<html)|<head|<body|<article|<meta)",
    re.IGNORECASE,
)
HTML_TAG = re.compile(r"</?(?:p|div|span|a|h[1-6]|article|body|table|ul|br)\b[^<>]{0,500}>", re.IGNORECASE)
RECORD_START = re.compile(r'\s*\{\s*"[^"\n]{1,60}"\s*:')
MARKDOWN_MARK = re.compile(r"^(?:#{1,6} |---\s*$|\*\*\S|\[[^\]\n]{1,200}\]\(|> )", re.MULTILINE)


def find_reader(source: Source) -> Reader | Problem:
    """The reader for a file, or why there is none."""
    problem = file_problem(source)
    if problem is not None:
        return problem
    try:
        with source.path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        return os_problem(source, error)
    return _reader_for(source, head)


def _reader_for(source: Source, head: bytes) -> Reader | Problem:
    ending = source.path.suffix.lower()
    if not head.strip():
        return Problem(source.uri, Reason.EMPTY_FILE, f"{source.uri} is empty: save the article into it again.")
    if head.startswith(b"PAR1"):
        return read_parquet
    known = next((row for row in SIGNATURES if head.startswith(row[0])), None)
    if known:
        return _unsupported(source, known[1], known[2])
    if ending == ".parquet":
        detail = f"{source.uri} does not begin as a Parquet file does: write it again."
        return Problem(source.uri, Reason.BROKEN_PARQUET, detail)
    if ending in words("other_ending"):
        return _unsupported(source, f"a {ending} file", "save its articles in one of them")
    text = decode(head[: len(head) - len(head) % 4])
    if text is None and b"\0" in head:
        return _unsupported(source, "a binary file", "give the article's text")
    return _reader_of_text(ending, text or "")


def _reader_of_text(ending: str, text: str) -> Reader:
    """The reader for a text: what its ending says unless it plainly is something else."""
    named = READERS.get(ending)
    if HTML_START.match(text):
        return read_html
    if RECORD_START.match(text) and named is not read_html:
        return read_jsonl
    if named is None or (named is read_html and not HTML_TAG.search(text)):
        return _guessed(text)
    return named


def _guessed(text: str) -> Reader:
    if len(HTML_TAG.findall(text)) >= 3:
        return read_html
    return read_markdown if MARKDOWN_MARK.search(text) else read_plain_text


def _unsupported(source: Source, what: str, advice: str) -> Problem:
    detail = f"{source.uri} is {what}, which is not read ({SUPPORTED} are): {advice}."
    return Problem(source.uri, Reason.UNSUPPORTED_FORMAT, detail)
