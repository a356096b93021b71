"""What looks like a figure and measures nothing: years, names, idioms, counts that refer back, times of events."""

from __future__ import annotations

from functools import cache

from extraction.figures.amounts import Amount, is_year
from extraction.figures.counts import Counted
from extraction.figures.labels import is_designation, is_label, is_name, is_score, is_title
from extraction.figures.line import Line
from extraction.figures.sequences import SequenceTable
from extraction.figures.vocabulary import words
from extraction.knowledge.tables import rows
from extraction.numbers import all_words, cut

_LARGEST_REFERRED_BACK = 10
_FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo"})


@cache
def _idioms() -> SequenceTable[str]:
    return SequenceTable((cut(row["phrase"].lower()), row["phrase"]) for row in rows("figures/idioms.csv"))


@cache
def _idiom_openers() -> frozenset[str]:
    return frozenset(cut(row["phrase"].lower())[0] for row in rows("figures/idioms.csv"))


def idiom_pieces(line: Line) -> frozenset[int]:
    """The pieces that belong to fixed phrases ("zero-sum", "at one point")."""
    found: set[int] = set()
    for at, word in enumerate(line.lowers):
        match = _idioms().longest(line.lowers, at) if word in _idiom_openers() else None
        if match and not (line.is_glued(match[0] + 1) and line.texts[match[0] + 1].isalnum()):
            found.update(range(at, match[0] + 1))
    return frozenset(found)


def measures_something(line: Line, amount: Amount, noun: Counted | None, idioms: frozenset[int]) -> bool:
    """Whether an amount is a figure."""
    if not idioms.isdisjoint(range(amount.number, amount.number_last + 1)):
        return False
    if amount.unit is not None:
        return not (_places_event(line, amount) or is_title(line, amount))
    return not (
        _is_date(line, amount)
        or _is_year(line, amount, noun)
        or is_label(line, amount, noun)
        or is_name(line, amount, noun)
        or is_designation(line, amount, noun)
        or is_score(line, amount)
        or _is_bare_zero(line, amount, noun)
        or _is_no_part(line, amount)
        or _is_quality(noun)
        or _is_pronoun(line, amount, noun)
        or _refers_back(line, amount, noun)
    )


def _places_event(line: Line, amount: Amount) -> bool:
    """Whether a span of time only places something ("two days later", "three years after the coup")."""
    if amount.unit is None or amount.unit.dimension != "time" or amount.per:
        return False
    behind = line.word(amount.last + 1)
    if behind in words("placer") or (behind == "from" and line.word(amount.last + 2) == "now"):
        return True
    return line.word(amount.first - 1) == "in" and not _FUTURE.isdisjoint(line.lowers)


def _is_date(line: Line, amount: Amount) -> bool:
    """Whether the dates layer reads a day, a year or a time of day there."""
    number, end = line.token(amount.number), line.pieces[amount.number_last].end
    return any(
        mention.timex_type in {"DATE", "TIME"} and mention.start_char <= number.start and mention.end_char >= end
        for mention in line.document.dates_at(number)
    )


def _is_year(line: Line, amount: Amount, noun: Counted | None) -> bool:
    """Whether four bare digits are a year: behind "in", before a singular noun, or a date to the entity recogniser."""
    before = line.word(amount.number - 1)
    if not is_year(line, amount):
        return False
    if amount.modifier != "exact" and before not in {"around", "about"}:
        return False
    if noun is None or noun.token is None or before in words("before_year") or before in words("definite"):
        return True
    return line.token(amount.number).ent_type == "DATE" or noun.token.tag in {"NN", "NNP"}


def _is_bare_zero(line: Line, amount: Amount, noun: Counted | None) -> bool:
    """Whether "zero" stands for nothing counted ("from zero")."""
    return noun is None and line.lowers[amount.number] in {"zero", "nought"}


def _is_quality(noun: Counted | None) -> bool:
    """Whether number and noun make an adjective that counts nothing ("two-way talks", "3-D print")."""
    if noun is None or noun.token is None or not noun.is_compound:
        return False
    return noun.token.lower in words("quality") or len(noun.token.text) == 1


def _is_no_part(line: Line, amount: Amount) -> bool:
    """Whether "half" or "quarter" is part of another word or a span of a year ("half-built", "the third quarter")."""
    if amount.kind != "fraction":
        return False
    if line.is_dash(amount.last + 1):
        return amount.number == amount.number_last
    last, behind = line.lowers[amount.number_last], line.word(amount.last + 1)
    if amount.modifier != "exact" or last not in {"half", "quarter"}:
        return False
    return behind not in words("behind_half") if last == "half" else behind not in {"of", "point", "percentage"}


def _is_pronoun(line: Line, amount: Amount, noun: Counted | None) -> bool:
    """Whether "one" stands for a noun or picks one out ("one of the men", "the new one", "that one case")."""
    if line.lowers[amount.number] != "one" or amount.number != amount.number_last:
        return False
    if noun is None or line.word(amount.last + 1) == "of":
        return True
    if noun.token is None:
        return line.word(amount.last + 1) not in words("victim")
    return noun.token.tag in {"NNS", "NNPS"} or line.word(amount.number - 1) in words("picks_one")


def _refers_back(line: Line, amount: Amount, noun: Counted | None) -> bool:
    """Whether a small definite count only refers back ("the two leaders", "these three", "all five")."""
    before = line.word(amount.first - 1)
    if amount.kind not in {"word", "numeral"} or amount.high > _LARGEST_REFERRED_BACK:
        return False
    if noun is None or noun.token is None:
        return before in words("definite") or before in words("picks_some")
    if before not in words("definite") or noun.is_compound or _is_whole_of_part(line, amount):
        return False
    if noun.token.tag == "NNPS":
        return True
    return not any(child.dep in {"prep", "relcl", "acl"} and child.i > noun.token.i for child in noun.token.children)


def _is_whole_of_part(line: Line, amount: Amount) -> bool:
    """Whether the count is the whole that another number takes a part of ("two of the three engines")."""
    part = line.word(amount.first - 3)
    return line.word(amount.first - 2) == "of" and (part in all_words() or part[:1].isdigit())
