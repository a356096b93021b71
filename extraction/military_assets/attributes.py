"""Whose an asset is, where it is, what becomes of it, how many and when: from its noun phrase and its clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extraction.circumstances import subject_of, when
from extraction.document import Document
from extraction.language.tokens import Token
from extraction.military_assets.lexicon import word_set
from extraction.military_assets.phrases import Mention
from extraction.military_assets.status import Cue, Outlook, cues, decisive, outlook_of, status_of, top_of
from extraction.numbers import read_number
from extraction.records import DateMention, PlaceMention

_LOCATIVE = frozenset(
    {"in", "at", "on", "near", "off", "around", "across", "throughout", "outside", "inside", "over", "along", "to",
     "into", "toward", "towards", "above", "between", "through", "within", "from", "out", "under", "beyond"}
)  # fmt: skip
_OWN = frozenset({"its", "their", "his", "her", "our"})
_SERVICES = frozenset({"MIL", "GOV", "SPY"})
_DOWN = frozenset({"conj", "prep", "pobj", "compound", "appos", "nmod", "poss", "amod"})
_ONE = frozenset(
    {"a", "an", "another", "single", "first", "second", "third", "fourth", "fifth", "sixth", "lone", "latest"}
)
_FORCES = frozenset({"personnel", "unit", "warship", "submarine", "aircraft_carrier", "base"})


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


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the text says of one mention. ``is_stated`` is whether a word gives the status (else it is inferred)."""

    operator: str | None
    places: tuple[Where, ...]
    status: str
    is_stated: bool
    quantity: float | None
    as_of: DateMention | None
    rule: str


def attributes(document: Document, mention: Mention) -> Attributes:
    """Read the attributes of a mention."""
    found = cues(mention)
    cue = decisive(found)
    outlook = outlook_of(cue.token if cue else top_of(mention.head))
    operator = _operator(document, mention, found, outlook)
    status = status_of(cue, outlook) if cue else None
    inferred = "operational" if operator and _is_definite(mention) else "unknown"
    governor = cue.token if cue else None
    return Attributes(
        operator=operator,
        places=tuple(_places(document, mention, found)),
        status=status or inferred,
        is_stated=status is not None,
        quantity=_quantity(document, mention),
        as_of=when(document, governor) if governor is not None else None,
        rule=cue.rule.key if cue and cue.rule else "",
    )


def _is_definite(mention: Mention) -> bool:
    """Whether the phrase speaks of things that exist: an owner's ("its bases"), "the", or a name."""
    if mention.entry.is_name:
        return True
    children = [child for token in _family(mention.head) for child in token.children]
    return any(child.dep == "poss" or child.lower == "the" for child in children) or mention.head.tag == "NNS"


def _family(head: Token) -> Iterator[Token]:
    """The word and, where it is a later conjunct without an article of its own, the first one."""
    yield head
    if head.dep == "conj" and not head.children_with("det", "poss"):
        yield head.head


# Whose


def _operator(document: Document, mention: Mention, found: list[Cue], outlook: Outlook) -> str | None:
    finders = (
        _owner(document, mention),
        _qualifier(document, mention),
        _of_or_by(document, mention),
        _from_cues(document, mention, found),
        _from_above(document, outlook),
        _from_table(document, mention),
    )
    return next((operator for operator in finders if operator is not None), None)


def _owner(document: Document, mention: Mention) -> str | None:
    """The possessor: "Japan's destroyers", "its bases"."""
    for token in _family(mention.head):
        for child in token.children:
            if child.dep != "poss":
                continue
            if (actor := _actor_at(document, child)) is not None:
                return actor
            if child.lower in _OWN:
                return _subject_actor(document, token)
    return None


def _subject_actor(document: Document, token: Token) -> str | None:
    """The subject of the clauses above a word, nearest first."""
    for above in token.ancestors():
        if above.pos in ("VERB", "AUX"):
            subject = subject_of(above)
            if subject is not None and (actor := _actor_at(document, subject)) is not None:
                return actor
    return None


def _qualifier(document: Document, mention: Mention) -> str | None:
    """A nationality or service in the phrase: "US troops", "Air Force bombers"; not "US-made missiles"."""
    tokens = document.tokens
    inside = [token for token in tokens[mention.first : mention.last + 1] if token is not mention.head]
    before = [
        child
        for child in mention.head.children
        if child.i < mention.first and child.dep in ("compound", "amod", "nmod")
    ]
    follower = [mention.follower] if mention.follower is not None else []
    more = [child for noun in follower for child in noun.children if child.i < mention.first]
    for token in [*inside, *before, *more]:
        if token.i in mention.core or token.tag in ("CD", "DT") or _is_maker(document, token):
            continue
        if (actor := _actor_at(document, token)) is not None:
            return actor
    return None


def _is_maker(document: Document, token: Token) -> bool:
    """Whether the word is the first half of "US-made", "Soviet-era"."""
    behind = document.tokens[token.i + 1 : token.i + 3]
    return len(behind) == 2 and behind[0].text in "-‑–" and behind[1].lower in word_set("maker")


def _of_or_by(document: Document, mention: Mention) -> str | None:
    """ "The missiles of North Korea", "submarines operated by India"."""
    for child in mention.head.children:
        if child.dep == "prep" and child.lower == "of":
            actor = _first_actor(document, child.children)
        elif child.dep == "acl" and child.tag == "VBN" and (agent := child.child("agent")) is not None:
            actor = None if child.lower in word_set("maker") else _first_actor(document, agent.children)
        else:
            continue
        if actor is not None:
            return actor
    return None


def _from_cues(document: Document, mention: Mention, found: Iterable[Cue]) -> str | None:
    for cue in found:
        if cue.rule is None:
            continue
        if cue.rule.operator == "subject" and cue.token.pos in ("VERB", "AUX"):
            actor = _agent(document, cue.token)
        elif cue.token.tag.startswith("NN"):
            actor = _owner_of_noun(document, cue.token, mention) or _doer(document, cue)
        elif cue.rule.operator == "recipient":
            actor = _recipient(document, cue.token)
        else:
            actor = None
        if actor is not None:
            return actor
    return None


def _agent(document: Document, verb: Token) -> str | None:
    """Who does it: the subject of an active verb, the "by" of a passive one."""
    if verb.tag in ("VBN", "VBD") and (verb.dep == "acl" or verb.child("auxpass")):
        agent = verb.child("agent")
        return _first_actor(document, agent.children) if agent is not None else None
    subject = subject_of(verb) if verb.dep not in ("xcomp", "pcomp") or verb.child("nsubj") else None
    if subject is not None and subject.tag not in ("WDT", "WP"):
        return _actor_at(document, subject) or _state_at(document, subject)
    return _subject_actor(document, verb) if subject is None else None


def _recipient(document: Document, verb: Token) -> str | None:
    """To whom: "to Ukraine", "gave Ukraine"."""
    for child in verb.children:
        if child.dep == "dative" or (child.dep == "prep" and child.lower in ("to", "for")):
            noun = child.child("pobj") or child
            actor = _actor_at(document, noun) or _state_at(document, noun)
            if actor is not None:
                return actor
    return None


def _doer(document: Document, cue: Cue) -> str | None:
    """Whose the deed of a noun makes the asset: "took delivery of", "ended the sale to Taiwan", "conducted a test"."""
    noun = cue.token
    verb = noun.head if noun.dep == "dobj" else None
    if cue.rule is not None and cue.rule.operator == "recipient":
        is_taken = verb is not None and verb.lemma in word_set("taking")
        return (
            _agent(document, verb)
            if verb is not None and is_taken
            else (_recipient(document, noun) or (_recipient(document, verb) if verb is not None else None))
        )
    if cue.rule is not None and cue.rule.operator == "subject" and verb is not None and verb.lemma in word_set("doing"):
        return _agent(document, verb)
    return None


def _owner_of_noun(document: Document, noun: Token, mention: Mention) -> str | None:
    """Whose deed it is: "Russia's deployment of missiles", "the deployment by Russia"."""
    for child in noun.children:
        if child.dep in ("poss", "amod", "compound", "nmod") and child is not mention.head:
            if not _is_maker(document, child) and (actor := _actor_at(document, child)) is not None:
                return actor
        elif (
            child.dep in ("prep", "agent") and child.lower == "by" and (actor := _first_actor(document, child.children))
        ):
            return actor
    return None


def _from_above(document: Document, outlook: Outlook) -> str | None:
    if outlook.above is None or outlook.rule is None or outlook.rule.operator != "subject":
        return None
    if outlook.above.pos in ("VERB", "AUX"):
        return _agent(document, outlook.above)
    return _first_actor(document, outlook.above.children_with("poss", "amod", "compound"))


def _from_table(document: Document, mention: Mention) -> str | None:
    """The navy of a ship, the state that runs a base, if the article names that state."""
    entry = mention.entry
    return _state(document, entry.country) if entry.kind in ("ship", "unit", "base") else None


def _first_actor(document: Document, tokens: Iterable[Token]) -> str | None:
    return next((actor for token in tokens if (actor := _actor_at(document, token)) is not None), None)


def _actor_at(document: Document, token: Token) -> str | None:
    """The actor of a word; an armed service, a ministry and an office holder stand for their state."""
    for mention in document.actors_at(token):
        actor = document.actors.get(mention.actor_id)
        while actor and actor.parent_actor_id and (actor.kind == "person" or actor.sector in _SERVICES):
            actor = document.actors.get(actor.parent_actor_id)
        if actor is not None:
            return actor.actor_id
    return None


def _state_at(document: Document, token: Token) -> str | None:
    places = document.places_at(token)
    is_country = bool(places) and (places[0].feature_class == "A" or places[0].latitude is None)
    return _state(document, places[0].place_country) if is_country else None


def _state(document: Document, country: str | None) -> str | None:
    """The article's actor that is the state of a country."""
    actor_id = f"state:{country.lower()}" if country else ""
    return actor_id if actor_id in document.actors else None


# Where


def _places(document: Document, mention: Mention, found: list[Cue]) -> list[Where]:
    if mention.entry.site is not None:
        site = mention.entry.site
        return [Where(site.place, site.country, False, None, site.latitude, site.longitude)]
    return (
        _behind(document, mention.head)
        or _behind(document, top_of(mention.head))
        or _inside(document, mention)
        or _relative(document, found)
        or next((places for cue in found if _locates(cue) and (places := _of_governor(document, cue.token))), [])
    )


def _locates(cue: Cue) -> bool:
    """Whether the place of a cue is the asset's: not that of what it does in a relative clause."""
    return cue.rule is not None or cue.token.dep not in ("relcl", "acl")


def _behind(document: Document, noun: Token) -> list[Where]:
    """Places in the prepositional phrases of a word."""
    found: list[Where] = []
    for child in noun.children:
        if child.dep in ("prep", "dative") and child.lower in _LOCATIVE:
            found += _of_prepositional(document, child)
    return found


def _of_prepositional(document: Document, preposition: Token) -> list[Where]:
    noun = preposition.child("pobj")
    if noun is None:
        inner = preposition.child("prep")
        return _of_prepositional(document, inner) if inner is not None else []
    found = [_first_place(document, conjunct) for conjunct in _conjuncts(noun)]
    return [place for place in found if place is not None]


def _conjuncts(noun: Token) -> list[Token]:
    found = [noun]
    for token in found:
        found.extend(child for child in token.children if child.dep == "conj")
    return found


def _first_place(document: Document, noun: Token) -> Where | None:
    """The place of a noun phrase: of its head, or named inside it ("the northern part of Japan")."""
    agenda = [noun]
    for token in agenda:
        for place in document.places_at(token):
            return _where(place)
        for mention in document.actors_at(token):
            actor = document.actors.get(mention.actor_id)
            if actor is not None and actor.kind == "state" and mention.mention_type == "name":
                return Where(actor.name, actor.country, is_broad=True)
        agenda.extend(child for child in token.children if child.dep in _DOWN and child.dep != "conj")
    return None


def _where(place: PlaceMention) -> Where:
    is_broad = place.feature_class in ("A", "L") and (place.place_country is None or place.admin1 is None)
    return Where(place.place_name, place.place_country, is_broad, place.geoname_id, place.latitude, place.longitude)


def _inside(document: Document, mention: Mention) -> list[Where]:
    """A place in the phrase itself: "Kaliningrad-based missiles", "Bagram air base"."""
    tokens = document.tokens[max(mention.first - 3, 0) : mention.last + 1]
    for token in tokens:
        if token.i in mention.core:
            continue
        if token.head is mention.head or token.i >= mention.first or token.head.head is mention.head:
            for place in document.places_at(token):
                return [_where(place)]
    return []


def _relative(document: Document, found: Iterable[Cue]) -> list[Where]:
    """The antecedent of "where": "Qatar, where 8,000 troops are based"."""
    for cue in found:
        verb = cue.token
        if verb.dep == "relcl" and any(child.lower == "where" for child in verb.children):
            place = _first_place(document, verb.head)
            return [place] if place is not None else []
    return []


def _of_governor(document: Document, governor: Token) -> list[Where]:
    found = _behind(document, governor)
    if found:
        return found
    if governor.lemma in word_set("placing"):
        target = governor.child("dobj")
        place = _first_place(document, target) if target is not None else None
        return [place] if place is not None else []
    return []


# How many


def _quantity(document: Document, mention: Mention) -> float | None:
    """The number of them: a numeral before the phrase, one for "a", and of the noun that counts them ("a pair of")."""
    head = mention.head
    number = _number_before(document, head)
    if number is None and head.dep == "pobj" and head.head.lower == "of":
        counter = head.head.head
        number = _number_before(document, counter)
        if number is None and counter.tag == "NN" and counter.child("det") is not None:
            number = {"pair": 2.0, "couple": 2.0, "dozen": 12.0}.get(counter.lemma)
    if number is not None:
        return number
    if mention.entry.kind == "ship":
        return 1.0
    is_one = head.tag in ("NN", "NNP") and any(child.lower in _ONE for child in head.children)
    return 1.0 if is_one and mention.follower is None else None


def _number_before(document: Document, noun: Token) -> float | None:
    """The number that counts a noun."""
    for child in noun.children:
        if child.dep == "nummod" and child.i < noun.i:
            first = min((token.i for token in child.subtree() if token.dep not in ("advmod", "prep")), default=child.i)
            number = read_number(document.tokens, min(first, child.i)) or read_number(document.tokens, child.i)
            if number is not None and number.kind != "vague":
                return number.value_low
    return None
