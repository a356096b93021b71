"""Dagster's SQLite storage with a kept connection.

Dagster's own opens a new SQLAlchemy engine for every event: 15 ms each on this project's machine, 0.5 s for one day
of all tables. These classes keep one engine a file and let SQLite sync at checkpoints (its write-ahead log keeps a
killed process's last events); everything else is Dagster's. Measured in docs/adr/0004.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import sqlalchemy
from dagster._core.events import ASSET_CHECK_EVENTS, ASSET_EVENTS
from dagster._core.events.log import EventLogEntry
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
    """All events in one file; the materialisations of a range of days in one transaction."""

    @contextmanager
    def _connect(self) -> Iterator[sqlalchemy.Connection]:
        with _engine(self._conn_string).begin() as connection:
            yield connection

    def store_event_batch(self, events: Sequence[EventLogEntry]) -> None:
        """Store what Dagster gathers under ``DAGSTER_EVENT_BATCH_SIZE``: events about assets.

        Of many about one asset only the last says something to the table of assets, in the order they came in.
        """
        with self.index_transaction() as connection:
            ids = [self._inserted(connection, event) for event in events]
            about_assets = [(event, i) for event, i in zip(events, ids, strict=True) if _asset(event) is not None]
            if about_assets:
                self._store_asset_event_tags(connection, *zip(*about_assets, strict=True))
            for event, i in {_asset(event): (event, i) for event, i in about_assets}.values():
                self._store_asset_event(connection, event, i)
        for event, i in zip(events, ids, strict=True):
            if event.dagster_event_type in ASSET_CHECK_EVENTS:
                self.store_asset_check_event(event, i)

    def _inserted(self, connection: sqlalchemy.Connection, event: EventLogEntry) -> int:
        (event_id,) = connection.execute(self.prepare_insert_event(event)).inserted_primary_key or (0,)
        return int(event_id)

    def _has_asset_key_col_on_connection(self, conn: sqlalchemy.Connection, column_name: str) -> bool:
        """A file that this class made has all columns; Dagster asks the database at every event."""
        return True


def _asset(event: EventLogEntry) -> Any:
    """The asset that an event is about, with the kind of event."""
    found = event.dagster_event
    if found is None or found.asset_key is None or event.dagster_event_type not in ASSET_EVENTS:
        return None
    return found.asset_key, found.event_type_value


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
