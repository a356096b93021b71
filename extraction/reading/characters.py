"""Characters that carry no meaning for a reader of news: odd spaces, marks that do not print, ligatures."""

from __future__ import annotations

import re
import unicodedata

ESCAPE_BASE = 0xE000
"""Private-use characters ``ESCAPE_BASE + code`` stand for escaped ASCII characters while Markdown marks are removed."""

LINE_BREAKS = {"\r": "\n", "\x0b": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
SPACES = "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
INVISIBLE = (
    "\xad"  # soft hyphen
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"  # joiners and fillers
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"  # zero width, bidirectional marks
    "\u2060\u2061\u2062\u2063\u2064\u2065\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
    "\ufe0e\ufe0f\ufeff\ufff9\ufffa\ufffb\ufffc\ufffe\uffff"  # variation selectors, byte order mark, anchors
)
CONTROLS = [code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\f"]
TABLE: dict[int, str | None] = {
    **dict.fromkeys(CONTROLS),
    **dict.fromkeys(range(ESCAPE_BASE, ESCAPE_BASE + 128)),
    **dict.fromkeys(map(ord, INVISIBLE)),
    **dict.fromkeys(map(ord, SPACES), " "),
    **{ord(mark): text for mark, text in LIGATURES.items()},
    **{ord(mark): text for mark, text in LINE_BREAKS.items()},
}
# Sorting a run of combining marks is quadratic in its length, and no language needs more than a few.
PILED_MARKS = re.compile(
    "([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]++"
)


def normalise(text: str) -> str:
    """The text with plain spaces and line feeds, composed accents and no mark that does not print.

    Form feeds stay: they are page breaks. Superscripts, fractions and quotation marks stay as they are.
    """
    plain = text.replace("\r\n", "\n").translate(TABLE)
    return plain if plain.isascii() else unicodedata.normalize("NFC", PILED_MARKS.sub(r"\1", plain))


def one_line(text: str) -> str:
    """``normalise`` for a title or a name: on one line, single spaces."""
    return " ".join(normalise(text).split())
