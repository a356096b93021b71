"""The data dictionary says what the schemas say."""

from __future__ import annotations

from pipelines import pages
from schemas.registry import PUBLISHED
from warehouse.publish import VIEWS


def test_dictionary_is_up_to_date() -> None:
    assert (pages.DOCS / "dictionary.md").read_text(encoding="utf-8") == pages.dictionary(), "run `make docs`"


def test_dictionary_has_every_table_column_and_view() -> None:
    page = pages.dictionary()
    for table in PUBLISHED.values():
        section = page.split(f"### {table.name}\n")[1].split("\n### ")[0]
        assert [c.name for c in table.columns if f"| `{c.name}` |" not in section] == []
    assert [path.stem for path in VIEWS.glob("*.sql") if f"### {path.stem}\n" not in page] == []
