"""The cue table: closed lists, no row twice, and every example found by its own row."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from extraction.language.model import parse
from extraction.language.unpack import document
from extraction.records import Statement
from extraction.statements import find_statements
from extraction.statements.cues import CLASSES, FORMS, STANCES, Cue, all_cues
from tests.conftest import article

BRACKETED = re.compile(r"\[(.*?)\]")


@pytest.fixture(scope="module")
def rows_of_examples() -> dict[Cue, tuple[str, list[Statement]]]:
    texts = [re.sub(r"[\[\]]", "", cue.example) for cue in all_cues()]
    documents = (document(article(text), doc) for text, doc in zip(texts, parse(texts), strict=True))
    return {cue: (text, find_statements(found)) for cue, text, found in zip(all_cues(), texts, documents, strict=True)}


def test_there_are_at_least_four_hundred_cues() -> None:
    assert len({(cue.lemma, cue.form) for cue in all_cues()}) >= 400


def test_closed_lists() -> None:
    for cue in all_cues():
        assert cue.form in FORMS, cue
        assert cue.cue_class in CLASSES, cue
        assert cue.stance in STANCES, cue
        assert BRACKETED.search(cue.example), cue


def test_no_row_twice() -> None:
    assert [rule for rule, count in Counter(cue.rule_id for cue in all_cues()).items() if count > 1] == []


def test_every_example_is_found_by_its_row(rows_of_examples: dict[Cue, tuple[str, list[Statement]]]) -> None:
    missed = []
    for cue, (text, rows) in rows_of_examples.items():
        wanted = BRACKETED.findall(cue.example)
        rules = {cue.rule_id, f"quote:behind:{cue.lemma}", f"quote:before:{cue.lemma}"}
        if cue.construction != "quote":
            rules = {cue.rule_id}
        found = [row for row in rows if row.rule_id in rules]
        if not any([text[p["start_char"] : p["end_char"]] for p in row.parts] == wanted for row in found):
            missed.append((cue.rule_id, cue.example, [(row.text, row.rule_id) for row in rows]))
    assert missed == []
