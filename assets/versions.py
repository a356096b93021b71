"""From what an asset is made: the digest of the code and the knowledge behind it, and of the day's articles.

Dagster shows an asset as stale when its code version changes; the command line makes a day again when the fingerprint
in the ledger is not the one it would have now. Both are derived here, from the files themselves.
"""

from __future__ import annotations

import ast
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import extraction
from extraction.language.settings import model_id
from extraction.layers import LAYERS, needed
from extraction.records import EXTRACTOR_VERSION
from schemas.registry import TABLES
from warehouse.ledger import digest

_PACKAGE = Path(extraction.__file__).parent

_MODULES = {
    "articles": ["reading.duplicates"],
    "known_actors": ["actors.catalogue"],
    "military_systems": ["military_assets.lexicon"],
    "offices": ["actors.catalogue"],
    "event_clusters": ["events.clusters"],
}
"""What makes the assets that no layer makes."""


@cache
def code_version(asset: str) -> str:
    """The version of what makes an asset, without what makes the assets that it reads."""
    if asset == "parses":
        return digest([model_id()])[:12]
    layers = [layer.module for layer in LAYERS if asset in layer.tables]
    modules = [*layers, "confidence"] if layers else _MODULES.get(asset, [])
    schema = repr(TABLES[asset].schema) if asset in TABLES else ""
    return digest([EXTRACTOR_VERSION, schema, *map(code_digest, modules)])[:12]


@cache
def code_digest(module: str) -> str:
    """A digest of a module of ``extraction`` with all that it imports there and the knowledge that it names."""
    files = sorted(_files_behind(module))
    return digest(f"{path.relative_to(_PACKAGE)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files)


@cache
def _made_with(asset: str) -> str:
    """The versions of everything between the articles of a day and the asset."""
    layers = needed([asset])
    if not layers:
        return code_version(asset)
    return digest([code_version("parses"), *(code_version(table) for layer in layers for table in layer.tables)])


def fingerprint(asset: str, day_digest: str) -> str:
    """From what an asset's rows of a day are made; ``day_digest`` stands for the day's articles."""
    return digest([_made_with(asset), day_digest])


def _files_behind(module: str) -> set[Path]:
    """The source files of a module of ``extraction``, of all it imports there, and of the knowledge they name."""
    found: set[Path] = set()
    waiting = list(_sources(f"extraction.{module}"))
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            imported, knowledge = _named_in(path)
            waiting.extend(imported)
            found.update(knowledge)
    return found


@cache
def _named_in(path: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The files of ``extraction`` that a source file imports, and the knowledge files whose name it holds."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = tuple(source for name in _imported(tree) for source in _sources(name))
    strings = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    names = {value.rsplit("/", 1)[-1] for value in strings if isinstance(value, str)}
    return imported, tuple(file for name in names for file in _knowledge().get(name, []))


@cache
def _knowledge() -> dict[str, list[Path]]:
    """The files of the knowledge folder by name, and by the name of the folder in it where they lie."""
    root = _PACKAGE / "knowledge"
    files: dict[str, list[Path]] = defaultdict(list)
    for path in root.rglob("*.*"):
        if path.suffix not in (".py", ".pyc"):
            files[path.name].append(path)
            if path.parent != root:
                files[path.parent.name].append(path)
    return files


@cache
def _sources(name: str) -> tuple[Path, ...]:
    """The files of a module or package of ``extraction``."""
    parts = name.split(".")
    if parts[0] != "extraction" or len(parts) == 1:
        return ()
    path = _PACKAGE.joinpath(*parts[1:])
    if path.is_dir():
        return tuple(sorted(path.glob("*.py")))
    module = path.with_suffix(".py")
    return (module,) if module.exists() else ()


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # The name may be a module of the package or something in it.
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
