"""What the UI shows of a table: a few rows, each with the sentence it comes from, and the columns' meaning."""

from __future__ import annotations

from collections.abc import Mapping

import dagster as dg
import polars as pl

from schemas.registry import Table

ROWS = 5
WIDTH = 80

_BORING = frozenset(
    {"article_id", "sentence_id", "start_char", "end_char", "rule_id", "text_sha256", "ingested_at", "doc_bin"}
    | {"geoname_id", "latitude", "longitude", "parts", "source_uri", "url", "language", "ordinal"}
)


def preview(rows: pl.DataFrame, evidence: Mapping[str, str]) -> str:
    """The most telling rows as a Markdown table, with their sentences (sentence id → sentence)."""
    if rows.is_empty():
        return "No rows."
    shown = rows.sort("confidence", descending=True, maintain_order=True) if "confidence" in rows.columns else rows
    shown = shown.head(ROWS)
    said = [name for name in rows.columns if shown[name].null_count() < shown.height]
    columns = [name for name in said if name not in _BORING and not name.endswith("_id")]
    lines = [_line([*columns, "sentence"] if "sentence_id" in rows.columns else columns)]
    lines.append("|" + " --- |" * (lines[0].count("|") - 1))
    for row in shown.iter_rows(named=True):
        cells = [_cell(row[name]) for name in columns]
        if "sentence_id" in row:
            cells.append(_cell(evidence.get(row["sentence_id"], ""), 3 * WIDTH))
        lines.append(_line(cells))
    return "\n".join(lines)


def column_schema(table: Table) -> dg.TableSchema:
    """A table's columns for ``dagster/column_schema``."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=column.name,
                type=str(column.dtype),
                description=column.description,
                constraints=dg.TableColumnConstraints(nullable=column.nullable, unique=(column.name,) == table.key),
            )
            for column in table.columns
        ]
    )


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(value: object, width: int = WIDTH) -> str:
    if value is None:
        return ""
    text = " ".join(str(value).split())
    text = text if len(text) <= width else text[: width - 1] + "…"
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
