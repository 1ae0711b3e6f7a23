"""The Chromium that looks at a dashboard: for measurements, tests and pictures."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Nothing runs and every chart is drawn.
SETTLED = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const charts = [...document.querySelectorAll('[data-testid=stVegaLiteChart]')];
  return app?.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
    && charts.every(chart => chart.querySelector('svg path, canvas'));
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a Chromium until the block ends.

    Raises:
        FileNotFoundError: There is none; the message says how to get one.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_find_chromium(playwright), args=_ARGUMENTS
        )
        yield browser
        browser.close()


def _find_chromium(playwright: Playwright) -> str:
    named = os.environ.get("CHROMIUM")
    found = [named] if named else [path for name in _NAMES if (path := shutil.which(name))]
    found.append(playwright.chromium.executable_path)
    for path in found:
        if Path(path).is_file():
            return path
    raise FileNotFoundError(
        f"no Chromium found, looked for: {', '.join(found)}\n"
        "install one with: apt-get install chromium\n"
        "or name one in the environment variable CHROMIUM"
    )
