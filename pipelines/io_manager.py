"""The I/O manager: moves what was staged and validated into the lake, and reads it from there."""

from __future__ import annotations

from datetime import date

import dagster as dg
import polars as pl

from assets.staging import StagedTable
from warehouse import parquet
from warehouse.home import Home
from warehouse.ledger import Ledger


class LakeIOManager(dg.IOManager):
    """A table's partition is the Parquet file of its day; a file is replaced whole, and then noted in the ledger."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def handle_output(self, context: dg.OutputContext, obj: StagedTable) -> None:
        """Move the staged files of the days into place."""
        for day, staged in obj.files.items():
            place = parquet.partition(self._home, obj.asset, day)
            place.parent.mkdir(parents=True, exist_ok=True)
            staged.replace(place)
        Ledger(self._home).make(obj.asset, obj.fingerprints)

    def load_input(self, context: dg.InputContext) -> pl.DataFrame:
        """The rows of the upstream days, or all of an asset without days."""
        table = context.asset_key.to_user_string()
        if not context.has_asset_partitions:
            return pl.read_parquet(parquet.partition(self._home, table, None))
        return parquet.read(self._home, table, [date.fromisoformat(key) for key in context.asset_partition_keys])
