"""Dagster's SQLite storage with a kept connection.

Dagster's own opens a new SQLAlchemy engine for every event: 15 ms each on this project's machine, 0.5 s for one day
of all tables. These classes keep one engine a file and let SQLite sync at checkpoints (its write-ahead log keeps a
killed process's last events); everything else is Dagster's. Measured in docs/adr/0004.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

import sqlalchemy
from dagster._core.storage.event_log import ConsolidatedSqliteEventLogStorage
from dagster._core.storage.runs import SqliteRunStorage
from dagster._serdes import ConfigurableClassData


@cache
def _engine(address: str) -> sqlalchemy.Engine:
    engine = sqlalchemy.create_engine(address, connect_args={"timeout": 30})

    @sqlalchemy.event.listens_for(engine, "connect")
    def sync_at_checkpoints(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA synchronous = NORMAL")

    return engine


class EventLog(ConsolidatedSqliteEventLogStorage):
    """All events in one file."""

    @contextmanager
    def _connect(self) -> Iterator[sqlalchemy.Connection]:
        with _engine(self._conn_string).begin() as connection:
            yield connection


class Runs(SqliteRunStorage):
    """The runs."""

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]) -> Runs:
        """Called by Dagster with what stands in ``dagster.yaml``."""
        return cls.from_local(inst_data=inst_data, **config_value)

    @contextmanager
    def connect(self) -> Iterator[sqlalchemy.Connection]:
        """A connection in a transaction."""
        with _engine(self._conn_string).begin() as connection:
            yield connection
