"""A value that is asked is answered with its printed rows, the same way on every page."""

import pytest

from finsam_metrics.ui.shell.navigation import PAGES

NBSP = "\N{NO-BREAK SPACE}"


def answers(visit):
    """The open dialogs, which hold the answer to what is asked."""
    return visit.app.get("dialog")


def test_an_asked_value_shows_its_printed_rows_their_sum_and_why_they_are_placed_so(open_page):
    visit = open_page("budget", fraga="matrix.vasteras.structural")
    (answer,) = answers(visit)
    (table,) = answer.table
    assert table.value["I dokumentet"].to_list() == ["100", "230"]
    said = " ".join(text.value for text in answer.markdown)
    assert "Västerås 2014 · Strukturövergripande insatser" in said
    assert f"330{NBSP}000{NBSP}kr" in said
    assert "Vår bedömning" in said
    (link,) = answer.get("page_link")
    assert link.proto.label.startswith("Om dokumentet")


def test_what_is_asked_on_another_page_or_does_not_exist_opens_nothing(open_page):
    for asked in ("matrix.vasteras.structural", "parts.nobody.individual", "parts.", "x"):
        visit = open_page(fraga=asked)
        assert not visit.has_failed
        assert not answers(visit)


def test_the_same_value_can_be_asked_by_name(open_page):
    visit = open_page().open_under_pictures("fraga")
    box = visit.app.selectbox(key="parts-sok")
    box.select("vasteras.individual").run()
    assert visit.address["fraga"] == "parts.vasteras.individual"
    assert answers(visit)


def test_what_each_pays_under_an_agreed_key_can_be_asked(open_page):
    visit = open_page("utbildning", fraga="key-vastmanland-2014.vasteras")
    (answer,) = answers(visit)
    (table,) = answer.table
    assert table.value["I dokumentet"].to_list() == ["100 000"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_picture_on_every_page_can_be_asked(open_page, page):
    visit = open_page(page.url_path).open_under_pictures("fraga")
    pictures = visit.app.get("vega_lite_chart")
    boxes = [box for box in visit.app.selectbox if str(box.label).startswith("Var står siffran?")]
    assert len(boxes) == len(pictures)
    assert all(box.options for box in boxes)


def test_a_value_that_is_a_division_is_shown_with_it(open_page):
    visit = open_page("budget", matt="invanare", fraga="matrix.vasteras.area-administration")
    (answer,) = visit.app.get("dialog")
    said = " ".join(text.value for text in answer.markdown).replace("\N{NO-BREAK SPACE}", " ")
    assert "1 130 000 kr ÷ 142 131 invånare den 31 december 2013 = 8,0 kr" in said
