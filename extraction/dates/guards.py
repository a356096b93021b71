"""Conditions on the words around a match that its pattern cannot see; ``rules.csv`` names them in ``guard``."""

from __future__ import annotations

from collections.abc import Callable

from extraction.document import Document

Guard = Callable[[Document, int, int], bool]


TITLES = frozenset(
    """act treaty convention agreement accord accords resolution constitution declaration protocol bill law code
    amendment amendments communique guidelines memorandum strategy review edition""".split()  # noqa: SIM905
)
"""Heads of names that a year is part of; the year of an event's name ("the 2012 Olympics") does date it."""


def is_year(document: Document, first: int, last: int) -> bool:
    """Whether a number of four digits after a preposition is a year: no count and no part of a title."""
    token = document.tokens[last]
    return not_count(document, first, last) and not in_title(document, last) and token.ent_type not in AMOUNTS


AMOUNTS = frozenset({"MONEY", "QUANTITY", "PERCENT"})


def is_plain_year(document: Document, first: int, last: int) -> bool:
    """Whether a number of four digits is a year where no preposition says so: the model takes it for a date."""
    return document.tokens[last].ent_type in ("DATE", "EVENT") and is_year(document, first, last)


def in_title(document: Document, i: int) -> bool:
    """Whether a year is part of a name ("the 2015 National Defense Authorization Act")."""
    for token in document.tokens[i + 1 : i + 9]:
        if token.lower in TITLES and token.text[:1].isupper():
            return True
        if token.tag not in ("NNP", "NNPS", "JJ", "NN", "POS", "CC", "HYPH") or not (
            token.text[:1].isupper() or token.tag in ("CC", "HYPH", "POS")
        ):
            return False
    return False


def is_length(document: Document, first: int, last: int) -> bool:
    """Whether a length of time is not an age ("a 12-year-old boy") and not "one day" in the sense of some day."""
    rest = document.tokens[last + 1 : last + 3]
    token, before = document.tokens[last], document.tokens[first - 1 : first]
    is_some_day = token.lower == "day" and document.tokens[first].lower == "one" and token.dep == "npadvmod"
    return not any(word.lower in ("old", "olds") for word in rest) and not (
        is_some_day and not any(word.pos == "ADP" for word in before)
    )


def is_month(document: Document, first: int, last: int) -> bool:
    """Whether a bare "May" or "March" is the month: the tagger takes it for a name, not for a verb."""
    return document.tokens[last].pos in ("PROPN", "NOUN", "NUM")


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


def alone(document: Document, first: int, last: int) -> bool:
    """Whether "weeks of talks" has no determiner that makes it something other than a length ("the days of glory")."""
    before = document.tokens[first - 1] if first else None
    return before is None or before.pos not in ("DET", "ADJ", "PRON", "NUM")


def stands_alone(document: Document, first: int, last: int) -> bool:
    """Whether "the 4th" is no attribute ("on the 4th floor")."""
    return document.tokens[last].head.i < first or document.tokens[last].dep in ("pobj", "nummod", "appos")


def not_owned(document: Document, first: int, last: int) -> bool:
    """Whether "last day" is not somebody's ("on its last day")."""
    before = document.tokens[first - 1] if first else None
    return before is None or before.tag not in ("PRP$", "POS")


def not_verb(document: Document, first: int, last: int) -> bool:
    """Whether "last" is no verb ("the talks may last two days")."""
    return document.tokens[first].pos not in ("VERB", "AUX")


GUARDS: dict[str, Guard] = {
    guard.__name__: guard
    for guard in (
        is_year,
        is_length,
        is_month,
        is_plain_year,
        not_count,
        is_season,
        is_rate,
        not_name,
        ends,
        is_present,
        alone,
        not_owned,
        stands_alone,
        not_verb,
    )
}
