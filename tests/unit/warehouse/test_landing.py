"""The landing zone keeps what was read, whatever the order and however often it is read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import permutations
from pathlib import Path

import polars as pl
import pytest

from assets.freshness import duplicates
from tests.factories import NO_REJECTS, article, articles, reject
from warehouse import landing
from warehouse.home import Home
from warehouse.ledger import Ledger

LATER = datetime(2024, 6, 1, tzinfo=UTC)
MONDAY, TUESDAY = date(2023, 3, 20), date(2023, 3, 21)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.of(tmp_path)


def read(home: Home, origin: str, *rows: pl.DataFrame, rejects: pl.DataFrame = NO_REJECTS) -> int:
    reading = landing.Reading(home)
    for frame in rows:
        reading.add(origin, frame, rejects)
    return reading.finish()


def landed(home: Home) -> pl.DataFrame:
    ledger = Ledger(home)
    days = {entry.day for entry in ledger.landed()}
    return landing.read(home, days, duplicates(ledger))


def test_articles_land_on_their_day(home: Home) -> None:
    assert read(home, "in", articles(article("One.", day=MONDAY), article("Two.", "b.md", TUESDAY))) == 2
    assert sorted(path.stem for path in (home.lake / "landing").iterdir()) == ["2023-03-20", "2023-03-21"]
    assert landed(home)["text"].to_list() == ["One.", "Two."]


def test_reading_again_changes_nothing(home: Home) -> None:
    read(home, "in", articles(article("One.")))
    before = landed(home)
    assert read(home, "in", articles(article("One.", read_at=LATER))) == 0
    assert landed(home).equals(before)


def test_order_and_batches_do_not_matter(tmp_path: Path) -> None:
    """The same text in several places, and one article found twice with two titles: always the same outcome."""
    rows = [
        article("Same.", "late.md", TUESDAY),
        article("Same.", "early.md", MONDAY),
        article("Other.", "o.md", title="Long"),
        article("Other.", "o.md", title="Short"),
    ]
    outcomes = []
    for number, order in enumerate(permutations(rows)):
        home = Home.of(tmp_path / str(number))
        read(home, "in", articles(*order[:2]), articles(*order[2:]))
        outcomes.append(landed(home))
    assert all(outcome.equals(outcomes[0]) for outcome in outcomes)
    copies = outcomes[0].filter(pl.col("duplicate_of").is_not_null())
    assert copies["source_uri"].to_list() == ["late.md"]


def test_corrected_source_replaces_its_article(home: Home) -> None:
    read(home, "in", articles(article("Wrong.", day=MONDAY), article("Kept.", "k.md", MONDAY)))
    read(home, "in", articles(article("Right.", day=TUESDAY), article("Kept.", "k.md", MONDAY)))
    assert landed(home)["text"].to_list() == ["Kept.", "Right."]


def test_corrected_headline_keeps_the_time_of_the_first_reading(home: Home) -> None:
    read(home, "in", articles(article("Text.", title="Tpyo")))
    assert read(home, "in", articles(article("Text.", title="Typo", read_at=LATER))) == 1
    (row,) = landed(home).to_dicts()
    assert (row["title"], row["ingested_at"].year) == ("Typo", 2024)
    assert row["ingested_at"] < LATER


def test_file_of_another_folder_with_the_same_name_replaces_nothing(home: Home) -> None:
    read(home, "/one", articles(article("First.")))
    read(home, "/two", articles(article("Second.")))
    assert sorted(landed(home)["text"]) == ["First.", "Second."]


def test_url_is_the_same_source_wherever_it_is_found(home: Home) -> None:
    read(home, "/one.jsonl", articles(article("Old.", "https://example.org/a")))
    read(home, "/two.jsonl", articles(article("New.", "https://example.org/a")))
    assert landed(home)["text"].to_list() == ["New."]


def test_withdrawn_article_is_gone_and_its_day_is_named(home: Home) -> None:
    row = article("Gone.", day=MONDAY)
    read(home, "in", articles(row, article("Stays.", "s.md", MONDAY)))
    assert landing.withdraw(home, [row.article_id, "article:unknown"]) == {MONDAY}
    assert landed(home)["text"].to_list() == ["Stays."]


def test_rejects_of_an_origin_are_replaced_and_keep_their_time(home: Home) -> None:
    ledger = Ledger(home)
    read(home, "in", articles(), rejects=pl.concat([reject("bad.md"), reject("worse.md")]))
    first = ledger.rejects()
    late = reject("bad.md").with_columns(rejected_at=pl.lit(LATER))
    read(home, "in", articles(), rejects=late)
    read(home, "elsewhere", articles(), rejects=reject("other.md"))
    now = ledger.rejects()
    assert now["source_uri"].to_list() == ["bad.md", "other.md"]
    assert now["rejected_at"][0] == first["rejected_at"][0]


def test_digest_of_a_day_depends_on_its_articles_alone(home: Home) -> None:
    ledger = Ledger(home)
    read(home, "in", articles(article("One.", day=MONDAY), article("Two.", "b.md", TUESDAY)))
    before = ledger.day_digests(duplicates(ledger))
    read(home, "in", articles(article("One.", day=MONDAY), article("Two!", "b.md", TUESDAY)))
    after = ledger.day_digests(duplicates(ledger))
    assert before[MONDAY] == after[MONDAY]
    assert before[TUESDAY] != after[TUESDAY]


def test_new_original_changes_the_day_of_its_copy(home: Home) -> None:
    """An article that arrives later but was published earlier turns the one that was there into a copy."""
    ledger = Ledger(home)
    read(home, "in", articles(article("Same.", "late.md", TUESDAY)))
    before = ledger.day_digests(duplicates(ledger))
    read(home, "in", articles(article("Same.", "early.md", MONDAY), article("Same.", "late.md", TUESDAY)))
    assert ledger.day_digests(duplicates(ledger))[TUESDAY] != before[TUESDAY]
