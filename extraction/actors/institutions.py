"""Bodies that a state has: its kind ("foreign ministry") joined with the state before or after it."""

from __future__ import annotations

from extraction.actors.catalogue import Entry, named
from extraction.actors.plausible import is_place
from extraction.actors.spans import Hit, Span, Workspace
from extraction.records import Actor

STATE_SORTS = ("state", "adjective", "demonym", "capital", "metonym")
NAMED_BY_STATE = {"state:usa"}
"""States whose institutions are named by the noun: "United States Navy", not "American Navy"."""


def add_institution(work: Workspace, hit: Hit) -> None:
    """ "the South Korean defence ministry", "Japan's navy", "the Government of Iraq", "US and Chinese navies"."""
    entry = hit.entry("institution")
    assert entry is not None
    if not work.free(hit.first, hit.last):
        return
    states = states_before(work, hit.first)
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
    ids = [institution(work, entry, state.actor_id) for hit in states if (state := state_entry(hit))]
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


def states_before(work: Workspace, first: int, *, joined: bool = False) -> list[Hit]:
    """The states that end just before ``first`` (or before the "and" or comma there: ``joined``), with those
    coordinated before them, in text order.
    """
    found: list[Hit] = []
    end = _before_conjunction(work, first - 1) if joined else first - 1
    if joined and end == first - 1:
        return found
    while (hit := work.hit_to.get(end)) and hit.entry("adjective", "state", "metonym") and not is_place(work, hit):
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


def state_entry(hit: Hit) -> Entry | None:
    """The entry of a hit by which it means a state."""
    return hit.entry(*STATE_SORTS)
