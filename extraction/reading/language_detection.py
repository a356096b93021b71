"""Is a text in another language than English? Conservative: a short or odd text counts as English.

English function words settle nearly every text at the cost of splitting it. Only a text nearly without them is given
to lingua (in its low-accuracy mode: 0.7 s and 60 MB once, where its full models take 13 s and 900 MB).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from extraction.reading.words import words as listed_words

if TYPE_CHECKING:
    from lingua import LanguageDetector

SAMPLE = 3_000
"""Characters read of the beginning, so that the cost of a long text is bounded."""
LEAST_LETTERS = 40
LEAST_FOREIGN_LETTERS = 12
"""Fewer letters than these are no language, whatever their script."""
ENGLISH_SHARE = 0.06
"""English news has a quarter of its words in the list ``english``, an English name in a foreign text hardly any."""
CONFIDENT = 0.3
"""Low, because neighbours (Danish and Norwegian) share the probability; that it is not English must be certain."""
UNLIKELY = 1e-7
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
WEB_ADDRESS = re.compile(r"\S{0,200}(?:://|www\.|@)\S{0,500}")


def other_language(text: str, declared: str | None) -> str | None:
    """The name or code of the language other than English that a text is in, or None.

    Args:
        text: The article's text.
        declared: What the input says ("en", "en-GB", "English", "fr"); a declaration of another language decides.
    """
    if declared and not is_english_name(declared):
        return declared[:40]
    sample = WEB_ADDRESS.sub(" ", text[:SAMPLE])
    words = [word.lower().replace("’", "'") for word in WORD.findall(sample)]
    letters = sum(map(len, words))
    if letters < LEAST_FOREIGN_LETTERS or _english_share(words) >= ENGLISH_SHARE:
        return None
    return _other_script(words) or (_detected(" ".join(words)) if letters >= LEAST_LETTERS else None)


def is_english_name(declared: str) -> bool:
    """Whether a declared language is English, in any of the ways to say so ("en", "eng", "en_US", "English (UK)")."""
    name = declared.strip().lower().replace("_", "-")
    return name in ("en", "eng", "english", "und") or name.startswith(("en-", "english ", "english-"))


def _english_share(words: list[str]) -> float:
    english = listed_words("english")
    return sum(word in english for word in words) / len(words)


def _other_script(words: list[str]) -> str | None:
    """The script's name where most letters are not Latin ("CYRILLIC")."""
    letters = "".join(words)
    foreign = [
        letter
        for letter in letters
        if not letter.isascii() and not unicodedata.name(letter, "LATIN").startswith("LATIN")
    ]
    return unicodedata.name(foreign[0]).split()[0].capitalize() + " script" if len(foreign) * 2 > len(letters) else None


def _detected(text: str) -> str | None:
    ranked = _detector().compute_language_confidence_values(text)
    best = ranked[0]
    english = next(value.value for value in ranked if value.language.name == "ENGLISH")
    return best.language.name.capitalize() if best.value >= CONFIDENT and english <= UNLIKELY else None


@cache
def _detector() -> LanguageDetector:
    from lingua import LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_all_languages().with_low_accuracy_mode().build()
