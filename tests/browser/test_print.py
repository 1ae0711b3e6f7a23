"""Every page on A4: the answer and the sources are there, and nothing is blank or cut."""

from datetime import date

import pypdfium2
import pytest
from playwright.sync_api import expect

from finsam_metrics.shared_costs.case_links import pack_case
from finsam_metrics.ui.shell.navigation import PAGES

pytestmark = pytest.mark.browser

A4_POINTS = (595, 842)
UNFOLDED = """panel => Promise.all(
  panel.getAnimations({subtree: true}).map(animation => animation.finished.catch(() => null)))"""
ONLY_ON_THE_SCREEN = ("Hämta CSV", "Hämta Excel", "Var står siffran?", "Ord på sidan")
SMALLEST_CHART_PX = 600
POINTS_A_PIXEL = 0.75
SMALLEST_TEXT = """Math.min(...[...document.querySelectorAll('[data-testid=stVegaLiteChart] text')]
  .map((text) => parseFloat(getComputedStyle(text).fontSize)
    * text.getBoundingClientRect().height / text.getBBox().height))"""


def print_page(visit, path, *, landscape=False):
    """Print the page as it is now; give the text of each sheet."""
    format_points = A4_POINTS[::-1] if landscape else A4_POINTS
    visit.page.pdf(path=path, format="A4", landscape=landscape, prefer_css_page_size=True)
    sheets = pypdfium2.PdfDocument(path)
    assert sheets[0].get_size() == pytest.approx(format_points, abs=1.5)
    return [sheet.get_textpage().get_text_range() for sheet in sheets]


def open_first_table(visit):
    """Open the first folded table and wait until it has unfolded."""
    panel = visit.page.get_by_test_id("stExpander").first
    panel.locator("summary").click()
    expect(panel.get_by_role("table")).to_be_visible()
    panel.evaluate(UNFOLDED)


def squeezed(text):
    """The text without spaces; a reader of sheets does not see all of them at the end of a line."""
    return "".join(text.split())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.url_path or "oversikt")
def test_every_page_is_printed_whole_without_what_the_screen_needs(visitor, page, tmp_path):
    visitor.turn_to(page.url_path)
    sheets = print_page(visitor, tmp_path / "page.pdf")
    whole = squeezed(" ".join(sheets))
    assert all(sheet.strip() for sheet in sheets)
    assert squeezed(visitor.answer) in whole
    assert squeezed(f"Finsam i siffror · {page.title} · {date.today().isoformat()}") in whole
    assert squeezed(visitor.page.url) in whole
    if visitor.page.get_by_test_id("stVegaLiteChart").count() and page.has_selection:
        assert squeezed("Källa: planer och budgetar för") in whole
    assert "Dela" not in whole.partition(squeezed(visitor.answer))[0]
    named = "Var står siffran?" if page.url_path in ("tillganglighet", "guide") else None
    assert [
        words for words in ONLY_ON_THE_SCREEN if squeezed(words) in whole and words != named
    ] == []


def test_what_is_chosen_stands_on_the_paper(visitor, tmp_path):
    visitor.open("budget", forbund="vasteras,kramfors", ar="2014", matt="tkr")
    whole = squeezed(" ".join(print_page(visitor, tmp_path / "page.pdf")))
    assert squeezed("Urval: två förbund · 2014") in whole
    assert "tkr" in whole
    assert squeezed("kr per invånare") not in whole.partition("Urval")[0]


def test_the_head_of_the_paper_has_no_case_in_its_address(visitor, tmp_path):
    packed = pack_case(
        {
            "title": "Kurs",
            "parties": ["vasteras", "kramfors"],
            "key": {"method": "equal"},
            "lines": [{"title": "Lokal", "amount_sek": "900.00"}],
        }
    )
    visitor.open("kostnadsfordelning", arende=packed)
    whole = squeezed(" ".join(print_page(visitor, tmp_path / "page.pdf")))
    assert squeezed("(beräkningen delas som länk eller fil)") in whole
    assert packed[:20] not in whole


def test_a_long_table_goes_over_several_sheets_with_its_heading_on_each(visitor, tmp_path):
    visitor.open("kallor")
    open_first_table(visitor)
    sheets = print_page(visitor, tmp_path / "page.pdf")
    assert sum("Budgetår" in sheet and "31 december" in sheet for sheet in sheets) > 1


def test_an_open_table_is_printed_and_its_bar_is_not(visitor, tmp_path):
    visitor.open()
    part = squeezed("Styrelse och revision")
    closed = squeezed(" ".join(print_page(visitor, tmp_path / "closed.pdf")))
    visitor.open_table("parts")
    opened = squeezed(" ".join(print_page(visitor, tmp_path / "open.pdf")))
    assert opened.count(part) == closed.count(part) + 1
    assert squeezed("Tabell Bild Källa") not in opened


def test_landscape_is_kept_where_it_is_chosen(visitor, tmp_path):
    visitor.open("budget")
    print_page(visitor, tmp_path / "page.pdf", landscape=True)


def test_a_picture_on_paper_has_no_text_under_9_points(new_visitor):
    visitor = new_visitor()
    visitor.page.add_init_script(f"window.print = () => {{ window.printed = {SMALLEST_TEXT}; }}")
    visitor.open("budget")
    visitor.page.keyboard.press("Control+p")
    visitor.page.wait_for_function("() => window.printed")
    assert visitor.page.evaluate("window.printed") * POINTS_A_PIXEL >= 9


def test_the_button_at_the_foot_prints_as_the_keys_do(new_visitor):
    visitor = new_visitor()
    visitor.page.add_init_script("window.print = () => { window.printed = true; }")
    visitor.open("mal")
    visitor.page.get_by_role("button", name="Skriv ut").click()
    visitor.page.wait_for_function("() => window.printed")


def test_pictures_are_drawn_for_the_paper_before_they_are_printed(new_visitor):
    visitor = new_visitor()
    visitor.page.add_init_script(
        """window.print = () => {
          const pictures = [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg')];
          window.printed = pictures.map(picture => picture.clientWidth);
        }"""
    )
    visitor.open("budget")
    visitor.page.keyboard.press("Control+p")
    visitor.page.wait_for_function("() => window.printed")
    widths = visitor.page.evaluate("window.printed")
    assert widths
    assert all(SMALLEST_CHART_PX < width <= 703 for width in widths)
    visitor.page.wait_for_function(
        "() => !document.documentElement.classList.contains('pa-papper')"
    )
