"""What has to be made again: the days whose files were made from something else than what is there now.

Kept apart from the assets, so that finding nothing to do does not cost an import of Dagster.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assets.versions import code_version, fingerprint
from extraction.layers import TABLES as CODED
from extraction.reading import mark_duplicates
from schemas.registry import PUBLISHED
from warehouse import parquet
from warehouse.home import Home
from warehouse.ledger import Ledger, digest
from warehouse.publish import MACROS, VIEWS

BY_DAY = ("articles", "parses", *CODED)
"""The assets with a partition a day, in the order in which they are made."""

WAREHOUSE = "warehouse"


def duplicates(ledger: Ledger) -> dict[str, str]:
    """Copy → original, over all articles that have landed."""
    return mark_duplicates((article.article_id, article.text_sha256, article.day) for article in ledger.landed())


def fingerprints(home: Home, asset: str, days: Iterable[date]) -> dict[date | None, str]:
    """For each day, from what the asset's rows of that day would be made now."""
    ledger = Ledger(home)
    digests = ledger.day_digests(duplicates(ledger))
    return {day: fingerprint(asset, digests.get(day, "")) for day in days}


def stale(home: Home) -> dict[date, frozenset[str]]:
    """For each day that is not as it should be, the assets to make again; in the order of the days."""
    ledger = Ledger(home)
    digests = ledger.day_digests(duplicates(ledger))
    made = {asset: ledger.made(asset) for asset in BY_DAY}
    there = {asset: {path.stem for path in parquet.files(home, asset)} for asset in BY_DAY}
    days = {*digests, *(day for day in made["articles"] if day)}
    found = {}
    for day in sorted(days):
        of_day = frozenset(
            asset
            for asset in BY_DAY
            if made[asset].get(day) != fingerprint(asset, digests.get(day, "")) or day.isoformat() not in there[asset]
        )
        if of_day:
            found[day] = of_day
    return found


def publication_fingerprint(home: Home) -> str:
    """From what the warehouse would be made now: every day of every table, the knowledge, the rejects, the views."""
    ledger = Ledger(home)
    days = sorted(f"{asset} {day} {of}" for asset in BY_DAY for day, of in ledger.made(asset).items())
    wholes = [code_version(asset) for asset in ("known_actors", "military_systems", "offices", "event_clusters")]
    views = [path.read_text(encoding="utf-8") for path in sorted([*VIEWS.glob("*.sql"), *MACROS.glob("*.sql")])]
    schemas = [repr((table.columns, table.description)) for table in PUBLISHED.values()]
    return digest([*days, *wholes, *views, *schemas, ledger.rejects().write_csv()])


def is_published(home: Home) -> bool:
    """Whether the warehouse and the exports hold what the lake holds."""
    made = Ledger(home).made(WAREHOUSE).get(None)
    return made == publication_fingerprint(home) and home.warehouse.exists() and home.export.exists()
