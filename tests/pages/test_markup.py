"""Words of a plan are shown as they stand: nothing in them is markup, a link or a formula."""

import pytest

from finsam_metrics.pipeline import build
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell.navigation import PAGES
from tests.conftest import DataCopy

NAME = "*Kram* $x$ [fors](http://x.se) :red[a]"
ESCAPED = plain(NAME)


def test_a_name_with_markup_is_escaped_wherever_it_is_markdown(open_page, data_copy):
    data_copy.replace("reference/association.csv", "kramfors,Kramfors,", f"kramfors,{NAME},")
    build(data_copy.paths)
    visit = open_page("kontroll", data=data_copy.paths, forbund="kramfors")
    cards = [markdown.value for markdown in visit.app.markdown if "2010**" in markdown.value]
    assert cards
    assert all(card.startswith(f"**{ESCAPED} 2010**") for card in cards)


def test_a_label_with_markup_is_escaped_in_a_table(open_page, data_copy):
    for_all = data_copy.file("plans/kramfors-2010/budget_line.csv")
    text = for_all.read_text(encoding="utf-8").replace(",Lokalhyra,", ",$Lokal* hyra$,")
    for_all.write_text(text, encoding="utf-8")
    build(data_copy.paths)
    visit = open_page("budget", data=data_copy.paths, forbund="kramfors")
    assert r"\$Lokal\* hyra\$" in visit.table("Rad i dokumentet").index


HOSTILE = "- www.kram.se :material/home: -> 1. *a*"
# Column of a data file, and the text in it that is put as a stranger could write it.
WRITTEN_BY_OTHERS = {
    "reference/association.csv": (",Kramfors,", f",{HOSTILE},"),
    "plans/kramfors-2010/budget_line.csv": (",Lokalhyra,", f",{HOSTILE} hyra,"),
    "plans/kramfors-2010/initiative.csv": ("Ris-Flis", f"{HOSTILE} insats"),
}


def read_as_markdown(visit):
    """The texts of a page that Streamlit reads as Markdown."""
    app = visit.app
    for kind in (app.title, app.header, app.subheader, app.caption, app.markdown, app.info):
        yield from (element.value for element in kind)
    for metric in app.metric:
        yield metric.label
    for table in app.table:
        yield from table.value.columns
        yield from (str(cell) for row in table.value.to_numpy() for cell in row)
    yield from (link.proto.label for link in app.get("page_link"))
    yield from (panel.label for panel in app.expander)


@pytest.fixture(scope="module")
def hostile_data(tmp_path_factory):
    """The committed data with texts as a stranger could write them."""
    copy = DataCopy(tmp_path_factory.mktemp("hostile") / "data")
    for name, (old, new) in WRITTEN_BY_OTHERS.items():
        path = copy.file(name)
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    build(copy.paths)
    return copy.paths


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.url_path or "oversikt")
def test_on_every_page_texts_of_others_are_shown_as_they_stand(open_page, hostile_data, page):
    visit = open_page(page.url_path, data=hostile_data, forbund="kramfors,vasteras")
    visit.open_under_pictures()
    assert not visit.has_failed
    raw = [
        text
        for text in read_as_markdown(visit)
        if "www.kram.se" in text or ":material/home:" in text or "*a*" in text.replace("\\*", "")
    ]
    assert raw == []


@pytest.mark.parametrize("path", ["", "kontroll", "forbund", "mal"])
def test_those_texts_are_on_the_pages(open_page, hostile_data, path):
    visit = open_page(path, data=hostile_data, forbund="kramfors")
    assert any(plain(HOSTILE) in text for text in read_as_markdown(visit))
