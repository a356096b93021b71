"""Names of the tables and of the statistical model: states, demonyms, metonyms, organisations, people."""

from __future__ import annotations

from functools import cache

from extraction.actors.catalogue import Entry, named
from extraction.actors.spans import Hit, Span, Workspace, slug
from extraction.knowledge.tables import listed, rows
from extraction.language.tokens import Entity, Token
from extraction.records import Actor

STATE_SORTS = ("state", "adjective", "demonym", "capital", "metonym")
MENTION_TYPES = {
    "state": "name",
    "adjective": "demonym",
    "demonym": "demonym",
    "capital": "metonym",
    "metonym": "metonym",
}
NAMED_BY_STATE = {"state:usa"}
"""States whose institutions are named by the noun: "United States Navy", not "American Navy"."""
UNDERTAKINGS = {"Operation", "Exercise", "Plan", "Project", "Mount", "Lake"}
"""First words of names of things that are done or stand there, and do not act."""
LOCATING = {"in", "at", "near", "outside", "into", "around"}
SETTLEMENTS = {"village", "town", "city", "district", "port", "region", "province", "suburb"}
NAME_MARKS = {"'s", "’s", "'", "’", ",", ".", ";", ":", "-", "–", "—", '"', "“", "”", "(", ")", "*"}


def add_table_names(work: Workspace) -> None:
    """Spans for the hits that are names; institutions are joined with the states that stand before or after them."""
    inside = _longer_entities(work)
    hits = [usable for hit in work.hits for usable in _usable(work, hit)]
    for hit in hits:
        if hit.entry("institution") and _is_noun(work.tokens[hit.last]):
            _add_institution(work, hit)
    for hit in hits:
        if not work.free(hit.first, hit.last) or _is_place(work, hit):
            continue
        named_entry = hit.entry("organisation", "person")
        if (
            named_entry
            and _is_name(work, hit)
            and not _part_of_title(work, hit)
            and not _acronym_within(work, hit, inside)
        ):
            kind = named_entry.sort
            work.know(work.catalogue.actors[named_entry.actor_id])
            work.add(Span(hit.first, hit.last, [named_entry.actor_id], "name", f"table:{kind}", 0.93))
        elif (entry := _state_entry(hit)) and hit.first not in inside and _is_name(work, hit):
            work.know(work.catalogue.actors[entry.actor_id])
            kind = MENTION_TYPES[entry.sort]
            work.add(Span(hit.first, hit.last, [entry.actor_id], kind, f"table:{entry.sort}", 0.93))


def add_model_names(work: Workspace) -> None:
    """Spans for the people, organisations and peoples that only the statistical model sees."""
    for entity in work.document.entities:
        if entity.label not in {"PERSON", "ORG", "NORP"}:
            continue
        first, last = _trimmed(work, entity)
        if first > last or not work.free(first, last) or _covered_by_place(work, first, last):
            continue
        if _is_weapon(work, first, last) or _is_town(work, first, last):
            continue
        if entity.label == "ORG" and _in_office(work, first, last):
            continue
        if entity.label == "PERSON" and _plausible_person(work, first, last):
            add_person(work, first, last, "model:PERSON", 0.8)
        elif entity.label == "ORG" and _plausible_name(work, first, last):
            _add_unknown_organisation(work, first, last)
        elif entity.label == "NORP" and _plausible_name(work, first, last):
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
        and not _is_weapon(work, first, last)
        and len(words) > 1 - (words[0].i - 1 in work.hit_to)
        and _plausible_name(work, first, last)
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


def _state_entry(hit: Hit) -> Entry | None:
    return hit.entry(*STATE_SORTS)


def acts(token: Token) -> bool:
    """Whether a noun is what acts in its clause: the subject of a verb, or the agent of a passive one."""
    while token.dep == "conj" and token.head is not token:
        token = token.head
    return token.dep in {"nsubj", "nsubjpass"} or (token.dep == "pobj" and token.head.dep == "agent")


def _is_noun(token: Token) -> bool:
    return token.pos in {"NOUN", "PROPN"}


def _usable(work: Workspace, hit: Hit) -> list[Hit]:
    """The hit, or the shorter hits within it where its last word is no noun or its first is coordinated.

    "US military conflict" names the US and no military; "the US and Japanese navies" names two.
    """
    if hit.last == hit.first or hit.entry("organisation") is None:
        return [hit]
    if work.tokens[hit.last].pos == "ADJ":
        return _within(work, hit.first, hit.last - 1)
    if _states_before(work, hit.first, joined=True):
        state = next(iter(_within(work, hit.first, hit.last - 1)), None)
        rest = _within(work, state.last + 1, hit.last) if state and state.first == hit.first else []
        if state and rest and rest[0].entry("institution") and rest[0].last == hit.last:
            work.hit_to[state.last] = state
            return [state, rest[0]]
    return [hit]


def _within(work: Workspace, first: int, last: int) -> list[Hit]:
    found = work.catalogue.phrases.find(work.tokens[first : last + 1])
    return [Hit(first + start, first + end, entries) for start, end, entries in found]


def _is_name(work: Workspace, hit: Hit) -> bool:
    """Whether the words are used as a name: "us" is not the US, "may" is not May; a verb is nobody's name."""
    text = work.words(hit.first, hit.last)
    return text != text.lower() and work.tokens[hit.last].pos not in {"VERB", "AUX", "ADV", "ADP"}


def _covered_by_place(work: Workspace, first: int, last: int) -> bool:
    return all(work.document.places_at(work.tokens[i]) for i in range(first, last + 1))


def _is_place(work: Workspace, hit: Hit) -> bool:
    """Whether the places layer took the words: it decides which states locate; a longer place holds a shorter name."""
    places = work.document.places_at(work.tokens[hit.first])
    if not places or not _covered_by_place(work, hit.first, hit.last):
        return False
    longer = places[0].end_char - places[0].start_char > work.tokens[hit.last].end - work.tokens[hit.first].start
    return longer or hit.entry("organisation", "person") is None


def _longer_entities(work: Workspace) -> set[int]:
    """Token indexes inside people's names and unknown organisations that begin with something else than a state.

    "Michael Jordan" is nobody's state, and the "China" of "Bank of China" is part of the bank's name.
    """
    inside: set[int] = set()
    for entity in work.document.entities:
        first, last = _trimmed(work, entity)
        if entity.label == "ORG" and last > first and all(t.text.isupper() for t in work.tokens[first : last + 1]):
            inside.update(range(first, last + 1))  # "CMA CGM" is one name
        if entity.label == "PERSON" and last > first and _plausible_person(work, first, last):
            inside.update(range(first, last + 1))
        elif entity.label == "ORG" and last > first and _plausible_name(work, first, last):
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


def _in_office(work: Workspace, first: int, last: int) -> bool:
    """Whether the words are part of an office's name: the "State" of "Secretary of State"."""
    for j in range(max(first - 4, 0), first + 1):
        hit = work.hit_from.get(j)
        if hit is not None and hit.last >= last and hit.entry("office", "honorific"):
            return True
    return False


def _acronym_within(work: Workspace, hit: Hit, inside: set[int]) -> bool:
    """Whether an acronym of the tables is but a part of a longer name in capitals."""
    return hit.first == hit.last and hit.first in inside and work.tokens[hit.first].text.isupper()


def _is_town(work: Workspace, first: int, last: int) -> bool:
    """Whether one unknown word says where: "in Moura", "the village of Moura"."""
    token = work.tokens[first]
    if first != last or token.dep != "pobj" or work.hit_to.get(first - 1) is not None:
        return False
    preposition = token.head
    return preposition.lower in LOCATING or (preposition.lower == "of" and preposition.head.lemma in SETTLEMENTS)


def _part_of_title(work: Workspace, hit: Hit) -> bool:
    """Whether a longer title goes on after "and": the "Korean Air" of "Korean Air and Missile Defense system"."""
    after = work.tokens[hit.last + 1 : hit.last + 3]
    return (
        len(after) == 2
        and after[0].lower == "and"
        and after[1].text[0].isupper()
        and after[1].i not in work.hit_from
        and work.head(hit.first, hit.last).dep in {"compound", "nmod", "amod"}
    )


def _is_weapon(work: Workspace, first: int, last: int) -> bool:
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


def _plausible_name(work: Workspace, first: int, last: int) -> bool:
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


def _plausible_person(work: Workspace, first: int, last: int) -> bool:
    words = work.tokens[first : last + 1]
    return (
        _plausible_name(work, first, last)
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


def _add_institution(work: Workspace, hit: Hit) -> None:
    """ "the South Korean defence ministry", "Japan's navy", "the Government of Iraq", "US and Chinese navies"."""
    entry = hit.entry("institution")
    assert entry is not None
    if not work.free(hit.first, hit.last):
        return
    states = _states_before(work, hit.first)
    if states:
        first, rule = states[0].first, "institution:adjective"
    elif (owner := _possessor(work, hit.first)) is not None:
        states, first, rule = [owner], hit.first, "institution:possessive"
    elif (after := _state_after_of(work, hit.last)) is not None:
        _add_institution_span(work, entry, [after], hit.first, after.last, "institution:of")
        return
    else:
        return
    _add_institution_span(work, entry, states, first, hit.last, rule)


def _add_institution_span(work: Workspace, entry: Entry, states: list[Hit], first: int, last: int, rule: str) -> None:
    ids = [institution(work, entry, state_entry.actor_id) for hit in states if (state_entry := _state_entry(hit))]
    work.add(Span(first, last, list(dict.fromkeys(ids)), "name" if entry.kind != "state" else "nominal", rule, 0.9))


def institution(work: Workspace, entry: Entry, state_id: str) -> str:
    """The id of a state's institution, known to the tables or composed from the template of its kind."""
    state = work.catalogue.actors[state_id]
    work.know(state)
    if entry.kind == "state":
        return state_id
    prefix, kind = ("group", "group") if entry.kind == "group" else ("org", "organisation")
    actor_id = f"{prefix}:{state_id.removeprefix('state:')}-{entry.key}"
    if actor_id not in work.catalogue.actors:
        adjective = state.name if state_id in NAMED_BY_STATE else work.catalogue.adjective_of[state_id]
        name = entry.name.format(adjective=adjective, state=state.name)
        actor_id = work.catalogue.by_name.get(named(name), actor_id)
        return work.know(Actor(actor_id, name, kind, entry.sector or None, state.country, state_id))
    return work.know(work.catalogue.actors[actor_id])


def _states_before(work: Workspace, first: int, *, joined: bool = False) -> list[Hit]:
    """The states that end just before ``first`` (or before the "and" or comma there: ``joined``), with those
    coordinated before them, in text order.
    """
    found: list[Hit] = []
    end = _before_conjunction(work, first - 1) if joined else first - 1
    if joined and end == first - 1:
        return found
    while (hit := work.hit_to.get(end)) and hit.entry("adjective", "state", "metonym") and not _is_place(work, hit):
        found.insert(0, hit)
        end = _before_conjunction(work, hit.first - 1)
        if end == hit.first - 1:
            break
    return found


def _before_conjunction(work: Workspace, end: int) -> int:
    while end >= 0 and work.tokens[end].lower in {",", "and", "&"}:
        end -= 1
    return end


def _possessor(work: Workspace, first: int) -> Hit | None:
    if first >= 2 and work.tokens[first - 1].text in {"'s", "’s", "'", "’"}:
        hit = work.hit_to.get(first - 2)
        return hit if hit and hit.entry("state", "capital") else None
    return None


def _state_after_of(work: Workspace, last: int) -> Hit | None:
    tokens = work.tokens
    i = last + 1
    if i < len(tokens) and tokens[i].lower == "of":
        i += 1
        if i < len(tokens) and tokens[i].lower == "the":
            i += 1
        hit = work.hit_from.get(i)
        return hit if hit and hit.entry("state") else None
    return None
