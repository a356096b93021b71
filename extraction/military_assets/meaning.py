"""Whether the words of a spot mean the military thing here: "Patriot" is a missile, a law or a footballer."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.document import Document
from extraction.language.tokens import Token
from extraction.military_assets.lexicon import VESSELS, Entry, contexts, is_act, word_set
from extraction.military_assets.spots import Spot

_ARMED = frozenset({"MIL", "GOV", "REB", "SPY", "IGO"})
_TITLES = frozenset({"WORK_OF_ART", "LAW"})
_NEAR = 5
"""Words on either side in which a context with ``where`` "near" is looked for."""


def holds(
    document: Document, main: Spot, entry: Entry, group: Sequence[Spot], follower: Token | None, sure: set[str]
) -> bool:
    """Whether the words of ``main``, in a phrase of spots, mean ``entry`` here.

    Args:
        document: with its actors and places.
        main: the spot that says what the asset is.
        entry: one of its readings.
        group: the spots of its noun phrase.
        follower: the noun that the phrase qualifies, if any.
        sure: names of systems that the article uses in a form that means nothing else.
    """
    if entry.is_name:
        return not entry.context or _is_military_name(document, main, entry, group, follower, sure)
    if follower is not None and not is_act(follower):
        return False
    return not entry.context or _in_context(document, main, entry)


def _is_military_name(
    document: Document, main: Spot, entry: Entry, group: Sequence[Spot], follower: Token | None, sure: set[str]
) -> bool:
    """Whether an ambiguous name ("Patriot") is the system's: by its noun, the article, or its sentence."""
    if any(spot.entry.kind in ("asset", "head", "installation") for spot in group if spot is not main):
        return True
    tokens = document.tokens
    before, after = _neighbour(tokens, main.first - 1), _neighbour(tokens, main.last + 1)
    for other in (before, after):
        if other is not None and other.tag in ("NNP", "NNPS") and _is_one_name(document, other, tokens[main.first]):
            return False
    if any(_is_other_name(document, token) for token in tokens[main.first : main.last + 1]):
        return False
    if follower is not None and not is_act(follower):
        return False
    if entry.name in sure:
        return True
    if entry.kind == "base" and (before is None or before.lower != "at"):
        return False
    if entry.category in VESSELS:
        return _stands_by_vessel(tokens[main.last])
    return _in_context(document, main, entry)


def _stands_by_vessel(name: Token) -> bool:
    """Whether a name is in apposition to a word for a ship: "its flagship, the Moskva"."""
    beside = [name.head] if name.dep == "appos" else name.children_with("appos")
    return any(token.lemma in word_set("vessel") for token in beside)


def _is_other_name(document: Document, token: Token) -> bool:
    """Whether the word is of a title or a law, or a surname of somebody whom the article calls by a full name."""
    people = (document.actors.get(mention.actor_id) for mention in document.actors_at(token))
    return token.ent_type in _TITLES or any(actor and actor.kind == "person" and " " in actor.name for actor in people)


def _is_one_name(document: Document, token: Token, other: Token) -> bool:
    """Whether two capitalised words side by side are one name: of one actor, or of nothing known ("Patriot Act")."""
    names, others = _names_at(document, token), _names_at(document, other)
    return not names or not names.isdisjoint(others)


def _names_at(document: Document, token: Token) -> set[str]:
    actors = {mention.mention_id for mention in document.actors_at(token)}
    return actors | {mention.mention_id for mention in document.places_at(token)}


def _is_armed(document: Document, token: Token) -> bool:
    """Whether a word names somebody who has armed forces: a state, a body of one, or a group that fights."""
    actors = (document.actors.get(mention.actor_id) for mention in document.actors_at(token))
    return any(actor and (actor.kind in ("state", "group") or actor.sector in _ARMED) for actor in actors)


def _is_of(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].lower == "of"


def _neighbour(tokens: Sequence[Token], index: int) -> Token | None:
    return tokens[index] if 0 <= index < len(tokens) else None


def _in_context(document: Document, spot: Spot, entry: Entry) -> bool:
    context = contexts()[entry.context]
    tokens = document.tokens
    own = range(spot.first, spot.last + 1)
    if context.where == "phrase":
        left = tokens[max(spot.first - 3, 0) : spot.first]
        right = tokens[spot.last + 2 : spot.last + 5] if _is_of(tokens, spot.last + 1) else ()
        return any(token.lower in context.words or _is_armed(document, token) for token in (*left, *right))
    if context.where == "near":
        around = tokens[max(spot.first - _NEAR, 0) : spot.last + 1 + _NEAR]
        return any(token.lower in context.words and token.i not in own for token in around)
    if context.where == "article":
        return any(token.lower in context.words and token.i not in own for token in tokens)
    sentence = document.sentence_of(tokens[spot.first])
    return any(token.lower in context.words and token.i not in own for token in sentence.tokens)
