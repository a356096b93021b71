"""The constructions of the cue table: where in the parse a cue has the words that were said.

Each finder takes a cue's token and returns the token runs that hold the content (``Runs``: first and last token,
inclusive; two runs where the cue stands inside the content), or ``None`` where the construction is not there. Labels
are those of the CLEAR style that spaCy's English models use (de Marneffe and Manning 2008; Choi and Palmer 2012).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extraction.language.tokens import Token
from extraction.statements.cues import cues_of

Run = tuple[Token, Token]

FINITE_MARKS = frozenset({"that", "whether", "if", "how", "why", "what", "when", "where", "who", "which"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_RELATIVES = frozenset({"who", "which", "that", "whom"})
GOING_ON = frozenset({"and", "that", "or", "whether", "but", "nor"})
"""Words that go on with a content behind a semicolon."""
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "csubj", "conj", "parataxis", "pcomp"})
_GOVERNED = frozenset({"prep", "dative", "prt"})
_BACKSHIFTED = frozenset({"had", "would", "could", "might", "should", "will"})
_PRESENT = frozenset({"will", "is", "are", "has", "have", "does", "do", "can"})
_TOLD = frozenset(
    {"tell", "inform", "warn", "advise", "assure", "reassure", "notify", "remind", "brief", "persuade", "convince", "ask"}
)
_QUOTES = frozenset("\"“”‘’'")
_PRONOUN_OBJECTS = frozenset({"PRON", "NUM", "PUNCT", "SYM", "X"})


@dataclass(frozen=True, slots=True)
class Complement:
    """The content of a cue: its runs, further words of the cue, and who was addressed."""

    runs: tuple[Run, ...]
    cue: tuple[Token, ...] = ()
    addressee: Token | None = None
    head: Token | None = None


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive (also a bare participle: "asked about it, he …")."""
    return any(child.dep in ("auxpass", "nsubjpass") for child in verb.children)


def lower_children(token: Token, dep: str) -> set[str]:
    """The words of a token's children with a label."""
    return {child.lower for child in token.children if child.dep == dep}


def extent(token: Token) -> Run:
    """The first and the last token below (and with) a token."""
    first = last = token
    stack = [token]
    while stack:
        for child in stack.pop().children:
            stack.append(child)
            if child.i < first.i:
                first = child
            elif child.i > last.i:
                last = child
    return first, last


def _subject(verb: Token) -> Token | None:
    return verb.child(*SUBJECTS)


def _has_to(verb: Token) -> bool:
    return any(child.dep == "aux" and child.lower == "to" for child in verb.children)


def _is_finite(clause: Token) -> bool:
    """A clause of its own: with a subject and no infinitive, or opened by "whether", "how" and the like."""
    marks = {child.lower for child in clause.children if child.dep in ("mark", "advmod", "dobj", "attr", "pobj")}
    if marks & FINITE_MARKS - {"that"}:
        return True
    if _subject(clause) is None or (clause.pos not in ("VERB", "AUX") and "that" not in marks):
        return False
    if _has_to(clause):
        return False
    return (
        "that" in marks or clause.tag not in ("VBG", "VBN") or any(c.dep in ("aux", "auxpass") for c in clause.children)
    )


def _that(clause: Token) -> Token | None:
    return next(
        (c for c in clause.children if c.dep in ("mark", "dobj") and c.lower == "that" and c.i < clause.i), None
    )


def _after(token: Token, tokens: Sequence[Token]) -> Token:
    return tokens[token.i + 1]


def _following(clause: Token, cue: Token, tokens: Sequence[Token]) -> Run:
    """The run of a clause behind its cue: from after "that", or from its first word, to its last."""
    first, last = extent(clause)
    last = _without_narration(clause, last, tokens)
    that = _that(clause)
    if that is not None and that.i < clause.i and that is not last:
        return tokens[that.i + 1], last
    if first.i <= cue.i:
        first = tokens[cue.i + 1]
    return first, last


def _without_narration(clause: Token, last: Token, tokens: Sequence[Token]) -> Token:
    """The end of a content without a clause that the parser joined to it, but that the writer or another speaker adds.

    It shows by the tense ("says it is over, and thousands marched") or by a cue and content of its own.
    """
    present = clause.tag in ("VBZ", "VBP") or bool(lower_children(clause, "aux") & _PRESENT)
    for joined in clause.children:
        if joined.dep == "conj" and joined.child("nsubj", "nsubjpass") and ((present and joined.tag == "VBD") or _reports(joined)):
            before = tokens[extent(joined)[0].i - 1]
            while before.i > clause.i and (before.pos in ("CCONJ", "PUNCT", "SPACE")):
                before = tokens[before.i - 1]
            return before
    return last


def _reports(clause: Token) -> bool:
    """Whether a clause has a cue with a speaker and a content ("and the minister said that …")."""
    return clause.child("ccomp") is not None and any(cue.construction == "that" for cue in cues_of("verb").get(clause.lemma, ()))


def _around(clause: Token, cue_clause: set[Token], include: Iterable[Token] = ()) -> tuple[Run, ...]:
    """The runs of a clause with a cue clause inside it, before it or behind it."""
    content = [token for token in clause.subtree() if token not in cue_clause]
    content = sorted({*content, *include} - cue_clause, key=lambda token: token.i)
    if not content or not cue_clause:
        return ()
    start, end = min(token.i for token in cue_clause), max(token.i for token in cue_clause)
    before = [token for token in content if token.i < start]
    after = [token for token in content if token.i > end]
    return tuple(
        (part[0], part[-1]) for part in (before, after) if any(token.pos not in ("PUNCT", "SPACE") for token in part)
    )


def _cue_clause(verb: Token, content: Token | None) -> set[Token]:
    """The words of the clause that the cue heads, without the content."""
    if content is None:
        return set(verb.subtree())
    return set(verb.subtree()) - set(content.subtree())


def that_clause(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """A finite clause after the verb, before it, or around it ("The deal, officials said, is dead")."""
    addressee = _addressee(verb)
    passive = verb.child("nsubjpass")
    if passive is not None and passive.lower not in ("it", "what", "which") and verb.lemma not in _TOLD:
        return None
    fronted = _fronted(verb, addressee, tokens)
    for clause in verb.children:
        if clause.i > verb.i and clause.dep in ("ccomp", "xcomp", "csubj") and _is_finite(clause):
            if (fronted is not None and _is_tag(clause, verb)) or is_parted(verb, clause, tokens):
                continue
            first, last = _following(clause, verb, tokens)
            return Complement(((first, _with_conjuncts(verb, clause, last)),), (), addressee, clause)
    return _reported_to_object(verb, tokens) or fronted or _parenthetical(verb, tokens) or as_clause(verb, tokens)


def is_parted(cue: Token, clause: Token, tokens: Sequence[Token]) -> bool:
    """Whether a semicolon stands between a cue and a clause: what it parts is no content."""
    first, last = sorted((cue.i, clause.i))
    return any(tokens[i].text == ";" and tokens[i + 1].lower not in GOING_ON for i in range(first, last))


def _is_tag(clause: Token, verb: Token) -> bool:
    """ "…, Orban said, Reuters reported": the second cue clause is no content of the first."""
    return not clause.child("ccomp", "xcomp", "dobj") and any(
        c.dep == "punct" and verb.i < c.i < clause.i for c in verb.children
    )


def _with_conjuncts(verb: Token, clause: Token, last: Token) -> Token:
    """The end of the content with clauses that the parser joined to the cue, where "that" or the tense shows theirs."""
    for joined in verb.children:
        if joined.dep == "conj" and joined.i > clause.i and _is_finite(joined) and _is_reported(joined):
            last = max(last, extent(joined)[1], key=lambda token: token.i)
    return last


def _is_reported(clause: Token) -> bool:
    return _that(clause) is not None or bool(lower_children(clause, "aux") & _BACKSHIFTED)


def _addressee(verb: Token) -> Token | None:
    to = next((c for c in verb.children if c.dep in ("prep", "dative") and c.lower == "to"), None)
    if to is not None and (noun := to.child("pobj")) is not None:
        return noun
    return verb.child("dative", "dobj") if verb.child("dative", "dobj") not in (None, to) else None


def _reported_to_object(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """ "told Congress that …", whose clause the parser may hang on the one addressed."""
    addressee = verb.child("dobj", "dative")
    if addressee is None or addressee.lemma in cues_of("noun"):
        return None
    for clause in addressee.children:
        if clause.dep in ("acl", "relcl") and _that(clause) is not None and clause.child("nsubj", "nsubjpass", "expl"):
            return Complement((_following(clause, verb, tokens),), (), addressee, clause)
    return None


def _fronted(verb: Token, addressee: Token | None, tokens: Sequence[Token]) -> Complement | None:
    """ "The deal is dead, the ministry said": all that precedes the cue clause in its sentence."""
    clause = next((c for c in verb.children if c.dep in ("ccomp", "advcl") and c.i < verb.i and _is_clause(c)), None)
    subject = _subject(verb)
    if (
        clause is None
        or subject is None
        or is_passive(verb)
        or is_parted(clause, verb, tokens)
        or (clause.dep == "advcl" and (clause.child("mark") or clause.tag in ("VBG", "VBN")))
    ):
        return None
    cue_first = min(extent(subject)[0], verb, key=lambda token: token.i)
    if clause.i > cue_first.i or (clause.dep == "advcl" and not _ends_sentence(verb)):
        return _split(verb, clause, addressee)
    first = extent(clause)[0]
    if verb.is_root:
        first = extent(verb)[0]
    before = tokens[cue_first.i - 1]
    runs = [(first, before)] if before.i >= first.i else []
    behind = [
        c for c in verb.children if c.dep == "conj" and c.i > verb.i and _subject(c) is not None and _is_finite(c)
    ]
    runs += [extent(c) for c in behind[:1] if not c.child("ccomp")]
    return Complement(tuple(runs), (), addressee, clause) if runs else None


def _split(verb: Token, clause: Token, addressee: Token | None) -> Complement | None:
    """ "The deal, the ministry said, is dead", with the cue above the clause that it stands in."""
    runs = _around(clause, set(verb.subtree()) - set(clause.subtree()))
    return Complement(runs, (), addressee, clause) if runs else None


def _ends_sentence(verb: Token) -> bool:
    return verb.is_root and not any(c.i > verb.i and c.dep in ("ccomp", "xcomp", "dobj", "conj") for c in verb.children)


def _is_clause(token: Token) -> bool:
    return _subject(token) is not None


def _parenthetical(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """A cue clause set into the content between commas, which the parser hangs on the content's verb."""
    if verb.dep not in ("parataxis", "dep", "ccomp", "advcl") or verb.child("mark", "dobj", "xcomp"):
        return None
    if any(c.dep == "ccomp" and not is_parted(verb, c, tokens) for c in verb.children):
        return None
    if verb.head is verb or _subject(verb) is None or not _is_set_off(verb, tokens):
        return None
    top = verb.head
    while top.dep in ("xcomp", "ccomp", "conj", "acl") and top.head is not top and not _that(top):
        top = top.head
    runs = _around(top, set(verb.subtree()))
    return Complement(runs, (), _addressee(verb), verb.head) if runs else None


def _is_set_off(verb: Token, tokens: Sequence[Token]) -> bool:
    """Whether punctuation parts the cue clause from what it is set into."""
    first = extent(verb)[0]
    return first.i > 0 and (tokens[first.i - 1].pos == "PUNCT" or first.pos == "PUNCT")


def as_clause(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """ "As the premier said, the war is over"."""
    if verb.dep not in ("advcl", "prep", "relcl") or not any(
        c.lower == "as" and c.dep in ("mark", "advmod", "prep") for c in verb.children
    ):
        return None
    if verb.head is verb or _subject(verb) is None or not _is_clause(verb.head):
        return None
    runs = _around(verb.head, set(verb.subtree()))
    return Complement(runs, (), None, verb.head) if runs else None


def quotation_only(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """A verb whose only content is a quotation beside it: found from the quotation, not from here."""
    return None


def infinitive(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """The infinitive of "vowed to …" and "told his crew to …"; with its subject in "wants Kiev to …"."""
    clause = next(
        (c for c in verb.children if c.i > verb.i and c.dep in ("xcomp", "ccomp", "advcl") and _has_to(c)), None
    )
    if clause is None or (clause.dep == "advcl" and verb.child("dobj") is None):
        return None
    addressee = clause.child("nsubj", "nsubjpass") or verb.child("dobj", "dative")
    if addressee is None and is_passive(verb):
        addressee = verb.child("nsubjpass")
    first, last = extent(clause)
    return Complement(((first, _with_adjuncts(verb, last, tokens)),), (), addressee, clause)


def infinitive_alone(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """Only the infinitive, where the parser takes the one who is asked for its subject ("urged Russia to …")."""
    found = infinitive(verb, tokens)
    if found is None or found.head is None or found.head.child("nsubj", "nsubjpass") is None:
        return found
    to = next(child for child in found.head.children if child.dep == "aux" and child.lower == "to")
    negation = found.head.child("neg")
    first = negation if negation is not None and negation.i == to.i - 1 else to
    return Complement(((first, found.runs[-1][1]),), (), found.addressee, found.head)


def gerund(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """ "denied having …"."""
    clause = next(
        (
            c
            for c in verb.children
            if c.i > verb.i and c.dep in ("xcomp", "ccomp", "dobj", "advcl", "pcomp") and _is_gerund(c)
        ),
        None,
    )
    return None if clause is None or clause.i - verb.i > 4 else Complement((extent(clause),), (), None, clause)


def _is_gerund(clause: Token) -> bool:
    if clause.pos not in ("VERB", "AUX") or any(
        child.dep == "punct" and child.i < clause.i for child in clause.children
    ):
        return False
    return not _has_to(clause) and (
        clause.tag == "VBG" or any(c.dep == "aux" and c.tag == "VBG" for c in clause.children)
    )


def object_phrase(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """A noun phrase that says what was said: "denied the allegations", "announced a ban"."""
    noun = verb.child("dobj")
    if noun is None or noun.i < verb.i or verb.child("dative") or not _is_content_noun(noun):
        return None
    first, last = extent(noun)
    return Complement(((first, _with_adjuncts(verb, last, tokens)),), (), None, noun)


def report_noun(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """An object that is itself a word for something said: "rejected the allegations"."""
    noun = verb.child("dobj")
    return object_phrase(verb, tokens) if noun is not None and noun.lemma in cues_of("noun") else None


def _with_adjuncts(cue: Token, last: Token, tokens: Sequence[Token]) -> Token:
    """The end of a content whose last adjuncts the parser hung on the cue ("announced a ban | on exports")."""
    for child in cue.children:
        if child.i <= last.i or child.dep not in ("prep", "advcl"):
            continue
        first, end = extent(child)
        if any(token.text not in _QUOTES for token in tokens[last.i + 1 : first.i]) or _is_circumstance(child):
            break
        last = end
    return last


def _is_circumstance(adjunct: Token) -> bool:
    """Whether an adjunct says when or how something was said, and not what."""
    if adjunct.dep == "advcl":
        return adjunct.tag == "VBG" or bool(lower_children(adjunct, "advmod") & {"when"})
    inner = adjunct.child("pobj", "pcomp")
    if inner is None or adjunct.lower in ("after", "before", "during", "since", "until"):
        return True
    return inner.ent_type in ("DATE", "TIME") and adjunct.lower != "for"


def _is_content_noun(noun: Token) -> bool:
    if noun.ent_type in ("MONEY", "PERCENT", "QUANTITY", "CARDINAL"):
        return True
    return noun.pos not in _PRONOUN_OBJECTS and noun.pos != "PROPN" and noun.ent_type not in ("PERSON", "DATE", "TIME")


def predicate(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """What somebody or something is called: "called the budget | a fraud"."""
    name = verb.child("oprd")
    if name is None:
        clause = next(
            (c for c in verb.children if c.dep in ("ccomp", "xcomp") and c.i > verb.i and _is_small_clause(c)), None
        )
        if clause is None:
            return None
        subject = clause.child("nsubj")
        first, last = extent(clause)
        if subject is not None and subject.i < clause.i:
            first = tokens[extent(subject)[1].i + 1]
        return Complement(((first, last),), (), None, clause)
    return Complement((extent(name),), (), None, name)


def _is_small_clause(clause: Token) -> bool:
    return clause.pos in ("NOUN", "ADJ", "PROPN") and clause.child("nsubj") is not None


def raised(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """ "[Iran] is said [to have …]": the passive's subject belongs to the content."""
    clause = next((c for c in verb.children if c.i > verb.i and c.dep in ("xcomp", "ccomp") and _has_to(c)), None)
    if clause is None or not is_passive(verb):
        return None
    subject = verb.child("nsubjpass")
    runs = [extent(clause)]
    if subject is not None and subject.lower not in _RELATIVES and subject.lower != "it":
        runs.insert(0, extent(subject))
    return Complement(tuple(runs), (), None, clause)


def as_saying(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """What "quoted him as saying" passes on: a clause behind it, or one before it."""
    prep = next((c for c in verb.children if c.lower == "as" and c.dep in ("prep", "mark")), None)
    saying = prep.child("pcomp") if prep is not None else None
    if prep is None or saying is None or saying.tag != "VBG":
        return None
    behind = that_clause(saying, tokens)
    found = behind or _fronted(verb, None, tokens)
    return None if found is None else Complement(found.runs, (prep, saying), None, found.head)


def citing(verb: Token, tokens: Sequence[Token]) -> Complement | None:
    """ "Yonhap reported, citing an official, that …": the content is that of the verb above."""
    source = verb.child("dobj")
    if source is None or verb.tag != "VBG":
        return None
    for clause in source.children:
        if clause.dep in ("acl", "relcl", "ccomp") and _that(clause) is not None and clause.child(*SUBJECTS):
            return Complement((_following(clause, verb, tokens),), (), None, clause)
    return None


def preposition(word: str) -> Finder:
    """ "warned against …", "called for …": the noun phrase or gerund after the preposition."""

    def find(cue: Token, tokens: Sequence[Token]) -> Complement | None:
        prep = next(
            (c for c in cue.children if c.i > cue.i and c.lower == word and c.dep in ("prep", "prt", "dative")), None
        )
        inner = _inside(prep)
        if prep is None or inner is None:
            return None
        first, last = extent(inner)
        return Complement(((first, _with_adjuncts(cue, last, tokens)),), (prep,), None, inner)

    return find


def _inside(prep: Token | None) -> Token | None:
    """The noun, gerund or clause that a preposition governs, where it can be content."""
    if prep is None:
        return None
    inner = prep.child("pobj", "pcomp")
    if (
        inner is None
        or inner.i < prep.i
        or (inner.dep == "pobj" and inner.pos in _PRONOUN_OBJECTS and inner.child("relcl") is None)
    ):
        return None
    return None if inner.ent_type in ("DATE", "TIME") else inner


def object_and_preposition(word: str) -> Finder:
    """What follows the preposition of "accused Moscow of …", "described the talks as …", "warned London of …"."""

    def find(verb: Token, tokens: Sequence[Token]) -> Complement | None:
        target = verb.child("dobj") if not is_passive(verb) else verb.child("nsubjpass")
        prep = _prepositions(verb, target).get(word)
        inner = None if prep is None else prep.child("pobj", "pcomp", "amod", "acomp", "advcl")
        if prep is None or inner is None or (target is None and not _is_participle(verb)):
            return None
        last = extent(prep)[1]
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


def _is_participle(verb: Token) -> bool:
    return verb.dep == "acl" and verb.tag == "VBN"


def _prepositions(verb: Token, target: Token | None) -> dict[str, Token]:
    """The prepositions behind a verb and its object, also one that the parser hung on the object's last noun."""
    found: dict[str, Token] = {}
    heads = [verb]
    while target is not None and target not in heads:
        heads.append(target)
        last = next((c for c in reversed(target.children) if c.dep == "prep" and c.lower == "of"), None)
        target = last.child("pobj") if last is not None else None
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
        clause = next((c for h in heads for c in h.children if c.i > verb.i and c.dep in _CLAUSAL and _has_to(c)), None)
        if clause is None:
            return None
        first, last = extent(clause)
        if prep is None:
            if first.lower != word:
                return None
            return Complement(((tokens[first.i + 1], last),), (first,), clause.child(*SUBJECTS), clause)
        addressee = noun if noun is not clause else clause.child(*SUBJECTS)
        if word == "for" and noun is not None and noun is not clause:
            first = extent(noun)[0]
        return Complement(((first, last),), (prep,), addressee, clause) if first.i > prep.i else None

    return find


def noun_clause(noun: Token, tokens: Sequence[Token]) -> Complement | None:
    """ "his warning that …", "the fear is that …"."""
    heads = [noun, noun.head] if noun.dep == "dobj" else [noun]
    for head in heads:
        for clause in head.children:
            if (
                clause.i > noun.i
                and clause.dep in ("acl", "ccomp", "relcl", "appos", "advcl")
                and _clause_of_noun(noun, clause)
            ):
                return Complement((_following(clause, noun, tokens),), (), None, clause)
    return _predicated(noun, tokens, lambda clause: _that(clause) is not None and _is_finite(clause))


def _clause_of_noun(noun: Token, clause: Token) -> bool:
    """A clause that says what the noun says, right behind it, and not a relative clause ("claims that he made")."""
    opener = next((c for c in clause.children if c.lower in ("that", "whether") and c.i < clause.i), None)
    if opener is None or clause.child(*SUBJECTS) in (None, opener) or opener.i - noun.i > 6:
        return False
    return opener.dep == "mark" or (opener.i == noun.i + 1 and any(c.tag == "MD" for c in clause.children))


def _predicated(noun: Token, tokens: Sequence[Token], accepts: Callable[[Token], bool]) -> Complement | None:
    copula = noun.head
    if noun.dep != "nsubj" or copula.lemma != "be" or copula.i < noun.i:
        return None
    clause = next((c for c in copula.children if c.i > copula.i and c.dep in ("ccomp", "xcomp") and accepts(c)), None)
    return None if clause is None else Complement((_following(clause, copula, tokens),), (), None, clause)


def noun_infinitive(noun: Token, tokens: Sequence[Token]) -> Complement | None:
    """ "a vow to …", "the aim is to …"."""
    heads = [noun] if noun.dep != "dobj" else [noun, noun.head]
    for head in heads:
        for clause in head.children:
            if (
                clause.i > noun.i
                and clause.dep in ("acl", "xcomp", "relcl")
                and _has_to(clause)
                and _near(noun, clause)
            ):
                return Complement((extent(clause),), (), None, clause)
    return _predicated(noun, tokens, _has_to)


def _near(noun: Token, clause: Token) -> bool:
    return extent(clause)[0].i - noun.i <= 2


def adjective_clause(adjective: Token, tokens: Sequence[Token]) -> Complement | None:
    """ "confident that …"; the parser may hang the clause on the copula."""
    heads = [adjective] if adjective.dep != "acomp" else [adjective, adjective.head]
    for head in heads:
        for clause in head.children:
            if (
                clause.i > adjective.i
                and clause.dep in ("ccomp", "xcomp", "advcl", "csubj")
                and (
                    _that(clause) is not None
                    or _is_whether(clause)
                    or (head is adjective and clause.dep == "ccomp" and _is_finite(clause))
                )
            ):
                return Complement((_following(clause, adjective, tokens),), (), None, clause)
    return None


def _is_whether(clause: Token) -> bool:
    return "whether" in lower_children(clause, "mark")


def adjective_infinitive(adjective: Token, tokens: Sequence[Token]) -> Complement | None:
    """ "willing to …"."""
    clause = next(
        (c for c in adjective.children if c.i > adjective.i and c.dep in ("xcomp", "ccomp") and _has_to(c)), None
    )
    return None if clause is None or clause.child("nsubj") else Complement((extent(clause),), (), None, clause)


Finder = Callable[[Token, Sequence[Token]], Complement | None]

_BY_FORM: dict[str, dict[str, Finder]] = {
    "verb": {
        "that": that_clause,
        "quote": quotation_only,
        "infinitive": infinitive,
        "hearer infinitive": infinitive_alone,
        "gerund": gerund,
        "object": object_phrase,
        "report noun": report_noun,
        "predicate": predicate,
        "raised": raised,
        "citing": citing,
        "as saying": as_saying,
        "as clause": as_clause,
    },
    "noun": {"that": noun_clause, "infinitive": noun_infinitive, "quote": quotation_only},
    "adjective": {"that": adjective_clause, "infinitive": adjective_infinitive},
}


def finder(form: str, construction: str) -> Finder:
    """The finder of a construction (see the module's docstring)."""
    named = _BY_FORM[form].get(construction)
    if named is not None:
        return named
    first, _, second = construction.partition(" ")
    if first in ("object", "hearer"):
        return object_and_preposition(second)
    if second == "infinitive":
        return preposition_and_infinitive(first)
    return two_prepositions(first, second) if second else preposition(first)
