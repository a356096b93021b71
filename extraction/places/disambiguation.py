"""Which of the places that bear a name is meant: by size, by the countries that the article speaks of, by what follows.

"Tripoli" is in Libya unless the article is about Lebanon; "Paris, Texas" says so itself; "Georgia" is the country
unless the article speaks of the United States and not of the Caucasus.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache

from extraction.document import Document
from extraction.knowledge.tables import listed, rows
from extraction.places import gazetteer
from extraction.places.candidates import Candidate
from extraction.places.gazetteer import Place

CURATED_SIZE = 6.5
"""The weight of a place of ``places.csv``, as the logarithm of a population: that of a city of three million."""
STATE_BONUS = 0.5
"""A state is meant before a city of its name ("Panama", "Kuwait")."""
ALIAS_COST = 2.0
NAMED_AFTER = 6.0
"""The weight of a country that follows the name ("Paris, Texas")."""
SPOKEN_OF = {"USA": 0.4}
SPOKEN_OF_OTHERS = 1.2
"""The weight of the country that an article speaks of most; less for the one that most articles speak of."""
PLAUSIBLE = 4.9
"""The least weight of a place: a city of 80,000, or one of 15,000 in a country that the article speaks of."""


def countries_of(document: Document, found: Iterable[Candidate]) -> Counter[str]:
    """How often an article speaks of each country: by its names, adjectives and large places."""
    spoken: Counter[str] = Counter()
    words = _country_words()
    for token in document.tokens:
        if token.text in words:
            spoken[words[token.text]] += 1
    for candidate in found:
        if candidate.name not in words and candidate.noun is None:
            spoken.update(_sure_country(candidate.name))
    return spoken


def best(candidate: Candidate, follower: Candidate | None, spoken: Counter[str]) -> Place | None:
    """The likeliest place of a name, or None where no place is plausible."""
    nearby = _places_after(candidate, follower)
    weighed = [(_weight(place, nearby, spoken), place) for place in gazetteer.named(candidate.name)]
    if not weighed:
        return None
    weight, place = max(weighed, key=lambda pair: (pair[0], pair[1].population, -(pair[1].geoname_id or 0)))
    return place if weight >= PLAUSIBLE else None


def _weight(place: Place, nearby: tuple[Place, ...], spoken: Counter[str]) -> float:
    size = math.log10(place.population + 1)
    weight = max(size, CURATED_SIZE) if place.is_curated else size - ALIAS_COST * place.is_alias
    if any(lies_in(place, other) for other in nearby):
        weight += NAMED_AFTER
    return (
        weight
        + STATE_BONUS * place.is_state
        + share(place.country, spoken) * SPOKEN_OF.get(place.country or "", SPOKEN_OF_OTHERS)
    )


def share(country: str | None, spoken: Counter[str]) -> float:
    """0 to 1, by how much of what the article says of countries is about this one; a third of it is enough for 1."""
    return min(1.0, 3 * spoken[country] / max(sum(spoken.values()), 1)) if country else 0.0


def _places_after(candidate: Candidate, follower: Candidate | None) -> tuple[Place, ...]:
    """The places that bear the name after a comma ("Paris, Texas")."""
    if follower is None or not 1 < follower.first.i - candidate.last.i <= 2:
        return ()
    return gazetteer.named(follower.name)


def lies_in(place: Place, other: Place) -> bool:
    """Whether a place lies in a state, or in a state of the United States."""
    if other.feature_class != "A" or other.country is None or place.country != other.country:
        return False
    return other.is_state or place.admin1 is None or other.admin1 is None or place.admin1 == other.admin1


def _sure_country(name: str) -> list[str]:
    """The country of a name that only one place of some size bears; "Tripoli" says nothing about its country."""
    sizeable = [place for place in gazetteer.named(name) if place.is_curated or _is_sizeable(place)]
    return [sizeable[0].country] if len(sizeable) == 1 and sizeable[0].country else []


def _is_sizeable(place: Place) -> bool:
    return place.population >= gazetteer.LARGE and not place.is_alias


@cache
def _country_words() -> dict[str, str]:
    """Single words for a country: names, adjectives, demonyms; those that several share are left out."""
    shared: dict[str, set[str]] = {}
    for row in rows("states.csv"):
        words = [
            row["name"],
            *(word for column in ("aliases", "adjectives", "demonyms") for word in listed(row[column])),
        ]
        for word in words:
            if " " not in word:
                shared.setdefault(word, set()).add(row["iso3"])
    return {word: next(iter(codes)) for word, codes in shared.items() if len(codes) == 1}
