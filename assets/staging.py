"""From rows to files that may enter the lake: validated, split by day, with what the UI shows of them.

Every table of a run is staged first, day by day, in a folder beside the lake, so that memory holds a few days at a
time; only when the schema check of the whole table has passed does the I/O manager move its files into place. The
check and the failure are in the one form that keeps a bad row out (docs/adr/0003): the failed check is yielded and
then ``dg.Failure`` is raised, before any ``Output``.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl

from assets.previews import preview
from schemas.registry import TABLES
from schemas.validation import BrokenTable, validate
from warehouse import parquet
from warehouse.home import Home
from warehouse.ledger import Ledger

SCHEMA_CHECK = "schema"

MANY = 10
"""Bad rows from which on a tenth of the table being bad stops the table: then the extractor is broken, not a text."""

SHOWN = 50
"""Failure cases shown in the check's metadata."""


@dataclass(frozen=True)
class Provenance:
    """What is known of the articles that staged rows come from.

    ``fingerprints`` says for each day from what its rows are made; ``source_of`` is article id → ``source_uri``;
    ``sentences`` is sentence id → sentence.
    """

    fingerprints: Mapping[date, str]
    source_of: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)


@dataclass
class StagedTable:
    """A table's files by day, waiting to be moved into the lake, with what each was made from."""

    table: str
    files: dict[date, Path] = field(default_factory=dict)
    fingerprints: dict[date, str] = field(default_factory=dict)
    rows: dict[date, int] = field(default_factory=dict)
    previews: dict[date, str] = field(default_factory=dict)
    rejects: dict[date, pl.DataFrame] = field(default_factory=dict)
    broken: str = ""

    @property
    def bad_rows(self) -> int:
        """How many rows break the schema."""
        return sum(frame.height for frame in self.rejects.values())

    @property
    def is_refused(self) -> bool:
        """Whether nothing of the table may be written."""
        return bool(self.broken) or (self.bad_rows >= MANY and self.bad_rows * 9 > sum(self.rows.values()))


class Staging:
    """The tables of one run."""

    def __init__(self, home: Home, run_id: str, tables: Sequence[str]) -> None:
        self._home = home
        self._folder = home.lake / ".staging" / run_id
        self.tables = {table: StagedTable(table) for table in tables}

    def add(self, table: str, days: Mapping[date, pl.DataFrame], provenance: Provenance) -> None:
        """Validate all rows of some days and stage what is good (a file a day, where there are no rows too)."""
        staged = self.tables[table]
        rows = pl.concat([pl.DataFrame(schema=TABLES[table].schema), *(_ordered(table, f) for f in days.values())])
        day = pl.Series("day", [day for day, frame in days.items() for _ in range(frame.height)], dtype=pl.Date)
        try:
            verdict = validate(table, rows, within=day)
        except BrokenTable as error:
            staged.broken = str(error)
            return
        good = _split(verdict.good, day.filter(verdict.is_good))
        bad = _split(verdict.bad, day.filter(~verdict.is_good))
        for on in days:
            self._stage(staged, on, parquet.in_order(table, good.get(on, verdict.good.clear())), provenance)
            staged.rejects[on] = _rejects(table, on, bad.get(on, verdict.bad.clear()), provenance.source_of)

    def _stage(self, staged: StagedTable, day: date, rows: pl.DataFrame, provenance: Provenance) -> None:
        path = self._folder / staged.table / f"{day.isoformat()}.parquet"
        parquet.write(path, rows)
        staged.files[day], staged.rows[day] = path, rows.height
        staged.fingerprints[day] = provenance.fingerprints[day]
        staged.previews[day] = preview(rows, provenance.sentences)

    def results(self, context: dg.AssetExecutionContext, table: str) -> Iterator[dg.AssetCheckResult | dg.Output[Any]]:
        """The check of a table and, if it may be written, its output; the caller raises ``refusal()`` at the end."""
        staged = self.tables[table]
        Ledger(self._home).reject({f"validate {table} {day}": frame for day, frame in staged.rejects.items()})
        yield _check_result(staged)
        if staged.is_refused:
            return
        for day, rows in staged.rows.items():
            metadata = {"dagster/row_count": rows, "preview": dg.MetadataValue.md(staged.previews[day])}
            context.add_asset_metadata(metadata, asset_key=table, partition_key=day.isoformat())
        yield dg.Output(staged, output_name=context.assets_def.get_output_name_for_asset_key(dg.AssetKey(table)))

    def refusal(self) -> dg.Failure | None:
        """What to raise when a table was refused: a fault that a retry does not mend."""
        refused = [staged for staged in self.tables.values() if staged.is_refused]
        if not refused:
            return None
        what = "; ".join(f"{staged.table}: {staged.broken or f'{staged.bad_rows} bad rows'}" for staged in refused)
        description = (
            f"Not written, because the rows break the schema: {what}. The check `{SCHEMA_CHECK}` shows the rows, "
            "`sitrep rejects` lists them; mend the extractor and materialise these days again."
        )
        return dg.Failure(description=description, allow_retries=False)

    def close(self) -> None:
        """Remove what was staged and not moved."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _ordered(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with the columns in the table's order, those that it lacks or has too many left for the check."""
    names = [name for name in TABLES[table].schema.names() if name in frame.columns]
    return frame.select(*names, *(name for name in frame.columns if name not in names))


def _split(frame: pl.DataFrame, day: pl.Series) -> dict[Any, pl.DataFrame]:
    parts = frame.with_columns(day.alias("_day")).partition_by("_day", as_dict=True, include_key=False)
    return {on: part for (on,), part in parts.items()}


def _rejects(table: str, day: date, bad: pl.DataFrame, source_of: Mapping[str, str]) -> pl.DataFrame:
    """Bad rows as rows of ``rejects``."""
    at = datetime.now(UTC)
    rows = [
        (source_of.get(row.get("article_id", ""), f"{table} of {day}"), "validate", f"{table}: {row['reason']}", row["detail"], at)
        for row in bad.iter_rows(named=True)
    ]
    return pl.DataFrame(rows, schema=TABLES["rejects"].schema, orient="row")


def _check_result(staged: StagedTable) -> dg.AssetCheckResult:
    """The schema check: failed if any row is bad; an error, which blocks what comes after, if the table is refused."""
    metadata: dict[str, Any] = {"rows": sum(staged.rows.values()), "bad_rows": staged.bad_rows}
    if staged.broken:
        metadata["broken"] = staged.broken
    if staged.bad_rows:
        cases = pl.concat(staged.rejects.values()).select("source_uri", "reason", "detail").head(SHOWN)
        metadata["failure_cases"] = dg.MetadataValue.table([dg.TableRecord(row) for row in cases.to_dicts()])
    return dg.AssetCheckResult(
        passed=not metadata["bad_rows"] and not staged.broken,
        asset_key=staged.table,
        check_name=SCHEMA_CHECK,
        severity=dg.AssetCheckSeverity.ERROR if staged.is_refused else dg.AssetCheckSeverity.WARN,
        metadata=metadata,
    )
