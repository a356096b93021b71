"""The event coder: grammar, speech, what is a row of its own, and what each row carries."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.document import Document
from extraction.events import find_events
from extraction.records import DateMention, Event
from tests.conftest import Read
from tests.unit.states import add_states

Coded = tuple[str, str, list[str], list[str]]


def coded(document: Document) -> list[Coded]:
    """Trigger, type, sources and targets of each event."""
    events, actors = find_events(document)

    def parties(event: Event, role: str) -> list[str]:
        return [a.actor_id.removeprefix("state:") for a in actors if a.event_id == event.event_id and a.role == role]

    return [(e.text, e.event_type, parties(e, "source"), parties(e, "target")) for e in events]


GRAMMAR = [
    ("Kenya bombed Somalia.", [("bombed", "ASSAULT", ["ken"], ["som"])]),
    ("Somalia was bombed by Kenya.", [("bombed", "ASSAULT", ["ken"], ["som"])]),
    ("Kenya, which had bombed Somalia, was silent.", [("bombed", "ASSAULT", ["ken"], ["som"])]),
    ("Kenyan jets bombing Somalia came at night.", [("bombing", "ASSAULT", ["ken"], ["som"])]),
    ("A treaty signed by Kenya and Somalia is in force.", [("signed", "AGREE", ["ken", "som"], [])]),
    ("Kenya and Uganda attacked Somalia and Sudan.", [("attacked", "ASSAULT", ["ken", "uga"], ["som", "sdn"])]),
    ("Kenya agreed to hold talks with Somalia.", [("agreed", "AGREE", ["ken"], ["som"])]),
    ("Kenya threatened to bomb Somalia.", [("threatened", "THREATEN", ["ken"], ["som"])]),
    ("Kenya was forced by Somalia to withdraw its troops.", [("forced", "COERCE", ["som"], ["ken"])]),
    ("Kenya condemned the attack by Somalia.", [("condemned", "ACCUSE", ["ken"], ["som"])]),
    ("Kenya gave Somalia food.", [("gave", "AID", ["ken"], ["som"])]),
    ("Somalia was given food by Kenya.", [("given", "AID", ["ken"], ["som"])]),
    ("Kenya held three rounds of talks with Somalia.", [("held three rounds of talks", "CONSULT", ["ken"], ["som"])]),
    ("Talks between Kenya and Chad began.", [("Talks between Kenya and Chad began", "CONSULT", ["ken", "tcd"], [])]),
    ("After an air strike by Kenya on Somalia the port burned.", [("air strike", "ASSAULT", ["ken"], ["som"])]),
    ("Somalia came under attack by Kenya.", [("came under attack", "ASSAULT", ["ken"], ["som"])]),
    ("Kenya urged Somalia to release the sailors.", [("urged", "REQUEST", ["ken"], ["som"])]),
    ("Kenya demanded that Somalia release the sailors.", [("demanded", "REQUEST", ["ken"], ["som"])]),
    ("Kenya accused Somalia of attacking Uganda.", [("accused", "ACCUSE", ["ken"], ["som"])]),
    ("Kenya attacked and occupied Somalia.", [("attacked", "ASSAULT", ["ken"], ["som"])]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), GRAMMAR)
def test_grammar(read: Read, sentence: str, expected: list[Coded]) -> None:
    assert coded(add_states(read(sentence))) == expected


CLASSES = [
    ("Kenya fired the foreign minister.", "APPOINT"),
    ("Kenya fired a missile.", "TEST"),
    ("Kenya fired rockets at Somalia.", "ASSAULT"),
    ("Kenya struck a deal with Somalia.", "AGREE"),
    ("Jets of Kenya struck a convoy in Somalia.", "ASSAULT"),
    ("Kenya delivered radars to Somalia.", "PROCURE"),
    ("Kenya delivered food to Somalia.", "AID"),
    ("The president of Kenya delivered a speech.", None),
    ("Kenya withdrew its troops from Somalia.", "RETREAT"),
    ("Kenya withdrew its ambassador from Somalia.", "SANCTION"),
    ("Kenya withdrew from the talks with Somalia.", "REJECT"),
    ("Kenya lifted its embargo on Somalia.", "CONCEDE"),
    ("Kenya broke off relations with Somalia.", "SANCTION"),
    ("Kenya broke the truce with Somalia.", "REJECT"),
]


@pytest.mark.parametrize(("sentence", "event_type"), CLASSES)
def test_the_class_of_the_object_decides(read: Read, sentence: str, event_type: str | None) -> None:
    types = [kind for _, kind, _, _ in coded(add_states(read(sentence)))]
    assert types == ([] if event_type is None else [event_type])


NO_EVENTS = [
    "Kenya uses ships to support its navy.",
    "Kenya must release the sailors from Somalia.",
    "The law provides food for Somalia.",
    "“Kenya will never negotiate with Somalia,” he said in Nairobi.",
    "",
    "Kenya",
    "   ",
    "!!! ... ---",
]


@pytest.mark.parametrize("text", NO_EVENTS)
def test_what_is_no_event(read: Read, text: str) -> None:
    assert coded(add_states(read(text))) == []


def test_each_person_takes_office_on_a_day_of_their_own(read: Read) -> None:
    document = add_states(read("Kenya and Somalia took office in May and June respectively."))
    article_id = document.article.article_id
    document.add_dates(
        DateMention(f"d{month}", article_id, "s", at, at + len(text), text, "DATE", None,
                    date(2014, month, 1), date(2014, month, 28), "test", 1.0)
        for month, text in ((5, "May"), (6, "June"))
        for at in [document.article.text.index(text)]
    )  # fmt: skip
    events, actors = find_events(document)
    assert [(a.actor_id, e.occurred_from) for e, a in zip(events, actors, strict=True)] == [
        ("state:ken", date(2014, 5, 1)),
        ("state:som", date(2014, 6, 1)),
    ]
    assert len({event.event_id for event in events}) == 2


def test_a_background_clause_does_not_tell_an_event_twice(read: Read) -> None:
    text = "Kenya bombed Somalia in May. When Kenya bombed Somalia, Uganda called for a truce with Kenya."
    assert [kind for _, kind, _, _ in coded(add_states(read(text)))] == ["ASSAULT", "REQUEST"]


def test_numbers_of_dead_and_injured(read: Read) -> None:
    text = "Kenya bombed a camp in Somalia, killing 12 people and wounding 30 to 40 others."
    events, _ = find_events(add_states(read(text)))
    assert len(events) == 1
    event = events[0]
    assert (event.dead_low, event.dead_high, event.injured_low, event.injured_high) == (12, 12, 30, 40)


def test_the_size_of_a_force(read: Read) -> None:
    events, _ = find_events(add_states(read("Kenya deployed 1,500 soldiers on the border with Somalia.")))
    assert [(event.event_type, event.size_low, event.size_high) for event in events] == [("MOBILIZE", 1500, 1500)]


def test_a_row_carries_the_ontology(read: Read) -> None:
    (event,), _ = find_events(add_states(read("Kenyan jets bombed a military base in Somalia.")))
    assert (event.quad_class, event.cameo_root, event.intensity) == ("material_conflict", "18", -9.0)
    assert event.event_mode == "explosives"
    assert "military" in event.contexts


def test_anchors_are_the_articles_own_characters(read: Read) -> None:
    document = add_states(read("Kenya and Somalia signed a treaty. Uganda, it is said, will hold talks with Sudan."))
    events, _ = find_events(document)
    assert events
    assert all(document.article.text[e.start_char : e.end_char] == e.text for e in events)


def test_the_same_text_gives_the_same_rows(read: Read) -> None:
    text = "Kenya accused Somalia. Kenya and Uganda met in Nairobi. Sudan may attack Chad."
    assert find_events(add_states(read(text))) == find_events(add_states(read(text)))
