"""Where an asset is: from its noun phrase, from the word that says what becomes of it, from the table of bases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extraction.language.tokens import Token
from extraction.military_assets.lexicon import word_set
from extraction.military_assets.phrases import Mention
from extraction.military_assets.status import Cue, top_of
from extraction.military_assets.view import View
from extraction.records import PlaceMention

_LOCATIVE = frozenset(
    {"in", "at", "on", "near", "off", "around", "across", "throughout", "outside", "inside", "over", "along", "to",
     "into", "toward", "towards", "above", "between", "through", "within", "from", "out", "under", "beyond", "aboard"}
)  # fmt: skip
_SOURCE = frozenset({"from"})
_GOT = frozenset({"ordered", "delivered", "proposed", "in_development"})
_DOWN = frozenset({"prep", "pobj", "compound", "appos", "nmod", "poss", "amod"})


@dataclass(frozen=True, slots=True)
class Where:
    """A place of an asset, from a place mention, a state that is named as one, or the table of bases.

    ``is_broad`` is whether it is a country or a region of several, so that a town may lie in it.
    """

    name: str
    country: str | None
    is_broad: bool
    geoname_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None


def places_of(view: View, mention: Mention, found: list[Cue]) -> list[Where]:
    """The places of a mention; several where the text lists them ("in both Italy and Spain")."""
    is_gone = any(cue.rule is not None and cue.rule.status == "withdrawn" for cue in found)
    prepositions = _LOCATIVE if is_gone else _LOCATIVE - _SOURCE
    behind = _behind(view, mention.head, prepositions)
    return (
        [place for place in behind if place.name != mention.name]
        or _behind(view, top_of(mention.head), prepositions)
        or _of_site(mention)
        or _inside(view, mention)
        or _relative(view, found)
        or next((places for cue in found if _locates(cue) and (places := _of_governor(view, cue))), [])
    )


def _of_site(mention: Mention) -> list[Where]:
    site = mention.entry.site
    return [Where(site.place, site.country, False, None, site.latitude, site.longitude)] if site is not None else []


def _behind(view: View, word: Token, prepositions: frozenset[str] = _LOCATIVE) -> list[Where]:
    """Places in the prepositional phrases of a word."""
    found: list[Where] = []
    for child in word.children:
        if child.dep in ("prep", "dative") and child.lower in prepositions:
            found += _of_prepositional(view, child)
    return found


def _of_prepositional(view: View, preposition: Token) -> list[Where]:
    noun = preposition.child("pobj")
    if noun is None:
        inner = preposition.child("prep")
        return _of_prepositional(view, inner) if inner is not None else []
    found = [_first_place(view, conjunct) for conjunct in _conjuncts(noun)]
    return [place for place in found if place is not None]


def _conjuncts(noun: Token) -> list[Token]:
    found = [noun]
    for token in found:
        found.extend(child for child in token.children if child.dep == "conj")
    return found


def _first_place(view: View, noun: Token) -> Where | None:
    """The place of a noun phrase: of its head, or named inside it ("the northern part of Japan")."""
    agenda = [noun]
    for token in agenda:
        if (place := _place_at(view, token)) is not None:
            return place
        agenda.extend(child for child in token.children if child.dep in _DOWN)
    return None


def _place_at(view: View, token: Token) -> Where | None:
    asset = view.asset_at(token)
    if asset is not None and asset.entry.site is not None:
        site = asset.entry.site
        return Where(asset.name, site.country, False, None, site.latitude, site.longitude)
    if asset is not None and asset.entry.kind == "installation" and asset.name != asset.entry.name:
        around = next(iter(_behind(view, asset.head)), None)
        return Where(asset.name, around.country if around else None, is_broad=False)
    if asset is not None and token.i in asset.core:
        return None
    for place in view.document.places_at(token):
        return _where(place)
    for mention in view.document.actors_at(token):
        actor = view.document.actors.get(mention.actor_id)
        if actor is not None and actor.kind == "state" and mention.mention_type == "name":
            return Where(actor.name, actor.country, is_broad=True)
    return None


def _where(place: PlaceMention) -> Where:
    is_broad = place.feature_class in ("A", "L") and (place.place_country is None or place.admin1 is None)
    return Where(place.place_name, place.place_country, is_broad, place.geoname_id, place.latitude, place.longitude)


def _inside(view: View, mention: Mention) -> list[Where]:
    """A place in the phrase itself: "Kaliningrad-based missiles", "a Bagram hangar"."""
    tokens = view.document.tokens[max(mention.first - 3, 0) : mention.last + 1]
    for token in tokens:
        if token.i in mention.core:
            continue
        if token.head is mention.head or token.i >= mention.first or token.head.head is mention.head:
            for place in view.document.places_at(token):
                return [_where(place)]
    return []


def _relative(view: View, found: Iterable[Cue]) -> list[Where]:
    """The antecedent of "where": "Qatar, where 8,000 troops are based"."""
    for cue in found:
        verb = cue.token
        if verb.dep == "relcl" and any(child.lower == "where" for child in verb.children):
            place = _first_place(view, verb.head)
            return [place] if place is not None else []
    return []


def _locates(cue: Cue) -> bool:
    """Whether the place of a cue is the asset's: not that of what it does in a relative clause."""
    return cue.rule is not None or cue.token.dep not in ("relcl", "acl")


def _of_governor(view: View, cue: Cue) -> list[Where]:
    """The place of what is done with an asset; "from" says where that comes from which is bought or delivered."""
    governor = cue.token
    is_got = cue.rule is not None and cue.rule.status in _GOT
    found = _behind(view, governor, _LOCATIVE - _SOURCE) or ([] if is_got else _behind(view, governor, _SOURCE))
    if found or is_got or cue.rule is None:
        return found
    if governor.lemma in word_set("placing"):
        return _of_noun(view, governor.child("dobj"))
    if governor.lemma in word_set("housing"):
        return _of_noun(view, governor.child("nsubj"))
    return _of_the_scene(view, governor)


def _of_noun(view: View, noun: Token | None) -> list[Where]:
    place = _first_place(view, noun) if noun is not None else None
    return [place] if place is not None else []


def _of_the_scene(view: View, verb: Token) -> list[Where]:
    """The place that stands with the object or in a phrase of a verb: "greeted them by radio over the Arabian Sea"."""
    around = [child.child("pobj") for child in verb.children if child.dep in ("prep", "agent")]
    for noun in (verb.child("dobj"), *around):
        if noun is not None and (found := _behind(view, noun, _LOCATIVE - _SOURCE)):
            return found
    return []
