"""What words can be: a name, a place, a weapon, part of an office or of a longer title."""

from __future__ import annotations

from functools import cache

from extraction.actors.catalogue import named
from extraction.actors.spans import Hit, Workspace
from extraction.knowledge.tables import listed, rows
from extraction.language.tokens import Token

UNDERTAKINGS = {"Operation", "Exercise", "Plan", "Project", "Mount", "Lake"}
"""First words of names of things that are done or stand there, and do not act."""
LOCATING = {"in", "at", "near", "outside", "into", "around"}
SETTLEMENTS = {"village", "town", "city", "district", "port", "region", "province", "suburb"}


def acts(token: Token) -> bool:
    """Whether a noun is what acts in its clause: the subject of a verb, or the agent of a passive one."""
    while token.dep == "conj" and token.head is not token:
        token = token.head
    return token.dep in {"nsubj", "nsubjpass"} or (token.dep == "pobj" and token.head.dep == "agent")


def is_noun(token: Token) -> bool:
    """Whether a token is a noun, proper or common."""
    return token.pos in {"NOUN", "PROPN"}


def is_name(work: Workspace, hit: Hit) -> bool:
    """Whether the words are used as a name: "us" is not the US, "may" is not May; a verb is nobody's name."""
    text = work.words(hit.first, hit.last)
    return text != text.lower() and work.tokens[hit.last].pos not in {"VERB", "AUX", "ADV", "ADP"}


def covered_by_place(work: Workspace, first: int, last: int) -> bool:
    """Whether the places layer took all of these tokens."""
    return all(work.document.places_at(work.tokens[i]) for i in range(first, last + 1))


def is_place(work: Workspace, hit: Hit) -> bool:
    """Whether the places layer took the words: it decides which states locate; a longer place holds a shorter name."""
    places = work.document.places_at(work.tokens[hit.first])
    if not places or not covered_by_place(work, hit.first, hit.last):
        return False
    longer = places[0].end_char - places[0].start_char > work.tokens[hit.last].end - work.tokens[hit.first].start
    return longer or hit.entry("organisation", "person") is None


def in_office(work: Workspace, first: int, last: int) -> bool:
    """Whether the words are part of an office's name: the "State" of "Secretary of State"."""
    for j in range(max(first - 4, 0), first + 1):
        hit = work.hit_from.get(j)
        if hit is not None and hit.last >= last and hit.entry("office", "honorific"):
            return True
    return False


def is_town(work: Workspace, first: int, last: int) -> bool:
    """Whether one unknown word says where: "in Moura", "the village of Moura"."""
    token = work.tokens[first]
    if first != last or token.dep != "pobj" or work.hit_to.get(first - 1) is not None:
        return False
    preposition = token.head
    return preposition.lower in LOCATING or (preposition.lower == "of" and preposition.head.lemma in SETTLEMENTS)


def part_of_title(work: Workspace, hit: Hit) -> bool:
    """Whether a longer title goes on after "and": the "Korean Air" of "Korean Air and Missile Defense system"."""
    after = work.tokens[hit.last + 1 : hit.last + 3]
    return (
        len(after) == 2
        and after[0].lower == "and"
        and after[1].text[0].isupper()
        and after[1].i not in work.hit_from
        and work.head(hit.first, hit.last).dep in {"compound", "nmod", "amod"}
    )


def is_weapon(work: Workspace, first: int, last: int) -> bool:
    """Whether the words name a weapon: by the tables, by an acronym in brackets, or as "X-Band" of "X-Band radar"."""
    tokens = work.tokens
    if tokens[first].text in _ship_prefixes():
        return True
    names = [work.words(first, last)]
    if last + 2 < len(tokens) and tokens[last + 1].text == "(":
        names.append(tokens[last + 2].text)
    head = work.head(first, last)
    modifies = head.dep in {"compound", "nmod", "amod"} and head.head.lemma in _weapon_words()
    return modifies or any(named(name) in _weapons() for name in names)


@cache
def _weapons() -> frozenset[str]:
    table = rows("military_systems.csv")
    return frozenset(named(name) for row in table for name in (row["name"], *listed(row["aliases"])))


@cache
def _ship_prefixes() -> frozenset[str]:
    return frozenset(row["prefix"] for row in rows("military_ship_prefixes.csv"))


@cache
def _weapon_words() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("not_actors.csv") if row["where"] == "before")


def plausible_name(work: Workspace, first: int, last: int) -> bool:
    """Whether the words can name somebody: capitalised, on one line, without marks, and no law, war or thing."""
    words = work.tokens[first : last + 1]
    text = work.words(first, last)
    return (
        "\n" not in text
        and last - first < 9
        and any(word.text[:1].isupper() for word in words)
        and not any(word.text in {"“", "”", '"', "(", ")", ":", ";"} for word in words)
        and len(text) > 1
        and not text[0].isdigit()
        and named(text) not in _not_actors()
        and words[-1].text not in _things()
        and words[0].text not in UNDERTAKINGS
        and (last > first or words[0].pos == "PROPN")
    )


def plausible_person(work: Workspace, first: int, last: int) -> bool:
    """Whether the words can name a person: capitals at both ends and no digits."""
    words = work.tokens[first : last + 1]
    return (
        plausible_name(work, first, last)
        and words[0].text[0].isupper()
        and words[-1].text[0].isupper()
        and not any(char.isdigit() for word in words for char in word.text)
    )


@cache
def _not_actors() -> frozenset[str]:
    """Names that the model takes for organisations and that never act: weapons, bills, wars."""
    names = [row["name"] for row in rows("not_actors.csv") if row["where"] != "before"]
    return frozenset(named(name) for name in names)


@cache
def _things() -> frozenset[str]:
    """Last words of names that are no actors: "the 2015 Defense Act", "the Minsk Agreement"."""
    return frozenset(row["name"] for row in rows("not_actors.csv") if row["where"] == "last")
