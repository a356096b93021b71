"""Dagster's instance of a home: its settings, its storage, its logs."""

from __future__ import annotations

import os

import dagster as dg

from warehouse.home import Home

_SETTINGS = """\
# Written by Sitrep where there was none; yours to change (docs/running.md has one for a larger installation).
telemetry:
  enabled: false
nux:
  enabled: false

run_storage:
  module: pipelines.storage
  class: Runs
  config:
    base_dir:
      env: DAGSTER_HOME

event_log_storage:
  module: pipelines.storage
  class: EventLog
  config:
    base_dir:
      env: DAGSTER_HOME

# The assets print nothing; what they report is in the event log.
compute_logs:
  module: dagster._core.storage.noop_compute_log_manager
  class: NoOpComputeLogManager
"""


def prepare(home: Home) -> None:
    """Make the home's ``DAGSTER_HOME`` with settings for one machine, and name it to this process and its children."""
    home.dagster.mkdir(parents=True, exist_ok=True)
    settings = home.dagster / "dagster.yaml"
    if not settings.exists():
        settings.write_text(_SETTINGS, encoding="utf-8")
    os.environ["DAGSTER_HOME"] = str(home.dagster)
    os.environ.setdefault("DAGSTER_EVENT_BATCH_SIZE", "1000")


def instance(home: Home) -> dg.DagsterInstance:
    """The instance that the UI of this home shows too."""
    prepare(home)
    return dg.DagsterInstance.get()
