"""Finding the words that name events: verbs, verbs with an event noun, event nouns alone, speech acts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extraction.document import Document
from extraction.events import clauses, realis
from extraction.events.lexicon import Condition, Frame, conditions, noun_frames, verb_forms, verb_frames
from extraction.events.matching import best_frame, hold, slot_nouns
from extraction.events.speech_acts import SpeechAct, speech_act
from extraction.knowledge.tables import listed, rows
from extraction.language.tokens import Sentence, Token

_TEMPORAL = frozenset({"after", "following", "before", "since", "during", "amid", "despite", "until", "by"})
_PAST = frozenset({"had", "has", "have", "was", "were", "'ve", "been"})
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
    """Words that name an event.

    ``head`` has the slots of ``frame`` (what the word itself evokes), ``verb`` is the verb of its clause, if any;
    ``light`` or ``speech`` say how the verb or the speaker changes the parties.
    """

    rule_id: str
    event_type: str
    frame: Frame | None
    head: Token
    verb: Token | None
    first: Token
    last: Token
    light: LightVerb | None = None
    speech: SpeechAct | None = None

    @property
    def anchor(self) -> Token:
        """The token that stands for the event in the tree."""
        return self.verb or self.head


Nouns = Mapping[int, tuple[Token, Frame]]
"""Index of a token → the token and the frame that it evokes as an event noun."""


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
    verbs = [t for t in sentence.tokens if t.pos in ("VERB", "AUX") and t.dep not in ("aux", "auxpass")]
    by_verb = {trigger.anchor.i: trigger for trigger in _verbs(document, verbs, nouns)}
    used = {trigger.head.i for trigger in by_verb.values()}
    _add_speech_acts(document, verbs, by_verb)
    taken = {i: trigger for i, trigger in by_verb.items() if trigger.event_type != "-"}
    alone = [_alone(noun, frame) for noun, frame in nouns.values() if frame.alone and noun.i not in used]
    found = [*(trigger for trigger in taken.values() if _is_reported(trigger)), *alone]
    taken.update((trigger.head.i, trigger) for trigger in alone)
    kept = [trigger for trigger in found if not _is_content(trigger, taken)]
    return sorted(kept, key=lambda trigger: (trigger.first.i, trigger.last.i))


def _is_reported(trigger: Trigger) -> bool:
    if trigger.speech is not None:
        return True
    return realis.is_reported(trigger.anchor, trigger.event_type if trigger.light is None else None)


def _alone(noun: Token, frame: Frame) -> Trigger:
    return Trigger(frame.rule_id, frame.event_type, frame, noun, None, *_named_span(noun, frame))


def _nouns(document: Document, tokens: Iterable[Token]) -> Iterator[tuple[int, tuple[Token, Frame]]]:
    frames = noun_frames()
    for token in tokens:
        if token.pos in ("NOUN", "PROPN") and (candidates := frames.get(token.lemma) or frames.get(token.lower)):
            frame = best_frame(document, token, candidates)
            if frame is not None and frame.event_type != "-":
                yield token.i, (token, frame)


def _verbs(document: Document, tokens: Iterable[Token], nouns: Nouns) -> Iterator[Trigger]:
    for token in tokens:
        frame = best_frame(document, token, verb_frames_of(token))
        if frame is not None:
            yield Trigger(frame.rule_id, frame.event_type, frame, token, token, *_extent(token, frame))
        else:
            yield from _with_noun(document, token, nouns)


def verb_frames_of(verb: Token) -> tuple[Frame, ...]:
    """The frames of a verb in any of its forms."""
    frames = verb_frames()
    return frames.get(verb_forms().get(verb.lower, "")) or frames.get(verb.lemma, ())


def _with_noun(document: Document, verb: Token, nouns: Nouns) -> Iterator[Trigger]:
    for light in light_verbs().get(verb_forms().get(verb.lower, verb.lemma), ()):
        found = clauses.surface_subjects(verb) if light.slot == "subj" else slot_nouns(verb, light.slot)
        for noun in clauses.spread(found):
            entry = nouns.get(clauses.content_noun(noun).i) or nouns.get(noun.i)
            if entry is not None and hold(document, verb, light.conditions):
                head, frame = entry
                span = _joined(verb, head, frame)
                yield Trigger(f"{light.rule_id}+{frame.rule_id}", frame.event_type, frame, head, verb, *span, light)
                return


def _add_speech_acts(document: Document, tokens: Iterable[Token], by_verb: dict[int, Trigger]) -> None:
    """Let what somebody says or promises to do stand in the place of the act itself."""
    for token in tokens:
        own = by_verb.get(token.i)
        act = speech_act(document, token, own.frame if own is not None else None)
        if act is None:
            continue
        anchor = act.speaker if act.commits else token
        by_verb.pop(token.i, None)
        by_verb[anchor.i] = Trigger(
            act.rule_id, act.event_type, own.frame if own else None, own.head if own else token, anchor,
            act.first, act.last, own.light if own else None, act,
        )  # fmt: skip


def _named_span(noun: Token, frame: Frame) -> tuple[Token, Token]:
    first = noun
    for _ in frame.before:
        first = next((child for child in noun.children if child.i == first.i - 1), first)
    return first, noun


def _joined(verb: Token, noun: Token, frame: Frame) -> tuple[Token, Token]:
    first, last = sorted((verb, noun), key=lambda token: token.i)
    return (first, last) if last.i - first.i <= _LONGEST else _named_span(noun, frame)


def _extent(verb: Token, frame: Frame) -> tuple[Token, Token]:
    """The verb with its particle and, for a phrase, the noun that makes it one ("took office")."""
    last = verb
    for condition in frame.conditions:
        if condition.slot.startswith("+"):
            last = max([last, *(c for c in verb.children if c.lower == condition.slot[1:])], key=lambda token: token.i)
        elif condition.wanted and condition.words and frame.rule_id.startswith("phrases"):
            nouns = [noun for noun in clauses.spread(slot_nouns(verb, condition.slot)) if noun.i > verb.i]
            named = [noun for noun in nouns if noun.lemma in condition.words or noun.lower in condition.words]
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
        return token.tag == "VBD" or any(c.dep in ("aux", "auxpass") and c.lower in _PAST for c in token.children)
    return token.dep in ("prep", "mark") and token.lower in _TEMPORAL
