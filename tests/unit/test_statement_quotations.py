"""Quotation marks of every house style, and what looks like them but is none."""

from __future__ import annotations

import pytest

from extraction.statements.quotations import find_quotations

CASES = {
    "straight": ('He said: "We won." Then he left.', ["We won."]),
    "curly": ("“We won,” he said.", ["We won,"]),
    "low-high": ("„We won”, he said.", ["We won"]),
    "guillemets": ("« Nous partons », said the envoy.", ["Nous partons"]),
    "TeX": ("``We won,'' he said.", ["We won,"]),
    "doubled single marks": ("‘‘We won,’’ he said.", ["We won,"]),
    "British single": ("‘We won,’ he said. ‘They lost.’", ["We won,", "They lost."]),
    "straight single": ("'We won,' he said.", ["We won,"]),
    "single within double": (
        "“He told me, ‘Leave now,’ and I left,” she said.",
        ["He told me, ‘Leave now,’ and I left,"],
    ),
    "double within single": (
        "‘He told me, “Leave now,” and I left,’ she said.",
        ["He told me, “Leave now,” and I left,"],
    ),
    "straight within straight single": ("'He said \"no\" to us,' she said.", ['He said "no" to us,']),
    "two on a line": ('He said "no" and "never".', ["no", "never"]),
    "interrupted": ("“We won,” he said, “and they lost.”", ["We won,", "and they lost."]),
    "apostrophes": ("It's the boys' school, and the '90s weren't the captain's.", []),
    "possessive within single marks": ("‘The boys’ school won’t close.’", ["The boys’ school won’t close."]),
    "elision": ("Rock 'n' roll and fish 'n' chips.", []),
    "feet and inches": ("The 6'2\" guard stood by the gun.", []),
    "inch mark": ('The 12" gun fired once.', []),
    "inch mark within a quotation": ('"He is 6\'2" tall," she said.', ["He is 6'2\" tall,"]),
    "in brackets": ("(“We won.”)", ["We won."]),
    "after a dash": ("He said—“never”—and left.", ["never"]),
    "empty": ('He said "" and left.', []),
    "closing mark for both": ("He said ”We won” and left.", ["We won"]),
    "spaces within": ('He said " We won " and left.', ["We won"]),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_what_stands_in_marks(text: str, wanted: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == wanted


def test_paragraphs_that_each_open_and_only_the_last_closes_are_one_quotation() -> None:
    text = "“The war is over.\n\n“Our men come home.\n\n“We rejoice,” he said."
    (quotation,) = find_quotations(text)
    assert [text[a:b] for a, b in quotation.parts] == ["The war is over.", "Our men come home.", "We rejoice,"]
    assert quotation.closure == "closed"


def test_unclosed_mark_ends_with_its_paragraph() -> None:
    text = 'She wrote: "We are safe.\n\nThe town was quiet. The mayor left.\n\nA "peace wall" stands there.'
    first, second = find_quotations(text)
    assert text[first.start : first.end] == "We are safe."
    assert first.closure == "unclosed"
    assert text[second.start : second.end] == "peace wall"


def test_unclosed_mark_before_another_opens_nothing() -> None:
    text = "He said “we won and left. Then he said “never” again."
    assert [text[q.start : q.end] for q in find_quotations(text)] == ["never"]


def test_text_that_begins_within_a_quotation() -> None:
    text = 'They lost the war," he said.'
    (quotation,) = find_quotations(text)
    assert text[quotation.start : quotation.end] == "They lost the war,"
    assert quotation.closure == "unopened"


@pytest.mark.parametrize("text", ["", " ", "\n\n", '"', "“", "'", "”\n“", '" "', "''", "‘’"])
def test_odd_texts_do_no_harm(text: str) -> None:
    for quotation in find_quotations(text):
        assert 0 <= quotation.outer[0] <= quotation.start < quotation.end <= quotation.outer[1] <= len(text)
