"""Direct speech: which quotations are what somebody said, and who said it.

A quotation is attributed by the words beside it in its paragraph: those behind it ("…," he said), those before it
(He said: "…"), the sentence before, or the quotation before it. What none of these attributes stays unattributed
("scare quotes", titles, terms), unless the indirect route finds it inside reported speech.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.document import Document
from extraction.language.tokens import Token
from extraction.statements.cues import Cue, cues_of, particle_verbs, quoting_verbs
from extraction.statements.drafts import Draft
from extraction.statements.passages import END_MARKS, Passage, is_sentence, passages
from extraction.statements.quotations import Quotation
from extraction.statements.speakers import speaker_of_noun, speaker_of_verb

_SHORTEST_ALONE = 8
_LONGEST_TITLE = 6
_PREDICATES = frozenset({"ROOT", "conj", "ccomp", "advcl", "parataxis"})
_NAMES = ("NOUN", "PROPN", "PRON")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue that introduces or closes a quotation."""

    cue: Cue | None
    token: Token
    speaker: Token | None


def attribution_behind(document: Document, passage: Passage) -> Attribution | None:
    """The words behind a quotation that say who said it: "…," the minister said."""
    gap = passage.after
    inner_end = document.article.text[passage.quotation.end - 1]
    words = gap[1:] if gap and gap[0].text in (",", "-", "–", "—") else gap
    if not words or (inner_end in ".…" and words[0].text[:1].isupper() and words is gap and not _is_bare_tag(words)):
        return None
    if inner_end not in ",?!.…—–-" and words is gap and not _is_bare_tag(words):
        return None
    for index, token in enumerate(words[:25]):
        if token.pos not in ("VERB", "AUX") or (token.tag == "VBN" and not _has_auxiliary(token)):
            continue
        cue = _verb_cue(token)
        if cue is None:
            if token.dep in ("relcl", "acl") or token.pos == "AUX" or token.tag in ("VBG", "VBN"):
                continue
            return None
        if token.dep in ("relcl", "acl") and index > 2 and any(_verb_cue(t) for t in words[index + 1 :]):
            continue
        speaker = _speaker_beside(token, words, index, passage.quotation)
        return Attribution(cue, token, speaker)
    return None


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep in ("aux", "auxpass") for child in verb.children)


def _is_bare_tag(words: list[Token]) -> bool:
    """Whether nothing but a tag stands behind a quotation: "he said", "said Smith"."""
    for index, token in enumerate(words[:6]):
        if token.pos == "VERB" and _verb_cue(token):
            rest = words[index + 1 : index + 2]
            return (
                not rest
                or rest[0].text in (",", ".", ":", ";")
                or (rest[0].pos in ("PROPN", "ADP", "ADV", "DET", "NOUN") and index == 0)
            )
    return False


def _verb_cue(token: Token) -> Cue | None:
    verbs = quoting_verbs()
    if token.lemma in particle_verbs():
        for child in token.children:
            if child.dep in ("prt", "advmod") and (cue := verbs.get(f"{token.lemma} {child.lower}")):
                return cue
    return verbs.get(token.lemma) or verbs.get(token.lower)


def _outside(token: Token | None, quotation: Quotation | None) -> Token | None:
    if quotation is None:
        return token
    return None if token is None or quotation.outer[0] <= token.start < quotation.outer[1] else token


def _speaker_beside(verb: Token, words: list[Token], index: int, quotation: Quotation | None) -> Token | None:
    """The cue's subject; where the parser lost it, the nearest name before the verb, or the first behind it."""
    if (subject := _outside(speaker_of_verb(verb), quotation)) is not None:
        return subject
    before = [token for token in words[:index] if token.pos in _NAMES and token.head not in words[:index]]
    if before:
        return before[-1]
    for token in words[index + 1 : index + 8]:
        if token.text in END_MARKS:
            break
        if token.pos in _NAMES and token.dep not in ("compound", "poss", "amod", "nmod", "npadvmod"):
            return token
    return None


def attribution_before(document: Document, passage: Passage) -> Attribution | None:
    """The minister said: "…"."""
    return attribution_in(passage.before, is_sentence(document, passage.quotation), passage.quotation)


def attribution_in(gap: list[Token], alone: bool = True, quotation: Quotation | None = None) -> Attribution | None:
    """The cue in the words that lead up to what was said, if they do: they end with a colon, a comma or the cue.

    Args:
        gap: the words before what was said.
        alone: whether what was said is a sentence of its own, so that it needs no mark before it.
        quotation: what was said, if it stands in marks.
    """
    if not gap:
        return None
    colon, comma = gap[-1].text == ":", gap[-1].text in (",", "—", "–", "-")
    words = gap[:-1] if colon or comma else gap
    for index in range(len(words) - 1, -1, -1):
        token = words[index]
        cue = _verb_cue(token) if token.pos in ("VERB", "AUX") else None
        if cue is None or token.dep in ("amod", "compound") or _is_circumstance(token):
            continue
        near = len(words) - index
        if colon or (comma and near <= 16) or (near == 1 and alone):
            return Attribution(cue, token, _speaker_beside(token, words, index, quotation))
        return None
    return _noun_before(words) if colon else None


def _is_circumstance(token: Token) -> bool:
    """A verb in "when asked again," or "as Wallace asked,"."""
    return token.dep == "advcl" and any(c.dep in ("mark", "advmod") and c.tag in ("IN", "WRB") for c in token.children)


def _noun_before(words: list[Token]) -> Attribution | None:
    """The minister's statement: "…"; the minister, on the talks: "…"."""
    nouns = cues_of("noun")
    for token in reversed(words):
        if token.pos == "NOUN" and token.lemma in nouns:
            return Attribution(nouns[token.lemma][0], token, speaker_of_noun(token) or token)
    named = [
        token
        for token in words
        if token.pos in ("PROPN", "PRON") and token.dep in ("ROOT", "nsubj", "nsubjpass", "npadvmod")
    ]
    return Attribution(None, named[0], named[0]) if named else None


def find_direct(document: Document, quotations: list[Quotation]) -> tuple[list[Draft], set[int]]:
    """Statements in quotation marks, and the indexes of the quotations that they use up."""
    around = passages(document, quotations)
    drafts: list[Draft] = []
    claimed: set[int] = set()
    behind = [attribution_behind(document, passage) if _may_be_said(document, passage) else None for passage in around]
    for index, passage in enumerate(around):
        if index in claimed:
            continue
        found, place = behind[index], "behind"
        if found is None:
            found, place = attribution_before(document, passage), "before"
        if found is None:
            draft = _unattributed(document, passage, drafts[-1] if drafts else None)
            if draft is not None:
                drafts.append(draft)
                claimed.add(index)
            continue
        members = [index, *_continuations(document, around, behind, index, place)]
        claimed.update(members)
        drafts.append(_draft([around[member].quotation for member in members], found, place))
    return drafts, claimed


def _may_be_said(document: Document, passage: Passage) -> bool:
    """Whether a quotation stands where speech can: at the head of a sentence, or behind a cue or a mark.

    A phrase or title quoted within a clause ("an editorial entitled “Empty Threats,” he …") does not.
    """
    if not passage.before:
        return True
    last = passage.before[-1]
    led = last.pos in ("PUNCT", "CCONJ") or (last.pos == "VERB" and _verb_cue(last) is not None)
    words = document.article.text[passage.quotation.start : passage.quotation.end].split()
    return (led or len(words) > _LONGEST_TITLE) and is_sentence(document, passage.quotation)


def _continuations(
    document: Document, around: list[Passage], behind: list[Attribution | None], index: int, place: str
) -> list[int]:
    """The quotations that go on with what was said: “…,” he said, “…”; “…,” he said. “…”."""
    members: list[int] = []
    while place == "behind" and around[index].precedes_quotation:
        gap = around[index].after
        last = gap[-1].text if gap else ""
        following = around[index + 1]
        if last == ":" or not gap or (last in END_MARKS and not is_sentence(document, following.quotation)):
            break
        if last not in END_MARKS and last not in (",", "—", "–", "-", ";"):
            break
        if (last in END_MARKS and behind[index + 1] is not None) or _other_cue(gap):
            break
        members.append(index + 1)
        index += 1
        if following.after and following.after[-1:] and behind[index] is None:
            break
    return members


def _other_cue(gap: list[Token]) -> bool:
    """Whether the words between two quotations introduce the second one anew ("…," he said, adding, "…")."""
    cues = [t for t in gap if t.pos == "VERB" and t.dep in _PREDICATES and _verb_cue(t) and not _is_circumstance(t)]
    return len(cues) > 1


def _draft(quotations: list[Quotation], found: Attribution, place: str) -> Draft:
    parts = [part for quotation in quotations for part in quotation.parts]
    rule = f"quote:{place}:{found.cue.lemma}" if found.cue is not None else f"quote:{place}"
    cue_words = (found.token,) if found.cue is not None else ()
    token = found.token if found.cue is not None else None
    return Draft(parts, found.cue, token, cue_words, found.speaker, _addressee(token, quotations), None, rule)


def _addressee(token: Token | None, quotations: list[Quotation]) -> Token | None:
    if token is None or token.pos != "VERB":
        return None
    for child in token.children:
        if child.dep in ("dobj", "dative") and child.pos in _NAMES and all(_outside(child, q) for q in quotations):
            return child if token.lemma in ("tell", "ask", "inform", "remind", "assure", "warn") else None
        if child.dep in ("prep", "dative") and child.lower == "to":
            return child.child("pobj")
    return None


def _unattributed(document: Document, passage: Passage, last: Draft | None) -> Draft | None:
    """A quotation that makes up a sentence of its own: said by whoever was quoted or spoken of just before."""
    quotation = passage.quotation
    if not _stands_alone(document, passage) or quotation.end - quotation.start < _SHORTEST_ALONE:
        return None
    if last is not None and _is_next_paragraph(document.article.text[last.end : quotation.start]):
        return Draft(list(quotation.parts), None, None, (), last.speaker, None, None, "quote:continued")
    subject = _subject_before(document, quotation.outer[0])
    return Draft(list(quotation.parts), None, None, (), subject, None, None, "quote:alone")


def _stands_alone(document: Document, passage: Passage) -> bool:
    if passage.before or not is_sentence(document, passage.quotation):
        return False
    ended = document.article.text[passage.quotation.end - 1] in ".?!…"
    return not passage.after or (ended and passage.after[0].text[:1].isupper())


def _is_next_paragraph(between: str) -> bool:
    """Whether what lies between two quotations has one paragraph break, or none and no other sentence."""
    breaks = len(re.findall(r"\n\s*", between))
    return breaks == 1 or (breaks == 0 and len(between) < 4)


def _subject_before(document: Document, start: int) -> Token | None:
    """The subject of the sentence before, in the same paragraph."""
    position = document.token_at(start).i - 1
    while position >= 0 and document.tokens[position].pos == "SPACE" and "\n" not in document.tokens[position].text:
        position -= 1
    if position < 0 or "\n" in document.tokens[position].text:
        return None
    return document.sentence_of(document.tokens[position]).root.child("nsubj", "nsubjpass")
