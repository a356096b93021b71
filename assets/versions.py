"""From what an asset is made: the digest of the code and the knowledge behind it, and of the day's articles.

Dagster shows an asset as stale when its code version changes; the command line makes a day again when the fingerprint
in the ledger is not the one it would have now. Both are derived here, from the files themselves.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import extraction
from extraction.language.model import model_name
from extraction.language.storage import FORMAT
from extraction.layers import LAYERS, needed
from extraction.records import EXTRACTOR_VERSION
from schemas.registry import TABLES
from warehouse.ledger import digest

_PACKAGE = Path(extraction.__file__).parent
_KNOWLEDGE = _PACKAGE / "knowledge"
_DATA = (".csv", ".parquet", ".toml")


def model_id() -> str:
    """The language model with its version, and the format of the stored parses."""
    name = model_name()
    try:
        return f"{name} {version(name)} format {FORMAT}"
    except PackageNotFoundError:
        return f"{name} format {FORMAT}"


@cache
def code_version(asset: str) -> str:
    """The version of what makes an asset, without what makes the assets that it reads."""
    if asset == "parses":
        return digest([model_id()])[:12]
    layer = next((layer for layer in LAYERS if asset in layer.tables), None)
    files = sorted(_files_behind(layer.module)) if layer else []
    content = [f"{path.relative_to(_PACKAGE)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
    schema = repr(TABLES[asset].schema) if asset in TABLES else ""
    return digest([EXTRACTOR_VERSION, schema, *content])[:12]


@cache
def _made_with(asset: str) -> str:
    """The versions of everything between the articles of a day and the asset."""
    if asset in ("articles", "parses"):
        return code_version(asset)
    layers = needed([asset])
    return digest([code_version("parses"), *(code_version(table) for layer in layers for table in layer.tables)])


def fingerprint(asset: str, day_digest: str) -> str:
    """From what an asset's rows of a day are made; ``day_digest`` stands for the day's articles."""
    return digest([_made_with(asset), day_digest])


def _files_behind(module: str) -> set[Path]:
    """The source files of a module of ``extraction``, of all it imports there, and of the knowledge they name."""
    found: set[Path] = set()
    waiting = _sources(f"extraction.{module}")
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for name in _imported(tree):
            waiting.extend(_sources(name))
        found.update(_knowledge_named(tree))
    return found


def _sources(name: str) -> list[Path]:
    """The files of ``extraction.a.b``: the module, or the whole package with what it begins with above it."""
    if name.split(".")[0] != "extraction" or name == "extraction":
        return []
    path = _PACKAGE.joinpath(*name.split(".")[1:])
    if path.is_dir():
        return sorted(path.glob("*.py"))
    if path.with_suffix(".py").exists():
        return [path.with_suffix(".py")]
    return []


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # The name may be a module of the package or something in it.
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _knowledge_named(tree: ast.AST) -> set[Path]:
    """Knowledge files whose name stands in the code as a string."""
    strings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    named = {Path(value).name for value in strings if value.endswith(_DATA)}
    return {path for path in _KNOWLEDGE.rglob("*") if path.suffix in _DATA and path.name in named}
