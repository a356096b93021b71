"""The knowledge tables of military assets, compiled once: phrases, designations, contexts and status words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extraction.knowledge.phrases import PhraseTable
from extraction.knowledge.tables import listed, rows
from extraction.language.tokens import Token
from extraction.military_assets.designations import designation_key

PLATFORMS = frozenset(
    {
        "warship",
        "submarine",
        "aircraft_carrier",
        "helicopter",
        "combat_aircraft",
        "aircraft",
        "base",
        "armoured_vehicle",
    }
)
"""Categories whose generic noun is the asset even behind the name of what it carries ("Aegis destroyers")."""


VESSELS = frozenset({"warship", "submarine", "aircraft_carrier"})


@dataclass(frozen=True, slots=True)
class Site:
    """Where an installation of ``bases.csv`` lies (WGS 84 degrees) and the state that runs it."""

    place: str
    country: str
    operator: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase of the tables stands for.

    ``kind`` is ``system``, ``ship``, ``unit``, ``base`` (names) or ``asset``, ``force``, ``installation``, ``head``,
    ``not`` (the kinds of ``military_classes.csv``).
    """

    kind: str
    name: str
    category: str
    system_id: str | None = None
    country: str | None = None
    context: str = ""
    site: Site | None = None

    @property
    def is_name(self) -> bool:
        """Whether the phrase names one system, ship, unit or base, not a kind of thing."""
        return self.kind in ("system", "ship", "unit", "base")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases and designations, and the ships by name."""

    phrases: PhraseTable[Entry]
    designations: dict[str, Entry]
    ships: dict[str, Entry]


@cache
def lexicon() -> Lexicon:
    """Compile the tables."""
    phrases: PhraseTable[Entry] = PhraseTable()
    designations: dict[str, Entry] = {}
    ships: dict[str, Entry] = {}
    for row in rows("military_systems.csv"):
        ambiguous = set(listed(row["ambiguous"]))
        for name in [row["name"], *listed(row["aliases"]), *ambiguous]:
            entry = _system(row, is_ambiguous=name in ambiguous)
            for form in _forms(name):
                phrases.add(form, entry)
            if key := designation_key(name):
                designations.setdefault(key, entry)
            if entry.kind == "ship":
                ships[name] = entry
    for row in rows("military_classes.csv"):
        entry = Entry(row["kind"], row["name"], row["category"], context=row["context"])
        for form in (row["phrase"], plural(row["phrase"])):
            phrases.add(form, entry)
    for name, entry in [*_units(), *_bases()]:
        phrases.add(name, entry)
    return Lexicon(phrases, designations, ships)


def _system(row: dict[str, str], is_ambiguous: bool) -> Entry:
    is_ship = row["name"].split(" ")[0] in ship_prefixes()
    kind, context = "ship" if is_ship else "system", "name" if is_ambiguous else ""
    return Entry(kind, row["name"], row["category"], row["system_id"], row["origin_country"] or None, context)


def _units() -> Iterator[tuple[str, Entry]]:
    for row in rows("military_units.csv"):
        ambiguous = set(listed(row["ambiguous"]))
        for name in dict.fromkeys([row["name"], *listed(row["aliases"]), *ambiguous]):
            context = "name" if name in ambiguous else ""
            yield name, Entry("unit", row["name"], row["category"], None, row["country"] or None, context)


def _bases() -> Iterator[tuple[str, Entry]]:
    for row in rows("bases.csv"):
        ambiguous = set(listed(row["ambiguous"]))
        where = float(row["latitude"]), float(row["longitude"])
        site = Site(row["place"], row["country"], row["operator_country"], *where)
        for name in dict.fromkeys([row["name"], *listed(row["aliases"]), *ambiguous]):
            context = "name" if name in ambiguous else ""
            yield name, Entry("base", row["name"], "base", None, row["operator_country"] or None, context, site)


def _forms(name: str) -> Iterator[str]:
    """A name as it may be written: itself, its plural, with a space for a hyphen, an acronym as a word ("Himars")."""
    spellings = dict.fromkeys([name, name.replace("-", " "), _as_word(name)])
    for spelling in spellings:
        yield spelling
        yield plural(spelling)


def _as_word(name: str) -> str:
    return name.capitalize() if name.isalpha() and name.isupper() and len(name) > 4 else name


def plural(phrase: str) -> str:
    """The plural of a phrase: of its last word."""
    if phrase.endswith(("s", "aircraft", "artillery", "ordnance", "x")) and not phrase.endswith("ss"):
        return phrase
    if phrase.endswith("man"):
        return phrase[:-3] + "men"
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou" and phrase[-2:-1]:
        return phrase[:-1] + "ies"
    return phrase + ("es" if phrase.endswith(("ss", "sh", "ch")) else "s")


@dataclass(frozen=True, slots=True)
class Context:
    """The words that show the military sense of a word; ``where`` they stand: phrase, near, sentence or article."""

    where: str
    words: frozenset[str]


@cache
def ship_prefixes() -> dict[str, str]:
    """Prefixes of the names of naval ships ("USS") and the state whose navy uses them."""
    return {row["prefix"]: row["country"] for row in rows("military_ship_prefixes.csv")}


@cache
def word_set(name: str) -> frozenset[str]:
    """A set of ``military_words.csv``."""
    return frozenset(word for row in rows("military_words.csv") if row["set"] == name for word in listed(row["words"]))


@cache
def contexts() -> dict[str, Context]:
    """The rows of ``military_contexts.csv``; ``name`` (an ambiguous name) takes the military words, ``beside`` none."""
    table = {row["context"]: row for row in rows("military_contexts.csv")}
    general = listed(table["military"]["words"])
    found = {
        name: Context(row["where"], frozenset(listed(row["words"]) + general * (row["with_military"] == "yes")))
        for name, row in table.items()
    }
    return found | {"name": Context("sentence", frozenset(general)), "beside": Context("sentence", frozenset())}


@cache
def generics() -> dict[str, frozenset[str]]:
    """The categories that a generic noun can refer back to ("the aircraft")."""
    return {row["name"]: frozenset(listed(row["categories"])) for row in rows("military_generics.csv")}


@dataclass(frozen=True, slots=True)
class StatusRule:
    """A row of ``military_status.csv``; ``key`` names it in ``rule_id``."""

    status: str | None
    operator: str
    key: str


@cache
def status_rules() -> dict[tuple[str, str, str], StatusRule]:
    """The status rules by word (with its particle), slot and part of speech."""
    return {
        (row["word"], row["slot"], row["pos"]): StatusRule(
            row["status"] or None, row["operator"], f"{row['word']}:{row['slot']}"
        )
        for row in rows("military_status.csv")
    }


def is_act(noun: Token) -> bool:
    """Whether something is done with the asset that qualifies a noun ("attack", "test"), or it is used in it."""
    return (noun.lemma.lower(), "object", "noun") in status_rules()
