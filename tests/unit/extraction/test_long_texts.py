"""A long text is parsed in pieces, and nobody can tell."""

from __future__ import annotations

import pytest

from extraction.language import model

PARAGRAPH = "Kenya sent two ships to Mombasa. The minister said that more would follow.\n\n"


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "PIECE", 200)


@pytest.mark.parametrize(
    "text", [PARAGRAPH * 9, "x" * 950, "a line\n" * 99, "One. Two. " * 99, "word " * 99, "", " \n "]
)
def test_pieces_are_the_text_and_short_enough(text: str) -> None:
    found = model.pieces(text)
    assert "".join(found) == text
    assert max(map(len, found)) <= model.PIECE


def test_pieces_end_with_paragraphs() -> None:
    assert {piece[-2:] for piece in model.pieces(PARAGRAPH * 9)[:-1]} == {"\n\n"}


def test_parse_of_a_long_text_is_that_of_its_paragraphs() -> None:
    short, long = "Peru voted.", PARAGRAPH * 9
    docs = list(model.parse([short, long, short]))
    assert [doc.text for doc in docs] == [short, long, short]
    once = next(iter(model.parse([PARAGRAPH])))
    tags = [(token.text, token.pos_, token.dep_, token.head.i - token.i) for token in docs[1]]
    assert tags == [(t.text, t.pos_, t.dep_, t.head.i - t.i) for t in once] * 9
    assert len(list(docs[1].sents)) == 9 * len(list(once.sents))
    assert [entity.text for entity in docs[1].ents] == [entity.text for entity in once.ents] * 9
