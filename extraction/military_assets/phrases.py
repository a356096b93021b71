"""From spots to mentions: the noun phrase that names an asset, its head word and what the asset is.

Spots that stand side by side in one noun phrase are one mention: "Patriot | missile | batteries" is a Patriot,
"ballistic missile | launcher" a launcher of the category of its first half. A kind of thing that only qualifies another
noun is an asset where that noun is something done with it ("missile attack") and none elsewhere ("missile threat").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extraction.document import Document
from extraction.language.tokens import Token
from extraction.military_assets.designations import key_of, looks_like_designation, variant_in
from extraction.military_assets.lexicon import PLATFORMS, VESSELS, Entry, is_act, word_set
from extraction.military_assets.meaning import holds
from extraction.military_assets.spots import Spot

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
HYPHENS = frozenset("-‑–")
QUALIFYING = frozenset({"compound", "amod", "nmod"})
_WITHIN = frozenset({"compound", "nmod", "amod", "npadvmod", "nummod", "appos", "punct", "dep"})
_OWNERS = NOUNS | {"JJ"}
_LINKS = frozenset({",", "and", "or"})
_KINDS = frozenset({"asset", "force", "installation"})
_REFERRING = frozenset({"another", "hull", "ship-again", "again", "pronoun", "apposition"})


@dataclass(frozen=True, slots=True)
class Mention:
    """An asset in the text: its anchor (token indices, inclusive), its head word and what it is.

    ``core`` are the tokens of the name itself. ``follower`` is the noun it qualifies, if any ("attack" in "missile
    attack"). ``rule`` and ``confidence`` are those of the recognition.
    """

    first: int
    last: int
    core: range
    head: Token
    entry: Entry
    name: str
    follower: Token | None
    rule: str
    confidence: float

    @property
    def is_anaphor(self) -> bool:
        """Whether the words name the asset only by referring to other words ("a second system", "it")."""
        return self.rule in _REFERRING


def find_mentions(document: Document, spots: Sequence[Spot]) -> list[Mention]:
    """The mentions that the spots of a document make, in text order.

    Among them are neutral nouns ("the system") and nouns outside military context ("the plane", rule ``weak``): they
    are assets only where they refer back to one.
    """
    groups = [group for group in _groups(document.tokens, spots) if all(spot.entry.kind != "not" for spot in group)]
    sure = {spot.entry.name for group in groups for spot in group if spot.entry.is_name and not spot.entry.context}
    mentions = [mention for group in groups if (mention := _mention(document, group, sure)) is not None]
    return _without_containers(_without_qualifiers(document.tokens, mentions))


def _groups(tokens: Sequence[Token], spots: Sequence[Spot]) -> Iterator[list[Spot]]:
    group: list[Spot] = []
    for spot in spots:
        if group and not _continues(tokens, group[-1], spot):
            yield group
            group = []
        group.append(spot)
    if group:
        yield group


def _continues(tokens: Sequence[Token], before: Spot, spot: Spot) -> bool:
    """Whether a spot stands in the noun phrase of the one before it."""
    between = tokens[before.last + 1 : spot.first]
    if before.entry.kind == "not" or spot.entry.kind == "not" or len(between) > 1:
        return False
    if between and between[0].text == "(":
        return before.entry.is_name and before.entry.system_id == spot.entry.system_id
    if between and not (between[0].text in HYPHENS or (between[0].text == ")" and before.entry.is_name)):
        return False
    return tokens[before.last].sentence_ordinal == tokens[spot.first].sentence_ordinal


def _mention(document: Document, group: list[Spot], sure: set[str]) -> Mention | None:
    tokens = document.tokens
    main = _main(group)
    alone = main.entry.kind in ("ship", "unit")
    first, last = (main.first, main.last) if alone else (group[0].first, group[-1].last)
    head = _head(tokens, first, last)
    if not main.entry.is_name and (head.tag not in NOUNS or _is_half_word(tokens, last)):
        return None
    follower = _follower(tokens, head, last)
    entry = next((entry for entry in main.readings if holds(document, main, entry, group, follower, sure)), None)
    rule = main.rule
    if entry is None:
        if main.entry.kind != "asset" or follower is not None or not _is_definite(head):
            return None
        entry, rule = main.entry, "weak"
    same = [spot for spot in group if spot.entry.is_name and spot.entry.name == main.entry.name] or [main]
    core = range(same[0].first, same[-1].last + 1)
    first, name = _widened(document, first, last, replace(main, entry=entry))
    last = _closed(tokens, first, last)
    return Mention(first, last, core, head, entry, name, follower, rule, _confidence(entry))


def _is_definite(noun: Token) -> bool:
    return any(
        child.dep == "det" and child.lower in ("the", "this", "these", "that", "those") for child in noun.children
    )


def _main(group: list[Spot]) -> Spot:
    """The spot that says what the asset is: a name (a ship's before others), else the last kind, else the last noun."""
    kinds = [spot for spot in group if spot.entry.kind in _KINDS]
    names = sorted((spot for spot in group if spot.entry.is_name), key=lambda spot: spot.entry.kind != "ship")
    if not names:
        return kinds[-1] if kinds else group[-1]
    name = names[0]
    if kinds and kinds[-1] is group[-1] and name.entry.kind == "system":
        carrier = kinds[-1].entry
        if carrier.category in PLATFORMS and name.entry.category not in PLATFORMS:
            return replace(
                kinds[-1], entry=replace(carrier, name=f"{name.entry.name} {carrier.name}", context=""), others=()
            )
    if kinds and kinds[-1] is group[-1] and name.entry.kind == "ship" and kinds[-1].entry.category == "unit":
        unit = replace(kinds[-1].entry, kind="unit", name=f"{name.entry.name} {kinds[-1].entry.name}")
        return replace(name, last=group[-1].last, entry=replace(unit, country=name.entry.country), others=())
    vessel = next((kind.entry.category for kind in kinds if kind.entry.category in VESSELS), None)
    if name.entry.kind == "ship" and vessel is not None:
        return replace(name, entry=replace(name.entry, category=vessel))
    return name


def _head(tokens: Sequence[Token], first: int, last: int) -> Token:
    """The word that the phrase depends through; the last noun where the parse gives several."""
    for index in range(last, first - 1, -1):
        token = tokens[index]
        if token.tag in NOUNS and not first <= token.head.i <= last:
            return token
    return tokens[last]


def _is_half_word(tokens: Sequence[Token], last: int) -> bool:
    """Whether the phrase is the first half of a hyphened adjective: "ship-based", "missile-armed"."""
    behind = tokens[last + 1 : last + 3]
    return len(behind) == 2 and behind[0].text in HYPHENS and behind[1].tag not in NOUNS


def _follower(tokens: Sequence[Token], head: Token, last: int) -> Token | None:
    """The noun right behind the phrase that the phrase qualifies."""
    index = last + 1
    if index < len(tokens) and tokens[index].text in HYPHENS:
        index += 1
    if index >= len(tokens) or tokens[index].tag not in NOUNS:
        return None
    end = index
    while end + 1 < len(tokens) and tokens[end + 1].tag in ("NN", "NNS"):
        end += 1
    if head.dep in _WITHIN and last < head.head.i <= end:
        return head.head
    return tokens[end] if head.dep == "conj" and head.tag == "NN" and index == last + 1 else None


def _widened(document: Document, first: int, last: int, main: Spot) -> tuple[int, str]:
    """The first token of the anchor, with the owner and the military qualifiers before it, and the asset's name."""
    tokens, entry = document.tokens, main.entry
    while first > 0:
        token = tokens[first - 1]
        is_half = first > 1 and tokens[first - 2].text in HYPHENS and tokens[first - 2].end == token.start
        if token.dep not in QUALIFYING or token.head.i < first or tokens[first].text in HYPHENS:
            break
        owner = next(iter(document.actors_at(token)), None)
        is_noun = token.tag == "NN" and token.dep == "compound" and token.lower not in word_set("unit")
        is_kind = is_noun or token.lower in word_set("qualifier")
        if entry.kind == "installation" and token.tag == "NNP":
            first -= 1
        elif owner is not None and token.tag in _OWNERS:
            first = document.token_at(owner.start_char).i if owner.end_char <= tokens[first].start else first - 1
        elif is_half:
            break
        elif entry.kind == "asset" and looks_like_designation(token.text):
            return first - 1, token.text
        elif is_kind and not entry.is_name:
            first -= 1
        else:
            break
    return first, _name(document, first, last, main)


def _name(document: Document, first: int, last: int, main: Spot) -> str:
    """The asset's name as an analyst lists it: that of the table, with the variant that the text gives."""
    tokens, entry = document.tokens, main.entry
    if entry.kind == "system":
        variant = variant_in(document.text_of(tokens[main.first], tokens[main.last]))
        return f"{entry.name} ({variant})" if variant and key_of(variant) not in key_of(entry.name) else entry.name
    if entry.kind == "installation" and tokens[first].tag == "NNP" and not _is_state(document, tokens[first]):
        return document.text_of(tokens[first], tokens[last])
    return entry.name


def _is_state(document: Document, token: Token) -> bool:
    actors = (document.actors.get(mention.actor_id) for mention in document.actors_at(token))
    return any(actor is not None and (actor.kind == "state" or actor.parent_actor_id) for actor in actors)


def _closed(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last token of the anchor, with the bracket that closes one inside it."""
    texts = [token.text for token in tokens[first : last + 1]]
    if texts.count("(") > texts.count(")") and last + 1 < len(tokens) and tokens[last + 1].text == ")":
        return last + 1
    return last


def _confidence(entry: Entry) -> float:
    if entry.is_name:
        return 0.75 if entry.context else 0.95
    return 0.7 if entry.context else 0.82


# What is dropped again


def _without_containers(mentions: list[Mention]) -> list[Mention]:
    """Drop formations that only bundle equipment: "a squadron of MiG-29s"."""
    heads = {mention.head.i for mention in mentions if mention.entry.kind != "force"}
    return [mention for mention in mentions if mention.entry.kind != "force" or not _bundles(mention.head, heads)]


def _bundles(noun: Token, heads: set[int]) -> bool:
    of = next((child for child in noun.children if child.dep == "prep" and child.lower == "of"), None)
    content = of.child("pobj") if of is not None else None
    return content is not None and content.i in heads


def _without_qualifiers(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Drop kinds that share a noun with a listed one: "missile, rocket and artillery defence capabilities"."""
    ends = {mention.last for mention in mentions if mention.follower is None}
    return [mention for mention in mentions if mention.entry.is_name or not _qualifies_in_list(tokens, mention, ends)]


def _qualifies_in_list(tokens: Sequence[Token], mention: Mention, ends: set[int]) -> bool:
    """Whether a list of singular nouns that begins with the mention qualifies a noun that is no asset."""
    end = mention.head.i
    while tokens[end].tag == "NN" and (following := _next_in_list(tokens, end)) is not None:
        first, end = following
        if end not in ends:
            return end > first and tokens[end - 1].tag == "NN" and not is_act(tokens[end])
    return False


def _next_in_list(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The run of nouns that a comma or "and" joins to the word at ``end``."""
    first = end + 1
    while first < len(tokens) and tokens[first].lower in _LINKS:
        first += 1
    if first == end + 1 or first >= len(tokens) or tokens[first].tag not in NOUNS:
        return None
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].tag in ("NN", "NNS"):
        last += 1
    return first, last
