"""What the assets are given to work with, besides the home and the engine."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int], None]
"""Called with a stage ("parse", "code") and the number of articles that have just passed it."""


def no_progress(stage: str, articles: int) -> None:
    """Nobody is watching."""
