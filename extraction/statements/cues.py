"""The table of speech cues: which words report speech or thought, and which complement holds what was said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extraction.knowledge.tables import rows

TABLE = "speech_cues.csv"
FORMS = frozenset({"verb", "noun", "adjective", "phrase"})
STANCES = frozenset({"asserts", "denies", "asks", "orders", "promises", "thinks"})
CLASSES = {
    "say": "speech that says no more of itself",
    "claim": "the speaker stands for the truth of it, the writer does not",
    "announce": "news from the one who decides or knows",
    "answer": "a reply",
    "ask": "a question",
    "request": "what others are asked or urged to do",
    "order": "what others must do",
    "propose": "what might be done",
    "promise": "what the speaker will do",
    "threaten": "harm that the speaker will do",
    "warn": "harm that may come",
    "deny": "what is not so, or will not be done",
    "admit": "what speaks against the speaker",
    "confirm": "what somebody else has said already",
    "agree": "what others want or say too",
    "accuse": "a wrong that somebody has done",
    "criticise": "blame for what somebody does or is",
    "praise": "praise and thanks",
    "describe": "what somebody or something is called",
    "predict": "what will be",
    "report": "news passed on",
    "write": "written words",
    "show": "what a document or picture tells",
    "conclude": "the outcome of an inquiry",
    "think": "opinion and belief",
    "know": "knowledge and perception",
    "feel": "hope, fear and other feelings",
    "intend": "plans and wishes",
}
"""What is done with words or in mind: the closed list of ``cue_class`` with its meanings."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the table: one word or phrase with one construction.

    Attributes:
        lemma: the dictionary form, with its particle ("point out"); in a phrase ``…`` stands for the speaker.
        form: ``verb``, ``noun``, ``adjective`` or ``phrase``.
        cue_class: what is done with words or in mind (``say``, ``warn``, ``think`` …).
        stance: ``asserts``, ``denies``, ``asks``, ``orders``, ``promises`` or ``thinks``.
        construction: the name of the complement that holds the content (a key of ``complements.FINDERS``, or a
            preposition, alone or after an object: ``against``, ``object of``).
        example: a sentence whose content stands in square brackets.
    """

    lemma: str
    form: str
    cue_class: str
    stance: str
    construction: str
    example: str

    @property
    def rule_id(self) -> str:
        """The row's name, as facts refer to it."""
        return f"cue:{self.lemma}:{self.form}:{self.construction}"


CueIndex = dict[str, tuple[Cue, ...]]


@cache
def all_cues() -> tuple[Cue, ...]:
    """Every row of the table, in its order."""
    return tuple(
        Cue(row["lemma"], row["form"], row["cue_class"], row["stance"], row["construction"], row["example"])
        for row in rows(TABLE)
    )


@cache
def cues_of(form: str) -> CueIndex:
    """Lemma → its rows of one form; their order is the order in which their constructions are tried."""
    index: dict[str, list[Cue]] = {}
    for cue in all_cues():
        if cue.form == form:
            index.setdefault(cue.lemma, []).append(cue)
    return {lemma: tuple(found) for lemma, found in index.items()}


@cache
def _inflected(form: str) -> dict[str, str]:
    """Inflected word → lemma, for words that the lemmatiser does not know ("blogged", "hopes")."""
    known = cues_of(form)
    forms: dict[str, str] = {}
    for lemma in known:
        for word in _inflections(lemma):
            forms.setdefault(word, lemma)
    return {word: lemma for word, lemma in forms.items() if word not in known}


def _inflections(lemma: str) -> tuple[str, ...]:
    """The regular forms of a verb or noun (a wrong one does no harm, as no text has it)."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"
    doubled = lemma + lemma[-1]
    return f"{lemma}s", f"{lemma}es", f"{stem}ed", f"{stem}ing", f"{doubled}ed", f"{doubled}ing"


def cues_for(form: str, lemma: str, lower: str) -> tuple[Cue, ...]:
    """The rows for a word of a text, by its lemma or by its form."""
    known = cues_of(form)
    found = known.get(lemma)
    return found if found is not None else known.get(_inflected(form).get(lower, ""), ())


@cache
def quoting_verbs() -> dict[str, Cue]:
    """Verbs that introduce a quotation: those that take a clause, and those that take nothing but a quotation."""
    index: dict[str, Cue] = {}
    for cue in all_cues():
        if cue.form == "verb" and cue.construction in ("that", "quote", "as saying"):
            index.setdefault(cue.lemma, cue)
    for word, lemma in _inflected("verb").items():
        if lemma in index:
            index.setdefault(word, index[lemma])
    return index


@cache
def particle_verbs() -> frozenset[str]:
    """First words of the verbs that are cues with a particle only or also ("point", "rule", "set")."""
    return frozenset(cue.lemma.split()[0] for cue in all_cues() if cue.form == "verb" and " " in cue.lemma)
