"""Which date and place of a sentence belong to which of its events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extraction.circumstances import clause_of, subject_of, when, when_told, where
from extraction.dates import find_dates
from extraction.document import Document
from extraction.language.tokens import Token
from extraction.places import find_places

Read = Callable[..., Document]

# In an article of 18 December 2014: a sentence, then for a word of it: first day … last day | place.
CASES = """
The senate passed the bill on December 12.
    passed | 2014-12-12 | None
The radar was delivered to Kyoto in October.
    delivered | 2014-10-01 … 2014-10-31 | Kyoto
The chiefs met in Singapore during May and agreed on a plan.
    met | 2014-05-01 … 2014-05-31 | Singapore
    agreed | 2014-05-01 … 2014-05-31 | None
In May, it was revealed that Oslo was pressing for a base in Iceland.
    revealed | 2014-05-01 … 2014-05-31 | None
    pressing | 2014-05-01 … 2014-05-31 | Iceland
On Monday, officials said that troops had attacked the town.
    said | 2014-12-15 | None
    attacked | None | None
The paper reported on Saturday that the two had met in Geneva in March.
    reported | 2014-12-13 | None
    met | 2014-03-01 … 2014-03-31 | Geneva
When the missiles were deployed in June, the ministry protested.
    deployed | 2014-06-01 … 2014-06-30 | None
    protested | 2014-06-01 … 2014-06-30 | None
Aside from a brief meeting in Beijing on November 10, the leaders have not talked.
    meeting | 2014-11-10 | Beijing
The only discussion between the leaders occurred in March in Geneva.
    discussion | 2014-03-01 … 2014-03-31 | Geneva
    occurred | 2014-03-01 … 2014-03-31 | Geneva
He spoke to the king on the sidelines of last month's summit in Australia.
    spoke | 2014-11-01 … 2014-11-30 | Australia
    summit | 2014-11-01 … 2014-11-30 | Australia
The minister condemned Monday's attack in Nairobi.
    condemned | None | Nairobi
    attack | 2014-12-15 | Nairobi
A bomb exploded in Kabul on Tuesday, killing ten people.
    exploded | 2014-12-16 | Kabul
    killing | 2014-12-16 | None
They agreed to hold talks on Monday.
    talks | 2014-12-22 | None
    hold | 2014-12-22 | None
    agreed | None | None
They agreed on Monday to withdraw.
    agreed | 2014-12-15 | None
    withdraw | None | None
The general resigned two days after the coup of 3 June.
    resigned | 2014-06-05 | None
    coup | 2014-06-03 | None
The fort fell on 3 June, two days after the rebels crossed the river.
    fell | 2014-06-03 | None
    crossed | 2014-06-01 | None
Fighting raged from March to May in Aleppo.
    raged | 2014-03-01 … 2014-05-31 | Aleppo
A truce has been in force since August 29.
    been | 2014-08-29 … 2014-12-18 | None
It was the first attack since 2010.
    attack | None | None
The talks were held in Oslo last week.
    talks | 2014-12-08 … 2014-12-14 | Oslo
    held | 2014-12-08 … 2014-12-14 | Oslo
Parliament repealed the law of 1998.
    repealed | None | None
Rebels in Gao attacked a convoy.
    attacked | None | Gao
The army left the town before Monday's vote.
    left | None | None
In June the minister declared that he would not oppose the base.
    declared | 2014-06-01 … 2014-06-30 | None
    oppose | 2014-06-01 … 2014-06-30 | None
The ship sailed from Odesa to Istanbul on Friday.
    sailed | 2014-12-12 | Istanbul
"""


def cases() -> list[tuple[str, str, str, str]]:
    found: list[tuple[str, str, str, str]] = []
    sentence = ""
    for line in CASES.strip().splitlines():
        if not line.startswith(" "):
            sentence = line
            continue
        word, date, place = (part.strip() for part in line.split("|"))
        found.append((sentence, word, date, place))
    return found


def prepared(read: Read, sentence: str) -> Document:
    document = read(sentence)
    document.add_dates(find_dates(document))
    document.add_places(find_places(document))
    return document


def word_of(document: Document, text: str) -> Token:
    return next(token for token in document.tokens if token.text == text)


@pytest.mark.parametrize(("sentence", "word", "date", "place"), cases())
def test_an_event_has_its_own_date_and_place(read: Read, sentence: str, word: str, date: str, place: str) -> None:
    document = prepared(read, sentence)
    token = word_of(document, word)
    found = when(document, token)
    days = dict.fromkeys([str(found.date_from), str(found.date_to)]) if found else ["None"]
    where_found = where(document, token)
    assert (" … ".join(days), where_found.place_name if where_found else "None") == (date, place)
    if found:
        assert document.article.text[found.start_char : found.end_char] == found.text


def test_a_story_goes_on_at_the_date_that_opened_it(read: Read) -> None:
    document = prepared(read, "In May, a plan was revealed. Oslo rejected it by claiming that no talks took place.")
    date = when_told(document, word_of(document, "claiming"))
    assert date is not None
    assert date.text == "May"


@pytest.mark.parametrize("second", ["Oslo had rejected it.", "Oslo rejects it.", "Oslo rejected it in June."])
def test_a_story_does_not_go_on_in_another_tense_or_at_another_date(read: Read, second: str) -> None:
    document = prepared(read, f"In May, a plan was revealed. {second}")
    assert when_told(document, document.tokens[-2]) is None


def test_coordinated_verbs_share_a_subject(read: Read) -> None:
    document = read("The chiefs met in Oslo and reached a deal.")
    subject = subject_of(word_of(document, "reached"))
    assert subject is not None
    assert subject.text == "chiefs"


def test_a_word_belongs_to_the_clause_above_it(read: Read) -> None:
    document = read("He said that the army had left the old town.")
    assert clause_of(word_of(document, "old")).text == "left"


@pytest.mark.parametrize("text", ["May", "in May", "Monday!", "Paris in"])
def test_odd_input_does_not_crash(read: Read, text: str) -> None:
    document = prepared(read, text)
    for token in document.tokens:
        when(document, token)
        where(document, token)
