"""What becomes of an asset: the word that says it (``knowledge/military_status.csv``) and whether it has happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extraction.language.tokens import Token
from extraction.military_assets.lexicon import StatusRule, is_act, status_rules, word_set
from extraction.military_assets.phrases import Mention

_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})
_VERBAL = frozenset({"VERB", "AUX"})
_INCLUDE = frozenset({"include", "comprise", "contain"})
_INCLUDING = frozenset({"including", "like"})
_TARGETS = frozenset({"at", "against", "on", "onto", "into", "toward", "towards"})
_WATERS = frozenset({"sea", "ocean", "waters"})
_HYPOTHETICAL = frozenset({"would", "could", "may", "might", "should", "must", "'d", "’d"})
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_UPWARD = frozenset(
    {
        "xcomp",
        "ccomp",
        "pcomp",
        "pobj",
        "prep",
        "dobj",
        "nsubj",
        "nsubjpass",
        "acl",
        "relcl",
        "poss",
        "compound",
        "conj",
    }
)
_OWN = frozenset({"acl", "relcl"})
_WEAK = frozenset({"operational", "in_development"})
_STATIC = frozenset({"in", "at", "on", "off", "near", "outside", "inside"})
_SPECIAL = {
    "ballistic_missile": ("ballistic",),
    "nuclear_weapon": ("nuclear",),
    "personnel": ("force",),
    "unit": ("force",),
}
"""Slots that hold for one category before the others ("fired a ballistic missile" is a test)."""
_POS = {"VERB": "verb", "AUX": "verb", "ADJ": "adj"}
_TIMES = frozenset({"DATE", "TIME"})
_INSTRUMENT = "*:instrument"
"""The rule for what something is done with: it is there even if the deed is to come."""
DOING = "*:doing"
"""The rule for what does something else: it is there, if nothing says more."""
_LONGEST_LIST = 20
_HIGHEST = 8

Governor = tuple[Token, tuple[str, ...], str]
"""A word that governs an asset, the slots that the asset may have with it, and the part of speech of its rule."""

_CHANGES = {
    "future": {"deployed": "proposed", "delivered": "ordered", "operational": "proposed", "tested": "proposed",
               "destroyed": "operational", "withdrawn": "operational"},
    "proposed": {"deployed": "proposed", "delivered": "proposed", "ordered": "proposed", "operational": "unknown",
                 "tested": "proposed", "destroyed": "operational", "withdrawn": "operational"},
    "agreed": {"delivered": "ordered", "deployed": "proposed", "operational": "proposed"},
}  # fmt: skip
"""What a status becomes in an outlook: what is only to be destroyed or withdrawn is there."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that governs an asset and the rule for it, if the table has one."""

    token: Token
    rule: StatusRule | None
    is_shared: bool = False
    """Whether it governs the list that the asset stands in ("built a radar and a system delivered in May")."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Whether what a cue says has happened: ``kind`` is ``real``, ``future``, ``proposed``, ``agreed`` or ``negated``.

    ``above`` is the word that says so ("press" in "pressed for the deployment") where a word of the table does.
    """

    kind: str
    above: Token | None = None
    rule: StatusRule | None = None


def top_of(head: Token) -> Token:
    """The word whose place in the clause is the asset's: its first conjunct, or what counts it ("dozens of")."""
    for _ in range(_LONGEST_LIST):
        counter = counter_of(head)
        if head.dep in ("conj", "appos") and head.head.tag in _NOMINAL:
            head = head.head
        elif head.dep == "oprd" and (named := _named_by(head.head)) is not None:
            head = named
        elif counter is not None:
            head = counter
        else:
            break
    return head


def _named_by(verb: Token) -> Token | None:
    """What "called" gives a name to: "a system called …", "developed its own, called …"."""
    if verb.tag != "VBN" or verb.dep not in ("acl", "conj"):
        return None
    return verb.head if verb.dep == "acl" else verb.head.child("dobj")


def counter_of(noun: Token, only_of: bool = False) -> Token | None:
    """The word that counts or bundles a noun: "dozens of tanks"; unless ``only_of``, "aid including tanks" too."""
    if noun.dep == "dobj" and noun.head.lemma in _INCLUDE and not only_of:
        return noun.head.head if noun.head.dep == "relcl" else noun.head.child("nsubj")
    if noun.dep != "pobj":
        return None
    link, counter = noun.head, noun.head.head
    if link.lower == "of" and (counter.lemma.lower() in word_set("container") or counter.tag == "CD"):
        return counter
    return counter if link.lower in _INCLUDING and counter.tag in _NOMINAL and not only_of else None


def cues(mention: Mention) -> list[Cue]:
    """The words that govern an asset, those nearest to it first."""
    special = _SPECIAL.get(mention.entry.category, ())
    own, shared = _governors(mention)
    return [Cue(token, _rule(token, _specialised(special, slots), pos)) for token, slots, pos in own] + [
        Cue(token, _rule(token, _specialised(special, slots), pos), is_shared=True) for token, slots, pos in shared
    ]


def decisive(found: list[Cue]) -> Cue | None:
    """The cue that gives the status: the first, but for what is done to it in its clause rather than its history.

    "Tanks supplied by Germany were destroyed" are destroyed tanks.
    """
    ruled = [cue for cue in found if cue.rule is not None and cue.rule.status is not None]
    strong = [
        cue for cue in ruled if cue.rule is not None and cue.rule.status not in _WEAK and cue.token.dep not in _OWN
    ]
    in_clause = [cue for cue in ruled if cue.token.dep not in _OWN and not cue.is_shared]
    return next(iter(strong or in_clause or ruled), None)


def status_of(cue: Cue, outlook: Outlook) -> str | None:
    """The status that a cue gives in its outlook."""
    status = cue.rule.status if cue.rule else None
    if status is None:
        return None
    if outlook.kind == "negated":
        return "unknown"
    if cue.rule is not None and cue.rule.key == _INSTRUMENT:
        return status
    return _CHANGES.get(outlook.kind, {}).get(status, status)


def outlook_of(cue: Token) -> Outlook:
    """Whether it has happened: from the auxiliaries of the cue and of what governs it, and from words above it."""
    token = cue
    for _ in range(_HIGHEST):
        kind = _modality(token) if token.pos in _VERBAL else _intention(token)
        if kind is not None:
            return Outlook(kind)
        if not _looks_up(token):
            break
        is_complement, token = token.dep not in ("nsubj", "nsubjpass", "conj"), token.head
        rule = _rule(token, ("above",), _POS.get(token.pos, "noun")) if is_complement else None
        if rule is not None:
            return Outlook("agreed" if rule.status == "ordered" else "proposed", token, rule)
    return Outlook("future" if _is_purpose(token) else "real")


def _is_purpose(verb: Token) -> bool:
    """Whether a clause says what something is for: "bought jets to replace its old ones"."""
    return verb.dep in ("advcl", "acl", "relcl") and _is_infinitive(verb)


def _is_infinitive(verb: Token) -> bool:
    return verb.tag == "VB" and any(child.lower == "to" and child.dep == "aux" for child in verb.children)


def _intention(noun: Token) -> str | None:
    """Whether an adjective says that a deed is only meant: "the planned deployment"."""
    rules = (_rule(child, ("modifier",), "adj") for child in noun.children if child.dep == "amod")
    return next(("proposed" for rule in rules if rule is not None and rule.status == "proposed"), None)


def _looks_up(token: Token) -> bool:
    """Whether what governs a word may say that it has not happened: not so of a finite clause with its own tense."""
    if token.is_root or token.dep not in _UPWARD:
        return False
    if token.dep == "conj":
        return token.head.pos in _VERBAL and token.child("nsubj", "nsubjpass") is None
    if token.dep == "relcl":
        return _is_infinitive(token)
    if token.dep in ("ccomp", "acl"):
        return token.tag == "VB" or (token.tag == "VBG" and token.dep == "ccomp")
    return True


def _modality(verb: Token) -> str | None:
    auxiliaries = {child.lower for child in verb.children if child.dep in ("aux", "auxpass")}
    if verb.child("neg") and not auxiliaries & _HYPOTHETICAL:
        return "negated"
    if "would" in auxiliaries and verb.dep == "ccomp" and verb.head.lemma in word_set("saying"):
        return "future"
    if auxiliaries & _HYPOTHETICAL:
        return "proposed"
    return "future" if auxiliaries & _FUTURE else None


def _rule(token: Token, slots: tuple[str, ...], pos: str) -> StatusRule | None:
    """The rule for a word with the first of some slots for which the table has one."""
    rules = status_rules()
    lemma = token.lemma.lower()
    words = [*_long_forms(token, lemma), lemma, token.lower, "*"]
    found = (rules.get((word, slot, pos)) for word in words for slot in slots)
    return next((rule for rule in found if rule is not None), None)


def _specialised(special: tuple[str, ...], slots: tuple[str, ...]) -> tuple[str, ...]:
    """The slots of a governor with those of the category put before ``object`` or ``subject``, behind an aim."""
    at = next((index for index, slot in enumerate(slots) if slot in ("object", "subject")), None)
    if not special or at is None:
        return slots
    return (*slots[:at], *special, *slots[at:])


def _long_forms(token: Token, lemma: str) -> Iterator[str]:
    """The word with its particle or the first half of its compound: "shoot down", "test-fire", "build-up"."""
    for child in token.children:
        if child.dep == "prt" or (child.i == token.i + 1 and child.dep in ("prep", "advmod")):
            yield f"{lemma} {child.lower}"
        elif child.i == token.i - 2 and child.dep not in ("det", "nsubj", "aux"):
            yield f"{child.lower}-{lemma}"


def _governors(mention: Mention) -> tuple[list[Governor], list[Governor]]:
    """What governs a mention, and what governs the list it stands in, where something governs the mention alone."""
    if mention.follower is not None:
        return list(_noun(mention.follower)), []
    modifiers = list(_modifiers(mention.head))
    own = list(_clauses(mention.head))
    top = top_of(mention.head)
    above = [*(_clauses(top) if top is not mention.head else ()), *_position(top)]
    is_list = bool(own) and mention.head.dep == "conj"
    return ([*modifiers, *own], above) if is_list else ([*modifiers, *own, *above], [])


def _modifiers(noun: Token) -> Iterator[Governor]:
    """Adjectives and participles before a noun: "planned", "destroyed"; not the half of "ground-based"."""
    for child in noun.children:
        if child.dep in ("amod", "compound"):
            yield child, ("modifier",), "adj"
            if child.tag in ("VBN", "VBD") and not any(part.text == "-" for part in child.children):
                yield child, ("object",), "verb"


def _clauses(noun: Token) -> Iterator[Governor]:
    """The participles and relative clauses that hang on a noun: "tanks delivered …", "tanks that crossed …"."""
    for verb in noun.children:
        if verb.dep == "acl" and verb.tag in ("VBN", "VBD", "VB"):
            yield verb, _object_slots(verb), "verb"
        elif verb.dep == "acl" and verb.tag == "VBG":
            yield verb, ("subject",), "verb"
        elif verb.dep == "relcl" and verb.pos in _VERBAL:
            subject = verb.child("nsubj")
            is_subject = subject is not None and subject.tag in ("WDT", "WP")
            yield verb, _subject_slots(verb) if is_subject else _object_slots(verb), "verb"


def _position(top: Token) -> Iterator[Governor]:
    """The word that governs a noun, by the noun's place in the clause."""
    head = top.head
    if top.dep in ("poss", "compound", "nmod") and head is not top:
        yield from _noun(head)
    elif top.dep == "pobj":
        yield from _of_preposition(head)
    elif top.dep in ("dobj", "nsubjpass") and head.pos in _VERBAL:
        if (made := head.child("xcomp")) is not None and head.lemma in word_set("control"):
            yield made, ("subject",), "verb"
        else:
            yield head, _object_slots(head, top), "verb"
    elif top.dep in ("nsubj", "csubj") and head.lemma in _INCLUDE:
        yield top, ("object",), "noun"
        yield head, ("object",), "verb"
    elif top.dep in ("nsubj", "csubj") and head.pos in _VERBAL:
        yield head, (*_subject_slots(head), "doing") if head.pos == "VERB" else _subject_slots(head), "verb"
        predicate = head.child("acomp")
        if predicate is not None:
            yield predicate, ("predicate",), "adj"


def _subject_slots(verb: Token) -> tuple[str, ...]:
    """``located`` for the subject of a verb with a place ("is in the Gulf"), ``subject``."""
    places = (child.child("pobj") for child in verb.children if child.dep == "prep" and child.lower in _STATIC)
    is_located = verb.child("acomp") is None and any(
        noun is not None and noun.ent_type not in _TIMES for noun in places
    )
    return ("located", "subject") if is_located else ("subject",)


def _of_preposition(preposition: Token) -> Iterator[Governor]:
    governor, word = preposition.head, preposition.lower
    if governor.pos in _VERBAL:
        if word == "with":
            yield governor, ("with", "instrument"), "verb"
        elif word == "for":
            yield governor, ("for",), "verb"
    elif word in ("of", "for", "on", "about", "over"):
        yield from _noun(governor)


def _noun(noun: Token) -> Iterator[Governor]:
    """A noun that governs an asset, and what governs that unless it is a deed itself ("parts of the system came")."""
    yield noun, ("object",), "noun"
    if not is_act(noun) and not noun.is_root:
        yield from _position(top_of(noun))


def _object_slots(verb: Token, noun: Token | None = None) -> tuple[str, ...]:
    """``target`` for a verb that aims its object at somebody ("launched missiles at the city"), ``sea`` at water."""
    for child in [*verb.children, *(noun.children if noun is not None else ())]:
        if child.dep == "prep" and child.lower in _TARGETS and (aim := child.child("pobj")) is not None:
            if {token.lower for token in aim.subtree()} & _WATERS:
                return "sea", "object"
            if aim.tag != "CD" and aim.ent_type not in _TIMES:
                return "target", "object"
    return ("object",)
