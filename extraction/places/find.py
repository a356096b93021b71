"""Finding place mentions: candidates, whether each is a place here, and which place it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from extraction.document import Document
from extraction.places import gazetteer
from extraction.places.candidates import DATELINE, DOUBTED, LOCATIVE, Candidate, candidates, is_place_noun
from extraction.places.disambiguation import best, countries_of, lies_in, share
from extraction.places.gazetteer import Place
from extraction.places.locating import locates
from extraction.records import PlaceMention, row_id

DOCUMENTS = frozenset(
    {
        "accord", "accords", "act", "agreement", "agreements", "amendment", "convention", "conventions", "declaration",
        "formula", "pact", "process", "protocol", "protocols", "rules", "treaty", "post", "times", "principles", "war",
        "wars",
    }
)  # fmt: skip
"""Nouns after the name of a city that make both the name of something else ("the Minsk agreements")."""
FACILITIES = frozenset(
    {
        "airbase", "airfield", "airport", "aerodrome", "barracks", "base", "bridge", "camp", "cathedral", "checkpoint",
        "crossing", "dam", "harbor", "harbour", "hospital", "mosque", "port", "prison", "range", "reactor", "refinery",
        "shipyard", "square", "stadium", "station", "tunnel", "dockyard", "spaceport", "cosmodrome",
    }
)  # fmt: skip
"""Nouns in the name of a facility that make it a place."""
CONFIDENCE = {
    "place:gazetteer": 0.9,
    "place:region": 0.92,
    "place:after": 0.93,
    "place:before": 0.93,
    "place:facility": 0.75,
    "place:noun": 0.85,
    "place:model": 0.6,
    "place:dateline": 0.97,
    "place:doubted": 0.75,
}
SURE_SHARE = 0.5
"""The share of an article's countries from which on a town's name is believed to be no person's."""
LOCATING_CONFIDENCE = 0.88


def find_places(document: Document) -> list[PlaceMention]:
    """The places that an article names; a state's name only where it locates (the actors take the rest)."""
    return list(_mentions(document))


def _mentions(document: Document) -> Iterator[PlaceMention]:
    found = candidates(document)
    spoken = countries_of(document, found)
    places = [
        _meant(candidate, follower, spoken) for candidate, follower in zip(found, [*found[1:], None], strict=False)
    ]
    # explained[i] is the place after a comma that says where candidate i is ("Fallujah, Iraq").
    explained = [_explanation(document, found, places, number) for number in range(len(found))]
    for number, (candidate, place) in enumerate(zip(found, places, strict=True)):
        if number and explained[number - 1] is not None:
            rule: str | None = "place:after"
        elif explained[number] is not None:
            rule = "place:before"
        else:
            rule = _rule(candidate, place, spoken)
        if rule is not None:
            yield _mention(document, candidate, _located(document, candidate, place, explained[number]), rule)


def _meant(candidate: Candidate, follower: Candidate | None, spoken: Counter[str]) -> Place | None:
    """The place that a candidate names, or whose name it borrows; a county is not where the city of its name is."""
    place = best(candidate, follower, spoken)
    if candidate.noun is None or place is None or place.is_curated:
        return place
    return place if share(place.country, spoken) and candidate.noun.noun != "county" else None


def _explanation(document: Document, found: list[Candidate], places: list[Place | None], number: int) -> Place | None:
    """The place that follows a candidate after a comma and says where it is, if one does."""
    if number + 1 == len(found):
        return None
    candidate, follower = found[number], found[number + 1]
    is_apart = follower.first.i - candidate.last.i != 2 or document.tokens[candidate.last.i + 1].text != ","
    return places[number + 1] if not is_apart and _says_where(places[number], follower, places[number + 1]) else None


def _says_where(before: Place | None, candidate: Candidate, place: Place | None) -> bool:
    """Whether a name says where the town before it is ("Fallujah, Iraq"), and is no further item of a list."""
    if place is None or (before is not None and (before.is_state or before.feature_class == "A")):
        return False
    is_large = place.feature_class == "A" or gazetteer.stands_for_state(candidate.name)
    if candidate.last.dep in ("appos", "npadvmod") and is_large:
        return before is None or before.country == place.country
    return before is not None and place.feature_class == "A" and lies_in(before, place)


def _rule(candidate: Candidate, place: Place | None, spoken: Counter[str]) -> str | None:
    """The rule by which a candidate is a place, or None where it is none."""
    first, last = candidate.first, candidate.last
    if last.dep in ("compound", "nmod", "amod") and last.head.lower in DOCUMENTS and last.head.i > last.i:
        return None
    if candidate.label == DATELINE:
        return "place:dateline"
    if candidate.label == DOUBTED:
        return "place:doubted" if place is not None and share(place.country, spoken) > SURE_SHARE else None
    if candidate.noun is not None:
        return "place:noun" if place is not None or candidate.noun.noun != "state" else None
    if candidate.noun is None and gazetteer.stands_for_state(candidate.name):
        return locates(first, last)
    if place is None and candidate.label == "FAC":
        return "place:facility" if any(word in FACILITIES for word in candidate.name.lower().split()) else None
    if place is None:
        return "place:model" if candidate.label in ("GPE", "LOC") and _looks_like_a_place(candidate) else None
    if place.is_curated:
        return "place:region"
    # A common word may be a city's name too ("Metro", "Hamilton"): without the model, the article has to support it.
    is_supported = share(place.country, spoken) > 0 or (last.dep == "pobj" and last.head.lower in LOCATIVE)
    return "place:gazetteer" if candidate.label is not None or is_supported else None


def _looks_like_a_place(candidate: Candidate) -> bool:
    """Whether a name that no table knows is used as a place's: after a preposition or beside a noun of place."""
    last = candidate.last
    if not candidate.name[:1].isupper() or not candidate.name[-1:].isalpha():
        return False
    if last.dep == "pobj" and last.head.lower in ("in", "near", "at", "outside", "around"):
        return True
    if any(child.lower == "near" for child in last.children):
        return True  # "Near Marea, two strikes …": the parser takes "Near" for part of the name
    beside = last.head.head if last.dep == "pobj" and last.head.lower == "of" else last.head
    is_outside = not candidate.first.i <= beside.i <= last.i
    return last.dep in ("pobj", "compound", "appos") and is_outside and is_place_noun(beside)


def _located(document: Document, candidate: Candidate, place: Place | None, follower: Place | None) -> Place:
    """The place to record. What no table knows keeps its words, and the country that is named after it or within it."""
    words = document.text_of(candidate.first, candidate.last)
    country = place.country if place else follower.country if follower else None
    if place is None:
        feature_class = candidate.noun.feature_class if candidate.noun else None
        return Place(words, country, None, None, None, None, feature_class, 0, False, False)
    if candidate.noun is None or place.feature_class not in ("P", "S"):
        return place
    if candidate.noun.feature_class not in ("A", "T"):
        return Place(words, country, place.admin1, None, None, None, candidate.noun.feature_class, 0, False, False)
    name = f"{place.name} {candidate.noun.noun.title()}"
    return replace(place, name=name, feature_class=candidate.noun.feature_class, geoname_id=None, population=0)


def _mention(document: Document, candidate: Candidate, place: Place, rule: str) -> PlaceMention:
    first, last = candidate.first, candidate.last
    article_id = document.article.article_id
    confidence = CONFIDENCE.get(rule, LOCATING_CONFIDENCE)
    return PlaceMention(
        row_id("place", article_id, first.start, last.end), article_id, document.sentence_of(first).sentence_id,
        first.start, last.end, document.text_of(first, last), place.name, place.country, place.admin1, place.geoname_id,
        place.latitude, place.longitude, place.feature_class, rule, confidence,
    )  # fmt: skip
