"""A phone and a slow line: the menu, tables as cards, and nothing that stays empty."""

import pytest
from playwright.sync_api import expect

from finsam_metrics.shared_costs.case_links import pack_case

pytestmark = pytest.mark.browser

PHONE = (390, 844)
# All that a table of a cost split can hold: compensation, income, and what no key divides.
SPLIT = {
    "title": "Gemensam kurs",
    "year": 2014,
    "parties": ["vastra-malardalen", "vasteras", "norra-vastmanland"],
    "key": {"key_id": "vastmanland-2014"},
    "lines": [
        {
            "title": "Kurs i bemötande",
            "amount_sek": "290000.00",
            "vat_sek": "18000",
            "vat_recovered": "yes",
            "income_sek": "100",
            "date": "2014-10",
            "payers": {"vasteras": "290000.00"},
        },
        {
            "title": "Lokal till kursen",
            "amount_sek": "30000.00",
            "key": {"method": "equal"},
            "payers": {"vasteras": "30000.00"},
        },
    ],
}
SEEN_COLUMNS = """cell => getComputedStyle(cell, '::before').content"""


def test_the_menu_of_a_phone_says_what_it_is_and_closes_when_a_page_is_chosen(new_visitor):
    visit = new_visitor(PHONE).open()
    opener = visit.page.get_by_test_id("stExpandSidebarButton")
    assert opener.evaluate("e => getComputedStyle(e, '::after').content") == '"Meny"'
    opener.click()
    menu = visit.page.get_by_test_id("stSidebar")
    visit.page.get_by_role("navigation", name="Sidor").get_by_role("link", name="Budget").click()
    visit.wait_for("Budget")
    expect(menu).not_to_be_in_viewport()
    expect(visit.page.get_by_test_id("stMain")).to_be_focused()


def test_a_table_on_a_phone_is_cards_that_say_their_columns_and_a_table_to_those_who_hear(
    new_visitor,
):
    visit = new_visitor(PHONE).open("budget", forbund="vasteras,kramfors")
    table = visit.open_table("matrix").get_by_role("table")
    assert table.evaluate("e => e.scrollWidth <= e.parentElement.clientWidth")
    cell = table.get_by_role("row").nth(1).get_by_role("cell").nth(1)
    assert cell.get_attribute("data-column") == "Västerås 2014"
    assert cell.evaluate(SEEN_COLUMNS) == '"Västerås 2014"'
    expect(table.get_by_role("columnheader", name="Västerås 2014")).to_have_count(1)
    assert visit.overflow == [0, 0]


def test_a_table_that_scrolls_says_so(new_visitor):
    visit = new_visitor((640, 844)).open("budget", forbund="kramfors")
    scrolling = visit.page.locator("[data-testid=stTable] [data-scrolls]").first
    content = scrolling.evaluate("e => getComputedStyle(e, '::before').content")
    assert "fortsätter åt höger" in content


def test_the_tables_of_a_cost_split_are_whole_on_a_tablet(new_visitor):
    link = pack_case(SPLIT)
    visit = new_visitor((820, 1180)).open("kostnadsfordelning", arende=link)
    tables = visit.page.locator("[data-testid=stTable]")
    expect(tables).to_have_count(4)
    assert tables.locator("[data-scrolls]").count() == 0


def test_figures_of_a_table_stand_to_the_right_and_words_to_the_left(visitor):
    table = visitor.open("", matt="tkr").open_table("parts").get_by_role("table")
    row = table.get_by_role("row").nth(1).get_by_role("cell")
    aligned = [cell.evaluate("e => getComputedStyle(e).textAlign") for cell in row.all()]
    assert aligned[0] in ("left", "start")
    assert set(aligned[1:]) == {"right"}
    assert "tabular-nums" in row.last.evaluate("e => getComputedStyle(e).fontVariantNumeric")


def test_a_page_that_is_on_its_way_says_so_in_swedish(new_visitor):
    visitor = new_visitor()
    visitor.page.route("**/*.js", lambda route: None)
    visitor.page.goto(visitor.server.address(), wait_until="commit")
    expect(visitor.page.get_by_text("Finsam i siffror läses in")).to_be_visible()


def test_what_says_that_a_page_is_on_its_way_goes_when_it_is_there(visitor):
    visitor.open()
    expect(visitor.page.get_by_text("Finsam i siffror läses in")).to_be_hidden()


def test_the_link_to_a_view_is_copied_also_where_the_browser_has_no_clipboard(new_visitor):
    visitor = new_visitor()
    visitor.page.add_init_script(
        """Object.defineProperty(navigator, 'clipboard', {value: undefined});
        document.execCommand = (name) => {
          window.copied = [name, document.activeElement.value];
        };"""
    )
    visitor.open("budget", matt="tkr")
    visitor.page.get_by_role("button", name="Dela").click()
    visitor.page.get_by_role("button", name="Kopiera länken").click()
    expect(visitor.page.get_by_text("Länken är kopierad.")).to_be_visible()
    assert visitor.page.evaluate("window.copied") == ["copy", visitor.page.url]
