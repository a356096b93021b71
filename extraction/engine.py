"""Many articles: in this process, or over a pool of processes that each load the language model once.

Work goes through the engine in small batches and comes back in their order, so that what is in memory at a time does
not depend on how many articles there are.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

import polars as pl

from extraction import frames
from extraction.records import Article, Reject

A = TypeVar("A")
B = TypeVar("B")

BATCH_CHARS = 60_000
BATCH_ARTICLES = 256

_THREAD_SETTINGS = (
    *("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"),
    "POLARS_MAX_THREADS",
)


class EngineFailed(Exception):  # noqa: N818 (it says what happened)
    """A worker process died; the message says what to do."""


@dataclass(frozen=True)
class Parse:
    """A stored parse of one article."""

    article_id: str
    tokens: int
    doc_bin: bytes


@dataclass(frozen=True)
class CodingTask:
    """Articles with their stored parses (in the same order) and the tables to fill from them."""

    articles: tuple[Article, ...]
    parses: tuple[bytes, ...]
    tables: tuple[str, ...]


@dataclass(frozen=True)
class CodedBatch:
    """The rows of each table, and what could not be coded as rows of ``rejects``."""

    articles: int
    rows: dict[str, pl.DataFrame]
    rejects: pl.DataFrame


class Engine:
    """Runs a function over batches of work on ``workers`` processes (1: in this one)."""

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def map(self, function: Callable[[A], B], batches: Iterable[A]) -> Iterator[B]:
        """``function`` (of a module) over the batches; results in their order, a few batches ahead of the reader.

        Raises:
            EngineFailed: a worker process was killed.
        """
        batches = iter(batches)
        first = list(islice(batches, 2))
        if self.workers == 1 or len(first) < 2:
            # A single batch is done sooner here than a pool is started.
            yield from map(function, [*first, *batches])
            return
        try:
            yield from self._map_over_pool(function, first, batches)
        except BrokenProcessPool as error:
            self._pool = None
            raise EngineFailed(
                "A worker process was killed, most often because the machine ran out of memory. "
                "Run again with fewer --workers; what was finished is kept."
            ) from error

    def _map_over_pool(self, function: Callable[[A], B], first: list[A], rest: Iterator[A]) -> Iterator[B]:
        pool = self._started()
        waiting: deque[Future[B]] = deque(pool.submit(function, batch) for batch in first)
        while waiting:
            for batch in islice(rest, 2 * self.workers + 1 - len(waiting)):
                waiting.append(pool.submit(function, batch))
            yield waiting.popleft().result()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # The workers share the cores among them, so each keeps to one; they read this when they import numpy.
            os.environ.update(dict.fromkeys(_THREAD_SETTINGS, "1"))
            self._pool = ProcessPoolExecutor(self.workers, mp_context=get_context("spawn"), initializer=_ignore_ctrl_c)
        return self._pool

    def close(self) -> None:
        """End the worker processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _ignore_ctrl_c() -> None:
    """Let the parent alone decide what an interrupt means."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def batched(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Articles in batches that are worth a trip to another process and no more than that."""
    batch: list[Article] = []
    chars = 0
    for article in articles:
        if batch and (chars + len(article.text) > BATCH_CHARS or len(batch) == BATCH_ARTICLES):
            yield batch
            batch, chars = [], 0
        batch.append(article)
        chars += len(article.text)
    if batch:
        yield batch


def parse(articles: Sequence[Article]) -> list[Parse]:
    """Parse a batch of articles with the configured pipeline."""
    from extraction.language import model, settings, storage

    # The zone forgets the words of the batch when it ends; without it a worker grows with every new word.
    with model.load(settings.model_name()).memory_zone():
        docs = model.parse(article.text for article in articles)
        return [Parse(a.article_id, len(doc), storage.dump(doc)) for a, doc in zip(articles, docs, strict=True)]


def code(task: CodingTask) -> CodedBatch:
    """Code a batch of articles from their stored parses."""
    from extraction import layers
    from extraction.language import storage

    rows: dict[str, list[object]] = {table: [] for table in task.tables}
    rejects: list[Reject] = []
    with _one_collection():
        for article, stored in zip(task.articles, task.parses, strict=True):
            coded = layers.code(storage.load(article, stored), task.tables)
            for table, found in coded.rows.items():
                rows[table].extend(found)
            rejects.extend(_reject(article, layer, error) for layer, error in coded.failures.items())
    filled = {table: frames.frame(table, found) for table, found in rows.items()}
    return CodedBatch(len(task.articles), filled, frames.frame("rejects", rejects))


@contextmanager
def _one_collection() -> Iterator[None]:
    """Collect cyclic garbage (every document is) once, at the end.

    Left alone, the collector goes over all knowledge tables again and again, which costs a fifth of the coding.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(1)
        if was_enabled:
            gc.enable()


def _reject(article: Article, layer: str, error: str) -> Reject:
    detail = f"{error}. The article's other tables are filled; report this with the article, it is a fault of Sitrep."
    return Reject(article.source_uri, "extract", f"{layer} failed", detail, datetime.now(UTC))
