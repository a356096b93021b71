"""Where things lie: everything that Sitrep keeps is below one folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

EXPORT_VERSION = "v1"
"""Changes when a consumer of the exports has to change."""


@dataclass(frozen=True)
class Home:
    """The folder that holds the lake, the warehouse, the exports and Dagster's files."""

    root: Path

    @classmethod
    def of(cls, folder: str | Path | None = None) -> Home:
        """The home that is named, or ``SITREP_HOME``, or ``./data``; always absolute."""
        return cls(Path(folder or os.environ.get("SITREP_HOME") or "data").expanduser().resolve())

    @property
    def lake(self) -> Path:
        """Parquet files by table and day: the source of truth."""
        return self.root / "lake"

    @property
    def ledger(self) -> Path:
        """What has landed, what was turned away and what is up to date (SQLite)."""
        return self.lake / "ledger.sqlite"

    @property
    def warehouse(self) -> Path:
        """The database that analysts open; replaced as a whole at each publication."""
        return self.root / "warehouse.duckdb"

    @property
    def exports(self) -> Path:
        """Parquet for other jobs; ``exports/v1`` leads to the latest release."""
        return self.root / "exports"

    @property
    def export(self) -> Path:
        """The latest release of the exports."""
        return self.exports / EXPORT_VERSION

    @property
    def dagster(self) -> Path:
        """Dagster's own files: runs, events, logs (``DAGSTER_HOME``)."""
        return self.root / "dagster"
