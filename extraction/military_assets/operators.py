"""Whose an asset is: from its owner, its qualifiers, and who does what is done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from extraction.circumstances import subject_of
from extraction.language.tokens import Token
from extraction.military_assets.lexicon import word_set
from extraction.military_assets.phrases import HYPHENS, QUALIFYING, Mention
from extraction.military_assets.status import Cue, Outlook, outlook_of, top_of
from extraction.military_assets.view import View

_VERBAL = frozenset({"VERB", "AUX"})
_OWN = frozenset({"its", "their", "his", "her", "our", "whose"})
_RELATIVE = frozenset({"WDT", "WP"})
_CONTROL = frozenset({"of", "from", "with", "into", "for"})


def operator_of(view: View, mention: Mention, found: list[Cue], outlook: Outlook) -> str | None:
    """The actor that has an asset, by the nearest words that say so; None where nothing does.

    The nationality before the name of a foreign system says who made it where the clause says who has it ("Azerbaijan
    used Turkish Bayraktar drones").
    """
    qualifier = _qualifier(view, mention)
    if qualifier is not None and qualifier == view.state(mention.entry.country) and mention.entry.kind == "system":
        user = _from_cues(view, mention, found)
        return _owner(view, mention) or user or qualifier
    finders: tuple[Callable[[], str | None], ...] = (
        lambda: _owner(view, mention),
        lambda: qualifier,
        lambda: _of_or_by(view, mention),
        lambda: _aboard(view, mention),
        lambda: _from_cues(view, mention, found),
        lambda: _from_above(view, outlook),
        lambda: _from_table(view, mention, found),
    )
    return next((operator for find in finders if (operator := find()) is not None), None)


def family(head: Token) -> Iterator[Token]:
    """The word, and the words before it whose owner is its owner too.

    Those are the first of its conjuncts where it has no article of its own, and what counts it ("its fleet of …").
    """
    yield head
    if head.dep == "conj" and not head.children_with("det", "poss"):
        yield head.head
    elif head.dep != "conj" and (top := top_of(head)) is not head:
        yield top


def _owner(view: View, mention: Mention) -> str | None:
    """The possessor: "Japan's destroyers", "its bases"."""
    for token in family(mention.head):
        for child in token.children:
            if child.dep != "poss":
                continue
            if child.lower in _OWN and (actor := _subject_above(view, token)) is not None:
                return actor
            if (actor := view.operator_at(child)) is not None:
                return actor
    return None


def _qualifier(view: View, mention: Mention) -> str | None:
    """A nationality or service in the phrase: "US troops", "Air Force bombers"; not "US-made missiles"."""
    tokens = view.document.tokens
    inside = [token for token in tokens[mention.first : mention.last + 1] if token is not mention.head]
    others = [*family(mention.head)] + ([mention.follower] if mention.follower is not None else [])
    before = [
        child for noun in others for child in noun.children if child.i < mention.first and child.dep in QUALIFYING
    ]
    for token in [*inside, *before]:
        if token.i in mention.core or token.tag in ("CD", "DT") or _is_maker(view, token):
            continue
        if (actor := view.actor_at(token)) is not None and _can_own(view, actor, mention):
            return actor
    return None


def _can_own(view: View, actor_id: str, mention: Mention) -> bool:
    """Whether an actor in the phrase is an owner: not a maker ("Boeing jets"), nor part of a base's name."""
    actor = view.document.actors[actor_id]
    if actor.country == "SUN" and view.document.article.published_on.year > 1991:
        return False
    if mention.entry.kind in ("installation", "base"):
        return actor.kind == "state" or actor.sector in ("MIL", "IGO", "REB")
    return actor.kind != "person" and actor.sector not in ("BUS", "MED", "EDU")


def _is_maker(view: View, token: Token) -> bool:
    """Whether the word is the first half of "US-made", "Soviet-era"."""
    behind = view.document.tokens[token.i + 1 : token.i + 3]
    return len(behind) == 2 and behind[0].text in HYPHENS and behind[1].lower in word_set("maker")


def _of_or_by(view: View, mention: Mention) -> str | None:
    """ "The missiles of North Korea", "submarines operated by India"."""
    for child in mention.head.children:
        if child.dep == "prep" and child.lower == "of":
            actor = view.first_operator(child.children)
        elif child.dep == "acl" and child.tag == "VBN" and (agent := child.child("agent")) is not None:
            actor = None if child.lower in word_set("maker") else view.first_operator(agent.children)
        else:
            continue
        if actor is not None:
            return actor
    return None


def _aboard(view: View, mention: Mention) -> str | None:
    """Whose ship or vehicle carries it: "the Aegis systems on US Navy ships"."""
    for child in mention.head.children:
        carrier = child.child("pobj") if child.dep == "prep" and child.lower in ("on", "aboard") else None
        other = view.asset_at(carrier) if carrier is not None else None
        if other is not None:
            return _owner(view, other) or _qualifier(view, other) or view.state(other.entry.country)
    return None


def _from_cues(view: View, mention: Mention, found: Iterable[Cue]) -> str | None:
    ruled = [cue for cue in found if cue.rule is not None and not cue.is_shared]
    by_whom = [cue for cue in ruled if cue.token.dep == "acl" and cue.token.lower in word_set("maker")]
    actors = (_from_cue(view, mention, cue) for cue in [*(cue for cue in ruled if cue not in by_whom), *by_whom])
    return next((actor for actor in actors if actor is not None), None)


def _from_cue(view: View, mention: Mention, cue: Cue) -> str | None:
    assert cue.rule is not None
    if cue.token.pos not in _VERBAL:
        return _owner_of_noun(view, cue.token, mention) or _doer(view, cue)
    if cue.rule.operator == "subject":
        return agent_of(view, cue.token)
    if cue.rule.operator == "object":
        affected = cue.token.child("dobj", "nsubjpass", "dative")
        return _acting(view, affected) if affected is not None else None
    if cue.rule.operator == "recipient":
        # What is only offered is still the seller's.
        is_offered = outlook_of(cue.token).kind in ("proposed", "negated")
        return (agent_of(view, cue.token) if is_offered else None) or _recipient(view, cue.token)
    return None


def agent_of(view: View, verb: Token) -> str | None:
    """Who does it: the subject of an active verb, the "by" of a passive one, who is made or asked to do it."""
    if verb.tag in ("VBN", "VBD") and (verb.dep == "acl" or verb.child("auxpass") is not None):
        agent = verb.child("agent")
        return view.first_operator(agent.children) if agent is not None else None
    own = verb.child("nsubj")
    if own is not None:
        return _acting(view, verb.head if own.tag in _RELATIVE else own)
    return _controller(view, verb)


def _acting(view: View, noun: Token) -> str | None:
    """Who acts where a noun does: its actor, or whose it is ("the British destroyer HMS Diamond")."""
    if (actor := view.operator_at(noun)) is not None:
        return actor
    below = [child for child in noun.children if child.dep in QUALIFYING and not _is_maker(view, child)]
    return view.first_operator([*noun.children_with("appos", "poss"), *below])


def _controller(view: View, verb: Token) -> str | None:
    """The subject that a verb without one borrows: "accused Iran of testing", "plans to buy", "bought and sold"."""
    affected = _affected(verb)
    if affected is not None and (actor := _acting(view, affected)) is not None:
        return actor
    if verb.dep == "acl" and verb.head.pos not in _VERBAL:
        owner = view.first_operator(child for child in verb.head.children if child.dep in ("poss", "amod", "compound"))
        if owner is not None:
            return owner
    return _subject_above(view, verb)


def _affected(verb: Token) -> Token | None:
    """Who is made or asked to do it, or accused of it: "urged Iran to test", "accused Iran of testing"."""
    if verb.dep == "pcomp" and verb.head.lower in _CONTROL:
        return verb.head.head.child("dobj")
    if verb.dep not in ("xcomp", "ccomp", "advcl") or verb.child("nsubj") is not None:
        return None
    if verb.head.lemma not in word_set("control"):
        return None
    on = next((child for child in verb.head.children if child.dep == "prep" and child.lower in ("on", "upon")), None)
    return on.child("pobj") if on is not None else verb.head.child("dobj", "dative")


def _subject_above(view: View, token: Token) -> str | None:
    """The subject of the clauses above a word, nearest first."""
    for above in token.ancestors():
        if above.pos not in _VERBAL:
            continue
        affected = _affected(above)
        if affected is not None and (actor := _acting(view, affected)) is not None:
            return actor
        if (subject := subject_of(above)) is not None:
            actor = _acting(view, above.head if subject.tag in _RELATIVE else subject)
            if actor is not None:
                return actor
    return None


def _recipient(view: View, word: Token) -> str | None:
    """To whom: "to Ukraine", "gave Ukraine"."""
    for child in word.children:
        if child.dep == "dative" or (child.dep == "prep" and child.lower in ("to", "for")):
            noun = child.child("pobj") or child
            if (actor := view.operator_at(noun)) is not None:
                return actor
    return None


def _doer(view: View, cue: Cue) -> str | None:
    """Whose the deed of a noun makes the asset: "took delivery of", "ended the sale to Taiwan", "conducted a test"."""
    noun = cue.token
    verb = noun.head if noun.dep == "dobj" and noun.head.pos in _VERBAL else None
    operator = cue.rule.operator if cue.rule is not None else ""
    if operator == "recipient":
        if verb is not None and verb.lemma in word_set("taking"):
            return agent_of(view, verb)
        return _recipient(view, noun) or (_recipient(view, verb) if verb is not None else None)
    if operator == "subject" and verb is not None and verb.lemma in word_set("doing"):
        return agent_of(view, verb)
    return None


def _owner_of_noun(view: View, noun: Token, mention: Mention) -> str | None:
    """Whose deed it is: "Russia's deployment of missiles", "the deployment by Russia"."""
    for child in noun.children:
        if child.dep in ("poss", "amod", "compound", "nmod") and child.i not in range(mention.first, mention.last + 1):
            if not _is_maker(view, child) and (actor := view.operator_at(child)) is not None:
                return actor
        elif child.dep in ("prep", "agent") and child.lower == "by" and (actor := view.first_operator(child.children)):
            return actor
    return None


def _from_above(view: View, outlook: Outlook) -> str | None:
    """Who wants it: the subject of "pressed for the deployment of …"."""
    if outlook.above is None or outlook.rule is None or outlook.rule.operator != "subject":
        return None
    if outlook.above.pos in _VERBAL:
        return agent_of(view, outlook.above)
    return view.first_operator(outlook.above.children_with("poss", "amod", "compound"))


def _from_table(view: View, mention: Mention, found: Iterable[Cue]) -> str | None:
    """The navy of a ship, the state that runs a base, who tests what it has made; if the article names that state."""
    entry = mention.entry
    is_makers = any(cue.rule is not None and cue.rule.status in ("tested", "in_development") for cue in found)
    return view.state(entry.country) if entry.kind in ("ship", "unit", "base") or is_makers else None
