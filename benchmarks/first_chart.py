"""How long until the first chart is visible, against a bare one-chart Streamlit page.

Both are served and opened in one run, by turns, in a browser with an empty cache. The result is
the ratio of the medians; the goal is at most 1.5. Run it with ``make benchmark``.
"""

import json
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 7
GOAL = 1.5
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def served(script: Path, folder: Path) -> Iterator[str]:
    """Serve a script with Streamlit from a folder; its settings are those of the folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    settings = [f"--server.port={port}", "--server.headless=true", "--server.address=127.0.0.1"]
    with subprocess.Popen(
        [*command, *settings, "--browser.gatherUsageStats=false"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _wait_until_healthy(address: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health"):
                return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError(address)


def seconds_to_first_chart(browser: Browser, address: str) -> float:
    """Open the address in a new context and wait for a drawn chart."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    started = time.perf_counter()
    page.goto(address)
    page.locator("[data-testid=stVegaLiteChart] :is(canvas, svg)").first.wait_for(
        state="visible", timeout=60_000
    )
    taken = time.perf_counter() - started
    context.close()
    return taken


def main() -> None:
    """Measure, and print the medians with their ratio as JSON."""
    chromium = next((found for name in CHROMIUMS if (found := shutil.which(name))), None)
    with (
        tempfile.TemporaryDirectory() as empty,
        served(ROOT / "dashboard.py", ROOT) as dashboard,
        served(ROOT / "benchmarks" / "bare_page.py", Path(empty)) as bare,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        first_visit = {
            name: seconds_to_first_chart(browser, address)
            for name, address in (("bare", bare), ("dashboard", dashboard))
        }
        taken: dict[str, list[float]] = {"bare": [], "dashboard": []}
        for _ in range(ROUNDS):
            taken["bare"].append(seconds_to_first_chart(browser, bare))
            taken["dashboard"].append(seconds_to_first_chart(browser, dashboard))
        browser.close()
    medians = {name: statistics.median(values) for name, values in taken.items()}
    ratio = medians["dashboard"] / medians["bare"]
    print(
        json.dumps(
            {
                "first_visit_seconds": {k: round(v, 2) for k, v in first_visit.items()},
                "median_seconds": {k: round(v, 2) for k, v in medians.items()},
                "ratio": round(ratio, 2),
                "goal": GOAL,
            },
            indent=2,
        )
    )
    sys.exit(int(ratio > GOAL))


if __name__ == "__main__":
    main()
