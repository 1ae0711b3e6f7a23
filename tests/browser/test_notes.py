"""Questions and notes in a browser: written under a picture, met by the next visitor, answered."""

from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from finsam_metrics.pipeline import build
from finsam_metrics.store.notes import read_notes
from tests.browser.conftest import DESKTOP, run_server
from tests.conftest import DataCopy
from tests.noted import about, write

pytestmark = pytest.mark.browser

TABLET, PHONE = (820, 1180), (390, 844)
QUESTION = "Varför är administrationen större i Kramfors?"


@pytest.fixture
def paths(tmp_path):
    """A data folder of the test's own, built."""
    copy = DataCopy(tmp_path / "data")
    build(copy.paths)
    return copy.paths


@pytest.fixture
def visit_at(paths, new_visit):
    """Gives visitors with screens of a size, of a dashboard over the test's own data."""
    with run_server(paths) as running, ExitStack() as stack:
        yield lambda size=DESKTOP: new_visit(running, size, stack)


def test_a_question_is_written_by_keyboard_met_by_the_next_visitor_and_answered(visit_at, paths):
    visit = visit_at().open("budget", forbund="vasteras,kramfors")
    visit.press_in_row("matrix", "Anteckna")
    opened = visit.opened("matrix")
    box = opened.get_by_label("Text", exact=True)
    visit.tab_to(box)
    visit.page.keyboard.type(QUESTION)
    visit.tab_to(opened.get_by_role("button", name="Spara"))
    visit.page.keyboard.press("Enter")
    expect(opened).to_contain_text(f"Fråga, öppen: {QUESTION}")
    expect(visit.row("matrix", "1 fråga")).to_be_checked()
    expect(box).to_have_value("")
    assert [note.text for note in read_notes(paths).notes] == [QUESTION]

    other = visit_at().open("fragor", matt="tkr")
    assert other.answer == "En fråga väntar på svar"
    other.page.get_by_role("button", name="Svara").click()
    answering = other.page.get_by_test_id("stPopoverBody")
    answering.get_by_label("Svar", exact=True).fill("Lokalerna ingår.")
    answering.get_by_role("button", name="Spara").click()
    expect(other.page.get_by_role("heading", level=2)).to_have_text("Ingen fråga väntar på svar")
    expect(other.page.get_by_text("Fråga, besvarad:")).to_be_visible()


def test_the_list_leads_to_the_view_that_a_note_was_written_on(visit_at, paths):
    parameters = {"forbund": "kramfors", "ar": "senaste", "matt": "tkr"}
    write(paths, text=QUESTION, on=about(parameters=parameters))
    visit = visit_at().open("fragor", forbund="vasteras")
    visit.page.get_by_role("link", name="Visa bilden").click()
    visit.wait_for("Budget")
    expect(visit.selection).to_contain_text("Kramfors")
    expect(visit.row("matrix", "1 fråga")).to_be_visible()
    assert "vy=" not in visit.query
    assert {"forbund=kramfors", "matt=tkr"} <= set(visit.query.split("&"))


def test_a_note_about_an_asked_figure_leads_back_to_its_printed_row(visit_at, paths):
    visit = visit_at().open("budget", fraga="matrix.vasteras.structural")
    dialog = visit.dialog
    dialog.get_by_role("radio", name="Anteckna").click()
    dialog.get_by_label("Text", exact=True).fill("Ingår projektledaren?")
    dialog.get_by_role("button", name="Spara").click()
    expect(dialog.get_by_role("radio", name="1 fråga")).to_be_checked()
    expect(dialog).to_contain_text("Fråga, öppen: Ingår projektledaren?")
    visit.open("fragor")
    visit.page.get_by_role("link", name="Visa siffran").click()
    expect(visit.dialog).to_contain_text("Utveckling av Hälsocenter Västerås")
    visit.settle()
    visit.page.keyboard.press("Escape")
    expect(visit.dialog).to_have_count(0)
    expect(visit.row("matrix", "1 fråga")).to_be_visible()
    assert not visit.faults


@pytest.mark.parametrize("size", [DESKTOP, TABLET, PHONE], ids=["desk", "tablet", "phone"])
def test_notes_can_be_read_and_written_by_all(visit_at, paths, size):
    everything = {"forbund": "vastra-malardalen,vasteras,norra-vastmanland,kramfors"}
    for kind in ("question", "decision", "footnote"):
        write(paths, kind, QUESTION, on=about(parameters=everything))
    visit = visit_at(size).open("budget")
    visit.row("matrix", "1 fråga, 1 beslut, 1 fotnot").click()
    expect(visit.opened("matrix").get_by_role("button", name="Spara")).to_be_visible()
    for _ in range(2):
        visit.settle()
        assert visit.hindrances() == []
        assert visit.english == []
        assert all(px <= 0 for px in visit.overflow)
        visit.open("fragor")


def test_on_paper_the_opened_notes_stand_without_the_form(visit_at, paths):
    visit = visit_at().open("budget")
    visit.row("matrix", "Anteckna").click()
    form = visit.opened("matrix").get_by_role("button", name="Spara")
    expect(form).to_be_visible()
    visit.page.emulate_media(media="print")
    expect(form).to_be_hidden()
