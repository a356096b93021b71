"""Gold: what a person read in an article, in the JSON format that lies beside each sample article."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TABLES = ("actors", "statements", "events", "military_assets", "figures")
ENDING = ".gold.json"


class GoldUnusable(Exception):  # noqa: N818 (it says what is wrong)
    """A gold file that cannot be used; the message names the file and what to mend."""


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of one article: its metadata, and a list of rows for each table."""

    path: Path
    article: dict[str, Any]
    rows: dict[str, list[dict[str, Any]]]


def load(path: Path) -> Gold:
    """Read one gold file.

    Raises:
        GoldUnusable: it is no JSON, or lacks the article or a table.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldUnusable(f"{path}: not readable as JSON ({error}). Mend the file or leave it out.") from error
    missing = [key for key in ("article", *TABLES) if key not in content]
    if missing:
        raise GoldUnusable(f"{path}: lacks {', '.join(missing)}. Add each as a list (it may be empty).")
    return Gold(path, content["article"], {table: content[table] for table in TABLES})


def find(paths: Sequence[Path]) -> list[Path]:
    """The gold files among files and folders, sorted."""
    found = {file for path in paths for file in (path.rglob(f"*{ENDING}") if path.is_dir() else [path])}
    return sorted(found)


def any_of(value: Any) -> list[Any]:
    """A gold value may be one answer or a list of equally right ones."""
    return value if isinstance(value, list) else [value]
