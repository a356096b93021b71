"""The partitions: one a day of publication, from the first day that is accepted to tomorrow."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import dagster as dg

# Backfill policies are "beta" in Dagster, which says so once for every asset; the pinned version is what counts.
warnings.filterwarnings("ignore", message=".*backfill_policy", category=dg.BetaWarning)


class Days(dg.DailyPartitionsDefinition):
    """Daily partitions that remember their keys.

    Dagster lists all keys for every partitioned asset that an unpartitioned one reads: 0.15 s for each table before a
    publication, because each key is computed from a cron schedule.
    """

    def get_partition_keys(
        self,
        current_time: datetime | None = None,
        dynamic_partitions_store: Any = None,
    ) -> Sequence[str]:
        """All keys, computed once a day."""
        if current_time is not None:
            return super().get_partition_keys(current_time, dynamic_partitions_store)
        return _keys_on(datetime.now(UTC).date())


@cache
def _keys_on(_: date) -> Sequence[str]:
    return dg.DailyPartitionsDefinition.get_partition_keys(DAYS)


DAYS = Days(start_date="1990-01-01", end_offset=2)
"""``end_offset``: a day is a partition before it is over; tomorrow too, because it has begun somewhere."""

BACKFILL = dg.BackfillPolicy.single_run()
"""A range of days is one run."""


def days_of(context: dg.AssetExecutionContext) -> list[date]:
    """The days that a run is for."""
    return [date.fromisoformat(key) for key in context.partition_keys]
