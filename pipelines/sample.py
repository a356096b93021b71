"""The articles that come with Sitrep."""

from __future__ import annotations

from pathlib import Path


def folder() -> Path:
    """Where they lie: beside this module in an installed package, at the top of a checkout."""
    here = Path(__file__).parent
    packaged = here / "sample"
    return packaged if packaged.is_dir() else here.parent / "sample"
