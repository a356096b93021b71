"""Finite clauses as content: behind the cue, before it, or around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extraction.language.tokens import Token
from extraction.statements.cues import cues_of
from extraction.statements.shapes import (
    GOING_ON,
    RELATIVES,
    Complement,
    Run,
    extent,
    is_bare_participle,
    is_finite,
    is_passive,
    later,
    subject_of,
    that_of,
    words_of,
)

_BACKSHIFTED = frozenset({"had", "would", "could", "might", "should", "will"})
_PRESENT = frozenset({"will", "is", "are", "has", "have", "does", "do", "can"})
# Verbs whose passive subject is told and not said ("she was told that …").
_TOLD = frozenset(
    {
        "tell",
        "inform",
        "warn",
        "advise",
        "assure",
        "reassure",
        "notify",
        "remind",
        "brief",
        "persuade",
        "convince",
        "ask",
    }
)
_DATES = frozenset({"DATE", "TIME"})
_SAYING = frozenset({"say", "claim", "announce", "warn", "report", "answer", "think"})
_VENUES = frozenset(
    {"statement", "interview", "speech", "letter", "tweet", "post", "message", "briefing", "address", "article"}
    | {"report", "memo", "email", "conference", "broadcast", "video", "communique", "editorial", "testimony"}
)
_EMPTY_SUBJECTS = frozenset({"it", "what", "which"})


def that_clause(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """A finite clause after the verb, before it, or around it ("The deal, officials said, is dead")."""
    addressee = addressee_of(verb)
    passive = verb.child("nsubjpass")
    if passive is not None and passive.lower not in _EMPTY_SUBJECTS and verb.lemma not in _TOLD:
        return None
    fronted = None if is_bare_participle(verb) else fronted_clause(verb, tokens)
    for clause in verb.children:
        if clause.i < verb.i or clause.dep not in ("ccomp", "xcomp", "csubj") or not is_finite(clause):
            continue
        if (fronted is not None and _is_tag(clause, verb)) or _is_parted(verb, clause, tokens):
            continue
        first, last = following(clause, verb, tokens)
        last = _to_comma(clause, last, tokens) if is_bare_participle(verb) else _with_conjuncts(verb, clause, last)
        return Complement(((first, last),), (), addressee, clause)
    return _hung_on_object(verb, tokens) or fronted or _parenthetical(verb, tokens) or as_clause(verb, tokens)


def _to_comma(clause: Token, last: Token, tokens: Sequence[Token]) -> Token:
    """The end of the content of "Asked whether he would run, the senator …": the comma behind its verb."""
    for position in range(clause.i + 1, last.i):
        if tokens[position].text == ",":
            return tokens[position - 1]
    return last


def addressee_of(verb: Token) -> Token | None:
    """Who was told: the object, or the noun after "to"."""
    to = next((c for c in verb.children if c.dep in ("prep", "dative") and c.lower == "to"), None)
    if to is not None and (noun := to.child("pobj")) is not None:
        return noun
    found = verb.child("dative", "dobj")
    return None if found is to else found


def following(clause: Token, cue: Token, tokens: Sequence[Token]) -> Run:
    """The run of a clause behind its cue: from after "that", or from its first word, to its last."""
    first, last = extent(clause)
    last = _without_venue(clause, _without_narration(clause, last, tokens), tokens)
    that = that_of(clause)
    if that is not None and that is not last:
        return tokens[that.i + 1], last
    if first.i <= cue.i:
        first = tokens[cue.i + 1]
    return _after_the_date(clause, first, cue, tokens), last


def _after_the_date(clause: Token, first: Token, cue: Token, tokens: Sequence[Token]) -> Token:
    """The first word behind a date right after the cue: in "said on Tuesday their forces …" it is the saying's."""
    if first.i != cue.i + 1:
        return first
    position = first.i + 1 if first.pos == "ADP" and tokens[first.i + 1].ent_type in _DATES else first.i
    while tokens[position].ent_type in _DATES and position < clause.i:
        position += 1
    subject = subject_of(clause)
    parted = tokens[position].text == "," or (subject is not None and extent(subject)[0].i < position)
    return first if position == clause.i or parted else tokens[position]


def _without_venue(clause: Token, last: Token, tokens: Sequence[Token]) -> Token:
    """The end of a content without where it was said: "…, in a statement on its website"."""
    for child in clause.children:
        noun = child.child("pobj") if child.dep == "prep" and child.lower in ("in", "at", "on") else None
        if noun is None or noun.lemma not in _VENUES or tokens[child.i - 1].text != "," or child.i < clause.i:
            continue
        if extent(child)[1] is last:
            return tokens[child.i - 2]
    return last


def _without_narration(clause: Token, last: Token, tokens: Sequence[Token]) -> Token:
    """The end of a content without a clause that the parser joined to it, but that the writer or another speaker adds.

    It shows by the tense ("says it is over, and thousands marched") or by a cue and content of its own.
    """
    present = clause.tag in ("VBZ", "VBP") or bool(words_of(clause, "aux") & _PRESENT)
    for joined in clause.children:
        if joined.dep != "conj" or joined.child("nsubj", "nsubjpass") is None:
            continue
        if (present and joined.tag == "VBD") or _reports(joined):
            before = tokens[extent(joined)[0].i - 1]
            while before.i > clause.i and before.pos in ("CCONJ", "PUNCT", "SPACE"):
                before = tokens[before.i - 1]
            return before
    return last


def _reports(clause: Token) -> bool:
    """Whether a clause has a cue with a content or an object ("and the minister said that …", "and it warned him")."""
    cues = cues_of("verb").get(clause.lemma, ())
    if not any(cue.construction == "that" for cue in cues):
        return False
    said = clause.tag in ("VBD", "VBZ") and any(cue.cue_class in _SAYING for cue in cues)
    return clause.child("ccomp") is not None or (said and clause.child("dobj", "prep") is not None)


def _with_conjuncts(verb: Token, clause: Token, last: Token) -> Token:
    """The end of the content with clauses that the parser joined to the cue, where "that" or the tense shows theirs."""
    for joined in verb.children:
        if joined.dep != "conj" or joined.i < clause.i or not is_finite(joined):
            continue
        if that_of(joined) is not None or words_of(joined, "aux") & _BACKSHIFTED:
            last = later(last, extent(joined)[1])
    return last


def _is_tag(clause: Token, verb: Token) -> bool:
    """Whether a clause is a second cue and no content of the first ("…, Orban said, Reuters reported")."""
    comma = any(child.dep == "punct" and verb.i < child.i < clause.i for child in verb.children)
    return comma and not clause.child("ccomp", "xcomp", "dobj")


def _is_parted(cue: Token, clause: Token, tokens: Sequence[Token]) -> bool:
    """Whether a semicolon, or a colon behind the clause, stands between a cue and a clause: it is no content."""
    first, last = sorted((cue.i, clause.i))
    marks = (";", ":") if clause.i < cue.i else (";",)
    return any(tokens[i].text in marks and tokens[i + 1].lower not in GOING_ON for i in range(first, last))


def _hung_on_object(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """A clause that the parser hung on the object: "told Congress that …", "insisted unrest there was …"."""
    noun = verb.child("dobj", "dative")
    if noun is None or noun.lemma in cues_of("noun"):
        return None
    for clause in noun.children:
        if clause.dep not in ("acl", "relcl") or clause.child("nsubj", "nsubjpass", "expl") is None:
            continue
        if that_of(clause) is not None:
            return Complement((following(clause, verb, tokens),), (), noun, clause)
        if not _takes_object(verb) and not words_of(clause, "nsubj", "dobj", "advmod") & RELATIVES:
            return Complement((extent(noun),), (), None, clause)
    return None


def _takes_object(verb: Token) -> bool:
    """Whether a verb may have a noun for its object (or somebody who is told), and not only what was said."""
    cues = cues_of("verb").get(verb.lemma, ())
    if verb.lemma in _TOLD or not any(cue.cue_class in _SAYING for cue in cues):
        return True
    return any("object" in cue.construction or cue.construction.endswith(" noun") for cue in cues)


def fronted_clause(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """All that precedes the cue clause in its sentence: "The deal is dead, the ministry said"."""
    clause = next((c for c in verb.children if c.dep in ("ccomp", "advcl") and c.i < verb.i and subject_of(c)), None)
    subject = subject_of(verb)
    if clause is None or subject is None or is_passive(verb) or _is_parted(verb, clause, tokens):
        return None
    if clause.dep == "advcl" and (words_of(clause, "mark") - {"whether"} or clause.tag in ("VBG", "VBN")):
        return None
    addressee = addressee_of(verb)
    cue_first = min(extent(subject)[0], verb, key=lambda token: token.i)
    if clause.i > cue_first.i or (clause.dep == "advcl" and not _ends_sentence(verb)):
        runs = _around(clause, set(verb.subtree()) - set(clause.subtree()))
        return Complement(runs, (), addressee, clause) if runs else None
    first = extent(verb)[0] if verb.is_root else extent(clause)[0]
    before = tokens[cue_first.i - 1]
    runs = (((first, before),) if before.i >= first.i else ()) + _going_on_behind(verb)
    return Complement(runs, (), addressee, clause) if runs else None


def _going_on_behind(verb: Token) -> tuple[Run, ...]:
    """The clause that goes on with the content behind a cue clause: "…, Morel noted, and their phones ring"."""
    for joined in verb.children:
        if joined.dep == "conj" and joined.i > verb.i and subject_of(joined) is not None and is_finite(joined):
            return () if joined.child("ccomp") else (extent(joined),)
    return ()


def _ends_sentence(verb: Token) -> bool:
    return verb.is_root and not any(c.i > verb.i and c.dep in ("ccomp", "xcomp", "dobj", "conj") for c in verb.children)


def _parenthetical(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """A content with the cue clause set into it between commas; the parser hangs the cue on the content's verb."""
    if verb.dep not in ("parataxis", "dep", "ccomp", "advcl") or verb.child("mark", "dobj", "xcomp"):
        return None
    if verb.head is verb or subject_of(verb) is None or is_bare_participle(verb) or not _is_set_off(verb, tokens):
        return None
    if any(child.dep == "ccomp" and not _is_parted(verb, child, tokens) for child in verb.children):
        return None
    top = verb.head
    while top.dep in ("xcomp", "ccomp", "conj", "acl") and top.head is not top and that_of(top) is None:
        top = top.head
    runs = _around(top, set(verb.subtree()))
    return Complement(runs, (), addressee_of(verb), verb.head) if runs else None


def _is_set_off(verb: Token, tokens: Sequence[Token]) -> bool:
    """Whether punctuation parts the cue clause from what it is set into."""
    first = extent(verb)[0]
    return first.i > 0 and (tokens[first.i - 1].pos == "PUNCT" or first.pos == "PUNCT")


def as_clause(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """What surrounds "as the premier said" or "as he put it"."""
    opened = any(child.lower == "as" and child.dep in ("mark", "advmod", "prep") for child in verb.children)
    if verb.dep not in ("advcl", "prep", "relcl") or not opened or verb.child("ccomp", "xcomp"):
        return None
    said = verb.child("dobj")
    if (said is not None and said.lower != "it") or verb.head is verb or subject_of(verb) is None:
        return None
    top = verb.head
    while top.dep in ("csubj", "conj", "xcomp") and top.head is not top:
        top = top.head
    runs = _around(top, set(verb.subtree())) if subject_of(top) is not None else ()
    return Complement(runs, (), None, top) if runs else None


def as_saying(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """What "quoted him as saying" passes on: a clause behind it, or one before it."""
    prep = next((child for child in verb.children if child.lower == "as" and child.dep in ("prep", "mark")), None)
    saying = prep.child("pcomp") if prep is not None else None
    if prep is None or saying is None or saying.tag != "VBG":
        return None
    found = that_clause(saying, tokens) or fronted_clause(verb, tokens)
    return None if found is None else Complement(found.runs, (prep, saying), None, found.head)


def citing(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """A clause that the parser hung on the source: "reported, citing an official, that …"."""
    source = verb.child("dobj")
    if source is None or verb.tag != "VBG":
        return None
    for clause in source.children:
        if clause.dep in ("acl", "relcl", "ccomp") and that_of(clause) is not None and subject_of(clause) is not None:
            return Complement((following(clause, verb, tokens),), (), None, clause)
    return None


def _around(clause: Token, cue_clause: set[Token], include: Iterable[Token] = ()) -> tuple[Run, ...]:
    """The runs of a clause with a cue clause inside it, before it or behind it."""
    content = sorted({*clause.subtree(), *include} - cue_clause, key=lambda token: token.i)
    start = min((token.i for token in cue_clause), default=0)
    end = max((token.i for token in cue_clause), default=0)
    before = [token for token in content if token.i < start]
    behind = [token for token in content if token.i > end]
    return tuple((part[0], part[-1]) for part in (before, behind) if any(_is_word(token) for token in part))


def _is_word(token: Token) -> bool:
    return token.pos not in ("PUNCT", "SPACE")
