"""Running the jobs in this process, quietly, on the instance that the UI shows."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import dagster as dg
from dagster._core.storage.tags import ASSET_PARTITION_RANGE_END_TAG, ASSET_PARTITION_RANGE_START_TAG

from assets.freshness import is_published
from assets.resources import Progress
from extraction.engine import Engine
from pipelines.definitions import CODE_DAYS, PUBLISH, build
from pipelines.instance import instance
from pipelines.run import Range, RunFailed
from warehouse import parquet
from warehouse.home import Home

_QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


def launch(home: Home, ranges: Sequence[Range], engine: Engine, progress: Progress) -> None:
    """Run the jobs for the ranges, then the publication.

    Raises:
        RunFailed: a run failed.
    """
    logging.getLogger("dagster").setLevel(logging.CRITICAL)
    parquet.sweep(home)
    with instance(home) as dagster:
        definitions = build(home, engine, progress)
        code_days = definitions.resolve_job_def(CODE_DAYS)
        for part in ranges:
            _run(code_days, dagster, _tags(part), [dg.AssetKey(asset) for asset in sorted(part.assets)])
        if not is_published(home):
            progress("publish", 0)
            _run(definitions.resolve_job_def(PUBLISH), dagster, {}, None)


def _tags(part: Range) -> dict[str, str]:
    return {
        ASSET_PARTITION_RANGE_START_TAG: part.first.isoformat(),
        ASSET_PARTITION_RANGE_END_TAG: part.last.isoformat(),
    }


def _run(
    job: dg.JobDefinition, dagster: dg.DagsterInstance, tags: dict[str, str], assets: list[dg.AssetKey] | None
) -> None:
    result = job.execute_in_process(
        instance=dagster, tags=tags, asset_selection=assets, run_config=_QUIET, raise_on_error=False
    )
    if not result.success:
        raise RunFailed(_why(result))


def _why(result: dg.ExecuteInProcessResult) -> str:
    """What the failed steps say, innermost first."""
    reasons = []
    for event in result.all_events:
        if event.is_step_failure:
            failure = event.step_failure_data
            said = failure.user_failure_data.description if failure.user_failure_data else None
            error = failure.error.cause if failure.error and failure.error.cause else failure.error
            reasons.append(f"{event.step_key}: {said or (error.message.strip() if error else 'failed')}")
    return "; ".join(reasons) or "the run failed before its first step"
