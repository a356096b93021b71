"""Finding place mentions: candidates, whether each is a place here, and which place it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extraction.document import Document
from extraction.places import gazetteer
from extraction.places.candidates import Candidate, candidates
from extraction.places.disambiguation import best, countries_of, lies_in
from extraction.places.gazetteer import Place
from extraction.places.locating import locates
from extraction.records import PlaceMention, row_id

DOCUMENTS = frozenset(
    {
        "accord", "accords", "act", "agreement", "agreements", "amendment", "convention", "conventions", "declaration",
        "formula", "pact", "process", "protocol", "protocols", "rules", "treaty", "post", "times", "principles",
    }
)  # fmt: skip
"""Nouns after the name of a city that make both the name of something else ("the Minsk agreements")."""
PLACE_NOUNS = frozenset(
    {
        "area", "base", "camp", "capital", "city", "district", "hamlet", "island", "neighborhood", "neighbourhood",
        "port", "province", "region", "settlement", "suburb", "town", "township", "village",
    }
)  # fmt: skip
"""Nouns that make any name beside them a place's ("the village of Marea", "the Marea area")."""
FACILITIES = frozenset(
    {
        "airbase", "airfield", "airport", "aerodrome", "barracks", "base", "bridge", "camp", "cathedral", "checkpoint",
        "crossing", "dam", "harbor", "harbour", "hospital", "mosque", "port", "prison", "range", "reactor", "refinery",
        "shipyard", "square", "stadium", "station", "tunnel", "dockyard", "spaceport", "cosmodrome",
    }
)  # fmt: skip
"""Nouns in the name of a facility that make it a place."""
CONFIDENCE = {
    "place:gazetteer": 0.9, "place:region": 0.92, "place:after": 0.93, "place:model": 0.6, "place:before": 0.93, "place:facility": 0.75, "locating": 0.88,
}  # fmt: skip


def find_places(document: Document) -> list[PlaceMention]:
    """The places that an article names; a state's name only where it locates (the actors take the rest)."""
    return list(_mentions(document))


def _mentions(document: Document) -> Iterator[PlaceMention]:
    found = candidates(document)
    spoken = countries_of(document, found)
    places = [best(candidate, follower, spoken) for candidate, follower in zip(found, [*found[1:], None], strict=False)]
    for number, (candidate, place) in enumerate(zip(found, places, strict=True)):
        if number and place is not None and _says_where(found[number - 1], places[number - 1], candidate, place):
            rule: str | None = "place:after"
        else:
            rule = _rule(candidate, place)
        if rule is not None:
            follower = (
                places[number + 1] if number + 1 < len(found) and _touches(candidate, found[number + 1]) else None
            )
            yield _mention(document, candidate, _located(candidate, place, follower), rule)


def _touches(candidate: Candidate, follower: Candidate) -> bool:
    """Whether only a comma parts two names."""
    return follower.first.i - candidate.last.i == 2


def _says_where(before: Candidate, before_place: Place | None, candidate: Candidate, place: Place | None) -> bool:
    """Whether a name says where the town before it is ("Fallujah, Iraq"), and is no further item of a list."""
    if place is None or not _touches(before, candidate) or (before_place is not None and before_place.is_state):
        return False
    if candidate.last.dep in ("appos", "npadvmod") and (place.is_state or candidate.name in gazetteer.seats()):
        return before_place is None or before_place.country == place.country
    return before_place is not None and place.feature_class == "A" and lies_in(before_place, place)


def _rule(candidate: Candidate, place: Place | None) -> str | None:
    """The rule by which a candidate is a place, or None where it is none."""
    first, last = candidate.first, candidate.last
    if last.dep in ("compound", "nmod", "amod") and last.head.lower in DOCUMENTS and last.head.i > last.i:
        return None
    if candidate.area is None and (candidate.name in gazetteer.seats() or (place is not None and place.is_state)):
        return locates(first, last)
    if place is None and candidate.label == "FAC":
        return "place:facility" if any(word in FACILITIES for word in candidate.name.lower().split()) else None
    if place is None:
        return "place:model" if candidate.label in ("GPE", "LOC") and _looks_like_a_place(candidate) else None
    return "place:region" if place.is_curated else "place:gazetteer"


def _looks_like_a_place(candidate: Candidate) -> bool:
    """Whether a name that no table knows is used as a place's: after a preposition of place, or beside a noun of place."""
    last = candidate.last
    if not candidate.name[:1].isupper() or not candidate.name[-1:].isalpha():
        return False
    beside = last.head.head if last.dep == "pobj" and last.head.lower == "of" else last.head
    if last.dep == "pobj" and last.head.lower in ("in", "near", "at", "outside", "around"):
        return True
    return candidate.area is not None or (last.dep in ("pobj", "compound", "appos") and beside.lower in PLACE_NOUNS)


def _located(candidate: Candidate, place: Place | None, follower: Place | None) -> Place:
    """The place to record. A name that no table knows keeps itself, and the country that is named after it."""
    if place is None:
        country = follower.country if follower is not None else None
        return Place(candidate.name, country, None, None, None, None, None, 0, False, False)
    if candidate.area is None or place.feature_class != "P":
        return place
    area = f"{place.name} {candidate.area.title()}"
    return replace(place, name=area, feature_class="A", geoname_id=None, population=0)


def _mention(document: Document, candidate: Candidate, place: Place, rule: str) -> PlaceMention:
    first, last = candidate.first, candidate.last
    article_id = document.article.article_id
    confidence = CONFIDENCE.get(rule) or CONFIDENCE["locating"]
    return PlaceMention(
        row_id("place", article_id, first.start, last.end), article_id, document.sentence_of(first).sentence_id,
        first.start, last.end, document.text_of(first, last), place.name, place.country, place.admin1, place.geoname_id,
        place.latitude, place.longitude, place.feature_class, rule, confidence,
    )  # fmt: skip
