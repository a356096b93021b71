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
from extraction.military_assets.designations import is_hull_number, looks_like_designation
from extraction.military_assets.lexicon import PLATFORMS, Entry, contexts, status_rules, word_set
from extraction.military_assets.spots import Spot

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_WITHIN = frozenset({"compound", "nmod", "amod", "npadvmod", "nummod", "appos", "punct", "dep"})
_BRACKETS = frozenset("()")
_HYPHENS = frozenset("-‑–")
_QUALIFYING = frozenset({"compound", "amod", "nmod"})
_OWNERS = _NOUNS | {"JJ"}
_VESSELS = frozenset({"warship", "submarine", "aircraft_carrier"})
_NEAR = 5
_LINKS = frozenset({",", "and", "or"})
_CALLED = frozenset({"called", "named", "dubbed", "known", "designated"})
_ANOTHER = frozenset({"another", "second", "third", "fourth", "other", "similar"})
_TITLES = frozenset({"WORK_OF_ART", "LAW"})


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
        """Whether the words name the asset only by referring back ("a second system", a number on a bow)."""
        return self.rule in ("another", "hull", "ship-again")


def find_mentions(document: Document, spots: Sequence[Spot]) -> list[Mention]:
    """The mentions that the spots of a document make, in text order."""
    groups = [group for group in _groups(document.tokens, spots) if all(spot.entry.kind != "not" for spot in group)]
    sure = {spot.entry.name for group in groups for spot in group if spot.entry.is_name and not spot.entry.context}
    mentions: list[Mention] = []
    for group in groups:
        mention = _mention(document, group, sure) or _another(document.tokens, group, mentions)
        if mention is not None:
            mentions += [mention, *_hull_number(document.tokens, mention)]
    return _without_containers(_without_qualifiers(document.tokens, mentions))


def _without_containers(mentions: list[Mention]) -> list[Mention]:
    """Drop formations that only bundle an asset: "a squadron of MiG-29s"."""
    heads = {mention.head.i for mention in mentions}
    return [mention for mention in mentions if mention.entry.kind != "force" or not _bundles(mention.head, heads)]


def _bundles(noun: Token, heads: set[int]) -> bool:
    of = next((child for child in noun.children if child.dep == "prep" and child.lower == "of"), None)
    content = of.child("pobj") if of is not None else None
    return content is not None and content.i in heads


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
    if between and not (between[0].text in _HYPHENS or (between[0].text == ")" and before.entry.is_name)):
        return False
    return tokens[before.last].sentence_ordinal == tokens[spot.first].sentence_ordinal


def _mention(document: Document, group: list[Spot], sure: set[str]) -> Mention | None:
    tokens = document.tokens
    main, last = _main(group), group[-1].last
    if main is None:
        return None
    first = main.first if main.entry.kind in ("ship", "unit") else group[0].first
    last = main.last if main.entry.kind in ("ship", "unit") else last
    head = _head(tokens, first, last)
    if head.tag not in _NOUNS and not main.entry.is_name:
        return None
    follower = _follower(tokens, head, last)
    if not main.entry.is_name and _is_half_word(tokens, last):
        return None
    if not _holds(document, main, group, follower, sure):
        return None
    first, name = _widened(document, first, head, main)
    core = range(main.first, main.last + 1)
    if main.entry.kind == "asset" and name == main.entry.name:
        name = _given_name(document, head) or name
    return Mention(
        first, _closed(tokens, first, last), core, head, main.entry, name, follower, main.rule, _confidence(main)
    )


def _given_name(document: Document, head: Token) -> str | None:
    """The name that an apposition or "called" gives a kind of thing: "a new drone, the Karrar-X"."""
    named = head.child("appos")
    called = next((child for child in head.children if child.dep == "acl" and child.lower in _CALLED), None)
    if called is not None:
        named = called.child("oprd", "attr", "dobj")
    if named is None or named.tag != "NNP" or document.actors_at(named):
        return None
    words = [
        token
        for token in named.subtree()
        if token.i <= named.i and (token.dep in _QUALIFYING or token is named or token.text in _HYPHENS)
    ]
    return document.text_of(words[0], named).rstrip(".")


def _another(tokens: Sequence[Token], group: list[Spot], before: Sequence[Mention]) -> Mention | None:
    """ "A second system": another of the asset that the sentence has just named."""
    first, head = group[0].first, tokens[group[-1].last]
    if any(spot.entry.kind != "head" for spot in group) or not before or head.tag != "NN":
        return None
    marker = next((child for child in head.children if child.lower in _ANOTHER), None)
    last = before[-1]
    if marker is None or last.head.sentence_ordinal != head.sentence_ordinal:
        return None
    core = range(first, group[-1].last + 1)
    return replace(last, first=marker.i if marker.dep == "amod" else first, last=head.i, core=core, head=head,
                   follower=None, rule="another", confidence=0.6)  # fmt: skip


def _hull_number(tokens: Sequence[Token], ship: Mention) -> Iterator[Mention]:
    """The number on a ship's bow, in brackets behind its name: "HMS Diamond (D34)"."""
    first, last = ship.last + 2, ship.last + 2
    if ship.entry.kind != "ship" or last + 1 >= len(tokens) or tokens[first - 1].text != "(":
        return
    last += tokens[last + 1].text != ")"
    if (
        last + 1 < len(tokens)
        and tokens[last + 1].text == ")"
        and is_hull_number("".join(token.text for token in tokens[first : last + 1]))
    ):
        yield replace(ship, first=first, last=last, rule="hull")


def _without_qualifiers(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Drop kinds that share a noun with a listed one: "missile, rocket and artillery defence capabilities"."""
    ends = {mention.last for mention in mentions if mention.follower is None}
    return [
        mention for mention in mentions if mention.entry.is_name or not _qualifies_in_list(tokens, mention.head, ends)
    ]


def _qualifies_in_list(tokens: Sequence[Token], noun: Token, ends: set[int]) -> bool:
    """Whether a list of singular nouns that begins with ``noun`` qualifies a noun that is no asset."""
    index = noun.i
    while tokens[index].tag == "NN" and index + 2 < len(tokens) and tokens[index + 1].lower in _LINKS:
        index += 2
        while index < len(tokens) and tokens[index].lower in _LINKS:
            index += 1
        while index + 1 < len(tokens) and tokens[index + 1].tag in ("NN", "NNS") and tokens[index].tag in _NOUNS:
            index += 1
        if index >= len(tokens):
            return False
        if index not in ends:
            return (
                tokens[index].tag in _NOUNS
                and index - 1 > noun.i
                and tokens[index - 1].tag == "NN"
                and not _is_act(tokens[index])
            )
    return False


def _is_act(noun: Token) -> bool:
    """Whether something is done with the asset that qualifies the noun ("attack", "test"), or it is used in it."""
    return (noun.lemma.lower(), "object", "noun") in status_rules()


def _main(group: list[Spot]) -> Spot | None:
    """The spot that says what the asset is; None for a neutral noun alone ("system")."""
    kinds = [spot for spot in group if spot.entry.kind in ("asset", "force", "installation")]
    names = sorted((spot for spot in group if spot.entry.is_name), key=lambda spot: spot.entry.kind != "ship")
    if names and kinds and kinds[-1] is group[-1] and names[0].entry.kind == "system":
        carrier = kinds[-1].entry
        if carrier.category in PLATFORMS and names[0].entry.category not in PLATFORMS:
            return replace(kinds[-1], entry=replace(carrier, name=f"{names[0].entry.name} {carrier.name}", context=""))
    return names[0] if names else (kinds[-1] if kinds else None)


def _head(tokens: Sequence[Token], first: int, last: int) -> Token:
    """The word that the phrase depends through; the last noun where the parse gives several."""
    for index in range(last, first - 1, -1):
        token = tokens[index]
        if token.tag in _NOUNS and not first <= token.head.i <= last:
            return token
    return tokens[last]


def _is_half_word(tokens: Sequence[Token], last: int) -> bool:
    """Whether the phrase is the first half of a hyphened adjective: "ship-based", "missile-armed"."""
    behind = tokens[last + 1 : last + 3]
    return len(behind) == 2 and behind[0].text in _HYPHENS and behind[1].tag not in _NOUNS


def _follower(tokens: Sequence[Token], head: Token, last: int) -> Token | None:
    """The noun right behind the phrase that the phrase qualifies."""
    index = last + 1
    if index < len(tokens) and tokens[index].text in _HYPHENS:
        index += 1
    if index >= len(tokens) or tokens[index].tag not in _NOUNS:
        return None
    end = index
    while end + 1 < len(tokens) and tokens[end + 1].tag in ("NN", "NNS"):
        end += 1
    if head.dep in _WITHIN and last < head.head.i <= end:
        return head.head
    return tokens[end] if head.dep == "conj" and head.tag == "NN" and index == last + 1 else None


def _holds(document: Document, main: Spot, group: list[Spot], follower: Token | None, sure: set[str]) -> bool:
    """Whether the words mean the asset here."""
    entry = main.entry
    if entry.is_name:
        return not entry.context or _is_military_name(document, main, group, follower, sure)
    if follower is not None and not _is_act(follower):
        return False
    return not entry.context or _in_context(document, main)


def _is_military_name(
    document: Document, main: Spot, group: list[Spot], follower: Token | None, sure: set[str]
) -> bool:
    """Whether an ambiguous name ("Patriot") is the system's: by its noun, the article, or its sentence."""
    if any(spot.entry.kind in ("asset", "head", "installation") for spot in group if spot is not main):
        return True
    tokens = document.tokens
    before, after = _neighbour(tokens, main.first - 1), _neighbour(tokens, main.last + 1)
    for other in (before, after):
        if other is not None and other.tag in ("NNP", "NNPS") and _is_one_name(document, other, tokens[main.first]):
            return False
    if any(_is_other_name(document, token) for token in tokens[main.first : main.last + 1]):
        return False
    if follower is not None and not _is_act(follower):
        return False
    if main.entry.name in sure:
        return True
    if main.entry.kind == "base" and (before is None or before.lower != "at"):
        return False
    return main.entry.category not in _VESSELS and _in_context(document, main)


def _is_other_name(document: Document, token: Token) -> bool:
    """Whether the word is of a title or a law, or a surname of somebody whom the article calls by a full name."""
    people = (document.actors.get(mention.actor_id) for mention in document.actors_at(token))
    return token.ent_type in _TITLES or any(actor and actor.kind == "person" and " " in actor.name for actor in people)


def _is_one_name(document: Document, token: Token, other: Token) -> bool:
    """Whether two capitalised words side by side are one name: of one actor, or of nothing known ("Patriot Act")."""
    actors = {mention.mention_id for mention in document.actors_at(token)}
    if not actors:
        return not document.places_at(token)
    return not actors.isdisjoint(mention.mention_id for mention in document.actors_at(other))


def _neighbour(tokens: Sequence[Token], index: int) -> Token | None:
    return tokens[index] if 0 <= index < len(tokens) else None


def _in_context(document: Document, spot: Spot) -> bool:
    context = contexts()[spot.entry.context]
    tokens = document.tokens
    own = range(spot.first, spot.last + 1)
    if context.where == "phrase":
        left = tokens[max(spot.first - 3, 0) : spot.first]
        return any(token.lower in context.words or document.actors_at(token) for token in left)
    if context.where == "near":
        around = tokens[max(spot.first - _NEAR, 0) : spot.last + 1 + _NEAR]
        return any(token.lower in context.words and token.i not in own for token in around)
    sentence = document.sentence_of(tokens[spot.first])
    return any(token.lower in context.words and token.i not in own for token in sentence.tokens)


def _widened(document: Document, first: int, head: Token, main: Spot) -> tuple[int, str]:
    """The first token of the anchor, with the owner and the military qualifiers before it, and the asset's name."""
    tokens = document.tokens
    name = main.entry.name
    while first > 0:
        token = tokens[first - 1]
        if token.dep not in _QUALIFYING or token.head.i < first or tokens[first].text in _HYPHENS:
            break
        owner = next(iter(document.actors_at(token)), None)
        is_kind = token.lower in word_set("qualifier") or (token.tag == "NN" and token.dep == "compound")
        if owner is not None and token.tag in _OWNERS:
            first = document.token_at(owner.start_char).i
        elif main.entry.kind == "asset" and looks_like_designation(token.text):
            return first - 1, token.text
        elif is_kind and not main.entry.is_name:
            first -= 1
        else:
            break
    return first, name


def _closed(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last token of the anchor, with the bracket that closes one inside it."""
    texts = [token.text for token in tokens[first : last + 1]]
    if texts.count("(") > texts.count(")") and last + 1 < len(tokens) and tokens[last + 1].text == ")":
        return last + 1
    return last


def _confidence(spot: Spot) -> float:
    if spot.entry.is_name:
        return 0.75 if spot.entry.context else 0.95
    return 0.7 if spot.entry.context else 0.85
