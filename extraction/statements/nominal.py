"""Contents of nouns ("his warning that …") and adjectives ("confident that …")."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extraction.language.tokens import Token
from extraction.statements.clauses import following
from extraction.statements.shapes import SUBJECTS, Complement, extent, has_to, is_finite, that_of, words_of

_FARTHEST_THAT = 6


def noun_clause(noun: Token, tokens: Sequence[Token]) -> Complement | None:
    """The clause of "his warning that …" and of "the fear is that …"."""
    heads = [noun, noun.head] if noun.dep == "dobj" else [noun]
    for head in heads:
        for clause in head.children:
            if clause.dep in ("acl", "ccomp", "relcl", "appos", "advcl") and _says_what(noun, clause):
                return Complement((following(clause, noun, tokens),), (), None, clause)
    return _predicated(noun, tokens, lambda clause: that_of(clause) is not None and is_finite(clause))


def _says_what(noun: Token, clause: Token) -> bool:
    """Whether a clause says what the noun says, right behind it, and is no relative clause ("claims that he made")."""
    if clause.i < noun.i:
        return False
    opener = next((c for c in clause.children if c.lower in ("that", "whether") and c.i < clause.i), None)
    if opener is None or clause.child(*SUBJECTS) in (None, opener) or opener.i - noun.i > _FARTHEST_THAT:
        return False
    return opener.dep == "mark" or (opener.i == noun.i + 1 and any(child.tag == "MD" for child in clause.children))


def _predicated(noun: Token, tokens: Sequence[Token], accepts: Callable[[Token], bool]) -> Complement | None:
    copula = noun.head
    if noun.dep != "nsubj" or copula.lemma != "be" or copula.i < noun.i:
        return None
    deps = ("ccomp", "xcomp")
    clause = next((c for c in copula.children if c.i > copula.i and c.dep in deps and accepts(c)), None)
    return None if clause is None else Complement((following(clause, copula, tokens),), (), None, clause)


def noun_infinitive(noun: Token, tokens: Sequence[Token]) -> Complement | None:
    """The infinitive of "a vow to …" and of "the aim is to …"."""
    heads = [noun, noun.head] if noun.dep == "dobj" else [noun]
    for head in heads:
        for clause in head.children:
            if clause.i > noun.i and clause.dep in ("acl", "xcomp", "relcl") and has_to(clause):
                first, last = extent(clause)
                if first.i - noun.i <= 2:
                    return Complement(((first, last),), (), None, clause)
    return _predicated(noun, tokens, has_to)


def adjective_clause(adjective: Token, tokens: Sequence[Token]) -> Complement | None:
    """The clause of "confident that …"; the parser may hang it on the copula."""
    heads = [adjective, adjective.head] if adjective.dep == "acomp" else [adjective]
    for head in heads:
        for clause in head.children:
            if clause.i < adjective.i or clause.dep not in ("ccomp", "xcomp", "advcl", "csubj"):
                continue
            opened = that_of(clause) is not None or "whether" in words_of(clause, "mark")
            if opened or (head is adjective and clause.dep == "ccomp" and is_finite(clause)):
                return Complement((following(clause, adjective, tokens),), (), None, clause)
    return None


def adjective_infinitive(adjective: Token, tokens: Sequence[Token]) -> Complement | None:
    """The infinitive of "willing to …"."""
    deps = ("xcomp", "ccomp")
    clause = next((c for c in adjective.children if c.i > adjective.i and c.dep in deps and has_to(c)), None)
    return None if clause is None or clause.child("nsubj") else Complement((extent(clause),), (), None, clause)
