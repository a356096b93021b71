"""The engine gives results in order, in this process or in others, and says what happened when one dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date

import pytest

from extraction import engine as work
from extraction import layers
from extraction.engine import CodingTask, Engine, EngineFailed, batched
from tests.factories import article


def double(number: int) -> int:
    return 2 * number


def process_id(_: int) -> int:
    return os.getpid()


def die(_: int) -> None:
    os._exit(1)


@pytest.fixture(scope="module")
def pool() -> Iterator[Engine]:
    engine = Engine(workers=2)
    yield engine
    engine.close()


def test_results_come_in_order(pool: Engine) -> None:
    assert list(pool.map(double, iter(range(50)))) == [2 * number for number in range(50)]
    assert set(pool.map(process_id, iter(range(8)))) & {os.getpid()} == set()


def test_one_worker_and_one_batch_stay_in_this_process(pool: Engine) -> None:
    assert set(Engine(workers=1).map(process_id, range(3))) == {os.getpid()}
    assert list(pool.map(process_id, [1])) == [os.getpid()]
    assert list(pool.map(double, [])) == []


def test_work_is_taken_only_as_far_ahead_as_there_are_workers(pool: Engine) -> None:
    """So that a day of thousands of articles is not in memory at once."""
    taken: list[int] = []
    results = pool.map(double, (taken.append(number) or number for number in range(1000)))
    next(results)
    assert len(taken) <= 2 * pool.workers + 1
    results.close()  # type: ignore[attr-defined]


def test_worker_that_dies_is_a_sentence_and_the_next_call_works() -> None:
    engine = Engine(workers=2)
    with pytest.raises(EngineFailed, match="fewer --workers"):
        list(engine.map(die, range(4)))
    assert list(engine.map(double, range(4))) == [0, 2, 4, 6]
    engine.close()


def test_batches_hold_so_much_text_and_no_article_is_cut() -> None:
    articles = [article("x" * size, f"{number}.md") for number, size in enumerate([10, work.BATCH_CHARS, 10, 10])]
    assert [len(batch) for batch in batched(articles)] == [1, 1, 2]
    short = [article("x", f"{number}.md") for number in range(work.BATCH_ARTICLES + 1)]
    assert [len(batch) for batch in batched(short)] == [work.BATCH_ARTICLES, 1]
    assert list(batched([])) == []


TEXT = "Japan condemned the launch on Monday. “We will not accept it,” Prime Minister Shinzo Abe said in Tokyo."


def test_parse_and_code_give_rows_of_every_table() -> None:
    row = article(TEXT, day=date(2014, 12, 18))
    (parse,) = work.parse([row])
    assert parse.tokens > 20
    coded = work.code(CodingTask((row,), (parse.doc_bin,), layers.TABLES))
    assert coded.rejects.is_empty()
    assert set(coded.rows) == set(layers.TABLES)
    assert coded.rows["sentences"]["text"].to_list() == [TEXT[:37], TEXT[38:]]
    assert not coded.rows["statements"].is_empty()


def test_layer_that_breaks_costs_its_own_tables_on_that_article_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: object, found: object) -> layers.Rows:
        raise ValueError("no such word")

    changed = [
        layers.Layer(layer.module, layer.tables, broken if layer.module == "events" else layer.find, layer.reads)
        for layer in layers.LAYERS
    ]
    monkeypatch.setattr(layers, "LAYERS", tuple(changed))
    row = article(TEXT)
    (parse,) = work.parse([row])
    coded = work.code(CodingTask((row,), (parse.doc_bin,), layers.TABLES))
    (reject,) = coded.rejects.to_dicts()
    assert (reject["source_uri"], reject["stage"], reject["reason"]) == ("a.md", "extract", "events failed")
    assert "ValueError: no such word" in reject["detail"]
    assert coded.rows["events"].is_empty()
    assert not coded.rows["statements"].is_empty()


def test_only_the_layers_that_the_wanted_tables_need_are_run() -> None:
    assert [layer.module for layer in layers.needed(["statements"])] == ["dates", "places", "actors", "statements"]
    assert [layer.module for layer in layers.needed(["sentences"])] == ["language"]
    assert [layer.module for layer in layers.needed(layers.TABLES)] == [layer.module for layer in layers.LAYERS]


def test_odd_texts_are_parsed_and_coded() -> None:
    odd = ["x", "…", "\n\n", "A", "“”", "1,000,000", "🛰️ 🛰️", "a\u200bb", "(((", "Mr. . . ."]
    rows = [article(text, f"{number}.md") for number, text in enumerate(odd)]
    parses = work.parse(rows)
    coded = work.code(CodingTask(tuple(rows), tuple(parse.doc_bin for parse in parses), layers.TABLES))
    assert coded.rejects.to_dicts() == []
