"""A tiny actor layer for the tests of the event coder: the names and adjectives of states, nothing else."""

from __future__ import annotations

from functools import cache

from extraction.document import Document
from extraction.knowledge.tables import listed, rows
from extraction.records import Actor, ActorMention


@cache
def _states() -> dict[str, str]:
    return {
        word: row["actor_id"]
        for row in rows("states.csv")
        for word in (row["name"], *listed(row["adjectives"]), *listed(row["aliases"]))
    }


def add_states(document: Document) -> Document:
    """Give a document a mention for each word that names a state; everybody else stays unnamed."""
    found = [(token, _states()[token.text]) for token in document.tokens if token.text in _states()]
    actors = [Actor(i, i, "state", "GOV", i.removeprefix("state:").upper(), None) for _, i in found]
    article_id = document.article.article_id
    mentions = [
        ActorMention(f"m{t.i}", article_id, "s", t.start, t.end, t.text, i, "name", None, "test", 1.0) for t, i in found
    ]
    document.add_actors(actors, mentions)
    return document
