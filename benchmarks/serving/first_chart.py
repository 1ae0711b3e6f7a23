"""How long until the first chart is visible in a browser with an empty cache."""

import time

from playwright.sync_api import Browser


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
