"""Names of the tables and of the statistical model: states, demonyms, metonyms, organisations, people."""

from __future__ import annotations

from functools import cache

from extraction.actors.catalogue import named
from extraction.actors.institutions import add_institution, state_entry, states_before
from extraction.actors.plausible import (
    covered_by_place,
    in_office,
    is_name,
    is_noun,
    is_place,
    is_town,
    is_weapon,
    part_of_title,
    plausible_name,
    plausible_person,
)
from extraction.actors.spans import Hit, Span, Workspace, slug
from extraction.knowledge.tables import rows
from extraction.language.tokens import Entity
from extraction.records import Actor

MENTION_TYPES = {
    "state": "name",
    "adjective": "demonym",
    "demonym": "demonym",
    "capital": "metonym",
    "metonym": "metonym",
}
NAME_MARKS = {"'s", "’s", "'", "’", ",", ".", ";", ":", "-", "–", "—", '"', "“", "”", "(", ")", "*"}


def add_table_names(work: Workspace) -> None:
    """Spans for the hits that are names; institutions are joined with the states that stand before or after them."""
    inside = _longer_entities(work)
    hits = [usable for hit in work.hits for usable in _usable(work, hit)]
    for hit in hits:
        if hit.entry("institution") and is_noun(work.tokens[hit.last]):
            add_institution(work, hit)
    for hit in hits:
        if not work.free(hit.first, hit.last) or is_place(work, hit):
            continue
        named_entry = hit.entry("organisation", "person")
        if (
            named_entry
            and is_name(work, hit)
            and not part_of_title(work, hit)
            and not _acronym_within(work, hit, inside)
        ):
            kind = named_entry.sort
            work.know(work.catalogue.actors[named_entry.actor_id])
            work.add(Span(hit.first, hit.last, [named_entry.actor_id], "name", f"table:{kind}", 0.93))
        elif (entry := state_entry(hit)) and hit.first not in inside and is_name(work, hit):
            work.know(work.catalogue.actors[entry.actor_id])
            kind = MENTION_TYPES[entry.sort]
            work.add(Span(hit.first, hit.last, [entry.actor_id], kind, f"table:{entry.sort}", 0.93))


def add_model_names(work: Workspace) -> None:
    """Spans for the people, organisations and peoples that only the statistical model sees."""
    for entity in work.document.entities:
        if entity.label not in {"PERSON", "ORG", "NORP"}:
            continue
        first, last = _trimmed(work, entity)
        if first > last or not work.free(first, last) or covered_by_place(work, first, last):
            continue
        if is_weapon(work, first, last) or is_town(work, first, last):
            continue
        if entity.label == "ORG" and in_office(work, first, last):
            continue
        if entity.label == "PERSON" and plausible_person(work, first, last):
            add_person(work, first, last, "model:PERSON", 0.8)
        elif entity.label == "ORG" and plausible_name(work, first, last):
            _add_unknown_organisation(work, first, last)
        elif entity.label == "NORP" and plausible_name(work, first, last):
            name = work.words(first, last)
            actor_id = work.know(Actor(f"group:{slug(name)}", name, "group", None, None, None))
            work.add(Span(first, last, [actor_id], "demonym", "model:NORP", 0.7))


def add_person(work: Workspace, first: int, last: int, rule: str, confidence: float) -> Span:
    """A span for a person's full name; the id is made of the name unless the tables know it."""
    name = " ".join(work.words(first, last).split())
    actor_id = work.catalogue.by_name.get(named(name)) or f"person:{slug(name)}"
    work.know(Actor(actor_id, name, "person", None, None, None))
    span = Span(first, last, [actor_id], "name", rule, confidence)
    work.add(span)
    return span


def add_titled_names(work: Workspace) -> None:
    """People whom the model misses: capitalised words after an office, and names such as "Kim Kwan-jin"."""
    for token in work.tokens:
        if token.pos != "PROPN" or not token.text[0].isupper() or not work.free(token.i, token.i):
            continue
        last = _name_end(work, token.i)
        before = work.hit_to.get(token.i - 1)
        titled = before is not None and before.entry("office", "honorific") is not None
        if (titled or "-" in [t.text for t in work.tokens[token.i + 1 : last]]) and _may_be_person(work, token.i, last):
            add_person(work, token.i, last, "title" if titled else "hyphenated", 0.75)


def _name_end(work: Workspace, first: int) -> int:
    """The last token of the capitalised words that begin at ``first``; a hyphen joins what follows."""
    last = first
    tokens = work.tokens
    while last + 1 < len(tokens) and work.free(last + 1, last + 1):
        joined = tokens[last + 1].text == "-" and last + 2 < len(tokens) and tokens[last + 2].text.isalpha()
        if joined:
            last += 2
        elif tokens[last + 1].pos == "PROPN" and tokens[last + 1].text[0].isupper():
            last += 1
        else:
            break
    return last


def _may_be_person(work: Workspace, first: int, last: int) -> bool:
    words = work.tokens[first : last + 1]
    joined = "".join(word.text for word in words)
    return (
        len(words) <= 6
        and joined.replace("-", "").isalpha()
        and not joined.isupper()
        and not any(work.document.places_at(word) for word in words)
        and not any(hit.first <= last and hit.last >= first for hit in work.hits)
        and not is_weapon(work, first, last)
        and len(words) > 1 - (words[0].i - 1 in work.hit_to)
        and plausible_name(work, first, last)
    )


def add_acronyms(work: Workspace) -> None:
    """ "… Asian Nations (ASEAN)": an acronym in brackets after an organisation names it from then on."""
    for span in list(work.spans):
        i = span.last + 1
        if not span.actor_ids[0].startswith("org:") or i + 2 >= len(work.tokens):
            continue
        word = work.tokens[i + 1].text
        if work.tokens[i].text == "(" and work.tokens[i + 2].text == ")" and word.isupper() and len(word) > 1:
            work.aliases.setdefault(word, span.actor_ids)
            owner = work.owner.get(i + 1)
            if owner is not None and owner.rule.startswith("model:"):
                work.remove(owner)
    _add_aliases(work)


def _add_aliases(work: Workspace) -> None:
    for token in work.tokens if work.aliases else ():
        ids = work.aliases.get(token.text)
        owner = work.owner.get(token.i)
        if ids and owner is not None and owner.rule.startswith("model:") and owner.first == owner.last:
            work.remove(owner)
            owner = None
        if ids and owner is None:
            work.add(Span(token.i, token.i, ids, "name", "acronym", 0.9))


def _usable(work: Workspace, hit: Hit) -> list[Hit]:
    """The hit, or the shorter hits within it where its last word is no noun or its first is coordinated.

    "US military conflict" names the US and no military; "the US and Japanese navies" names two.
    """
    if hit.last == hit.first or hit.entry("organisation") is None:
        return [hit]
    if work.tokens[hit.last].pos == "ADJ":
        return _within(work, hit.first, hit.last - 1)
    if states_before(work, hit.first, joined=True):
        state = next(iter(_within(work, hit.first, hit.last - 1)), None)
        rest = _within(work, state.last + 1, hit.last) if state and state.first == hit.first else []
        if state and rest and rest[0].entry("institution") and rest[0].last == hit.last:
            work.hit_to[state.last] = state
            return [state, rest[0]]
    return [hit]


def _within(work: Workspace, first: int, last: int) -> list[Hit]:
    found = work.catalogue.phrases.find(work.tokens[first : last + 1])
    return [Hit(first + start, first + end, entries) for start, end, entries in found]


def _longer_entities(work: Workspace) -> set[int]:
    """Token indexes inside people's names and unknown organisations that begin with something else than a state.

    "Michael Jordan" is nobody's state, and the "China" of "Bank of China" is part of the bank's name.
    """
    inside: set[int] = set()
    for entity in work.document.entities:
        first, last = _trimmed(work, entity)
        if entity.label == "ORG" and last > first and all(t.text.isupper() for t in work.tokens[first : last + 1]):
            inside.update(range(first, last + 1))  # "CMA CGM" is one name
        if entity.label == "PERSON" and last > first and plausible_person(work, first, last):
            inside.update(range(first, last + 1))
        elif entity.label == "ORG" and last > first and plausible_name(work, first, last):
            begins = work.hit_from.get(first)
            if begins is None or begins.entry("state", "adjective") is None or begins.last == last:
                inside.update(range(first + 1, last + 1))
    return inside


def _trimmed(work: Workspace, entity: Entity) -> tuple[int, int]:
    """The entity without articles, titles, possessive marks and stray punctuation at its borders."""
    first, last = entity.first, entity.last
    tokens = work.tokens
    while first <= last and (
        tokens[first].text in NAME_MARKS
        or tokens[first].pos in {"DET", "SPACE", "PUNCT"}
        or (entity.label == "PERSON" and _title_end(work, first) is not None and _title_end(work, first) != last)
    ):
        end = _title_end(work, first) if entity.label == "PERSON" else None
        first = first + 1 if end is None or end >= last else end + 1
    while last >= first and (tokens[last].text in NAME_MARKS or tokens[last].pos in {"SPACE", "PUNCT"}):
        last -= 1
    return first, last


def _title_end(work: Workspace, first: int) -> int | None:
    hit = work.hit_from.get(first)
    return hit.last if hit and hit.entry("office", "honorific", "institution") else None


def _acronym_within(work: Workspace, hit: Hit, inside: set[int]) -> bool:
    """Whether an acronym of the tables is but a part of a longer name in capitals."""
    return hit.first == hit.last and hit.first in inside and work.tokens[hit.first].text.isupper()


def _add_unknown_organisation(work: Workspace, first: int, last: int) -> None:
    name = " ".join(work.words(first, last).split())
    known = work.catalogue.by_name.get(named(name)) or _named_in_full(work, first, last, name)
    if known is None:
        sector = next((s for w in reversed(name.split()) if (s := _sector_words().get(w.lower()))), None)
        state = work.hit_from.get(first)
        entry = state.entry("state", "adjective") if state else None
        country = work.catalogue.actors[entry.actor_id].country if entry else None
        known = work.know(Actor(f"org:{slug(name)}", name, "organisation", sector, country, None))
    else:
        work.know(work.actor(known))
    work.add(Span(first, last, [known], "name", "model:ORG", 0.7))


def _named_in_full(work: Workspace, first: int, last: int, name: str) -> str | None:
    """The organisation named before whose name holds this one word: "the Council" after "the Security Council"."""
    if first != last:
        return None
    before = (span for span in sorted(work.spans, key=lambda s: -s.first) if span.first < first)
    for span in before:
        actor = work.actor(span.actor_ids[0])
        if actor.kind == "organisation" and name in {*actor.name.split(), *work.words(span.first, span.last).split()}:
            return actor.actor_id
    return None


@cache
def _sector_words() -> dict[str, str]:
    return {row["word"]: row["sector"] for row in rows("organisation_words.csv")}
