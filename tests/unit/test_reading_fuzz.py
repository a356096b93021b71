"""Whatever bytes a file holds, reading ends in articles and rejects: nothing raises, hangs or stays dirty."""

from __future__ import annotations

import io
import json
import re
import tempfile
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from extraction.reading import read_sources
from extraction.records import Article, Reject

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DIRTY = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ue000-\ue07f]|\n{3}|  "
)
PIECES = [
    "# ", "## ", "---\n", "***", "**", "*", "_", "__", "`", "```\n", "> ", "- ", "1. ", "|", "|---|\n", "[", "](",
    ")", "![", "<!--", "-->", "<b>", "</b>", "<br>", "<a href='", "'>", "&amp;", "&#0;", "&#xD800;", "&nbsp;", "\\",
    "\\$", "\\\n", "\n", "\n\n", "\f", "\r\n", "\t", "  ", " ", "The navy left port", "“", "”", "\"", "'", ".", ",",
    "-", "—", ":", "By Jane Roe", "3 May 2020", "Updated", "Published", "3/4/2023", "2020-05-03T10:15Z",
    "Some Daily", "Reuters", "© 2020 AFP", "title: x\n", "date: 2020-05-03\n", "a: &b [*b]\n", "Share this article",
    "To contact the Herald visit:", "http://a.example/x_(y)", "\xad", "\u200b", "\u202e", "ﬁ", "́", "\x00", "\x1b",
    "\ue024", "🚢", "é", "ß", "中", "ا", "\ud7ff", "x" * 300,
]  # fmt: skip
PAGES = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
ENDINGS = st.sampled_from([".md", ".txt", ".html", ".jsonl", ".parquet", ""])
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["3 May 2020", "fr", "2020-05-03"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
RECORDS = st.dictionaries(
    st.sampled_from(["url", "title", "text", "published_on", "author", "outlet", "language", "other"]), VALUES
)
FUZZ = settings(max_examples=60, deadline=timedelta(seconds=5), suppress_health_check=list(HealthCheck))


def read(data: bytes, ending: str) -> list[Article | Reject]:
    """Read bytes as a file, and check what must hold for everything that comes out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a{ending}")
        path.write_bytes(data)
        found = list(read_sources([path], date(2020, 5, 3), NOW))
        assert found
        for one in found:
            fields = [
                one.source_uri,
                *((one.text, one.title, one.author, one.outlet) if isinstance(one, Article) else (one.detail,)),
            ]
            assert not any(folder in field for field in fields if field)
            assert all(field.encode() for field in fields if field)
        return found


def check_page(text: str, ending: str) -> None:
    for one in read(text.encode("utf-8", "surrogatepass"), ending):
        if isinstance(one, Article):
            assert one.text == one.text.strip()
            assert not DIRTY.search(one.text), repr(DIRTY.search(one.text))
            assert not DIRTY.search(f"{one.title}{one.author}{one.outlet}")


@FUZZ
@given(st.binary(max_size=3_000), ENDINGS)
def test_any_bytes(data: bytes, ending: str) -> None:
    read(data, ending)


@FUZZ
@example("The navy left port\n\n© 2020 AFP  # ", ".md")  # the outlet was "AFP  #"
@given(PAGES, st.sampled_from([".md", ".txt"]))
def test_any_page(text: str, ending: str) -> None:
    check_page(text, ending)


@FUZZ
@given(st.text(max_size=500), st.sampled_from([".md", ".txt"]))
def test_any_text(text: str, ending: str) -> None:
    check_page(text, ending)


@FUZZ
@given(PAGES)
def test_any_html(text: str) -> None:
    check_page(f"<html><body><p>{text}", ".html")


@FUZZ
@given(st.lists(RECORDS, min_size=1, max_size=4))
def test_any_records(records: list[dict[str, object]]) -> None:
    found = read("\n".join(map(json.dumps, records)).encode(), ".jsonl")
    texts = [record["text"] for record in records if isinstance(record.get("text"), str)]
    assert all(one.text in texts for one in found if isinstance(one, Article))


@cache
def table() -> bytes:
    """A small Parquet file."""
    buffer = io.BytesIO()
    pl.DataFrame({"text": ["The navy left port."] * 9, "published_on": ["2020-05-03"] * 9}).write_parquet(buffer)
    return buffer.getvalue()


@FUZZ
@example([(50, 1)])  # nine rows in the metadata, none in the pages
@given(st.lists(st.tuples(st.integers(4, 10_000), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_damage_to_a_table(damage: list[tuple[int, int]]) -> None:
    data = bytearray(table())
    for position, byte in damage:
        data[position % len(data)] = byte
    read(bytes(data), ".parquet")


@pytest.mark.parametrize("ending", [".md", ".txt"])
@pytest.mark.parametrize("piece", PIECES)
def test_many_of_one_piece(piece: str, ending: str) -> None:
    check_page(piece * 2_000, ending)
