"""The knowledge tables keep their models, and what they refer to is there."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from extraction.actors.catalogue import catalogue
from extraction.knowledge.tables import FOLDER
from schemas.knowledge import KNOWLEDGE

FILES = [(path, model) for pattern, model in KNOWLEDGE.items() for path in sorted(FOLDER.glob(pattern))]


def table(path: Path) -> pl.DataFrame:
    return pl.read_csv(path, comment_prefix="#", infer_schema=False).with_columns(
        pl.all().str.strip_chars().replace("", None)
    )


def test_every_model_has_its_files() -> None:
    assert [pattern for pattern in KNOWLEDGE if not list(FOLDER.glob(pattern))] == []


@pytest.mark.parametrize(("path", "model"), FILES, ids=[path.name for path, _ in FILES])
def test_rows_keep_their_model(path: Path, model: type) -> None:
    model.validate(table(path), lazy=True)  # type: ignore[attr-defined]


def test_parents_of_known_actors_are_known() -> None:
    actors = catalogue().actors
    assert {a.parent_actor_id for a in actors.values() if a.parent_actor_id} - actors.keys() == set()


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.csv")), ids=lambda path: path.name)
def test_every_table_says_what_a_row_is(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")
