"""The ``sitrep`` command as a person uses it."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import Result
from typer.testing import CliRunner

from pipelines import sample
from pipelines.cli import app
from schemas.registry import PUBLISHED
from warehouse import checks
from warehouse.home import Home

ARTICLES = {
    "shield.md": """---
title: Two allies plan a shield
author: Jane Roe
outlet: Test Daily
published_on: 2023-03-21
---
Estonia and Latvia agreed on Monday to buy three IRIS-T batteries for €400 million. Defence Minister Hanno Pevkur
said in Tallinn that the first battery would arrive in 2025.
""",
    "copy.md": """---
published_on: 2023-03-22
---
Estonia and Latvia agreed on Monday to buy three IRIS-T batteries for €400 million. Defence Minister Hanno Pevkur
said in Tallinn that the first battery would arrive in 2025.
""",
    "protest.txt": """Protest in Seoul

By John Doe, Test Daily | 3 May 2019

North Korea condemned the exercise on Thursday. “The drill is a provocation,” Foreign Minister Ri Yong-ho said.
""",
    "lines.jsonl": json.dumps(
        {
            "url": "https://example.org/a",
            "title": "Ships",
            "published_on": "2023-03-21",
            "text": "France sent two frigates to the Red Sea. The United States welcomed the decision.",
        }
    ),
}

BAD = {
    "no_date.md": ("# A title\n\nFrance sent two frigates to the Red Sea on Monday.", "no_publication_date"),
    "no_text.md": ("---\npublished_on: 2023-03-21\n---\n", "no_text"),
    "empty.txt": ("", "empty_file"),
    "german.md": (
        "---\npublished_on: 2023-03-21\n---\nDie Bundesregierung hat am Montag beschlossen, der Ukraine weitere Panzer "
        "zu liefern. Der Verteidigungsminister sagte in Berlin, die Lieferung beginne im Sommer.",
        "other_language",
    ),
    "too_old.md": ("---\npublished_on: 1889-01-01\n---\nFrance sent two frigates to Toulon.", "date_out_of_range"),
    "future.md": ("---\npublished_on: 2199-01-01\n---\nFrance sent two frigates to Toulon.", "date_out_of_range"),
    "no_day.md": ("---\npublished_on: 2023-02-30\n---\nFrance sent two frigates.", "unreadable_publication_date"),
    "lines.jsonl": ('{"text": "France sent', "broken_json"),
    "table.parquet": (b"PAR1 but not really", "broken_parquet"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(200), "unsupported_format"),
    "large.txt": ("Large\n\n3 May 2019\n\n" + "France sent two frigates to the Red Sea. " * 130_000, "too_large"),
}


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("SITREP_HOME", raising=False)
    yield
    os.environ.pop("SITREP_HOME", None)


def sitrep(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


def run(*sources: Path, home: Path) -> Result:
    return sitrep("run", *sources, "--home", home, "--workers", 1)


def put(folder: Path, files: dict[str, Any]) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def tables(home: Path) -> dict[str, list[dict[str, Any]]]:
    """Everything that was published, without the times of reading."""
    return {
        name: [
            {key: value for key, value in row.items() if key not in ("ingested_at", "rejected_at")}
            for row in pl.read_parquet(home / "exports" / "v1" / name / "*.parquet").to_dicts()
        ]
        for name in PUBLISHED
    }


def files(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Result]:
    """The articles, the home that a first run made of them, and what the run printed."""
    folder = tmp_path_factory.mktemp("command")
    source = put(folder / "in", ARTICLES)
    return source, folder / "home", run(source, home=folder / "home")


def test_run_fills_the_tables_and_says_what_it_made(made: tuple[Path, Path, Result]) -> None:
    _, home, result = made
    assert result.exit_code == 0
    for name, rows in tables(home).items():
        if name == "quality":
            continue  # What `sitrep evaluate` measured; no part of what a run makes.
        assert f"{name}  {len(rows):,} rows" in result.stdout
    assert "4 articles accepted, 0 inputs rejected" in result.stdout
    assert "Hanno Pevkur" in result.stdout
    assert str(home / "warehouse.duckdb") in result.stdout
    assert "sitrep query" in result.stdout


def test_progress_is_for_terminals_only(made: tuple[Path, Path, Result]) -> None:
    assert "\x1b" not in made[2].output
    assert "Parsing" not in made[2].output


def test_home_holds_everything(made: tuple[Path, Path, Result]) -> None:
    _, home, _ = made
    assert {path.name for path in home.iterdir()} == {"lake", "warehouse.duckdb", "exports", "dagster"}


def test_second_run_does_nothing(made: tuple[Path, Path, Result]) -> None:
    source, home, _ = made
    before = files(home)
    again = run(source, home=home)
    assert again.exit_code == 0
    assert "nothing to do" in again.stdout
    assert {path: time for path, time in files(home).items() if "ledger" not in path.name} == {
        path: time for path, time in before.items() if "ledger" not in path.name
    }


def test_order_of_arrival_does_not_matter(made: tuple[Path, Path, Result], tmp_path: Path) -> None:
    """One folder at once, or its files one after the other, the last first: the same tables to the last row."""
    _, home, _ = made
    folder = put(tmp_path / "in", {})
    for name in sorted(ARTICLES, reverse=True):
        (folder / name).write_text(ARTICLES[name], encoding="utf-8")
        assert run(folder, home=tmp_path / "home").exit_code == 0
    assert tables(tmp_path / "home") == tables(home)


def test_two_runs_give_the_same_tables(made: tuple[Path, Path, Result], tmp_path: Path) -> None:
    source, home, _ = made
    assert run(source, home=tmp_path / "home").exit_code == 0
    assert tables(tmp_path / "home") == tables(home)


def test_copy_is_kept_and_marked(made: tuple[Path, Path, Result]) -> None:
    copies = [row for row in tables(made[1])["articles"] if row["duplicate_of"]]
    assert [row["source_uri"] for row in copies] == ["in/copy.md"]


def test_every_row_stands_where_it_says(made: tuple[Path, Path, Result]) -> None:
    home = Home.of(made[1])
    assert checks.anchors(home) == []
    assert checks.keys(home) == []
    published = tables(home.root)
    texts = {row["article_id"]: row["text"] for row in published["articles"]}
    anchored = [row for rows in published.values() for row in rows if "start_char" in row]
    assert len(anchored) > 30
    assert [r for r in anchored if texts[r["article_id"]][r["start_char"] : r["end_char"]] != r["text"]] == []


def test_bad_inputs_are_rejected_each_with_its_reason_and_the_good_ones_are_in(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", {name: content for name, (content, _) in BAD.items()} | {
        "good.md": ARTICLES["shield.md"], "mixed.jsonl": ARTICLES["lines.jsonl"] + "\nno JSON\n" + '{"text": ""}\n',
    })  # fmt: skip
    result = run(folder, home=tmp_path / "home")
    assert result.exit_code == 0
    published = tables(tmp_path / "home")
    assert sorted(row["source_uri"] for row in published["articles"]) == ["https://example.org/a", "in/good.md"]
    reasons = {(row["source_uri"].split("/")[-1].split("#")[0], row["reason"]) for row in published["rejects"]}
    assert {(name, reason) for name, (_, reason) in BAD.items()} <= reasons
    assert sum("mixed.jsonl" in row["source_uri"] for row in published["rejects"]) == 2
    assert all(len(row["detail"]) > 20 for row in published["rejects"])

    listed = sitrep("rejects", "--home", tmp_path / "home")
    assert listed.exit_code == 0
    assert all(reason in listed.stdout for _, reason in BAD.values())


def test_status_is_1_when_nothing_was_accepted(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", {"empty.txt": ""})
    result = run(folder, home=tmp_path / "home")
    assert result.exit_code == 1
    assert "empty_file" in sitrep("rejects", "--home", tmp_path / "home").stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["run", "no/such/file.md"], "there is no no/such/file.md"),
        (["run", "--published-on", "yesterday"], "yesterday is no day: write it as YYYY-MM-DD"),
        (["run", "--workers", "0"], "greater than or equal to 1"),
        (["run", "--wrokers", "1"], "No such option"),
        (["fly"], "No such command"),
    ],
)
def test_wrong_usage_is_status_2_with_a_sentence(arguments: list[str], sentence: str, tmp_path: Path) -> None:
    result = sitrep(*arguments, *(["--home", tmp_path / "home"] if arguments[0] == "run" else []))
    assert result.exit_code == 2
    assert sentence in " ".join(re.sub(r"[│╭╮╰╯─]", " ", result.output).split())
    assert not (tmp_path / "home").exists()


def test_missing_model_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITREP_MODEL", "en_core_web_xxl")
    result = run(put(tmp_path / "in", ARTICLES), home=tmp_path / "home")
    assert result.exit_code == 2
    assert "pip install en-core-web-xxl" in result.output


def test_home_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run(put(tmp_path / "in", ARTICLES), home=tmp_path / "file")
    assert result.exit_code == 1
    assert "file" in result.output
    assert "Traceback" not in result.output


def test_published_on_dates_what_has_no_date(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", {"no_date.md": BAD["no_date.md"][0]})
    assert sitrep("run", folder, "--home", tmp_path / "home", "--published-on", "2020-02-29").exit_code == 0
    (row,) = tables(tmp_path / "home")["articles"]
    assert str(row["published_on"]) == "2020-02-29"


def test_query_prints_a_table(made: tuple[Path, Path, Result]) -> None:
    result = sitrep("query", "SELECT title, NULL AS nothing FROM articles ORDER BY title", "--home", made[1])
    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines() if "Ships" in line] == [["Ships"]]
    assert "title" in result.stdout


def test_query_that_is_wrong_or_writes_is_status_2(made: tuple[Path, Path, Result]) -> None:
    for sql in ("SELECT nothing_like_it FROM articles", "DELETE FROM articles", "SELECT * FROM '/etc/passwd'"):
        assert sitrep("query", sql, "--home", made[1]).exit_code == 2


def test_query_without_a_warehouse_says_what_to_do(tmp_path: Path) -> None:
    result = sitrep("query", "SELECT 1", "--home", tmp_path)
    assert result.exit_code == 1
    assert "sitrep run" in result.output


def test_home_may_come_from_the_environment(made: tuple[Path, Path, Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITREP_HOME", str(made[1]))
    assert sitrep("query", "SELECT 1").exit_code == 0


def test_help_is_quick() -> None:
    """Under half a second, so nothing heavy may be imported for it (processor time, for a busy machine)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", "from pipelines.cli import main; main()", "--help"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert "Usage" in done.stdout
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5


def test_sample_is_there_and_its_gold_is_no_article() -> None:
    articles = [path for path in sample.folder().iterdir() if not path.name.endswith(".gold.json")]
    assert len(articles) >= 12
