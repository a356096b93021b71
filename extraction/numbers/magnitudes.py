"""What multiplies a number or is added to it behind: "million", "bn", "dozen", "and a half"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extraction.numbers.pieces import ARTICLES, DASHES, Piece, over_dash, word_at
from extraction.numbers.readings import Reading
from extraction.numbers.vocabulary import number_words

_LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}


def with_magnitudes(pieces: Sequence[Piece], reading: Reading) -> Reading:
    """Multiply by the magnitudes that follow ("1.2bn", "$3.2-billion", "two hundred thousand", "3 dozens")."""
    table = number_words()
    while True:
        at = over_dash(pieces, reading.last + 1)
        word = word_at(pieces, at)
        factor = table.magnitude.get(word) or table.hundred.get(word)
        if factor is None and word.endswith("s") and reading.low >= 1:
            factor = table.magnitude.get(word[:-1])
        if factor is None:
            return reading
        reading = reading.times(factor, at)


def with_letter(pieces: Sequence[Piece], reading: Reading, is_money: bool) -> Reading:
    """Multiply by a letter glued to the digits: "$3m", "500K", "3.5m people" (but "300m tall" is a length)."""
    at = reading.last + 1
    letter = word_at(pieces, at)
    if letter not in _LETTERS or not pieces[at].is_glued or reading.scale > 1:
        return reading
    follower = pieces[at + 1] if at + 1 < len(pieces) else None
    if follower and follower.is_glued and (follower.text[0].isalpha() or follower.text == "/"):
        return reading
    if is_money or letter == "k" or (letter != "t" and _counts(reading, follower)):
        return reading.times(_LETTERS[letter], at)
    return reading


def _counts(reading: Reading, follower: Piece | None) -> bool:
    """Whether a plural noun follows ("3.5m people")."""
    return follower is not None and follower.tag == "NNS" and not follower.is_glued and reading.high < 1000


def with_half(pieces: Sequence[Piece], reading: Reading) -> Reading:
    """Add the "and a half" (quarter, third) that may follow: "two and a half million", "a million and a half"."""
    at = reading.last + 1
    step = 2 if word_at(pieces, at) == "-" else 1
    at += step - 1
    if word_at(pieces, at) != "and":
        return reading
    top_word = word_at(pieces, at + step)
    top = 1.0 if top_word in ARTICLES else number_words().small.get(top_word, 0.0)
    bottom = number_words().part.get(word_at(pieces, at + 2 * step), 0.0)
    if not 0 < top < bottom:
        return reading
    scale = reading.scale if reading.scale >= 1000 else 1.0
    return with_magnitudes(pieces, reading.plus(top / bottom * scale, at + 2 * step))


def part_of_magnitude(pieces: Sequence[Piece], reading: Reading) -> Reading:
    """Multiply a fraction: "half a million", "half-million", "a quarter of a billion", "half a dozen"."""
    at = reading.last + 1
    if word_at(pieces, at) in DASHES and pieces[at].is_glued:
        at += 1
    at += word_at(pieces, at) == "of"
    at += word_at(pieces, at) in ARTICLES
    factor = number_words().magnitude.get(word_at(pieces, at))
    if factor is None:
        return reading
    return with_magnitudes(pieces, replace(reading.times(factor, at), kind="word"))
