"""Whole journeys: by keyboard alone, by touch, and by a link to somebody else."""

import csv
import io
import json
import re
from contextlib import ExitStack
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import expect

from finsam_metrics.model.swedish_numbers import NBSP, NOT_STATED
from finsam_metrics.ui.shell.navigation import PAGES, find_entry
from tests.browser.conftest import WITHOUT_CHARTS

pytestmark = pytest.mark.browser

TABLET = (820, 1180)
PLAIN_FILE = r"[a-z0-9-]+\.(csv|xlsx)"
# The figures of a cost split are the visitor's own; none of them is printed in a document.
WITHOUT_PRINTED = WITHOUT_CHARTS | {"kostnadsfordelning"}
WITH_PICTURES = [page for page in PAGES if page.url_path not in WITHOUT_PRINTED]


@pytest.fixture(scope="module")
def on_tablet(new_visit, server):
    """A visitor with a tablet."""
    with ExitStack() as stack:
        yield new_visit(server, TABLET, stack, has_touch=True)


def open_box_by_keyboard(visit):
    """Open the box where one asks where a figure stands, under the first picture."""
    visit.press_in_row("parts", "Var står siffran?")
    box = visit.opened("parts").get_by_role("combobox")
    expect(box).to_be_focused()
    return box


def fetch_by_keyboard(visit, button):
    """Go to a button and press it: the name of the file and what it holds."""
    visit.tab_to(button)
    with visit.page.expect_download() as started:
        visit.page.keyboard.press("Enter")
    return started.value.suggested_filename, started.value.path().read_bytes()


def choose(visit, label, text):
    """Choose in a list of the page by its name."""
    visit.choose(visit.page.get_by_role("combobox", name=label, exact=True), text)


def said(visit):
    """What a view says: address, headings, subtitles and choices."""
    main = visit.settle().page.get_by_test_id("stMain")
    return {
        "address": visit.query.replace("%2C", ","),
        "headings": main.get_by_role("heading").all_inner_texts(),
        "subtitles": main.get_by_test_id("stCaptionContainer").all_inner_texts(),
        "choices": [box.input_value() for box in main.get_by_role("combobox").all()],
        "filters": visit.selection.inner_text(),
    }


def said_to_another(visit, new_visitor):
    """What the view at the same address says in another browser."""
    other = new_visitor()
    other.page.goto(visit.page.url)
    expect(other.page.get_by_role("heading", level=1)).to_be_visible()
    return said(other)


def test_associations_are_chosen_by_keyboard_alone(visitor):
    visitor.open("budget")
    opener = visitor.selection
    visitor.tab_to(opener)
    visitor.page.keyboard.press("Enter")
    panel = visitor.page.get_by_test_id("stPopoverBody")
    expect(panel).to_be_visible()
    visitor.tab_to(panel.get_by_test_id("stButtonGroup"))
    visitor.page.keyboard.press("Enter")
    expect(opener).to_contain_text("tre förbund")
    visitor.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    visitor.page.wait_for_url("**/budget?forbund=*")
    visitor.settle()
    assert "Västra Mälardalen" not in visitor.answer


def test_where_a_figure_stands_is_asked_read_and_closed_by_keyboard_alone(visitor):
    visitor.open()
    box = open_box_by_keyboard(visitor)
    for _ in range(2):
        visitor.page.keyboard.type("Västerås 2014 · Utb")
        visitor.page.keyboard.press("Enter")
        expect(visitor.dialog).to_contain_text("Länsgemensamma utbildningsinsatser")
        expect(visitor.dialog).to_contain_text(f"700{NBSP}000{NBSP}kr")
        visitor.page.wait_for_url("**/?fraga=parts.vasteras.training")
        visitor.settle().page.keyboard.press("Escape")
        expect(visitor.dialog).to_be_hidden()
        expect(box).to_be_focused()
        expect(box).to_have_value("")
        visitor.page.wait_for_url(lambda url: "fraga=" not in url)


def test_the_document_of_an_answer_is_reached_by_keyboard_alone(visitor):
    visitor.open("", forbund="vasteras,kramfors")
    open_box_by_keyboard(visitor)
    visitor.page.keyboard.type("Kramfors 2010 · Adm")
    visitor.page.keyboard.press("Enter")
    expect(visitor.dialog.get_by_role("table")).to_be_visible()
    visitor.tab_to(visitor.dialog.get_by_role("link"))
    visitor.page.keyboard.press("Enter")
    visitor.wait_for("Källor")
    visitor.page.wait_for_url("**/kallor?*dokument=kramfors-2010*")
    assert "forbund=vasteras,kramfors" in visitor.query.replace("%2C", ",")
    expect(visitor.dialog).to_have_count(0)


def test_a_table_is_opened_and_downloaded_by_keyboard_alone(visitor):
    visitor.open("", matt="tkr")
    panel = visitor.opened("parts")
    visitor.press_in_row("parts", "Tabell")
    expect(panel.get_by_role("table")).to_be_visible()
    shown = panel.get_by_role("columnheader").all_inner_texts()
    name, content = fetch_by_keyboard(visitor, panel.get_by_role("button", name="Hämta CSV"))
    text = content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert re.fullmatch(PLAIN_FILE, name)
    assert [one for one in rows[0] if "bedömning" not in one] == [*shown, "origin_url"]
    assert shown[0] == "Del, tkr"
    training = next(row for row in rows if row["Del, tkr"] == "Utbildning")
    assert training["Västerås 2014"] == "700,0"
    assert NOT_STATED not in text
    name, content = fetch_by_keyboard(visitor, panel.get_by_role("button", name="Hämta Excel"))
    sheet = pl.read_excel(io.BytesIO(content), sheet_name="Tabell")
    assert re.fullmatch(PLAIN_FILE, name)
    assert [one for one in sheet.columns if "bedömning" not in one] == [*shown, "origin_url"]
    assert sheet.filter(pl.col("Del, tkr") == "Utbildning")["Västerås 2014"].to_list() == [700]


def test_a_page_in_a_part_of_the_menu_is_reached_by_keyboard_alone(visitor):
    visitor.open("", matt="tkr")
    page = find_entry("insatser")
    menu = visitor.page.get_by_test_id("stTopNav")
    visitor.tab_to(menu.get_by_role("button", name=page.section, exact=True))
    visitor.page.keyboard.press("Enter")
    link = visitor.menu_link(page)
    expect(link).to_be_visible()
    visitor.page.keyboard.press("ArrowDown")
    expect(link).to_be_focused()
    visitor.page.keyboard.press("Enter")
    visitor.wait_for(page.title)
    visitor.page.wait_for_url("**/insatser?matt=tkr")


def test_the_years_chosen_on_utveckling_are_the_same_to_another(visitor, new_visitor):
    visitor.open("utveckling", matt="tkr", priser="2020")
    choose(visitor, "Förbund", "Västerås")
    visitor.page.wait_for_url("**forandring=vasteras*")
    visitor.settle()
    choose(visitor, "Till", "prognos 2016")
    visitor.page.get_by_role("radio", name="andel av kostnaderna").click()
    visitor.page.wait_for_url("**visa=andel*")
    view = said(visitor)
    assert "forandring=vasteras" in view["address"]
    assert "till=2016" in view["address"]
    assert said_to_another(visitor, new_visitor) == view


def test_the_pair_chosen_on_jamfor_tva_is_the_same_to_another(visitor, new_visitor):
    visitor.open("jamfor", matt="tkr")
    choose(visitor, "Jämför", "Kramfors 2010 · budget")
    choose(visitor, "med", "Västra Mälardalen 2021 · budget")
    visitor.page.wait_for_url("**vanster=kramfors*hoger=vastra-malardalen*")
    view = said(visitor)
    assert "Kramfors" in view["headings"][1]
    assert said_to_another(visitor, new_visitor) == view


def test_an_asked_figure_is_the_same_to_another(visitor, new_visitor):
    visitor.open("budget", forbund="vasteras", matt="tkr")
    visitor.touch_areas.first.click()
    expect(visitor.dialog.get_by_role("table")).to_be_visible()
    visitor.page.wait_for_url("**fraga=matrix.*")
    other = new_visitor()
    other.page.goto(visitor.page.url)
    expect(other.dialog.get_by_role("table")).to_be_visible()
    assert other.dialog.inner_text() == visitor.dialog.inner_text()
    assert other.settle().query == visitor.query


@pytest.mark.parametrize("page", WITH_PICTURES, ids=lambda page: page.url_path or "oversikt")
def test_a_tap_in_any_picture_shows_the_printed_lines_and_can_be_heard(on_tablet, page):
    on_tablet.turn_to(page.url_path)
    charts = on_tablet.page.get_by_test_id("stVegaLiteChart")
    pressable = [n for n in range(charts.count()) if on_tablet.touch_areas_of(n).count()]
    assert pressable[0] == 0
    for place in pressable:
        on_tablet.touch_areas_of(place).first.tap()
        expect(on_tablet.dialog.get_by_role("table")).to_be_visible()
        assert on_tablet.dialog.get_by_role("row").count() > 1
        assert "fraga=" in on_tablet.settle().query
        if place == 0:
            assert on_tablet.hindrances() == []
        on_tablet.page.keyboard.press("Escape")
        expect(on_tablet.dialog).to_be_hidden()
        on_tablet.page.wait_for_url(lambda url: "fraga=" not in url)
        on_tablet.settle()


def type_in_first_row(visitor, column, text):
    """Type in a cell of the first row of the grid of costs, and leave it."""
    grid = visitor.page.get_by_test_id("stDataFrame").first
    visitor.tab_to(grid.locator("canvas").first)
    for key in ("ArrowDown", "ArrowUp", *["ArrowRight"] * column):
        visitor.page.keyboard.press(key)
    visitor.page.keyboard.type(text, delay=60)
    visitor.page.keyboard.press("Enter")
    visitor.settle()


def test_a_cost_is_typed_shared_and_sent_as_a_link_by_keyboard_alone(visitor, new_visitor):
    visitor.open("kostnadsfordelning")
    type_in_first_row(visitor, 2, "12 500,50")
    visitor.page.wait_for_url("**/kostnadsfordelning?arende=*")
    visitor.settle()
    assert "ligger över nyckelns tak" in visitor.page.get_by_test_id("stMain").inner_text()
    headings = visitor.page.get_by_test_id("stMain").get_by_role("heading").all_inner_texts()
    other = new_visitor()
    other.page.goto(visitor.page.url)
    other.wait_for("Kostnadsfördelning")
    shown = other.page.get_by_test_id("stMain").get_by_role("heading")
    expect(shown).to_have_text(headings)


def test_files_and_links_hold_what_is_typed_in_the_grid_at_once(visitor, tmp_path):
    visitor.open("kostnadsfordelning")
    type_in_first_row(visitor, 2, "45 000")
    expect(visitor.page.get_by_text("ligger över nyckelns tak").first).to_be_visible()
    visitor.page.get_by_role("button", name="Spara eller dela").click()
    with visitor.page.expect_download() as started:
        visitor.page.get_by_role("button", name="Spara beräkningen som fil").click()
    saved = json.loads(Path(started.value.path()).read_text(encoding="utf-8"))
    assert saved["lines"][0]["amount_sek"] == "45000.00"
    answer = visitor.answer
    visitor.page.get_by_role("link", name="Budget").first.click()
    visitor.wait_for("Budget")
    visitor.page.go_back()
    visitor.wait_for("Kostnadsfördelning")
    expect(visitor.page.get_by_text("ligger över nyckelns tak").first).to_be_visible()
    assert visitor.answer == answer


def test_participants_that_are_no_count_are_refused_by_name_and_no_file_is_given(visitor):
    visitor.open("kostnadsfordelning")
    type_in_first_row(visitor, 4, "-3")
    said = "antalet planerade deltagare från Västra Mälardalen ”-3” är negativt"
    expect(visitor.page.get_by_text(said)).to_be_visible()
    expect(visitor.page.get_by_role("button", name="Alla parter (PDF)")).to_have_count(0)
    expect(visitor.page.get_by_role("button", name="Spara eller dela")).to_be_disabled()


def test_a_saved_case_is_opened_again(visitor, tmp_path):
    visitor.open("kostnadsfordelning")
    visitor.page.get_by_role("button", name="Spara eller dela").click()
    with visitor.page.expect_download() as started:
        visitor.page.get_by_role("button", name="Spara beräkningen som fil").click()
    file = tmp_path / started.value.suggested_filename
    started.value.save_as(file)
    assert file.name.endswith(".json")
    answer = visitor.answer
    opened = visitor.page.get_by_role("button", name="Börja om eller öppna")
    opened.click()
    visitor.page.get_by_role("button", name="Tom beräkning").click()
    expect(visitor.page.get_by_text("Välj minst två parter nedan")).to_be_visible()
    expect(visitor.page.get_by_role("button", name="Tom beräkning")).to_be_hidden()
    opened.click()
    expect(visitor.page.get_by_test_id("stFileUploader").get_by_text("Välj fil")).to_be_visible()
    visitor.page.locator("input[type=file]").set_input_files(file)
    expect(visitor.page.get_by_role("heading", level=2).first).to_have_text(answer)


def unfold(visitor, label):
    """Unfold a panel of the page, by its label; give it."""
    panel = visitor.page.get_by_test_id("stExpander").filter(has_text=label)
    panel.locator("summary").click()
    visitor.settle()
    return panel


def test_a_row_is_marked_and_told_by_what_is_typed_in_its_panel_and_keeps_what_the_grid_has(
    visitor,
):
    visitor.open("kostnadsfordelning")
    type_in_first_row(visitor, 2, "45 000")
    expect(visitor.page.get_by_text("ligger över nyckelns tak").first).to_be_visible()
    panel = unfold(visitor, "Fler uppgifter per rad")
    day = panel.get_by_role("textbox", name="Dag eller månad")
    day.fill("3 mars")
    day.press("Enter")
    expect(visitor.page.get_by_text("datum: ”3 mars” är inget datum")).to_be_visible()
    day.fill("2014-03")
    day.press("Enter")
    expect(visitor.page.get_by_text("datum: ”3 mars” är inget datum")).to_have_count(0)
    expect(visitor.page.get_by_text("ligger över nyckelns tak").first).to_be_visible()


def test_a_panel_that_is_unfolded_keeps_neither_the_visitor_nor_the_case(visitor):
    visitor.open("kostnadsfordelning")
    type_in_first_row(visitor, 2, "45 000")
    visitor.page.wait_for_url("**/kostnadsfordelning?arende=*")
    visitor.settle()
    address, answer = visitor.page.url, visitor.answer
    steps = unfold(visitor, "Så räknade vi")
    expect(steps.get_by_text("Vad som delas")).to_be_visible()
    unfold(visitor, "Lägg till en nyckel som utkast")
    assert (visitor.page.url, visitor.answer) == (address, answer)
    visitor.page.get_by_role("link", name="Budget").first.click()
    visitor.wait_for("Budget")
    visitor.page.go_back()
    visitor.wait_for("Kostnadsfördelning")
    assert (visitor.page.url, visitor.answer) == (address, answer)


def test_a_draft_of_a_key_is_filled_in_and_tried_in_the_case(visitor):
    visitor.open("kostnadsfordelning")
    panel = unfold(visitor, "Lägg till en nyckel som utkast")
    for label, text in (
        ("Vad nyckeln gäller", "Utbildningar"),
        ("År den gäller", "2015"),
        ("Västra Mälardalen, kr", "1"),
        ("Västerås, kr", "1"),
        ("Norra Västmanland, kr", "2"),
    ):
        field = panel.get_by_role("textbox", name=label)
        field.fill(text)
        field.press("Enter")
        visitor.settle()
    panel.get_by_role("button", name="Pröva utkastet i beräkningen").click()
    expect(visitor.page.get_by_role("heading", level=2).first).to_contain_text("Andelen är 65")
