"""Finding the words that name events: verbs, verbs with an event noun as their object, and event nouns alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extraction.document import Document
from extraction.events import clauses
from extraction.events.lexicon import Condition, Frame, conditions, noun_frames, verb_frames
from extraction.events.matching import best_frame, hold, slot_nouns
from extraction.knowledge.tables import listed, rows
from extraction.language.tokens import Sentence, Token

_TEMPORAL = frozenset({"after", "following", "before", "since", "during", "amid", "despite", "until", "by"})
_LONGEST = 8
"""Tokens from a verb to its event noun beyond which the trigger is the noun alone."""


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that lends an event noun its grammar ("held talks", "talks took place", "came under attack")."""

    rule_id: str
    slot: str
    part: str
    status: str | None
    conditions: tuple[Condition, ...]
    example: str


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """Words that evoke a frame. ``head`` has the frame's slots; ``verb`` is the verb of its clause, if any."""

    frame: Frame
    head: Token
    verb: Token | None
    first: Token
    last: Token
    light: LightVerb | None = None

    @property
    def anchor(self) -> Token:
        """The token that stands for the event in the tree."""
        return self.verb or self.head


@cache
def light_verbs() -> Mapping[str, tuple[LightVerb, ...]]:
    """Verb lemma → what it lends an event noun, the most demanding rows first."""
    index: dict[str, list[LightVerb]] = defaultdict(list)
    for row in rows("events/light_verbs.csv"):
        for lemma in listed(row["lemma"]):
            rule_id = f"light:{lemma}:{row['slot']}"
            wanted = conditions(row["with"])
            light = LightVerb(rule_id, row["slot"], row["part"], row["status"] or None, wanted, row["example"])
            index[lemma].append(light)
    return {lemma: tuple(sorted(found, key=lambda v: -len(v.conditions))) for lemma, found in index.items()}


def find_triggers(document: Document, sentence: Sentence) -> list[Trigger]:
    """The triggers of a sentence in text order, without those that only say what another one is about."""
    nouns = dict(_nouns(document, sentence.tokens))
    verbs = list(_verbs(document, sentence.tokens, nouns))
    used = {trigger.head.i for trigger in verbs}
    taken = {trigger.anchor.i: trigger for trigger in verbs if trigger.frame.event_type != "-"}
    alone = [Trigger(frame, noun, None, *_span(noun, frame)) for noun, frame in nouns.values() if _stands_alone(frame)]
    found = [*taken.values(), *(trigger for trigger in alone if trigger.head.i not in used)]
    taken.update((trigger.head.i, trigger) for trigger in alone)
    kept = [trigger for trigger in found if not _is_content(trigger, taken)]
    return sorted(kept, key=lambda trigger: (trigger.first.i, trigger.last.i))


def _stands_alone(frame: Frame) -> bool:
    return frame.alone and frame.event_type != "-"


def _nouns(document: Document, tokens: Iterable[Token]) -> Iterator[tuple[int, tuple[Token, Frame]]]:
    frames = noun_frames()
    for token in tokens:
        if token.pos in ("NOUN", "PROPN") and (candidates := frames.get(token.lemma) or frames.get(token.lower)):
            frame = best_frame(document, token, candidates)
            if frame is not None:
                yield token.i, (token, frame)


def _verbs(
    document: Document, tokens: Iterable[Token], nouns: Mapping[int, tuple[Token, Frame]]
) -> Iterator[Trigger]:
    for token in tokens:
        if not clauses.is_verb(token) or token.dep in ("aux", "auxpass"):
            continue
        frame = best_frame(document, token, verb_frames().get(token.lemma, ()))
        if frame is not None:
            yield Trigger(frame, token, token, *_extent(token, frame))
        else:
            yield from _with_noun(document, token, nouns)


def _with_noun(document: Document, verb: Token, nouns: Mapping[int, tuple[Token, Frame]]) -> Iterator[Trigger]:
    for light in light_verbs().get(verb.lemma, ()):
        slot = "subj" if light.slot == "subj" else light.slot
        found = clauses.surface_subjects(verb) if slot == "subj" else slot_nouns(verb, slot)
        for noun in clauses.spread(found):
            entry = nouns.get(clauses.content_noun(noun).i)
            if entry is not None and entry[1].event_type != "-" and hold(document, verb, light.conditions):
                yield Trigger(entry[1], entry[0], verb, *_joined(verb, entry[0], entry[1]), light)
                return


def _span(noun: Token, frame: Frame, tokens: Sequence[Token] = ()) -> tuple[Token, Token]:
    first = noun
    for _ in frame.before:
        earlier = [child for child in first.children if child.i == first.i - 1]
        first = earlier[0] if earlier else first
    return first, noun


def _joined(verb: Token, noun: Token, frame: Frame) -> tuple[Token, Token]:
    first, last = sorted((verb, noun), key=lambda token: token.i)
    return (first, last) if last.i - first.i <= _LONGEST else _span(noun, frame)


def _extent(verb: Token, frame: Frame) -> tuple[Token, Token]:
    """The verb with its particle and, for a phrase, the noun that makes it one ("took office")."""
    last = verb
    for condition in frame.conditions:
        if condition.slot.startswith("+"):
            last = max([last, *(c for c in verb.children if c.lower == condition.slot[1:])], key=lambda token: token.i)
        elif condition.wanted and condition.words and frame.rule_id.startswith("phrases"):
            nouns = [n for n in clauses.spread(slot_nouns(verb, condition.slot)) if n.i > verb.i]
            named = [n for n in nouns if n.lemma in condition.words or n.lower in condition.words]
            last = max([last, *named[:1]], key=lambda token: token.i)
    return (verb, last) if last.i - verb.i <= _LONGEST else (verb, verb)


def _is_content(trigger: Trigger, taken: Mapping[int, Trigger]) -> bool:
    """Whether the trigger only tells what a governing one is about ("agreed to hold talks", "condemned the attack")."""
    token = trigger.anchor
    while token.head is not token:
        parent = token.head
        if _is_own_clause(token):
            return False
        if token.dep != "conj" and parent.i in taken and taken[parent.i] is not trigger:
            return True
        token = parent
    return False


def _is_own_clause(token: Token) -> bool:
    if token.dep == "relcl" or (token.dep == "acl" and token.tag != "VB"):
        return True
    if token.dep == "advcl":
        return token.tag != "VB" or bool(token.children_with("nsubj"))
    if token.dep == "ccomp":
        past = token.tag == "VBD" or any(c.dep in ("aux", "auxpass") and c.lower in _PAST for c in token.children)
        return past
    return token.dep in ("prep", "mark") and token.lower in _TEMPORAL


_PAST = frozenset({"had", "has", "have", "was", "were", "'ve", "been"})
