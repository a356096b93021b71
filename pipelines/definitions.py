"""The composition of assets, checks, jobs and resources. The UI loads ``defs``; the command line calls ``build``."""

from __future__ import annotations

import os
from collections.abc import Sequence

import dagster as dg

from assets.articles import articles, parses
from assets.coding import coding
from assets.knowledge import known_actors, military_systems, offices
from assets.publication import event_clusters, exports, rejects, warehouse
from assets.quality import quality_checks
from assets.resources import Progress, no_progress
from extraction.engine import Engine
from pipelines import sample
from pipelines.io_manager import LakeIOManager
from warehouse.home import Home

CODE_DAYS = "code_days"
PUBLISH = "publish"

BY_DAY = dg.AssetSelection.assets(articles, parses, coding)
WHOLE = dg.AssetSelection.assets(event_clusters, known_actors, military_systems, offices, rejects, warehouse, exports)


def workers() -> int:
    """How many processes to work with: ``SITREP_WORKERS``, or as many as there are cores."""
    return int(os.environ.get("SITREP_WORKERS") or len(os.sched_getaffinity(0)))


def build(
    home: Home,
    engine: Engine,
    progress: Progress = no_progress,
    checks: Sequence[dg.AssetChecksDefinition] = (),
) -> dg.Definitions:
    """All definitions, working on ``home`` with ``engine``.

    Args:
        home: where everything lies.
        engine: what the work is done with.
        progress: is told what has been done.
        checks: checks that do not depend on the day. The UI has those of quality; the command line leaves them to
            ``sitrep evaluate``, because a run over days would repeat them for every range of days.
    """
    return dg.Definitions(
        assets=[
            articles,
            parses,
            coding,
            event_clusters,
            known_actors,
            military_systems,
            offices,
            rejects,
            warehouse,
            exports,
        ],
        asset_checks=checks,
        jobs=[
            dg.define_asset_job(CODE_DAYS, BY_DAY, description="Articles of some days: parsed once, and coded."),
            dg.define_asset_job(PUBLISH, WHOLE, description="The warehouse and the exports from what is in the lake."),
        ],
        resources={"home": home, "engine": engine, "progress": progress, "io_manager": LakeIOManager(home)},
        executor=dg.in_process_executor,
    )


defs = build(Home.of(), Engine(workers()), checks=quality_checks(sample.folder(), sample.accepted()))
