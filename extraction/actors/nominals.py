"""Descriptions that stand for actors: "the Obama administration", "Korean officials", "rebels", "the ministry"."""

from __future__ import annotations

from collections import Counter
from functools import cache

from extraction.actors.catalogue import Entry
from extraction.actors.context import context_state, located_country, state_of_body
from extraction.actors.institutions import institution
from extraction.actors.people import office_at
from extraction.actors.plausible import acts
from extraction.actors.spans import Hit, Span, Workspace, slug
from extraction.knowledge.tables import rows
from extraction.language.tokens import Token
from extraction.records import Actor

DEFINITE = {"the", "this", "that", "its", "both", "these", "those"}
MODIFIER = {"compound", "amod", "nmod"}
ACTING_SECTORS = {"MIL", "REB", "OPP", "NGO", "IGO", "JUD", "LEG", "PTY", "SPY", "GOV"}
"""Sectors of groups that are actors without a country to their name, where they act ("rebels seized the town")."""
HOLDER_SEATS = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "chief_of_staff"}


def add_administrations(work: Workspace) -> None:
    """ "the Obama administration", "the Assad regime": the state that the person governs."""
    for span in list(work.spans):
        hit = work.hit_from.get(span.last + 1)
        entry = hit.entry("institution") if hit else None
        if hit is None or entry is None or entry.kind != "state" or not span.actor_ids[0].startswith("person:"):
            continue
        state = work.catalogue.state_of.get(work.actor(span.actor_ids[0]).country or "")
        if state is not None:
            work.remove(span)
            work.know(work.catalogue.actors[state])
            work.add(Span(span.first, hit.last, [state], "metonym", "administration", 0.9))


def add_nominals(work: Workspace) -> None:
    """Offices and groups without a name, and institutions that are named by their kind alone."""
    for hit in work.hits:
        if not work.free(hit.first, hit.last) or not _is_nominal(work, hit):
            continue
        if hit.entry("office"):
            if not _before_person(work, hit):
                _add_office(work, hit)
            continue
        institution_entry, group = hit.entry("institution"), hit.entry("group")
        if institution_entry and institution_entry.kind == "organisation" and _add_bare_institution(work, hit):
            continue
        if group:
            _add_group(work, hit, group)


HALVES = {"North": "state:prk", "South": "state:kor"}


def add_halves(work: Workspace) -> None:
    """ "the North", "the South": the Korean states, in an article that names North Korea."""
    if not any("state:prk" in span.actor_ids for span in work.spans):
        return
    for token in work.tokens:
        if token.text not in HALVES or not work.free(token.i, token.i) or token.dep in MODIFIER:
            continue
        if token.i and work.tokens[token.i - 1].lower == "the" and not work.document.places_at(token):
            state = HALVES[token.text]
            work.know(work.catalogue.actors[state])
            work.add(Span(token.i, token.i, [state], "name", "half", 0.8))


def add_anaphors(work: Workspace) -> None:
    """ "the two countries", "the alliance": the last actors of that kind that were named."""
    table = _anaphors()
    for token in work.tokens:
        row = table.get(token.lower)
        if row is None or not work.free(token.i, token.i) or token.dep in MODIFIER or not _definite(token):
            continue
        number = _number_meant(token, int(row["number"]))
        first = _first_of_phrase(work, token, number)
        within = frozenset(x for j in range(first, token.i) if (o := work.owner.get(j)) for x in o.actor_ids)
        ids = _last_named(work, first, row["antecedent"], number, within)
        if ids and work.free(first, token.i):
            work.add(Span(first, token.i, ids, "nominal", f"anaphor:{row['word']}", 0.65))
        elif ids:
            work.add(Span(token.i, token.i, ids, "nominal", f"anaphor:{row['word']}", 0.65))


def _is_nominal(work: Workspace, hit: Hit) -> bool:
    token = work.tokens[hit.last]
    return token.pos in {"NOUN", "PROPN"} and token.dep not in {"compound", "amod", "nmod", "npadvmod"}


def _before_person(work: Workspace, hit: Hit) -> bool:
    """Whether the office belongs to a name beside it (it is then that person's role, not a mention of its own)."""
    for i in (hit.last + 1, hit.last + 2):
        owner = work.owner.get(i)
        if owner is not None and owner.actor_ids[0].startswith("person:") and owner.first == i:
            return i == hit.last + 1 or work.tokens[hit.last + 1].text in {",", "-"}
    return any(span.role and span.role.endswith(work.words(hit.first, hit.last)) and 0 < hit.first - span.last < 9
               for span in (work.owner.get(j) for j in range(max(hit.first - 8, 0), hit.first)) if span)  # fmt: skip


def _plural(token: Token) -> bool:
    return token.tag in {"NNS", "NNPS"}


def _states_of(work: Workspace, first: int) -> list[Span]:
    """The spans of states or organisations that modify the phrase that begins at ``first``, coordinated ones too."""
    found: list[Span] = []
    j = first - 1
    while j >= 0:
        owner = work.owner.get(j)
        if owner is not None and owner.actor_ids[0].startswith(("state:", "org:", "group:")):
            found.insert(0, owner)
            j = owner.first - 1
            if found and j >= 1 and work.tokens[j].lower in {"and", ","} and work.owner.get(j - 1) is not None:
                j -= 1
                continue
            break
        token = work.tokens[j]
        if token.text in {"'s", "’s", "'", "’", "-"} or (token.pos in {"ADJ", "NOUN", "ADV"} and first - j < 4):
            j -= 1
            continue
        break
    return found


def _states_after(work: Workspace, last: int) -> list[Span]:
    """ "the foreign ministers of France and Germany", "officials from Japan"."""
    tokens = work.tokens
    if last + 1 >= len(tokens) or tokens[last + 1].lower not in {"of", "from", "for", "at", "in"}:
        return []
    found: list[Span] = []
    for j in range(last + 2, min(last + 14, len(tokens))):
        owner = work.owner.get(j)
        if owner is not None and owner.actor_ids[0].startswith(("state:", "org:")):
            if owner not in found:
                found.append(owner)
        elif tokens[j].lower not in {"the", ",", "and"}:
            break
    return found


def _add_office(work: Workspace, hit: Hit) -> None:
    entry = hit.entry("office")
    assert entry is not None
    token = work.tokens[hit.last]
    owners = _states_of(work, hit.first) or _states_after(work, hit.last)
    role = work.words(hit.first, hit.last)
    if owners:
        ids = _office_actors(work, hit, entry, owners, _plural(token))
        work.add(Span(hit.first, hit.last, ids, "nominal", "office:owner", 0.8, role))
        return
    person = _bearer_before(work, hit)
    if person is not None and _definite(token):
        work.add(Span(hit.first, hit.last, person.actor_ids, "nominal", "office:antecedent", 0.75, role))
        return
    country = context_state(work, hit.first)
    ids = _holder(work, country, entry.key) if country and _definite(token) and not _plural(token) else []
    if ids:
        work.add(Span(hit.first, hit.last, ids, "nominal", "office:bare", 0.5, role))


def _office_actors(work: Workspace, hit: Hit, entry: Entry, owners: list[Span], plural: bool) -> list[str]:
    """Who the office of these owners is: its holder, the state or organisation it speaks for, or somebody nameless."""
    ids: list[str] = []
    for owner in owners:
        for actor_id in owner.actor_ids:
            actor = work.actor(actor_id)
            holder = (
                [] if plural or actor.kind != "state" or not actor.country else _holder(work, actor.country, entry.key)
            )
            sector = office_at(work, hit).sector
            if holder:
                ids.extend(holder)
            elif actor.kind == "organisation" or sector in {None, "GOV"}:
                ids.append(actor_id)
            else:
                ids.append(_nameless(work, entry.kind, work.words(hit.first, hit.last), entry.sector, actor_id, plural))
    return list(dict.fromkeys(ids))


def _holder(work: Workspace, country: str, seat: str) -> list[str]:
    """Who held the one seat of a country at the article's date; empty where the tables do not say exactly one."""
    day = work.document.article.published_on
    terms = work.catalogue.terms_in.get((country, seat), []) if seat in HOLDER_SEATS else []
    ids = sorted({term.actor_id for term in terms if term.begins <= day <= term.ends})
    return [work.know(work.catalogue.actors[ids[0]])] if len(ids) == 1 else []


def _nameless(work: Workspace, kind: str, words: str, sector: str, owner_id: str | None, plural: bool) -> str:
    """Somebody without a name: ``group:syr-rebel`` "Syrian rebels", or ``group:rebel``."""
    owner = work.actor(owner_id) if owner_id else None
    country = owner.country if owner else None
    adjective = work.catalogue.adjective_of.get(owner_id or "", owner.name if owner else "")
    name = f"{adjective} {words.lower()}".strip()
    prefix = (country or "").lower()
    actor_id = "group:" + slug(f"{prefix} {words}" if owner is None or owner.kind == "state" else name)
    actor_kind = "group" if plural or kind == "group" else "person"
    return work.know(Actor(actor_id, name, actor_kind, sector or None, country, owner_id))


def _bearer_before(work: Workspace, hit: Hit) -> Span | None:
    """The last person named before whose office ends in the same word."""
    word = work.tokens[hit.last].lower
    named = [s for s in work.spans if s.first < hit.first and s.role and s.role.lower().split()[-1] == word]
    return max(named, key=lambda s: s.first, default=None)


def _add_group(work: Workspace, hit: Hit, entry: Entry) -> None:
    token = work.tokens[hit.last]
    owners = _states_of(work, hit.first) or _states_after(work, hit.last)
    ids: list[str] = []
    for owner_id in dict.fromkeys(i for owner in owners for i in owner.actor_ids):
        if entry.kind == "state" or work.actor(owner_id).kind == "organisation":
            ids.append(owner_id)
        else:
            ids.append(_nameless(work, entry.kind, entry.name, entry.sector, owner_id, _plural(token)))
    if not ids and (located := _located_group(work, token, entry)) is not None:
        ids = [located]
    if not ids or _names_equipment(work, hit):
        return
    work.add(Span(hit.first, hit.last, ids, "nominal", f"group:{entry.kind}", 0.7))


def _names_equipment(work: Workspace, hit: Hit) -> bool:
    """Whether a designation before the noun says that no people are meant: "F-35A fighters", "B-1B bombers"."""
    before = work.tokens[hit.first - 1] if hit.first else None
    return before is not None and before.pos == "PROPN" and any(char.isdigit() for char in before.text)


def _located_group(work: Workspace, token: Token, entry: Entry) -> str | None:
    """The nameless group with its country ("rebels in Chad"), or the state where it stands for one ("the authorities").

    A group without a country is an actor only where it acts.
    """
    country = located_country(work, token) or (state_of_body(work, token) if entry.kind == "state" else None)
    state = work.catalogue.state_of.get(country or "")
    if state and entry.kind == "state":
        return work.know(work.catalogue.actors[state])
    if state is None and not (acts(token) and entry.sector in ACTING_SECTORS):
        return None
    return _nameless(work, entry.kind, entry.name, entry.sector, state, _plural(token))


def _add_bare_institution(work: Workspace, hit: Hit) -> bool:
    """Mention "the ministry" or "its navy": the one named before, or that of the state that is meant.

    Returns:
        False where no such institution is found.
    """
    entry = hit.entry("institution")
    assert entry is not None
    token = work.tokens[hit.last]
    owner = _possessing_pronoun(work, token)
    ids, rule, confidence = _institution_before(work, hit), "institution:antecedent", 0.75
    if owner is not None:
        ids, rule, confidence = [institution(work, entry, owner)], "institution:possessive-pronoun", 0.65
    if not ids and (_definite(token) or entry.key == "parliament"):
        state = work.catalogue.state_of.get(state_of_body(work, token) or "")
        ids = [institution(work, entry, state)] if state else []
        rule, confidence = "institution:context", 0.55
    if ids:
        work.add(Span(hit.first, hit.last, ids, "nominal", rule, confidence))
    return bool(ids)


def _possessing_pronoun(work: Workspace, token: Token) -> str | None:
    """The state that "its" or "their" before an institution means: that of the context."""
    head = token.head if token.dep == "conj" else token
    if not any(child.dep == "poss" and child.lower in {"its", "their"} for child in head.children):
        return None
    return work.catalogue.state_of.get(context_state(work, token.i) or "")


def _institution_before(work: Workspace, hit: Hit) -> list[str]:
    """The last organisation named before whose name ends in the same word ("the Defence Ministry … the ministry")."""
    word = work.tokens[hit.last].lower
    for span in sorted((s for s in work.spans if s.first < hit.first), key=lambda s: -s.first):
        actor = work.actor(span.actor_ids[0])
        if actor.kind == "organisation" and word in {actor.name.lower().split()[-1], work.tokens[span.last].lower}:
            return span.actor_ids
    return []


def _definite(token: Token) -> bool:
    return any(child.lower in DEFINITE for child in token.children if child.dep in {"det", "poss", "predet", "preconj"})


def _first_of_phrase(work: Workspace, token: Token, number: int) -> int:
    if number == 1:
        return token.i
    numeral = [child.i for child in token.children if child.dep == "nummod" and work.free(child.i, child.i)]
    return min([token.i, *numeral])


def widen_nominals(work: Workspace) -> None:
    """Let each nominal take in its article and adjectives: "the Syrian regime", "Coalition foreign ministers"."""
    wide = (s for s in work.spans if s.mention_type == "nominal" or s.rule == "administration")
    for span in sorted(wide, key=lambda s: s.first):
        head = work.head(span.first, span.last)
        first = span.first
        while first > 0 and _belongs(work, work.tokens[first - 1], head, span):
            first -= 1
        for owner in {id(o): o for j in range(first, span.first) if (o := work.owner.get(j))}.values():
            work.remove(owner)
        span.first = first
        work.owner.update((j, span) for j in range(first, span.last + 1))


def _belongs(work: Workspace, token: Token, head: Token, span: Span) -> bool:
    if token.dep not in {"det", "amod", "compound", "nmod", "nummod", "predet"} or head not in token.ancestors():
        return False
    owner = work.owner.get(token.i)
    return owner is None or owner.mention_type == "demonym" or set(owner.actor_ids) <= set(span.actor_ids)


NUMBERS = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}


def _number_meant(token: Token, usual: int) -> int:
    """How many actors a noun refers back to: what its number says ("the three countries"), else the usual."""
    said = next((NUMBERS[c.lower] for c in token.children if c.dep == "nummod" and c.lower in NUMBERS), None)
    return said or usual


def _last_named(work: Workspace, i: int, antecedent: str, number: int, without: frozenset[str]) -> list[str]:
    """The actors of a kind that the text before token ``i`` is about, else the last named; too few are none."""
    named: list[str] = []
    for span in sorted((s for s in work.spans if s.last < i), key=lambda s: -s.first):
        if span.mention_type == "pronoun" or work.head(span.first, span.last).dep in MODIFIER:
            continue
        if antecedent == "any" and span.rule == "model:ORG":
            continue  # a body that only the model sees is no party to talks
        named.extend(x for x in reversed(span.actor_ids) if _fits(work.actor(x), antecedent) and x not in without)
    chosen = (_dominant(named, number) if number > 1 else []) or list(dict.fromkeys(named))[:number][::-1]
    return chosen if len(chosen) == number else []


def _dominant(named: list[str], number: int) -> list[str]:
    """The few that are named at least twice as often as any other, in alphabetical order; else none."""
    counts = Counter(named).most_common(number + 1)
    rest = counts[number][1] if len(counts) > number else 0
    if len(counts) < number or counts[number - 1][1] < max(2 * rest, 2):
        return []
    return sorted(actor_id for actor_id, _ in counts[:number])


def _fits(actor: Actor, antecedent: str) -> bool:
    if antecedent == "any":
        return actor.kind in {"state", "organisation"}
    return antecedent in {actor.kind, actor.sector} and (actor.kind != "state" or antecedent == "state")


@cache
def _anaphors() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in rows("anaphors.csv")}
