"""The evaluation: the same figures as the tool that defines them, and a check that notices a broken rule."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assets.quality import judge
from extraction import layers
from extraction.evaluation.run import on_gold
from pipelines import sample

SHARED = Path(__file__).parents[3] / "shared"


def test_sample_has_gold_for_every_article() -> None:
    evaluation = on_gold(sample.folder())
    gold = {m.table: m.gold_rows for m in evaluation.measures if m.measure == "f1"}
    assert set(gold) == {"actors", "statements", "events", "military_assets", "figures"}
    assert min(gold.values()) > 50


def test_check_notices_a_broken_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    accepted = {m.table: m.value for m in on_gold(sample.folder()).measures if m.measure == "f1"}
    statements = next(layer for layer in layers.LAYERS if layer.module == "statements")

    def without_reported_speech(document: layers.Document, found: layers.Rows) -> layers.Rows:
        rows = statements.find(document, found)["statements"]
        return {"statements": [row for row in rows if row.kind != "indirect"]}

    broken = replace(statements, find=without_reported_speech)
    monkeypatch.setattr(layers, "LAYERS", tuple(broken if layer is statements else layer for layer in layers.LAYERS))
    now = {m.measure: m.value for m in on_gold(sample.folder()).measures if m.table == "statements"}
    assert not judge("statements", now, accepted).passed
    assert judge("statements", now | {"f1": accepted["statements"] - 0.005}, accepted).passed


@pytest.mark.skipif(not (SHARED / "seed").is_dir(), reason="the seed article is not beside this checkout")
def test_figures_are_those_of_the_tool_that_defines_them(tmp_path: Path) -> None:
    folder = tmp_path / "seed"
    shutil.copytree(SHARED / "seed", folder)
    home = tmp_path / "home"
    command = [sys.executable, "-c", "from pipelines.cli import main; main()", "run", str(folder), "--home", str(home)]
    subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[2])
    gold = next(folder.glob("*.gold.json"))
    tool = [sys.executable, str(SHARED / "tools" / "score_gold.py"), str(home / "warehouse.duckdb"), str(gold)]
    printed = subprocess.run(tool, check=True, capture_output=True, text=True).stdout
    theirs = {m[1]: m[2] for m in re.finditer(r"^(\w+) +P [\d.]+ R [\d.]+ F1 ([\d.]+)", printed, re.MULTILINE)}
    ours = {m.table: f"{m.value:.2f}" for m in on_gold(folder).measures if m.measure == "f1"}
    assert ours == theirs
