"""Every example of the lexicon's tables: the bracketed words must give an event of the row's type and parties."""

from __future__ import annotations

import re

import pytest

from extraction.document import Document
from extraction.events import find_events
from extraction.knowledge.tables import rows
from extraction.language.model import parse
from extraction.language.unpack import document
from tests.conftest import article
from tests.unit.states import add_states

TABLES = ("verbs", "phrases", "nouns", "light_verbs", "speech_acts", "evaluations")
_MARKS = re.compile(r"[\[\]^*]")


def _examples() -> list[tuple[str, dict[str, str]]]:
    return [(table, row) for table in TABLES for row in rows(f"events/{table}.csv")]


@pytest.fixture(scope="module")
def failures() -> dict[str, list[str]]:
    """Table → what went wrong, row by row (one parse for all examples: a test for each would be slow)."""
    found: dict[str, list[str]] = {table: [] for table in TABLES}
    examples = _examples()
    texts = [_MARKS.sub("", row["example"]) for _, row in examples]
    for (table, row), text, doc in zip(examples, texts, parse(texts), strict=True):
        read = document(article(text), doc)
        add_states(read)
        if problem := _problem(read, row.get("type"), row["example"]):
            found[table].append(f"{row['example']} → {problem}")
    return found


@pytest.mark.parametrize("table", TABLES)
def test_examples(failures: dict[str, list[str]], table: str) -> None:
    assert not failures[table], "\n".join(failures[table])


def _problem(read: Document, event_type: str | None, example: str) -> str | None:
    events, actors = find_events(read)
    if event_type == "-":
        return f"{[e.event_type for e in events]} where the row says there is none" if events else None
    start, end = _bracketed(example)
    here = [e for e in events if e.start_char < end and e.end_char > start and event_type in (None, e.event_type)]
    if not here:
        return f"only {[(e.text, e.event_type) for e in events]}"
    for mark, role in (("^", "source"), ("*", "target")):
        named = {a.actor_id for a in actors if a.role == role and a.event_id == here[0].event_id}
        wanted = _marked(read, example, mark)
        if wanted and not wanted & named:
            return f"{role} {sorted(named)} instead of {sorted(wanted)}"
    return None


def _bracketed(example: str) -> tuple[int, int]:
    start, end = example.index("["), example.index("]")
    return len(_MARKS.sub("", example[:start])), len(_MARKS.sub("", example[:end]))


def _marked(read: Document, example: str, mark: str) -> set[str]:
    """The actors named by the words after a mark."""
    at = [len(_MARKS.sub("", example[: match.start()])) for match in re.finditer(re.escape(mark), example)]
    return {mention.actor_id for char in at for mention in read.actors_at(read.token_at(char))}
