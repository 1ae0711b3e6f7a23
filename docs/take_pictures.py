"""Take the pictures of the documents from a dashboard with the committed data.

``make pictures`` runs it, after a change that is seen.
"""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from benchmarks.serving.browsers import SETTLED, chromium
from benchmarks.serving.servers import served
from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.ui.shell.navigation import find_entry

FOLDER = PROJECT_ROOT / "docs"
DESK, PHONE = (1440, 900), (390, 844)
PICTURES = {
    "overview": ("", DESK),
    "overview-phone": ("", PHONE),
    "pair": ("jamfor", DESK),
    "budget": ("budget", DESK),
    "development": ("utveckling", DESK),
    "funding": ("finansiering", DESK),
    "initiatives": ("insatser", DESK),
    "meetings": ("moten", DESK),
    "cost-split": ("kostnadsfordelning", DESK),
    "control": ("kontroll", DESK),
}
_COLOURS = 256


def take(browser: Browser, address: str, title: str, size: tuple[int, int]) -> bytes:
    """Give what is seen of a page without scrolling, as PNG."""
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height}, locale="sv-SE")
    page.goto(address)
    page.get_by_role("heading", level=1, name=title, exact=True).wait_for()
    page.wait_for_function(SETTLED)
    page.evaluate("document.fonts.ready.then(() => null)")
    seen = page.screenshot(animations="disabled", caret="hide")
    page.close()
    return seen


def save(seen: bytes, path: Path) -> None:
    """Write a picture with the few colours that it has."""
    image = Image.open(io.BytesIO(seen)).convert("RGB")
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    with served(PROJECT_ROOT / "dashboard.py", PROJECT_ROOT) as url, chromium() as browser:
        for name, (url_path, size) in PICTURES.items():
            seen = take(browser, f"{url}/{url_path}", find_entry(url_path).title, size)
            save(seen, FOLDER / f"{name}.png")
