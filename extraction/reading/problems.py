"""Why an input is turned away, and what a format module hands over before an article is accepted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Reason(StrEnum):
    """The closed list of ``rejects.reason`` at stage ``read``; ``detail`` says what to do about it."""

    NO_PUBLICATION_DATE = "no_publication_date"
    """Neither a field nor the header gives a date, and no default was given."""
    UNREADABLE_PUBLICATION_DATE = "unreadable_publication_date"
    """A date is given in a form that names no day ("last week", "2023-02-30")."""
    AMBIGUOUS_PUBLICATION_DATE = "ambiguous_publication_date"
    """A date such as 3/4/2023 that two customs read as two days."""
    DATE_OUT_OF_RANGE = "date_out_of_range"
    """A day before 1990 or after tomorrow."""
    NO_TEXT = "no_text"
    """Nothing is left that has a letter or a digit."""
    OTHER_LANGUAGE = "other_language"
    """Declared or plainly in another language than English."""
    TOO_LARGE = "too_large"
    """More than 5 MB of text, or a file that cannot hold less."""
    EMPTY_FILE = "empty_file"
    """No byte, or nothing but white space."""
    UNSUPPORTED_FORMAT = "unsupported_format"
    """A PDF, a picture, an archive, a program, a device …"""
    BROKEN_ENCODING = "broken_encoding"
    """Bytes that no known encoding turns into text."""
    BROKEN_JSON = "broken_json"
    """A line of a JSONL file that is no JSON object, or is cut short."""
    BROKEN_PARQUET = "broken_parquet"
    """A Parquet file that is damaged or cut short."""
    BROKEN_FRONT_MATTER = "broken_front_matter"
    """A YAML header that does not end, is too large or cannot be read."""
    WRONG_COLUMNS = "wrong_columns"
    """A record or table without the field ``text``."""
    NOT_FOUND = "not_found"
    """The file is not there (any more)."""
    PERMISSION_DENIED = "permission_denied"
    """The file or folder may not be read by this user."""
    DANGLING_LINK = "dangling_link"
    """A symbolic link to something that is not there."""
    READ_FAILED = "read_failed"
    """The operating system could not read the file."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An input, or one line or row of it, that cannot become an article."""

    source_uri: str
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it lies and the name that its articles carry (never an absolute path)."""

    path: Path
    uri: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a format module found it, before ``validate.accept``.

    ``place`` says where it was found ("news.jsonl, line 12"); ``published_on`` is the value as it was given or
    found (a date, a string in any usual form, a number of seconds since 1970) or None.
    """

    source_uri: str
    place: str
    text: str
    published_on: object = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    language: str | None = None
