"""How long until the first chart is visible in a browser with an empty cache."""

from typing import Final

from playwright.sync_api import Browser

_CHART: Final = "[data-testid=stVegaLiteChart] :is(canvas, svg)"
# Asked for at each frame inside the page: Playwright's own waiting looks every half second.
_WATCH: Final = """
(() => {
  const look = (now) => {
    const chart = document.querySelector("CHART");
    if (chart && chart.getBoundingClientRect().height > 0) window.firstChartSeen = now / 1000;
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
""".replace("CHART", _CHART)


# A middling office line; on the machine itself bytes cost nothing.
OFFICE_LINE: Final = {
    "offline": False,
    "latency": 20,
    "downloadThroughput": 20_000_000 / 8,
    "uploadThroughput": 5_000_000 / 8,
}


def cold_and_warm(
    browser: Browser, address: str, *, line: dict[str, float] | None = None
) -> tuple[float, float]:
    """Open a page in a new context and once more in the same: seconds to a drawn chart.

    Args:
        browser: The browser.
        address: Where the page is.
        line: What Chromium slows the network down to; ``None``: not at all.
    """
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(_WATCH)
    taken = _seconds_to_chart(context, address, line), _seconds_to_chart(context, address, line)
    context.close()
    return taken


def _seconds_to_chart(context, address: str, line: dict[str, float] | None) -> float:
    page = context.new_page()
    if line is not None:
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)
    page.goto(address)
    page.wait_for_function("() => window.firstChartSeen", timeout=60_000)
    taken = page.evaluate("() => window.firstChartSeen")
    page.close()
    return taken
