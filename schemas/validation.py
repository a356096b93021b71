"""Splitting the rows of a table into those that keep the contract and those that break it."""

from dataclasses import dataclass

import pandera.errors
import polars as pl

from schemas.registry import TABLES, Table


class BrokenTable(Exception):  # noqa: N818 (it says what is wrong, not that something is)
    """A frame that is not the table at all: a column is missing, unknown or of the wrong type."""


@dataclass(frozen=True)
class Verdict:
    """The ``good`` rows; the ``bad`` ones with ``reason`` and ``detail``; and which rows of the frame were good."""

    good: pl.DataFrame
    bad: pl.DataFrame
    is_good: pl.Series


def validate(name: str, frame: pl.DataFrame, within: pl.Series | None = None) -> Verdict:
    """Check the rows of table ``name`` against its model.

    pandera's ``drop_invalid_rows`` loses the reasons and, for some checks, keeps the rows; so the split is made here
    from the failure cases. The order of the rows is kept.

    Args:
        name: A table of the registry.
        frame: Its rows.
        within: What each row belongs to (its day), where a key may come again in another.

    Raises:
        BrokenTable: the frame's columns or types are not the table's; no row can be judged.
    """
    table = TABLES[name]
    failures = _failures(table, frame, within)
    broken = failures.filter(pl.col("index").is_null())
    if not broken.is_empty():
        what = "; ".join(f"{column}: {check} {value}" for column, check, value in _shape_faults(broken))
        raise BrokenTable(f"Table {name!r} does not have the columns of its schema: {what}")
    if failures.is_empty():
        return Verdict(frame, frame.clear(), pl.repeat(True, frame.height, eager=True))
    numbered = frame.with_row_index("index")
    bad = numbered.join(_reasons(failures), on="index", how="inner", maintain_order="left").drop("index")
    is_good = ~numbered["index"].is_in(failures["index"].to_list())
    return Verdict(frame.filter(is_good), bad, is_good)


def _failures(table: Table, frame: pl.DataFrame, within: pl.Series | None) -> pl.DataFrame:
    """One line a failed check of a row: ``index`` (NULL where the whole frame is wrong), column, check, value.

    Checks of whole rows are named by what must hold; their column is called ``row`` (pandera: the model's name).
    """
    cases = [_repeated_keys(table, frame, within)]
    if not frame.is_empty() or frame.schema != table.schema:
        try:
            # Eager on purpose: on a LazyFrame pandera skips the checks of the data.
            table.checks.validate(frame, lazy=True)
        except pandera.errors.SchemaErrors as errors:
            of_a_row = (pl.col("schema_context") == "DataFrameSchema") & pl.col("index").is_not_null()
            cases.append(
                errors.failure_cases.select(
                    pl.col("index").cast(pl.UInt32),
                    column=pl.when(of_a_row).then(pl.lit("row")).otherwise("column"),
                    check=pl.when(of_a_row).then(pl.col("check").str.replace_all("_", " ")).otherwise("check"),
                    value=pl.col("failure_case").cast(pl.String),
                )
            )
    return pl.concat(cases)


def _shape_faults(broken: pl.DataFrame) -> list[tuple[str, str, str]]:
    """Column, check and value of what is wrong with the frame; checks that could only not be computed say nothing."""
    faults = broken.filter(~pl.col("value").str.contains("Error")).select("column", "check", "value")
    return sorted((faults if not faults.is_empty() else broken.select("column", "check", "value")).rows())


def _repeated_keys(table: Table, frame: pl.DataFrame, within: pl.Series | None) -> pl.DataFrame:
    """The second and later rows of a key."""
    schema = {"index": pl.UInt32, "column": pl.String, "check": pl.String, "value": pl.String}
    if not table.key or not set(table.key) <= set(frame.columns):
        return pl.DataFrame(schema=schema)
    return (
        frame.select(pl.concat_str(table.key, separator=" ").alias("value"), within=within)
        .with_row_index("index")
        .filter(~pl.struct("value", "within").is_first_distinct())
        .select("index", column=pl.lit(", ".join(table.key)), check=pl.lit("unique"), value="value")
    )


def _reasons(failures: pl.DataFrame) -> pl.DataFrame:
    """One line a bad row: all that is wrong with it."""
    value = pl.col("value").str.slice(0, 200)
    return failures.group_by("index").agg(
        reason=pl.format("{}: {}", "column", "check").sort().str.join("; "),
        detail=pl.format("{} = {}", "column", value).sort().str.join("; "),
    )
