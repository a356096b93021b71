"""Conditions on the words around a match that its pattern cannot see; ``rules.csv`` names them in ``guard``."""

from __future__ import annotations

from collections.abc import Callable

from extraction.document import Document

Guard = Callable[[Document, int, int], bool]


def is_year(document: Document, first: int, last: int) -> bool:
    """Whether a bare number of four digits is a year: the model sees a date and it is not part of a title."""
    token = document.tokens[last]
    return token.ent_type == "DATE" and not in_title(document, last)


def in_title(document: Document, i: int) -> bool:
    """Whether a year is part of a name ("the 2015 National Defense Authorization Act")."""
    after = document.tokens[i + 1] if i + 1 < len(document.tokens) else None
    return after is not None and after.tag in ("NNP", "NNPS") and after.text[:1].isupper()


def not_old(document: Document, first: int, last: int) -> bool:
    """Whether a length of time is not an age ("a 12-year-old boy")."""
    rest = document.tokens[last + 1 : last + 3]
    return not any(token.lower in ("old", "olds") for token in rest)


def is_month(document: Document, first: int, last: int) -> bool:
    """Whether a bare "May" or "March" is the month: the tagger takes it for a name, not for a verb."""
    return document.tokens[last].pos in ("PROPN", "NOUN", "NUM")


def is_plain_year(document: Document, first: int, last: int) -> bool:
    """Whether a year without preposition is one: the model agrees, or it is put in brackets or commas."""
    return is_year(document, first, last)


def not_count(document: Document, first: int, last: int) -> bool:
    """Whether the last number is not a count of what follows ("in May 20 soldiers died")."""
    token = document.tokens[last]
    return not (token.dep == "nummod" and token.head.i > last and token.head.tag == "NNS")


def is_season(document: Document, first: int, last: int) -> bool:
    """Whether a season's word is not a fall of something, or part of a name ("the Arab Spring")."""
    rest = document.tokens[last + 1 : last + 2]
    return document.tokens[last].text.islower() and not any(token.lower == "of" for token in rest)


def is_rate(document: Document, first: int, last: int) -> bool:
    """Whether "a day" or "per year" says how often: it hangs on an amount ("300 shells a day")."""
    before = document.tokens[first - 1] if first else None
    amounts = ("NUM", "NOUN", "SYM")
    return before is not None and before.pos in amounts and document.tokens[last].dep in ("npadvmod", "pobj")


def not_name(document: Document, first: int, last: int) -> bool:
    """Whether a word is not part of a name ("the Daily Telegraph")."""
    return document.tokens[last].pos != "PROPN"


def ends(document: Document, first: int, last: int) -> bool:
    """Whether "the day before" stands alone, with no event after it ("the day before the vote")."""
    rest = document.tokens[last + 1 : last + 2]
    return not rest or rest[0].pos in ("PUNCT", "SPACE", "CCONJ", "ADP") or rest[0].tag in ("VBD", "MD")


def is_present(document: Document, first: int, last: int) -> bool:
    """Whether "the moment" is the present one: nothing follows that says which."""
    token = document.tokens[last]
    return (token.lower != "time" or document.tokens[first].lower == "this") and not token.children_with(
        "relcl", "prep", "acl"
    )


GUARDS: dict[str, Guard] = {
    guard.__name__: guard
    for guard in (is_year, not_old, is_month, is_plain_year, not_count, is_season, is_rate, not_name, ends, is_present)
}
