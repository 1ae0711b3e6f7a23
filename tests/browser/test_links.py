"""A link opens the view it was copied from, on a cold server and in another browser."""

import pytest
from playwright.sync_api import expect

from finsam_metrics.ui.shell.navigation import PAGES, find_entry
from tests.browser.conftest import IN_MENU

pytestmark = pytest.mark.browser

FILTERS = {"forbund": "vasteras,kramfors", "ar": "2014", "matt": "tkr", "priser": "2020"}
QUERY = "forbund=vasteras,kramfors&ar=2014&matt=tkr&priser=2020"
NOT_FOUND = "Page not found"


def same_query(visit):
    """The parameters of the address, as they are meant."""
    return visit.query.replace("%2C", ",")


def selection(visit):
    """The button that says what is chosen."""
    return visit.selection


def first_document(visit):
    """The heading of the first document's card."""
    return visit.page.get_by_test_id("stMarkdown").filter(has_text="·").filter(has_text=" 20").first


def test_a_link_to_an_inner_page_on_a_cold_server_opens_that_page_with_frame_and_filters(
    cold_server, new_visitor
):
    visit = new_visitor(at=cold_server).open("budget", forbund="vasteras", matt="tkr")
    expect(visit.page.get_by_text(NOT_FOUND)).to_have_count(0)
    expect(visit.page.get_by_role("dialog")).to_have_count(0)
    expect(visit.menu_link(PAGES[-1])).to_be_visible()
    expect(selection(visit)).to_contain_text("Västerås")
    expect(visit.page.get_by_role("radio", name="tkr", exact=True)).to_be_checked()
    assert "tkr i Västerås" in visit.answer
    assert same_query(visit) == "forbund=vasteras&matt=tkr"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.url_path or "oversikt")
def test_a_link_to_any_page_keeps_its_filters_in_the_address(visitor, page):
    visitor.open(page.url_path, **FILTERS)
    assert same_query(visitor) == QUERY
    expect(visitor.page.get_by_text(NOT_FOUND)).to_have_count(0)


def test_a_walk_through_the_menu_keeps_filters_and_address(visitor):
    visitor.open("", **FILTERS)
    for page in (*IN_MENU[1:], IN_MENU[0]):
        visitor.go(page)
        if page.has_selection and page.has_year:
            expect(selection(visitor)).to_contain_text("två förbund · 2014")
        visitor.page.wait_for_url(f"**/{page.url_path}?forbund=*")
        assert same_query(visitor) == QUERY


@pytest.mark.parametrize("opened", ["Tabell", "Källa", "Bild", "Var står siffran?"])
def test_what_is_opened_under_a_picture_takes_no_filter_away_from_the_next_page(visitor, opened):
    visitor.open("budget", forbund="vasteras,kramfors", matt="tkr")
    visitor.row("matrix", opened).click()
    expect(visitor.opened("matrix")).to_be_visible()
    visitor.go(find_entry("utveckling"))
    expect(selection(visitor)).to_contain_text("två förbund")
    visitor.page.wait_for_url("**/utveckling?*matt=tkr*")
    assert "forbund=vasteras,kramfors" in same_query(visitor)


def test_one_step_back_returns_to_the_page_before_with_the_same_filters(visitor):
    visitor.open("", matt="tkr")
    visitor.go(find_entry("budget"))
    visitor.page.wait_for_url("**/budget?matt=tkr")
    visitor.page.get_by_role("radio", name="kr per invånare", exact=True).click()
    visitor.page.wait_for_url("**/budget?matt=invanare")
    visitor.page.go_back()
    visitor.wait_for("Översikt")
    expect(visitor.page.get_by_role("heading", level=2).first).to_contain_text("kr per invånare")
    visitor.page.wait_for_url("**/?matt=invanare")


def test_a_choice_is_written_to_the_address(visitor):
    visitor.open()
    visitor.page.get_by_role("radio", name="kr per invånare", exact=True).click()
    expect(visitor.page.get_by_role("heading", level=2).first).to_contain_text("kr per invånare")
    visitor.page.wait_for_url("**/?matt=invanare")


def test_the_same_address_shows_the_same_answer_to_another_visitor(new_visitor):
    first = new_visitor().open()
    first.page.get_by_role("radio", name="tkr", exact=True).click()
    first.page.wait_for_url("**/?matt=tkr")
    expect(first.page.get_by_role("heading", level=2).first).to_contain_text("tkr")
    first.settle()
    second = new_visitor()
    second.page.goto(first.page.url)
    second.wait_for("Översikt")
    assert second.answer == first.answer


def test_a_link_to_a_document_shows_it_first(visitor):
    visitor.open("kallor", dokument="vasteras-2014")
    cards = visitor.page.get_by_text("Diarienummer:")
    expect(cards).to_have_count(5)
    expect(first_document(visitor)).to_contain_text("Västerås 2014")


def test_a_source_under_a_picture_leads_to_its_document_and_keeps_the_filters(visitor):
    visitor.open("budget", forbund="vasteras,kramfors")
    visitor.row("matrix", "Källa").click()
    visitor.opened("matrix").get_by_role("link", name="Kramfors").click()
    visitor.wait_for("Källor")
    expect(first_document(visitor)).to_contain_text("Kramfors 2010")
    visitor.page.wait_for_url("**/kallor?*dokument=kramfors-2010*")
    assert "forbund=vasteras,kramfors" in same_query(visitor)


def test_nonsense_in_the_address_shows_the_default_view(visitor):
    visitor.open("budget", forbund="x", ar="1066", matt="kilo", priser="x")
    visitor.page.wait_for_url("**/budget")
    expect(selection(visitor)).to_contain_text("fyra förbund")
