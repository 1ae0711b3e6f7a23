"""Every page in every state: nothing serious for a screen reader, nothing English, nothing cut."""

from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from finsam_metrics.ui.shell.navigation import PAGES, SECTIONS
from tests.browser.conftest import BLOCKED, IN_MENU

pytestmark = pytest.mark.browser

SIZES = {"desk": (1440, 900), "phone": (390, 844)}
CHOOSING = [page for page in PAGES if page.has_selection]
IN_AMOUNTS = [page for page in PAGES if page.has_measure]
# Each state at one of the widths, since what axe reads is the same at both but for the menu, and on
# the pages that it changes: without associations all say the same.
STATES = {
    "one association": ("phone", CHOOSING, {"forbund": "vasteras"}),
    "no association": ("desk", CHOOSING[:1], {"forbund": ""}),
    "a plan with only a frame": ("desk", CHOOSING, {"forbund": "norra-vastmanland"}),
    "a year without known inhabitants": (
        "phone",
        IN_AMOUNTS,
        {"forbund": "kramfors", "ar": "2012", "matt": "invanare"},
    ),
    "per inhabitant 16-64": ("phone", IN_AMOUNTS, {"ar": "2019", "matt": "invanare-16-64"}),
}
PARTS_OF_MENU = [section for section in SECTIONS if section]


@pytest.fixture(scope="module")
def visits(new_visit, server):
    """A visitor at a desk and one with a phone, who note what the policy stops."""
    with ExitStack() as stack:
        there = {name: new_visit(server, size, stack) for name, size in SIZES.items()}
        for visit in there.values():
            visit.page.add_init_script(BLOCKED)
        yield there


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.url_path or "oversikt")
def test_with_tables_and_filters_open_a_page_is_swedish_whole_and_can_be_heard(visits, page, size):
    visit = visits[size].turn_to(page.url_path, matt="tkr", priser="2021").unfold()
    if page.has_selection:
        visit.open_filters()
    assert visit.english == []
    assert visit.hindrances() == []
    assert visit.overflow == [0, 0]
    assert visit.page.evaluate("window.blocked ?? []") == []


@pytest.mark.parametrize(
    ("size", "page", "filters"),
    [
        pytest.param(size, page, filters, id=f"{state}-{page.url_path or 'oversikt'}")
        for state, (size, pages, filters) in STATES.items()
        for page in pages
    ],
)
def test_a_page_can_be_heard_and_is_whole_whatever_is_chosen(visits, size, page, filters):
    visit = visits[size].turn_to(page.url_path, **filters)
    assert visit.hindrances() == []
    assert visit.overflow == [0, 0]


@pytest.mark.parametrize("size", SIZES)
def test_an_answer_to_what_is_asked_can_be_heard_and_is_whole(visits, size):
    visit = visits[size].open("budget", fraga="matrix.vasteras.structural")
    expect(visit.dialog.get_by_role("table")).to_be_visible()
    assert visit.hindrances() == []
    assert visit.english == []
    assert visit.overflow == [0, 0]


@pytest.mark.parametrize("section", PARTS_OF_MENU)
def test_an_open_part_of_the_menu_can_be_heard(visits, section):
    visit = visits["desk"].open()
    visit.menu_link(next(page for page in PAGES if page.section == section))
    expect(visit.page.get_by_test_id("stTopNavPopover")).to_be_visible()
    assert visit.hindrances() == []


def test_the_open_menu_of_a_phone_can_be_heard_in_its_parts(visits):
    visit = visits["phone"].open()
    visit.page.get_by_test_id("stExpandSidebarButton").click()
    for section in PARTS_OF_MENU:
        links = visit.page.get_by_role("group", name=section, exact=True).get_by_role("link")
        expect(links).to_have_text([page.title for page in IN_MENU if page.section == section])
    assert visit.hindrances() == []
    assert visit.english == []
