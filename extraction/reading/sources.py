"""Files and folders to articles and rejects, one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from extraction.reading.files import os_problem
from extraction.reading.problems import Problem, Source
from extraction.reading.sniff import find_reader
from extraction.reading.validate import accept, reject
from extraction.records import Article, Reject

GOLD = ".gold.json"
"""The ending of hand-made gold, which lies beside the article it describes and is no input."""


def read_sources(
    paths: Sequence[Path], default_published_on: date | None, ingested_at: datetime
) -> Iterator[Article | Reject]:
    """Read files and folders (recursively) into articles and rejects; nothing raises, nothing is held twice.

    Paths are taken in sorted order, so that the order in which they are named changes nothing. The same text from the
    same source is one article, however often it comes. ``duplicate_of`` is left to ``mark_duplicates``.

    Args:
        paths: Files and folders; hidden files and gold (``*.gold.json``) within a folder are skipped.
        default_published_on: The day of publication of inputs that give none.
        ingested_at: The time of the run, for ``ingested_at``, ``rejected_at`` and the latest date that is accepted.
    """
    seen: set[str] = set()
    for found in _files(sorted(paths)):
        for article in _read_file(found, default_published_on, ingested_at):
            if isinstance(article, Problem):
                yield reject(article, ingested_at)
            elif article.article_id not in seen:
                seen.add(article.article_id)
                yield article


def missing_paths(paths: Iterable[Path]) -> list[Path]:
    """The paths that name nothing at all: a usage error for whoever was given them.

    A symbolic link to nothing is not among them (it is there, and becomes a reject).
    """
    return [path for path in paths if not os.path.lexists(path)]


def _read_file(
    found: Source | Problem, default_published_on: date | None, ingested_at: datetime
) -> Iterator[Article | Problem]:
    reader = found if isinstance(found, Problem) else find_reader(found)
    if isinstance(reader, Problem):
        yield reader
        return
    assert isinstance(found, Source)
    for draft in reader(found):
        yield draft if isinstance(draft, Problem) else accept(draft, default_published_on, ingested_at)


def _files(paths: Iterable[Path]) -> Iterator[Source | Problem]:
    """The files of the named paths; a file is named by its own name, one in a folder by folder/path/in/it."""
    for path in paths:
        name = path.name if path.name not in ("", "..") else path.resolve().name
        if path.is_dir():
            yield from _walk(Source(path, _printable(name)), set())
        else:
            yield Source(path, _printable(name))


def _walk(folder: Source, visited: set[tuple[int, int]]) -> Iterator[Source | Problem]:
    """The files below a folder in sorted order; a folder that links lead back to is read once."""
    waiting: list[Source] = [folder]
    while waiting:
        current = waiting.pop()
        try:
            status = current.path.stat()
            if not current.path.is_dir():
                yield current
                continue
            if (status.st_dev, status.st_ino) in visited:
                continue
            visited.add((status.st_dev, status.st_ino))
            names = sorted(os.listdir(current.path), reverse=True)
        except OSError as error:
            yield os_problem(current, error)
            continue
        inputs = filter(_is_input, names)
        waiting += [Source(current.path / name, f"{current.uri}/{_printable(name)}") for name in inputs]


def _is_input(name: str) -> bool:
    """Whether a file in a folder is meant to be read: hidden ones and gold beside an article are not."""
    return name[0] != "." and not name.endswith(GOLD)


def _printable(name: str) -> str:
    """A file's name as text; bytes of it that are no UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
