"""Exports: the published tables as Parquet for other jobs, with a manifest, switched as a whole.

``exports/v1`` is a link to the latest release. A release is written to a folder of its own and never changed; a
reader in mid-scan finishes on the one it began with, because the last few are kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from schemas.registry import PUBLISHED, Table
from warehouse.home import EXPORT_VERSION, Home

KEPT = 3
"""Releases that are kept, the latest included."""

MANIFEST = "manifest.json"


def export(home: Home, extractor_version: str, published_at: datetime) -> dict[str, Any]:
    """Write the published warehouse as a new release and switch to it; returns the manifest."""
    name = f"{EXPORT_VERSION}-{published_at:%Y%m%dT%H%M%S%fZ}"
    folder = home.exports / f".{name}.tmp"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    manifest = {
        "version": EXPORT_VERSION,
        "extractor_version": extractor_version,
        "published_at": published_at.isoformat(timespec="seconds"),
        "tables": {table.name: _write(home, folder, table) for table in PUBLISHED.values()},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    folder.rename(home.exports / name)
    _switch(home, name)
    _forget_old(home)
    return manifest


def _write(home: Home, folder: Path, table: Table) -> dict[str, Any]:
    """Write one table; returns its part of the manifest."""
    path = folder / table.name / "part-000.parquet"
    path.parent.mkdir()
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        connection.execute(f"COPY {table.name} TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
        count = connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()
    rows = int(count[0]) if count else 0
    content = path.read_bytes()
    return {
        "description": table.description,
        "rows": rows,
        "files": [
            {
                "path": f"{table.name}/{path.name}",
                "rows": rows,
                "bytes": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
        ],
        "columns": [
            {"name": c.name, "type": str(c.dtype), "nullable": c.nullable, "description": c.description}
            for c in table.columns
        ],
    }


def _switch(home: Home, name: str) -> None:
    """Let ``exports/v1`` lead to the release, from one moment to the next."""
    link = home.exports / f".{EXPORT_VERSION}.link"
    link.unlink(missing_ok=True)
    os.symlink(name, link)
    link.replace(home.export)


def _forget_old(home: Home) -> None:
    releases = sorted(path for path in home.exports.glob(f"{EXPORT_VERSION}-*") if path.is_dir())
    for path in [*releases[:-KEPT], *home.exports.glob(f".{EXPORT_VERSION}-*.tmp")]:
        shutil.rmtree(path, ignore_errors=True)
