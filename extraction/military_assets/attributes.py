"""What the text says of one mention of an asset: operator, places, status, number and date."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.circumstances import when
from extraction.language.tokens import Token
from extraction.military_assets.lexicon import word_set
from extraction.military_assets.operators import family, operator_of
from extraction.military_assets.phrases import QUALIFYING, Mention
from extraction.military_assets.status import DOING, counter_of, cues, decisive, outlook_of, status_of, top_of
from extraction.military_assets.view import View
from extraction.military_assets.whereabouts import Where, places_of
from extraction.numbers import read_number
from extraction.records import DateMention

_ONE = frozenset({"a", "an", "another", "single", "first", "second", "third", "fourth", "fifth", "sixth", "lone"})
_COLLECTIVE = {"pair": 2.0, "couple": 2.0, "dozen": 12.0}


@dataclass(frozen=True, slots=True)
class Attributes:
    """The attributes of a mention. ``is_stated`` is whether a word gives the status (else it is inferred)."""

    operator: str | None
    places: tuple[Where, ...]
    status: str
    is_stated: bool
    quantity: float | None
    as_of: DateMention | None
    rule: str


def attributes_of(view: View, mention: Mention) -> Attributes:
    """Read the attributes of a mention."""
    found = cues(mention)
    cue = decisive(found)
    outlook = outlook_of(cue.token if cue else top_of(mention.head))
    operator = operator_of(view, mention, found, outlook)
    status = status_of(cue, outlook) if cue else None
    places = places_of(view, mention, found)
    if operator is None and _is_named_site(mention) and places:
        operator = view.state(places[0].country)
    is_there = _is_named_site(mention) or (operator is not None and _exists(mention))
    return Attributes(
        operator=operator,
        places=tuple(places),
        status=status or ("operational" if is_there else "unknown"),
        is_stated=not (
            mention.rule == "again" and cue is not None and cue.rule is not None and cue.rule.key.endswith(":subject")
        )
        and status not in (None, "unknown")
        and not (cue is not None and cue.rule is not None and cue.rule.key == DOING),
        quantity=_quantity(view, mention),
        as_of=when(view.document, cue.token) if cue is not None else None,
        rule=cue.rule.key if cue and cue.rule else "",
    )


def _is_named_site(mention: Mention) -> bool:
    """Whether the mention names an installation ("Murted air base")."""
    is_own_name = mention.entry.kind == "installation" and mention.name != mention.entry.name
    return mention.entry.kind == "base" or is_own_name


def _exists(mention: Mention) -> bool:
    """Whether the phrase speaks of things that exist: an owner's ("its bases"), "the", several, or a name."""
    if mention.entry.is_name:
        return True
    children = [child for token in family(mention.head) for child in token.children]
    return any(child.dep == "poss" or child.lower == "the" for child in children) or mention.head.tag == "NNS"


def _quantity(view: View, mention: Mention) -> float | None:
    """The number of them: a numeral before the phrase, one for "a", and of the noun that counts them ("a pair of")."""
    head = mention.head
    counter = counter_of(head, only_of=True)
    if counter is not None and counter.tag == "CD":
        return _number_at(view, counter.i)
    number = _number_at(view, mention.first - 1) or _number_before(view, head, mention.core)
    if number is None and counter is not None:
        collective = _COLLECTIVE.get(counter.lemma) if counter.tag == "NN" else None
        number = _number_before(view, counter, mention.core) or collective
    if number is not None:
        return number
    if mention.entry.kind == "ship":
        return 1.0
    is_one = head.tag in ("NN", "NNP") and any(child.lower in _ONE for child in head.children)
    return 1.0 if is_one and mention.follower is None else None


def _number_before(view: View, noun: Token, core: range) -> float | None:
    """The number that counts a noun and is no part of a name ("Leopard 1 tanks")."""
    for child in noun.children:
        if child.dep == "nummod" and child.i < noun.i and child.i not in core:
            return _number_at(view, child.i)
    return None


def _number_at(view: View, index: int) -> float | None:
    """The number that ends at a token: read from each place where it may begin, the longest first."""
    tokens = view.document.tokens
    if index < 0 or tokens[index].tag != "CD" or tokens[index + 1].lower in word_set("unit"):
        return None
    first = index
    while first and tokens[first - 1].tag == "CD":
        first -= 1
    if first and tokens[first - 1].tag == "NNP" and tokens[first - 1].dep in QUALIFYING:
        return None  # A number in a name ("the Falcon 9 rocket").
    number = read_number(tokens, first)
    return number.value_low if number is not None and number.last >= index and number.kind != "vague" else None
