"""The version of a table changes with the code and the knowledge behind it, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from assets import versions
from assets.versions import fingerprint
from extraction.layers import TABLES

PACKAGE = Path(versions.extraction.__file__).parent


def behind(module: str) -> set[str]:
    return {str(path.relative_to(PACKAGE)) for path in versions._files_behind(module)}


def test_code_and_knowledge_behind_a_layer_are_found() -> None:
    files = behind("statements")
    assert {"statements/direct.py", "knowledge/speech_cues.csv", "document.py", "records.py"} <= files
    assert not any(file.startswith(("figures/", "events/", "knowledge/figures/")) for file in files)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_code_behind_it(table: str) -> None:
    assert len(versions.code_version(table)) == 12


def test_every_knowledge_file_is_behind_something() -> None:
    """A file that no table depends on could change without anything being made again."""
    known = {path.name for path in (PACKAGE / "knowledge").rglob("*") if path.suffix in (".csv", ".parquet")}
    modules = [layer.module for layer in versions.LAYERS] + ["reading", "actors.catalogue", "confidence"]
    used = {Path(file).name for module in modules for file in behind(module)}
    assert known - used == set()


def test_fingerprint_depends_on_the_day_the_model_and_the_layers_below(monkeypatch: pytest.MonkeyPatch) -> None:
    def fresh(asset: str) -> str:
        for cached in (versions.code_version, versions._made_with):
            cached.cache_clear()
        return fingerprint(asset, "day")

    before = {asset: fresh(asset) for asset in ("articles", "parses", "dates", "statements")}
    assert fingerprint("statements", "other day") != before["statements"]
    monkeypatch.setenv("SITREP_MODEL", "en_core_web_trf")
    assert fresh("articles") == before["articles"]
    assert fresh("parses") != before["parses"]
    assert fresh("statements") != before["statements"]
    monkeypatch.undo()
    assert fresh("statements") == before["statements"]
