"""What saying amounts to: "said it would boycott" threatens, "said it will support" agrees, "must" demands.

The rules are ``events/speech_acts.csv``. They turn the trigger of the act that is spoken of (if it has one) into one of
the speaker's; the lexicon's own speech verbs (reject, demand, threaten) need none of this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extraction.document import Document
from extraction.events import attributes, clauses, status
from extraction.events.lexicon import Frame
from extraction.events.matching import parties
from extraction.knowledge.tables import listed, rows
from extraction.language.tokens import Token

_MODALS = {
    "will": "will",
    "would": "will",
    "'ll": "will",
    "wo": "will",
    "shall": "will",
    "must": "must",
    "should": "must",
}
_EMPTY = frozenset(
    {"be", "have", "comment", "happen", "know", "affect", "say", "become", "need", "mean", "take", "tell"}
)
_GIVING = frozenset({"AID", "CONCEDE", "RETREAT"})
_OWN_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i"})


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """What a clause says its speaker will do: the event type, who speaks and the words that are the trigger."""

    rule_id: str
    event_type: str
    speaker: Token
    act: Token
    first: Token
    last: Token
    demands: bool
    commits: bool


@cache
def _rules() -> Mapping[tuple[str, ...], str]:
    keys = ("cue", "modal", "subject", "negated", "act")
    return {tuple(row[key] for key in keys): row["type"] for row in rows("events/speech_acts.csv")}


@cache
def _cues() -> Mapping[str, str]:
    return {word: row["cue"] for row in rows("events/speech_cues.csv") for word in listed(row["words"])}


def is_saying(verb: Token) -> bool:
    """Whether a verb reports what somebody says."""
    return _cues().get(verb.lemma) == "say"


def speech_act(document: Document, act: Token, frame: Frame | None) -> SpeechAct | None:
    """The speech act that ``act`` is the content of, if the rules know one; ``frame`` is what ``act`` evokes itself."""
    if act.dep in ("xcomp", "acl") and act.tag == "VB":
        return _commitment(act, frame)
    return _announcement(document, act, frame)


def _kind(frame: Frame | None) -> str:
    if frame is None or frame.event_type == "-":
        return "none"
    if "conflict" in (attributes.of_type(frame.event_type).quad_class or ""):
        return "hostile"
    return "giving" if frame.event_type in _GIVING else "friendly"


def _commitment(act: Token, frame: Frame | None) -> SpeechAct | None:
    cue = act.head
    sort = _cues().get(cue.lemma)
    if sort not in ("commit", "vow") or (act.dep == "acl" and cue.pos != "ADJ"):
        return None
    verb = cue if clauses.is_verb(cue) else cue.head
    negated = status.is_negated(act) != (cue is not verb and status.is_negated(verb))
    key = (sort, "", "own", "yes" if negated else "no", _kind(frame))
    kind = _rules().get(key)
    if kind is None or not clauses.is_verb(verb):
        return None
    negation = next((c for c in verb.children if c.dep == "neg" and cue is not verb), cue)
    return SpeechAct(":".join(("speech", *key)), kind, verb, act, negation, cue, False, True)


def _announcement(document: Document, act: Token, frame: Frame | None) -> SpeechAct | None:
    modal = next((c for c in act.children if c.dep == "aux" and c.lower in _MODALS), None)
    verb = act.head
    if modal is None or act.dep not in ("ccomp", "conj", "parataxis"):
        return None
    while verb.dep == "conj" and clauses.is_verb(verb) and _cues().get(verb.lemma) != "say":
        verb = verb.head
    if act.dep == "conj":
        verb = verb.head if verb.dep == "ccomp" else verb
    if _cues().get(verb.lemma) != "say" or status.is_negated(verb):
        return None
    own = _same_party(document, act, verb)
    kind = "any" if _MODALS[modal.lower] == "must" else _kind(frame)
    if kind == "none" and act.lemma in _EMPTY:
        return None
    if kind in ("friendly", "giving") and any(
        c.dep == "advcl" and c.child("mark") and _unless(c) for c in act.children
    ):
        kind = "hostile"
    negated = "yes" if status.is_negated(act) else "no"
    key = ("say", _MODALS[modal.lower], "own" if own else "other", negated, kind)
    event_type = _rules().get(key)
    if event_type is None:
        return None
    first = min([modal, *(c for c in act.children if c.dep == "neg")], key=lambda token: token.i)
    return SpeechAct(":".join(("speech", *key)), event_type, verb, act, first, act, event_type == "REQUEST", False)


def _unless(clause: Token) -> bool:
    return any(child.dep == "mark" and child.lower == "unless" for child in clause.children)


def _same_party(document: Document, act: Token, verb: Token) -> bool:
    subjects = clauses.surface_subjects(act)
    if any(subject.lower in _OWN_PRONOUNS for subject in subjects):
        return True
    speakers = clauses.surface_subjects(verb)
    if not subjects or not speakers:
        return False
    said = {actor for actor, _ in parties(document, speakers, "acting")}
    done = {actor for actor, _ in parties(document, subjects, "acting")}
    return bool((said | {_state_of(document, actor) for actor in said}) & done)


def _state_of(document: Document, actor_id: str) -> str:
    """The state that an official or an office speaks for."""
    actor = document.actors.get(actor_id)
    official = actor is not None and actor.country is not None and actor.sector in ("GOV", "MIL", "LEG")
    return (
        f"state:{actor.country.lower()}" if official and actor is not None and actor.country is not None else actor_id
    )
