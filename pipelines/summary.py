"""What the warehouse holds, in a few lines: how many rows a table has, and some of them with their sentences."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from warehouse.query import connect

HIGHLIGHTS = Path(__file__).parent / "highlights"
"""A query a table: ``label`` and ``sentence`` of its rows, the most telling first."""

ROWS = 3

ORDER = (
    *("articles", "sentences", "actors", "actor_mentions", "place_mentions", "date_mentions", "statements", "events"),
    *("event_actors", "event_clusters", "military_assets", "military_asset_mentions", "figures", "military_systems"),
    "offices",
    "rejects",
)


@dataclass(frozen=True)
class TableSummary:
    """A table, how many rows it has, and a few of them: what the row says, and the sentence it comes from."""

    name: str
    rows: int
    examples: list[tuple[str, str | None]]


def summarise(warehouse: Path) -> list[TableSummary]:
    """The tables of a warehouse, who and where and when before what."""
    with connect(warehouse) as connection:
        found = []
        for name in ORDER:
            rows = connection.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0]
            query = (HIGHLIGHTS / f"{name}.sql").read_text(encoding="utf-8")
            examples = connection.execute(f"FROM ({query}) LIMIT {ROWS}").fetchall()
            found.append(TableSummary(name, rows, [(label, sentence) for label, sentence in examples]))
        return found
