"""The ledger: what has landed, what was turned away, and from what each file of the lake was made (SQLite).

The Parquet files are the truth; the ledger only knows about them. So a file is written first and the ledger second:
after a crash between the two the ledger lacks something, and the work is done again, to the same result.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import polars as pl

from schemas.registry import TABLES
from warehouse.home import Home

_SCHEMA = """
CREATE TABLE IF NOT EXISTS landed (
    article_id TEXT PRIMARY KEY, origin TEXT NOT NULL, source_uri TEXT NOT NULL, day TEXT NOT NULL,
    text_sha256 TEXT NOT NULL, digest TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS landed_by_source ON landed (source_uri);
CREATE TABLE IF NOT EXISTS rejected (
    origin TEXT NOT NULL, source_uri TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL,
    rejected_at TEXT NOT NULL, PRIMARY KEY (origin, source_uri, stage, reason, detail)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS read (
    origin TEXT PRIMARY KEY, signature TEXT NOT NULL, accepted INTEGER NOT NULL, rejected INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS made (
    asset TEXT NOT NULL, day TEXT NOT NULL, fingerprint TEXT NOT NULL, PRIMARY KEY (asset, day)
) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Landed:
    """An article in the landing zone; ``origin`` is where its ``source_uri`` was found."""

    article_id: str
    origin: str
    source_uri: str
    day: date
    text_sha256: str
    digest: str


class Ledger:
    """One home's ledger. Every method is a transaction of its own."""

    def __init__(self, home: Home) -> None:
        home.ledger.parent.mkdir(parents=True, exist_ok=True)
        self._path = home.ledger
        with self._connection() as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.executescript(_SCHEMA)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=30)) as connection, connection:
            yield connection

    def landed(self) -> list[Landed]:
        """All articles of the landing zone."""
        with self._connection() as connection:
            rows = connection.execute("SELECT article_id, origin, source_uri, day, text_sha256, digest FROM landed")
            return [Landed(i, o, s, date.fromisoformat(d), t, g) for i, o, s, d, t, g in rows]

    def land(self, arrived: Sequence[Landed], withdrawn: Iterable[str]) -> None:
        """Note articles that are in the landing zone now, and ids that are not any more."""
        rows = [(a.article_id, a.origin, a.source_uri, a.day.isoformat(), a.text_sha256, a.digest) for a in arrived]
        with self._connection() as connection:
            connection.executemany("DELETE FROM landed WHERE article_id = ?", [(gone,) for gone in withdrawn])
            connection.executemany("INSERT OR REPLACE INTO landed VALUES (?, ?, ?, ?, ?, ?)", rows)

    def day_digests(self, duplicate_of: Mapping[str, str]) -> dict[date, str]:
        """For each day with articles, a digest of all that its rows in ``articles`` depend on."""
        lines: dict[date, list[str]] = defaultdict(list)
        for article in self.landed():
            original = duplicate_of.get(article.article_id, "")
            lines[article.day].append(f"{article.article_id} {article.digest} {original}")
        return {day: digest(sorted(of_day)) for day, of_day in lines.items()}

    def read_before(self, origin: str, signature: str) -> tuple[int, int] | None:
        """How many inputs of an origin were accepted and rejected, if it was read when it had this signature."""
        query = "SELECT accepted, rejected FROM read WHERE origin = ? AND signature = ?"
        with self._connection() as connection:
            row = connection.execute(query, [origin, signature]).fetchone()
            return (row[0], row[1]) if row else None

    def note_read(self, origin: str, signature: str, accepted: int, rejected: int) -> None:
        """Note that an origin has been read, with what came of it."""
        with self._connection() as connection:
            row = (origin, signature, accepted, rejected)
            connection.execute("INSERT OR REPLACE INTO read VALUES (?, ?, ?, ?)", row)

    def reject(self, rejects: Mapping[str, pl.DataFrame]) -> None:
        """Replace what was turned away from some origins (rows of ``rejects``); what was so before keeps its time."""
        with self._connection() as connection:
            for origin, frame in rejects.items():
                query = "SELECT source_uri, stage, reason, detail, rejected_at FROM rejected WHERE origin = ?"
                known = {row[:4]: row[4] for row in connection.execute(query, [origin])}
                rows = {}
                for *what, at in frame.select(TABLES["rejects"].schema.names()).iter_rows():
                    rows[tuple(what)] = known.get(tuple(what), at.astimezone(UTC).isoformat())
                connection.execute("DELETE FROM rejected WHERE origin = ?", [origin])
                connection.executemany(
                    "INSERT INTO rejected VALUES (?, ?, ?, ?, ?, ?)", [(origin, *what, at) for what, at in rows.items()]
                )

    def rejects(self) -> pl.DataFrame:
        """Everything that was turned away and still is, as the table ``rejects``."""
        query = "SELECT DISTINCT source_uri, stage, reason, detail, min(rejected_at) FROM rejected GROUP BY 1, 2, 3, 4"
        with self._connection() as connection:
            rows = [(*what, datetime.fromisoformat(at)) for *what, at in connection.execute(query)]
        return pl.DataFrame(rows, schema=TABLES["rejects"].schema, orient="row").sort(pl.all())

    def made(self, asset: str) -> dict[date | None, str]:
        """Day (None for an asset without days) → fingerprint of what the asset's file was made from."""
        with self._connection() as connection:
            rows = connection.execute("SELECT day, fingerprint FROM made WHERE asset = ?", [asset])
            return {date.fromisoformat(day) if day else None: of for day, of in rows}

    def make(self, asset: str, fingerprints: Mapping[Any, str]) -> None:
        """Note from what the asset's files are made."""
        rows = [(asset, day.isoformat() if day else "", of) for day, of in fingerprints.items()]
        with self._connection() as connection:
            connection.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", rows)


def digest(parts: Iterable[str]) -> str:
    """A digest of some strings in their order."""
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()
