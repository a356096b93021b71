"""When and where something happened: the date and the place that a verb or an event noun carries.

A mention belongs to the clause it is attached to. So the search walks down the dependency tree from the word, along
the edges that stay within its clause (``EDGES``), and takes the mention that is reached by the cheapest path. Only
then, and for dates only, it asks the clauses around it, and only where they plainly share their time (a fronted "In
May, …", a "when" clause, coordinated verbs with one subject, a participle: "…, killing ten") or say how far apart they
are ("two days after the coup").
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Generic, TypeVar

from extraction.dates.tense import FUTURE_VERBS
from extraction.dates.timeline import moved
from extraction.document import Anchored, Document
from extraction.language.tokens import Token
from extraction.records import DateMention, PlaceMention, row_id

M = TypeVar("M", bound=Anchored)

EDGES: dict[str, int] = {
    "prep": 1, "pobj": 0, "npadvmod": 1, "advmod": 1, "prt": 1, "dative": 2, "agent": 3, "dobj": 2, "attr": 2,
    "oprd": 2, "acomp": 2, "xcomp": 2, "pcomp": 1, "poss": 1, "compound": 1, "nmod": 1, "amod": 1, "nummod": 1,
    "appos": 2, "dep": 2, "acl": 2, "intj": 3, "det": 1, "predet": 1, "quantmod": 1,
}  # fmt: skip
"""The cost of each dependency that stays within a clause; any other label begins a clause or an argument of its own."""

CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "csubj", "csubjpass", "parataxis"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj", "agent", "dative", "oprd"})
MODIFIERS = frozenset({"poss", "compound", "nmod", "amod", "nummod", "acl", "appos"})
"""Dependencies by which a date says when its noun was, not when the verb that has the noun as its argument was."""
TEMPORAL = frozenset({"on", "in", "at", "during", "over", "throughout", "around", "between", "from", "by", "since"})
"""Prepositions that may give a verb its date; "after", "before", "until" and "ahead of" date something else."""
SIMULTANEOUS = frozenset({"when", "while", "as"})
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Search(Generic[M]):
    """What is looked for: the mentions at a token, and whether none is to be found below a child of a token."""

    document: Document
    mentions_at: Callable[[Token], Sequence[M]]
    is_barred: Callable[[Token, Token, bool], bool]


def clause_of(token: Token) -> Token:
    """The head of the clause that holds the token: itself if it heads one, else its nearest ancestor that does."""
    while not _heads_clause(token) and not token.is_root:
        token = token.head
    return token


def subject_of(clause: Token) -> Token | None:
    """The subject of a clause head, borrowed from the first of coordinated verbs where its own is left out."""
    while (own := clause.child(*SUBJECTS)) is None and clause.dep == "conj" and clause.head.pos in VERBAL:
        clause = clause.head
    return own


def when(document: Document, token: Token) -> DateMention | None:
    """The date of what ``token`` (a verb or an event noun) reports, or None where the text does not give it.

    Only dates with a range count: "recently" and "for three days" place nothing on a calendar. "From March to May" is
    one range, and "has been at war since March" lasts to the day of publication; such a mention is not a row of
    ``date_mentions``.
    """

    def dates_at(reached: Token) -> list[DateMention]:
        return [mention for mention in document.dates_at(reached) if mention.date_from is not None]

    search = Search(document, dates_at, _dates_something_else)
    found = nearest(search, token) or _of_the_governor(search, token) or _shared(search, token)
    if found is not None:
        return _extended(document, found)
    return _counted(search, token) or (_counted(search, clause_of(token)) if _verb_of_argument(token) else None)


def when_told(document: Document, token: Token) -> DateMention | None:
    """The date that opened the sentence before, where the story goes on in the simple past without a date of its own.

    "On Monday the army left. It returned to its barracks." Less sure than ``when``: callers ask it last, and say so.
    """
    sentence = document.sentence_of(token)
    root = sentence.root
    if root.tag not in ("VBD", "VBN") or root.child("aux") is not None or sentence.ordinal == 0:
        return None
    if any(m.date_from for m in document.date_mentions if sentence.start <= m.start_char < sentence.end):
        return None
    before = document.sentences[sentence.ordinal - 1]
    opening = before.tokens[:OPENING]
    if "\n" in document.article.text[before.end : sentence.start] or before.root.tag not in ("VBD", "VBN"):
        return None
    dates = (m for word in opening for m in document.dates_at(word) if m.date_from)
    return next((date for date in dates if document.token_at(date.start_char).i < before.root.i), None)


OPENING = 4
"""How many words into a sentence the date may come that opens it."""


def where(document: Document, token: Token) -> PlaceMention | None:
    """The place of what ``token`` (a verb or an event noun) reports: one that its own clause or noun phrase names."""
    search = Search(document, document.places_at, lambda head, child, in_argument: False)
    return nearest(search, token) or _of_the_governor(search, token) or _of_the_subject(search, token)


def nearest(search: Search[M], token: Token) -> M | None:
    """The mention that the cheapest path within the clause of ``token`` reaches; the first in the text if two tie."""
    best: tuple[int, int, M] | None = None
    for cost, reached in _reach(search, token):
        for mention in search.mentions_at(reached):
            if best is None or (cost, mention.start_char) < best[:2]:
                best = cost, mention.start_char, mention
    return best[2] if best else None


def _heads_clause(token: Token) -> bool:
    return token.dep in CLAUSES or (token.dep == "conj" and token.pos in VERBAL and token.head.pos in VERBAL)


def _reach(search: Search[M], token: Token) -> Iterator[tuple[int, Token]]:
    """The tokens below ``token`` in its own clause, each with the cost of its path."""
    agenda = [(0, token, False)]
    for cost, reached, in_argument in agenda:
        yield cost, reached
        if reached.dep == "prep" and not reached.children and reached.i + 1 < len(search.document.tokens):
            yield cost, search.document.tokens[reached.i + 1]  # the parser may give "in March" another head for "March"
        for child in reached.children:
            step = _step(child)
            if step is not None and not search.is_barred(reached, child, in_argument):
                is_argument = child.dep in ARGUMENTS and (child.dep != "pobj" or reached.lower not in (*TEMPORAL, "of"))
                agenda.append((cost + step, child, in_argument or is_argument))


def _step(child: Token) -> int | None:
    """The cost of going down to ``child``; None where that would leave the clause."""
    if child.dep == "conj":
        return 1 if child.pos not in VERBAL else None
    if child.dep in ("xcomp", "pcomp", "acl") and child.child(*SUBJECTS) is not None:
        return None
    cost = EDGES.get(child.dep)
    return None if cost is None else cost + (child.lower == "from")


def _dates_something_else(head: Token, child: Token, in_argument: bool) -> bool:
    """Whether a date below ``child`` does not date the word that the search began with."""
    if child.lower == "since" and head.pos not in VERBAL:
        return True  # "the first attack since 2010"
    if child.dep == "prep":
        return child.lower not in TEMPORAL and not (child.lower == "of" and not in_argument and head.pos not in VERBAL)
    if child.dep == "advmod":
        return child.lower in ("ahead", "before", "after", "until")
    if child.dep == "xcomp":
        return head.lemma.lower() in FUTURE_VERBS
    return in_argument and child.dep in MODIFIERS


def _of_the_governor(search: Search[M], token: Token) -> M | None:
    """What a verb says of its argument ("the talks were held in Geneva") or of its infinitive or gerund."""
    if token.dep in ("xcomp", "pcomp") and token.child(*SUBJECTS) is None:
        governor = clause_of(token.head)
        if governor.lemma.lower() in FUTURE_VERBS:
            return None
    elif token.pos not in VERBAL and _verb_of_argument(token) is not None:
        governor = clause_of(token)
    else:
        return None
    return nearest(search, governor) if governor is not token else None


def _verb_of_argument(noun: Token) -> Token | None:
    """The verb that an event noun is an argument of, through nouns it depends on ("a round of talks was held")."""
    for _ in range(4):
        if noun.dep not in ARGUMENTS and noun.dep not in ("prep", "compound", "conj"):
            return None
        if noun.head.pos in VERBAL:
            return noun.head
        noun = noun.head
    return None


def _of_the_subject(search: Search[M], token: Token) -> M | None:
    """Where those are who do or suffer it ("rebels in Gao attacked …"), for want of a place of the verb's own."""
    subject = token.child("nsubj", "nsubjpass") if token.pos in VERBAL else None
    places = (
        (preposition for preposition in subject.children_with("prep") if preposition.lower != "of") if subject else ()
    )
    return next((found for place in places if (found := nearest(search, place)) is not None), None)


def _shared(search: Search[DateMention], token: Token) -> DateMention | None:
    """The date of a clause that happens at the time of the token's own."""
    clause = clause_of(token)
    seen = {clause.i}
    agenda = [clause]
    for current in agenda:
        for other in _sharing(current):
            if other.i not in seen:
                found = nearest(search, other)
                if found is not None:
                    return found
                seen.add(other.i)
                agenda.append(other)
    return _fronted(search, clause)


def _sharing(clause: Token) -> Iterator[Token]:
    """Clauses (or the date) at the time of ``clause``: "when" clauses either way, coordinates, participles."""
    yield from (child for child in clause.children if child.dep == "advcl" and _is_simultaneous(child))
    if clause.dep in ("advcl", "relcl") and _is_simultaneous(clause):
        yield clause.head
    if clause.dep == "advcl" and clause.tag == "VBG" and clause.child("mark", *SUBJECTS) is None:
        yield clause.head
    if clause.dep == "conj" and clause.child(*SUBJECTS) is None:
        yield clause.head
    if clause.dep == "ccomp" and clause.child("neg") and any(c.lower in ("will", "would") for c in clause.children):
        yield clause.head  # who declares that he would not resist has not resisted from then on
    yield from (c for c in clause.children if c.dep == "conj" and c.pos in VERBAL and c.child(*SUBJECTS) is None)


def _is_simultaneous(clause: Token) -> bool:
    return any(child.dep in ("advmod", "mark") and child.lower in SIMULTANEOUS for child in clause.children)


def _fronted(search: Search[DateMention], clause: Token) -> DateMention | None:
    """The date that opens the sentence, if each clause on the way up happens at the time of the one above it."""
    while not clause.is_root:
        if clause.dep not in ("ccomp", "xcomp", "pcomp", "acl", "conj", "advcl") or not _is_relative_present(clause):
            return None
        clause = clause_of(clause.head)
        for child in clause.children:
            if child.i < clause.i and child.dep in ("prep", "npadvmod", "advmod"):
                found = nearest(search, child)
                if found is not None:
                    return found
    return None


def _is_relative_present(clause: Token) -> bool:
    """Whether a subordinate clause is simultaneous with its governor: progressive or non-finite, not "had gone"."""
    auxiliaries = {child.lower for child in clause.children if child.dep in ("aux", "auxpass")}
    if auxiliaries & {"had", "will", "would", "'d", "’d"}:
        return False
    return clause.tag == "VBG" or (clause.tag in ("VB", "VBN") and clause.dep != "ccomp")


def _counted(search: Search[DateMention], token: Token) -> DateMention | None:
    """The date that a distance gives: of "signed" in "signed two days after the coup of 3 June", and of "coup"."""
    for mark in token.children_with("prep", "mark"):
        other = next(iter(mark.children_with("pobj", "pcomp")), None)
        if mark.lower in DIRECTIONS and other is not None and (date := nearest(search, other)) is not None:
            return _moved(search.document, mark, date, DIRECTIONS[mark.lower])
    own = token.child("mark", "prep") if token.dep == "advcl" else token.head if token.dep == "pobj" else None
    if own is None or own.lower not in DIRECTIONS:
        return None
    governor = clause_of(token.head)
    date = nearest(search, governor) if governor is not token else None
    return _moved(search.document, own, date, -DIRECTIONS[own.lower]) if date is not None else None


DIRECTIONS = {"after": 1, "before": -1}
_LENGTH = re.compile(r"P(\d+)([DWMY])")


def _moved(document: Document, mark: Token, date: DateMention, direction: int) -> DateMention | None:
    """A date moved by the length of time that stands before "after" or "before", where both are exact enough."""
    lengths = document.dates_at(document.tokens[mark.i - 1]) if mark.i else []
    length = _LENGTH.fullmatch(lengths[0].timex_value or "") if lengths else None
    if length is None or date.date_from is None or date.date_to is None:
        return None
    days = (date.date_to - date.date_from).days
    if days and length[2] in ("D", "W"):
        return None
    count = direction * int(length[1])
    first, last = (moved(day, length[2], count) for day in (date.date_from, date.date_to))
    if days:  # whole months stay whole: three months before May is February, to its last day
        last = first + timedelta(days=monthrange(first.year, first.month)[1] - 1) if days < 31 else last
    return replace(lengths[0], timex_type="DATE", timex_value=None, date_from=first, date_to=last)


def _extended(document: Document, found: DateMention) -> DateMention:
    """A date with the rest of the range that it begins: "from March to May", "since March"."""
    first = document.token_at(found.start_char)
    if found.rule_id.startswith("range:"):
        rest = [date for date in document.date_mentions if 0 < date.start_char - found.end_char < 12 and date.date_to]
        if rest:
            start, end = found.start_char, rest[0].end_char
            text = document.article.text[start:end]
            mention_id = row_id("date", found.article_id, start, end)
            return replace(found, mention_id=mention_id, end_char=end, text=text, date_to=rest[0].date_to)
    published = document.article.published_on
    is_since = first.i > 0 and document.tokens[first.i - 1].lower == "since"
    if is_since and found.date_from is not None and found.date_from <= published:
        return replace(found, date_to=published)
    return found
