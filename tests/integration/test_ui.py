"""The Dagster UI in a real browser: the graph, a day materialised from it, the check and the preview.

Debian's chromium is driven by Playwright's Python package; ``SITREP_SCREENSHOTS`` names a folder to keep what was seen.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.factories import NO_REJECTS, article, articles
from warehouse import landing, parquet
from warehouse.home import Home

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DAY = date(2023, 3, 20)
SECONDS = 1000

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed (Debian: apt-get install chromium)")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home.of(tmp_path_factory.mktemp("ui"))
    reading = landing.Reading(home)
    reading.add("in", articles(article("“We are ready,” President Jan Kowalski said in Warsaw.", day=DAY)), NO_REJECTS)
    reading.finish()
    return home


@pytest.fixture(scope="module")
def address(home: Home) -> Iterator[str]:
    """The address of the UI of a home where one article has landed and nothing has been made yet."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        "from pipelines.cli import main; main()",
        "ui",
        "--home",
        home.root,
        "--port",
        port,
    ]
    with (home.root / "ui.log").open("w") as log:
        server = subprocess.Popen([*map(str, command)], stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_for(f"http://127.0.0.1:{port}/server_info", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(30)
        server.kill()


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert server.poll() is None, "the UI ended; see ui.log"
        with suppress(OSError), urllib.request.urlopen(url, timeout=5):
            return
        time.sleep(1)
    raise AssertionError("the UI did not start in four minutes")


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1700, "height": 1100})
        page.set_default_timeout(120 * SECONDS)
        yield page
        browser.close()


def keep(page: Page, name: str) -> None:
    folder = os.environ.get("SITREP_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png")


def test_graph_shows_the_groups(page: Page, address: str) -> None:
    page.goto(f"{address}/asset-groups")
    for group in ("articles", "mentions", "facts", "knowledge", "publication"):
        page.get_by_text(group, exact=True).first.wait_for()
    page.wait_for_timeout(2 * SECONDS)
    keep(page, "graph")


def test_day_is_materialised_from_the_page(page: Page, address: str, home: Home) -> None:
    page.goto(f"{address}/locations/pipelines.definitions/jobs/code_days")
    page.get_by_role("button", name="Materialize all").click()
    page.get_by_text("Show all partitions").click()
    days = page.get_by_role("dialog").get_by_role("textbox").first
    days.fill(DAY.isoformat())
    days.press("Enter")
    keep(page, "launch")
    page.get_by_role("button", name="Launch 1 run").click()
    for _ in range(240):
        if parquet.partition(home, "figures", DAY).exists():
            break
        time.sleep(1)
    assert ["ready" in text for text in parquet.read(home, "statements", [DAY])["text"]] == [True]


def test_asset_shows_its_rows_with_their_sentence(page: Page, address: str) -> None:
    page.goto(f"{address}/assets/statements?view=partitions&partition={DAY}")
    page.get_by_text("dagster/row_count").first.wait_for()
    if page.get_by_text("[Show Markdown]").count():  # Longer previews are folded.
        page.get_by_text("[Show Markdown]").click()
    page.get_by_text("President Jan Kowalski said in Warsaw.").first.wait_for()
    keep(page, "preview")


def test_asset_shows_its_check_and_columns(page: Page, address: str) -> None:
    page.goto(f"{address}/assets/statements?view=checks&checkDetail=schema")
    page.get_by_text("Passed", exact=True).first.wait_for()
    page.get_by_text("blocking", exact=False).first.wait_for()
    keep(page, "check")
    page.goto(f"{address}/assets/statements?view=overview")
    page.get_by_text("speaker_actor_id").first.wait_for()
    page.get_by_text("Who said it, where known.").first.wait_for()
    keep(page, "columns")
