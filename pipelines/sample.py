"""The articles that come with Sitrep, and the quality on them that was last accepted."""

from __future__ import annotations

from pathlib import Path


def folder() -> Path:
    """Where they lie: beside this module in an installed package, at the top of a checkout."""
    here = Path(__file__).parent
    packaged = here / "sample"
    return packaged if packaged.is_dir() else here.parent / "sample"


def accepted() -> Path:
    """Where the accepted levels are kept: in the repository, beside the packages."""
    return Path(__file__).parent.parent / "quality" / "accepted.json"
