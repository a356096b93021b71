"""What a number without a unit of measure counts: its noun, from the words that follow and from the parse."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extraction.figures.amounts import Amount
from extraction.figures.line import Line
from extraction.figures.rates import rate_at
from extraction.figures.vocabulary import ARTICLES, irregular_plurals, words
from extraction.language.tokens import Token
from extraction.numbers import DASHES

_BEFORE_NOUN = frozenset(
    {"JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "HYPH", "POS", "CD", "AFX", "FW", "SYM"}
)
_INSIDE_PHRASE = _BEFORE_NOUN | {"RB", "RBR", "RBS", ",", "CC", "''", "``", "-LRB-", "-RRB-"}
_OPEN_PHRASE = _BEFORE_NOUN | {"DT", "PRP$", "RB"}
_LONGEST_PHRASE = 9
_JOINTS = frozenset({"to", "and", "or", ",", "&", "-", "–", "—"})
_BY = (["by"], ["x"], ["×"])
"""What parts the sides of a size ("6-by-9-foot")."""
_PARTS_BEFORE_NOUN = frozenset({"half", "quarter"})
_CLOSING_QUOTES = frozenset({'"', "”", "'", "’"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that a number counts. ``token`` is None where the sentence leaves it out ("12 were killed": person)."""

    token: Token | None
    unit: str
    is_compound: bool = False
    """Whether number and noun are one hyphenated adjective ("14-member")."""
    is_next: bool = False
    """Whether the noun follows "half" or "quarter" at once ("a quarter point", unlike "half the fleet")."""
    antecedent: Token | None = None
    """The noun that was named before, where the number leaves it out ("two of them")."""
    per: str | None = None
    """What a rate is counted by ("60,000 passengers a day")."""


def counted(line: Line, amount: Amount) -> Counted | None:
    """What an amount without a unit counts, or None where it counts nothing named."""
    if amount.unit is not None:
        return None
    at = amount.last + 1
    if line.is_dash(at) and line.word(at + 1).isalpha():
        if line.word(at + 1) == "by":
            return None
        token = line.token(at + 1)
        return Counted(token, "person" if token.lower == "strong" else singular(token), is_compound=True)
    if line.word(at) in words("victim") and line.tag(at) != "NNS" and not line.tag(at + 1).startswith("NN"):
        return Counted(None, "person")
    noun = _completed(line, _noun(line, amount, at))
    if noun is not None and noun.lower not in {"others", "more"}:
        return Counted(
            noun,
            _name(line, noun),
            is_next=line.token(at) is noun and line.word(at - 1) in _PARTS_BEFORE_NOUN,
            per=_rate(line, noun),
        )
    if _is_of_people(line, amount) or _is_of_group(line, amount):
        return Counted(None, "person")
    return Counted(None, "other") if noun and noun.lower == "others" else None


def _is_oddly_singular(line: Line, amount: Amount, noun: Token) -> bool:
    """Whether a number above one stands before a singular that it cannot count ("took its crew of 25 hostage")."""
    number = line.token(amount.number_last)
    is_singular = noun.tag == "NN" and noun.lower not in words("invariable")
    return is_singular and amount.low > 1 and number.head is not noun and line.word(amount.last + 1) != "of"


def _is_of_group(line: Line, amount: Amount) -> bool:
    """Whether a bare number is the size of a group of people ("a team of ten")."""
    return line.word(amount.first - 1) == "of" and line.word(amount.first - 2) in words("group")


def shared(found: list[tuple[Amount, Counted | None]], line: Line) -> list[tuple[Amount, Counted | None]]:
    """Give a bare number the unit or noun of the number it is joined to ("from 5 to 9 percent", "aged 4, 7 and 11")."""
    for index in range(len(found) - 2, -1, -1):
        (amount, noun), (other, its_noun) = found[index], found[index + 1]
        if amount.unit is None and noun is None and _are_joined(line, amount, other):
            found[index] = replace(amount, unit=other.unit, per=other.per), its_noun
    for index in range(1, len(found)):
        (other, _), (amount, noun) = found[index - 1], found[index]
        is_listed = other.unit and other.last == other.number_last and _are_joined(line, other, amount)
        if is_listed and amount.unit is None and noun is None:
            found[index] = replace(amount, unit=other.unit), None
    return found


def _are_joined(line: Line, amount: Amount, other: Amount) -> bool:
    """Whether two numbers stand side by side with a joint between them; a comma joins only in a list that goes on."""
    if [word for word in line.lowers[amount.last + 1 : other.first] if word not in DASHES] in _BY:
        return other.unit is not None and other.unit.dimension == "length"
    joint = line.word(amount.last + 1)
    if other.first != amount.last + 2 or joint not in _JOINTS:
        return False
    return joint != "," or line.word(other.last + 1) in {"and", "or"}


def _name(line: Line, noun: Token) -> str:
    """The singular of a noun with what is joined to it before ("start-up", "F/A-18")."""
    tokens = line.sentence.tokens
    at, name = tokens.index(noun), singular(noun)
    while at >= 2 and tokens[at - 1].text in {"-", "/"} and tokens[at - 2].end == tokens[at - 1].start:
        if tokens[at - 1].end != tokens[at].start or not tokens[at - 2].text.isalpha():
            break
        part = tokens[at - 2].text if tokens[at - 2].text.isupper() else tokens[at - 2].lower
        at, name = at - 2, part + tokens[at - 1].text + name
    return name


def _rate(line: Line, noun: Token) -> str | None:
    """What a counted noun is counted by, right behind it."""
    counted_by = rate_at(line, line.piece_behind(noun))
    return counted_by[0] if counted_by else None


def _noun(line: Line, amount: Amount, at: int) -> Token | None:
    """The head of the noun phrase that the number begins or, behind "of", takes a part of."""
    at += line.word(at) in _CLOSING_QUOTES and line.word(at + 1) == "of"
    if line.word(at) == "of":
        return _whole(line, at)
    if line.word(at) == "times":
        return line.token(at)
    number = line.token(amount.number_last)
    head = number.head
    while head.tag == "CD" and head.head is not head:
        head = head.head
    is_modifier = number.dep in {"nummod", "amod", "compound", "nmod", "det"} and head.i > number.i
    if (
        is_modifier
        and (_is_noun(head) or head is line.token(min(at, len(line.pieces) - 1)))
        and _is_one_phrase(line, number, head)
    ):
        return head
    return _last_noun(line, at)


def _completed(line: Line, noun: Token | None) -> Token | None:
    """The class behind a designation that was taken for the noun ("66 F-16V jets")."""
    if noun is None or not any(letter.isdigit() for letter in noun.text):
        return noun
    at = line.piece_behind(noun)
    return line.token(at) if line.tag(at) == "NNS" and not line.is_glued(at) else noun


def _is_noun(token: Token) -> bool:
    return token.tag.startswith("NN")


def _whole(line: Line, at: int) -> Token | None:
    """The noun behind "of": its object where the parse has one among the next words, else the phrase's last noun."""
    of = line.token(at)
    found = of.child("pobj")
    if found is not None and _is_noun(found) and found.i - of.i <= _LONGEST_PHRASE:
        return found
    return _last_noun(line, at + 1)


def _is_one_phrase(line: Line, number: Token, head: Token) -> bool:
    """Whether no verb or preposition parts a number from its head."""
    return all(token.tag in _INSIDE_PHRASE for token in line.sentence.tokens if number.i < token.i < head.i)


def _last_noun(line: Line, at: int) -> Token | None:
    """The last noun of the phrase that begins at a piece, by tags alone."""
    if at >= len(line.pieces):
        return None
    start = line.pieces[at].token
    head: Token | None = None
    for token in line.sentence.tokens[start : start + _LONGEST_PHRASE]:
        if _is_noun(token):
            if head is not None and _begins_anew(head, token):
                break
            head = token
        elif token.tag == "POS":
            head = None
        elif (head is not None and token.tag != "HYPH") or token.tag not in _OPEN_PHRASE or token.lower in ARTICLES:
            break
    return head


def _begins_anew(head: Token, token: Token) -> bool:
    """Whether a noun behind a plural begins another phrase ("12 ships Monday")."""
    if head.tag not in {"NNS", "NNPS"} or token.dep in {"compound", "poss", "nmod"}:
        return False
    return token.head is not head and head.head is not token


def _is_of_people(line: Line, amount: Amount) -> bool:
    """Whether a bare number counts people: it stands beside "killed", "wounded", "missing"."""
    number = line.token(amount.number_last)
    above = (number, *number.ancestors())
    verb = next((word for word in above if word.pos in {"VERB", "AUX"}), None)
    near = [number.head, *number.children, *([verb, *verb.children] if verb else [])]
    return any(word.lemma in words("casualty") or word.lower in words("casualty") for word in near)


def singular(noun: Token) -> str:
    """The plain singular of a noun, a proper one with its capital ("Syrians": "Syrian", "F-16s": "F-16")."""
    if found := irregular_plurals().get(noun.lower):
        return found
    if noun.text[-1:] == "s" and (noun.text[:-1].isupper() or any(letter.isdigit() for letter in noun.text)):
        return noun.text[:-1]
    if any(letter.isdigit() for letter in noun.text):
        return noun.text
    if noun.tag not in {"NNP", "NNPS"}:
        return noun.lemma.lower()
    is_plural = noun.tag == "NNPS" or not (noun.text.endswith(("ss", "us", "is")) or noun.text.isupper())
    return noun.text.removesuffix("s") if is_plural else noun.text
