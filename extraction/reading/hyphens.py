"""Words that a line or page break parted at a hyphen."""

from __future__ import annotations

import re

from extraction.reading.words import words

BROKEN = re.compile(r"(?<![^\W_])([^\W\d_]{2,})-\n[ \f\n]{0,40}(?=[a-z])")
WORD = re.compile(r"[^\W\d_]+")


def join_hyphens(text: str) -> str:
    """The text with parted words whole: "mis-⏎sile" is "missile", "anti-⏎missile" is "anti-missile".

    The hyphen belongs to the word where what stands before it is a word by itself: one of the list ``compound``, or
    one that the text has elsewhere.
    """
    if not BROKEN.search(text):
        return text
    known = words("compound") | {word.lower() for word in WORD.findall(BROKEN.sub(" ", text))}
    return BROKEN.sub(lambda match: match[1] + ("-" if match[1].lower() in known else ""), text)
