"""Contents that are no finite clause: infinitives, gerunds, noun phrases and what follows a preposition."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extraction.language.tokens import Token
from extraction.statements.cues import cues_of
from extraction.statements.shapes import (
    RELATIVES,
    SUBJECTS,
    Complement,
    extent,
    has_to,
    is_bare_participle,
    is_passive,
    words_of,
)

Finder = Callable[[Token, Sequence[Token]], Complement | None]

_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "csubj", "conj", "parataxis", "pcomp"})
_GOVERNED = frozenset({"prep", "dative", "prt"})
_QUOTES = frozenset("\"“”‘’'")
_AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
_NO_NOUNS = frozenset({"PRON", "NUM", "PUNCT", "SYM", "X", "PROPN"})
_OF_CONTENT = frozenset({"if", "unless", "until", "so", "that", "to"})
_WILLED = frozenset({"intend", "promise", "request", "order", "propose", "agree", "threaten"})
_TEMPORAL = frozenset({"after", "before", "during", "since", "until"})


def quotation_only(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """Nothing: a quotation beside a cue is found from the quotation (module ``direct``)."""
    return None


def infinitive(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """The infinitive of "vowed to …" and "told his crew to …"; with its subject in "wants Kiev to …"."""
    clause = next(
        (c for c in verb.children if c.i > verb.i and c.dep in ("xcomp", "ccomp", "advcl") and has_to(c)), None
    )
    if clause is None or (clause.dep == "advcl" and verb.child("dobj") is None):
        return None
    addressee = clause.child("nsubj", "nsubjpass") or verb.child("dobj", "dative")
    if addressee is None and is_passive(verb):
        addressee = verb.child("nsubjpass")
    first, last = extent(clause)
    return Complement(((first, with_adjuncts(verb, last, tokens)),), (), addressee, clause)


def infinitive_of_hearer(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """Only the infinitive, where the parser takes the one who is asked for its subject ("urged Russia to …")."""
    found = infinitive(verb, tokens)
    if found is None or found.head is None or found.head.child("nsubj", "nsubjpass") is None:
        return found
    to = next(child for child in found.head.children if child.dep == "aux" and child.lower == "to")
    negation = found.head.child("neg")
    first = negation if negation is not None and negation.i == to.i - 1 else to
    return Complement(((first, found.runs[-1][1]),), (), found.addressee, found.head)


def gerund(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """The gerund of "denied having …"."""
    deps = ("xcomp", "ccomp", "dobj", "advcl", "pcomp")
    clause = next((c for c in verb.children if c.i > verb.i and c.dep in deps and _is_gerund(c)), None)
    return None if clause is None or clause.i - verb.i > 4 else Complement((extent(clause),), (), None, clause)


def _is_gerund(clause: Token) -> bool:
    if clause.pos not in ("VERB", "AUX") or has_to(clause):
        return False
    if any(child.dep == "punct" and child.i < clause.i for child in clause.children):
        return False
    return clause.tag == "VBG" or any(child.dep == "aux" and child.tag == "VBG" for child in clause.children)


def scene(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """Somebody doing something: "the video shows police dragging a man away"."""
    noun = verb.child("dobj")
    doing = noun.child("acl") if noun is not None else None
    if noun is None or doing is None or doing.tag != "VBG":
        return None
    return Complement((extent(noun),), (), None, doing)


def object_phrase(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """A noun phrase that says what was said: "denied the allegations", "demanded an inquiry"."""
    noun = verb.child("dobj")
    if noun is None or noun.i < verb.i or verb.child("dative") or not _is_content_noun(noun):
        return None
    if is_passive(verb) or is_bare_participle(verb):
        return None
    first, last = extent(noun)
    return Complement(((first, with_adjuncts(verb, last, tokens)),), (), None, noun)


def claim_noun(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """An object that is itself a word for something said or thought: "rejected the allegations"."""
    return object_phrase(verb, tokens) if _object_class(verb) - _WILLED else None


def plan_noun(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """An object that is itself a word for something willed: "announced plans to …"."""
    return object_phrase(verb, tokens) if _object_class(verb) & _WILLED else None


def _object_class(verb: Token) -> set[str]:
    noun = verb.child("dobj")
    return {cue.cue_class for cue in cues_of("noun").get(noun.lemma, ())} if noun is not None else set()


def _is_content_noun(noun: Token) -> bool:
    if noun.ent_type in _AMOUNTS:
        return True
    return noun.pos not in _NO_NOUNS and noun.ent_type not in ("PERSON", "DATE", "TIME")


def with_adjuncts(cue: Token, last: Token, tokens: Sequence[Token]) -> Token:
    """The end of a content whose last adjuncts the parser hung on the cue ("announced a ban | on exports")."""
    for child in cue.children:
        if child.i <= last.i or child.dep not in ("prep", "advcl", "advmod"):
            continue
        first, end = extent(child)
        if any(token.text not in _QUOTES for token in tokens[last.i + 1 : first.i]) or _is_circumstance(child):
            break
        last = end
    return last


def _is_circumstance(adjunct: Token) -> bool:
    """Whether an adjunct says when or how something was said, and not what."""
    if adjunct.dep == "advmod":
        return adjunct.child("advcl") is None
    if adjunct.dep == "advcl":
        opened = words_of(adjunct, "mark") <= _OF_CONTENT and "when" not in words_of(adjunct, "advmod")
        return adjunct.tag == "VBG" or not opened
    inner = adjunct.child("pobj", "pcomp")
    if inner is None or adjunct.lower in _TEMPORAL:
        return True
    return inner.ent_type in ("DATE", "TIME") and adjunct.lower != "for"


def predicate(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """What somebody or something is called: "called the budget | a fraud"."""
    if is_bare_participle(verb) and not verb.child("agent"):
        return None
    name = verb.child("oprd") or _misplaced_name(verb)
    if name is not None and name.i > verb.i and name.ent_type not in ("DATE", "TIME"):
        return Complement((extent(name),), (), None, name)
    clause = next((c for c in verb.children if c.dep in ("ccomp", "xcomp") and c.i > verb.i and _is_small(c)), None)
    subject = clause.child("nsubj") if clause is not None else None
    if clause is None or subject is None:
        return None
    first, last = extent(clause)
    first = tokens[extent(subject)[1].i + 1] if subject.i < clause.i else first
    return Complement(((first, last),), (), None, clause)


def _misplaced_name(verb: Token) -> Token | None:
    """A predicate that the parser takes for an adverb, or for an adjective behind its noun ("called it “timid”")."""
    target = verb.child("dobj")
    if target is None:
        return None
    behind = next((child for child in target.children if child.dep == "amod" and child.i > target.i), None)
    return verb.child("npadvmod") or behind


def _is_small(clause: Token) -> bool:
    """Whether a clause has no verb ("[considers] the merger a mistake")."""
    return clause.pos in ("NOUN", "ADJ", "PROPN")


def raised(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """The subject and the infinitive of "[Iran] is said [to have …]"."""
    clause = next((c for c in verb.children if c.i > verb.i and c.dep in ("xcomp", "ccomp") and has_to(c)), None)
    if clause is None or not is_passive(verb):
        return None
    subject = verb.child("nsubjpass")
    runs = [extent(clause)]
    if subject is not None and subject.lower not in RELATIVES | {"it"}:
        runs.insert(0, extent(subject))
    return Complement(tuple(runs), (), None, clause)


def preposition(word: str) -> Finder:
    """The noun phrase or gerund after a preposition: "warned against …", "called for …"."""

    def find(cue: Token, tokens: Sequence[Token]) -> Complement | None:
        prep = next((c for c in cue.children if c.i > cue.i and c.lower == word and c.dep in _GOVERNED), None)
        inner = _inside(prep)
        if prep is None or inner is None:
            return None
        first, last = extent(inner)
        return Complement(((first, with_adjuncts(cue, last, tokens)),), (prep,), None, inner)

    return find


def _inside(prep: Token | None) -> Token | None:
    """The noun, gerund or clause that a preposition governs, where it can be content."""
    inner = prep.child("pobj", "pcomp") if prep is not None else None
    if prep is None or inner is None or inner.i < prep.i or inner.ent_type in ("DATE", "TIME"):
        return None
    if inner.dep == "pobj" and inner.pos in _NO_NOUNS - {"PROPN"} and inner.child("relcl") is None:
        return None
    return inner


def object_and_preposition(word: str) -> Finder:
    """What follows the preposition of "accused Moscow of …", "described the talks as …", "warned London of …"."""

    def find(verb: Token, tokens: Sequence[Token]) -> Complement | None:
        passive = is_passive(verb)
        target = verb.child("nsubjpass") if passive else verb.child("dobj")
        prep = _prepositions(verb, target).get(word)
        inner = None if prep is None else prep.child("pobj", "pcomp", "amod", "acomp", "advcl")
        if prep is None or inner is None or (target is None and not (verb.dep == "acl" and verb.tag == "VBN")):
            return None
        last = extent(prep)[1]
        for other in verb.children:
            if other.lower == word and other.i in (last.i + 1, last.i + 2) and last.i > prep.i:
                last = extent(other)[1]
        return Complement(((tokens[prep.i + 1], last),), (prep,), target, inner) if prep is not last else None

    return find


def two_prepositions(first: str, second: str) -> Finder:
    """What follows the second preposition of "referred to the militia as a nuisance"."""

    def find(verb: Token, tokens: Sequence[Token]) -> Complement | None:
        prep = next((c for c in verb.children if c.i > verb.i and c.lower == first), None)
        target = prep.child("pobj") if prep is not None else None
        other = _prepositions(verb, target).get(second)
        if prep is None or target is None or other is None or other.i < target.i or not other.children:
            return None
        return Complement(((tokens[other.i + 1], extent(other)[1]),), (prep, other), None, target)

    return find


def _prepositions(verb: Token, target: Token | None) -> dict[str, Token]:
    """The prepositions behind a verb and its object, also one that the parser hung on the object's last noun."""
    found: dict[str, Token] = {}
    heads = [verb]
    while target is not None and target not in heads:
        heads.append(target)
        of = next((c for c in reversed(target.children) if c.dep == "prep" and c.lower == "of"), None)
        target = of.child("pobj") if of is not None else None
    for head in heads:
        for child in head.children:
            if child.i > verb.i and child.dep in ("prep", "mark", "agent", "dative", "advcl"):
                found.setdefault(child.lower, child)
    return found


def preposition_and_infinitive(word: str) -> Finder:
    """The infinitive of "called on both armies to …"; with its subject in "called for the siege to be …"."""

    def find(verb: Token, tokens: Sequence[Token]) -> Complement | None:
        prep = next((c for c in verb.children if c.i > verb.i and c.lower == word and c.dep in _GOVERNED), None)
        noun = prep.child("pobj", "pcomp") if prep is not None else None
        heads = [head for head in (verb, prep, noun) if head is not None]
        found = (c for head in heads for c in head.children if c.i > verb.i and c.dep in _CLAUSAL and has_to(c))
        clause = next(found, None)
        if clause is None:
            return None
        first, last = extent(clause)
        if prep is None:
            mark = first.lower == word
            return (
                Complement(((tokens[first.i + 1], last),), (first,), clause.child(*SUBJECTS), clause) if mark else None
            )
        addressee = noun if noun is not clause else clause.child(*SUBJECTS)
        if word == "for" and noun is not None and noun is not clause:
            first = extent(noun)[0]
        return Complement(((first, last),), (prep,), addressee, clause) if first.i > prep.i else None

    return find
