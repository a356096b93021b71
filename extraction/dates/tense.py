"""Whether a date expression belongs to what has been or to what is to come, by the verb and the words around it.

"On Saturday" is the Saturday before publication in "they met on Saturday" and the one after it in "they will meet on
Saturday". The tense is that of the verb that the expression hangs on; an infinitive looks ahead only where its governor
does ("agreed to meet", "a plan to meet"), and otherwise takes the tense of the clause above it ("managed to escape").
"""

from __future__ import annotations

from extraction.language.tokens import Token

FUTURE_VERBS = frozenset(
    {
        "agree", "aim", "ask", "call", "decide", "due", "expect", "hope", "intend", "invite", "order", "plan", "pledge",
        "prepare", "promise", "propose", "schedule", "seek", "set", "slate", "threaten", "vow", "want", "urge",
    }
)  # fmt: skip
"""Verbs and adjectives whose infinitive has yet to happen."""
SCHEDULED = frozenset({"expect", "intend", "plan", "propose", "schedule", "set", "slate"})
"""Those of them whose participle says that what it describes has yet to happen ("elections planned for May")."""
MODALS = frozenset({"will", "wo", "'ll", "’ll", "shall", "can", "could", "may", "might", "should", "must", "would"})
PAST_AUXILIARIES = frozenset({"was", "were", "had", "did", "has", "have", "'ve", "’ve", "been"})
AHEAD = frozenset({"until", "till", "ahead", "toward", "towards"})
"""Prepositions after which a date lies ahead whatever the verb ("they are preparing ahead of Monday's vote")."""


UNPLANNED = frozenset(
    {
        "airstrike", "announcement", "assault", "attack", "blast", "bombing", "clash", "coup", "crash", "death",
        "decision", "disaster", "earthquake", "explosion", "incident", "killing", "massacre", "murder", "raid",
        "remark", "ruling", "shooting", "statement", "strike", "violence",
    }
)  # fmt: skip
"""Nouns of what nobody announces: it has been, whatever the verb ("to visit the site of Sunday's attack")."""


def tense_at(token: Token) -> str:
    """``past`` or ``future`` for a token that heads a date expression; a present tense is past ("has met in May")."""
    if token.head.lemma in UNPLANNED or (token.dep == "pobj" and token.head.head.lemma in UNPLANNED):
        return "past"
    word = token
    while word.pos not in ("VERB", "AUX"):
        if word.lower in AHEAD and word.dep in ("prep", "advmod"):
            return "future"
        if word.is_root:
            return "past"
        word = word.head
    return _tense_of(word, _is_modifier(token, word))


def _is_modifier(token: Token, verb: Token) -> bool:
    """Whether a date modifies a noun ("Friday's ruling") rather than the verb itself."""
    return not (token.head is verb or (token.dep == "pobj" and token.head.head is verb))


def _tense_of(verb: Token, of_noun: bool) -> str:
    auxiliaries = {child.lower for child in verb.children if child.dep in ("aux", "auxpass")}
    if auxiliaries & MODALS:
        return "past" if "have" in auxiliaries else "future"
    if "to" in auxiliaries:
        return _tense_of_infinitive(verb, of_noun)
    if verb.tag == "VBD" or auxiliaries & PAST_AUXILIARIES:
        return "past"
    if verb.tag in ("VBG", "VBN", "VB") and not auxiliaries and verb.dep != "ROOT":
        return _tense_of_participle(verb, of_noun)
    if of_noun:
        return "past"
    if verb.lemma == "be":
        return "future"
    return "future" if verb.tag in ("VBG", "VB") or _looks_ahead(verb) or verb.lemma in TIMETABLED else "past"


TIMETABLED = frozenset({"begin", "start", "open", "end", "expire", "arrive", "leave", "depart", "resume", "close"})
"""Verbs that are used in the present tense of what is on a timetable ("the truce expires on Monday")."""


def _tense_of_infinitive(verb: Token, of_noun: bool) -> str:
    governor = verb.head
    if verb.dep == "acl" or (governor is not verb and _looks_ahead(governor)):
        return "future"
    if verb.is_root or governor.pos not in ("VERB", "AUX"):
        return "future"
    return _tense_of(governor, of_noun)


def _tense_of_participle(verb: Token, of_noun: bool) -> str:
    """ "Elections scheduled for May" lie ahead, "troops killed in May" are past; "-ing" has the tense of its clause."""
    if verb.tag == "VBN":
        return "future" if verb.lemma in SCHEDULED else "past"
    above = next((word for word in verb.ancestors() if word.pos in ("VERB", "AUX")), None)
    return _tense_of(above, of_noun) if above is not None else "past"


def _looks_ahead(word: Token) -> bool:
    return word.lemma.lower() in FUTURE_VERBS or any(
        child.lemma in FUTURE_VERBS for child in word.children_with("acomp")
    )
