"""Take the pictures of the documents from a dashboard with the committed data.

``make pictures`` runs it, after a change that is seen.
"""

import io
import shutil
import tempfile
from pathlib import Path
from random import Random

from PIL import Image
from playwright.sync_api import Browser

from benchmarks.serving.browsers import SETTLED, chromium
from benchmarks.serving.servers import served
from finsam_metrics.intake.draft_folders import make_draft
from finsam_metrics.intake.reader import read_now
from finsam_metrics.model.paths import PROJECT_ROOT, DataPaths
from finsam_metrics.ui.shell.navigation import find_entry
from tests.corpus.budgets import make_budget
from tests.corpus.forms import FORMS
from tests.corpus.planting import plant
from tests.taken_in import COORDINATOR

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
    "pack": ("underlag", DESK),
}
_COLOURS = 256
_SEED = 903


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


def take_review(browser: Browser, folder: Path) -> bytes:
    """Give the review of an invented plan, with an error in it, in data of their own."""
    shutil.copytree(PROJECT_ROOT / "data", folder / "data")
    data = DataPaths(root=folder / "data")
    printed = next(one for one in FORMS if one.name == "PDF, ruled rows")
    random = Random(_SEED)  # noqa: S311 for an invented plan
    content = printed.write(plant(make_budget(_SEED), random))
    entry = make_draft(data, COORDINATOR, file_name="verksamhetsplan.pdf", content=content)
    read_now(data, entry)
    with served(PROJECT_ROOT / "dashboard.py", PROJECT_ROOT, data=data.root) as url:
        page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="sv-SE")
        page.goto(f"{url}/las-in?utkast={entry.draft_id}&steg=granska")
        page.get_by_role("button", name="Ta över utkastet").click()
        page.get_by_role("button", name="Se förslaget på").or_(
            page.get_by_role("button", name="Nästa att granska")
        ).last.click()
        page.wait_for_function(SETTLED)
        page.wait_for_timeout(1000)
        seen = page.screenshot(animations="disabled", caret="hide")
        page.close()
    return seen


if __name__ == "__main__":
    with served(PROJECT_ROOT / "dashboard.py", PROJECT_ROOT) as url, chromium() as browser:
        for name, (url_path, size) in PICTURES.items():
            seen = take(browser, f"{url}/{url_path}", find_entry(url_path).title, size)
            save(seen, FOLDER / f"{name}.png")
    with tempfile.TemporaryDirectory() as own, chromium() as browser:
        save(take_review(browser, Path(own)), FOLDER / "review.png")
