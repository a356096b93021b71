"""The views and macros say what their comments promise, on a warehouse of a few rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from schemas.registry import TABLES
from tests.factories import article, articles, table
from warehouse import parquet
from warehouse.home import Home
from warehouse.publish import MACROS, VIEWS, publish
from warehouse.query import query

DAY = date(2014, 12, 18)
SENTENCES = (
    "Japan sent two tanks to Kenya.",
    "France and Japan met in Oslo.",
    "Japan denied that it had sent tanks and missiles.",
    "France accused Japan.",
    "It paid $5 million (4 million euros).",
)
ARTICLE = article(" ".join(SENTENCES), title="Tanks for Kenya", outlet="Test Daily")
STARTS = [sum(len(text) + 1 for text in SENTENCES[:n]) for n in range(len(SENTENCES))]
ACTORS = [
    {"actor_id": f"state:{code.lower()}", "name": name, "kind": "state", "country": code}
    for code, name in (("FRA", "France"), ("JPN", "Japan"), ("KEN", "Kenya"))
]
MEETING = "event:meeting"


def at(number: int, words: str) -> dict[str, Any]:
    """The anchor of words in a sentence."""
    start = STARTS[number] + SENTENCES[number].index(words)
    return {
        "article_id": ARTICLE.article_id, "sentence_id": f"sentence:{number}", "start_char": start,
        "end_char": start + len(words), "text": words, "rule_id": "rule", "confidence": 0.9,
    }  # fmt: skip


def event(row_id: str, number: int, words: str, event_type: str, **more: Any) -> dict[str, Any]:
    known = {"event_id": row_id, "event_type": event_type, "contexts": [], "status": "occurred"}
    return at(number, words) | known | {"occurred_from": DAY, "occurred_to": DAY} | more


def party(event_id: str, actor: str, role: str) -> dict[str, Any]:
    return {"event_id": event_id, "article_id": ARTICLE.article_id, "actor_id": f"state:{actor}", "role": role}


def statement(row_id: str, number: int, words: str, **more: Any) -> dict[str, Any]:
    known = {"statement_id": row_id, "kind": "indirect", "polarity": "affirmed", "parts": []}
    return at(number, words) | known | more


def asset(row_id: str, quantity: float | None, status: str, **more: Any) -> dict[str, Any]:
    known = {"military_asset_id": row_id, "name": "tank", "category": "tank", "operator_actor_id": "state:jpn"}
    return at(0, "tanks") | known | {"quantity": quantity, "status": status} | more


def money(row_id: str, words: str, currency: str, value: float, same: str | None = None) -> dict[str, Any]:
    known = {"figure_id": row_id, "value_low": value, "value_high": value, "dimension": "money", "modifier": "exact"}
    return at(4, words) | known | {"currency": currency, "same_as_figure_id": same}


ROWS: dict[str, list[dict[str, Any]]] = {
    "sentences": [
        {"sentence_id": f"sentence:{number}", "article_id": ARTICLE.article_id, "ordinal": number,
         "start_char": STARTS[number], "end_char": STARTS[number] + len(text), "text": text}
        for number, text in enumerate(SENTENCES)
    ],
    "events": [
        event("event:sent", 0, "sent", "MOBILIZE", intensity=-4.0, quad_class="material_conflict"),
        event("event:again", 0, "sent two", "MOBILIZE", intensity=-4.0, quad_class="material_conflict"),
        event(MEETING, 1, "met", "CONSULT", intensity=2.5, quad_class="verbal_cooperation"),
        event("event:maybe", 1, "met", "CONSULT", status="planned"),
        event("event:no", 2, "sent", "MOBILIZE", status="negated"),
        event("event:accused", 3, "accused", "ACCUSE", intensity=-2.0, quad_class="verbal_conflict"),
    ],
    "event_actors": [
        *(party(f"event:{name}", *part) for name in ("sent", "again", "no")
          for part in (("jpn", "source"), ("ken", "target"))),
        *(party(row_id, actor, "source") for row_id in (MEETING, "event:maybe") for actor in ("jpn", "fra")),
        party("event:accused", "fra", "source"),
        party("event:accused", "jpn", "target"),
    ],
    "event_clusters": [
        {"cluster_id": "cluster:1", "event_id": row_id, "article_id": ARTICLE.article_id}
        for row_id in ("event:sent", "event:again")
    ],
    "statements": [
        statement("statement:no", 2, "it had sent tanks and missiles", polarity="denied", speaker_actor_id="state:jpn"),
        statement("statement:yes", 0, "Japan sent two tanks to Kenya", speaker_text="a reader",
                  parts=[{"start_char": 0, "end_char": 5}, {"start_char": 11, "end_char": 20}], kind="direct"),
    ],
    "actor_mentions": [
        at(0, words) | {"mention_id": f"mention:{actor}", "actor_id": f"state:{actor}", "mention_type": "name"}
        for words, actor in (("Japan", "jpn"), ("Kenya", "ken"))
    ],
    "military_assets": [
        asset("asset:1", 2.0, "deployed", place_name="Kenya", place_country="KEN"),
        asset("asset:2", 9.0, "ordered"),
        asset("asset:3", None, "unknown", category="base", name="base"),
    ],
    "figures": [
        money("figure:1", "$5 million", "USD", 5e6, "figure:2"),
        money("figure:2", "4 million euros", "EUR", 4e6, "figure:1"),
    ],
    "offices": [
        {"actor_id": f"person:{name}", "name": name, "office": "President", "seat": "head_of_state", "country": "KEN",
         "term_from": since, "term_to": until}
        for name, since, until in (("a", date(2010, 1, 1), date(2014, 6, 1)), ("b", date(2014, 6, 1), None))
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home.of(tmp_path_factory.mktemp("views"))
    parquet.write(parquet.partition(home, "articles", DAY), articles(ARTICLE))
    parquet.write(parquet.partition(home, "actors", DAY), table("actors", *ACTORS))
    for name, rows in ROWS.items():
        day = None if name == "offices" else DAY
        parquet.write(parquet.partition(home, name, day), table(name, *rows))
    publish(home)
    return home


def ask(home: Home, sql: str) -> list[tuple[Any, ...]]:
    return query(home.warehouse, sql).rows


@pytest.mark.parametrize("path", sorted([*VIEWS.glob("*.sql"), *MACROS.glob("*.sql")]), ids=lambda path: path.stem)
def test_every_view_and_macro_begins_with_what_it_is(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("-- ")


def test_every_view_leads_to_its_article(home: Home) -> None:
    for path in VIEWS.glob("*.sql"):
        columns = query(home.warehouse, f"SELECT * FROM {path.stem} LIMIT 0").columns
        for column in ("outlet", "title", "sentence"):
            assert any(name.endswith(column) for name in columns), (path.stem, column)


def test_quotes_say_whom_they_are_about_and_leave_out_who_spoke_between(home: Home) -> None:
    sql = "SELECT speaker, said, about FROM quotes ORDER BY said_from, statement_id"
    assert ask(home, sql) == [
        ("Japan", "it had sent tanks and missiles", None),
        ("a reader", "Japan … two tanks", ["Japan", "Kenya"]),
    ]


def test_network_counts_an_event_once_and_a_meeting_as_one_pair(home: Home) -> None:
    sql = "SELECT month, actor, direction, other, events, cooperation, conflict, mean_intensity FROM actor_network"
    month = date(2014, 12, 1)
    assert ask(home, sql) == [
        (month, "France", "to", "Japan", 1, 0, 1, -2.0),
        (month, "France", "with", "Japan", 1, 1, 0, 2.5),
        (month, "Japan", "to", "Kenya", 1, 0, 1, -4.0),
    ]


def test_arsenal_gathers_what_is_reported_of_a_weapon(home: Home) -> None:
    sql = "SELECT operator, system, statuses, least, most, sentence FROM arsenal"
    assert ask(home, sql) == [("Japan", "tank", ["deployed", "ordered"], 2.0, 9.0, SENTENCES[0])]


def test_deployments_are_somewhere(home: Home) -> None:
    assert ask(home, "SELECT asset, operator, place_name FROM deployments") == [("tank", "Japan", "Kenya")]


def test_spending_converts_nothing_and_shows_the_same_amount(home: Home) -> None:
    assert ask(home, "SELECT text, usd, same_as_figure_id FROM spending") == [
        ("$5 million", 5e6, "figure:2"),
        ("4 million euros", None, "figure:1"),
    ]


def test_contradictions_of_events_and_of_the_accused(home: Home) -> None:
    sql = 'SELECT kind, matter, yes_actor, yes, no_actor, "no" FROM contradictions'
    denial = "it had sent tanks and missiles"
    assert ask(home, sql) == [
        ("accusation", "ACCUSE", "France", "accused", "Japan", denial),
        ("event", "MOBILIZE", "Japan", "sent two", "Japan", "sent"),
        ("event", "MOBILIZE", "Japan", "sent", "Japan", "sent"),
    ]


@pytest.mark.parametrize(
    ("speaker", "words", "expected"),
    [
        ("state:jpn", "sent tanks and missiles", ["reversal"]),
        ("state:fra", "sent tanks and missiles", ["dispute"]),
        ("state:fra", "sent", []),
    ],
)
def test_contradictions_of_statements_share_words(
    tmp_path: Path, speaker: str, words: str, expected: list[str]
) -> None:
    home = Home.of(tmp_path)
    other = article(f"He {words} there.", "b.md", date(2015, 3, 1))
    parquet.write(parquet.partition(home, "articles", DAY), articles(ARTICLE, other))
    yes = statement("statement:yes", 2, "sent") | {
        "article_id": other.article_id, "text": words, "speaker_actor_id": speaker, "start_char": 3,
        "end_char": 3 + len(words),
    }  # fmt: skip
    parquet.write(parquet.partition(home, "statements", DAY), table("statements", ROWS["statements"][0], yes))
    publish(home)
    assert [kind for (kind,) in ask(home, "SELECT kind FROM contradictions")] == expected


def test_evidence_shows_the_neighbours_of_any_row(home: Home) -> None:
    sql = "SELECT found_in, words, before, sentence, after, outlet FROM evidence('{}')"
    expected = ("met", SENTENCES[0], SENTENCES[1], SENTENCES[2], "Test Daily")
    assert ask(home, sql.format(MEETING)) == [("events", *expected)]
    assert ask(home, sql.format("mention:ken")) == [
        ("actor_mentions", "Kenya", None, SENTENCES[0], SENTENCES[1], "Test Daily")
    ]
    assert len(ask(home, sql.format("cluster:1"))) == 2
    assert ask(home, sql.format("event:nothing")) == []


@pytest.mark.parametrize("name", [name for name in ROWS if name not in ("event_actors", "event_clusters", "offices")])
def test_evidence_knows_every_id(home: Home, name: str) -> None:
    (key,) = TABLES[name].key
    assert len(ask(home, f"SELECT * FROM evidence('{ROWS[name][0][key]}')")) == 1


def test_search_ranks_rare_words_and_short_texts_first(home: Home) -> None:
    found = ask(home, "SELECT found_in, text, score FROM search('tank KENYA')")
    assert found[0][:2] == ("title", "Tanks for Kenya")
    assert [score for *_, score in found] == sorted((score for *_, score in found), reverse=True)
    assert {text for kind, text, _ in found if kind == "sentence"} == {SENTENCES[0], SENTENCES[2]}


@pytest.mark.parametrize("words", ["", "the of and", "zebra", "%", "'' OR 1 = 1", "\\"])
def test_search_of_nothing_finds_nothing(home: Home, words: str) -> None:
    assert ask(home, f"SELECT * FROM search('{words}')") == []


def test_words_are_folded(home: Home) -> None:
    assert ask(home, "SELECT folded_words('The Défense''s class of missiles')") == [(["defence", "class", "missile"],)]


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2009-12-31", []),
        ("2010-01-01", ["a"]),
        ("2014-06-01", ["a", "b"]),
        ("2014-06-02", ["b"]),
        ("2030-01-01", ["b"]),
    ],
)
def test_offices_as_of_a_day(home: Home, day: str, names: list[str]) -> None:
    assert [name for (name,) in ask(home, f"SELECT name FROM as_of('{day}')")] == names
    assert [name for (name,) in ask(home, f"SELECT name FROM as_of(DATE '{day}')")] == names
