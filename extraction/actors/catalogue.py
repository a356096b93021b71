"""The actors that the knowledge tables know, and the words that mean them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from extraction.knowledge.phrases import PhraseTable
from extraction.knowledge.tables import folder_rows, listed, rows
from extraction.records import Actor

FAMILY_NAME_FIRST = frozenset({"CHN", "HKG", "KOR", "PRK", "SGP", "TWN"})
"""Countries where news writes the family name first (Japanese names are usually turned round)."""

NAME_SUFFIX = re.compile(r"[JS]r\.?|[IVX]+")
TITLES_OF_RULERS = frozenset({"King", "Queen", "Pope", "Emperor", "Sultan"})
ARABIC_ARTICLE = re.compile(r"^[ae]l-(?=[A-Z])")
HYPHENED_GIVEN_NAME = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""The second syllable is small in Min-koo and Ying-jeou, but not in Strauss-Kahn or Ben-Gvir."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase of the tables is.

    ``sort``: ``state`` (a name), ``adjective``, ``demonym``, ``capital``, ``metonym``, ``organisation``, ``person``,
    ``institution`` (needs a state: "foreign ministry"), ``office`` ("defence minister"), ``honorific``, ``group``.
    """

    sort: str
    actor_id: str = ""
    key: str = ""
    name: str = ""
    sector: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A holder's term in an office; an open end is the far past or future."""

    actor_id: str
    seat: str
    office: str
    country: str
    sector: str
    begins: date
    ends: date


@dataclass(slots=True)
class Catalogue:
    """All knowledge about actors, indexed for the steps."""

    actors: dict[str, Actor] = field(default_factory=dict)
    phrases: PhraseTable[Entry] = field(default_factory=PhraseTable)
    adjective_of: dict[str, str] = field(default_factory=dict)
    state_of: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)
    terms_of: dict[str, list[Term]] = field(default_factory=dict)
    terms_in: dict[tuple[str, str], list[Term]] = field(default_factory=dict)
    people_by_surname: dict[str, list[str]] = field(default_factory=dict)


def named(text: str) -> str:
    """The key under which a name is looked up: lower case, without full stops and a leading "the"."""
    return " ".join(text.replace(".", "").replace("’", "'").lower().removeprefix("the ").split())


def surnames(name: str, country: str | None) -> list[str]:
    """The words by which a person is named again.

    "Park" for Park Geun-hye, "Abe" for Shinzo Abe, "al-Assad" and "Assad" for Bashar al-Assad, "Aquino" for Benigno
    Aquino III, "John Paul" for Pope John Paul II; none for a name of one word.
    """
    words = name.split()
    while words and NAME_SUFFIX.fullmatch(words[-1]):
        words.pop()
    if len(words) < 2:
        return []
    if is_ruler(name):
        return [" ".join(words[1:])]
    if _family_first(words, country):
        return [words[0]]
    particle = next(
        (i for i, word in enumerate(words[1:-1], 1) if word in {"de", "van", "von", "bin", "al", "der"}), None
    )
    last = words[-1]
    longer = [" ".join(words[particle:])] if particle else []
    return list(dict.fromkeys([last, *longer, ARABIC_ARTICLE.sub("", last)]))


def is_ruler(name: str) -> bool:
    """Whether the name is one like Pope Francis or King Salman."""
    return name.split()[0] in TITLES_OF_RULERS


def _family_first(words: list[str], country: str | None) -> bool:
    """Xi Jinping and Han Min-koo, not Carrie Lam, K. Shanmugam, Annegret Kramp-Karrenbauer or Hafez al-Assad."""
    if country in FAMILY_NAME_FIRST:
        return words[0].lower() not in given_names() and not words[0].endswith(".")
    return len(words) == 2 and HYPHENED_GIVEN_NAME.fullmatch(words[1]) is not None


@cache
def given_names() -> frozenset[str]:
    """Words that are given names in lower case."""
    return frozenset(row["name"] for row in rows("given_names.csv"))


def plural(phrase: str) -> str:
    """``"navy"`` → ``"navies"``, ``"air force"`` → ``"air forces"``."""
    if phrase.endswith("s"):
        return phrase
    return phrase[:-1] + "ies" if phrase.endswith("y") and phrase[-2] not in "aeiou" else phrase + "s"


def period_begins(text: str) -> date:
    """The first day of ``2014``, ``2014-06`` or ``2014-06-30``; an empty text is the far past."""
    year, month, day = (text or "0001").split("-") + ["1"] * (2 - (text or "0001").count("-"))
    return date(int(year), int(month), int(day))


def period_ends(text: str) -> date:
    """The last day that may be meant by ``2014``, ``2014-06`` or ``2014-06-30``; an empty text is the far future."""
    parts = (text or "9999-12-31").split("-")
    return date(int(parts[0]), int(parts[1]) if len(parts) > 1 else 12, int(parts[2]) if len(parts) > 2 else 28)


@cache
def catalogue() -> Catalogue:
    """Load the tables once a process."""
    found = Catalogue()
    _add_states(found)
    _add_organisations(found)
    _add_people(found)
    _add_institutions_and_titles(found)
    return found


def _add(found: Catalogue, phrases: list[str], entry: Entry) -> None:
    for phrase in phrases:
        found.phrases.add(phrase, entry)


def _add_states(found: Catalogue) -> None:
    for row in rows("states.csv"):
        actor_id, name, country = row["actor_id"], row["name"], row["iso3"]
        found.actors[actor_id] = Actor(actor_id, name, "state", "GOV", country, None)
        found.adjective_of[actor_id] = (listed(row["adjectives"]) or [name])[0]
        found.state_of.setdefault(country, actor_id)
        for column, sort in (("aliases", "state"), ("adjectives", "adjective"), ("demonyms", "demonym")):
            _add(found, listed(row[column]), Entry(sort, actor_id))
        _add(found, listed(row["capital"]), Entry("capital", actor_id))
        _add(found, listed(row["metonyms"]), Entry("metonym", actor_id))
        _add(found, sorted({name, row["official_name"]} - {""}), Entry("state", actor_id))


def _add_organisations(found: Catalogue) -> None:
    for row in rows("organisations.csv"):
        actor_id, name = row["actor_id"], row["name"]
        parent = row["parent_actor_id"] or None
        actor = Actor(actor_id, name, row["kind"], row["sector"] or None, row["country"] or None, parent)
        found.actors[actor_id] = actor
        names = [name, *listed(row["aliases"])]
        _add(found, list(dict.fromkeys(names)), Entry("organisation", actor_id))
        for text in names:
            if not text.isupper():  # an acronym counts only as it is written: "Gao" the town is no "GAO"
                found.by_name.setdefault(named(text), actor_id)


def _add_people(found: Catalogue) -> None:
    for row in folder_rows("office_holders"):
        actor_id, name, country = row["actor_id"], row["name"], row["country"] or None
        if actor_id not in found.actors:
            found.actors[actor_id] = Actor(actor_id, name, "person", row["sector"] or None, country, None)
            names = list(dict.fromkeys([name, *listed(row["aliases"])]))
            _add(found, names, Entry("person", actor_id))
            for surname in dict.fromkeys(word for text in names for word in surnames(text, country)):
                found.people_by_surname.setdefault(surname, []).append(actor_id)
        term = Term(
            actor_id, row["seat"], row["office"], row["country"], row["sector"],
            period_begins(row["term_from"]), period_ends(row["term_to"]),
        )  # fmt: skip
        found.terms_of.setdefault(actor_id, []).append(term)
        found.terms_in.setdefault((row["country"], row["seat"]), []).append(term)


def _add_institutions_and_titles(found: Catalogue) -> None:
    phrases = {row["phrase"] for row in rows("institutions.csv")}
    for row in rows("institutions.csv"):
        entry = Entry("institution", key=row["key"], name=row["name_template"], sector=row["sector"], kind=row["kind"])
        found.phrases.add(row["phrase"], entry)
        if (several := plural(row["phrase"])) not in phrases:
            found.phrases.add(several, entry)
    for row in rows("offices.csv"):
        sort = "honorific" if row["kind"] == "honorific" else "office"
        found.phrases.add(row["title"].lower(), Entry(sort, key=row["seat"], sector=row["sector"], kind=row["kind"]))
    for row in rows("groups.csv"):
        entry = Entry("group", name=row["word"], sector=row["sector"], kind=row["kind"])
        found.phrases.add(row["word"], entry)
