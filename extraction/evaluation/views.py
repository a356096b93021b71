"""The rows that are held against gold: each table as an analyst sees it, with the names of actors in place of ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from extraction.actors.catalogue import catalogue
from extraction.layers import Rows

Row = dict[str, Any]
View = dict[str, list[Row]]


def view(rows: Rows) -> View:
    """The tables of one article with actors' names.

    Args:
        rows: what ``layers.code`` found in it.
    """
    names = {actor.actor_id: actor.name for actor in rows["actors"]}
    return {
        "actors": _actors(rows),
        "statements": [
            asdict(s) | {"speaker": names.get(s.speaker_actor_id) or s.speaker_text} for s in rows["statements"]
        ],
        "events": _events(rows, names),
        "military_assets": [
            asdict(a) | {"operator": a.operator_actor_id and _name(names, a.operator_actor_id)}
            for a in rows["military_assets"]
        ],
        "figures": [asdict(figure) for figure in rows["figures"]],
    }


def _actors(rows: Rows) -> list[Row]:
    """A row an actor that is mentioned, however many mentions there are."""
    mentions = defaultdict(list)
    for mention in rows["actor_mentions"]:
        mentions[mention.actor_id].append(mention)
    described = {actor.actor_id: actor for actor in rows["actors"]}
    return [
        asdict(described[actor_id])
        | {"mentions": sorted({m.text for m in found}), "roles": sorted({m.role or "" for m in found})}
        | {"text": found[0].text, "rule_id": found[0].rule_id, "start_char": found[0].start_char}
        | {"confidence": max(m.confidence for m in found)}
        for actor_id, found in mentions.items()
    ]


def _events(rows: Rows, names: Mapping[str, str]) -> list[Row]:
    parts: dict[str, dict[str, list[str]]] = defaultdict(lambda: {"source": [], "target": []})
    for part in rows["event_actors"]:
        parts[part.event_id][part.role].append(_name(names, part.actor_id))
    return [asdict(event) | parts[event.event_id] for event in rows["events"]]


def _name(names: Mapping[str, str], actor_id: str) -> str:
    """The name of an actor, of a state also where no mention introduced it (a place may stand for it)."""
    known = catalogue().actors.get(actor_id)
    return names.get(actor_id) or (known.name if known else actor_id)
