"""The database is published whole, described and readable; the exports are switched whole."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from schemas.registry import PUBLISHED
from tests.factories import article, articles, table
from warehouse import checks, exports, parquet
from warehouse.actors import merge
from warehouse.home import Home
from warehouse.publish import VIEWS, publish
from warehouse.query import BadQuery, NoWarehouse, query

DAY = date(2014, 12, 18)
ROW = article("Japan sent troops.", title="Troops")
SENTENCE = {
    "sentence_id": "sentence:1", "article_id": ROW.article_id, "ordinal": 0, "start_char": 0, "end_char": 18,
    "text": "Japan sent troops.",
}  # fmt: skip
EVENT = {
    "event_id": "event:1", "article_id": ROW.article_id, "sentence_id": "sentence:1", "start_char": 6, "end_char": 10,
    "text": "sent", "event_type": "MOBILIZE", "event_mode": "troops", "contexts": ["military"], "status": "occurred",
    "occurred_from": DAY, "occurred_to": DAY, "rule_id": "verb:send", "confidence": 0.8,
}  # fmt: skip
JAPAN = {"actor_id": "state:jpn", "name": "Japan", "kind": "state", "sector": "GOV", "country": "JPN"}
SOURCE = {"event_id": "event:1", "article_id": ROW.article_id, "actor_id": "state:jpn", "role": "source"}


def put(home: Home, name: str, frame: pl.DataFrame, day: date | None = DAY) -> None:
    parquet.write(parquet.partition(home, name, day), frame)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home.of(tmp_path)
    put(home, "articles", articles(ROW))
    put(home, "sentences", table("sentences", SENTENCE))
    put(home, "events", table("events", EVENT))
    put(home, "actors", table("actors", JAPAN))
    put(home, "event_actors", table("event_actors", SOURCE))
    return home


def all_of(home: Home, sql: str) -> list[tuple[Any, ...]]:
    return query(home.warehouse, sql).rows


def test_every_table_is_there_empty_ones_with_their_columns(home: Home) -> None:
    rows = publish(home)
    assert set(rows) == set(PUBLISHED)
    assert (rows["events"], rows["figures"]) == (1, 0)
    for name, expected in PUBLISHED.items():
        assert query(home.warehouse, f"SELECT * FROM {name} LIMIT 0").columns == expected.schema.names()


def test_tables_and_columns_carry_their_meaning(home: Home) -> None:
    publish(home)
    undescribed = """
        SELECT table_name FROM duckdb_tables() WHERE comment IS NULL
        UNION ALL SELECT column_name FROM duckdb_columns() WHERE comment IS NULL AND table_name IN
            (SELECT table_name FROM duckdb_tables())
        UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL"""
    assert all_of(home, undescribed) == []


@pytest.mark.parametrize("view", sorted(path.stem for path in VIEWS.glob("*.sql")))
def test_every_view_can_be_read(home: Home, view: str) -> None:
    publish(home)
    assert query(home.warehouse, f"SELECT * FROM {view}").columns


def test_an_event_in_one_line(home: Home) -> None:
    publish(home)
    assert all_of(home, "SELECT line FROM who_did_what") == [("2014-12-18 Japan: MOBILIZE/troops 'sent' (occurred)",)]


def test_views_do_not_depend_on_the_name_of_the_file(home: Home, tmp_path: Path) -> None:
    publish(home)
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(home.warehouse.read_bytes())
    assert len(query(copy, "SELECT * FROM timeline").rows) == 1


def test_reader_keeps_what_it_has_open_while_a_new_one_is_published(home: Home) -> None:
    """Another process reads; a publication in the middle neither fails nor changes what that process sees."""
    publish(home)
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(home.warehouse)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert reader.stdout is not None
    assert reader.stdin is not None
    assert reader.stdout.readline().strip() == "1"
    put(home, "events", table("events", EVENT, EVENT | {"event_id": "event:2"}))
    publish(home)
    reader.stdin.write("again\n")
    reader.stdin.flush()
    assert reader.stdout.readline().strip() == "1"
    reader.stdin.close()
    reader.wait()
    assert all_of(home, "SELECT count(*) FROM events") == [(2,)]


READER = """
import duckdb, sys
with duckdb.connect(sys.argv[1], read_only=True) as connection:
    for _ in range(2):
        print(connection.execute("SELECT count(*) FROM events").fetchone()[0], flush=True)
        sys.stdin.readline()
"""


def test_failed_build_leaves_the_old_database(home: Home) -> None:
    publish(home)
    (home.lake / "figures").mkdir()
    (home.lake / "figures" / "2014-12-18.parquet").write_bytes(b"no Parquet")
    with pytest.raises(duckdb.Error):
        publish(home)
    assert all_of(home, "SELECT count(*) FROM events") == [(1,)]
    assert [path.name for path in home.root.glob("*duckdb*")] == ["warehouse.duckdb"]


def test_left_over_of_a_killed_build_is_no_hindrance(home: Home) -> None:
    publish(home)
    for path in home.root.glob("warehouse.duckdb"):
        path.with_name(f".{path.name}.1.tmp").write_bytes(b"half")
    assert publish(home)["events"] == 1


FORBIDDEN = [
    "CREATE TABLE x AS SELECT 1",
    "DELETE FROM events",
    "SELECT * FROM read_text('/etc/hostname')",
    "COPY events TO 'stolen.csv'",
    "ATTACH 'other.duckdb'",
    "SET enable_external_access = true",
    "INSTALL httpfs",
]


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_query_can_neither_write_nor_read_other_files(home: Home, sql: str) -> None:
    publish(home)
    with pytest.raises(BadQuery):
        query(home.warehouse, sql)


def test_query_without_a_warehouse_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoWarehouse, match="sitrep run"):
        query(tmp_path / "none.duckdb", "SELECT 1")


def test_faults_of_keys_and_anchors_are_found(home: Home) -> None:
    publish(home)
    assert checks.keys(home) == []
    assert checks.anchors(home) == []
    put(home, "event_actors", table("event_actors", SOURCE | {"actor_id": "state:nil"}))
    put(home, "events", table("events", EVENT, EVENT | {"start_char": 0, "end_char": 4}))
    publish(home)
    assert [(fault.table, fault.what, fault.rows) for fault in checks.keys(home)] == [
        ("events", "(event_id) is not unique", 1),
        ("event_actors", "actor_id is not in actors", 1),
    ]
    assert [(fault.table, fault.rows) for fault in checks.anchors(home)] == [("events", 1)]


def test_states_and_parents_are_there_though_no_article_names_them(home: Home) -> None:
    army = {"actor_id": "org:jpn-army", "name": "Army", "kind": "organisation", "parent_actor_id": "org:jpn-mod"}
    ministry = {"actor_id": "org:jpn-mod", "name": "Ministry", "kind": "organisation"}
    person = {"actor_id": "person:x", "name": "X", "kind": "person"}
    china = {"actor_id": "state:chn", "name": "China", "kind": "state"}
    put(home, "actors", table("actors", JAPAN, army))
    put(home, "known_actors", table("actors", JAPAN, china, ministry, person), None)
    publish(home)
    assert all_of(home, "SELECT actor_id FROM actors") == [
        ("org:jpn-army",), ("org:jpn-mod",), ("state:chn",), ("state:jpn",),
    ]  # fmt: skip


def test_actors_are_merged_by_what_most_rows_say() -> None:
    rows = [
        {"actor_id": "person:a", "name": "A", "kind": "person", "sector": "MIL", "country": None},
        {"actor_id": "person:a", "name": "B", "kind": "person", "sector": "GOV", "country": "FRA"},
        {"actor_id": "person:a", "name": "B", "kind": "person", "sector": None, "country": None},
    ]
    for order in (rows, rows[::-1]):
        assert merge(table("actors", *order)).to_dicts() == [
            {"actor_id": "person:a", "name": "B", "kind": "person", "sector": "GOV", "country": "FRA",
             "parent_actor_id": None},
        ]  # fmt: skip


@pytest.fixture
def releases(home: Home) -> list[dict[str, Any]]:
    publish(home)
    start = datetime(2024, 1, 1, tzinfo=UTC)
    return [exports.export(home, "1", start + timedelta(hours=hour)) for hour in range(5)]


def test_export_holds_what_its_manifest_says(home: Home, releases: list[dict[str, Any]]) -> None:
    manifest = json.loads((home.export / "manifest.json").read_text())
    assert manifest == releases[-1]
    assert set(manifest["tables"]) == set(PUBLISHED)
    for name, described in manifest["tables"].items():
        (file,) = described["files"]
        content = (home.export / file["path"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file["bytes"], file["sha256"])
        frame = pl.read_parquet(home.export / file["path"])
        assert frame.height == file["rows"] == described["rows"]
        assert frame.columns == [column["name"] for column in described["columns"]] == PUBLISHED[name].schema.names()


def test_the_last_releases_are_kept_and_the_link_leads_to_the_newest(
    home: Home, releases: list[dict[str, Any]]
) -> None:
    kept = sorted(path.name for path in home.exports.iterdir() if path.name != "v1")
    assert len(kept) == exports.KEPT
    assert home.export.is_symlink()
    assert home.export.resolve().name == kept[-1]
