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
_LONGEST_COMPLEMENT = 6
_LIGHT_VERBS = frozenset({"be", "have", "do", "reach", "total", "number", "stand", "make", "get", "take", "include"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECTS = ("dobj", "dative", "iobj")
_MODIFIERS = frozenset({"nummod", "compound", "amod", "nmod", "quantmod"})
_OUTSIDE_PHRASE = frozenset({"relcl", "advcl", "ccomp", "parataxis", "appos"})
_LIST_PARTS = frozenset({"conj", "cc", "punct"})
_DANGLING_BEFORE = frozenset({"DT", "PDT", "IN", "CC", ",", "RB", "HYPH", "``", "''"})
_DANGLING_BEHIND = frozenset({"DT", "IN", "CC", ",", "HYPH", ".", ":", "TO", "``", "''", "-LRB-"})


def measured(line: Line, amount: Amount, noun: Counted | None) -> Words:
    """The words that say what an amount measures; empty where the sentence does not say."""
    own = _own(line, amount)
    if noun and noun.token:
        thing = _described(noun.token) if noun.is_compound else noun.token
        if thing is not noun.token:
            own.add(noun.token.i)
        if thing.lemma == "time" and thing.dep == "npadvmod":
            return _of_verb(thing.head, own)
        return _with_predicate(thing, _phrase(thing, own), own)
    top = _top(line, amount, own)
    if noun and noun.antecedent:
        numbers = {below.i for child in noun.antecedent.children_with("nummod") for below in child.subtree()}
        return _with_predicate(top, _phrase(noun.antecedent, own | numbers), own)
    if part := _part_of(line, amount, own):
        return _with_predicate(top, part, own)
    if top.dep in _MODIFIERS and top.head.pos in {"NOUN", "PROPN"} and top.head.i not in own:
        return _with_predicate(top.head, _phrase(top.head, own), own)
    return [*_said_of(top, own), *_purpose(line, amount, own)][:_LONGEST]


def _described(token: Token) -> Token:
    """The noun that a hyphenated adjective stands before ("14-member delegation"), else its own noun."""
    while token.dep in _MODIFIERS and token.head.i > token.i:
        token = token.head
    return token


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


def _purpose(line: Line, amount: Amount, own: set[int]) -> Words:
    """What money is for ("$5 billion for the navy")."""
    at = amount.last + 1
    if amount.unit is None or not amount.unit.currency or line.word(at) != "for":
        return []
    purpose = line.token(at).child("pobj")
    if purpose is None or _is_circumstance(line, purpose):
        return []
    return [line.token(at), *_phrase(purpose, own)]


def _is_circumstance(line: Line, token: Token) -> bool:
    """Whether a preposition leads to a time or a place and not to what is measured."""
    return token.ent_type in {"DATE", "TIME", "GPE", "LOC", "FAC"} or bool(line.document.places_at(token))


def _with_predicate(noun: Token, phrase: Sequence[Token], own: set[int]) -> Words:
    """A phrase with what its noun does or suffers ("people killed in the raid", "sent ships to the gulf")."""
    while noun.dep == "conj" and noun.head.pos in {"NOUN", "PROPN"}:
        noun = noun.head
    verb = noun.head
    if clause := noun.child("relcl"):
        return [*phrase, *clause.subtree()[:_LONGEST_COMPLEMENT]][:_LONGEST]
    if verb.pos != "VERB" or verb.lemma in _LIGHT_VERBS:
        return phrase[:_LONGEST]
    if noun.dep in _SUBJECTS:
        return [*phrase, verb, *_complement(verb, own)][:_LONGEST]
    if noun.dep == "dobj" and verb.i < noun.i:
        return [verb, *verb.children_with("prt"), *phrase, *_prepositional(verb, own)][:_LONGEST]
    return phrase[:_LONGEST]


def _complement(verb: Token, own: set[int]) -> Words:
    """What completes a verb: its object or first prepositional phrase; of "where …", the place that it tells of."""
    if verb.dep == "relcl" and any(child.lower == "where" for child in verb.children):
        return ["in", *_phrase(verb.head, own)]
    thing = verb.child("dobj")
    if thing is not None and thing.i not in own and not _holds_own(thing, own):
        return _phrase(thing, own)
    return _prepositional(verb, own)


def _prepositional(verb: Token, own: set[int]) -> Words:
    """A verb's first prepositional phrase behind it."""
    preposition = next((child for child in verb.children_with("prep") if child.i > verb.i), None)
    if preposition is None or _holds_own(preposition, own):
        return []
    return _without_dangling([preposition, *preposition.subtree()[1:_LONGEST_COMPLEMENT]], before=frozenset())


def _holds_own(token: Token, own: set[int]) -> bool:
    """Whether the amount lies below a token."""
    return any(below.i in own for below in token.subtree())


def owner(noun: Token) -> list[Token]:
    """The subject of a verb that says whose the counted things are ("Japan operates 12 ships")."""
    if noun.dep != "dobj" or noun.head.lemma not in words("owning"):
        return []
    subject = _subject(noun.head)
    return subject.subtree() if subject else []


def _said_of(top: Token, own: set[int]) -> Words:
    """What a measure is said of: the noun it hangs on ("a range of 90 km"), or its verb's subject ("exports rose")."""
    for governor in top.ancestors():
        if governor.pos in {"NOUN", "PROPN"}:
            return _with_owner(governor, own)
        if governor.pos in {"VERB", "AUX"}:
            return _of_verb(governor, own)
    return []


def _with_owner(noun: Token, own: set[int]) -> Words:
    """A noun with whose it is: "a missile with a range of", "the radar has a range of", "hit ships at a range of"."""
    phrase = _phrase(noun, own)
    if noun.dep == "pobj" and noun.head.head.pos in {"NOUN", "PROPN"} and noun.head.head.i not in own:
        return _of_owner(phrase, noun.head.head, own)
    verb = noun.head.head if noun.dep == "pobj" else noun.head
    if verb.pos not in {"VERB", "AUX"} or noun.dep in _SUBJECTS:
        return phrase[:_LONGEST]
    if noun.dep == "pobj" and verb.lemma not in _LIGHT_VERBS:
        return [*phrase, *_of_verb(verb, own | {token.i for token in phrase})][:_LONGEST]
    return _of_owner(phrase, _subject(verb), own)


def _of_owner(phrase: Sequence[Token], thing: Token | None, own: set[int]) -> Words:
    """ "range" and "radar": "range of radar"."""
    found: list[Token | str] = [*phrase]
    if thing is not None:
        found += ["of", *_phrase(thing, own)]
    return found[:_LONGEST]


def _of_verb(verb: Token, own: set[int]) -> Words:
    """The subject of a verb with the verb and its objects ("exports rose", "Mali paid the group", "it is valid")."""
    subject = _subject(verb)
    found = _phrase(subject, own) if subject else []
    objects = [child for child in verb.children_with(*_OBJECTS) if child.i not in own and not _holds_own(child, own)]
    if verb.lemma not in _LIGHT_VERBS or objects:
        found.append(verb)
    for thing in objects:
        found.extend(_phrase(thing, own))
    if (said := verb.child("acomp")) and said.i not in own:
        found.append(said)
    return found[:_LONGEST]


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb it shares one with; a participle's is the noun it describes."""
    if subject := verb.child(*_SUBJECTS):
        return verb.head if subject.tag in {"WDT", "WP"} and verb.dep == "relcl" else subject
    if verb.dep == "acl":
        return verb.head
    return verb.head.child(*_SUBJECTS) if verb.dep in {"conj", "xcomp", "advcl"} and verb.head.pos == "VERB" else None


def _phrase(head: Token, own: set[int]) -> list[Token]:
    """A noun's phrase without the amount, clauses, and what is coordinated with it and has its own determiner."""
    if head.i in own:
        return []
    found = [head]
    for child in head.children:
        if child.dep in _OUTSIDE_PHRASE or (child.dep in _LIST_PARTS and child.tag != "HYPH"):
            continue
        if child.i not in own and not _holds_amount(child, own):
            found.extend(_below(child, own))
    found.extend(_shared_list(head, own))
    return _without_dangling(sorted(found, key=lambda token: token.i))


def _shared_list(head: Token, own: set[int]) -> list[Token]:
    """What "and" adds to a noun under the same determiner or number ("13,000 soldiers and police officers")."""
    other, link = head.child("conj"), head.child("cc")
    if other is None or link is None or other.pos not in {"NOUN", "PROPN"} or other.i in own or _holds_own(other, own):
        return []
    return [] if other.child("det", "nummod", "poss") else [link, *_below(other, own)]


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


def _without_dangling(tokens: Sequence[Token], before: frozenset[str] = _DANGLING_BEFORE) -> list[Token]:
    """Drop articles and the like before, prepositions and marks behind."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].tag in before:
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
