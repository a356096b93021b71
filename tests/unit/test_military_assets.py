"""Sentences with traps, each with the assets that an analyst would list (anchor, name), and their attributes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from extraction.actors import find_actors
from extraction.dates import find_dates
from extraction.document import Document
from extraction.knowledge.tables import listed, rows
from extraction.military_assets import find_military_assets
from extraction.places import find_places
from extraction.records import MilitaryAsset, MilitaryAssetMention

Read = Callable[..., Document]
WAR = "The war goes on."
"""Words like \"tank\" count only in an article with military words."""
CATEGORIES = {
    "missile_defence", "air_defence", "radar", "ballistic_missile", "cruise_missile", "missile", "rocket_artillery",
    "artillery", "combat_aircraft", "aircraft", "helicopter", "uav", "warship", "submarine", "aircraft_carrier", "tank",
    "armoured_vehicle", "small_arms", "munition", "nuclear_weapon", "satellite", "command_system", "base", "personnel",
    "unit", "other",
}  # fmt: skip
STATUSES = {
    "operational", "deployed", "delivered", "ordered", "proposed", "in_development", "tested", "destroyed", "withdrawn",
    "unknown",
}  # fmt: skip


def assets(read: Read, text: str) -> tuple[list[MilitaryAsset], list[MilitaryAssetMention]]:
    document = read(text, published_on=date(2024, 6, 18))
    document.add_dates(find_dates(document))
    document.add_places(find_places(document))
    document.add_actors(*find_actors(document))
    return find_military_assets(document)


RECOGNISED = [
    # designations in their spellings
    ("Two F-16s and an F-16C Block 50 took off.", [("F-16s", "F-16 Fighting Falcon")]),
    ("The F16 fleet was grounded after the F16s crashed.", [("F16s", "F-16 Fighting Falcon")]),
    ("The Su-30MKI is flown by the Indian air force.", [("Su-30MKI", "Su-30 (Su-30MKI)")]),
    ("A column of T-72B3 tanks burned near the bridge.", [("T-72B3 tanks", "T-72 (T-72B3)")]),
    ("Ankara bought the S-400 Triumf system.", [("S-400 Triumf system", "S-400 Triumf")]),
    ("The Type 052D destroyer left port.", [("Type 052D destroyer", "Type 052D destroyer")]),
    ("An AN/TPY-2 radar watches the coast.", [("AN/TPY-2 radar", "AN/TPY-2")]),
    ("The navy flies F/A-18E/F Super Hornets.", [("F/A-18E/F Super Hornets", "F/A-18E/F Super Hornet")]),
    ("Himars launchers hit the depot.", [("Himars launchers", "M142 HIMARS")]),
    ("HIMARS rockets hit the bridge.", [("HIMARS rockets", "M142 HIMARS")]),
    ("The M1A2 Abrams weighs 70 tonnes.", [("M1A2 Abrams", "M1 Abrams (M1A2)")]),
    ("The MiG-29 crashed on landing.", [("MiG-29", "MiG-29")]),
    # names and acronyms
    (
        "The Terminal High Altitude Area Defense (THAAD) system arrived.",
        [("Terminal High Altitude Area Defense (THAAD) system", "THAAD")],
    ),
    ("Kh-101 cruise missiles were launched at night.", [("Kh-101 cruise missiles", "Kh-101")]),
    ("A Bayraktar TB2 drone was filmed.", [("Bayraktar TB2 drone", "Bayraktar TB2")]),
    ("The Arleigh Burke-class destroyer left.", [("Arleigh Burke-class destroyer", "Arleigh Burke-class destroyer")]),
    ("Crews trained on Leopard 2A6 tanks.", [("Leopard 2A6 tanks", "Leopard 2 (Leopard 2A6)")]),
    # ambiguous names
    ("The Patriot Act was renewed by Congress.", []),
    ("The New England Patriots beat the Eagles.", []),
    ("The Apache leader signed a peace treaty with the army.", []),
    ("The leopard is a protected species in the army's nature reserve.", []),
    ("Patriot batteries guard the airport.", [("Patriot batteries", "MIM-104 Patriot")]),
    ("Troops fired Javelins at the armoured column.", [("Javelins", "FGM-148 Javelin")]),
    ("She threw the javelin 65 metres and won the gold medal.", []),
    ("The Hellfire missile hit the car.", [("Hellfire missile", "AGM-114 Hellfire")]),
    ("He drives a Jaguar and lives in Lancaster.", []),
    ("The company is named after a typhoon.", []),
    # kinds by their head noun
    ("Two frigates and a submarine left port.", [("frigates", "frigate"), ("submarine", "submarine")]),
    ("Air strikes hit the town.", []),
    ("The airstrike killed nine people.", []),
    ("The barrel bomb attacks killed nine people.", [("barrel bomb", "barrel bomb")]),
    ("The missile threat is growing.", []),
    ("Its ballistic missile programme is under sanctions.", []),
    ("The missile, drone and rocket threats are growing.", []),
    ("Missile defence capabilities are costly.", []),
    ("A rocket-propelled grenade hit the wall.", [("rocket-propelled grenade", "rocket-propelled grenade")]),
    ("Improvised explosive devices killed two.", [("Improvised explosive devices", "improvised explosive device")]),
    ("An IED killed two sappers.", [("IED", "improvised explosive device")]),
    ("The smugglers carried small arms and ammunition.", [("small arms", "small arms"), ("ammunition", "ammunition")]),
    ("A think tank published the report.", []),
    ("The fuel tank leaked.", []),
    ("The company lost its customer base.", []),
    ("The tax base of the city shrank.", []),
    ("The coal mine closed.", []),
    ("He works for a shell company.", []),
    ("The cruise ship docked in Naples.", []),
    ("A cargo ship ran aground.", []),
    ("Four anti-personnel mines were found.", [("anti-personnel mines", "land mine")]),
    ("Police used water cannon.", []),
    ("Iran unveiled a new drone, the Zafar-3.", [("drone", "Zafar-3")]),
    ("The XQ-99B drone flew for the first time.", [("XQ-99B drone", "XQ-99B")]),
    ("The ship-based interceptor missed.", [("interceptor", "interceptor")]),
    ("The satellite images show a crater.", []),
    ("A military satellite was launched.", [("military satellite", "spy satellite")]),
    ("The suicide bomber killed four.", []),
    ("The war of words goes on.", []),
    # ships
    ("HMS Diamond (D34) shot down a drone.", [("HMS Diamond", "HMS Diamond"), ("drone", "drone")]),
    ("USS Nonesuch was launched.", [("USS Nonesuch", "USS Nonesuch")]),
    ("The aircraft carrier Liaoning sailed east.", [("aircraft carrier Liaoning", "CNS Liaoning")]),
    ("Aegis destroyers track missiles.", [("Aegis destroyers", "Aegis destroyer"), ("missiles", "missile")]),
    # forces and installations
    ("Some 4,500 British troops are stationed in Estonia.", [("British troops", "troops")]),
    ("The troops were happy with the food.", []),
    ("The soldier said he was tired.", []),
    ("The 82nd Airborne Division flew to Kuwait.", [("82nd Airborne Division", "82nd Airborne Division")]),
    ("The 72nd Mechanised Brigade held the town.", [("72nd Mechanised Brigade", "72nd Mechanized Brigade")]),
    ("The 191st Mountain Brigade held the town.", [("191st Mountain Brigade", "191st Mountain Brigade")]),
    ("Jets took off from Incirlik air base.", [("Incirlik air base", "Incirlik Air Base")]),
    ("A squadron of MiG-29s landed.", [("MiG-29s", "MiG-29")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RECOGNISED, ids=[text for text, _ in RECOGNISED])
def test_names_and_kinds_are_recognised(read: Read, text: str, expected: list[tuple[str, str | None]]) -> None:
    found = [(asset.text, asset.name) for asset in assets(read, f"{text} {WAR}")[0]]
    wanted = dict(expected)
    assert [anchor for anchor, _ in found if anchor not in wanted and wanted] == [] or not wanted
    if not expected:
        assert found == []
    for anchor, name in expected:
        assert any(anchor == text and name in (None, other) for text, other in found), found


ATTRIBUTES = [
    ("Japan operates four Kongo-class destroyers.", {"operator": "state:jpn", "status": "operational", "quantity": 4}),
    (
        "Germany will deliver 14 Leopard 2A6 tanks to Ukraine.",
        {"status": "ordered", "quantity": 14, "place": "Ukraine"},
    ),
    ("Russia deployed Iskander missiles in Kaliningrad.", {"operator": "state:rus", "status": "deployed"}),
    (
        "France has withdrawn its 1,500 troops from Chad.",
        {"operator": "state:fra", "status": "withdrawn", "quantity": 1500},
    ),
    ("Qatar, where 8,000 US troops are based, is rich.", {"operator": "state:usa", "place": "Qatar", "quantity": 8000}),
    ("Turkey took delivery of the Russian-made S-400 in July 2019.", {"operator": "state:tur", "status": "delivered"}),
    ("Seoul has not deployed nuclear weapons.", {"status": "unknown"}),
    ("Washington pressed for the deployment of missiles.", {"operator": "state:usa", "status": "proposed"}),
    ("US-made Javelin missiles were used in the battle.", {"operator": None, "status": "operational"}),
    ("Tanks supplied by Germany were destroyed near Kupiansk.", {"status": "destroyed"}),
    ("Two batteries of Patriot missiles arrived in Poland.", {"status": "deployed", "quantity": 2}),
    ("North Korea fired two missiles into the sea.", {"operator": "state:prk", "status": "tested", "quantity": 2}),
    ("North Korea's missiles are old.", {"operator": "state:prk", "status": "operational"}),
    ("Pakistan test-fired a cruise missile.", {"operator": "state:pak", "status": "tested", "quantity": 1}),
    ("Italy is building a pair of frigates.", {"operator": "state:ita", "status": "in_development", "quantity": 2}),
    ("Ukraine shot down 26 of 36 Shahed drones.", {"status": "destroyed", "quantity": 26}),
    ("Berlin approved the export of Leopard 1 tanks.", {"status": "ordered", "quantity": None}),
    ("Iran launched more than 180 ballistic missiles at Israel.", {"status": "operational", "quantity": 180}),
    (
        "North Korea test-fired a Hwasong-18 solid-fuel ICBM.",
        {"operator": "state:prk", "status": "tested", "quantity": 1},
    ),
    ("Turkey wants to buy 40 F-16 fighter jets.", {"operator": "state:tur", "status": "proposed", "quantity": 40}),
    ("Canada has promised to buy 88 F-35s.", {"operator": "state:can", "status": "ordered", "quantity": 88}),
    ("Egypt took delivery of two frigates built by France.", {"operator": "state:egy", "status": "delivered"}),
    ("Armenia accused Azerbaijan of using Harop drones.", {"operator": "state:aze", "status": "operational"}),
    ("The Black Sea Fleet lost its flagship, the Moskva.", {"status": "destroyed"}),
    ("Azerbaijan hit the town with Turkish Bayraktar TB2 drones.", {"operator": "state:aze"}),
    ("Israel's Merkava tanks entered Rafah.", {"operator": "state:isr", "status": "deployed", "place": "Rafah"}),
    ("Poland might deploy howitzers.", {"operator": "state:pol", "status": "proposed"}),
    ("The planned deployment of missiles alarmed Moscow.", {"status": "proposed"}),
    ("China boasts 12 nuclear-powered submarines.", {"operator": "state:chn", "status": "operational", "quantity": 12}),
    ("The submarine Kursk sank.", {"status": "destroyed"}),
    ("Russia exported 155mm shells.", {"operator": None, "status": "delivered", "quantity": None}),
    ("Washington urged Seoul to withdraw its tanks.", {"operator": "state:kor", "status": "operational"}),
]


@pytest.mark.parametrize(("text", "expected"), ATTRIBUTES, ids=[text for text, _ in ATTRIBUTES])
def test_attributes(read: Read, text: str, expected: dict[str, object]) -> None:
    found, _ = assets(read, f"{text} {WAR}")
    assert len(found) == 1, found
    asset = found[0]
    values = {
        "operator": asset.operator_actor_id,
        "status": asset.status,
        "quantity": asset.quantity,
        "place": asset.place_name,
    }
    assert {key: values[key] for key in expected} == expected


@pytest.mark.parametrize("row", rows("military_status.csv"), ids=lambda row: f"{row['word']}:{row['slot']}")
def test_examples_of_the_status_table(read: Read, row: dict[str, str]) -> None:
    found, _ = assets(read, f"{row['example']} {WAR}")
    assert any(asset.status == row["status"] or not row["status"] for asset in found), found
    if row["slot"] != "above" and row["status"]:
        assert any(f"{row['word']}:{row['slot']}" in asset.rule_id for asset in found), found


def test_places_in_a_list_give_a_row_each(read: Read) -> None:
    found, mentions = assets(read, "The United States keeps its military bases in both Italy and Spain.")
    assert {(asset.place_name, asset.place_country) for asset in found} == {("Italy", "ITA"), ("Spain", "ESP")}
    assert len({asset.military_asset_id for asset in found}) == 2
    assert {mention.military_asset_id for mention in mentions} == {asset.military_asset_id for asset in found}


def test_mentions_of_one_asset_share_a_row(read: Read) -> None:
    text = "USS Carney (DDG 64) sailed to Crete. The Carney fired. USS Carney came home."
    found, mentions = assets(read, text)
    assert {asset.name for asset in found} == {"USS Carney"}
    assert {"DDG 64", "USS Carney", "Carney"} <= {mention.text for mention in mentions}


def test_another_system_is_of_the_kind_named_before(read: Read) -> None:
    text = "The plan foresees an X-band radar in Romania and a second system in Estonia."
    found, _ = assets(read, f"{text} {WAR}")
    assert [(asset.name, asset.place_country) for asset in found] == [("X-band radar", "ROU"), ("X-band radar", "EST")]


def test_a_generic_word_for_a_named_system_adds_no_row(read: Read) -> None:
    text = "South Korea will host THAAD. China objects to the anti-missile system. The anti-missile systems are costly."
    found, mentions = assets(read, text)
    assert {asset.name for asset in found} == {"THAAD"}
    assert len(mentions) == 3


def test_anchors_are_the_article_s_own_words(read: Read) -> None:
    text = "Russia’s “Iskander-M” missiles – and\u00a0two S-400s – stood in Kaliningrad.\n\nThe missiles were moved."
    document = read(text)
    found, mentions = find_military_assets(document)
    assert found
    for row in [*found, *mentions]:
        assert document.article.text[row.start_char : row.end_char] == row.text


@pytest.mark.parametrize(
    "text", [" ", "\n\n", "Tanks", "(", "USS", "USS )", "82nd", "F-16", "—", "of tanks of tanks of"]
)
def test_odd_texts_do_not_break(read: Read, text: str) -> None:
    find_military_assets(read(text))


def test_rows_do_not_depend_on_what_was_read_before(read: Read) -> None:
    text = "Two Rafale jets and a Mirage 2000 flew over Chad. The Rafales landed in Niamey."
    first = assets(read, text)
    assets(read, "The army bought Rafale jets.")
    assert assets(read, text) == first


def test_statuses_and_categories_are_the_contract_s() -> None:
    assert {row["status"] for row in rows("military_status.csv")} <= STATUSES | {""}
    assert {row["category"] for row in rows("military_systems.csv")} <= CATEGORIES
    kinds = {row["category"] for row in rows("military_classes.csv") if row["kind"] != "not"}
    assert kinds <= CATEGORIES


def test_systems_have_readable_ids_and_countries() -> None:
    table = rows("military_systems.csv")
    ids = [row["system_id"] for row in table]
    assert len(table) >= 1500
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", system_id) for system_id in ids)
    assert all(re.fullmatch(r"[A-Z]{3}|", row["origin_country"]) for row in table)


def test_a_name_belongs_to_one_system() -> None:
    owner: dict[str, str] = {}
    for row in rows("military_systems.csv"):
        for name in [row["name"], *listed(row["aliases"])]:
            assert owner.setdefault(name, row["system_id"]) == row["system_id"], name


def test_bases_lie_on_the_globe() -> None:
    table = rows("bases.csv")
    assert len(table) >= 250
    for row in table:
        assert -90 <= float(row["latitude"]) <= 90, row["name"]
        assert -180 <= float(row["longitude"]) <= 180, row["name"]
        assert re.fullmatch(r"[A-Z]{3}|", row["country"]), row["name"]
