"""What a figure measures: the noun phrase it counts, is a part of, or is said of, in the article's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extraction.figures.amounts import Amount
from extraction.figures.counts import Counted
from extraction.figures.line import Line
from extraction.language.tokens import Token

_LONGEST = 12
_LIGHT_VERBS = frozenset(
    {"be", "have", "do", "reach", "total", "number", "stand", "provide", "include", "make", "get", "take", "give"}
)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_STOPS = frozenset({"relcl", "advcl", "ccomp", "parataxis", "conj", "cc", "punct", "appos"})


def measured(line: Line, amount: Amount, noun: Counted | None) -> list[Token | str]:
    """The words that say what an amount measures, and such links between them as "of"; empty where nothing does."""
    own = _own(line, amount)
    if noun and noun.token and not noun.is_compound:
        return _of_count(noun.token, own)
    anchor = _top(line, amount, own)
    if part := _part_of(line, amount, own):
        return [*part]
    head = anchor.head
    if (
        anchor.dep in {"nummod", "compound", "amod", "nmod", "quantmod"}
        and head.pos in {"NOUN", "PROPN"}
        and head.i not in own
    ):
        return _with_predicate(head, own)
    return _said_of(anchor, own)


def _own(line: Line, amount: Amount) -> set[int]:
    """The tokens of the amount itself."""
    first, last = line.pieces[amount.first].token, line.pieces[amount.last].token
    return {token.i for token in line.sentence.tokens[first : last + 1]}


def _top(line: Line, amount: Amount, own: set[int]) -> Token:
    """The amount's highest token: the one whose head lies outside."""
    token = line.token(amount.last)
    if amount.unit is None or token.i not in own:
        token = line.token(amount.number_last)
    while token.head is not token and token.head.i in own:
        token = token.head
    return token


def _part_of(line: Line, amount: Amount, own: set[int]) -> list[Token]:
    """The phrase behind "in" or "of" that the amount is an amount of ("$585 billion in funding for …")."""
    at = amount.last + 1
    if line.word(at) not in {"in", "of", "worth"} or at + 1 >= len(line.pieces):
        return []
    start = line.pieces[at].token
    preposition = line.sentence.tokens[start]
    head = preposition.child("pobj", "pcomp")
    if preposition.lower == "worth" and head is None:
        of = next((token for token in line.sentence.tokens[start + 1 : start + 2] if token.lower == "of"), None)
        head = of.child("pobj") if of else None
    if head is None or (
        preposition.lower == "in" and (head.ent_type in {"DATE", "GPE", "LOC"} or line.document.places_at(head))
    ):
        return []
    return _phrase(head, own)


def _of_count(noun: Token, own: set[int]) -> list[Token | str]:
    """The counted noun's phrase with what happened to it ("US troops", "people killed in the raid")."""
    return _with_predicate(noun, own)


def _with_predicate(noun: Token, own: set[int]) -> list[Token | str]:
    phrase = _phrase(noun, own)
    verb = noun.head
    if noun.dep == "nsubjpass" and verb.tag == "VBN":
        return [*phrase, verb, *_complement(verb, own)][:_LONGEST]
    elif noun.dep == "dobj" and verb.pos == "VERB" and verb.lemma not in _LIGHT_VERBS and len(phrase) <= 4:
        return [verb, *phrase] if verb.i < noun.i else [*phrase]
    return [*phrase[:_LONGEST]]


def _complement(verb: Token, own: set[int]) -> list[Token | str]:
    """The first prepositional phrase behind a participle; where the verb's clause tells of a place, that place."""
    if verb.dep == "relcl" and any(child.lower == "where" for child in verb.children):
        return ["in", *_phrase(verb.head, own)]
    preposition = next((child for child in verb.children if child.dep == "prep" and child.i > verb.i), None)
    return [token for token in preposition.subtree() if token.i not in own][:5] if preposition else []


def _said_of(anchor: Token, own: set[int]) -> list[Token | str]:
    """What a measure is said of: the noun it hangs on ("a range of 2,000 km"), then the subject that has it."""
    for governor in anchor.ancestors():
        if governor.pos in {"NOUN", "PROPN"} and governor.i not in own:
            return _with_owner(governor, own)
        if governor.pos in {"VERB", "AUX"}:
            return _of_verb(governor, own)
    return []


def _with_owner(noun: Token, own: set[int]) -> list[Token | str]:
    """A noun with whose it is: its own "of" phrase, else the subject of "has a range of"."""
    phrase = [token for token in _phrase(noun, own) if token.i < min(own) or token.i > max(own)]
    phrase = _without_dangling(phrase)
    verb = noun.head
    if noun.dep in {"dobj", "attr", "pobj"} and verb.lemma in _LIGHT_VERBS and (subject := verb.child(*_SUBJECTS)):
        return [*phrase, "of", *_phrase(subject, own)][:_LONGEST]
    return [*phrase[:_LONGEST]]


def _of_verb(verb: Token, own: set[int]) -> list[Token | str]:
    """The subject of a verb with the verb where it says something ("exports rose", "the jet costs")."""
    subject = verb.child(*_SUBJECTS)
    if subject is None and verb.dep in {"conj", "xcomp", "advcl"} and verb.head.pos == "VERB":
        subject = verb.head.child(*_SUBJECTS)
    if subject is None and verb.dep == "acl":
        subject = verb.head
    phrase = _phrase(subject, own) if subject else []
    thing = verb.child("dobj")
    if thing is not None and thing.i not in own:
        return [*phrase, verb, *_phrase(thing, own)][:_LONGEST]
    return [*phrase, verb][:_LONGEST] if verb.lemma not in _LIGHT_VERBS else [*phrase[:_LONGEST]]


def _phrase(head: Token, own: set[int]) -> list[Token]:
    """A noun's phrase without the amount, articles at its front, clauses and what is coordinated with it."""
    found: list[Token] = []
    if head.i in own:
        return found

    def collect(token: Token, depth: int) -> None:
        for child in token.children:
            if child.dep in _STOPS and not (child.dep in {"punct", "conj", "cc"} and depth > 0) and child.tag != "HYPH":
                continue
            if child.i not in own and not _holds_amount(child, own):
                collect(child, depth + 1)
        found.append(token)

    collect(head, 0)
    return _without_dangling(sorted(found, key=lambda token: token.i))


def _holds_amount(token: Token, own: set[int]) -> bool:
    """Whether a preposition does nothing but bring in the amount ("a range of 2,000 km")."""
    return token.dep == "prep" and any(child.i in own for child in token.children)


def _without_dangling(tokens: Sequence[Token]) -> list[Token]:
    """Drop determiners and numbers before, prepositions behind."""
    kept = list(tokens)
    while kept and kept[0].tag in {"DT", "PDT", "IN", "CC", ",", "RB", "HYPH", "``", "''"}:
        kept.pop(0)
    while kept and kept[-1].tag in {"DT", "IN", "CC", ",", "HYPH", ".", ":", "TO", "``", "''"}:
        kept.pop()
    return kept


def text_of(words: Iterable[Token | str]) -> str | None:
    """The words of a measure, spaced as in the article where they are neighbours."""
    text, end = "", -1
    for word in dict.fromkeys(words):
        start = -2 if isinstance(word, str) else word.start
        text += ("" if start == end or not text else " ") + (word if isinstance(word, str) else word.text)
        end = -1 if isinstance(word, str) else word.end
    return text or None
