"""Terms of office as days, and what makes them stale."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import dagster as dg
import polars as pl
import pytest

from assets.knowledge import first_day, last_day, offices
from assets.versions import _MODULES, _files_behind
from extraction.knowledge.tables import folder_rows
from pipelines.io_manager import LakeIOManager
from warehouse import parquet
from warehouse.home import Home


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-02-07", date(2016, 2, 7), date(2016, 2, 7)),
        (None, None, None),
    ],
)
def test_a_year_or_a_month_lasts_from_its_first_day_to_its_last(
    text: str | None, first: date | None, last: date | None
) -> None:
    frame = pl.DataFrame({"text": [text]}, schema={"text": pl.String})
    assert frame.select(first=first_day(pl.col("text")), last=last_day(pl.col("text"))).row(0) == (first, last)


def test_every_term_of_the_knowledge_tables_is_an_office(tmp_path: Path) -> None:
    home = Home.of(tmp_path)
    assert dg.materialize([offices], resources={"home": home, "io_manager": LakeIOManager(home)}).success
    made = parquet.read_all(home, "offices")
    assert made.height == len(folder_rows("office_holders"))
    assert made["term_from"].null_count() == 0


@pytest.mark.parametrize(("asset", "file"), [("offices", "europe.csv"), ("military_systems", "military_systems.csv")])
def test_assets_of_knowledge_are_stale_when_their_file_changes(asset: str, file: str) -> None:
    assert file in {path.name for module in _MODULES[asset] for path in _files_behind(module)}
