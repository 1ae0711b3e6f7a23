"""How long until the first chart is visible in a browser with an empty cache."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a Chromium."""
    found = next((path for name in _CHROMIUMS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS)
        yield browser
        browser.close()


def cold_and_warm(browser: Browser, address: str) -> tuple[float, float]:
    """Open a page in a new context and once more in the same: seconds to a drawn chart."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    taken = _seconds_to_chart(context, address), _seconds_to_chart(context, address)
    context.close()
    return taken


def _seconds_to_chart(context, address: str) -> float:
    page = context.new_page()
    started = time.perf_counter()
    page.goto(address)
    page.locator("[data-testid=stVegaLiteChart] :is(canvas, svg)").first.wait_for(
        state="visible", timeout=60_000
    )
    taken = time.perf_counter() - started
    page.close()
    return taken
