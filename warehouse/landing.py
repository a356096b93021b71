"""The landing zone: articles as they were read, by day of publication, whatever order they arrive in.

- The same article again changes nothing, not even the time at which it was first read.
- A source that now gives another article replaces the one it gave before (a correction).
- Within one reading the order of the articles does not matter.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl

from schemas.registry import TABLES
from warehouse import parquet
from warehouse.home import Home
from warehouse.ledger import Landed, Ledger, digest

FOLDER = "landing"

_NOT_OF_THE_ARTICLE = ("ingested_at", "duplicate_of")


class Reading:
    """One reading of any number of sources, taken in batch by batch and ended by ``finish``."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._ledger = Ledger(home)
        self._before = {article.article_id: article for article in self._ledger.landed()}
        self._landed = dict(self._before)
        self._seen: dict[str, Landed] = {}
        self._rejects: dict[str, list[pl.DataFrame]] = {}

    def add(self, origin: str, articles: pl.DataFrame, rejects: pl.DataFrame) -> None:
        """Take in what was read from one source.

        Args:
            origin: The file or folder that a person named; what it rejected before is forgotten.
            articles: Rows of ``articles`` (``duplicate_of`` is not looked at), in any order.
            rejects: Rows of ``rejects``.
        """
        self._rejects.setdefault(origin, []).append(rejects)
        fresh: dict[str, tuple[Landed, dict[str, Any]]] = {}
        for row in articles.select(TABLES["articles"].schema.names()).iter_rows(named=True):
            entry = _entry(origin, row)
            seen = self._seen.get(entry.article_id)
            if seen is not None and seen.digest <= entry.digest:
                continue  # One article found twice: whichever came first, the same one stays.
            self._seen[entry.article_id] = entry
            known = self._landed.get(entry.article_id)
            if known is None or known.digest != entry.digest:
                fresh[entry.article_id] = entry, row
        self._replace([row for _, row in fresh.values()], fresh.keys() & self._landed.keys())
        self._ledger.land([entry for entry, _ in fresh.values()], ())
        self._landed.update((article_id, entry) for article_id, (entry, _) in fresh.items())

    def finish(self) -> int:
        """End the reading: articles that their source does not give any more go; returns how many came or changed."""
        superseded = self._superseded()
        self._replace([], superseded)
        self._ledger.land((), superseded)
        self._ledger.reject({origin: pl.concat(rejects) for origin, rejects in self._rejects.items()})
        return sum(entry.digest != _digest_of(self._before.get(i)) for i, entry in self._seen.items())

    @property
    def accepted(self) -> int:
        """How many articles the sources hold, each counted once."""
        return len(self._seen)

    @property
    def rejected(self) -> int:
        """How many inputs were turned away."""
        return sum(frame.height for frames in self._rejects.values() for frame in frames)

    def _superseded(self) -> set[str]:
        now: dict[tuple[str, str], set[str]] = defaultdict(set)
        for article in self._seen.values():
            now[article.origin, article.source_uri].add(article.article_id)
        return {
            article.article_id
            for article in self._landed.values()
            if article.article_id not in now.get((article.origin, article.source_uri), {article.article_id})
        }

    def _replace(self, rows: list[dict[str, Any]], leaving: Iterable[str]) -> None:
        gone = set(leaving)
        _rewrite(self._home, rows, gone, {self._landed[article_id].day for article_id in gone})


def withdraw(home: Home, article_ids: Iterable[str]) -> set[date]:
    """Take articles out of the landing zone; returns the days whose tables have to be made again."""
    ledger = Ledger(home)
    days = {article.article_id: article.day for article in ledger.landed()}
    gone = set(article_ids) & days.keys()
    left = {days[article_id] for article_id in gone}
    _rewrite(home, [], gone, left)
    ledger.land((), gone)
    return left


def read(home: Home, days: Iterable[date], duplicate_of: Mapping[str, str]) -> pl.DataFrame:
    """The articles of some days, with ``duplicate_of`` (copy → original, over the whole landing zone) filled in."""
    frame = parquet.read(home, "articles", days, FOLDER)
    originals = [duplicate_of.get(article_id) for article_id in frame["article_id"]]
    return frame.with_columns(pl.Series("duplicate_of", originals, dtype=pl.String))


def _entry(origin: str, row: dict[str, Any]) -> Landed:
    uri = row["source_uri"]
    what = [json.dumps([key, str(value)]) for key, value in row.items() if key not in _NOT_OF_THE_ARTICLE]
    # A URL names the same source wherever it was found; a file's name only within the folder that was named.
    where = "" if "://" in uri else origin
    return Landed(row["article_id"], where, uri, row["published_on"], row["text_sha256"], digest(what))


def _digest_of(entry: Landed | None) -> str:
    return entry.digest if entry else ""


def _rewrite(home: Home, rows: list[dict[str, Any]], gone: set[str], left: set[date]) -> None:
    """Rewrite the files of the days that rows arrive on (``rows``) or leave (``gone``, from the days ``left``)."""
    arriving: dict[date, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        arriving[row["published_on"]].append(row)
    before = parquet.read(home, "articles", arriving.keys() | left, FOLDER)
    first_read = dict(before.select("article_id", "ingested_at").iter_rows())
    removed = gone | {row["article_id"] for row in rows}
    kept = before.filter(~pl.col("article_id").is_in(list(removed))).partition_by("published_on", as_dict=True)
    for day in sorted(arriving.keys() | left):
        new = [row | {"ingested_at": first_read.get(row["article_id"], row["ingested_at"])} for row in arriving[day]]
        frame = pl.concat([kept.get((day,), before.clear()), pl.DataFrame(new, schema=TABLES["articles"].schema)])
        parquet.write(parquet.partition(home, FOLDER, day), parquet.in_order("articles", frame))
