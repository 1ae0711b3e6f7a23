"""The meeting pack: gathered on the pages, made to files, and shown in a room by keyboard alone."""

import io
import zipfile

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ROOMS = [(1280, 720), (1920, 1080)]
LEAST_PX = 24  # at 1280, so that it is read from five metres
_SMALLEST = """() => Math.min(...[...document.querySelectorAll(
    '[data-testid=stMain] :is(h2, p, td, th, text)')]
  .filter((part) => part.textContent.trim() && part.checkVisibility()
    && !part.closest('.st-key-visning, .st-key-visning-bladdra'))
  .map((part) => parseFloat(getComputedStyle(part).fontSize)
    * (part.tagName === 'text' ? parseFloat(getComputedStyle(part.ownerSVGElement).zoom) : 1)))"""


def in_room(visit, url_path, **filters):
    """Open a page as it is shown in a room."""
    visit.page.goto(visit.server.address(url_path, visning="1", **filters))
    expect(visit.page.get_by_role("button", name="Avsluta visningen")).to_be_visible()
    return visit.settle()


@pytest.mark.parametrize("size", ROOMS, ids=str)
def test_the_pack_is_shown_by_keyboard_alone_in_letters_for_a_room(size, new_visitor):
    visit = in_room(new_visitor(size), "underlag", matt="tkr")
    heading = visit.page.get_by_role("heading", level=2)
    expect(heading).to_have_text("Svar på länets frågor")
    for title in ("Förbunden i korthet", "Administrationen kostar"):
        visit.page.keyboard.press("ArrowRight")
        expect(heading).to_contain_text(title)
        visit.settle()
        assert visit.page.evaluate(_SMALLEST) >= LEAST_PX * size[0] / 1280
        assert max(visit.overflow) <= 0
        assert visit.hindrances() == []
    visit.page.keyboard.press("ArrowLeft")
    expect(heading).to_have_text("Förbunden i korthet")
    assert "visning=2" in visit.query
    visit.page.keyboard.press("Escape")
    visit.wait_for("Mötesunderlag")
    assert "visning" not in visit.query


@pytest.mark.parametrize("url_path", ["", "budget", "utveckling", "mal"])
def test_any_page_is_shown_in_a_room_without_menu(url_path, new_visitor):
    visit = in_room(new_visitor(ROOMS[0]), url_path)
    expect(visit.page.get_by_test_id("stTopNav")).to_be_hidden()
    expect(visit.page.get_by_test_id("stPopoverButton").first).to_be_hidden()
    assert visit.page.evaluate(_SMALLEST) >= LEAST_PX
    assert max(visit.overflow) <= 0


def test_a_page_is_taken_into_the_room_and_out_of_it_by_hand(new_visitor):
    visit = new_visitor(ROOMS[0]).open("budget")
    visit.page.get_by_role("button", name="Dela").click()
    visit.page.get_by_role("button", name="Presentationsläge").click()
    leave = visit.page.get_by_role("button", name="Avsluta visningen")
    expect(leave).to_be_visible()
    expect(visit.page.get_by_test_id("stPopoverBody")).to_be_hidden()
    visit.settle()
    leave.click()
    visit.wait_for("Budget")
    assert "visning" not in visit.query


@pytest.mark.parametrize("size", [(1440, 900), (820, 1180), (390, 844)], ids=str)
def test_views_are_gathered_and_the_pack_is_made(size, new_visitor):
    visit = new_visitor(size).open("budget", matt="tkr", forbund="vasteras")
    visit.page.get_by_role("button", name="Dela").click()
    visit.page.get_by_role("button", name="Lägg till i underlaget").click()
    expect(visit.page.get_by_text("Underlaget har en vy.")).to_be_visible()
    visit.page.get_by_role("link", name="Öppna underlaget").click()
    visit.wait_for("Mötesunderlag")
    expect(visit.page.get_by_text("som den såg ut: Västerås")).to_be_visible()
    assert visit.hindrances() == []
    visit.page.get_by_role("button", name="Gör underlaget").click()
    expect(visit.page.get_by_text("Så ser det ut på papper")).to_be_visible(timeout=60_000)
    visit.settle()
    assert max(visit.overflow) <= 0
    assert visit.hindrances() == []
    with visit.page.expect_download() as started:
        visit.page.get_by_role("button", name="PDF", exact=True).click()
    assert started.value.path().read_bytes().startswith(b"%PDF")
    with visit.page.expect_download() as started:
        visit.page.get_by_role("button", name="PowerPoint").click()
    slides = zipfile.ZipFile(io.BytesIO(started.value.path().read_bytes())).namelist()
    assert sum(name.startswith("ppt/charts/chart") for name in slides) == 2
    with visit.page.expect_download() as started:
        visit.page.get_by_role("button", name="Webbsida").click()
    assert started.value.suggested_filename.endswith(".html")
    assert started.value.path().read_bytes().startswith(b"<!doctype html>")
    assert visit.faults == []
