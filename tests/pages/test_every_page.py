"""Every page opens inside the frame, whatever is chosen."""

import pytest

from finsam_metrics.ui.shell.navigation import PAGES, find_entry

CHOICES = {
    "all associations": {},
    "one association": {"forbund": "vasteras"},
    "a year with figures of one only": {"ar": "2019"},
    "a year with plans in advance": {"ar": "2023", "matt": "tkr"},
    "a year where only totals are printed": {"ar": "2011", "forbund": "kramfors", "matt": "tkr"},
    "a plan in prose": {"ar": "2012", "forbund": "vastra-malardalen"},
    "fixed prices": {"matt": "tkr", "priser": "2021"},
    "per inhabitant": {"matt": "invanare"},
    "per inhabitant 16-64": {"matt": "invanare-16-64"},
    "per inhabitant 16-64 in fixed prices": {
        "matt": "invanare-16-64",
        "ar": "2019",
        "priser": "2010",
    },
    "nonsense in the address": {"forbund": "x", "ar": "x", "matt": "x", "priser": "x"},
}
TO_THE_TABLE = (
    "Samma siffror finns under Tabell.",
    "Samma siffror finns i tabellen under bilden.",
)
IN_AMOUNTS = "Tusental kronor · löpande priser"
PATHS = [page.url_path for page in PAGES if page.has_selection]
WITHOUT_PICTURES = {"kontroll", "kallor", "underlag", "oppna-data"}


@pytest.mark.parametrize("choice", CHOICES)
def test_every_page_opens_with_its_name_one_answer_and_no_word_of_the_program(
    open_page, subtests, choice
):
    visit = open_page(**CHOICES[choice])
    for page in PAGES:
        with subtests.test(page=page.title):
            visit.go(page.url_path)
            assert not visit.has_failed
            assert [title.value for title in visit.app.title] == [page.title]
            assert visit.answer.strip()
            assert visit.program_words() == []


@pytest.mark.parametrize("path", PATHS)
def test_without_associations_a_page_says_what_to_do(open_page, path):
    visit = open_page(path, forbund="")
    assert not visit.has_failed
    assert [info.value for info in visit.app.info] == [
        "Inget förbund är valt. Öppna Urval och välj minst ett."
    ]
    assert not visit.app.header
    assert not visit.app.table


@pytest.mark.parametrize("path", [path for path in PATHS if find_entry(path).has_year])
def test_a_year_that_no_chosen_association_has_is_said_with_a_way_out(open_page, path):
    visit = open_page(path, forbund="kramfors", ar="2023")
    assert not visit.has_failed
    (info,) = visit.app.info
    assert "2023" in info.value
    assert "välj ett annat år" in info.value
    assert not visit.app.header


@pytest.mark.parametrize("path", [path for path in PATHS if path not in WITHOUT_PICTURES])
def test_charts_are_told_in_words_the_first_with_the_pages_answer(open_page, path):
    visit = open_page(path)
    told = [chart.proto.alt for chart in visit.app.get("vega_lite_chart")]
    assert visit.answer in told[0]
    assert all(
        len(words) > len(max(TO_THE_TABLE)) and words.endswith(TO_THE_TABLE) for words in told
    )


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({}, "Procent av kostnaderna"),
        ({"matt": "tkr"}, "Tusental kronor · löpande priser"),
        ({"matt": "tkr", "priser": "2021"}, "Tusental kronor · 2021 års priser (KPI)"),
        ({"matt": "invanare", "ar": "2014"}, "Kronor per invånare den 31 december"),
        ({"matt": "invanare-16-64", "ar": "2019"}, "Kronor per invånare 16–64 år den 31 december"),
    ],
)
def test_unit_and_prices_are_written_under_the_answer(open_page, subtests, filters, said):
    visit = open_page(**filters)
    for page in PAGES:
        if page.has_measure:
            with subtests.test(page=page.title):
                visit.go(page.url_path)
                expected = said if filters or page.has_share else IN_AMOUNTS
                assert visit.app.caption[0].value.startswith(expected)


def test_where_the_number_of_inhabitants_is_not_known_it_is_said(open_page):
    visit = open_page(matt="invanare-16-64", ar="2014")
    assert visit.answer == "Antalet invånare 16–64 år är inte känt för budgetår 2014"
