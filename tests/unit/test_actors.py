"""The actor layer, sentence by sentence. Each case is read by hand: words → the actor they mean."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.actors import find_actors
from extraction.places import find_places
from tests.conftest import Read

CASES = [
    ("The Kremlin rejected the offer.", "Kremlin", "state:rus"),
    ("Tokyo and Seoul signed the pact.", "Seoul", "state:kor"),
    ("Chinese officials met the envoy.", "Chinese officials", "state:chn"),
    ("The Pentagon denied the report.", "Pentagon", "org:usa-defence-ministry"),
    ("The Chinese foreign ministry protested.", "Chinese foreign ministry", "org:chn-foreign-ministry"),
    ("France's defence ministry ordered a review.", "defence ministry", "org:fra-defence-ministry"),
    ("The Obama administration approved the sale.", "Obama administration", "state:usa"),
    ("Angela Merkel flew to Rome. Merkel met the pope.", "Merkel", "person:angela-merkel"),
    ("India and Pakistan held talks. The two countries agreed to meet again.", "two countries", "state:ind"),
    ("India and Pakistan held talks. The two countries agreed to meet again.", "two countries", "state:pak"),
    ("Poland said it would send tanks.", "it", "state:pol"),
    ("North Korea fired a rocket. The South protested against the North.", "North", "state:prk"),
    ("The US, Indian and Japanese navies met at sea.", "US, Indian and Japanese navies", "org:ind-navy"),
    ("Rebels in Chad seized the town.", "Rebels", "group:tcd-rebels"),
]


@pytest.mark.parametrize(("text", "words", "actor_id"), CASES)
def test_words_mean_the_actor(read: Read, text: str, words: str, actor_id: str) -> None:
    document = read(text)
    document.add_places(find_places(document))
    actors, mentions = find_actors(document)
    meant = {(m.text.removeprefix("The ").removeprefix("the "), m.actor_id) for m in mentions}
    assert (words, actor_id) in meant
    assert {m.actor_id for m in mentions} <= {a.actor_id for a in actors}


def test_offices_give_role_sector_and_country(read: Read) -> None:
    document = read("Kazakh Defence Minister Aslan Testov resigned. Mr Testov had served for a year.")
    actors, mentions = find_actors(document)
    person = next(a for a in actors if a.actor_id == "person:aslan-testov")
    assert (person.kind, person.sector, person.country) == ("person", "GOV", "KAZ")
    roles = [m.role for m in mentions if m.actor_id == person.actor_id]
    assert roles[0] == "Defence Minister"
    assert len(roles) == 2


def test_office_is_held_at_the_article_date(read: Read) -> None:
    actors, _ = find_actors(read("The US president spoke.", published_on=date(2014, 6, 1)))
    assert "person:barack-obama" in {a.actor_id for a in actors}


def test_mentions_are_anchored_and_repeatable(read: Read) -> None:
    document = read("President Park Geun-hye met Shinzo Abe. They agreed that she would visit Japan.")
    first = find_actors(document)
    assert first == find_actors(document)
    for mention in first[1]:
        assert document.article.text[mention.start_char : mention.end_char] == mention.text


@pytest.mark.parametrize("text", ["", "\n\n", "Hm.", "…", "(ASEAN", "the", "'s ministry of"])
def test_odd_input_gives_no_error(read: Read, text: str) -> None:
    assert find_actors(read(text)) is not None
