"""Storing a parse as bytes and unpacking it from them, without the language model.

The bytes are a spaCy ``DocBin`` of one document, so that any spaCy can open them. Building a ``Doc`` from them again
costs more than unpacking its table does; so the table is read as it lies there.
"""

from __future__ import annotations

from spacy.attrs import SPACY  # type: ignore[import-not-found]
from spacy.strings import StringStore
from spacy.tokens import Doc, DocBin
from srsly import msgpack  # type: ignore[import-untyped]

from extraction.document import Document
from extraction.language.unpack import ATTRIBUTES, from_table
from extraction.records import Article

# Otherwise every call looks through all installed packages for plug-ins: milliseconds, as long as unpacking takes.
msgpack.msgpack_encoders.entry_points = False
msgpack.msgpack_decoders.entry_points = False


def dump(doc: Doc) -> bytes:
    """A parse as bytes (about 16 a token)."""
    return DocBin(attrs=[*ATTRIBUTES, SPACY], docs=[doc], store_user_data=False).to_bytes()


def load(article: Article, stored: bytes) -> Document:
    """The ``Document`` of an article from its stored parse, without any mentions yet."""
    doc_bin = DocBin().from_bytes(stored)
    (table,), (spaces,) = doc_bin.tokens, doc_bin.spaces
    return from_table(article, table, spaces.reshape(-1), StringStore(doc_bin.strings))
