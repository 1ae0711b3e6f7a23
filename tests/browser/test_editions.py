"""An edition in a browser: a link opens it, the menu keeps it, a press leaves it."""

from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from finsam_metrics.editions.sealing import seal
from finsam_metrics.pipeline import build
from finsam_metrics.ui.shell.navigation import find_entry
from tests.browser.conftest import DESKTOP, run_server
from tests.conftest import DataCopy
from tests.taken_in import COORDINATOR

pytestmark = pytest.mark.browser

PHONE = (390, 844)
NOTE = "Länsmötet den 12 mars"


@pytest.fixture(scope="module")
def own_server(tmp_path_factory):
    """A dashboard with a sealed edition, in which an area is called otherwise since."""
    copy = DataCopy(tmp_path_factory.mktemp("editions") / "data")
    seal(copy.paths, COORDINATOR, note=NOTE)
    copy.replace("vocabulary/budget_area.csv", ",Insatser,", ",Verksamhet,")
    build(copy.paths)
    with run_server(copy.paths) as running:
        yield running


@pytest.fixture
def visit_at(own_server, new_visit):
    """Gives visitors with screens of a size."""
    with ExitStack() as stack:
        yield lambda size=DESKTOP: new_visit(own_server, size, stack)


def test_a_link_opens_the_edition_the_menu_keeps_it_and_a_press_leaves_it(visit_at):
    visit = visit_at().open("budget", utgava="1")
    banner = visit.page.locator(".st-key-utgava-oppen")
    expect(banner).to_contain_text("Ni ser utgåva 1, låst den")
    expect(banner).to_contain_text(NOTE)
    visit.menu_link(find_entry("jamfor")).click()
    visit.page.wait_for_url("**/jamfor?*utgava=1*")
    expect(banner).to_be_visible()
    visit.page.get_by_role("button", name="Visa dagens uppgifter").click()
    expect(banner).to_have_count(0)
    visit.settle()
    assert "utgava" not in visit.query


def test_an_edition_is_opened_from_the_list(visit_at):
    visit = visit_at().open("utgavor")
    visit.page.get_by_role("link", name="Öppna utgåva 1").click()
    expect(visit.page.locator(".st-key-utgava-oppen")).to_be_visible()
    visit.page.wait_for_url("**/?*utgava=1*")
    assert not visit.faults


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_the_page_of_editions_can_be_used_by_all(visit_at, size):
    visit = visit_at(size).open("utgavor").unfold()
    assert visit.hindrances() == []
    assert visit.english == []
    assert all(px <= 0 for px in visit.overflow)
    opened = visit_at(size).open("budget", utgava="1")
    assert opened.hindrances() == []
    assert all(px <= 0 for px in opened.overflow)
