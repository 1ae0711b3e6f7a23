"""Every page at every width: drawn whole, nothing cut, Swedish, from our own server only."""

from contextlib import ExitStack

import pytest

from finsam_metrics.ui.shell.navigation import PAGES
from tests.browser.conftest import IN_MENU, INPUTS_FIRST, TEXT_PAGES, WITHOUT_CHARTS

pytestmark = pytest.mark.browser

SIZES = {1440: (1440, 900), 820: (820, 1180), 390: (390, 844)}
DRAWN = """chart => {
  const svg = chart.querySelector('svg');
  const box = (svg ?? chart.querySelector('canvas')).getBoundingClientRect();
  const marks = svg
    ? [...svg.querySelectorAll('.role-mark path, .role-mark text')].filter(
        mark => { const b = mark.getBoundingClientRect(); return b.width > 0 && b.height > 0; })
    : [1];
  return [box.width, box.height, marks.length];
}"""
CUT = """() => [...document.querySelectorAll('[data-testid=stApp] *')]
  .filter(element => {
    const overflow = getComputedStyle(element).overflowX;
    return element.textContent.trim() && element.clientWidth > 1
      && (overflow === 'hidden' || overflow === 'clip')
      && element.scrollWidth > element.clientWidth + 1;
  })
  .map(element => `${element.closest('[data-testid]')?.dataset.testid}: `
    + `${element.textContent.trim().slice(0, 60)} `
    + `(${element.scrollWidth} in ${element.clientWidth} px)`)"""
LABELS = (
    "[data-testid=stMetricLabel], [data-testid=stMetricValue], .stMarkdownBadge, "
    "[data-testid=stBaseButton-secondary], [data-testid=stPopoverButton], "
    "[data-testid=stButtonGroup], [data-testid=stPageLink]"
)
TOO_WIDE = """names => [...document.querySelectorAll(names)]
  .flatMap(label => [label, ...label.querySelectorAll('*')])
  .filter(part => part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1)
  .map(part => `${part.textContent.trim()} (${part.scrollWidth} in ${part.clientWidth} px)`)"""
SMALL_TEXT_IN_CHARTS = """() => [...document.querySelectorAll('[data-testid=stVegaLiteChart] text')]
  .filter(text => text.textContent.trim() && parseFloat(getComputedStyle(text).fontSize) < 13)
  .map(text => text.textContent)"""
OUTSIDE_CHARTS = """() => [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg')]
  .flatMap(svg => [...svg.querySelectorAll('.role-mark text')]
    .filter(text => text.textContent.trim())
    .filter(text => {
      const [inner, outer] = [text.getBoundingClientRect(), svg.getBoundingClientRect()];
      return inner.left < outer.left - 1 || inner.right > outer.right + 1
        || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
    })
    .map(text => text.textContent))"""

SMALL_TO_TOUCH = """areas => areas.map(area => area.getBoundingClientRect())
  .filter(area => area.width < 23.9 || area.height < 23.9)
  .map(area => `${area.width} x ${area.height} px`)"""
HEIGHTS = """() => [...document.querySelectorAll('[class*=st-key-hojd-]')].map((place) => {
  const pairs = [...place.className.matchAll(/(\\d+)x(\\d+)/g)].map((pair) => pair.map(Number));
  const gap = ([, width]) => Math.abs(width - place.clientWidth);
  const [, , kept] = pairs.reduce((best, one) => (gap(one) < gap(best) ? one : best));
  return [kept, place.clientHeight];
})"""
OUTSIDE_CARDS = """() => [...document.querySelectorAll('[data-testid=stTable] td > div')]
  .filter((value) => value.getBoundingClientRect().right
    > value.closest('tr').getBoundingClientRect().right + 1)
  .map((value) => value.textContent)"""
FIRST_PICTURE = """() => {
  const main = document.querySelector('[data-testid=stMainBlockContainer]');
  const answer = main.querySelector('h2');
  const picture = main.querySelector('[data-testid=stVegaLiteChart]')
    ?? answer.closest('[data-testid=stElementContainer]').nextElementSibling;
  return [answer, picture].map(element => element.getBoundingClientRect().bottom);
}"""


@pytest.fixture(scope="module", params=SIZES)
def window(request, new_visit, server):
    """A visitor with a window of each width."""
    with ExitStack() as stack:
        yield request.param, new_visit(server, SIZES[request.param], stack)


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page.url_path or "oversikt")
def view(request, window):
    """Each page in each window, drawn. No test changes it."""
    _, visit = window
    return visit.turn_to(request.param.url_path)


def test_the_page_is_swedish_to_those_who_hear_it(view):
    assert view.page.locator("html").get_attribute("lang") == "sv"
    assert view.page.get_by_test_id("stSkipToContent").inner_text() == "Hoppa till innehållet"


def test_the_title_names_the_page_and_the_dashboard(view):
    name = view.page.get_by_role("heading", level=1).inner_text()
    assert view.page.title() == f"{name} · Finsam i siffror"


def test_nothing_is_asked_of_another_host(view):
    assert view.hosts == {view.server.url.partition("://")[2]}


def test_nothing_breaks_in_the_browser(view):
    assert view.faults == []


def test_no_view_overflows_to_the_side(view):
    assert view.overflow == [0, 0]


def _path(view):
    """The address of the page, without its filters."""
    return view.page.url.partition("?")[0].rpartition("/")[2]


def test_every_chart_is_drawn_with_marks(view, window):
    charts = view.page.get_by_test_id("stVegaLiteChart").all()
    assert bool(charts) == (_path(view) not in WITHOUT_CHARTS)
    for chart in charts:
        width, height, marks = chart.evaluate(DRAWN)
        assert width > 0.6 * min(window[0], 440)
        assert height > 40
        assert marks > 0


def test_every_chart_has_a_name_to_hear(view):
    for chart in view.page.get_by_test_id("stVegaLiteChart").all():
        assert len(chart.get_attribute("aria-label") or "") > 40


def test_no_text_of_a_chart_is_outside_it(view):
    assert view.page.evaluate(OUTSIDE_CHARTS) == []


def test_no_text_of_a_chart_is_smaller_than_13_pixels(view):
    assert view.page.evaluate(SMALL_TEXT_IN_CHARTS) == []


def test_what_can_be_touched_in_a_chart_is_large_enough(view):
    assert view.touch_areas.evaluate_all(SMALL_TO_TOUCH) == []


def test_no_text_is_cut(view):
    assert view.page.evaluate(CUT) == []


def test_no_label_badge_or_button_is_wider_than_its_place(view):
    assert view.page.evaluate(TOO_WIDE, LABELS) == []


def test_the_answer_is_seen_without_scrolling_and_on_wide_screens_the_first_picture(view, window):
    width, visit = window
    answer, picture = view.page.evaluate(FIRST_PICTURE)
    if _path(view) in INPUTS_FIRST:
        answer = picture = answer if width == 1440 else 0
    has_to_show_it = width != 390 and _path(view) not in TEXT_PAGES
    seen = max(answer, picture) if has_to_show_it else answer
    assert seen <= visit.page.viewport_size["height"]


def test_the_place_of_a_picture_is_as_tall_before_it_is_drawn_as_after(view):
    heights = view.page.evaluate(HEIGHTS)
    assert bool(heights) == (_path(view) not in WITHOUT_CHARTS)
    assert all(abs(kept - drawn) <= 1 for kept, drawn in heights)


def test_no_figure_of_a_card_is_cut_by_a_long_heading(view):
    assert view.page.evaluate(OUTSIDE_CARDS) == []


def test_every_page_is_in_the_menu_and_the_menu_is_whole(window):
    width, visit = window
    visit.turn_to()
    if width == 390:
        assert not visit.page.get_by_test_id("stTopNav").is_visible()
        return
    for page in IN_MENU:
        box = visit.menu_link(page).bounding_box()
        assert box is not None, page.title
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
