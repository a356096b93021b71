"""Places in newspaper-like sentences: which words are places, which place is meant, what is left to the actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import polars as pl
import pytest

from extraction.document import Document
from extraction.knowledge.compile_gazetteer import SCHEMA, plain
from extraction.knowledge.tables import FOLDER, listed, rows
from extraction.places import find_places, gazetteer

Read = Callable[..., Document]
PLACES = rows("places.csv")
LOCATING = rows("locating.csv")
PLACE_NOUNS = rows("place_nouns.csv")

# A sentence and its mentions: words | canonical name | country | feature class.
NEWS = """
The Syrian officers ended their mediation between militias in Tripoli, the north Lebanese port.
    Tripoli | Tripoli | LBN | P
Fighting erupted in the Libyan capital, Tripoli, on Monday.
    Tripoli | Tripoli | LBY | P
Georgia said Russian tanks had crossed into South Ossetia from North Ossetia.
    South Ossetia | South Ossetia | GEO | A
    North Ossetia | North Ossetia | RUS | A
The shells landed near Avdiivka, in eastern Ukraine, and in Kramatorsk.
    Avdiivka | Avdiivka | UKR | P
    Ukraine | Ukraine | UKR | A
    Kramatorsk | Kramatorsk | UKR | P
North Korea fired a missile from Wonsan into the Sea of Japan, South Korea's Joint Chiefs of Staff said.
    Wonsan | Wonsan | PRK | P
    Sea of Japan | Sea of Japan | None | H
Seoul rejected the offer, but Pyongyang said talks could be held in Seoul or at Panmunjom.
    Seoul | Seoul | KOR | P
    Panmunjom | Panmunjom | None | S
The carrier sailed through the Strait of Hormuz into the Persian Gulf.
    Strait of Hormuz | Strait of Hormuz | None | H
    Persian Gulf | Persian Gulf | None | H
Washington said it would send 500 troops to Poland and sell missiles to Taiwan.
    Poland | Poland | POL | A
The minister travelled from Brussels to Vilnius and met officials from Lithuania and Latvia.
    Brussels | Brussels | BEL | P
    Vilnius | Vilnius | LTU | P
Troops were deployed along the Line of Control in Kashmir.
    Line of Control | Line of Control | None | L
    Kashmir | Kashmir | None | L
The drone took off from Incirlik air base in southern Turkey.
    Incirlik air base | Incirlik Air Base | TUR | S
    Turkey | Turkey | TUR | A
Paris, Texas, is not where the peace talks were held in Paris.
    Paris | Paris | USA | P
    Texas | Texas | USA | A
    Paris | Paris | FRA | P
Jordan scored 30 points before he flew to Amman.
    Amman | Amman | JOR | P
The talks at Hyderabad House in New Delhi lasted an hour.
    New Delhi | New Delhi | IND | P
Attacks in the West Bank city of Jenin and in Gaza City killed nine.
    West Bank | West Bank | PSE | A
    Jenin | Jenin | PSE | P
    Gaza City | Gaza City | PSE | P
Egypt closed the Rafah crossing between Gaza and the Sinai Peninsula.
    Rafah crossing | Rafah crossing | None | S
    Gaza | Gaza Strip | PSE | A
    Sinai Peninsula | Sinai Peninsula | EGY | T
The US military said a strike near Kismayo, Somalia, killed a commander.
    Kismayo | Kismayo | SOM | P
    Somalia | Somalia | SOM | A
The army recaptured the village of Khirbet Ghazaleh in Daraa province.
    Khirbet Ghazaleh | Khirbet Ghazaleh | None | None
    Daraa province | Daraa Province | SYR | A
Japan's defence minister visited Guam and Australia.
    Guam | Guam | GUM | A
    Australia | Australia | AUS | A
Relations between India and Pakistan worsened after the attack in Pulwama.
    Pulwama | Pulwama | IND | P
A radar was delivered to Kyoto in October.
    Kyoto | Kyoto | JPN | P
Police in Birmingham, Alabama, arrested a man from Birmingham, England.
    Birmingham | Birmingham | USA | P
    Alabama | Alabama | USA | A
    Birmingham | Birmingham | GBR | P
    England | England | GBR | A
The Minsk agreements were signed in Minsk.
    Minsk | Minsk | BLR | P
The bill passed in Washington, D.C., after a debate about Iraq.
    Washington, D.C. | Washington, D.C. | USA | P
The group called itself the Islamic State of Iraq and the Levant.
The leaders met at The Hague and in Cologne.
    The Hague | The Hague | NLD | P
    Cologne | Cologne | DEU | P
The exercise involves forces from the United States, Japan and South Korea.
BAGHDAD (AP) - A car bomb exploded on Monday.
    BAGHDAD | Baghdad | IRQ | P
ABU DHABI, United Arab Emirates - The minister resigned.
    ABU DHABI | Abu Dhabi | ARE | P
    United Arab Emirates | United Arab Emirates | ARE | A
The Japanese government opposes the Chinese base.
"""


def cases() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in NEWS.strip().splitlines():
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


@pytest.mark.parametrize(("sentence", "expected"), cases())
def test_a_newspaper_sentence(read: Read, sentence: str, expected: list[str]) -> None:
    document = read(sentence)
    mentions = find_places(document)
    assert all(document.article.text[m.start_char : m.end_char] == m.text for m in mentions)
    assert [f"{m.text} | {m.place_name} | {m.place_country} | {m.feature_class}" for m in mentions] == expected


@pytest.mark.parametrize("rule", LOCATING, ids=[f"{i}:{rule['link']}" for i, rule in enumerate(LOCATING, start=1)])
def test_the_example_of_each_locating_rule(read: Read, rule: dict[str, str]) -> None:
    document = read(rule["example"])
    names = [token for token in document.tokens if any(place.is_state for place in gazetteer.named(token.text))]
    is_place = any(names[-1].start < m.end_char and m.start_char <= names[-1].start for m in find_places(document))
    assert is_place == (rule["used_as"] == "place")


@pytest.mark.parametrize("rule", PLACE_NOUNS, ids=[rule["noun"] for rule in PLACE_NOUNS])
def test_the_example_of_each_place_noun(read: Read, rule: dict[str, str]) -> None:
    (mention,) = find_places(read(rule["example"]))
    assert mention.text.endswith(rule["noun"])
    assert mention.feature_class == rule["feature_class"]


def test_a_class_of_ships_is_no_place(read: Read) -> None:
    found = find_places(read("Two Virginia-class submarines will be built in Virginia."))
    assert [(place.text, place.start_char) for place in found] == [("Virginia", 47)]


def test_a_known_city_has_its_geonames_id_and_coordinates(read: Read) -> None:
    (mention,) = find_places(read("The radar went to Kyoto."))
    assert (mention.geoname_id, mention.latitude, mention.longitude) == (1857910, 35.0211, 135.7538)


def test_a_capital_in_the_table_takes_its_id_from_the_gazetteer(read: Read) -> None:
    (mention,) = find_places(read("They met in Washington."))
    assert mention.geoname_id == 4140963


@pytest.mark.parametrize("place", PLACES, ids=[place["name"] for place in PLACES])
def test_a_row_of_the_table_is_well_formed(place: dict[str, str]) -> None:
    assert -90 <= float(place["latitude"]) <= 90
    assert -180 <= float(place["longitude"]) <= 180
    assert place["feature_class"] in {"A", "H", "L", "P", "S", "T"}
    assert not place["country"] or (len(place["country"]) == 3 and place["country"].isupper())
    assert not any(name.startswith("the ") for name in [place["name"], *listed(place["aliases"])])


def test_no_name_stands_for_two_rows_but_georgia() -> None:
    names = Counter(name for place in PLACES for name in {place["name"], *listed(place["aliases"])})
    assert [name for name, count in names.items() if count > 1] == ["Georgia"]


def test_every_state_has_a_row_with_coordinates() -> None:
    held = {(place["name"], place["country"]) for place in PLACES}
    assert [s["name"] for s in rows("states.csv") if s["iso3"] and (s["name"], s["iso3"]) not in held] == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Paris", "the", "( )", "Paris Paris, Paris", "U.S.", "IN BAGHDAD"])
def test_odd_input_does_not_crash(read: Read, text: str) -> None:
    find_places(read(text))


def test_the_compiled_gazetteer_can_be_searched_by_bisection() -> None:
    table = pl.read_parquet(FOLDER / "gazetteer.parquet")
    assert dict(table.schema) == SCHEMA
    assert table["name"].is_sorted()
    assert table["geoname_id"].null_count() == 0


def test_a_name_without_diacritics() -> None:
    assert [plain(name) for name in ("Zürich", "Łódź", "Diyarbakır", "København")] == [
        "Zurich", "Lodz", "Diyarbakir", "Kobenhavn",
    ]  # fmt: skip
