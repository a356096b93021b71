"""When and where something happened: the date and the place that a verb or an event noun carries.

A mention belongs to the clause it is attached to. So the search walks down the dependency tree from the word, along
the edges that stay within its clause (``WITHIN``), and takes the mention that is reached by the cheapest path. Only
then, and for dates only, it asks the clauses around it, and only where they plainly share their time: a fronted
"In May, …", a "when" clause, coordinated verbs with one subject.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from extraction.document import Anchored, Document
from extraction.language.tokens import Token
from extraction.records import DateMention, PlaceMention

M = TypeVar("M", bound=Anchored)

WITHIN: dict[str, int] = {
    "prep": 1, "pobj": 0, "npadvmod": 1, "advmod": 1, "prt": 1, "dative": 2, "agent": 3, "dobj": 2, "attr": 2,
    "oprd": 2, "acomp": 2, "xcomp": 2, "pcomp": 1, "poss": 1, "compound": 1, "nmod": 1, "amod": 1, "nummod": 1,
    "appos": 2, "dep": 2, "acl": 2, "intj": 3, "det": 1, "predet": 1, "quantmod": 1,
}  # fmt: skip
"""The cost of each dependency that stays within a clause; any other label begins a clause or an argument of its own."""

CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "csubj", "csubjpass", "parataxis"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj", "agent", "dative", "oprd"})
SIMULTANEOUS = frozenset({"when", "while", "as"})
VERBAL = frozenset({"VERB", "AUX"})


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

    Only dates with a range count: "recently" and "for three days" place nothing on a calendar.
    """

    def dates_at(reached: Token) -> list[DateMention]:
        return [mention for mention in document.dates_at(reached) if mention.date_from is not None]

    return nearest(dates_at, token) or _of_the_governor(dates_at, token) or _of_a_sharing_clause(dates_at, token)


def where(document: Document, token: Token) -> PlaceMention | None:
    """The place of what ``token`` (a verb or an event noun) reports: one that its own clause or noun phrase names."""
    return nearest(document.places_at, token) or _of_the_governor(document.places_at, token)


def nearest(mentions_at: Callable[[Token], Sequence[M]], token: Token) -> M | None:
    """The mention that the cheapest path within the clause of ``token`` reaches; the first in the text if two tie."""
    best: tuple[int, int, M] | None = None
    for cost, reached in _reach(token):
        for mention in mentions_at(reached):
            if best is None or (cost, mention.start_char) < best[:2]:
                best = cost, mention.start_char, mention
    return best[2] if best else None


def _heads_clause(token: Token) -> bool:
    return token.dep in CLAUSES or (token.dep == "conj" and token.pos in VERBAL and token.head.pos in VERBAL)


def _reach(token: Token) -> Iterator[tuple[int, Token]]:
    """The tokens below ``token`` in its own clause, each with the cost of its path."""
    agenda = [(0, token)]
    for cost, reached in agenda:
        yield cost, reached
        for child in reached.children:
            step = _step(reached, child)
            if step is not None:
                agenda.append((cost + step, child))


def _step(head: Token, child: Token) -> int | None:
    """The cost of going down to ``child``; None where that would leave the clause."""
    if child.dep == "conj":
        return 1 if child.pos not in VERBAL else None
    if child.dep in ("xcomp", "pcomp", "acl") and child.child(*SUBJECTS) is not None:
        return None
    return WITHIN.get(child.dep)


def _of_the_governor(mentions_at: Callable[[Token], Sequence[M]], token: Token) -> M | None:
    """What a verb says of its argument ("the talks were held in Geneva") or of its infinitive or gerund."""
    if token.dep in ("xcomp", "pcomp") and token.child(*SUBJECTS) is None:
        governor = clause_of(token.head)
    elif token.pos not in VERBAL and _argument_of(token) is not None:
        governor = clause_of(token)
    else:
        return None
    return nearest(mentions_at, governor) if governor is not token else None


def _argument_of(noun: Token) -> Token | None:
    """The verb that an event noun is an argument of, through nouns it depends on ("a round of talks was held")."""
    for _ in range(4):
        if noun.dep not in ARGUMENTS and noun.dep not in ("prep", "compound", "conj"):
            return None
        if noun.head.pos in VERBAL:
            return noun.head
        noun = noun.head
    return None


def _of_a_sharing_clause(dates_at: Callable[[Token], Sequence[DateMention]], token: Token) -> DateMention | None:
    clause = clause_of(token)
    for other in _sharing(clause):
        found = nearest(dates_at, other)
        if found is not None:
            return found
    return _fronted(dates_at, clause)


def _sharing(clause: Token) -> Iterator[Token]:
    """Clauses at the time of ``clause``: its "when" clause, the one it is a "when" clause of, coordinates."""
    yield from (child for child in clause.children if child.dep == "advcl" and _is_simultaneous(child))
    if clause.dep == "advcl" and _is_simultaneous(clause):
        yield clause.head
    if clause.dep == "conj" and clause.child(*SUBJECTS) is None:
        yield clause.head
    yield from (c for c in clause.children if c.dep == "conj" and c.pos in VERBAL and c.child(*SUBJECTS) is None)


def _is_simultaneous(clause: Token) -> bool:
    return any(child.dep in ("advmod", "mark") and child.lower in SIMULTANEOUS for child in clause.children)


def _fronted(dates_at: Callable[[Token], Sequence[DateMention]], clause: Token) -> DateMention | None:
    """The date that opens the sentence, if each clause on the way up happens at the time of the one above it."""
    while not clause.is_root:
        if clause.dep not in ("ccomp", "xcomp", "pcomp", "acl", "conj", "advcl") or not _is_relative_present(clause):
            return None
        clause = clause_of(clause.head)
        for child in clause.children:
            if child.i < clause.i and child.dep in ("prep", "npadvmod", "advmod"):
                found = nearest(dates_at, child)
                if found is not None:
                    return found
    return None


def _is_relative_present(clause: Token) -> bool:
    """Whether a subordinate clause is simultaneous with its governor: progressive or non-finite, not "had gone"."""
    auxiliaries = {child.lower for child in clause.children if child.dep in ("aux", "auxpass")}
    if auxiliaries & {"had", "will", "would", "'d", "’d"}:
        return False
    return clause.tag == "VBG" or (clause.tag in ("VB", "VBN") and clause.dep != "ccomp")
