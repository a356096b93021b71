"""Words that mean an asset named elsewhere: "a second system", "the aircraft", "it", a number on a ship's bow.

Only plain cases are resolved: the antecedent stands a few sentences back at most and is a thing that the words can mean
(``knowledge/military_generics.csv``). What stays unresolved keeps its own meaning, or none ("the system").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.document import Document
from extraction.language.tokens import Token
from extraction.military_assets.designations import is_hull_number
from extraction.military_assets.lexicon import Entry, generics, word_set
from extraction.military_assets.phrases import HYPHENS, QUALIFYING, Mention
from extraction.military_assets.status import top_of

_CALLED = frozenset({"called", "named", "dubbed", "known", "designated"})
_ANOTHER = frozenset({"another", "second", "third", "fourth", "other", "similar"})
_DEFINITE = frozenset({"the", "these", "those", "this", "that", "both"})
_PRONOUNS = frozenset({"it", "them"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "pobj"})
_NEUTRAL = Entry("head", "system", "other")
_FAR = 8
"""Sentences back in which the antecedent of a definite noun is looked for."""


def resolve(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Link mentions that refer to another, add those that no table finds, and drop neutral nouns that mean nothing."""
    found: list[Mention] = []
    for mention in _with_pronouns(document, mentions):
        resolved = _resolved(document, mention, found)
        if resolved is not None:
            found += [resolved, *_hull_number(document.tokens, resolved)]
    return _joined_appositions(document, found)


def _resolved(document: Document, mention: Mention, before: Sequence[Mention]) -> Mention | None:
    if mention.rule == "pronoun":
        return _of_pronoun(mention, before)
    if mention.entry.is_name:
        return mention
    antecedent = _of_another(mention, before) or _of_definite(mention, before)
    if antecedent is not None:
        return antecedent
    if mention.entry.kind == "head" or mention.rule == "weak":
        return None
    name = _given_name(document, mention.head) if mention.entry.kind == "asset" else None
    return replace(mention, name=name) if name and mention.name == mention.entry.name else mention


def _like(mention: Mention, antecedent: Mention, rule: str, confidence: float) -> Mention:
    return replace(mention, entry=antecedent.entry, name=antecedent.name, rule=rule, confidence=confidence)


def _of_another(mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """ "A second system": another of the asset that the sentence has just named."""
    marker = next((child for child in mention.head.children if child.lower in _ANOTHER), None)
    if mention.entry.kind != "head" or mention.head.tag not in ("NN", "CD") or marker is None or not before:
        return None
    antecedent = before[-1]
    if antecedent.head.sentence_ordinal != mention.head.sentence_ordinal:
        return None
    first = marker.i if marker.dep == "amod" else mention.first
    return _like(replace(mention, first=first), antecedent, "another", 0.6)


def _of_definite(mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """ "The aircraft", "the missiles": the last thing of that sort that an earlier sentence names more precisely."""
    if not _is_bare_definite(mention):
        return None
    categories = generics().get(mention.entry.name, frozenset())
    fitting = [
        antecedent
        for antecedent in reversed(before)
        if 0 < mention.head.sentence_ordinal - antecedent.head.sentence_ordinal <= _FAR
        and antecedent.entry.category in categories
        and antecedent.name != mention.name
    ]
    named = [antecedent for antecedent in fitting if antecedent.entry.is_name]
    counts = Counter(antecedent.name for antecedent in named)
    best = max(named, key=lambda antecedent: (counts[antecedent.name], antecedent.first), default=None)
    best = best or next(iter(fitting), None)
    return _like(mention, best, "again", 0.65) if best is not None else None


def _is_bare_definite(mention: Mention) -> bool:
    children = mention.head.children
    has_article = any(child.dep == "det" and child.lower in _DEFINITE for child in children)
    is_own = any(_restricts(child) for child in children if child.i not in mention.core)
    return has_article and not is_own and mention.follower is None and mention.first == mention.core.start


def _restricts(child: Token) -> bool:
    """Whether a word below a noun says which ones are meant; a relative clause behind a comma does not."""
    if child.dep in ("relcl", "acl"):
        return not any(other.text == "," and child.head.i < other.i < child.i for other in child.head.children)
    return child.dep in ("nummod", "poss") or child.dep in QUALIFYING


def _with_pronouns(document: Document, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions and, in text order, pronouns and "one" where something is done with a thing: "deployed it"."""
    if not mentions:
        return
    template, waiting = mentions[0], list(mentions)
    for token in document.tokens[template.last + 1 :]:
        while waiting and waiting[0].first <= token.i:
            yield waiting.pop(0)
        is_one = token.lower == "one" and any(child.lower in _ANOTHER for child in token.children)
        if is_one or (token.lower in _PRONOUNS and _is_handled(token)):
            here = replace(template, first=token.i, last=token.i, core=range(token.i, token.i + 1), head=token)
            here = replace(here, follower=None, rule="pronoun")
            yield replace(here, entry=_NEUTRAL, rule="name") if is_one else here
    yield from waiting


def _is_handled(pronoun: Token) -> bool:
    """Whether a pronoun is the object of a verb that is said of things and hardly of an actor."""
    if pronoun.dep not in _OBJECTS:
        return False
    return top_of(pronoun).head.lemma in word_set("handling")


def _of_pronoun(mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """The antecedent of "it": the subject of the sentence before, else the last thing named there or in this one."""
    ordinal = mention.head.sentence_ordinal
    near = [other for other in before if 0 <= ordinal - other.head.sentence_ordinal <= 1 and other.entry.kind != "head"]
    subjects = [other for other in near if other.head.dep in ("nsubj", "nsubjpass")]
    antecedent = next(reversed(subjects or near), None)
    return _like(mention, antecedent, "pronoun", 0.5) if antecedent is not None else None


def _joined_appositions(document: Document, mentions: list[Mention]) -> list[Mention]:
    """Let a kind that stands beside a name mean what is named: "the Ghauri, a missile with …"."""
    by_head = {mention.head.i: mention for mention in mentions}
    qualified = {mention.head.head.i: mention for mention in mentions if _qualifies(mention)}
    return [_joined(mention, by_head, qualified) for mention in mentions]


def _qualifies(mention: Mention) -> bool:
    """Whether a name stands before the word for its kind: "the Hwasong-18 solid-fuel ICBM"."""
    return mention.entry.is_name and mention.head.dep in QUALIFYING and mention.follower is None


def _joined(mention: Mention, by_head: dict[int, Mention], qualified: dict[int, Mention]) -> Mention:
    if mention.entry.is_name or mention.entry.kind == "force":
        return mention
    beside = [mention.head.head] if mention.head.dep == "appos" else mention.head.children_with("appos")
    if mention.entry.kind == "installation":
        beside += [place for child in mention.head.children if child.lower == "at" for place in child.children]
    for token in beside:
        other = by_head.get(token.i)
        if other is not None and other.entry.is_name and other is not mention:
            return _like(mention, other, "apposition", other.confidence)
    name = qualified.get(mention.head.i)
    is_same = name is not None and name.entry.category == mention.entry.category and name.last < mention.first
    return _like(mention, name, "apposition", name.confidence) if name is not None and is_same else mention


def _given_name(document: Document, head: Token) -> str | None:
    """The name that an apposition or "called" gives a kind of thing: "a new drone, the Karrar-X"."""
    named = head.child("appos")
    called = next((child for child in head.children if child.dep == "acl" and child.lower in _CALLED), None)
    if called is not None:
        named = called.child("oprd", "attr", "dobj")
    if named is None or named.tag != "NNP" or document.actors_at(named):
        return None
    inside = [
        token
        for token in named.subtree()
        if token is named or (token.i < named.i and (token.dep in QUALIFYING or token.text in HYPHENS))
    ]
    return document.text_of(inside[0], named).rstrip(".")


def _hull_number(tokens: Sequence[Token], ship: Mention) -> Iterator[Mention]:
    """The number on a ship's bow, in brackets behind its name: "HMS Diamond (D34)"."""
    inside = tokens[ship.last + 2 : ship.last + 4]
    if ship.entry.kind != "ship" or not inside or tokens[ship.last + 1].text != "(":
        return
    last = ship.last + 2 + (inside[-1].text != ")" and len(inside) > 1)
    text = "".join(token.text for token in tokens[ship.last + 2 : last + 1])
    if last + 1 < len(tokens) and tokens[last + 1].text == ")" and is_hull_number(text):
        yield replace(ship, first=ship.last + 2, last=last, rule="hull")
