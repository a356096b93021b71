"""A parse → ``Document`` of plain tokens; from a spaCy ``Doc`` or from the table of a stored one alike."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from spacy.attrs import (  # type: ignore[import-not-found]
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    LEMMA,
    ORTH,
    POS,
    SENT_START,
    TAG,
)
from spacy.strings import StringStore
from spacy.tokens import Doc

from extraction.document import Document
from extraction.language.tokens import Entity, Sentence, Token
from extraction.records import Article, row_id

ATTRIBUTES: list[Any] = sorted([ORTH, LEMMA, POS, TAG, DEP, HEAD, ENT_IOB, ENT_TYPE, SENT_START])
"""What is read from a parse; the columns of its table, in spaCy's order."""

_BEGINS, _GOES_ON = 3, 1  # Codes of ENT_IOB.


def document(article: Article, doc: Doc) -> Document:
    """Unpack ``doc`` (the parse of ``article.text``) into a ``Document`` without any mentions yet."""
    spaces = np.fromiter((bool(token.whitespace_) for token in doc), dtype=bool, count=len(doc))
    return from_table(article, doc.to_array(ATTRIBUTES), spaces, doc.vocab.strings)


def from_table(article: Article, table: Any, spaces: Any, strings: StringStore) -> Document:
    """Unpack the table of a parse.

    Args:
        article: The article whose text was parsed.
        table: A row a token, a column an attribute (``ATTRIBUTES``), all uint64.
        spaces: Whether each token is followed by a space.
        strings: What the hashes in the table stand for.
    """
    column = {name: table[:, i] for i, name in enumerate(ATTRIBUTES)}
    words = _texts(column[ORTH], strings)
    tokens = _tokens(
        words, spaces.tolist(), [_texts(column[name], strings) for name in (LEMMA, POS, TAG, DEP, ENT_TYPE)]
    )
    for token, offset in zip(tokens, column[HEAD].astype(np.int64).tolist(), strict=True):
        head = tokens[token.i + offset]
        token.head = head
        if offset:
            head.children.append(token)
    sentences = _sentences(article, tokens, (column[SENT_START] == 1).tolist())
    return Document(article, tokens, sentences, _entities(tokens, column[ENT_IOB].tolist()))


def _texts(hashes: Any, strings: StringStore) -> list[str]:
    values = hashes.tolist()
    names = {value: strings[value] for value in set(values)}
    return [names[value] for value in values]


def _tokens(words: list[str], spaces: list[bool], columns: list[list[str]]) -> list[Token]:
    ends = accumulate(len(word) + space for word, space in zip(words, spaces, strict=True))
    tokens = []
    start = 0
    for i, (word, after, lemma, pos, tag, dep, ent_type) in enumerate(zip(words, ends, *columns, strict=True)):
        tokens.append(Token(i, start, start + len(word), word, word.lower(), lemma, pos, tag, dep, ent_type, 0))
        start = after
    return tokens


def _sentences(article: Article, tokens: list[Token], begins: list[bool]) -> list[Sentence]:
    borders = [*(i for i, begin in enumerate(begins) if begin or i == 0), len(tokens)]
    sentences: list[Sentence] = []
    for first, after in pairwise(borders):
        words = [token for token in tokens[first:after] if token.pos != "SPACE"]
        ordinal = len(sentences) if words else max(len(sentences) - 1, 0)
        for token in tokens[first:after]:
            token.sentence_ordinal = ordinal if token.pos != "SPACE" else max(len(sentences) - 1, 0)
        if words:
            start, end = words[0].start, words[-1].end
            sentences.append(Sentence(row_id("sentence", article.article_id, start, end), ordinal, start, end, words))
    return sentences


def _entities(tokens: list[Token], iobs: list[int]) -> list[Entity]:
    entities: list[Entity] = []
    for token, iob in zip(tokens, iobs, strict=True):
        if iob == _BEGINS:
            entities.append(Entity(token.i, token.i, token.ent_type))
        elif iob == _GOES_ON:
            entities[-1].last = token.i
    return entities
