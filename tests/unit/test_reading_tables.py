"""The reader's tables: each row's example does what the row says."""

from __future__ import annotations

import re

import pytest

from extraction.knowledge.tables import listed, rows
from extraction.reading.boilerplate import rule_of
from extraction.reading.byline import read_byline
from extraction.reading.outlets import known_outlet, outlet_of_domain, outlet_of_url, sites
from extraction.reading.words import words

BOILERPLATE = rows("reading/boilerplate.csv")
BYLINE_WORDS = rows("reading/byline_words.csv")
OUTLETS = rows("reading/outlets.csv")


@pytest.mark.parametrize("row", BOILERPLATE, ids=[row["rule"] for row in BOILERPLATE])
def test_boilerplate_rule_drops_its_example_and_keeps_prose(row: dict[str, str]) -> None:
    assert re.fullmatch(row["pattern"], row["example"], re.IGNORECASE)
    assert rule_of(row["example"])
    assert rule_of(row["keep"]) is None, rule_of(row["keep"])
    assert row["scope"] in ("line", "tail", "end")


@pytest.mark.parametrize("row", BYLINE_WORDS, ids=[row["word"] for row in BYLINE_WORDS])
def test_byline_word_decides_what_its_part_is(row: dict[str, str]) -> None:
    byline = read_byline(row["example"])
    assert byline is not None
    assert row["word"] in row["example"].casefold()
    assert byline.date_text == "3 May 2020"
    if row["kind"] == "outlet":
        assert row["word"] in (byline.outlet or "").casefold()
    else:
        assert byline.outlet is None
        assert byline.author in (None, "Jane Roe", "Jane Roe and John Doe")


def test_outlets_are_known_by_every_name_and_domain_and_by_no_two() -> None:
    names = [name for row in OUTLETS for name in {row["name"].casefold(), *listed(row["aliases"].casefold())}]
    domains = [domain for row in OUTLETS for domain in listed(row["domains"])]
    assert len(set(names)) == len(names)
    assert len(set(domains)) == len(domains)
    assert all(known_outlet(alias) == row["name"] for row in OUTLETS for alias in listed(row["aliases"]))
    assert all(outlet_of_domain(f"www.{domain}") == row["name"] for row in OUTLETS for domain in listed(row["domains"]))


def test_outlet_of_a_web_address_is_that_of_its_host() -> None:
    assert outlet_of_url("https://edition.cnn.com/a?u=https://www.bbc.com") == "CNN"
    assert outlet_of_url("https://harbour.example/cnn.com") is None
    assert outlet_of_url(None) is None


def test_sites_leave_out_networks_and_file_names() -> None:
    text = "Visit www.harbour.co.uk/contact or facebook.com/harbour, write to desk@news.harbour.example."
    assert sites(text) == ["harbour.co.uk", "harbour.example"]


def test_word_lists_are_lower_case_and_not_empty() -> None:
    for name in ("english", "unfinished", "starter", "particle", "not_outlet", "other_ending"):
        assert words(name)
        assert all(word == word.lower() for word in words(name))
