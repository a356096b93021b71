"""The assets as Dagster runs them: what is written, what is kept out of the lake, what the UI is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl
import pytest

from assets import coding
from assets.freshness import stale
from assets.staging import MANY
from extraction import engine as work
from extraction.engine import CodedBatch, CodingTask, Engine
from extraction.layers import TABLES as CODED
from pipelines.definitions import CODE_DAYS, PUBLISH, build
from tests.factories import NO_REJECTS, article, articles
from warehouse import landing, parquet
from warehouse.home import Home
from warehouse.ledger import Ledger
from warehouse.query import query

MONDAY, TUESDAY = date(2023, 3, 20), date(2023, 3, 21)
TEXT = (
    "Poland attacked Lithuania with ten tanks on Monday. The minister said in Warsaw that more would follow. "
    "“We are ready,” President Jan Kowalski said on Sunday. Germany condemned the attack."
)

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home.of(tmp_path)
    reading = landing.Reading(home)
    rows = articles(article(TEXT, day=MONDAY), article(TEXT.replace("ten", "12"), "b.md", TUESDAY))
    reading.add("in", rows, NO_REJECTS)
    reading.finish()
    return home


@pytest.fixture(scope="module")
def dagster() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as instance:
        yield instance


def code_days(
    home: Home, dagster: dg.DagsterInstance, first: date, last: date, tables: list[str] | None = None
) -> dg.ExecuteInProcessResult:
    return (
        build(home, Engine())
        .resolve_job_def(CODE_DAYS)
        .execute_in_process(
            instance=dagster,
            tags={
                "dagster/asset_partition_range_start": first.isoformat(),
                "dagster/asset_partition_range_end": last.isoformat(),
            },
            asset_selection=[dg.AssetKey(table) for table in tables] if tables else None,
            run_config=QUIET,
            raise_on_error=False,
        )
    )


def publish(home: Home, dagster: dg.DagsterInstance) -> dg.ExecuteInProcessResult:
    job = build(home, Engine()).resolve_job_def(PUBLISH)
    return job.execute_in_process(instance=dagster, run_config=QUIET, raise_on_error=False)


def checks(result: dg.ExecuteInProcessResult) -> dict[str, Any]:
    return {
        f"{found.asset_key.to_user_string()}.{found.check_name}": found
        for found in result.get_asset_check_evaluations()
    }


def break_rows(monkeypatch: pytest.MonkeyPatch, breaking: Callable[[pl.DataFrame], pl.DataFrame]) -> None:
    """Let the extraction of statements give rows as ``breaking`` makes them of the right ones."""

    def broken(task: CodingTask) -> CodedBatch:
        coded = work_code(task)
        return CodedBatch(
            coded.articles, coded.rows | {"statements": breaking(coded.rows["statements"])}, coded.rejects
        )

    work_code = work.code
    monkeypatch.setattr(coding.work, "code", broken)


def test_range_of_days_is_one_run_with_a_file_for_each_day_and_table(home: Home, dagster: dg.DagsterInstance) -> None:
    result = code_days(home, dagster, MONDAY, TUESDAY)
    assert result.success
    for table in ("articles", "parses", *CODED):
        assert [path.stem for path in parquet.files(home, table)] == ["2023-03-20", "2023-03-21"]
    assert all(found.passed for found in checks(result).values())
    assert len(checks(result)) == 2 + len(CODED)
    assert stale(home) == {}
    assert not any((home.lake / ".staging").iterdir())


def test_materialisation_tells_rows_preview_and_columns(home: Home, dagster: dg.DagsterInstance) -> None:
    result = code_days(home, dagster, MONDAY, TUESDAY)
    told = {
        m.partition: m.metadata
        for m in result.asset_materializations_for_node("coding")
        if m.asset_key.path == ["statements"]
    }
    rows = {day.isoformat(): parquet.read(home, "statements", [day]).height for day in (MONDAY, TUESDAY)}
    assert {partition: metadata["dagster/row_count"].value for partition, metadata in told.items()} == rows
    assert "The minister said in Warsaw that more would follow." in str(told["2023-03-20"]["preview"].value)
    node = build(home, Engine()).resolve_asset_graph().get(dg.AssetKey("statements"))
    assert node.metadata["dagster/column_schema"].columns[0].name == "statement_id"
    assert (node.group_name, node.owners) == ("facts", ("team:sitrep",))
    assert node.code_version


def test_recoding_one_table_touches_no_other_and_parses_nothing(
    home: Home, dagster: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    code_days(home, dagster, MONDAY, TUESDAY)
    before = {path: path.stat().st_mtime_ns for path in home.lake.rglob("*.parquet")}

    def no_parsing(batch: object) -> None:
        raise AssertionError("nothing is to be parsed")

    monkeypatch.setattr("assets.articles.work.parse", no_parsing)
    assert code_days(home, dagster, MONDAY, TUESDAY, ["statements"]).success
    touched = {path.parent.name for path in home.lake.rglob("*.parquet") if path.stat().st_mtime_ns != before[path]}
    assert touched == {"statements"}


def test_article_that_was_parsed_is_not_parsed_again(
    home: Home, dagster: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One new article on a day costs one parse."""
    code_days(home, dagster, MONDAY, TUESDAY)
    reading = landing.Reading(home)
    reading.add("in", articles(article("Finland joined.", "new.md", MONDAY)), NO_REJECTS)
    reading.finish()
    parsed: list[str] = []
    parse = work.parse
    monkeypatch.setattr(
        "assets.articles.work.parse", lambda batch: parsed.extend(row.source_uri for row in batch) or parse(batch)
    )
    assert set(stale(home)) == {MONDAY}
    assert code_days(home, dagster, MONDAY, MONDAY).success
    assert parsed == ["new.md"]
    assert parquet.read(home, "parses", [MONDAY]).height == 2


def test_withdrawn_article_disappears_from_every_table(home: Home, dagster: dg.DagsterInstance) -> None:
    code_days(home, dagster, MONDAY, TUESDAY)
    (gone,) = parquet.read(home, "articles", [MONDAY])["article_id"]
    (day,) = landing.withdraw(home, [gone])
    assert stale(home) == {MONDAY: frozenset(["articles", "parses", *CODED])}
    assert code_days(home, dagster, day, day).success
    assert all(parquet.read(home, table, [MONDAY]).is_empty() for table in ("articles", "parses", *CODED))
    assert stale(home) == {}


def test_bad_row_is_set_aside_with_its_reason_and_nothing_else_stops(
    home: Home, dagster: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    def first_row_bad(rows: pl.DataFrame) -> pl.DataFrame:
        confidence = pl.when(pl.int_range(pl.len()) == 0).then(1.5).otherwise("confidence")
        return rows.with_columns(confidence=confidence)

    break_rows(monkeypatch, first_row_bad)
    result = code_days(home, dagster, MONDAY, MONDAY)
    assert result.success
    check = checks(result)["statements.schema"]
    assert (check.passed, check.severity) == (False, dg.AssetCheckSeverity.WARN)
    (case,) = check.metadata["failure_cases"].records
    assert "confidence" in case.data["reason"]
    assert case.data["source_uri"] == "a.md"
    assert parquet.read(home, "statements", [MONDAY]).filter(pl.col("confidence") > 1).is_empty()
    assert Ledger(home).rejects()["stage"].to_list() == ["validate"]

    monkeypatch.undo()
    assert code_days(home, dagster, MONDAY, MONDAY, ["statements"]).success
    assert Ledger(home).rejects().is_empty(), "a row that was mended is a reject no more"


def test_table_that_is_bad_throughout_never_reaches_the_lake(
    home: Home, dagster: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    def all_bad(rows: pl.DataFrame) -> pl.DataFrame:
        many = pl.concat([rows] * MANY)
        return many.with_columns(statement_id=pl.format("statement:{}", pl.int_range(pl.len())), kind=pl.lit("shouted"))

    break_rows(monkeypatch, all_bad)
    result = code_days(home, dagster, MONDAY, TUESDAY)
    assert not result.success
    check = checks(result)["statements.schema"]
    assert (check.passed, check.severity, check.blocking) == (False, dg.AssetCheckSeverity.ERROR, True)
    assert "shouted" in check.metadata["failure_cases"].records[0].data["detail"]
    assert parquet.files(home, "statements") == []
    assert len(parquet.files(home, "events")) == 2, "the other tables are written"
    assert {path.suffix for path in home.lake.rglob("*") if path.is_file()} <= {".parquet", ".sqlite"} | {""}
    assert not any((home.lake / ".staging").iterdir())
    assert set(Ledger(home).rejects()["stage"]) == {"validate"}
    assert stale(home) == dict.fromkeys((MONDAY, TUESDAY), frozenset(["statements"]))


def test_frame_of_the_wrong_type_is_refused(
    home: Home, dagster: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_rows(monkeypatch, lambda rows: rows.with_columns(pl.col("confidence").cast(pl.String)))
    result = code_days(home, dagster, MONDAY, MONDAY)
    assert not result.success
    assert "confidence" in checks(result)["statements.schema"].metadata["broken"].value
    assert parquet.files(home, "statements") == []


def test_table_without_its_parses_says_what_to_do(home: Home, dagster: dg.DagsterInstance) -> None:
    assert code_days(home, dagster, MONDAY, MONDAY, ["articles"]).success
    result = code_days(home, dagster, MONDAY, MONDAY, ["statements"])
    assert not result.success
    (failure,) = [event for event in result.all_events if event.is_step_failure]
    assert "materialise `parses` first" in str(failure.step_failure_data.user_failure_data.description)


def test_publication_checks_keys_and_anchors(home: Home, dagster: dg.DagsterInstance) -> None:
    code_days(home, dagster, MONDAY, TUESDAY)
    result = publish(home, dagster)
    assert result.success
    assert {name: found.passed for name, found in checks(result).items()} == {
        "event_clusters.schema": True,
        "known_actors.schema": True,
        "military_systems.schema": True,
        "offices.schema": True,
        "rejects.schema": True,
        "warehouse.keys": True,
        "warehouse.anchors": True,
    }
    assert query(home.warehouse, "SELECT count(*) FROM articles").rows == [(2,)]
    assert (home.export / "manifest.json").exists()

    articles_of_monday = parquet.partition(home, "articles", MONDAY)
    parquet.write(articles_of_monday, pl.read_parquet(articles_of_monday).clear())
    check = checks(publish(home, dagster))["warehouse.keys"]
    assert not check.passed
    faults = {record.data["table"] for record in check.metadata["faults"].records}
    assert {"sentences", "statements", "events"} <= faults
