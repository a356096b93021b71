"""What looks like a figure and measures nothing: years, labels, idioms, counts that refer back, times that place an event."""

from __future__ import annotations

from functools import cache

from extraction.figures.amounts import DASHES, Amount, words
from extraction.figures.counts import Counted
from extraction.figures.line import Line
from extraction.figures.sequences import SequenceTable
from extraction.knowledge.tables import rows
from extraction.numbers import cut

_DEFINITE = frozenset({"the", "these", "those", "both", "its", "their", "his", "her", "our", "my", "your", "'s", "’s"})
_LARGEST_REFERRED_BACK = 10
_OPENING = frozenset({'"', "“", ":", "'", "‘", "(", "—", "-", "–", "…", "[", "``", "•", "*"})
_YEARS = range(1000, 2101)
_BEFORE_YEAR = frozenset(
    "in since by until till during of from after before mid early late circa through around between to and for spring summer "
    "autumn fall winter year ' ’ ( fiscal for".split()
)
_HALVES = frozenset(
    {
        "of",
        "the",
        "its",
        "their",
        "his",
        "her",
        "this",
        "that",
        "these",
        "those",
        "our",
        "all",
        "as",
        "a",
        "an",
        "to",
        "by",
        "in",
        "from",
        "since",
        "or",
        "and",
    }
)


@cache
def _labels() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("figures/labels.csv"))


@cache
def _idioms() -> SequenceTable[str]:
    return SequenceTable((cut(row["phrase"].lower()), row["phrase"]) for row in rows("figures/idioms.csv"))


@cache
def _idiom_openers() -> frozenset[str]:
    return frozenset(cut(row["phrase"].lower())[0] for row in rows("figures/idioms.csv"))


def idiom_pieces(line: Line) -> frozenset[int]:
    """The pieces that belong to fixed phrases ("zero-sum", "at one point")."""
    found: set[int] = set()
    openers, table = _idiom_openers(), _idioms()
    for at, word in enumerate(line.lowers):
        match = table.longest(line.lowers, at) if word in openers else None
        if match and not _goes_on(line, match[0]):
            found.update(range(at, match[0] + 1))
    return frozenset(found)


def _goes_on(line: Line, last: int) -> bool:
    return line.is_glued(last + 1) and line.texts[last + 1].isalnum()


def measures_nothing(line: Line, amount: Amount, noun: Counted | None, idioms: frozenset[int]) -> str | None:
    """Why an amount is no figure, or None where it is one."""
    if any(piece in idioms for piece in range(amount.number, amount.number_last + 1)):
        return "idiom"
    if amount.unit is not None:
        return "placed" if _places_event(line, amount) else None
    if _is_date(line, amount):
        return "date"
    if _is_year(line, amount, noun):
        return "year"
    if _is_label(line, amount, noun):
        return "label"
    if _is_score(line, amount):
        return "score"
    if _is_designation(line, amount):
        return "designation"
    if noun is None and line.lowers[amount.number] in {"zero", "nought"}:
        return "zero"
    if amount.kind == "fraction" and _is_no_part(line, amount):
        return "part"
    if _is_pronoun(line, amount, noun):
        return "pronoun"
    if _refers_back(line, amount, noun):
        return "back"
    return None


def _places_event(line: Line, amount: Amount) -> bool:
    """Whether a span of time only places something ("two days later", "three years after the coup", "in two weeks' time")."""
    if amount.unit is None or amount.unit.dimension != "time" or amount.per:
        return False
    behind = line.word(amount.last + 1)
    if behind in words("placer") or (behind == "from" and line.word(amount.last + 2) == "now"):
        return True
    return line.word(amount.first - 1) == "in" and not line.is_glued(amount.last) and _is_future(line, amount)


def _is_future(line: Line, amount: Amount) -> bool:
    """Whether "in two weeks" stands beside a verb of the future."""
    return bool({"will", "would", "'ll", "wo"} & set(line.lowers)) and line.word(amount.first - 1) == "in"


def _is_date(line: Line, amount: Amount) -> bool:
    """Whether the dates layer reads a day, a year or a time of day there."""
    number = line.token(amount.number)
    return any(
        mention.timex_type in {"DATE", "TIME"}
        and mention.start_char <= number.start
        and mention.end_char >= line.pieces[amount.number_last].end
        for mention in line.document.dates_at(number)
    )


def _is_year(line: Line, amount: Amount, noun: Counted | None) -> bool:
    """Whether four bare digits are a year: behind "in", before a singular noun, or where the entity recogniser sees a date."""
    text = line.texts[amount.number]
    if amount.number != amount.number_last or len(text) != 4 or not text.isdigit() or int(text) not in _YEARS:
        return False
    if amount.modifier != "exact" and line.word(amount.number - 1) not in {"around", "about"}:
        return False
    if line.word(amount.number - 1) in _BEFORE_YEAR or noun is None or noun.token is None:
        return True
    if (
        line.token(amount.number).ent_type == "DATE"
        or line.word(amount.number - 1) in _DEFINITE
        or noun.token.tag in {"NN", "NNP"}
    ):
        return True
    return False


def _is_label(line: Line, amount: Amount, noun: Counted | None) -> bool:
    """Whether the number names one of a series ("Article 5", "Flight 370", "Boeing 737", "Channel Four")."""
    if (
        amount.first != amount.number
        or amount.scale > 1
        or amount.kind not in {"numeral", "word", "range"}
        or amount.number == 0
    ):
        return False
    before, text = amount.number - 1, line.texts[amount.number]
    if line.word(before) == ")" and "(" in line.lowers[max(before - 4, 1) : before]:
        before = before - 1 - line.lowers[max(before - 4, 1) : before][::-1].index("(") - 1
    if line.word(before) in DASHES:
        return line.is_glued(amount.number) and not line.word(before - 1)[-1:].isdigit()
    if amount.low != int(amount.low) or "," in text:
        return False
    if line.word(before) in _labels() and not _counts_plural(noun):
        return True
    if line.word(before).rstrip("s") in _labels() and noun is None:
        return True
    token = line.token(before)
    if (
        not token.tag.startswith("NNP")
        or before == 0
        and amount.number_last + 1 < len(line.pieces)
        and _counts_plural(noun)
    ):
        return _is_capital_word(line, amount, noun)
    return not _counts_plural(noun)


def _is_designation(line: Line, amount: Amount) -> bool:
    """Whether letters that are no unit are glued to the digits ("5G", "802.11ac", "9mmx")."""
    return line.is_glued(amount.last + 1) and line.word(amount.last + 1).isalpha()


def _counts_plural(noun: Counted | None) -> bool:
    """Whether a plural noun, which a number counts, follows."""
    return bool(
        noun
        and noun.token
        and (noun.is_compound or noun.token.tag in {"NNS", "NNPS"} or noun.token.lower in words("invariable"))
    )


def _is_capital_word(line: Line, amount: Amount, noun: Counted | None) -> bool:
    """Whether a number word with a capital inside a sentence is (part of) a name ("the Big Four", "Three Gorges")."""
    text, at = line.texts[amount.number], amount.number_last + 1
    if not text[0].isupper() or not text.isalpha() or amount.number == 0:
        return False
    if at < len(line.texts) and line.texts[at][0].isupper():
        return True
    return line.word(amount.number - 1) not in _OPENING and not _counts_plural(noun)


def _is_score(line: Line, amount: Amount) -> bool:
    """Whether the number is one side of a score or an odd ("3-2", "87-11")."""
    at = amount.number_last + 1
    if line.word(at) in DASHES and line.is_glued(at) and line.is_glued(at + 1) and line.word(at + 1)[-1:].isdigit():
        return True
    at = amount.number - 1
    return (
        line.word(at) in DASHES
        and line.is_glued(at)
        and line.is_glued(amount.number)
        and line.word(at - 1)[-1:].isdigit()
    )


def _is_no_part(line: Line, amount: Amount) -> bool:
    """Whether "half" or "quarter" is part of another word or a span of a year ("half-built", "the third quarter")."""
    behind, last = line.word(amount.last + 1), line.lowers[amount.number_last]
    if behind in DASHES and line.is_glued(amount.last + 1) and line.is_glued(amount.last + 2):
        return amount.number == amount.number_last
    if amount.modifier != "exact":
        return False
    if last in {"half", "quarter"}:
        return behind not in _HALVES if last == "half" else behind != "of"
    return False


def _is_pronoun(line: Line, amount: Amount, noun: Counted | None) -> bool:
    """Whether "one" stands for a noun ("one of the men", "the new one")."""
    if line.lowers[amount.number] != "one" or amount.number != amount.number_last:
        return False
    if noun is None or line.word(amount.last + 1) == "of":
        return True
    if noun.token is None:
        return line.word(amount.last + 1) not in words("casualty")
    return noun.token.tag in {"NNS", "NNPS"} or line.word(amount.number - 1) in {
        "the",
        "this",
        "that",
        "no",
        "every",
        "any",
        "each",
        "which",
    }


def _refers_back(line: Line, amount: Amount, noun: Counted | None) -> bool:
    """Whether a small definite count only refers back ("the two leaders", "these three", "both men")."""
    before = line.word(amount.first - 1)
    if before == "all" and (noun is None or noun.token is None):
        return True
    if before not in _DEFINITE or amount.kind not in {"word", "numeral"} or amount.high > _LARGEST_REFERRED_BACK:
        return False
    if noun is None or noun.token is None:
        return True
    if noun.is_compound or (line.word(amount.first - 2) == "of" and before == "the"):
        return False
    return not any(child.dep in {"prep", "relcl", "acl"} and child.i > noun.token.i for child in noun.token.children)
