"""The cookbook's answers are what the sample's warehouse gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines import pages
from warehouse.home import Home
from warehouse.publish import VIEWS
from warehouse.query import query

PAGE = (pages.DOCS / "analysts.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITREP_HOME", "")
        return pages.of_sample(Home.of(tmp_path_factory.mktemp("sample")))


def test_there_are_enough_questions_and_they_use_every_view() -> None:
    asked = pages.questions(PAGE)
    assert len(asked) == PAGE.count("```sql") >= 15
    assert [view.stem for view in VIEWS.glob("*.sql") if not any(view.stem in sql.split() for sql in asked)] == []


def test_every_question_has_an_answer(warehouse: Path) -> None:
    assert [sql for sql in pages.questions(PAGE) if not query(warehouse, sql).rows] == []


def test_answers_are_up_to_date(warehouse: Path) -> None:
    assert pages.cookbook(PAGE, warehouse) == PAGE, "run `make docs`"
