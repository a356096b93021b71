"""The checks that make an article of a draft, or a reject with a sentence that says what to do."""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime, timedelta

from extraction.reading.language_detection import other_language
from extraction.reading.problems import Draft, Problem, Reason
from extraction.reading.publication_dates import read_date
from extraction.records import Article, Reject

STAGE = "read"
MAX_TEXT_BYTES = 5_000_000
MAX_PARAGRAPHS = 50_000
"""A text of the largest size with a hundred characters a paragraph."""
MAX_LINES = 4 * MAX_PARAGRAPHS
EARLIEST = date(1990, 1, 1)
LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def accept(draft: Draft, default_published_on: date | None, ingested_at: datetime) -> Article | Problem:
    """The article of a draft, or the first check that it fails: text, size, date, language.

    Args:
        draft: What a format module found.
        default_published_on: The day of publication where the draft has none.
        ingested_at: When the run began; a date may lie one day after it at most (time zones).
    """
    problem = _text_problem(draft)
    if problem is not None:
        return problem
    published_on = _published_on(draft, default_published_on, ingested_at)
    if isinstance(published_on, Problem):
        return published_on
    language = other_language(draft.text, draft.language)
    if language is not None:
        detail = f"{draft.place} is in another language ({language}); only English is read: give a translation."
        return Problem(draft.source_uri, Reason.OTHER_LANGUAGE, detail)
    return _article(draft, published_on, ingested_at)


def reject(problem: Problem, rejected_at: datetime) -> Reject:
    """The row of ``rejects`` for a problem."""
    return Reject(problem.source_uri, STAGE, problem.reason.value, problem.detail, rejected_at)


def article_id(source_uri: str, text: str) -> str:
    """The id of an article: the same text from the same source always has the same one."""
    key = f"{source_uri}\0{text}"
    return f"article:{hashlib.blake2b(key.encode(), digest_size=8).hexdigest()}"


def _article(draft: Draft, published_on: date, ingested_at: datetime) -> Article:
    return Article(
        article_id=article_id(draft.source_uri, draft.text),
        source_uri=draft.source_uri,
        url=draft.url,
        outlet=draft.outlet,
        title=draft.title,
        author=draft.author,
        published_on=published_on,
        language="en",
        text=draft.text,
        text_sha256=hashlib.sha256(draft.text.encode()).hexdigest(),
        duplicate_of=None,
        ingested_at=ingested_at,
    )


def _text_problem(draft: Draft) -> Problem | None:
    if len(draft.text) > MAX_TEXT_BYTES:
        return too_large(draft.source_uri, f"{draft.place} has {len(draft.text):,} characters of text")
    try:
        size = len(draft.text.encode())
    except UnicodeEncodeError as error:
        detail = f"{draft.place}: character {error.start} of the text is half of a surrogate pair: write it whole."
        return Problem(draft.source_uri, Reason.BROKEN_ENCODING, detail)
    if size > MAX_TEXT_BYTES:
        return too_large(draft.source_uri, f"{draft.place} has {size:,} bytes of text")
    if not LETTER_OR_DIGIT.search(draft.text):
        detail = f"{draft.place} has no text below its header: check that the article itself was saved."
        return Problem(draft.source_uri, Reason.NO_TEXT, detail)
    return None


def too_large(source_uri: str, what: str) -> Problem:
    """The problem of an input beyond the limit; ``what`` says how large it is."""
    detail = f"{what}; one article has at most 5 MB and {MAX_PARAGRAPHS:,} paragraphs: split it into its articles."
    return Problem(source_uri, Reason.TOO_LARGE, detail)


def _published_on(draft: Draft, default: date | None, ingested_at: datetime) -> date | Problem:
    """The day of publication within the range that is accepted."""
    value = draft.published_on
    if value is None or value == "":
        value = default
    if value is None:
        detail = (
            f"{draft.place} gives no publication date: add published_on (YYYY-MM-DD) to it, a byline with a date, "
            "or name one day for all such inputs with --published-on."
        )
        return Problem(draft.source_uri, Reason.NO_PUBLICATION_DATE, detail)
    day = read_date(value)
    if isinstance(day, Reason):
        return Problem(draft.source_uri, day, f"{draft.place}: {_DATE_ADVICE[day].format(_short(value))}")
    latest = ingested_at.date() + timedelta(days=1)
    if not EARLIEST <= day <= latest:
        detail = (
            f"{draft.place} is dated {day}, outside {EARLIEST} … {latest} (tomorrow): correct its publication date."
        )
        return Problem(draft.source_uri, Reason.DATE_OUT_OF_RANGE, detail)
    return day


_DATE_ADVICE = {
    Reason.UNREADABLE_PUBLICATION_DATE: "{} names no day: write the publication date as YYYY-MM-DD.",
    Reason.AMBIGUOUS_PUBLICATION_DATE: "{} may mean two days: write the publication date as YYYY-MM-DD.",
}


def _short(value: object) -> str:
    """A value as a message shows it, printable and cut to 60 characters."""
    shown = ascii(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}…"
