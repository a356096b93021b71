"""From rows to files that may enter the lake: validated, split by day, with what the UI shows of them.

Every table of a run is staged first, day by day, in a folder beside the lake, so that memory holds a few days at a
time; only when the schema check of the whole table has passed does the I/O manager move its files into place. The
check and the failure are in the one form that keeps a bad row out (docs/adr/0003): the failed check is yielded and
then ``dg.Failure`` is raised, before any ``Output``.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl

from assets.previews import preview
from assets.specs import SCHEMA_CHECK
from assets.versions import code_version
from schemas.registry import TABLES
from schemas.validation import BrokenTable, validate
from warehouse import parquet
from warehouse.home import Home
from warehouse.ledger import Ledger

MANY = 10
"""Bad rows from which on a tenth of the table being bad stops the table: then the extractor is broken, not a text."""

SHOWN = 50
"""Failure cases shown in the check's metadata."""


Day = date | None
"""A partition's day; None for an asset without days."""


@dataclass(frozen=True)
class Provenance:
    """What is known of what staged rows come from.

    ``fingerprints`` says for each day from what its rows are made; ``source_of`` is article id → ``source_uri``;
    ``sentences`` is sentence id → sentence.
    """

    fingerprints: Mapping[Day, str]
    source_of: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)


@dataclass
class StagedTable:
    """An asset's files by day, waiting to be moved into the lake, with what each was made from."""

    asset: str
    table: str
    files: dict[Day, Path] = field(default_factory=dict)
    fingerprints: dict[Day, str] = field(default_factory=dict)
    rows: dict[Day, int] = field(default_factory=dict)
    previews: dict[Day, str] = field(default_factory=dict)
    rejects: dict[Day, pl.DataFrame] = field(default_factory=dict)
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
    """The tables of one run; ``assets`` is asset → the table of the registry that its rows are of."""

    def __init__(self, home: Home, run_id: str, assets: Mapping[str, str]) -> None:
        self._home = home
        self._folder = home.lake / ".staging" / f"{run_id}-{next(iter(assets))}"
        self._staged = {asset: StagedTable(asset, table) for asset, table in assets.items()}

    def add(self, asset: str, days: Mapping[Day, pl.DataFrame], provenance: Provenance) -> None:
        """Validate all rows of some days and stage what is good (a file a day, where there are no rows too)."""
        staged = self._staged[asset]
        table = staged.table
        filled = [_ordered(table, frame) for frame in days.values() if not frame.is_empty()]
        rows = pl.concat(filled) if filled else pl.DataFrame(schema=TABLES[table].schema)
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
            staged.rejects[on] = _rejects(staged.asset, on, bad.get(on, verdict.bad.clear()), provenance.source_of)

    def _stage(self, staged: StagedTable, day: Day, rows: pl.DataFrame, provenance: Provenance) -> None:
        path = self._folder / staged.asset / parquet.file_name(day)
        parquet.write(path, rows)
        staged.files[day], staged.rows[day] = path, rows.height
        staged.fingerprints[day] = provenance.fingerprints[day]
        staged.previews[day] = preview(rows, provenance.sentences)

    def results(self, context: dg.AssetExecutionContext) -> Iterator[dg.AssetCheckResult | dg.Output[Any]]:
        """The check of each table and, where it may be written, its output.

        Raises:
            dg.Failure: at the end, if a table was refused; a retry does not mend that.
        """
        for staged in self._staged.values():
            Ledger(self._home).reject({f"validate {staged.asset} {day}": bad for day, bad in staged.rejects.items()})
            yield _check_result(staged)
            if not staged.is_refused:
                yield _output(context, staged)
        refused = [staged for staged in self._staged.values() if staged.is_refused]
        if refused:
            what = "; ".join(f"{staged.asset}: {staged.broken or f'{staged.bad_rows} bad rows'}" for staged in refused)
            raise dg.Failure(
                f"Not written, because the rows break the schema: {what}. The check `{SCHEMA_CHECK}` shows the rows, "
                "`sitrep rejects` lists them; mend the extractor and materialise these days again.",
                allow_retries=False,
            )

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *_: object) -> None:
        """Remove what was staged and not moved."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _output(context: dg.AssetExecutionContext, staged: StagedTable) -> dg.Output[Any]:
    for day, rows in staged.rows.items():
        metadata = {"dagster/row_count": rows, "preview": dg.MetadataValue.md(staged.previews[day])}
        partition = day.isoformat() if day else None
        context.add_asset_metadata(metadata, asset_key=staged.asset, partition_key=partition)
    return dg.Output(staged, output_name=context.assets_def.get_output_name_for_asset_key(dg.AssetKey(staged.asset)))


def _ordered(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with the columns in the table's order, those that it lacks or has too many left for the check."""
    names = [name for name in TABLES[table].schema.names() if name in frame.columns]
    return frame.select(*names, *(name for name in frame.columns if name not in names))


def _split(frame: pl.DataFrame, day: pl.Series) -> dict[Any, pl.DataFrame]:
    parts = frame.with_columns(day.alias("_day")).partition_by("_day", as_dict=True, include_key=False)
    return {on: part for (on,), part in parts.items()}


def _rejects(asset: str, day: Day, bad: pl.DataFrame, source_of: Mapping[str, str]) -> pl.DataFrame:
    """Bad rows as rows of ``rejects``."""
    at = datetime.now(UTC)
    rows = [
        (_source(row, source_of) or f"{asset} of {day}", "validate", f"{asset}: {row['reason']}", row["detail"], at)
        for row in bad.iter_rows(named=True)
    ]
    return pl.DataFrame(rows, schema=TABLES["rejects"].schema, orient="row")


def _source(row: Mapping[str, Any], source_of: Mapping[str, str]) -> str | None:
    return row.get("source_uri") or source_of.get(row.get("article_id", ""))


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
        asset_key=staged.asset,
        check_name=SCHEMA_CHECK,
        severity=dg.AssetCheckSeverity.ERROR if staged.is_refused else dg.AssetCheckSeverity.WARN,
        metadata=metadata,
    )


def whole_table(
    context: dg.AssetExecutionContext, home: Home, table: str, rows: pl.DataFrame
) -> Iterator[dg.AssetCheckResult | dg.Output[Any]]:
    """The check and the output of an asset without days."""
    asset = context.asset_key.to_user_string()
    with Staging(home, context.run.run_id, {asset: table}) as staging:
        staging.add(asset, {None: rows}, Provenance({None: code_version(asset)}))
        yield from staging.results(context)
