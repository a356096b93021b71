"""From files and folders into the landing zone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from assets.versions import code_digest
from extraction import frames
from extraction.reading import read_sources
from extraction.records import Article, Reject
from warehouse.home import Home
from warehouse.landing import Reading
from warehouse.ledger import Ledger, digest

BATCH_CHARS = 64_000_000
"""Text that is held before it is written: each batch rewrites the files of its days."""


@dataclass(frozen=True)
class Ingested:
    """How many inputs were accepted and rejected, those included that were read before and have not changed."""

    accepted: int
    rejected: int

    @property
    def total(self) -> int:
        """All inputs."""
        return self.accepted + self.rejected


def ingest(home: Home, sources: Sequence[Path], published_on: date | None, watch: Callable[[int], None]) -> Ingested:
    """Read the sources that have changed since they were read last; ``watch`` is told of each input that is read."""
    ledger = Ledger(home)
    at = datetime.now(UTC)
    reading = Reading(home)
    counts: list[tuple[int, int]] = []
    read: list[tuple[str, str, int, int]] = []
    for source in sorted({source.resolve() for source in sources}):
        origin, signature = str(source), _signature(source, published_on)
        # What was turned away may be accepted on another day: a date that was in the future, for one.
        on_this_day = f"{signature} {at.date()}"
        known = ledger.read_before(origin, signature) or ledger.read_before(origin, on_this_day)
        if known is None:
            known = _read(reading, source, published_on, at, watch)
            read.append((origin, on_this_day if known[1] else signature, *known))
        counts.append(known)
    if read:
        reading.finish()
    for line in read:
        ledger.note_read(*line)
    return Ingested(sum(accepted for accepted, _ in counts), sum(rejected for _, rejected in counts))


def _read(
    reading: Reading, source: Path, published_on: date | None, at: datetime, watch: Callable[[int], None]
) -> tuple[int, int]:
    """Take in one source; returns how many inputs were accepted and rejected."""
    accepted = rejected = 0
    for articles, rejects in _batches(read_sources([source], published_on, at), watch):
        reading.add(str(source), frames.frame("articles", articles), frames.frame("rejects", rejects))
        accepted, rejected = accepted + len(articles), rejected + len(rejects)
    return accepted, rejected


def _batches(
    found: Iterable[Article | Reject], watch: Callable[[int], None]
) -> Iterator[tuple[list[Article], list[Reject]]]:
    """Inputs in batches of so much text; at least one batch, so that what an origin rejected before is forgotten."""
    articles: list[Article] = []
    rejects: list[Reject] = []
    chars = 0
    for item in found:
        watch(1)
        if isinstance(item, Reject):
            rejects.append(item)
            continue
        articles.append(item)
        chars += len(item.text)
        if chars >= BATCH_CHARS:
            yield articles, rejects
            articles, rejects, chars = [], [], 0
    yield articles, rejects


def _signature(source: Path, published_on: date | None) -> str:
    """What changes when a source has to be read again: its files, the default date, the reading itself."""
    files = (path for path in source.rglob("*") if path.is_file()) if source.is_dir() else [source]
    lines = []
    for path in sorted(files):
        with suppress(OSError):
            status = path.stat()
            lines.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return digest([code_digest("reading"), str(published_on), *lines])
