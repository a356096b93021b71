"""Paragraphs that a page break parted in mid-sentence are joined again.

A paragraph without an end, followed by one that begins in lower case, goes on. Followed by a capital it goes on only
where its last words cannot end a sentence ("of the"), or where it had whole sentences before and was broken in a long
one, and the next paragraph does not begin like a new sentence ("The …", "He …").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extraction.reading.blocks import ends_sentence
from extraction.reading.boilerplate import Paragraph
from extraction.reading.words import words

TITLE_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Sen|Rep|Gov|Prof|St|vs|Nos?)\.$")
INITIALS_END = re.compile(r"\b(?:[A-Z]\.){2,}$")
WHOLE_SENTENCE = re.compile(r"""[.!?]["'”’)]*\s+(?=["'“‘(]*[^\W\d_a-z])""")
CREDIT = re.compile(
    r"\b(?:photo|photograph|picture|image|credit|source|getty|reuters|afp|epa|ap)\b[^.]{0,60}$", re.IGNORECASE
)
FIRST_WORD = re.compile(r"""["'“‘(]*([\w'’.-]+)""")
LEAST_WORDS = 5
"""Words of a paragraph that breaks off without a whole sentence before; fewer may be a heading."""
LEAST_TAIL = 3
TAIL = 2_000


def join_broken(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """The paragraphs with those joined that are one. Headings, list items and table rows are never joined."""
    joined: list[Paragraph] = []
    pieces: list[str] = []
    for paragraph in paragraphs:
        if joined and _goes_on(Paragraph(joined[-1].kind, pieces[-1], ""), paragraph):
            pieces.append(paragraph.text)
            continue
        _finish(joined, pieces)
        joined.append(paragraph)
        pieces = [paragraph.text]
    _finish(joined, pieces)
    return joined


def _finish(joined: list[Paragraph], pieces: list[str]) -> None:
    if len(pieces) > 1:
        joined[-1] = Paragraph(joined[-1].kind, _glued(pieces), joined[-1].raw)


def _glued(pieces: list[str]) -> str:
    """The pieces of one paragraph; a hyphen at a break stays ("anti-" + "missile")."""
    glued = [pieces[0]]
    for piece in pieces[1:]:
        hyphen = glued[-1].endswith("-") and not glued[-1].endswith((" -", "--")) and piece[:1].islower()
        glued.append(piece if hyphen else f" {piece}")
    return "".join(glued)


def _goes_on(first: Paragraph, second: Paragraph) -> bool:
    if first.kind != "paragraph" or second.kind != "paragraph" or not first.text or not second.text:
        return False
    tail = first.text[-TAIL:]
    begins_small = second.text[0].islower()
    if ends_sentence(tail):
        return TITLE_END.search(tail) is not None or (begins_small and INITIALS_END.search(tail) is not None)
    if begins_small:
        return tail.count(" ") >= 2
    return _plainly_unfinished(tail, second.text) and not second.text.startswith(("•", "-", "–", "—"))


def _plainly_unfinished(tail: str, following: str) -> bool:
    """Whether a paragraph breaks off in mid-sentence although the next one begins with a capital, a digit or a mark."""
    last_sentence = WHOLE_SENTENCE.split(tail)[-1].split()
    last_word = last_sentence[-1].strip("\"'“”‘’(").lower() if last_sentence else ""
    follows_sentence = WHOLE_SENTENCE.search(tail) is not None
    if CREDIT.search(tail):
        return False
    if last_word in words("unfinished") or last_word.endswith(","):
        return follows_sentence or len(last_sentence) >= LEAST_WORDS
    first_word = FIRST_WORD.match(following)
    starts = first_word is None or first_word[1].lower() in words("starter")
    return follows_sentence and not starts and len(last_sentence) >= LEAST_TAIL and ends_sentence(following)
