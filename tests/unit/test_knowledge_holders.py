"""The tables of office holders and given names: codes are valid, dates make sense, no seat has two holders for long."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TypeAlias

import pytest

from extraction.actors.catalogue import surnames
from extraction.actors.spans import slug
from extraction.knowledge.tables import FOLDER, folder_rows, listed, rows

Row: TypeAlias = dict[str, str]

COLUMNS = [
    "actor_id", "name", "aliases", "office", "seat", "country", "sector", "organisation", "term_from", "term_to"
]  # fmt: skip
SEATS = {row["seat"] for row in rows("offices.csv")} - {""}
SECTORS = {"GOV", "MIL", "LEG", "JUD", "SPY", "PTY", "REB", "IGO", "NGO", "MED", "BUS", "EDU", "OPP", "ELI", "CIV"}
COUNTRIES = {row["iso3"] for row in rows("states.csv")}
ORGANISATIONS = {row["actor_id"] for row in rows("organisations.csv")}
SINGLE_SEATS = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "chief_of_staff"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
HOLDERS = folder_rows("office_holders")
FILES = sorted((FOLDER / "office_holders").glob("*.csv"))
LAST_DAY = date(9999, 12, 31)
MOST_YEARS = 71
"""The longest reign since 1990 is that of Elizabeth II."""


def begins(row: Row) -> date:
    """The first day of the term, the earliest one that the text allows."""
    year, month, day = (row["term_from"] + "-01-01").split("-")[:3]
    return date(int(year), int(month), int(day))


def ends(row: Row) -> date:
    """The last day of the term, the earliest one that the text allows, so that two vague dates do not overlap."""
    if not row["term_to"]:
        return LAST_DAY
    year, month, day = (row["term_to"] + "-01-01").split("-")[:3]
    return max(date(int(year), int(month), int(day)), begins(row))


def holders_of_seats() -> Iterator[tuple[tuple[str, str], list[Row]]]:
    """The rows of each seat that one person holds at a time."""
    seats: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in HOLDERS:
        if row["seat"] in SINGLE_SEATS:
            seats[row["country"], row["seat"]].append(row)
    yield from seats.items()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_says_what_a_row_is_and_has_the_columns(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# A row is ")
    header = next(line for line in lines if not line.startswith("#"))
    assert header.split(",") == COLUMNS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_row_has_more_cells_than_there_are_columns(path: Path) -> None:
    assert all(set(row) == set(COLUMNS) for row in rows(f"office_holders/{path.name}"))


def test_an_id_is_the_name_in_ascii() -> None:
    """A second bearer of a name has one word more, so that two people never share an id."""
    for row in HOLDERS:
        expected = f"person:{slug(row['name'])}"
        assert row["actor_id"] == expected or re.fullmatch(re.escape(expected) + "-[a-z]+", row["actor_id"]), row


def test_a_person_has_the_same_name_and_aliases_in_all_rows() -> None:
    names: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in HOLDERS:
        names[row["actor_id"]].add((row["name"], row["aliases"]))
    assert {key for key, values in names.items() if len(values) > 1} == set()


def test_an_alias_belongs_to_one_person() -> None:
    """The few namesakes that news does not tell apart have the same full name, not only a common alias."""
    owners: dict[str, dict[str, str]] = defaultdict(dict)
    for row in HOLDERS:
        for name in [row["name"], *listed(row["aliases"])]:
            owners[name][row["actor_id"]] = row["name"]
    shared = {name: people for name, people in owners.items() if len(people) > 1}
    assert {name: people for name, people in shared.items() if len(set(people.values())) > 1} == {}
    assert len(shared) <= 12


def test_no_alias_is_the_name_itself_or_stands_twice() -> None:
    for row in HOLDERS:
        names = [row["name"], *listed(row["aliases"])]
        assert len(names) == len(set(names)), row


def test_codes_are_valid() -> None:
    for row in HOLDERS:
        assert row["office"], row
        assert row["seat"] in SEATS, row
        assert row["sector"] in SECTORS, row
        assert row["country"] in COUNTRIES | {""}, row
        assert row["organisation"] in ORGANISATIONS | {""}, row


def test_only_bodies_of_no_state_have_no_country() -> None:
    assert {row["sector"] for row in HOLDERS if not row["country"]} <= {"IGO", "NGO", "REB", "MIL"}


def test_terms_are_dates_in_order_and_of_human_length() -> None:
    for row in HOLDERS:
        assert DATE.fullmatch(row["term_from"]), row
        assert not row["term_to"] or DATE.fullmatch(row["term_to"]), row
        assert row["term_from"] <= (row["term_to"] or "9999"), row
        assert begins(row) <= ends(row), row
        assert row["term_to"] == "" or ends(row).year - begins(row).year <= MOST_YEARS, row
        assert (row["term_to"] or "9999") >= "1989", row


def test_no_row_stands_twice() -> None:
    keys = Counter((row["actor_id"], row["office"], row["country"], row["term_from"]) for row in HOLDERS)
    assert [key for key, count in keys.items() if count > 1] == []


def test_a_seat_has_one_holder_at_a_time() -> None:
    """Rivals and acting holders may overlap for some months; a year means that a term is wrong."""
    for seat, terms in holders_of_seats():
        for one, other in combinations(terms, 2):
            both = (min(ends(one), ends(other)) - max(begins(one), begins(other))).days
            assert both <= 365, (seat, one["name"], other["name"], both)


def test_a_seat_is_held_now_by_at_most_one() -> None:
    for seat, terms in holders_of_seats():
        now = [row["name"] for row in terms if not row["term_to"]]
        assert len(now) <= 1, (seat, now)


def test_the_table_is_as_wide_as_it_claims() -> None:
    heads = {row["country"] for row in HOLDERS if row["seat"] in {"head_of_state", "head_of_government"}}
    ministers = {row["country"] for row in HOLDERS if row["seat"] in {"foreign_minister", "defence_minister"}}
    assert len(HOLDERS) >= 4500
    assert len(heads) >= 150
    assert len(ministers) >= 60
    assert sum(row["sector"] == "REB" for row in HOLDERS) >= 150


@pytest.mark.parametrize(
    ("country", "seat", "day", "actor_id"),
    [
        ("USA", "head_of_state", "2014-06-01", "person:barack-obama"),
        ("USA", "defence_minister", "2003-04-09", "person:donald-rumsfeld"),
        ("GBR", "foreign_minister", "1999-05-01", "person:robin-cook"),
        ("RUS", "defence_minister", "2016-01-15", "person:sergei-shoigu"),
        ("KOR", "defence_minister", "2010-05-20", "person:kim-tae-young"),
        ("ISR", "chief_of_staff", "2006-08-01", "person:dan-halutz"),
        ("EGY", "head_of_state", "2013-01-10", "person:mohamed-morsi"),
        ("ZAR", "head_of_state", "1996-10-01", "person:mobutu-sese-seko"),
        ("YUG", "head_of_state", "1999-04-01", "person:slobodan-milosevic"),
    ],
)
def test_who_held_a_seat_on_a_day(country: str, seat: str, day: str, actor_id: str) -> None:
    found = [
        row["actor_id"]
        for row in HOLDERS
        if (row["country"], row["seat"]) == (country, seat) and row["term_from"] <= day <= (row["term_to"] or "9999")
    ]
    assert found == [actor_id]


def test_given_names_are_lower_case_and_of_one_gender() -> None:
    table = rows("given_names.csv")
    counts = Counter(row["name"] for row in table)
    assert [name for name, count in counts.items() if count > 1] == []
    assert all(row["name"] == row["name"].lower() and row["gender"] in {"f", "m"} for row in table)
    assert min(Counter(row["gender"] for row in table).values()) >= 1000


@pytest.mark.parametrize(
    ("name", "gender"),
    [("angela", "f"), ("fatima", "f"), ("sergei", "m"), ("recep", "m"), ("geun-hye", "f"), ("nkosazana", "f")],
)
def test_given_names_of_many_languages(name: str, gender: str) -> None:
    assert {row["gender"] for row in rows("given_names.csv") if row["name"] == name} == {gender}


@pytest.mark.parametrize("name", ["kim", "park", "lee", "andrea", "robin", "king", "sultan", "april"])
def test_names_that_tell_no_gender_are_left_out(name: str) -> None:
    assert name not in {row["name"] for row in rows("given_names.csv")}


@pytest.mark.parametrize(
    ("name", "country", "again"),
    [
        ("Shinzo Abe", "JPN", ["Abe"]),
        ("Xi Jinping", "CHN", ["Xi"]),
        ("Joseph Wu", "TWN", ["Wu"]),
        ("Han Min-koo", None, ["Han"]),
        ("Itamar Ben-Gvir", "ISR", ["Ben-Gvir"]),
        ("Bashar al-Assad", "SYR", ["al-Assad", "Assad"]),
        ("Benigno Aquino III", "PHL", ["Aquino"]),
        ("Ferdinand Marcos Jr.", "PHL", ["Marcos"]),
        ("Queen Elizabeth II", "GBR", ["Elizabeth"]),
        ("Pope John Paul II", "VAT", ["John Paul"]),
        ("Ursula von der Leyen", None, ["Leyen", "von der Leyen"]),
        ("Suharto", "IDN", []),
    ],
)
def test_how_news_names_a_person_again(name: str, country: str | None, again: list[str]) -> None:
    assert surnames(name, country) == again
