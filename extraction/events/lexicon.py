"""The event lexicon: what a verb, a phrase or a noun says was done, and which syntactic slots hold source and target.

The tables are ``extraction/knowledge/events/*.csv``; each row's example is run as a test. A row's ``with`` cell
holds the conditions under which it applies, parted by blanks:

``+down``            the verb has the particle "down"
``obj``/``-obj``     it has an object, or none; ``obj=deal|@pact`` the object's noun is "deal" or of the class "pact"
``subj=@weapon``     likewise for the one who acts
``~against``         a prepositional phrase; ``~to=court`` with this noun; ``-~to`` without one
``comp``/``-comp``   it has a clause as complement, or none; ``comp=reach|agree`` one with such a verb
``subjunctive``      its complement tells what should be done ("insisted that X leave")
``acomp=ready``      a predicate ("is ready to …")

A slot of ``source`` or ``target`` is ``subj`` (who acts: also the agent of a passive), ``obj`` (who is acted on),
``dat`` (to whom), ``comp`` (the subject of the complement), ``poss`` (a noun's possessor or modifier) or a preposition.
Slots parted by ``;`` are tried in turn; those joined by ``+`` are taken together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from extraction.knowledge.tables import listed, rows

Slots = tuple[tuple[str, ...], ...]
"""Alternatives, tried in turn, of slots taken together."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of one slot: it is filled (or not), by one of ``words`` or of ``classes`` where any are named."""

    slot: str
    wanted: bool
    words: frozenset[str]
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of the lexicon; ``event_type`` is ``-`` where the words name no event."""

    rule_id: str
    lemma: str
    before: tuple[str, ...]
    conditions: tuple[Condition, ...]
    event_type: str
    mode: str | None
    source: Slots
    target: Slots
    alone: bool
    example: str


@cache
def verb_frames() -> Mapping[str, tuple[Frame, ...]]:
    """Verb lemma → its frames, the most demanding first, in the table's order among equals."""
    return _indexed(_frames("verbs", "events/verbs.csv") + _frames("phrases", "events/phrases.csv"))


@cache
def verb_forms() -> Mapping[str, str]:
    """Regular inflected form → lemma, for the verbs of the lexicon ("staged" → "stage", which taggers make "stag")."""
    lemmas = sorted(verb_frames(), key=lambda lemma: lemma.endswith("e"))
    return {form: lemma for lemma in lemmas for form in _regular_forms(lemma)}


def _regular_forms(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e"):
        return lemma + "d", lemma + "s", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied", lemma[:-1] + "ies", lemma + "ing"
    doubled = lemma + lemma[-1]
    return lemma + "ed", lemma + "s", lemma + "es", lemma + "ing", doubled + "ed", doubled + "ing"


@cache
def noun_frames() -> Mapping[str, tuple[Frame, ...]]:
    """Head noun lemma → its frames, the longest names first."""
    return _indexed(_frames("nouns", "events/nouns.csv"))


@cache
def word_classes() -> Mapping[str, frozenset[str]]:
    """Name of a class → the lemmas in it ("weapon" → "missile", "bomb" …)."""
    classes: dict[str, set[str]] = defaultdict(set)
    for row in rows("events/classes.csv"):
        classes[row["class"]].update(listed(row["words"]))
    return {name: frozenset(words) for name, words in classes.items()}


def _frames(table: str, path: str) -> list[Frame]:
    return [_frame(table, row, word) for row in rows(path) for word in listed(row["lemma"])]


def _frame(table: str, row: Mapping[str, str], words: str) -> Frame:
    *before, lemma = words.split()
    return Frame(
        rule_id=":".join(part for part in (table, "_".join(words.split()), row["with"].replace(" ", ",")) if part),
        lemma=lemma,
        before=tuple(before),
        conditions=conditions(row["with"]),
        event_type=row["type"],
        mode=row["mode"] or None,
        source=_slots(row["source"]),
        target=_slots(row["target"]),
        alone=row.get("alone") == "yes",
        example=row["example"],
    )


def conditions(cell: str) -> tuple[Condition, ...]:
    """The conditions of a ``with`` cell."""
    return tuple(_condition(part) for part in cell.split())


def _condition(cell: str) -> Condition:
    negated = cell.startswith("-")
    slot, _, wanted = cell.removeprefix("-").partition("=")
    names = [name for name in wanted.split("|") if name]
    words = frozenset(name.replace("_", " ") for name in names if not name.startswith("@"))
    return Condition(slot, not negated, words, frozenset(name[1:] for name in names if name.startswith("@")))


def _slots(cell: str) -> Slots:
    return tuple(tuple(part.split("+")) for part in listed(cell))


def _indexed(frames: Iterable[Frame]) -> dict[str, tuple[Frame, ...]]:
    index: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        index[frame.lemma].append(frame)
    return {lemma: tuple(sorted(found, key=_demands, reverse=True)) for lemma, found in index.items()}


def _weight(condition: Condition) -> int:
    """A particle or a list of words says more than a class of words, and that more than a mere slot."""
    if condition.slot.startswith("+"):
        return 4
    return 1 + bool(condition.words or condition.classes) + (bool(condition.words) and not condition.classes)


def _demands(frame: Frame) -> tuple[int, int]:
    named = sum(_weight(condition) for condition in frame.conditions)
    return len(frame.before), named + 2 * (frame.event_type == "-" and named > 0)
