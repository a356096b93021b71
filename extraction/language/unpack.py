"""A spaCy parse → ``Document`` of plain tokens."""

from __future__ import annotations

from spacy.attrs import DEP, ENT_TYPE, LEMMA, POS, TAG  # type: ignore[attr-defined]
from spacy.tokens import Doc

from extraction.document import Document
from extraction.language.tokens import Entity, Sentence, Token
from extraction.records import Article, row_id


def document(article: Article, doc: Doc) -> Document:
    """Unpack ``doc`` (the parse of ``article.text``) into a ``Document`` without any mentions yet."""
    tokens = _tokens(doc)
    sentences = _sentences(article, doc, tokens)
    entities = [Entity(span.start, span.end - 1, span.label_) for span in doc.ents]
    return Document(article, tokens, sentences, entities)


def _tokens(doc: Doc) -> list[Token]:
    strings = doc.vocab.strings
    names: dict[int, str] = {}
    columns: list[list[str]] = []
    for column in doc.to_array([LEMMA, POS, TAG, DEP, ENT_TYPE]).T.tolist():
        for key in column:
            if key not in names:
                names[key] = strings[key]
        columns.append([names[key] for key in column])
    tokens = []
    for i, (word, lemma, pos, tag, dep, ent_type) in enumerate(zip(doc, *columns, strict=True)):
        text, start = word.text, word.idx
        tokens.append(Token(i, start, start + len(text), text, text.lower(), lemma, pos, tag, dep, ent_type, 0))
    for token, word in zip(tokens, doc, strict=True):
        head = tokens[word.head.i]
        token.head = head
        if head is not token:
            head.children.append(token)
    return tokens


def _sentences(article: Article, doc: Doc, tokens: list[Token]) -> list[Sentence]:
    sentences: list[Sentence] = []
    for span in doc.sents:
        for token in tokens[span.start : span.end]:
            token.sentence_ordinal = max(len(sentences) - 1, 0)
        words = [token for token in tokens[span.start : span.end] if token.pos != "SPACE"]
        if not words:
            continue
        start, end, ordinal = words[0].start, words[-1].end, len(sentences)
        for token in words:
            token.sentence_ordinal = ordinal
        sentences.append(Sentence(row_id("sentence", article.article_id, start, end), ordinal, start, end, words))
    return sentences
