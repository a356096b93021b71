"""Currencies: their table, and finding one before or behind a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extraction.document import Document
from extraction.figures.line import Line
from extraction.figures.sequences import SequenceTable
from extraction.figures.units import Found, Unit
from extraction.figures.vocabulary import words
from extraction.knowledge.tables import listed, rows
from extraction.numbers import cut

_LEAST_MONEY = 1e6
"""An amount from which "pounds" are money, whatever the sentence speaks of."""


_INTERNATIONAL = frozenset({"USD"})


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency with the country that chooses it; ``is_word`` where its name also means something else ("mark")."""

    unit: Unit
    country: str
    is_word: bool
    cues: frozenset[str]


@cache
def _currencies() -> tuple[tuple[Currency, dict[str, str]], ...]:
    return tuple((_currency(row), row) for row in rows("figures/currencies.csv"))


def _currency(row: dict[str, str]) -> Currency:
    factor = float(row["factor"])
    name = row["code"] if factor == 1 else listed(row["words"])[0]
    unit = Unit(name, "money", factor, 0.0, row["code"], row["code"])
    return Currency(unit, row["country"], row["is_word"] == "yes", frozenset(listed(row["cues"])))


@cache
def _signs() -> SequenceTable[Unit]:
    return SequenceTable((cut(sign), coin.unit) for coin, row in _currencies() for sign in listed(row["symbols"]))


@cache
def _codes() -> dict[str, Unit]:
    return {coin.unit.unit: coin.unit for coin, row in reversed(_currencies()) if row["factor"] == "1"}


@cache
def _names() -> SequenceTable[Unit]:
    return SequenceTable((cut(name.lower()), coin.unit) for coin, row in _currencies() for name in listed(row["names"]))


@cache
def _words() -> SequenceTable[Currency]:
    return SequenceTable(entry for coin, row in _currencies() for entry in _forms(coin, row))


def _forms(coin: Currency, row: dict[str, str]) -> Iterator[tuple[list[str], Currency]]:
    """A currency's words, alone and behind the adjectives that single it out ("won", "South Korean won")."""
    certain = replace(coin, is_word=False)
    for word in listed(row["words"]):
        yield cut(word.lower()), coin
        for adjective in listed(row["adjectives"]):
            yield cut(f"{adjective} {word}".lower()), certain


@cache
def money_openers() -> frozenset[str]:
    """The pieces that a currency's sign or code may begin with."""
    signs = {cut(sign)[0] for _, row in _currencies() for sign in listed(row["symbols"])}
    return frozenset(signs | _codes().keys())


def money_before(line: Line, at: int) -> Found | None:
    """A currency's sign or code that begins at a piece ("$", "US$", "USD", "MXN$", "Rs.")."""
    if found := _signs().longest(line.texts, at):
        return Found(found[1][0], found[0])
    text = line.texts[at] if at < len(line.texts) else ""
    if line.word(at + 1) == "$" and line.is_glued(at + 1):
        code = _codes().get(text.upper())
        return Found(code, at + 1) if code else None
    code = _codes().get(text) if text.lower() not in words("word_code") else None
    return Found(code, at) if code else None


def money_behind(line: Line, at: int, value: float) -> Found | None:
    """A currency behind a number: its sign, code, name or word."""
    sign = money_before(line, at) or _word_code(line, at)
    if sign:
        return None if line.is_glued(sign.last + 1) and line.texts[sign.last + 1][0].isdigit() else sign
    return word_behind(line, at, value)


def _word_code(line: Line, at: int) -> Found | None:
    """A code that is a word in capitals elsewhere ("900 ALL")."""
    code = _codes().get(line.texts[at]) if at < len(line.texts) else None
    return Found(code, at) if code else None


def word_behind(line: Line, at: int, value: float) -> Found | None:
    """A currency's name or word behind a number ("dollars", "Egyptian pounds")."""
    if named := _names().longest(line.lowers, at):
        return Found(named[1][0], named[0])
    found = _words().longest(line.lowers, at)
    if found is None or not _is_noun(line, found[0], value):
        return None
    coins = [coin for coin in found[1] if not coin.is_word or _is_money(line, coin, found[0], value)]
    return Found(_choose(line, coins).unit, found[0]) if coins else None


def _is_noun(line: Line, at: int, value: float) -> bool:
    """Whether a currency's word is a noun ("500 won"), not a verb ("the five won"); thousands are money in any case."""
    return line.tag(at).startswith(("NN", "JJ", "FW", "CD")) or value >= 1000


def _is_money(line: Line, coin: Currency, last: int, value: float) -> bool:
    """Whether a word that also means something else is money: "pounds" by cues, "marks" by the country's mention."""
    if not coin.cues:
        return coin.country in countries(line)
    if 1 < value < _LEAST_MONEY and not line.word(last).endswith("s"):
        return False
    if line.word(last + 1) == "of":
        return bool(coin.cues & set(line.lowers[last + 2 : last + 5]))
    return value >= _LEAST_MONEY or bool(coin.cues & line.words())


def _choose(line: Line, coins: list[Currency]) -> Currency:
    """The currency whose country the sentence mentions, else only the article, else the table's first."""
    if len(coins) == 1:
        return coins[0]
    counts = _country_counts(line.document)
    if coins[0].unit.unit in _INTERNATIONAL:
        return _unless_local(coins, counts)
    near = countries(line)
    if mentioned := next((coin for coin in coins if coin.country in near), None):
        return mentioned
    best = max(coins, key=lambda coin: counts[coin.country])
    return best if counts[best.country] and not counts[coins[0].country] else coins[0]


def _unless_local(coins: list[Currency], counts: Counter[str]) -> Currency:
    """The American dollar, which all the world counts in, unless the article is about one country with its own."""
    (first, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    if most == second or counts[coins[0].country]:
        return coins[0]
    return next((coin for coin in coins if coin.country == first), coins[0])


def countries(line: Line) -> set[str]:
    """The countries that the sentence's places and actors belong to."""
    document = line.document
    found: set[str | None] = set()
    for token in line.sentence.tokens:
        found.update(place.place_country for place in document.places_at(token))
        found.update(document.actors[mention.actor_id].country for mention in document.actors_at(token))
    return {country for country in found if country}


def _country_counts(document: Document) -> Counter[str]:
    """How often the article mentions each country's places and actors."""
    counts = Counter(place.place_country for place in document.place_mentions if place.place_country)
    owners = (document.actors[mention.actor_id].country for mention in document.actor_mentions)
    counts.update(country for country in owners if country)
    return counts
