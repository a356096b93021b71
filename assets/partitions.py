"""The partitions: one a day of publication, from the first day that is accepted to tomorrow."""

from __future__ import annotations

import warnings
from datetime import date

import dagster as dg

# Backfill policies are "beta" in Dagster, which says so once for every asset; the pinned version is what counts.
warnings.filterwarnings("ignore", message=".*backfill_policy", category=dg.BetaWarning)

DAYS = dg.DailyPartitionsDefinition(start_date="1990-01-01", end_offset=2)
"""``end_offset``: a day is a partition before it is over; tomorrow too, because it has begun somewhere."""

BACKFILL = dg.BackfillPolicy.single_run()
"""A range of days is one run."""


def days_of(context: dg.AssetExecutionContext) -> list[date]:
    """The days that a run is for."""
    return [date.fromisoformat(key) for key in context.partition_keys]
