"""Whether a date expression belongs to what has been or to what is to come, by the verb and the words around it."""

from __future__ import annotations

from extraction.language.tokens import Token

FUTURE_VERBS = frozenset(
    ["plan", "schedule", "expect", "set", "due", "slate", "aim", "intend", "hope", "want", "seek", "agree", "promise", "pledge", "vow", "invite", "propose", "decide", "prepare"]
)


def tense_at(token: Token) -> str:
    """``past`` or ``future`` for the clause that a token belongs to; present tenses count as past ("has met in May")."""
    if token.dep == "pobj" and token.head.lower in ("until", "till"):
        return "future"
    verb = _verb_above(token)
    while verb is not None:
        tense = _tense_of(verb)
        if tense:
            return tense
        verb = _verb_above(verb)
    return "past"


def _verb_above(token: Token) -> Token | None:
    return next((word for word in token.ancestors() if word.pos in ("VERB", "AUX")), None)


def _tense_of(verb: Token) -> str | None:
    """The tense of a verb, or None where it takes that of the clause above (an infinitive, a participle)."""
    auxiliaries = {child.lower for child in verb.children if child.dep in ("aux", "auxpass")}
    if auxiliaries & {"will", "shall", "'ll", "’ll", "wo", "can", "may", "might", "should", "must", "would", "could"}:
        return "past" if "have" in auxiliaries else "future"
    if "to" in auxiliaries:
        return "past" if "have" in auxiliaries else "future"
    if verb.tag == "VBN" and not auxiliaries:
        return "future" if verb.lemma in FUTURE_VERBS else "past"
    if verb.tag == "VBD" or auxiliaries & {"was", "were", "had", "did", "has", "have", "'ve", "’ve"}:
        return "past"
    if verb.tag in ("VBZ", "VBP") or auxiliaries & {"is", "are", "'s", "'re", "am"}:
        return "future" if verb.tag == "VBG" or verb.lemma in ("begin", "start", "open", "meet") else "past"
    return None
