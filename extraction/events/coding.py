"""Triggers → coded events: parties, status, date and place, and which of them are rows of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extraction.circumstances import when, where
from extraction.document import Document
from extraction.events import status, tolls
from extraction.events.clauses import content_noun, is_passive, surface_subjects
from extraction.events.evaluations import judgement
from extraction.events.matching import Party, in_class, parties, state_of
from extraction.events.realis import quoted
from extraction.events.roles import find_parties
from extraction.events.triggers import Trigger, find_triggers
from extraction.language.tokens import Sentence, Token
from extraction.records import DateMention, PlaceMention

_BACKGROUND = frozenset({"when", "since", "after", "as", "before", "while", "once", "upon"})
_OF_STATES = frozenset({"SANCTION", "MOBILIZE", "RETREAT"})
"""Types that a business cannot do: one that suspends its shipments imposes no sanction."""
_AT_HOME = frozenset({"CONCEDE", "PROTEST"})
_DOMESTIC = _AT_HOME | {"ASSAULT", "COERCE", "AID"}
"""Types whose target may be the people of the place where they happen."""
_TALK = frozenset({"CONSULT", "AGREE", "SUPPORT", "ACCUSE", "REQUEST"})
"""Types whose coordinated verbs tell of one occasion ("met him and discussed trade")."""
_THINGS = frozenset({"which", "that", "this", "those", "these", "what", "everything", "nothing", "something", "it"})
_GOING_ON = frozenset({"continue", "keep"})
_PERSONAL = frozenset({"APPOINT"})
"""Types whose event is each person's own: two people who take office are two events."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A trigger with its parties, status, date and place."""

    trigger: Trigger
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    status: str
    date: DateMention | None
    place: PlaceMention | None
    is_split: bool = False

    @property
    def event_type(self) -> str:
        """The trigger's type."""
        return self.trigger.event_type

    @property
    def source_ids(self) -> frozenset[str]:
        """The ids of the sources."""
        return frozenset(actor for actor, _ in self.sources)

    @property
    def target_ids(self) -> frozenset[str]:
        """The ids of the targets."""
        return frozenset(actor for actor, _ in self.targets)

    @property
    def named(self) -> frozenset[str]:
        """The ids of all parties."""
        return self.source_ids | self.target_ids


def code(document: Document) -> Iterator[tuple[Sentence, Coded]]:
    """The events of a document in text order, each with its sentence."""
    known: list[Coded] = []
    words = quoted(document)
    for sentence in document.sentences:
        for coded in _of_sentence(document, sentence):
            if not _refers_back(coded, known) and (coded.trigger.anchor.i not in words or _is_hard_fact(coded)):
                known.append(coded)
                yield from ((sentence, each) for each in _persons(document, sentence, coded))


def _is_hard_fact(coded: Coded) -> bool:
    """What counts even in somebody's own words: an attack or a seizure that has taken place."""
    return coded.event_type in ("ASSAULT", "COERCE") and coded.status == "occurred"


def _of_sentence(document: Document, sentence: Sentence) -> list[Coded]:
    found = [_coded(document, trigger) for trigger in find_triggers(document, sentence)]
    found = [_borrowed(document, coded, found) for coded in found]
    kept: list[Coded] = []
    for coded in found:
        if not _is_whole(document, coded):
            continue
        same = next((i for i, other in enumerate(kept) if _repeats(coded, other)), None)
        if same is None:
            kept.append(_located(document, coded))
        elif not kept[same].targets:
            kept[same] = replace(kept[same], targets=coded.targets)
    return kept + [coded for coded in _judgements(document, sentence) if _is_new(coded, kept)]


def _is_new(judged: Coded, kept: Sequence[Coded]) -> bool:
    """Whether the lexicon has not coded the speaker's judgement already."""
    anchors = {coded.trigger.anchor.i for coded in kept}
    return judged.trigger.anchor.i not in anchors and all(coded.event_type != judged.event_type for coded in kept)


def _coded(document: Document, trigger: Trigger) -> Coded:
    sources, targets = find_parties(document, trigger)
    return Coded(trigger, tuple(sources), tuple(targets), _status(trigger), when(document, trigger.anchor), None)


def _status(trigger: Trigger) -> str:
    if trigger.speech is not None:
        return "occurred"
    if trigger.light is not None and trigger.light.status:
        return trigger.light.status
    if trigger.verb is trigger.head and trigger.verb is not None:
        return status.of_verb(trigger.verb)
    return status.of_noun(trigger.head, trigger.verb)


def _located(document: Document, coded: Coded) -> Coded:
    """With its place; planned where its date is still to come, dateless where its verb is past and the date is not."""
    begins = coded.date.date_from if coded.date is not None else None
    place = where(document, coded.trigger.anchor)
    coded = replace(coded, place=place, targets=coded.targets or _people_of(document, coded, place))
    if begins is None or begins <= document.article.published_on or coded.status not in ("occurred", "ongoing"):
        return coded
    if coded.trigger.verb is not None and status.is_past(coded.trigger.verb):
        return replace(coded, date=None)
    return replace(coded, status="planned")


def _people_of(document: Document, coded: Coded, place: PlaceMention | None) -> tuple[Party, ...]:
    """The state whose people an attack, a curfew or a concession touches where nobody else is named.

    It is that of the place; a protest is against the protesters' own state, a concession for the grantor's.
    """
    if coded.event_type not in _DOMESTIC or not coded.sources:
        return ()
    country, text = (place.place_country, place.text) if place is not None else (None, "")
    if country is None and coded.event_type in _AT_HOME:
        actor, text = coded.sources[0]
        country = document.actors[actor].country if actor in document.actors else None
    state = state_of(country)
    return () if state is None or state in coded.source_ids else ((state, text),)


def _judgements(document: Document, sentence: Sentence) -> list[Coded]:
    found = judgement(sentence)
    if found is None:
        return []
    verb, event_type, rule_id = found
    sources = parties(document, surface_subjects(verb), "acting")
    trigger = Trigger(rule_id, event_type, None, verb, verb, verb, verb)
    return [Coded(trigger, tuple(sources), (), "occurred", when(document, verb), None)] if sources else []


def _borrowed(document: Document, coded: Coded, others: Sequence[Coded]) -> Coded:
    """A noun without parties but with a date or place of its own has those of the sentence's like event."""
    if (
        coded.sources
        or coded.trigger.verb is not None
        or (coded.date is None and where(document, coded.trigger.anchor) is None)
    ):
        return coded
    like = next((other for other in others if other.event_type == coded.event_type and other.sources), None)
    return replace(coded, sources=like.sources, targets=like.targets) if like is not None else coded


def _is_whole(document: Document, coded: Coded) -> bool:
    """Whether enough of the event is known: somebody in it, and for a noun alone, who did it or who suffered it."""
    trigger = coded.trigger
    if trigger.verb is None:
        return bool(coded.sources) or (bool(coded.targets) and trigger.event_type in ("ASSAULT", "COERCE"))
    if trigger.speech is not None and trigger.speech.demands:
        return bool(coded.sources) and bool(coded.targets)
    if coded.status == "negated" and not coded.sources:
        return False
    if trigger.event_type in _OF_STATES and _are_businesses(document, coded):
        return False
    known = coded.named or (coded.status in ("occurred", "planned") and _is_told(document, coded))
    return bool(known) and (bool(coded.sources) or not _thing_acts(document, trigger, trigger.verb))


def _is_told(document: Document, coded: Coded) -> bool:
    """Whether the text says when or where."""
    return coded.date is not None or where(document, coded.trigger.anchor) is not None


def _are_businesses(document: Document, coded: Coded) -> bool:
    return bool(coded.sources) and all(document.actors[actor].sector == "BUS" for actor, _ in coded.sources
                                       if actor in document.actors)  # fmt: skip


def _thing_acts(document: Document, trigger: Trigger, verb: Token) -> bool:
    """Whether who should act is a thing that cannot ("the law provides …"); a weapon or an attack can."""
    if is_passive(verb) or (trigger.frame is not None and trigger.frame.source != (("subj",),)):
        return False
    subjects = [token for token in surface_subjects(verb) if token.pos != "PRON" or token.lower in _THINGS]
    return bool(subjects) and not any(
        document.actors_at(token) or token.ent_type == "PERSON" or in_class(document, content_noun(token), name)
        for token in subjects
        for name in ("attack", "weapon", "platform", "troops", "person", "body")
    )


def _repeats(coded: Coded, other: Coded) -> bool:
    """Whether the sentence has said the same already, or only adds who died in it ("three people were killed")."""
    if other.event_type != coded.event_type:
        return False
    anchor = coded.trigger.anchor
    if not coded.sources and other.event_type == "ASSAULT" and tolls.is_toll(anchor):
        return True
    in_one = coded.event_type in _TALK and _coordinated(anchor, other.trigger.anchor)
    return coded.source_ids == other.source_ids and (coded.target_ids <= other.target_ids or in_one)


def _coordinated(token: Token, first: Token) -> bool:
    """Whether one verb is a conjunct of the other ("met him and discussed trade")."""
    while token.dep == "conj":
        token = token.head
        if token is first:
            return True
    return False


def _refers_back(coded: Coded, known: Sequence[Coded]) -> bool:
    """Whether a "when" or "since" clause, or "continues to", only mentions again an event that the article has told."""
    anchor = coded.trigger.anchor
    if anchor.dep == "xcomp" and anchor.head.lemma in _GOING_ON:
        return any(
            other.event_type == coded.event_type
            and other.source_ids == coded.source_ids
            and coded.target_ids <= other.target_ids
            for other in known
        )
    marks = {child.lower for child in anchor.children if child.dep in ("mark", "advmod")}
    in_background = (anchor.dep == "advcl" and marks & _BACKGROUND) or (
        anchor.dep == "pcomp" and anchor.head.lower in _BACKGROUND
    )
    return bool(in_background) and any(
        other.event_type == coded.event_type and other.named == coded.named and _same_time(other.date, coded.date)
        for other in known
    )


def _same_time(one: DateMention | None, other: DateMention | None) -> bool:
    if one is None or other is None or not (one.date_from and one.date_to and other.date_from and other.date_to):
        return True
    return one.date_from <= other.date_to and other.date_from <= one.date_to


def _persons(document: Document, sentence: Sentence, coded: Coded) -> list[Coded]:
    """One event a person, each with its own date where the sentence says "respectively"."""
    if coded.event_type not in _PERSONAL or len(coded.sources) < 2:
        return [coded]
    dates: list[DateMention | None] = [coded.date] * len(coded.sources)
    if any(token.lower == "respectively" for token in sentence.tokens):
        own = [m for m in document.date_mentions if sentence.start <= m.start_char < sentence.end]
        dates = list(own) if len(own) == len(dates) else dates
    return [
        replace(coded, sources=(source,), date=date, is_split=True)
        for source, date in zip(coded.sources, dates, strict=True)
    ]
