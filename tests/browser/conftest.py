"""A running dashboard and a Chromium that looks at it."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from benchmarks.serving.browsers import SETTLED, chromium
from benchmarks.serving.servers import served
from finsam_metrics.model.paths import PROJECT_ROOT, DataPaths
from finsam_metrics.ui.serving import page as served_page
from finsam_metrics.ui.shell.navigation import PAGES, PageEntry, find_entry

DESKTOP = (1440, 900)
IN_MENU = [page for page in PAGES if page.is_in_menu]
# Addresses of the pages that are read, that begin with what is typed, that have no pictures.
TEXT_PAGES = frozenset({"guide", "om", "drift"})
INPUTS_FIRST = frozenset({"kostnadsfordelning"})
WITHOUT_CHARTS = TEXT_PAGES | {
    *(
        "kontroll",
        "kallor",
        "las-in",
        "ordlista",
        "tillganglighet",
        "underlag",
        "utgavor",
        "oppna-data",
        "fraga-sjalv",
        "siffra",
        "fragor",
    ),
}

_MOST_TABS = 60
_MOST_IN_ROW = 5
_PATIENCE_MS = 20_000
_AXE = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
_OVERFLOW = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
  .map(element => element.scrollWidth - element.clientWidth)"""
_TOUCH_AREA = "g.mark-rect:not([pointer-events=none]) > path[fill-opacity='0']"
_TURN = """path => {
  history.pushState({}, "", path + location.search);
  dispatchEvent(new PopStateEvent("popstate"));
}"""
BLOCKED = """addEventListener('securitypolicyviolation', event => {
  (window.blocked ??= []).push(`${event.violatedDirective} ${event.blockedURI}`);
})"""
_IN_FOCUS = "element => element.contains(document.activeElement)"
_UNFOLDED = """panel => Promise.all(
  panel.getAnimations({subtree: true}).map(animation => animation.finished.catch(() => null)))"""

_ENGLISH = """([texts, patterns, hidden]) => {
  const forms = patterns.map(([english]) => new RegExp(`^${english}$`));
  const isEnglish = (text) => texts[text.trim()] || forms.some((form) => form.test(text.trim()))
    || [...Object.keys(texts), ...hidden].some((name) => text.startsWith(`${name}: `));
  const seen = [...document.querySelectorAll('body *')]
    .filter((element) => element.checkVisibility() && !element.closest('svg, table'));
  return seen.flatMap((element) => [
    ...['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name)),
    ...[...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.nodeValue),
  ]).filter((text) => text && isEnglish(text));
}"""
_DICTIONARY = json.loads(
    Path(served_page.__file__).with_name("swedish_texts.json").read_text(encoding="utf-8")
)


@dataclass(frozen=True)
class Server:
    """A dashboard that runs in a process of its own."""

    url: str

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
    filters: dict[str, str] | None = None

    def open(self, url_path: str = "", **filters: str) -> "Visit":
        """Go to a page and wait until it is drawn."""
        self.filters = None
        self.page.goto(self.server.address(url_path, **filters))
        return self.wait_for(find_entry(url_path).title)

    def turn_to(self, url_path: str = "", **filters: str) -> "Visit":
        """Open a page; from one that was turned to with the same filters, as Back and Forward do.

        Where nothing is chosen by hand in between, the scripts need not be loaded for each page.
        """
        if self.filters != filters:
            self.open(url_path, **filters)
            self.filters = filters
            return self
        self.page.keyboard.press("Escape")  # a panel that is open would stay so
        self.page.evaluate(_TURN, f"/{url_path}")
        return self.wait_for(find_entry(url_path).title)

    def wait_for(self, title: str) -> "Visit":
        """Wait until a page is drawn, by its name."""
        name = self.page.get_by_role("heading", level=1, name=title, exact=True)
        expect(name).to_be_visible()
        return self.settle()

    def settle(self) -> "Visit":
        """Wait until nothing runs and every chart is drawn."""
        self.page.wait_for_function(SETTLED)
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

    def tab_to(self, target: Locator) -> None:
        """Press Tab until something has focus, as one who has no mouse."""
        for _ in range(_MOST_TABS):
            self.page.keyboard.press("Tab")
            if target.evaluate(_IN_FOCUS):
                return
        pytest.fail(f"{_MOST_TABS} presses of Tab do not reach {target}")

    def choose(self, box: Locator, text: str) -> "Visit":
        """Choose in a list by writing; Enter once the keyboard stands on what was written."""
        box.scroll_into_view_if_needed()
        box.select_text()
        box.press_sequentially(text)
        option = self.page.get_by_role("option", name=text, exact=True)
        expect(option).to_have_attribute("data-focused", "true")
        box.press("Enter")
        expect(box).to_have_value(text)
        return self.settle()

    def row(self, picture: str, what: str) -> Locator:
        """What stands under a picture, by the picture's key and the word in its row."""
        row = self.page.locator(f".st-key-rad-{picture}")
        return row.get_by_role("radio", name=what, exact=True)

    def press_in_row(self, picture: str, what: str) -> None:
        """Press a word in the row under a picture by keyboard alone."""
        self.tab_to(self.page.locator(f".st-key-rad-{picture}"))
        for _ in range(_MOST_IN_ROW):
            if self.row(picture, what).evaluate(_IN_FOCUS):
                break
            self.page.keyboard.press("ArrowRight")
        expect(self.row(picture, what)).to_be_focused()
        self.page.keyboard.press("Enter")

    def opened(self, picture: str) -> Locator:
        """What is opened under a picture, by the picture's key."""
        return self.page.locator(f"[class*=st-key-oppnat-{picture}-]")

    def open_table(self, picture: str) -> Locator:
        """Open the table under a picture, by the picture's key; give what is opened."""
        self.row(picture, "Tabell").click()
        opened = self.opened(picture)
        expect(opened.get_by_role("table")).to_be_visible()
        expect(opened.get_by_role("button", name="Hämta Excel")).to_be_visible()
        return opened

    def unfold(self) -> "Visit":
        """Open every folded panel and every table; what is below them has stopped moving."""
        for panel in self.page.get_by_test_id("stExpander").all():
            # A part of the page that is being drawn anew takes no click.
            self.settle()
            panel.locator("summary").click()
            expect(panel.get_by_test_id("stExpanderDetails")).to_be_visible()
            panel.evaluate(_UNFOLDED)
        for choice in self.page.get_by_role("radio", name="Tabell", exact=True).all():
            self.settle()
            choice.click()
            expect(choice).to_be_checked()
        return self.settle()

    @property
    def selection(self) -> Locator:
        """The button that says what is chosen for all pages, and opens the panel to choose in."""
        return self.page.get_by_test_id("stPopoverButton").filter(has_text="Urval")

    def open_filters(self) -> "Visit":
        """Open the panel where associations, year and prices are chosen."""
        self.selection.click()
        expect(self.page.get_by_test_id("stPopoverBody")).to_be_visible()
        return self

    @property
    def touch_areas(self) -> Locator:
        """What can be pressed in the charts."""
        return self.page.get_by_test_id("stVegaLiteChart").locator(_TOUCH_AREA)

    def touch_areas_of(self, place: int) -> Locator:
        """What can be pressed in one chart, by its place on the page from 0."""
        return self.page.get_by_test_id("stVegaLiteChart").nth(place).locator(_TOUCH_AREA)

    @property
    def dialog(self) -> Locator:
        """The open dialog."""
        return self.page.get_by_role("dialog")

    @property
    def english(self) -> list[str]:
        """Streamlit's English texts that can still be seen or heard."""
        known = [_DICTIONARY["texts"], _DICTIONARY["patterns"], _DICTIONARY["hidden"]]
        return self.page.evaluate(_ENGLISH, known)

    @property
    def overflow(self) -> list[int]:
        """How many px the window and the page are too wide."""
        return self.page.evaluate(_OVERFLOW)

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


@contextmanager
def run_server(data: DataPaths) -> Iterator[Server]:
    """Run the dashboard on a free port until the block ends."""
    with served(PROJECT_ROOT / "dashboard.py", PROJECT_ROOT, data=data.root) as url:
        yield Server(url)


@pytest.fixture(scope="session")
def server(small_db: DataPaths) -> Iterator[Server]:
    """The dashboard of all tests that do not change it."""
    with run_server(small_db) as running:
        yield running


@pytest.fixture
def cold_server(small_db: DataPaths) -> Iterator[Server]:
    """A dashboard that nobody has visited."""
    with run_server(small_db) as running:
        yield running


@pytest.fixture
def serve(small_db: DataPaths) -> Callable[[], AbstractContextManager[Server]]:
    """Serves a dashboard until a block ends."""
    return lambda: run_server(small_db)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium."""
    expect.set_options(timeout=_PATIENCE_MS)
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def new_visit(browser: Browser) -> Callable[..., Visit]:
    """Gives a visitor with an empty cache, who leaves when a stack is left."""

    def visit(
        server: Server,
        size: tuple[int, int],
        stack: ExitStack,
        *,
        scale: int = 1,
        has_touch: bool = False,
    ) -> Visit:
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            has_touch=has_touch,
            locale="sv-SE",
            accept_downloads=True,
            ignore_https_errors=True,
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

        def visit(size: tuple[int, int] = DESKTOP, *, at: Server = server) -> Visit:
            return new_visit(at, size, stack)

        yield visit


@pytest.fixture(scope="session")
def desk(new_visit: Callable[..., Visit], server: Server) -> Iterator[Visit]:
    """A visitor at a desk with the scripts, for all tests that open a page anew."""
    with ExitStack() as stack:
        yield new_visit(server, DESKTOP, stack)


@pytest.fixture
def visitor(desk: Visit) -> Visit:
    """A visitor at a desk, who has been here before; each opening of a page begins a visit."""
    width, height = DESKTOP
    desk.page.set_viewport_size({"width": width, "height": height})
    return desk
