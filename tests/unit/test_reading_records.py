"""JSON Lines and Parquet: one article a record, its text exactly as it stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from extraction.reading import read_sources
from extraction.records import Article, Reject

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
RECORD = {
    "url": "https://harbour.example/1",
    "title": "A drill begins",
    "text": "  The *navy* said \\$5 \u00a0 “no”.\n\n\nBy Jane Roe\n",
    "published_on": "2020-05-03",
    "author": "Jane Roe",
    "outlet": "Harbour Times",
    "language": "en",
}


def read(path: Path) -> tuple[list[Article], list[Reject]]:
    found = list(read_sources([path], None, NOW))
    return [a for a in found if isinstance(a, Article)], [r for r in found if isinstance(r, Reject)]


def write_lines(path: Path, lines: Iterable[object]) -> Path:
    path.write_text("".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines))
    return path


def write_table(path: Path, records: list[dict[str, object]]) -> Path:
    pl.DataFrame(records).write_parquet(path)
    return path


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.parquet", "without_ending", "lies.txt"])
def test_record_becomes_an_article_with_its_text_untouched(tmp_path: Path, name: str) -> None:
    write = write_table if "parquet" in name else write_lines
    (article,), rejects = read(write(tmp_path / name, [RECORD]))
    assert not rejects
    assert article.text == RECORD["text"]
    assert (article.source_uri, article.url) == (RECORD["url"], RECORD["url"])
    assert (article.title, article.author, article.outlet) == ("A drill begins", "Jane Roe", "Harbour Times")
    assert (article.published_on, article.language) == (date(2020, 5, 3), "en")


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
def test_record_without_url_is_named_by_file_and_line(tmp_path: Path, name: str) -> None:
    records = [
        {"text": "The navy left.", "published_on": "2020-05-03"},
        {"text": "It came.", "published_on": "2020-05-03"},
    ]
    write = write_table if "parquet" in name else write_lines
    articles, _ = read(write(tmp_path / name, records))
    assert [article.source_uri for article in articles] == [f"{name}#L1", f"{name}#L2"]


DATES = {
    "2020-05-03": date(2020, 5, 3),
    "2020-05-03T23:30:00-05:00": date(2020, 5, 3),
    "2020-05-03 10:15:00.123": date(2020, 5, 3),
    "Sun, 03 May 2020 10:15:00 GMT": date(2020, 5, 3),
    "3 May 2020": date(2020, 5, 3),
    "May 3rd, 2020": date(2020, 5, 3),
    "Sept. 3, 2020": date(2020, 9, 3),
    "3-Sep-2020": date(2020, 9, 3),
    "23/05/2020": date(2020, 5, 23),
    "05/23/2020": date(2020, 5, 23),
    "3.5.2020": date(2020, 5, 3),
    "2020/5/3": date(2020, 5, 3),
    "20200503": date(2020, 5, 3),
    20200503: date(2020, 5, 3),
    1588500000: date(2020, 5, 3),
    1588500000000: date(2020, 5, 3),
    "": "no_publication_date",
    None: "no_publication_date",
    "3/5/2020": "ambiguous_publication_date",
    "last week": "unreadable_publication_date",
    "2020-02-30": "unreadable_publication_date",
    "May 2020": "unreadable_publication_date",
    "1989-12-31": "date_out_of_range",
    "2026-11-26": "date_out_of_range",
    "2026-11-25": date(2026, 11, 25),
    "1990-01-01": date(1990, 1, 1),
    True: "unreadable_publication_date",
    3.5: "unreadable_publication_date",
}


@pytest.mark.parametrize(("value", "expected"), DATES.items())
def test_publication_date_in_any_usual_form(tmp_path: Path, value: object, expected: date | str) -> None:
    articles, rejects = read(write_lines(tmp_path / "a.jsonl", [RECORD | {"published_on": value}]))
    assert (articles[0].published_on if articles else rejects[0].reason) == expected


def test_parquet_dates_may_be_dates_or_times(tmp_path: Path) -> None:
    days: list[dict[str, object]] = [RECORD | {"published_on": date(2020, 5, 3)}]
    times: list[dict[str, object]] = [RECORD | {"published_on": datetime(2020, 5, 3, 23, 30)}]
    assert read(write_table(tmp_path / "days.parquet", days))[0][0].published_on == date(2020, 5, 3)
    assert read(write_table(tmp_path / "times.parquet", times))[0][0].published_on == date(2020, 5, 3)


BROKEN_LINES = {
    '{"text": "cut short\n': "broken_json",
    "not json at all\n": "broken_json",
    '["a", "list"]\n': "broken_json",
    "[" * 100_000 + "\n": "broken_json",
    '{"text": "half a pair \\ud800", "published_on": "2020-05-03"}\n': "broken_encoding",
    '{"body": "The navy left.", "published_on": "2020-05-03"}\n': "wrong_columns",
    '{"text": 5, "published_on": "2020-05-03"}\n': "wrong_columns",
    '{"text": " \\n ", "published_on": "2020-05-03"}\n': "no_text",
    '{"text": null, "published_on": "2020-05-03"}\n': "no_text",
    '{"text": "The navy left."}\n': "no_publication_date",
    '{"text": "The navy left.", "published_on": "2020-05-03", "language": "fr"}\n': "other_language",
    '{"text": "Der Minister sagte, die Marine werde bald zwei Schiffe schicken.", "published_on": "2020-05-03"}\n': (
        "other_language"
    ),
    '{"text": "' + "The navy left. " * 400_000 + '", "published_on": "2020-05-03"}\n': "too_large",
}


@pytest.mark.parametrize(("line", "reason"), BROKEN_LINES.items(), ids=list(BROKEN_LINES.values()))
def test_one_bad_line_rejects_that_line_only(tmp_path: Path, line: str, reason: str) -> None:
    articles, rejects = read(
        write_lines(tmp_path / "a.jsonl", [RECORD, line, RECORD | {"url": "https://harbour.example/2"}])
    )
    assert len(articles) == 2
    assert [(reject.source_uri, reject.stage, reject.reason) for reject in rejects] == [("a.jsonl#L2", "read", reason)]
    assert "line 2" in rejects[0].detail


def test_line_that_is_no_utf8_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(json.dumps(RECORD).encode() + b"\n" + '{"text": "café"}\n'.encode("latin-1"))
    articles, rejects = read(path)
    assert len(articles) == 1
    assert rejects[0].reason == "broken_encoding"


def test_byte_order_mark_and_empty_lines_are_no_records(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf\n" + json.dumps(RECORD).encode() + b"\r\n\r\n")
    articles, rejects = read(path)
    assert (len(articles), rejects) == (1, [])


SHORT_ENGLISH = [
    "She'll be back on the 4th.",
    "a 200ml bottle",
    "$5.",
    "Sgt. Ana Núñez, Lt. Kim Min-jae, Col. Jürgen Müller",
    "convert 70 fahrenheit to celsius",
    "Tensions rise",
]


@pytest.mark.parametrize("text", SHORT_ENGLISH)
def test_short_english_is_accepted(tmp_path: Path, text: str) -> None:
    articles, rejects = read(write_lines(tmp_path / "a.jsonl", [RECORD | {"text": text, "language": None}]))
    assert (len(articles), rejects) == (1, [])


@pytest.mark.parametrize("declared", ["en", "EN", "en-GB", "en_US", "eng", "English", "", None])
def test_declared_english_is_accepted(tmp_path: Path, declared: str | None) -> None:
    assert len(read(write_lines(tmp_path / "a.jsonl", [RECORD | {"language": declared}]))[0]) == 1


def test_broken_parquet_is_one_reject(tmp_path: Path) -> None:
    path = write_table(tmp_path / "a.parquet", [RECORD] * 50)
    data = path.read_bytes()
    for broken in (
        data[:-20],
        data[: len(data) // 2],
        b"PAR1",
        b"PAR1" + bytes(100),
        b"no parquet",
        data[:40] + b"\xff" * 60 + data[100:],
    ):
        path.write_bytes(broken)
        _, rejects = read(path)
        assert rejects, broken[:10]
        assert {reject.reason for reject in rejects} == {"broken_parquet"}
        assert str(tmp_path) not in rejects[0].detail


def test_parquet_without_text_has_the_wrong_columns(tmp_path: Path) -> None:
    articles, rejects = read(write_table(tmp_path / "a.parquet", [{"body": "The navy left.", "date": "2020-05-03"}]))
    assert (articles, [reject.reason for reject in rejects]) == ([], ["wrong_columns"])


def test_authors_as_a_list_are_joined(tmp_path: Path) -> None:
    articles, _ = read(
        write_lines(tmp_path / "a.jsonl", [RECORD | {"author": ["Jane Roe", {"name": "John Doe"}, ["x"]]}])
    )
    assert articles[0].author == "Jane Roe and John Doe"


@pytest.mark.parametrize("write", [write_lines, write_table])
def test_file_without_records_is_a_reject(tmp_path: Path, write: Callable[..., Path]) -> None:
    empty = write_lines(tmp_path / "a.jsonl", ["\n" * 20_000]) if write is write_lines else tmp_path / "a.parquet"
    if write is write_table:
        pl.DataFrame(schema={"text": pl.String}).write_parquet(empty)
    articles, rejects = read(empty)
    assert (articles, [reject.reason for reject in rejects]) == ([], ["empty_file"])
