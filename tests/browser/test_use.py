"""What a visitor does: keyboard, open panels, turned tablets, large text, downloads."""

import csv
import io
import re
from contextlib import ExitStack
from xml.etree import ElementTree

import polars as pl
import pytest
from playwright.sync_api import expect
from polars import selectors as cs

from finsam_metrics.model.swedish_numbers import NBSP, NOT_STATED
from finsam_metrics.ui.shell.navigation import PAGES

pytestmark = pytest.mark.browser

NO_OVERFLOW = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
  .every(element => element.scrollWidth === element.clientWidth)"""
PHONE = (390, 844)
DAY = r"\d{4}-\d\d-\d\d"


def chart_height(visit):
    """The height of the first chart."""
    return visit.page.get_by_test_id("stVegaLiteChart").first.bounding_box()["height"]


def squeezed(text):
    """The text without spaces, since a line that is broken has none."""
    return "".join(text.split())


def fetch(button):
    """What a button downloads: the file's name and what it holds."""
    with button.page.expect_download() as started:
        button.click()
    return started.value.suggested_filename, started.value.path().read_bytes()


def test_the_unit_is_changed_by_keyboard_alone(visitor):
    visitor.open()
    unit = visitor.page.get_by_test_id("stButtonGroup").first
    visitor.tab_to(unit)
    visitor.page.keyboard.press("ArrowRight")
    if not unit.get_by_role("radio", name="tkr", exact=True).is_checked():
        visitor.page.keyboard.press("Space")
    expect(visitor.page.get_by_role("heading", level=2).first).to_contain_text("tkr")


def test_what_is_searched_is_found_and_opened_by_keyboard_alone(visitor):
    visitor.open()
    keyboard = visitor.page.keyboard
    visitor.page.get_by_test_id("stPopoverButton").filter(has_text="Sök").focus()
    keyboard.press("Enter")
    field = visitor.page.get_by_test_id("stPopoverBody").get_by_role("textbox")
    expect(field).to_be_focused()
    keyboard.type("kvinnocoachernas")
    keyboard.press("Enter")
    found = visitor.page.locator(".st-key-traffar a").first
    expect(found).to_be_visible()
    keyboard.press("Tab")
    expect(found).to_be_focused()
    keyboard.press("Enter")
    expect(visitor.page).to_have_url(re.compile(r"/insatser\?.*forbund="))


def test_a_table_is_opened_by_keyboard_alone(visitor):
    visitor.open()
    visitor.press_in_row("parts", "Tabell")
    expect(visitor.opened("parts").get_by_role("table")).to_contain_text("Västerås 2014")


def test_what_is_opened_under_a_picture_takes_the_focus_and_the_next_tab_stands_in_it(visitor):
    visitor.open()
    for what, first in (("Tabell", "button"), ("Bild", "button"), ("Källa", "link")):
        visitor.press_in_row("parts", what)
        expect(visitor.opened("parts")).to_be_focused()
        expect(visitor.opened("parts")).to_have_accessible_name(what)
        visitor.page.keyboard.press("Tab")
        expect(visitor.opened("parts").get_by_role(first).first).to_be_focused()
        visitor.row("parts", what).click()
        expect(visitor.opened("parts")).to_have_count(0)
        visitor.page.locator("h1").click()


def test_the_box_that_is_opened_to_ask_takes_the_focus(visitor):
    visitor.open()
    visitor.row("parts", "Var står siffran?").click()
    expect(visitor.opened("parts").get_by_role("combobox")).to_be_focused()


def test_what_has_the_focus_is_framed_by_two_pixels(visitor):
    visitor.open()
    visitor.tab_to(visitor.row("parts", "Var står siffran?"))
    frame = visitor.row("parts", "Var står siffran?").evaluate(
        "e => [getComputedStyle(e).outlineStyle, getComputedStyle(e).outlineWidth,"
        " getComputedStyle(e).outlineColor]"
    )
    assert frame == ["solid", "2px", "rgb(0, 82, 147)"]


def test_a_picture_that_answers_shows_a_hand_and_says_its_value_in_words(visitor):
    visitor.open("", forbund="vasteras")
    visitor.touch_areas.first.hover()
    told = visitor.page.locator("#vg-tooltip-element.visible")
    expect(told).to_have_text(re.compile(r"Västerås 2014 · \D+: \d+\s%"))
    assert visitor.touch_areas.first.evaluate("e => getComputedStyle(e).cursor") == "pointer"


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_saved_picture_has_its_heading_unit_marks_and_source(visitor, ending):
    visitor.open("", matt="tkr", priser="2021")
    visitor.row("parts", "Bild").click()
    button = visitor.opened("parts").get_by_role("button", name=f"Hämta {ending.upper()}")
    name, content = fetch(button)
    assert re.fullmatch(rf"oversikt-tkr-2021-ars-priser-kpi-{DAY}\.{ending}", name)
    if ending == "png":
        assert content.startswith(b"\x89PNG")
        return
    said = " ".join("".join(ElementTree.fromstring(content).itertext()).split())
    for words in (visitor.answer, "2021 års priser (KPI)", "* kategorin är", "Källa: planer"):
        assert squeezed(words) in squeezed(said)


def test_a_table_that_scrolls_is_reached_and_scrolled_by_keyboard(new_visitor):
    visit = new_visitor((640, 844)).open("budget", forbund="kramfors")
    table = visit.page.get_by_role("group", name="kan rullas i sidled").last
    expect(table).to_have_attribute("tabindex", "0")
    table.focus()
    visit.page.keyboard.press("ArrowRight")
    expect(table).to_be_focused()
    visit.page.wait_for_function("table => table.scrollLeft > 0", arg=table.element_handle())
    first_cell = table.locator("tbody td").first.bounding_box()
    assert abs(first_cell["x"] - table.bounding_box()["x"]) < 2


def test_a_chart_grows_taller_when_its_window_narrows_and_shrinks_back(visitor):
    visitor.open("budget")
    wide = chart_height(visitor)
    taller = """height => document.querySelector('[data-testid=stVegaLiteChart]')
      .getBoundingClientRect().height > height"""
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.page.wait_for_function(taller, arg=wide + 100)
    visitor.page.wait_for_function(NO_OVERFLOW)
    visitor.page.set_viewport_size({"width": 1440, "height": 900})
    visitor.page.wait_for_function(f"height => !({taller})(height)", arg=wide + 1)


@pytest.mark.parametrize("path", ["", "budget", "grupper", "utbildning"])
def test_pointing_at_a_chart_shows_no_word_of_the_program(visitor, path):
    visitor.turn_to(path)
    box = visitor.page.get_by_test_id("stVegaLiteChart").first.bounding_box()
    said = set()
    for part in (0.1, 0.3, 0.5, 0.7, 0.9):
        visitor.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] * part)
        said.update(visitor.page.locator("#vg-tooltip-element.visible").all_inner_texts())
    assert said.isdisjoint({"true", "false", "null", "undefined", "[object Object]"})


@pytest.fixture(scope="module")
def enlarged(new_visit, server):
    """A visitor who shows everything twice as large."""
    with ExitStack() as stack:
        yield new_visit(server, (720, 450), stack, scale=2)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.url_path or "oversikt")
def test_no_page_overflows_at_200_per_cent(enlarged, page):
    assert enlarged.turn_to(page.url_path).overflow == [0, 0]


def test_the_menu_of_a_phone_opens_and_leads_to_a_page(new_visitor):
    visit = new_visitor(PHONE).open("", matt="tkr")
    visit.page.get_by_test_id("stExpandSidebarButton").click()
    menu = visit.page.get_by_role("navigation", name="Sidor")
    menu.get_by_role("link", name="Budget", exact=True).click()
    visit.wait_for("Budget")
    assert "tkr" in visit.answer


def test_csv_holds_the_numbers_on_the_screen_and_an_empty_cell_where_nothing_is_stated(visitor):
    opened = visitor.open("budget", matt="tkr").open_table("matrix")
    shown = opened.get_by_role("table").inner_text()
    assert NOT_STATED in shown
    assert f"14{NBSP}405" in shown
    name, content = fetch(opened.get_by_role("button", name="Hämta CSV"))
    text = content.decode("utf-8-sig")
    rows = {row["Post, tkr"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}
    assert re.fullmatch(rf"budget-tkr-lopande-priser-{DAY}\.csv", name)
    assert NOT_STATED not in text
    assert rows["Summa kostnader"]["Västerås 2014"] == "14405,0"
    assert rows["Vy"]["Västra Mälardalen 2021"].startswith("Budget: ")
    assert rows["Kommunikation"]["Kramfors 2010"] == ""


def test_excel_holds_the_numbers_on_the_screen_and_an_empty_cell_where_nothing_is_stated(visitor):
    opened = visitor.open("budget", matt="tkr").open_table("matrix")
    name, content = fetch(opened.get_by_role("button", name="Hämta Excel"))
    sheet = pl.read_excel(io.BytesIO(content), sheet_name="Tabell")
    assert re.fullmatch(rf"budget-tkr-lopande-priser-{DAY}\.xlsx", name)
    kramfors = dict(sheet.select("Post, tkr", "Kramfors 2010").iter_rows())
    figures = sheet.drop("Post, tkr", "origin_url", cs.contains("vår bedömning"))
    stated = figures.select(column.name for column in figures if column.count())
    assert stated.columns == ["Västra Mälardalen 2021", "Västerås 2014", "Kramfors 2010"]
    assert all(kind.is_numeric() for kind in stated.dtypes)
    assert kramfors["Summa kostnader"] == 2_580
    assert kramfors["Kommunikation"] is None
    assert kramfors["Finansiella poster, netto"] == -22


def test_shares_are_downloaded_as_numbers_from_0_to_1(visitor):
    opened = visitor.open("budget", forbund="vasteras").open_table("matrix")
    _, content = fetch(opened.get_by_role("button", name="Hämta Excel"))
    sheet = pl.read_excel(io.BytesIO(content), sheet_name="Tabell")
    shares = dict(sheet.select("Post", "Västerås 2014").iter_rows())
    assert shares["Summa kostnader"] == pytest.approx(1)
    assert 0.9 < shares["Insatser"] < 0.92


def test_printed_lines_are_downloaded_with_amounts_as_numbers_and_text_as_text(visitor):
    visitor.open("budget", forbund="kramfors")
    name, content = fetch(visitor.page.get_by_role("button", name="Hämta Excel").last)
    sheet = pl.read_excel(io.BytesIO(content))
    assert name.startswith("rader-kramfors-2010-budget-2010-")
    assert sheet["Kronor"].dtype.is_numeric()
    assert sheet["I dokumentet"].dtype == pl.String
    assert "-482,5" in sheet["I dokumentet"].to_list()
