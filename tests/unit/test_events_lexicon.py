"""Every example of the lexicon's tables: the bracketed words must give an event of the row's type and parties."""

from __future__ import annotations

import re

import pytest

from extraction.document import Document
from extraction.events import find_events
from extraction.events.lexicon import noun_frames, verb_frames
from extraction.knowledge.tables import rows
from extraction.language.model import parse
from extraction.language.unpack import document
from schemas.fields import EVENT_CONTEXTS, EVENT_MODES
from tests.conftest import article
from tests.unit.states import add_states

TABLES = ("verbs", "phrases", "nouns", "light_verbs", "speech_acts", "evaluations", "inner_modes")
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
        if problem := _problem(read, row):
            found[table].append(f"{row['example']} → {problem}")
    return found


@pytest.mark.parametrize("table", TABLES)
def test_examples(failures: dict[str, list[str]], table: str) -> None:
    assert not failures[table], "\n".join(failures[table])


@pytest.mark.parametrize("table", ["verbs", "phrases", "nouns"])
def test_types_and_modes_are_the_ontologys(table: str) -> None:
    found = {(row["type"], row["mode"]) for row in rows(f"events/{table}.csv") if row["type"] != "-"}
    assert found <= {(kind, mode) for kind, modes in EVENT_MODES.items() for mode in (*modes, "")}


def test_the_lexicon_is_large_and_covers_every_type() -> None:
    frames = [frame for found in (*verb_frames().values(), *noun_frames().values()) for frame in found]
    assert len(frames) >= 1500
    assert {frame.event_type for frame in frames} - {"-"} == set(EVENT_MODES)


def test_contexts_are_the_ontologys() -> None:
    assert {row["context"] for row in rows("events/contexts.csv")} == set(EVENT_CONTEXTS)


def test_the_conditions_name_classes_that_exist() -> None:
    decided = {"actor", "person", "place", "state", "peacekeepers"}
    named = set(
        re.findall(r"@(\w+)", " ".join(row["with"] for t in TABLES for row in rows(f"events/{t}.csv") if "with" in row))
    )
    assert named <= decided | {row["class"] for row in rows("events/classes.csv")}


def _problem(read: Document, row: dict[str, str]) -> str | None:
    event_type, example = row.get("type"), row["example"]
    events, actors = find_events(read)
    if event_type == "-":
        return f"{[e.event_type for e in events]} where the row says there is none" if events else None
    start, end = _bracketed(example)
    here = [e for e in events if e.start_char < end and e.end_char > start and event_type in (None, e.event_type)]
    if not here:
        return f"only {[(e.text, e.event_type) for e in events]}"
    if "inner_mode" in row and row["mode"] not in {event.event_mode for event in here}:
        return f"mode {here[0].event_mode}"
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
