"""Units of measure and currencies: their tables, and finding one beside a number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from extraction.document import Document
from extraction.figures.line import Line
from extraction.figures.sequences import SequenceTable
from extraction.knowledge.tables import listed, rows
from extraction.numbers import cut


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is a number of. ``si_value = value * factor + offset`` in ``si_unit``; money's is its currency."""

    unit: str
    dimension: str
    factor: float | None
    offset: float
    si_unit: str | None
    currency: str | None = None
    cues: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency's row: ``country`` chooses among those that share a word; ``needs`` says when the word alone is not enough."""

    unit: Unit
    country: str
    is_word: bool
    cues: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A unit with the index of its last piece."""

    unit: Unit
    last: int


@dataclass(frozen=True, slots=True)
class UnitTables:
    """Where the units' and currencies' names and symbols are looked up."""

    symbols: SequenceTable[Unit]
    names: SequenceTable[Unit]
    money_signs: SequenceTable[Unit]
    money_words: SequenceTable[Currency]
    money_names: SequenceTable[Unit]
    codes: dict[str, Unit]


@cache
def units() -> tuple[tuple[Unit, dict[str, str]], ...]:
    """The rows of ``knowledge/figures/units.csv``."""
    return tuple((_unit(row), row) for row in rows("figures/units.csv"))


def _unit(row: dict[str, str]) -> Unit:
    return Unit(
        row["unit"],
        row["dimension"],
        float(row["si_factor"]) if row["si_factor"] else None,
        float(row["si_offset"] or 0),
        row["si_unit"] or None,
        cues=frozenset(listed(row["cues"])),
    )


@cache
def tables() -> UnitTables:
    """Load both tables once."""
    money = [(_money(row), row) for row in rows("figures/currencies.csv")]
    return UnitTables(
        SequenceTable((cut(symbol), unit) for unit, row in units() for symbol in listed(row["symbols"])),
        SequenceTable(
            (cut(form), unit)
            for unit, row in units()
            for name in listed(row["names"].lower())
            for form in dict.fromkeys((name, name.replace(" ", "-")))
        ),
        SequenceTable((cut(sign), coin.unit) for coin, row in money for sign in listed(row["symbols"])),
        SequenceTable(entry for coin, row in money for entry in _words(coin, row)),
        SequenceTable((cut(name.lower()), coin.unit) for coin, row in money for name in listed(row["names"])),
        {coin.unit.unit: coin.unit for coin, row in reversed(money) if row["factor"] == "1"},
    )


def _money(row: dict[str, str]) -> Currency:
    factor = float(row["factor"])
    unit = row["code"] if factor == 1 else listed(row["words"])[0]
    money = Unit(unit, "money", factor, 0.0, row["code"], row["code"])
    return Currency(money, row["country"], row["is_word"] == "yes", frozenset(listed(row["cues"])))


def _words(coin: Currency, row: dict[str, str]) -> list[tuple[list[str], Currency]]:
    """A currency's words, alone and behind its adjectives ("won", "South Korean won")."""
    certain = Currency(coin.unit, coin.country, False, frozenset())
    alone = [(cut(word.lower()), coin) for word in listed(row["words"])]
    return alone + [
        (cut(f"{adjective} {word}".lower()), certain)
        for adjective in listed(row["adjectives"])
        for word in listed(row["words"])
    ]


def money_before(line: Line, at: int) -> Found | None:
    """A currency's sign or code that begins at piece ``at`` ("$", "US$", "USD", "Rs.")."""
    found = tables().money_signs.longest(line.texts, at)
    if found:
        return Found(found[1][0], found[0])
    code = tables().codes.get(line.texts[at]) if at < len(line.texts) else None
    if code is None:
        return None
    return Found(code, at + 1 if line.word(at + 1) == "$" and line.is_glued(at + 1) else at)


@cache
def money_openers() -> frozenset[str]:
    """The pieces that a currency's sign or code may begin with."""
    signs = {cut(sign)[0] for row in rows("figures/currencies.csv") for sign in listed(row["symbols"])}
    return frozenset(signs | tables().codes.keys())


def mach(line: Line, at: int) -> Found | None:
    """Mach, the one unit of measure that stands before its number."""
    if line.word(at) != "mach":
        return None
    return Found(next(unit for unit, _ in units() if unit.unit == "Mach"), at)


def money_behind(line: Line, at: int, value: float) -> Found | None:
    """A currency behind a number: its sign, code, name or word."""
    if before := money_before(line, at):
        return before
    if named := tables().money_names.longest(line.lowers, at):
        return Found(named[1][0], named[0])
    found = tables().money_words.longest(line.lowers, at)
    if found is None or not _is_noun(line, found[0], value):
        return None
    coins = [coin for coin in found[1] if _is_meant(line, coin, found[0], value)]
    return Found(_choose(line, coins).unit, found[0]) if coins else None


def _is_noun(line: Line, at: int, value: float) -> bool:
    """Whether a currency's word is one ("500 won"), not a verb ("the five won"); thousands are money whatever the tagger says."""
    return line.token(at).tag.startswith(("NN", "JJ", "FW", "CD")) or value >= 1000


def _is_meant(line: Line, coin: Currency, last: int, value: float) -> bool:
    """Whether a word that is not money alone ("pound", "mark", "crown") is money here."""
    if not coin.is_word:
        return True
    if coin.cues:
        if value > 1 and not line.word(last).endswith("s") and value < 1e6:
            return False
        if line.word(last + 1) == "of":
            return bool(coin.cues & set(line.lowers[last + 2 : last + 5]))
        return value >= 1e6 or bool(coin.cues & line.words)
    return coin.country in countries(line)


def _choose(line: Line, coins: list[Currency]) -> Currency:
    """The currency whose country the sentence mentions, else the article most often, else the table's first."""
    if len(coins) == 1:
        return coins[0]
    near = countries(line)
    ranked = [coin for coin in coins if coin.country in near]
    if ranked:
        return ranked[0]
    whole = country_counts(line.document)
    best = max(coins, key=lambda coin: whole[coin.country])
    default = coins[0]
    return best if whole[best.country] and not whole[default.country] else default


def countries(line: Line) -> set[str]:
    """The countries that the sentence's places and actors belong to."""
    found = set()
    for token in line.sentence.tokens:
        for place in line.document.places_at(token):
            found.add(place.place_country or "")
        for actor in line.document.actors_at(token):
            found.add(line.document.actors[actor.actor_id].country or "")
    return found


def country_counts(document: Document) -> Counter[str]:
    """How often the article mentions each country's places and actors."""
    counts: Counter[str] = Counter(place.place_country or "" for place in document.place_mentions)
    counts.update(document.actors[mention.actor_id].country or "" for mention in document.actor_mentions)
    return counts


def unit_behind(line: Line, at: int, is_digits: bool) -> Found | None:
    """A unit of measure behind a number; symbols only behind digits."""
    found = tables().names.longest(line.lowers, at)
    symbol = tables().symbols.longest(line.texts, at) if is_digits else None
    if symbol and (found is None or symbol[0] > found[0]) and _is_symbol(line, at, symbol[0]):
        found = symbol
    if found is None or (line.is_glued(found[0] + 1) and line.texts[found[0] + 1].isalnum()):
        return None
    unit = _by_cues(line, found[1])
    return Found(unit, found[0]) if unit else None


def _is_symbol(line: Line, at: int, last: int) -> bool:
    """Whether letters behind digits are a unit's symbol: a single capital or "p" must touch them, "in." is no preposition."""
    text = line.texts[at]
    if line.is_glued(last + 1) and (
        line.texts[last + 1].isalnum() or line.texts[last + 1] == "-" and line.is_glued(last + 2)
    ):
        return line.word(last + 2).isalpha() and len(line.word(last + 2)) > 2
    if last > at and line.texts[last].isdigit() and not line.is_glued(last):
        return False
    return not (last == at and len(text) == 1 and text.isupper() and text not in "CFKWVJ" and not line.is_glued(at))


def _by_cues(line: Line, candidates: list[Unit]) -> Unit | None:
    """The unit whose cues the sentence has, else the first that needs none."""
    cued = next((unit for unit in candidates if unit.cues & line.words), None)
    return cued or next((unit for unit in candidates if not unit.cues), None)
