"""Files and folders: what is read, how it is named, what is turned away and why."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from extraction.reading import mark_duplicates, missing_paths, read_sources
from extraction.reading.validate import article_id
from extraction.records import Article, Reject

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
BODY = "The two navies began a drill in the strait on Monday, and officials of both states said that it was routine."
GOOD = f"# A drill\n\nBy Jane Roe | 3 May 2020\n\n{BODY}\n"


def read(*paths: Path, default: date | None = None) -> tuple[list[Article], list[Reject]]:
    found = list(read_sources(paths, default, NOW))
    return [a for a in found if isinstance(a, Article)], [r for r in found if isinstance(r, Reject)]


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder of good and bad inputs."""
    folder = tmp_path / "mixed"
    (folder / "sub" / ".hidden").mkdir(parents=True)
    good = {
        "a.md": GOOD,
        "sub/b.txt": GOOD + "Twice.",
        "sub/.hidden/c.md": GOOD,
        ".d.md": GOOD,
        "no_ending": GOOD + "So.",
    }
    html = f"<html><body><article><h1>A drill</h1><p>By Jane Roe, 3 May 2020</p><p>{BODY}</p></article></body></html>"
    hidden = {"sub/.hidden/c.md": GOOD, ".d.md": GOOD}
    for name, text in {**good, **hidden, "sub/lies.txt": html}.items():
        (folder / name).write_text(text)
    record = '{"text": "The navy left.", "published_on": "2020-05-03"}\n'
    (folder / "records.jsonl").write_text(record + "{broken\n" + record.replace("left", "came"))
    pl.DataFrame({"text": ["The navy slept."], "published_on": ["2020-05-03"]}).write_parquet(folder / "table.parquet")
    bad: dict[str, bytes] = {
        "binary.txt": bytes(range(256)) * 20,
        "broken.parquet": b"PAR1 and no more",
        "columns.jsonl": b'{"body": "The navy left."}\n',
        "date_1985.md": GOOD.replace("2020", "1985").encode(),
        "date_2031.md": GOOD.replace("2020", "2031").encode(),
        "date_two_ways.md": GOOD.replace("3 May 2020", "Published 3/4/2020").encode(),
        "empty.md": b"",
        "encoding.jsonl": b'{"text": "caf\xe9"}\n',
        "french.md": "Un exercice\n\n3 May 2020\n\nLe ministre a déclaré que la marine allait bientôt partir.".encode(),
        "front.md": b"---\ntitle: A drill\npublished_on: 2020-05-03\n\nThe navy left.",
        "huge.txt": b"The navy left. " * 400_000,
        "no_date.md": f"# A drill\n\n{BODY}".encode(),
        "no_text.md": b"# A drill\n\nBy Jane Roe | 3 May 2020\n\nShare this article",
        "paper.pdf": b"%PDF-1.7 \xe2\xe3",
        "picture.md": b"\x89PNG\r\n\x1a\n",
        "sheet.csv": b"a,b\n1,2\n",
        "spaces.txt": b" \n \n",
    }
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    (folder / "nowhere.md").symlink_to(folder / "gone.md")
    return folder


REASONS = {
    "binary.txt": "unsupported_format",
    "broken.parquet": "broken_parquet",
    "columns.jsonl#L1": "wrong_columns",
    "date_1985.md": "date_out_of_range",
    "date_2031.md": "date_out_of_range",
    "date_two_ways.md": "ambiguous_publication_date",
    "empty.md": "empty_file",
    "encoding.jsonl#L1": "broken_encoding",
    "french.md": "other_language",
    "front.md": "broken_front_matter",
    "huge.txt": "too_large",
    "no_date.md": "no_publication_date",
    "no_text.md": "no_text",
    "nowhere.md": "dangling_link",
    "paper.pdf": "unsupported_format",
    "picture.md": "unsupported_format",
    "records.jsonl#L2": "broken_json",
    "sheet.csv": "unsupported_format",
    "spaces.txt": "empty_file",
}


def test_every_good_input_is_in_and_every_bad_one_is_a_reject_with_its_reason(mixed: Path) -> None:
    articles, rejects = read(mixed)
    assert sorted(article.source_uri for article in articles) == [
        "mixed/a.md", "mixed/no_ending", "mixed/records.jsonl#L1", "mixed/records.jsonl#L3",
        "mixed/sub/b.txt", "mixed/sub/lies.txt", "mixed/table.parquet#L1",
    ]  # fmt: skip
    assert {reject.source_uri.removeprefix("mixed/"): reject.reason for reject in rejects} == REASONS
    for reject in rejects:
        assert reject.stage == "read"
        assert reject.source_uri.split("#")[0].split("/")[-1] in reject.detail
        assert str(mixed.parent) not in reject.detail + reject.source_uri


def test_order_of_the_named_paths_changes_nothing(mixed: Path) -> None:
    paths = [mixed, mixed / "a.md", mixed / "sub"]
    assert read(*paths) == read(*reversed(paths))


def test_default_date_serves_inputs_without_one_only(mixed: Path) -> None:
    articles, _ = read(mixed / "no_date.md", mixed / "a.md", default=date(2021, 2, 3))
    assert {article.source_uri: article.published_on for article in articles} == {
        "no_date.md": date(2021, 2, 3),
        "a.md": date(2020, 5, 3),
    }


def test_files_are_named_by_file_or_by_folder_and_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news" / "2020").mkdir(parents=True)
    (tmp_path / "news" / "2020" / "a.md").write_text(GOOD)
    monkeypatch.chdir(tmp_path / "news")
    for path, uri in {
        tmp_path / "news": "news/2020/a.md",
        tmp_path / "news" / "2020" / "a.md": "a.md",
        Path("."): "news/2020/a.md",
        Path("../news"): "news/2020/a.md",
        Path("2020/a.md"): "a.md",
    }.items():
        assert [article.source_uri for article in read(path)[0]] == [uri]


def test_same_article_twice_is_one(mixed: Path) -> None:
    articles, _ = read(mixed / "a.md", mixed / "a.md")
    assert len(articles) == 1
    assert articles[0].article_id == article_id("a.md", BODY)
    assert articles[0].article_id.startswith("article:")


def test_folders_that_links_lead_back_to_are_read_once(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a.md").write_text(GOOD)
    (folder / "sub" / "back").symlink_to(folder)
    articles, rejects = read(folder)
    assert ([article.source_uri for article in articles], rejects) == (["folder/sub/a.md"], [])


def test_missing_paths_are_the_callers_to_tell(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    assert missing_paths([tmp_path, tmp_path / "gone", tmp_path / "link"]) == [tmp_path / "gone"]
    assert [reject.reason for reject in read(tmp_path / "gone")[1]] == ["not_found"]


@pytest.fixture
def odd_files(tmp_path: Path) -> Iterator[Path]:
    """A pipe and a socket, which a careless reader would wait on for ever."""
    os.mkfifo(tmp_path / "pipe.md")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(os.path.relpath(tmp_path / "socket.md"))
    yield tmp_path
    listener.close()


def test_pipes_and_sockets_are_not_opened(odd_files: Path) -> None:
    assert [reject.reason for reject in read(odd_files)[1]] == ["unsupported_format"] * 2


@pytest.mark.parametrize("where", ["file", "folder"])
def test_permission_denied_is_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    (tmp_path / "a.md").write_text(GOOD)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr("pathlib.Path.open" if where == "file" else "os.listdir", refuse)
    _, rejects = read(tmp_path / "a.md" if where == "file" else tmp_path)
    assert [reject.reason for reject in rejects] == ["permission_denied"]
    assert str(tmp_path) not in rejects[0].detail


def test_file_of_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.write(GOOD.encode() * 200)
        file.seek(1 << 30)
        file.write(b"x")
    assert [reject.reason for reject in read(tmp_path / "a.txt")[1]] == ["too_large"]


def test_file_names_that_are_no_utf8_are_printable(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    (tmp_path / name).write_text(GOOD)
    (article,) = read(tmp_path / name)[0]
    assert article.source_uri == "caf\ufffd.md"


def test_first_copy_is_the_one_published_first_in_any_order() -> None:
    copies = [
        ("article:c", "same", date(2020, 5, 4)),
        ("article:b", "same", date(2020, 5, 3)),
        ("article:a", "same", date(2020, 5, 4)),
        ("article:d", "other", date(2020, 5, 1)),
    ]
    expected = {"article:c": "article:b", "article:a": "article:b"}
    assert mark_duplicates(copies) == mark_duplicates(reversed(copies)) == expected
    assert mark_duplicates(copies[:1]) == {}


def test_same_text_of_another_source_is_kept(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(GOOD)
    articles, _ = read(tmp_path)
    assert len({article.article_id for article in articles}) == 2
    assert len({article.text_sha256 for article in articles}) == 1
    marked = mark_duplicates((a.article_id, a.text_sha256, a.published_on) for a in articles)
    assert list(marked.values()) == [min(article.article_id for article in articles)]
