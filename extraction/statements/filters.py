"""Which cues with a content are no attribution after all."""

from __future__ import annotations

from functools import cache

from extraction.document import Document
from extraction.knowledge.tables import rows
from extraction.language.tokens import Token
from extraction.statements.drafts import Draft
from extraction.statements.shapes import is_passive

_MENTAL = frozenset({"think", "know", "feel", "intend"})
_FIRST_AND_SECOND = frozenset({"i", "we", "you", "me", "us", "my", "our", "your", "one", "let"})
_NOT_SPEAKING = frozenset({"this", "that", "these", "which", "what", "there", "nothing", "everything", "something"})
_PERSONS = frozenset({"he", "she", "they", "who", "i", "we"})
_NEED_NO_SPEAKER = frozenset({"that", "raised", "adjunct", "quote"})


@cache
def information_sources() -> frozenset[str]:
    """Nouns for things that say something: "report", "survey", "data"."""
    return frozenset(row["noun"] for row in rows("information_sources.csv"))


def is_attribution(document: Document, draft: Draft) -> bool:
    """False for the writer's own thoughts, for deeds without a speaker, and for things that cannot say anything."""
    cue = draft.cue
    if cue is None:
        return True
    speaker = draft.speaker
    if cue.form == "noun" and draft.cue_token is not None and not _is_somebodys(draft.cue_token, speaker):
        return False
    if cue.form == "adjective" and (speaker is None or _is_making_sure(draft.cue_token)):
        return False
    if speaker is None:
        return cue.construction in _NEED_NO_SPEAKER and (cue.construction == "raised" or not _needs_mind(draft))
    if speaker.lower in _NOT_SPEAKING or (cue.cue_class in _MENTAL and speaker.lower in _FIRST_AND_SECOND):
        return False
    if cue.construction == "object" and document.actor_mentions and not _can_speak(document, speaker):
        return False
    return cue.cue_class != "show" or _can_show(document, speaker)


def _is_somebodys(noun: Token, speaker: Token | None) -> bool:
    """False for "there is no doubt that" and "in order to"."""
    if speaker is None and any(child.lower in ("no", "little", "any") for child in noun.children):
        return False
    return not (noun.lower == "order" and noun.dep == "pobj" and not noun.child("det", "poss"))


def _needs_mind(draft: Draft) -> bool:
    """Whether a verb makes no sense without somebody ("Remember, …"), unless it is passive ("it is feared that")."""
    if draft.cue is None or draft.cue.cue_class == "show":
        return True
    if draft.cue.cue_class not in _MENTAL or draft.cue.form != "verb":
        return False
    return draft.cue_token is None or not is_passive(draft.cue_token)


def _is_making_sure(adjective: Token | None) -> bool:
    """Whether an adjective stands in "make sure that" or "make certain that"."""
    return adjective is not None and adjective.head.lemma == "make" and adjective.lower in ("sure", "certain")


def _can_speak(document: Document, speaker: Token) -> bool:
    """Whether a noun phrase is somebody or a text, where the actors are known."""
    return speaker.pos in ("PRON", "PROPN") or bool(document.actors_at(speaker)) or _can_show(document, speaker)


def _can_show(document: Document, speaker: Token) -> bool:
    if speaker.pos == "PRON":
        return speaker.lower in _PERSONS
    if speaker.pos == "PROPN" or speaker.lemma in information_sources() or speaker.lower in information_sources():
        return True
    return bool(document.actors_at(speaker)) or speaker.ent_type in ("PERSON", "ORG", "NORP")
