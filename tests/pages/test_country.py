"""Pages with more associations and plans than there is room for."""

import pytest

from benchmarks.country import write_country
from finsam_metrics.charts.kit.palette import association_colour
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.pipeline import build
from finsam_metrics.store.database import load_tables
from finsam_metrics.ui.frame.filter_row import FIRST_OF_MANY
from finsam_metrics.ui.shell.navigation import PAGES

COUNT = 20
MOST_CHOSEN = 12
MOST_ELEMENTS = 400
# How many associations are asked for, None for those that are shown first, and the other filters.
CHOICES = {
    "those that are shown first": (None, {}),
    "one association": (1, {}),
    "as many as there is room for": (MOST_CHOSEN, {"matt": "tkr", "priser": "2021"}),
    "an earlier year": (None, {"ar": "2023", "matt": "invanare"}),
}


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    """Twenty associations with plans of eight years."""
    paths = DataPaths(root=tmp_path_factory.mktemp("country") / "data")
    write_country(paths.root, association_count=COUNT, year_count=8, seed=6)
    build(paths)
    return paths


@pytest.fixture(scope="module")
def association_ids(country):
    """The associations in the fixed order."""
    return load_tables(country.database)["association"].sort("sort_order")["association_id"]


def selection(visit):
    """What the opener of the filters says."""
    return next(p.proto.popover.label for p in visit.app.get("popover"))


@pytest.mark.parametrize("choice", CHOICES)
def test_every_page_opens_with_one_answer_and_a_bounded_number_of_elements(
    open_page, subtests, country, association_ids, choice
):
    chosen, filters = CHOICES[choice]
    asked = {"forbund": ",".join(association_ids[:chosen])} if chosen else {}
    visit = open_page(data=country, **asked, **filters)
    for page in PAGES:
        with subtests.test(page=page.title):
            visit.go(page.url_path)
            assert not visit.has_failed
            assert visit.answer.strip()
            assert visit.program_words() == []
            assert len(list(visit.app.main)) < MOST_ELEMENTS


@pytest.mark.parametrize("path", [page.url_path for page in PAGES if page.has_selection])
def test_without_associations_a_page_says_what_to_do(open_page, country, path):
    visit = open_page(path, data=country, forbund="")
    assert not visit.has_failed
    assert len(visit.app.info) == 1
    assert not visit.app.header


def test_some_of_many_are_shown_first_and_the_rest_is_said(open_page, country, association_ids):
    visit = open_page(data=country)
    assert visit.app.session_state["forbund"] == list(association_ids[:FIRST_OF_MANY])
    assert selection(visit) == f"Urval: fyra av {COUNT} förbund"
    assert visit.address == {}


def test_many_names_are_chosen_by_searching_and_few_by_pressing(open_page, country):
    assert open_page(data=country).app.multiselect(key="forbund").label == "Förbund"
    assert not open_page().app.multiselect


def test_chosen_associations_have_colours_of_their_own_wherever_they_stand(
    open_page, country, association_ids
):
    asked = list(association_ids[[2, 11, 18]])
    visit = open_page(data=country, forbund=",".join(asked))
    assert visit.app.session_state["_chosen"].association_ids == asked
    spec = "".join(chart.proto.spec for chart in visit.app.get("vega_lite_chart"))
    assert spec
    places = visit.app.session_state["_shown"]
    assert places == asked
    assert len({association_colour(place) for place in range(1, len(asked) + 1)}) == len(asked)


def test_more_than_there_is_room_for_in_the_address_are_left_out(
    open_page, country, association_ids
):
    visit = open_page(data=country, forbund=",".join(association_ids))
    assert visit.app.session_state["forbund"] == list(association_ids[:MOST_CHOSEN])
    assert visit.address["forbund"].count(",") == MOST_CHOSEN - 1


def test_many_findings_are_a_card_and_a_table_per_association(open_page, country, association_ids):
    asked = association_ids[:MOST_CHOSEN]
    visit = open_page("kontroll", data=country, forbund=",".join(asked))
    weighed = [table.value for table in visit.tables() if "Vikt" in table.value.columns]
    assert 1 < len(weighed) <= len(asked)
    assert not visit.app.metric


def test_many_documents_are_a_table_per_association_with_the_asked_one_first(
    open_page, country, association_ids
):
    asked = f"{association_ids[1]}-2025"
    visit = open_page("kallor", data=country, dokument=asked)
    documents = [table.value for table in visit.tables() if "Dokument" in table.value.columns]
    assert len(documents) == FIRST_OF_MANY
    cards = [text for text in visit.texts() if text.startswith("Kontrollsumma SHA-256:")]
    assert len(cards) == 1
