"""A running dashboard and a Chromium that looks at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Playwright, expect, sync_playwright

from finsam_metrics.model.paths import PROJECT_ROOT, DataPaths
from finsam_metrics.ui.navigation import PageEntry, find_entry

DESKTOP = (1440, 900)

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
_START_SECONDS = 90
_PATIENCE_MS = 20_000
_AXE = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
_SETTLED = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const charts = [...document.querySelectorAll('[data-testid=stVegaLiteChart]')];
  return app?.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
    && charts.every(chart => chart.querySelector('svg path, canvas'));
}"""


@dataclass(frozen=True)
class Server:
    """A dashboard that runs in a process of its own."""

    url: str
    log: Path

    def address(self, url_path: str = "", **filters: str) -> str:
        """The address of a page with filters."""
        query = urlencode(filters, safe=",")
        return f"{self.url}/{url_path}{'?' if query else ''}{query}"


@dataclass
class Visit:
    """A page in the browser, and where it sent requests."""

    page: Page
    server: Server
    hosts: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def open(self, url_path: str = "", **filters: str) -> "Visit":
        """Go to a page and wait until it is drawn."""
        self.page.goto(self.server.address(url_path, **filters))
        return self.wait_for(find_entry(url_path).title)

    def wait_for(self, title: str) -> "Visit":
        """Wait until a page is drawn, by its name."""
        name = self.page.get_by_role("heading", level=1, name=title, exact=True)
        expect(name).to_be_visible()
        return self.settle()

    def settle(self) -> "Visit":
        """Wait until nothing runs and every chart is drawn."""
        self.page.wait_for_function(_SETTLED)
        return self

    def menu_link(self, page: PageEntry) -> Locator:
        """The link to a page in the menu, whose part of the menu is opened if it is in one."""
        menu = self.page.get_by_test_id("stTopNav")
        if not page.section:
            return menu.get_by_role("link", name=page.title, exact=True)
        section = menu.get_by_role("button", name=page.section, exact=True)
        if section.get_attribute("aria-expanded") != "true":
            section.click()
        listed = self.page.get_by_test_id("stTopNavPopover")
        return listed.get_by_role("menuitem", name=page.title, exact=True)

    def go(self, page: PageEntry) -> "Visit":
        """Go to a page through the menu."""
        self.menu_link(page).click()
        return self.wait_for(page.title)

    @property
    def answer(self) -> str:
        """The page's conclusion."""
        return self.page.get_by_role("heading", level=2).first.inner_text()

    def hindrances(self) -> list[str]:
        """What axe calls serious or critical on the page as it is now."""
        found = Axe().run(self.page, options=_AXE).response["violations"]
        return [
            f"{violation['id']} at {' '.join(map(str, node['target']))}: {node['html'][:200]}"
            for violation in found
            if violation["impact"] in ("serious", "critical")
            for node in violation["nodes"]
        ]

    @property
    def query(self) -> str:
        """What stands after the question mark of the address."""
        return self.page.url.partition("?")[2]


def find_chromium(playwright: Playwright) -> str:
    """The Chromium to use, or a failure that says how to get one."""
    named = os.environ.get("CHROMIUM")
    found = [named] if named else [path for name in _NAMES if (path := shutil.which(name))]
    found.append(playwright.chromium.executable_path)
    for path in found:
        if Path(path).is_file():
            return path
    pytest.fail(
        f"no Chromium found, looked for: {', '.join(found)}\n"
        "install one with: apt-get install chromium\n"
        "or name one in the environment variable CHROMIUM",
        pytrace=False,
    )


@contextmanager
def run_server(data: DataPaths, log: Path) -> Iterator[Server]:
    """Run the dashboard on a free port until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "streamlit", "run", "dashboard.py"),
                *("--server.port", str(port), "--server.address", "127.0.0.1"),
            ],
            cwd=PROJECT_ROOT,
            env=os.environ | {"FINSAM_DATA": str(data.root)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        server = Server(url=f"http://127.0.0.1:{port}", log=log)
        _wait_until_healthy(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_healthy(server: Server, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"{server.url}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    said = server.log.read_text(encoding="utf-8")
    pytest.fail(f"the dashboard did not start; it said:\n{said}", pytrace=False)


@pytest.fixture(scope="session")
def server(small_db: DataPaths, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard of all tests that do not change it."""
    with run_server(small_db, tmp_path_factory.mktemp("server") / "output.txt") as running:
        yield running


@pytest.fixture
def cold_server(small_db: DataPaths, tmp_path: Path) -> Iterator[Server]:
    """A dashboard that nobody has visited."""
    with run_server(small_db, tmp_path / "output.txt") as running:
        yield running


@pytest.fixture
def serve(small_db: DataPaths, tmp_path: Path) -> Callable[[], AbstractContextManager[Server]]:
    """Serves a dashboard until a block ends."""
    return lambda: run_server(small_db, tmp_path / "output.txt")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium."""
    expect.set_options(timeout=_PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_chromium(playwright), args=_ARGUMENTS
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def new_visit(browser: Browser) -> Callable[..., Visit]:
    """Gives a visitor with an empty cache, who leaves when a stack is left."""

    def visit(server: Server, size: tuple[int, int], stack: ExitStack, *, scale: int = 1) -> Visit:
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            locale="sv-SE",
            accept_downloads=True,
        )
        stack.callback(context.close)
        context.set_default_timeout(_PATIENCE_MS)
        visit = Visit(context.new_page(), server)
        visit.page.on("request", lambda request: visit.hosts.add(request.url.split("/")[2]))
        visit.page.on("websocket", lambda socket: visit.hosts.add(socket.url.split("/")[2]))
        visit.page.on("pageerror", lambda error: visit.faults.append(str(error)))
        return visit

    return visit


@pytest.fixture
def new_visitor(new_visit: Callable[..., Visit], server: Server) -> Iterator[Callable[..., Visit]]:
    """Gives visitors of the dashboard, or of another; all leave when the test ends."""
    with ExitStack() as stack:

        def visit(size: tuple[int, int] = DESKTOP, *, scale: int = 1, at: Server = server) -> Visit:
            return new_visit(at, size, stack, scale=scale)

        yield visit


@pytest.fixture
def visitor(new_visitor: Callable[..., Visit]) -> Visit:
    """A visitor at a desk."""
    return new_visitor()
