"""A byline: who wrote it, for which outlet, on which day, in any usual order and form.

The day (with its labels, weekday and time) is cut out first; the rest is parted at the marks between parts, and each
part must be a name, an outlet, a job, a place or a section. A line with anything else in it is no byline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extraction.reading.blocks import ends_sentence
from extraction.reading.boilerplate import rule_of
from extraction.reading.markup import parted, strip_marks
from extraction.reading.outlets import byline_words, known_outlet, looks_like_outlet, sites
from extraction.reading.publication_dates import printed_dates
from extraction.reading.words import words

LONGEST = 250
LONGEST_PART = 120
LONGEST_NAMES = 80
MOST_WORDS_BESIDE = 6
LONGEST_JOB = 6
LABEL = re.compile(
    r"\b(?:first |originally |last )?(?P<label>published|posted|updated|modified|edited|revised|released|issued|filed"
    r"|created|dated?|pub date)(?: (?:at|on|by))?(?=[\s:|,]|$):?",
    re.IGNORECASE,
)
LATER = ("updated", "modified", "edited", "revised")
"""Labels of a day that is not the day of publication, where both are given."""
CLOCK = re.compile(
    r"(?:\b(?:at|on) )?\b\d{1,2}(?:[:.]\d{2}){1,2}(?:\.\d+)?(?:\s?[ap]\.?m\b\.?)?(?:\s?[+-]\d{2}:?\d{2}\b)?"
    r"|\b\d{1,2}\s?[ap]\.?m\b\.?"
    r"|\bT\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?|\b\d{4} ?(?:GMT|UTC|hrs)\b",
    re.IGNORECASE,
)
ZONE = re.compile(
    r"\(?\b(?:GMT|UTC|[ECMP][SD]T|ET|PT|BST|CES?T|EES?T|IST|JST|KST|HKT|SGT|AES?T|MSK|local time)\b(?:[+-]\d{1,2})?\)?"
)
WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?", re.IGNORECASE)
BY = re.compile(
    r"(?:(?:written|story|text|report|reported|words|article|analysis|commentary|opinion|remarks|statement|speech) )?"
    r"by\b:? *|(?:author|reporter|writer|correspondent)(?:s|\(s\))?: *",
    re.IGNORECASE,
)
PARTS = re.compile(r"\s*[|•·●▪◆¦\t;]+\s*|\s+[-–—/]+\s+|(?<=\S)[–—](?=\S)|\s*[()]+\s*|\s{3,}")
CONTACT = re.compile(r"\(?\S{1,64}@\S{1,100}\)?|(?<!\S)@\w{1,40}|https?://\S{1,300}")
IN_PLACE = re.compile(r"(?:^|\s+)in\s+(?=[A-Z]).{1,60}$|\s+(?:on|at|in)$")
FOR_OUTLET = re.compile(
    r"(?:^|(?<=\w)\s+)(?:special (?:to|for)|for|of|from|via|source:?)\s+(?=(?-i:[A-Z]))", re.IGNORECASE
)
ACRONYM = re.compile(r"[A-Z]{3,8}")
ROMAN = re.compile(r"[IVX]+")
CELTIC = re.compile(r"((?:Mc|Mac|O['’]|D['’])(?=[A-Z]{2}))([A-Z]+)")
AND = re.compile(r"\s*(?:,\s*(?:and|&)?|\s(?:and|&)|\swith)\s+|(?<=\w)/(?=\w)", re.IGNORECASE)
NAME_WORD = re.compile(r"[^\W\d_a-z](?:[^\W\d_]|['’.-])*")
PAGE = re.compile(
    r"(?:page|section|p\.|pg\.?) ?[A-Z]?\d{0,3}|\d{1,5} words|(?:words|length): ?\d{1,5}(?: words)?", re.IGNORECASE
)
CONNECTIVES = frozenset({"on", "at", "in", "and", "with", "the"})
DETERMINERS = frozenset({"our", "the", "a", "this", "their", "his", "her"})
SMALL = frozenset({"of", "the", "and", "for", "&"})
EDGES = ' ,.:;|-–—()[]*_"“”'


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline gives: ``date_text`` is the day as printed, ``is_update`` that it is labelled as a later one."""

    author: str | None = None
    outlet: str | None = None
    date_text: str | None = None
    is_update: bool = False


def read_byline(line: str) -> Byline | None:
    """The byline that a line is, or None where it is something else.

    A line needs a day, the word "by", or an outlet that the table knows.
    """
    if len(line) > LONGEST:
        return None
    plain = strip_marks(parted(line)).rstrip("\\ ")
    day, is_update, rest = _cut_date(plain)
    names = _Names(dated=day is not None)
    if not names.take_all(rest):
        return Byline(names.author, names.outlet, day, is_update) if _is_day_apart(plain) else None
    if day is None and not names.said_by and not names.known:
        return None
    return Byline(names.author, names.outlet, day, is_update)


def read_name_line(line: str) -> Byline | None:
    """The byline of a line that is nothing but names of people or of one outlet: it counts beside another byline."""
    names = _Names(dated=False)
    plain = strip_marks(line) if len(line) <= LONGEST_NAMES else ""
    found = names.take_all(plain) and (names.authors or names.outlet)
    return Byline(names.author, names.outlet) if found else None


def tidy_name(name: str) -> str:
    """A person's name in the usual case: "JANE McROE" → "Jane McRoe"."""
    return " ".join(map(_tidy_word, name.split()))


def _tidy_word(word: str) -> str:
    celtic = CELTIC.fullmatch(word)
    if celtic:
        return celtic[1] + celtic[2].title()
    shouted = len(word) > 2 and word.isupper() and "." not in word and not ROMAN.fullmatch(word)
    return word.title() if shouted else word


def join_names(names: Iterable[str]) -> str | None:
    """Several authors as one value: "A", "A and B", "A, B and C"."""
    listed = list(dict.fromkeys(names))
    return " and ".join(filter(None, (", ".join(listed[:-1]), *listed[-1:]))) or None


def split_names(text: str) -> list[str]:
    """The names of "A, B and C"."""
    return [name for part in AND.split(text) if (name := part.strip(EDGES))]


def _cut_date(line: str) -> tuple[str | None, bool, str]:
    """The day of publication as printed, whether it is labelled as an update, and the line without days and times."""
    dates = printed_dates(line)
    labelled = [(line[d.start : d.end], _label_before(line, d.start) in LATER) for d in dates]
    chosen = next((pair for pair in labelled if not pair[1]), labelled[0] if labelled else None)
    pieces = []
    position = 0
    for printed in dates:
        pieces.append(line[position : printed.start])
        position = printed.end
    rest = " | ".join([*pieces, line[position:]])
    if dates:
        for pattern in (CLOCK, ZONE, WEEKDAY, LABEL):
            rest = pattern.sub(" | ", rest)
    return (*(chosen or (None, False)), rest)


def _is_day_apart(line: str) -> bool:
    """Whether a day stands by itself beside a few words that no rule knows ("a reporting team | 3 May 2020")."""
    parts = [part for part in PARTS.split(line) if part]
    others = [part for part in parts if not printed_dates(part) or _cut_date(part)[2].strip(EDGES)]
    words_beside = " ".join(others).split()
    lone = len(printed_dates(line)) == 1 and len(others) < len(parts)
    return lone and len(words_beside) <= MOST_WORDS_BESIDE and not ends_sentence(line)


def _label_before(line: str, position: int) -> str:
    labels = list(LABEL.finditer(line[:position]))
    return labels[-1]["label"].lower() if labels else ""


class _Names:
    """Sorts the parts of a byline into authors and outlet; beside a day, capitalised parts of other kinds may stand."""

    def __init__(self, *, dated: bool) -> None:
        self.dated = dated
        self.authors: list[str] = []
        self.outlet: str | None = None
        self.said_by = False
        self.known = False

    @property
    def author(self) -> str | None:
        return join_names(self.authors)

    def take_all(self, text: str) -> bool:
        """Take the parts of a line without its day; False where one is none that a byline has."""
        parts = [part for raw in PARTS.split(text) if (part := CONTACT.sub("", raw).strip(EDGES))]
        return all(map(self._take, parts))

    def _take(self, part: str) -> bool:
        by = BY.match(part)
        if by:
            self.said_by = True
            part = part[by.end() :]
        if rule_of(part) is not None and not FOR_OUTLET.match(part):
            return True
        if len(part) > LONGEST_PART:
            return False
        names = [part] if known_outlet(part) else split_names(part)
        if not by and self.authors and len(names) == 1 and self._take_outlet(names[0], after_author=True):
            return True
        return all(self._take_name(name, bool(by)) for name in names)

    def _take_name(self, name: str, after_by: bool) -> bool:
        name = FOR_OUTLET.sub(_from_start, IN_PLACE.sub("", name)).strip(EDGES)
        if known_outlet(name):
            self.known = True
            return self._take_agency(name, after_by)
        name = _without_job(name)
        if not name or PAGE.fullmatch(name) or _is_filler(name):
            return True
        credit = FOR_OUTLET.search(name)
        if credit and _is_person(name[: credit.start()]):
            return self._take_name(name[: credit.start()], after_by) and self._take_outlet(name[credit.end() :])
        if looks_like_outlet(name) and (_is_capitalised(name) or sites(name)):
            return self._take_outlet(name)
        if _is_person(name) or (after_by and not self.authors and NAME_WORD.fullmatch(name)):
            self.authors.append(tidy_name(name))
            return True
        return (self.dated or bool(self.authors) or after_by) and _is_capitalised(name)

    def _take_agency(self, name: str, after_by: bool) -> bool:
        """A known outlet: also the author where the byline names nobody else ("By Reuters")."""
        if after_by and not self.authors:
            self.authors.append(known_outlet(name) or name)
        self.outlet = self.outlet or known_outlet(name)
        return True

    def _take_outlet(self, name: str, *, after_author: bool = False) -> bool:
        known = known_outlet(name)
        filler = _is_filler(name)
        self.known = self.known or known is not None
        several = after_author and _is_capitalised(name) and (" " in name or ACRONYM.fullmatch(name) is not None)
        if not filler and (known or looks_like_outlet(name) or several):
            self.outlet = self.outlet or known or name
            return True
        return False


def _without_job(name: str) -> str:
    """A name without the job that follows it with no comma ("Jane Roe Defence Editor"); a job alone stays one."""
    parts = name.split()
    jobs = byline_words("section") | byline_words("role")
    while len(parts) > 2 and parts[-1].casefold() in jobs:
        parts.pop()
    return name if jobs.intersection(map(str.casefold, parts)) else " ".join(parts)


def _from_start(match: re.Match[str]) -> str:
    return match[0] if match.start() else ""


def _is_filler(name: str) -> bool:
    """A job, a place or a section of the site: no name of anybody."""
    parts = name.casefold().replace(".", "").replace(":", " ").split()
    return (
        (len(parts) <= LONGEST_JOB and bool(byline_words("role").intersection(parts)))
        or all(part in byline_words("section") for part in parts)
        or " ".join(parts) in byline_words("place") | byline_words("label")
        or (parts[0] in CONNECTIVES and len(parts) == 1)
    )


def _is_person(name: str) -> bool:
    """Two to five words that are capitalised, save particles ("Anna van der Berg")."""
    parts = name.split()
    capitals = [NAME_WORD.fullmatch(part) is not None for part in parts]
    proper = all(capital or part.lower() in words("particle") for capital, part in zip(capitals, parts, strict=True))
    proper = proper and capitals[-1] and parts[0].casefold() not in DETERMINERS
    return 2 <= len(parts) <= 5 and proper and not _is_filler(name) and not looks_like_outlet(name)


def _is_capitalised(name: str) -> bool:
    return len(name) <= 60 and all(part[:1].isupper() or part.lower() in SMALL for part in name.split())
