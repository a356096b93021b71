"""Reading the CSV files of this folder. Lines that begin with ``#`` say what a row is; lists are parted by ``;``."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``name`` (a path below this folder, such as ``events/verbs.csv``), values stripped."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return tuple({key: (value or "").strip() for key, value in row.items()} for row in csv.DictReader(lines))


@cache
def folder_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of all CSV files of a folder below this one, in the order of the files' names."""
    files = sorted((FOLDER / name).glob("*.csv"))
    return tuple(row for file in files for row in rows(f"{name}/{file.name}"))


def listed(value: str) -> list[str]:
    """The parts of a list cell: ``"a; b"`` → ``["a", "b"]``; an empty cell is an empty list."""
    return [part.strip() for part in value.split(";") if part.strip()]
