"""Files appear whole or not at all, and what a killed process left is swept away."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from tests.factories import article, articles
from warehouse import parquet
from warehouse.home import Home

DAY = date(2023, 3, 20)


def test_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "table" / "day.parquet"
    parquet.write(path, articles(article("One.")))

    def fail() -> None:
        with parquet.replacing(path) as temporary:
            temporary.write_bytes(b"half")
            raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        fail()
    assert [file.name for file in path.parent.iterdir()] == ["day.parquet"]
    assert parquet.pl.read_parquet(path)["text"].to_list() == ["One."]


def test_same_rows_in_any_order_are_the_same_file(tmp_path: Path) -> None:
    rows = [article("One.", "a.md"), article("Two.", "b.md"), article("Three.", "c.md")]
    for name, order in (("first", rows), ("second", rows[::-1])):
        parquet.write(tmp_path / name, parquet.in_order("articles", articles(*order)))
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


def test_days_without_a_file_are_empty(tmp_path: Path) -> None:
    home = Home.of(tmp_path)
    assert parquet.read(home, "articles", [DAY]).is_empty()
    parquet.write(parquet.partition(home, "articles", DAY), articles(article("One.", day=DAY)))
    assert parquet.read(home, "articles", [DAY, date(2023, 3, 21)]).height == 1
    assert parquet.read_all(home, "articles").height == 1


def test_left_overs_are_swept_when_they_are_a_day_old(tmp_path: Path) -> None:
    home = Home.of(tmp_path)
    old = [home.root / ".warehouse.duckdb.1.tmp", home.lake / "events" / ".2023-03-20.parquet.1.tmp"]
    new = [home.root / ".warehouse.duckdb.2.tmp", home.lake / ".staging" / "run" / "events.parquet"]
    kept = home.lake / "events" / "2023-03-20.parquet"
    for path in (*old, *new, kept):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    for path in (*old, kept):
        os.utime(path, (0, 0))
    parquet.sweep(home)
    assert [path for path in (*old, *new, kept) if path.exists()] == [*new, kept]
