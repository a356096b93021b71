"""Numerals and number words, read from plain tokens (no parse needed)."""

from __future__ import annotations

import pytest
from spacy.lang.en import English

from extraction.language.tokens import Token
from extraction.numbers import has_number, read_number

_NLP = English()


def tokens(text: str) -> list[Token]:
    """Tokens of a text; plural nouns are told by their ending, which is all that the reader asks of a tag."""
    return [
        Token(
            w.i, w.idx, w.idx + len(w.text), w.text, w.lower_, "", "", "NNS" if w.text.endswith("s") else "", "", "", 0
        )
        for w in _NLP.make_doc(text)
    ]


@pytest.mark.parametrize(
    ("text", "low", "high", "span"),
    [
        ("585 billion dollars", 585e9, 585e9, "585 billion"),
        ("1.2bn", 1.2e9, 1.2e9, "1.2bn"),
        ("28 500 soldiers", 28500, 28500, "28 500"),
        ("28,500 soldiers", 28500, 28500, "28,500"),
        ("1,50,000 rupees", 150_000, 150_000, "1,50,000"),
        ("1.500.000 euros", 1.5e6, 1.5e6, "1.500.000"),
        ("-3.5 degrees", -3.5, -3.5, "-3.5"),
        ("3.5m barrels", 3.5e6, 3.5e6, "3.5m"),
        ("300m tall", 300, 300, "300"),
        ("500K followers", 5e5, 5e5, "500K"),
        ("1 1/2 miles", 1.5, 1.5, "1 1/2"),
        ("3-1/2 hours", 3.5, 3.5, "3-1/2"),
        ("2½ hours", 2.5, 2.5, "2½"),
        ("3/4 of them", 0.75, 0.75, "3/4"),
        ("twenty-one jets", 21, 21, "twenty-one"),
        ("two hundred and five men", 205, 205, "two hundred and five"),
        ("one thousand two hundred", 1200, 1200, "one thousand two hundred"),
        ("twelve hundred", 1200, 1200, "twelve hundred"),
        ("forty-five thousand", 45_000, 45_000, "forty-five thousand"),
        ("two million three hundred thousand", 2.3e6, 2.3e6, "two million three hundred thousand"),
        ("two point five million", 2.5e6, 2.5e6, "two point five million"),
        ("a hundred tanks", 100, 100, "a hundred"),
        ("a dozen ships", 12, 12, "a dozen"),
        ("three dozen ships", 36, 36, "three dozen"),
        ("half a dozen ships", 6, 6, "half a dozen"),
        ("half a million people", 5e5, 5e5, "half a million"),
        ("half-million people", 5e5, 5e5, "half-million"),
        ("three quarters of a million", 750_000, 750_000, "three quarters of a million"),
        ("two and a half million", 2.5e6, 2.5e6, "two and a half million"),
        ("a million and a half", 1.5e6, 1.5e6, "a million and a half"),
        ("two-thirds of it", 2 / 3, 2 / 3, "two-thirds"),
        ("a third of it", 1 / 3, 1 / 3, "a third"),
        ("a quarter of it", 0.25, 0.25, "a quarter"),
        ("half of it", 0.5, 0.5, "half"),
        ("one in five women", 0.2, 0.2, "one in five"),
        ("nine out of 10 homes", 0.9, 0.9, "nine out of 10"),
        ("hundreds of people", 100, 999, "hundreds"),
        ("tens of thousands of people", 10_000, 99_999, "tens of thousands"),
        ("hundreds of millions of dollars", 100e6, 999_999_999, "hundreds of millions"),
        ("dozens of people", 24, 99, "dozens"),
        ("several thousand people", 2000, 9999, "several thousand"),
        ("a few hundred people", 200, 599, "a few hundred"),
        ("5,000–6,000 men", 5000, 6000, "5,000–6,000"),
        ("12-15 men", 12, 15, "12-15"),
        ("five to six million", 5e6, 6e6, "five to six million"),
        ("5-6bn", 5e9, 6e9, "5-6bn"),
        ("500 to 2 million", 500, 2e6, "500 to 2 million"),
        ("between 200 and 300 men", 200, 300, "between 200 and 300"),
        ("zero", 0, 0, "zero"),
    ],
)
def test_reads_a_number(text: str, low: float, high: float, span: str) -> None:
    number = read_number(tokens(text), 0)
    assert number is not None
    assert (number.value_low, number.value_high) == pytest.approx((low, high))
    assert text[number.start : number.end] == span


@pytest.mark.parametrize(
    "text",
    [
        "5th",
        "1970s",
        "F-16",
        "A320",
        "10:30",
        "9/11",
        "24/7",
        "1.2.3",
        "twenty-first",
        "a third country",
        "first",
        "the",
        "few",
        "between us",
        "",
        "a",
        "several",
        "COVID-19",
    ],
)
def test_reads_no_number(text: str) -> None:
    assert read_number(tokens(text), 0) is None


def test_reads_at_a_position() -> None:
    words = tokens("They sent $ 5m to F-16 crews")
    assert [read_number(words, n) is not None for n in range(len(words))] == [False, False, False, True, *[False] * 4]
    assert read_number(words, 3).value_low == 5e6  # type: ignore[union-attr]


def test_a_range_falls_back_to_its_first_number() -> None:
    number = read_number(tokens("20 to 10"), 0)
    assert number is not None
    assert (number.value_low, number.value_high, number.last) == (20, 20, 0)


def test_has_number_is_cheap_and_sound() -> None:
    assert has_number(tokens("sent 5 men"))
    assert has_number(tokens("sent dozens"))
    assert not has_number(tokens("sent some men"))
