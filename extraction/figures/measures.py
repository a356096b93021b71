"""What a figure measures: the noun phrase it counts, is a part of, or is said of, in the article's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extraction.figures.amounts import Amount
from extraction.figures.counts import Counted
from extraction.figures.line import Line
from extraction.figures.vocabulary import words
from extraction.language.tokens import Token

Words = Sequence[Token | str]
"""Words of the article, with such links between them as "of"."""

_LONGEST = 12
_LIGHT_VERBS = frozenset(
    {"be", "have", "do", "reach", "total", "number", "stand", "provide", "include", "make", "get", "take", "give"}
)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_MODIFIERS = frozenset({"nummod", "compound", "amod", "nmod", "quantmod"})
_OUTSIDE_PHRASE = frozenset({"relcl", "advcl", "ccomp", "parataxis", "appos"})
_LIST_PARTS = frozenset({"conj", "cc", "punct"})
_DANGLING_BEFORE = frozenset({"DT", "PDT", "IN", "CC", ",", "RB", "HYPH", "``", "''"})
_DANGLING_BEHIND = frozenset({"DT", "IN", "CC", ",", "HYPH", ".", ":", "TO", "``", "''", "-LRB-"})


def measured(line: Line, amount: Amount, noun: Counted | None) -> Words:
    """The words that say what an amount measures; empty where the sentence does not say."""
    own = _own(line, amount)
    if noun and noun.token:
        return _with_predicate(_described(noun.token) if noun.is_compound else noun.token, own | _compound(noun))
    if part := _part_of(line, amount, own):
        return part
    top = _top(line, amount, own)
    if top.dep in _MODIFIERS and top.head.pos in {"NOUN", "PROPN"} and top.head.i not in own:
        return _with_predicate(top.head, own)
    return _said_of(top, own)


def _described(token: Token) -> Token:
    """The noun that a hyphenated adjective stands before ("14-member delegation"), else its own noun."""
    while token.dep in _MODIFIERS and token.head.i > token.i:
        token = token.head
    return token


def _compound(noun: Counted) -> set[int]:
    """The noun that is part of the amount's own adjective."""
    return {noun.token.i} if noun.token and noun.is_compound and _described(noun.token) is not noun.token else set()


def _own(line: Line, amount: Amount) -> set[int]:
    """The tokens of the amount itself."""
    first, last = line.pieces[amount.first].token, line.pieces[amount.last].token
    return {token.i for token in line.sentence.tokens[first : last + 1]}


def _top(line: Line, amount: Amount, own: set[int]) -> Token:
    """The amount's highest token: the one whose head lies outside."""
    token = line.token(amount.last if amount.unit else amount.number_last)
    while token.head is not token and token.head.i in own:
        token = token.head
    return token


def _part_of(line: Line, amount: Amount, own: set[int]) -> list[Token]:
    """The phrase behind "in", "of" or "worth of" that the amount is an amount of ("$5 billion in aid for …")."""
    at = amount.last + 1
    if line.word(at) == "worth" and line.word(at + 1) == "of":
        at += 1
    if line.word(at) not in {"in", "of"}:
        return []
    preposition = line.token(at)
    whole = preposition.child("pobj", "pcomp")
    if whole is None or (preposition.lower == "in" and _is_circumstance(line, whole)):
        return []
    return _phrase(whole, own)


def _is_circumstance(line: Line, token: Token) -> bool:
    """Whether "in" leads to a time or a place and not to what is measured."""
    return token.ent_type in {"DATE", "TIME", "GPE", "LOC", "FAC"} or bool(line.document.places_at(token))


def _with_predicate(noun: Token, own: set[int]) -> Words:
    """A noun's phrase with what happened to it ("people killed in the raid") or was done with it ("sent ships")."""
    phrase, verb = _phrase(noun, own), noun.head
    if noun.dep == "nsubjpass" and verb.tag == "VBN":
        return [*phrase, verb, *_complement(verb, own)][:_LONGEST]
    if noun.dep == "dobj" and verb.pos == "VERB" and verb.lemma not in _LIGHT_VERBS and len(phrase) <= 4:
        return [verb, *phrase] if verb.i < noun.i else phrase
    return phrase[:_LONGEST]


def owner(noun: Token) -> list[Token]:
    """The subject of a verb that says whose the counted things are ("Japan operates 12 ships")."""
    if noun.dep != "dobj" or noun.head.lemma not in words("owning"):
        return []
    subject = _subject(noun.head)
    return subject.subtree() if subject else []


def _complement(verb: Token, own: set[int]) -> Words:
    """A participle's first prepositional phrase; in a clause with "where", the place that it tells of."""
    if verb.dep == "relcl" and any(child.lower == "where" for child in verb.children):
        return ["in", *_phrase(verb.head, own)]
    preposition = next((child for child in verb.children if child.dep == "prep" and child.i > verb.i), None)
    if preposition is None:
        return []
    return [token for token in preposition.subtree() if token.i not in own][:5]


def _said_of(top: Token, own: set[int]) -> Words:
    """What a measure is said of: the noun it hangs on ("a range of 90 km"), or its verb's subject ("exports rose")."""
    for governor in top.ancestors():
        if governor.pos in {"NOUN", "PROPN"}:
            return _with_owner(governor, own)
        if governor.pos in {"VERB", "AUX"}:
            return _of_verb(governor, own)
    return []


def _with_owner(noun: Token, own: set[int]) -> Words:
    """A noun with whose it is: its own phrase and the subject of "has a range of"."""
    phrase = _phrase(noun, own)
    subject = noun.head.child(*_SUBJECTS) if noun.dep in {"dobj", "attr"} else None
    if subject is not None and subject is not noun and noun.head.lemma in _LIGHT_VERBS:
        owned: list[Token | str] = [*phrase, "of", *_phrase(subject, own)]
        return owned[:_LONGEST]
    return phrase[:_LONGEST]


def _of_verb(verb: Token, own: set[int]) -> Words:
    """The subject of a verb with the verb where it says something ("exports rose", "the jet costs")."""
    subject = _subject(verb)
    phrase = _phrase(subject, own) if subject else []
    thing = verb.child("dobj")
    if thing is not None and thing.i not in own:
        return [*phrase, verb, *_phrase(thing, own)][:_LONGEST]
    if verb.lemma not in _LIGHT_VERBS:
        phrase.append(verb)
    return phrase[:_LONGEST]


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb it shares one with; a participle's is the noun it describes."""
    if subject := verb.child(*_SUBJECTS):
        return subject
    if verb.dep == "acl":
        return verb.head
    return verb.head.child(*_SUBJECTS) if verb.dep in {"conj", "xcomp", "advcl"} and verb.head.pos == "VERB" else None


def _phrase(head: Token, own: set[int]) -> list[Token]:
    """A noun's phrase without the amount, clauses, and what is coordinated with or opposed to it."""
    if head.i in own:
        return []
    found = [head]
    for child in head.children:
        if child.dep in _OUTSIDE_PHRASE or (child.dep in _LIST_PARTS and child.tag != "HYPH"):
            continue
        if child.i not in own and not _holds_amount(child, own):
            found.extend(_below(child, own))
    return _without_dangling(sorted(found, key=lambda token: token.i))


def _below(token: Token, own: set[int]) -> list[Token]:
    """A modifier with all below it but clauses and the amount."""
    found = [token]
    for child in token.children:
        if child.dep not in _OUTSIDE_PHRASE and child.i not in own and not _holds_amount(child, own):
            found.extend(_below(child, own))
    return found


def _holds_amount(token: Token, own: set[int]) -> bool:
    """Whether a preposition does nothing but bring in the amount ("a range of 2,000 km")."""
    return token.dep == "prep" and any(child.i in own for child in token.children)


def _without_dangling(tokens: Sequence[Token]) -> list[Token]:
    """Drop articles and the like before, prepositions and marks behind."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].tag in _DANGLING_BEFORE:
        first += 1
    while first < last and tokens[last - 1].tag in _DANGLING_BEHIND:
        last -= 1
    return list(tokens[first:last])


def text_of(measure: Iterable[Token | str]) -> str | None:
    """The words of a measure, spaced as in the article where they are neighbours."""
    text, end = "", -1
    for word in dict.fromkeys(measure):
        if isinstance(word, str):
            text, end = f"{text} {word}".lstrip(), -1
        else:
            text, end = text + ("" if not text or word.start == end else " ") + word.text, word.end
    return text or None
