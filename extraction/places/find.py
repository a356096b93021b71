"""Finding place mentions: what may be a place, whether it is one here, and which place it is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from functools import cache

from extraction.document import Document
from extraction.language.tokens import Token
from extraction.places import gazetteer
from extraction.places.gazetteer import Place
from extraction.places.locating import locates
from extraction.records import PlaceMention, row_id

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
OTHER_NAMES = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE"})


def find_places(document: Document) -> list[PlaceMention]:
    """The places that an article names; a state's name only where it locates (the actors take the rest)."""
    spans = list(_spans(document))
    nearby = Counter(place.country for _, _, name in spans for place in gazetteer.named(name) if _is_country(place))
    mentions = []
    for first, last, name in spans:
        place = _best(gazetteer.named(name), nearby)
        rule = _rule(document.tokens[first], document.tokens[last], place)
        if rule is not None:
            mentions.append(_mention(document, first, last, name, place, rule))
    return mentions


def _spans(document: Document) -> Iterator[tuple[int, int, str]]:
    """Candidates: the model's places and the gazetteer's names outside other names, without a leading "the"."""
    covered: set[int] = set()
    for entity in document.entities:
        tokens = document.tokens[entity.first : entity.last + 1]
        covered.update(range(entity.first, entity.last + 1))
        if entity.label in PLACE_LABELS:
            yield from _trimmed(document, tokens)
    for first, last, name in gazetteer.find(document.tokens):
        if covered.isdisjoint(range(first, last + 1)) and document.tokens[last].pos == "PROPN":
            yield first, last, name


def _trimmed(document: Document, tokens: object) -> Iterator[tuple[int, int, str]]:
    words = [token for token in tokens if token.pos != "SPACE"]  # type: ignore[attr-defined]
    while words and (words[0].lower in ("the", "both") and not gazetteer.named(document.text_of(words[0], words[-1]))):
        words = words[1:]
    while words and words[-1].tag in ("POS", "IN", ",", "."):
        words = words[:-1]
    if words:
        yield words[0].i, words[-1].i, document.text_of(words[0], words[-1])


def _best(places: list[Place], nearby: Counter[str | None]) -> Place | None:
    def score(place: Place) -> float:
        size = 7.0 if place.is_curated else math.log10(place.population + 1)
        return size + min(nearby[place.country], 3) - 2 * place.is_alias * (not place.is_curated)

    return max(places, key=score, default=None)


def _is_country(place: Place) -> bool:
    return place.is_curated and place.feature_class == "A"


@cache
def _capitals() -> frozenset[str]:
    return frozenset({"Washington", "Seoul", "Tokyo", "Beijing", "Moscow"})


def _rule(first: Token, last: Token, place: Place | None) -> str | None:
    if place is None:
        return "place:model"
    if _is_country(place) or place.name in _capitals():
        return locates(first, last)
    return "place:gazetteer"


def _mention(document: Document, first: int, last: int, name: str, place: Place | None, rule: str) -> PlaceMention:
    start, end = document.tokens[first].start, document.tokens[last].end
    sentence = document.sentence_of(document.tokens[first])
    article_id = document.article.article_id
    return PlaceMention(
        row_id("place", article_id, start, end), article_id, sentence.sentence_id, start, end,
        document.article.text[start:end], place.name if place else name, place.country if place else None,
        place.admin1 if place else None, place.geoname_id if place else None, place.latitude if place else None,
        place.longitude if place else None, place.feature_class if place else None, rule, 0.8 if place else 0.5,
    )  # fmt: skip
