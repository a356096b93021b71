"""The grammar of numbers: numerals, number words, fractions, vague numbers and ranges.

A number is read from the left: a base (digits or words), then magnitudes ("585 billion", "three dozen"), then what may
be added ("and a half"). The words are a table (``knowledge/figures/number_words.csv``); the grammar is that of Quirk et al.
1985, 6.63-6.71.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extraction.knowledge.tables import rows
from extraction.language.tokens import Token
from extraction.numbers.pieces import Piece, pieces_of

LOOKAHEAD = 24
"""Tokens that ``read_number`` looks at; the longest written-out numbers have about a dozen."""

_GROUPED = re.compile(r"\d{1,3}(?:[,’']\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_PLAIN = re.compile(r"\d*\.?\d+(?:[eE][+-]?\d+)?")
_SLASHED = re.compile(r"(\d{1,3})/(2|3|4|5|6|8|10|16|3[2-9]|[4-9]\d|\d00)")
_DASHES = frozenset("-–—‑−‐")
_RANGE_WORDS = frozenset({"to"})
_LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
_ARTICLES = frozenset({"a", "an"})
_ORDINAL = re.compile(r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)s?")


@dataclass(frozen=True, slots=True)
class Reading:
    """A number in pieces: bounds, the index of its last piece, and how it is written.

    ``scale`` is the product of the magnitudes written behind it (1 for none). ``kind`` is ``numeral``, ``word``,
    ``fraction``, ``ratio`` ("one in five"), ``vague`` ("dozens") or ``range``.
    """

    low: float
    high: float
    last: int
    kind: str
    scale: float = 1.0

    def times(self, factor: float, last: int) -> Reading:
        """The reading multiplied by a magnitude that ends at piece ``last``."""
        return replace(self, low=self.low * factor, high=self.high * factor, scale=self.scale * factor, last=last)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in tokens: ``first``/``last`` index the tokens it was read from, ``start``/``end`` are offsets."""

    value_low: float
    value_high: float
    first: int
    last: int
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Words:
    """The table of number words, one mapping a kind."""

    small: dict[str, float]
    tens: dict[str, float]
    hundred: dict[str, float]
    magnitude: dict[str, float]
    plural: dict[str, tuple[float, float]]
    several: dict[str, tuple[float, float]]
    part: dict[str, float]


@cache
def number_words() -> Words:
    """Load the table of number words."""

    def of(kind: str) -> dict[str, float]:
        return {row["word"]: float(row["value"]) for row in rows("figures/number_words.csv") if row["kind"] == kind}

    def bounds(kind: str) -> dict[str, tuple[float, float]]:
        table = [row for row in rows("figures/number_words.csv") if row["kind"] == kind]
        return {row["word"]: (float(row["value"]), float(row["high"])) for row in table}

    return Words(
        of("small"), of("tens"), of("hundred"), of("magnitude"), bounds("plural"), bounds("several"), of("part")
    )


def read_number(tokens: Sequence[Token], position: int) -> Number | None:
    """The number or range of numbers that begins at ``tokens[position]``, or None.

    Reads "28,500", "1.2bn", "28 500", "three dozen", "half a million", "tens of thousands", "two-thirds", "one in
    five", "1 1/2", "5,000–6,000", "between 200 and 300"; not "5th", "1970s", "F-16" or "10:30". Units, currencies and
    modifiers are not its business.
    """
    pieces = pieces_of(tokens[position : position + LOOKAHEAD])
    if position and pieces and tokens[position - 1].end == tokens[position].start and not _may_follow(tokens, position):
        return None
    found = read_span(pieces, 0, is_money=position > 0 and is_currency_sign(tokens[position - 1].text))
    if found is None:
        return None
    last = pieces[found.last]
    return Number(found.low, found.high, position, position + last.token, pieces[0].start, last.end, found.kind)


def _may_follow(tokens: Sequence[Token], position: int) -> bool:
    """Whether a number may stand right behind the token before it ("$", "(", "–"), unlike in "F-16"."""
    before = tokens[position - 1].text
    if before in _DASHES:
        return (
            position < 2
            or not tokens[position - 2].text.isalpha()
            or tokens[position - 2].end < tokens[position - 1].start
        )
    return not before.isalnum()


def is_currency_sign(text: str) -> bool:
    """Whether a token is a currency's sign, alone or behind a country's letters ("$", "US$")."""
    return unicodedata.category(text[-1]) == "Sc"


def read_span(pieces: Sequence[Piece], at: int, is_money: bool = False) -> Reading | None:
    """A number or a range ("between 200 and 300", "5,000–6,000", "12 to 15") from ``pieces[at]``, or None."""
    if at < len(pieces) and pieces[at].lower == "between":
        low = read(pieces, at + 1, is_money)
        if low is None or low.last + 1 >= len(pieces) or pieces[low.last + 1].lower != "and":
            return None
        high = read(pieces, low.last + 2, is_money)
        return join(low, high) if high else None
    low = read(pieces, at, is_money)
    if low is None:
        return None
    mark = low.last + 1
    if mark + 1 < len(pieces) and (pieces[mark].text in _DASHES or pieces[mark].lower in _RANGE_WORDS):
        high = read(pieces, mark + 1, is_money)
        if high and (joined := join(low, high)):
            return joined
    return low


def join(low: Reading, high: Reading) -> Reading | None:
    """A range of two readings; the first takes the second's magnitude where it has none ("5 to 6 million")."""
    if low.scale == 1 and high.scale > 1 and low.low < high.high / high.scale:
        low = low.times(high.scale, low.last)
    if not low.low < high.high:
        return None
    return Reading(low.low, high.high, high.last, "range")


def read(pieces: Sequence[Piece], at: int, is_money: bool = False) -> Reading | None:
    """A single number from ``pieces[at]``, or None. In money "m", "b", "t" and "k" are magnitudes."""
    found = _numeral(pieces, at)
    if found is not None:
        return _ratio(pieces, _short_magnitude(pieces, found, is_money))
    for reader in (_plural, _several, _part, _words):
        found = reader(pieces, at)
        if found is not None:
            return _ratio(pieces, found)
    return None


def _short_magnitude(pieces: Sequence[Piece], reading: Reading, is_money: bool) -> Reading:
    """Multiply by a letter glued to the digits: "$3m", "500K", "3.5m people" (but "300m tall" is a length)."""
    at = reading.last + 1
    letter = _word(pieces, at)
    if letter not in _LETTERS or not pieces[at].is_glued or reading.scale > 1:
        return reading
    follower = pieces[at + 1] if at + 1 < len(pieces) else None
    if follower and follower.is_glued and follower.text[0].isalpha():
        return reading
    counts = bool(
        follower and follower.tag == "NNS" and not follower.is_glued and reading.high < 1000 and letter != "t"
    )
    if is_money or counts or (letter == "k" and not (follower and follower.is_glued and follower.text == "/")):
        return reading.times(_LETTERS[letter], at)
    return reading


def _word(pieces: Sequence[Piece], at: int) -> str:
    return pieces[at].lower if 0 <= at < len(pieces) else ""


def _numeral(pieces: Sequence[Piece], at: int) -> Reading | None:
    """Digits, with a sign, groups parted by spaces, a fraction behind them and magnitudes."""
    sign = 1.0
    if _is_sign(pieces, at):
        sign, at = (1.0, at + 1) if pieces[at].text == "+" else (-1.0, at + 1)
    value = digits(_word(pieces, at))
    if value is None or _is_part_of_name(pieces, at):
        return None
    value, last = _spaced_groups(pieces, at, value)
    fraction = _fraction_behind(pieces, last)
    if fraction:
        value, last = value + fraction[0], fraction[1]
    if _is_ordinal_or_decade(pieces, last):
        return None
    kind = "fraction" if _SLASHED.fullmatch(pieces[at].text) else "numeral"
    return _and_a_half(pieces, _magnitudes(pieces, Reading(sign * value, sign * value, last, kind)))


def _is_sign(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a plus or minus stands before digits, and behind nothing."""
    if _word(pieces, at) not in {"-", "−", "+"} or at + 1 >= len(pieces) or not pieces[at + 1].is_glued:
        return False
    return not (at and pieces[at].is_glued and pieces[at - 1].text[-1].isalnum())


def digits(text: str) -> float | None:
    """The value of a run of digits ("28,500", "1.5", "1/2", "½"), or None for a time, a version or no number."""
    if _PLAIN.fullmatch(text):
        return float(text)
    if _GROUPED.fullmatch(text):
        return float(re.sub(r"[,’']", "", text))
    if _CONTINENTAL.fullmatch(text):
        return float(text.replace(".", ""))
    if slashed := _SLASHED.fullmatch(text):
        top, bottom = int(slashed[1]), int(slashed[2])
        return top / bottom if 0 < top < bottom else None
    if len(text) == 1 and unicodedata.category(text) == "No" and text in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞":
        return unicodedata.numeric(text)
    return None


def _is_part_of_name(pieces: Sequence[Piece], at: int) -> bool:
    """Whether letters stand right before the digits ("A320", "F-16", "COVID-19"): a designation."""
    if at == 0 or not pieces[at].is_glued:
        return False
    before = pieces[at - 1]
    if before.text in _DASHES:
        if at < 2 or not before.is_glued:
            return False
        word = pieces[at - 2].lower
        return (
            word[-1].isalpha()
            and word not in _RANGE_WORDS
            and not _is_number_word(word)
            and not _follows_digits(pieces, at - 2)
        )
    return before.lower[-1].isalpha() or (before.text in {".", "_", "/", ":", "+"} and before.is_glued)


def _follows_digits(pieces: Sequence[Piece], at: int) -> bool:
    """Whether letters are glued to digits before them, as a unit is ("10km-15km")."""
    return at > 0 and pieces[at].is_glued and pieces[at - 1].text[-1].isdigit()


def _is_number_word(word: str) -> bool:
    table = number_words()
    return word in table.small or word in table.tens or word in table.magnitude or word in table.hundred


def _spaced_groups(pieces: Sequence[Piece], at: int, value: float) -> tuple[float, int]:
    """Join groups of three digits parted by one space ("28 500"), as ISO 80000-1 writes them."""
    last = at
    if not (pieces[at].text.isdigit() and len(pieces[at].text) <= 3 and pieces[at].text[0] != "0"):
        return value, last
    while last + 1 < len(pieces) and _is_spaced_group(pieces[last], pieces[last + 1]):
        value, last = value * 1000 + float(pieces[last + 1].text), last + 1
    if last > at and last + 1 < len(pieces) and pieces[last + 1].is_glued and pieces[last + 1].text == "-":
        return float(pieces[at].text), at
    return value, last


def _is_spaced_group(before: Piece, piece: Piece) -> bool:
    return len(piece.text) == 3 and piece.text.isdigit() and piece.start - before.end == 1


def _fraction_behind(pieces: Sequence[Piece], last: int) -> tuple[float, int] | None:
    """A fraction behind a whole number ("1 1/2", "2½", "3-1/2"): its value and last piece."""
    if not pieces[last].text.isdigit():
        return None
    at = last + 2 if _word(pieces, last + 1) == "-" and pieces[last + 1].is_glued else last + 1
    text = _word(pieces, at)
    if "/" not in text and (not text or text not in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"):
        return None
    value = digits(text)
    return (value, at) if value else None


def _is_ordinal_or_decade(pieces: Sequence[Piece], last: int) -> bool:
    """Whether "5th" or "1970s" goes on behind the digits."""
    follower = pieces[last + 1] if last + 1 < len(pieces) else None
    if follower is None or not follower.is_glued:
        return False
    if follower.lower == "st":
        return pieces[last].text.endswith("1") and not pieces[last].text.endswith("11")
    return follower.lower in {"nd", "rd", "th", "s"}


def _magnitudes(pieces: Sequence[Piece], reading: Reading) -> Reading:
    """Multiply by the magnitudes that follow ("1.2bn", "$3.2-billion", "two hundred thousand", "3 dozens")."""
    table = number_words()
    while True:
        at = reading.last + 1
        if _word(pieces, at) == "-" and pieces[at].is_glued and at + 1 < len(pieces) and pieces[at + 1].is_glued:
            at += 1
        word = _word(pieces, at)
        factor = table.magnitude.get(word) or table.hundred.get(word)
        if factor is None and word.endswith("s") and reading.low >= 1:
            factor = table.magnitude.get(word[:-1])
        if factor is None:
            return reading
        reading = reading.times(factor, at)


def _and_a_half(pieces: Sequence[Piece], reading: Reading) -> Reading:
    """Add the "and a half" (quarter, third) that may follow: "two and a half million", "a million and a half"."""
    at = reading.last + 1
    step = 2 if _word(pieces, at) == "-" else 1
    if step == 2:
        at += 1
    if _word(pieces, at) != "and":
        return reading
    top = {"a": 1.0, "an": 1.0, **number_words().small}.get(_word(pieces, at + step), 0.0)
    bottom = number_words().part.get(_word(pieces, at + 2 * step), 0.0)
    if not (0 < top < bottom):
        return reading
    added = top / bottom * reading.scale
    return _magnitudes(pieces, replace(reading, low=reading.low + added, high=reading.high + added, last=at + 2 * step))


def _plural(pieces: Sequence[Piece], at: int) -> Reading | None:
    """A vague plural, several of them joined by "of": "hundreds", "tens of thousands", "hundreds of millions"."""
    table = number_words().plural
    found = table.get(_word(pieces, at))
    if found is None:
        return None
    reading = Reading(*found, at, "vague")
    while _word(pieces, reading.last + 1) == "of" and (more := table.get(_word(pieces, reading.last + 2))):
        factor = more[0]
        reading = Reading(reading.low * factor, (reading.high + 1) * factor - 1, reading.last + 2, "vague", factor)
    return reading


def _several(pieces: Sequence[Piece], at: int) -> Reading | None:
    """A vague multiplier with a magnitude: "several hundred", "a few thousand", "a couple of dozen"."""
    if _word(pieces, at) in _ARTICLES:
        at += 1
    bounds = number_words().several.get(_word(pieces, at))
    if bounds is None:
        return None
    last = at + 1 if _word(pieces, at + 1) == "of" else at
    reading = _magnitudes(pieces, Reading(*bounds, last, "vague"))
    return reading if reading.scale > 1 else None


def _part(pieces: Sequence[Piece], at: int) -> Reading | None:
    """A fraction: "two-thirds", "a third of", "half a million", "three quarters of a million", "a half"."""
    table = number_words()
    word = _word(pieces, at)
    if word == "half" or (word == "quarter" and _word(pieces, at + 1) == "million"):
        return _of_a_magnitude(pieces, Reading(1 / table.part[word], 1 / table.part[word], at, "fraction"))
    top = 1.0 if word in _ARTICLES else table.small.get(word, digits(word))
    if not top or top != int(top) or _is_part_of_name(pieces, at):
        return None
    step = 2 if _word(pieces, at + 1) in _DASHES else 1
    last = at + step
    bottom = table.part.get(_word(pieces, last))
    if bottom is None or top >= bottom or not _names_part(pieces, at, last, top):
        return None
    return _of_a_magnitude(pieces, Reading(top / bottom, top / bottom, last, "fraction"))


def _names_part(pieces: Sequence[Piece], at: int, last: int, top: float) -> bool:
    """Whether the denominator is one, and no ordinal ("a third country", "one third-generation jet")."""
    word, follower = pieces[last].lower, pieces[last + 1] if last + 1 < len(pieces) else None
    if top > 1:
        return word.endswith("s") or word == "half"
    if word in {"half", "quarter"} or pieces[at].lower == "one":
        return not (follower and follower.text in _DASHES and follower.is_glued)
    return (
        follower is None
        or not follower.text[0].isalnum()
        or follower.lower in {"of", "off", "in", "as", "from", "to", "by", "and", "or", "that"}
    )


def _of_a_magnitude(pieces: Sequence[Piece], reading: Reading) -> Reading:
    """Multiply a fraction: "half a million", "half-million", "a quarter of a billion", "half a dozen"."""
    at = reading.last + 1
    if _word(pieces, at) in _DASHES and pieces[at].is_glued:
        at += 1
    if _word(pieces, at) == "of":
        at += 1
    if _word(pieces, at) in _ARTICLES:
        at += 1
    table = number_words()
    factor = table.magnitude.get(_word(pieces, at))
    if factor is None:
        return reading
    return _magnitudes(pieces, replace(reading.times(factor, at), kind="word"))


def _words(pieces: Sequence[Piece], at: int) -> Reading | None:
    """A number in words: "two hundred and five", "twenty-one", "a dozen", "two point five million"."""
    table = number_words()
    word = _word(pieces, at)
    if word in _ARTICLES:
        follower = _word(pieces, at + 1)
        if follower not in table.magnitude and follower not in table.hundred:
            return None
        return _and_a_half(pieces, _long(pieces, at, 1.0, at))
    if (word in table.magnitude and word.isalpha() and len(word) > 4) or word == "hundred":
        return _long(pieces, at - 1, 1.0, at - 1)
    below = _below_hundred(pieces, at)
    if below is None:
        return None
    decimal = _spoken_decimal(pieces, below[1])
    if decimal:
        return _magnitudes(pieces, Reading(below[0] + decimal[0], below[0] + decimal[0], decimal[1], "word"))
    reading = _long(pieces, at, *below)
    return None if _ends_in_ordinal(pieces, reading.last) else _and_a_half(pieces, reading)


def _below_hundred(pieces: Sequence[Piece], at: int) -> tuple[float, int] | None:
    """A number below a hundred in words: its value and last piece."""
    table = number_words()
    word = _word(pieces, at)
    if word in table.small:
        return table.small[word], at
    if word not in table.tens:
        return None
    step = 2 if _word(pieces, at + 1) in _DASHES else 1
    unit = table.small.get(_word(pieces, at + step), 0.0)
    return (table.tens[word] + unit, at + step) if 0 < unit < 10 else (table.tens[word], at)


def _long(pieces: Sequence[Piece], at: int, value: float, last: int) -> Reading:
    """Go on from a number below a hundred through hundreds, thousands and what is added to them."""
    table = number_words()
    total, group, scale = 0.0, value, 1.0
    least = float("inf")
    while True:
        at = last + 1
        if _word(pieces, at) in _DASHES and pieces[at].is_glued:
            at += 1
        word = _word(pieces, at)
        if word in table.hundred and 0 < group < 100:
            group, last, scale = group * 100, at, 100.0
        elif word in table.magnitude and len(word) > 3 and group and table.magnitude[word] < least:
            total, group, last = total + group * table.magnitude[word], 0.0, at
            least, scale = table.magnitude[word], table.magnitude[word]
        else:
            added = _added(pieces, last, group, least) if scale > 1 else None
            if added is None:
                return Reading(total + group, total + group, last, "word", scale)
            group, last, scale = group + added[0], added[1], 1.0


def _added(pieces: Sequence[Piece], last: int, group: float, least: float) -> tuple[float, int] | None:
    """What follows a hundred or a thousand: "two hundred [and] five", "one thousand [two hundred]"."""
    at = last + 2 if _word(pieces, last + 1) == "and" else last + 1
    if (group and group % 100) or least <= 12 or _word(pieces, at) in _DASHES:
        return None
    return _below_hundred(pieces, at)


def _spoken_decimal(pieces: Sequence[Piece], last: int) -> tuple[float, int] | None:
    """Spoken decimals behind a number ("nine point nought four"): their value and last piece."""
    table = number_words()
    if _word(pieces, last + 1) != "point" or _word(pieces, last + 2) not in table.small:
        return None
    places, at = "", last + 2
    while (digit := table.small.get(_word(pieces, at), 10.0)) < 10:
        places, at = places + str(int(digit)), at + 1
    return (float("0." + places), at - 1) if places else None


def _ends_in_ordinal(pieces: Sequence[Piece], last: int) -> bool:
    """Whether the number goes on as an ordinal ("twenty-first", "one hundred and fifth")."""
    if _word(pieces, last + 1) in _DASHES:
        return pieces[last + 1].is_glued and bool(_ORDINAL.fullmatch(_word(pieces, last + 2)))
    return False


def _ratio(pieces: Sequence[Piece], reading: Reading) -> Reading:
    """Read "one in five", "nine out of 10", "one-in-three" as a part of the whole."""
    at = reading.last + 1
    dash = 1 if _word(pieces, at) == "-" and pieces[at].is_glued else 0
    joint = _ratio_joint(pieces, at + dash)
    if not joint or reading.scale > 1 or reading.low != int(reading.low):
        return reading
    first = at + dash + joint + dash
    whole = _below_hundred(pieces, first) or _round_whole(pieces, first)
    if whole is None or not 0 < reading.low < whole[0] or (joint == 1 and reading.low > 9):
        return reading
    return Reading(reading.low / whole[0], reading.low / whole[0], whole[1], "ratio")


def _ratio_joint(pieces: Sequence[Piece], at: int) -> int:
    """How many pieces join a part to its whole ("in", "out of", "in every"), 0 for none."""
    if _word(pieces, at) not in {"in", "out", "of"}:
        return 0
    words = [_word(pieces, at + step) for step in range(3)]
    if words == ["out", "of", "every"]:
        return 3
    if words[:2] in (["out", "of"], ["in", "every"], ["of", "every"]):
        return 2
    return 1 if words[0] == "in" else 0


def _round_whole(pieces: Sequence[Piece], at: int) -> tuple[float, int] | None:
    """The whole of a ratio in digits: no year, no decimal."""
    text = _word(pieces, at)
    value = digits(text)
    if (
        value is None
        or value > 100_000
        or value != int(value)
        or 1800 <= value <= 2100
        or _is_ordinal_or_decade(pieces, at)
    ):
        return None
    return value, at
