"""What a number without a unit of measure counts: its noun, from the words that follow and from the parse."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from extraction.figures.amounts import DASHES, Amount, words
from extraction.figures.line import Line
from extraction.figures.units import unit_behind
from extraction.knowledge.tables import rows
from extraction.language.tokens import Token

_BEFORE_NOUN = frozenset(
    {"JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "HYPH", "POS", "CD", "AFX", "FW"}
)
_CLOSING_QUOTES = frozenset({'"', "”", "'", "’"})
_LONGEST_PHRASE = 9
_JOINTS = frozenset({"to", "and", "or", ",", "&", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that a number counts. ``token`` is None where the sentence leaves it out ("12 were killed": person)."""

    token: Token | None
    unit: str
    is_compound: bool = False
    """Whether number and noun are one hyphenated adjective ("14-member")."""
    per: str | None = None
    """What a rate is counted by ("60,000 passengers a day")."""


def counted(line: Line, amount: Amount) -> Counted | None:
    """What an amount without a unit counts, or None where it counts nothing named."""
    if amount.unit is not None:
        return None
    at = amount.last + 1
    if line.word(at) in DASHES and line.is_glued(at) and line.is_glued(at + 1) and line.word(at + 1).isalpha():
        return _compound(line, at + 1)
    if (
        line.word(at) in words("victim")
        and line.token(at).tag != "NNS"
        and not _is_noun(line.token(min(at + 1, len(line.pieces) - 1)))
    ):
        return Counted(None, "person")
    noun = _noun(line, amount, at)
    if noun is None or noun.lower in {"others", "more"}:
        return Counted(noun, "person") if _is_of_people(line, amount) else (Counted(noun, "other") if noun else None)
    return Counted(noun, singular(noun), per=_rate(line, noun))


def shared(found: list[tuple[Amount, Counted | None]], line: Line) -> list[tuple[Amount, Counted | None]]:
    """Give a bare number the unit or noun of the number it is joined to ("from 5 to 9 percent", "aged 4, 7 and 11")."""
    for index in range(len(found) - 2, -1, -1):
        (amount, noun), (other, its_noun) = found[index], found[index + 1]
        if amount.unit is None and noun is None and _joined(line, amount, other):
            found[index] = replace(amount, unit=other.unit, per=other.per), its_noun
    for index in range(1, len(found)):
        (other, _), (amount, noun) = found[index - 1], found[index]
        if (
            other.unit
            and amount.unit is None
            and noun is None
            and line.word(other.last + 1) in {"and", ","}
            and _joined(line, other, amount)
        ):
            found[index] = replace(amount, unit=other.unit), None
    return found


def _joined(line: Line, amount: Amount, other: Amount) -> bool:
    """Whether two numbers stand side by side with a joint between them; a comma joins only in a list that goes on."""
    joint = line.word(amount.last + 1)
    if other.first != amount.last + 2 or joint not in _JOINTS:
        return False
    return joint != "," or line.word(other.last + 1) in {"and", "or"}


def _rate(line: Line, noun: Token) -> str | None:
    """What a counted noun is counted by, right behind it."""
    at = next(
        (
            at
            for at in range(len(line.pieces))
            if line.pieces[at].start == noun.end or line.pieces[at].start == noun.end + 1
        ),
        None,
    )
    if at is None or line.word(at) not in {"per", "a", "an", "each", "every"}:
        return None
    found = unit_behind(line, at + 1, False)
    if found and found.unit.dimension == "time" and line.word(found.last + 1) not in words("placer"):
        return found.unit.unit
    return (
        line.token(at + 1).lemma.lower()
        if line.word(at) == "per" and at + 1 < len(line.pieces) and line.word(at + 1).isalpha()
        else None
    )


def _compound(line: Line, at: int) -> Counted | None:
    """The noun of a hyphenated adjective: "14-member delegation", "30,000-strong force"."""
    token = line.token(at)
    if token.lower == "strong":
        return Counted(token, "person", is_compound=True)
    return Counted(token, singular(token), is_compound=True)


def _noun(line: Line, amount: Amount, at: int) -> Token | None:
    """The head of the noun phrase that the number begins or, behind "of", takes a part of."""
    at += line.word(at) in _CLOSING_QUOTES and line.word(at + 1) == "of"
    if line.word(at) == "of":
        return _whole(line, at) if at + 1 < len(line.pieces) else None
    number = line.token(amount.number_last)
    head = number.head
    while head.tag == "CD" and head.head is not head:
        head = head.head
    if number.dep in {"nummod", "amod", "compound", "nmod", "det"} and head.i > number.i and _is_noun(head):
        if _is_one_phrase(line, number, head):
            return head
    return _head_right_of(line, at)


def _whole(line: Line, at: int) -> Token | None:
    """The noun behind "of": its object where the parse has one among the next words, else the phrase's last noun."""
    of = line.token(at)
    found = of.child("pobj")
    if found is not None and _is_noun(found) and found.i - of.i <= _LONGEST_PHRASE:
        return found
    return _head_right_of(line, at + 1)


def _is_noun(token: Token) -> bool:
    return token.tag.startswith("NN")


def _is_one_phrase(line: Line, number: Token, head: Token) -> bool:
    """Whether no verb, comma or preposition parts a number from its head."""
    first = line.sentence.tokens[0].i
    between = [token for token in line.sentence.tokens if number.i < token.i < head.i]
    return first <= number.i and all(
        token.tag in _BEFORE_NOUN or token.tag in {"RB", ",", "CC", "''", "``", "-LRB-", "-RRB-", "RBS", "RBR"}
        for token in between
    )


def _head_right_of(line: Line, at: int) -> Token | None:
    """The last noun of the phrase that begins at a piece, by tags alone."""
    if at >= len(line.pieces):
        return None
    tokens = line.sentence.tokens
    start = line.pieces[at].token
    head: Token | None = None
    for token in tokens[start : start + _LONGEST_PHRASE]:
        if _is_noun(token):
            if (
                head is not None
                and head.tag in {"NNS", "NNPS"}
                and token.dep not in {"compound", "poss", "nmod"}
                and token.head is not head
                and head.head is not token
            ):
                break
            head = token
        elif token.tag == "POS":
            head = None
        elif head is not None and token.tag not in {"HYPH", "NN"}:
            break
        elif (token.tag not in _BEFORE_NOUN and token.tag not in {"DT", "PRP$", "RB"}) or token.lower in {"a", "an"}:
            break
    return head


def _is_of_people(line: Line, amount: Amount) -> bool:
    """Whether a bare number counts people: it stands beside "killed", "wounded", "dead"."""
    number = line.token(amount.number_last)
    verb = (
        number
        if number.pos == "VERB"
        else next((word for word in number.ancestors() if word.pos in {"VERB", "AUX"}), None)
    )
    near = [number.head, *number.children, *([verb, *verb.children] if verb else [])]
    return any(word.lemma in words("casualty") or word.lower in words("casualty") for word in near)


@cache
def _irregular() -> dict[str, str]:
    return {row["word"]: row["value"] for row in rows("figures/words.csv") if row["kind"] == "irregular"}


def singular(noun: Token) -> str:
    """The plain singular of a noun, a proper one with its capital ("Syrians": "Syrian")."""
    if found := _irregular().get(noun.lower):
        return found
    if any(letter.isdigit() for letter in noun.text):
        return noun.text.removesuffix("s")
    if noun.tag in {"NNP", "NNPS"}:
        name = noun.text
        is_plural = noun.tag == "NNPS" or (
            name.endswith("s") and not name.endswith(("ss", "us", "is")) and not name.isupper()
        )
        return name[:-1] if is_plural and name.endswith("s") else name
    return noun.lemma.lower()
