"""The page about initiatives: its figures are the metric's, and what is missing is said."""

import pytest

from finsam_metrics.metrics.answers.initiatives import initiatives_answer
from finsam_metrics.metrics.initiatives import initiative_sums
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import NBSP, format_measure, format_sek
from finsam_metrics.pipeline import build

LATEST = ["vastra-malardalen-2021", "vasteras-2014", "norra-vastmanland-2011", "kramfors-2010"]
MEASURES = {"andel": Measure.SHARE, "tkr": Measure.TKR}


def plain(text):
    """The text without the signs that keep Markdown away, with ordinary spaces."""
    return text.replace("\\", "").replace(NBSP, " ")


def amounts(visit):
    """The table of what each initiative is given."""
    (table,) = (t.value for t in visit.tables() if "Kronor, löpande priser" in t.value.columns)
    return table


@pytest.mark.parametrize("unit", MEASURES)
def test_amounts_and_answer_are_those_of_the_metric(open_page, metric, tables, unit):
    measure = MEASURES[unit]
    named = metric("named-initiatives", measure)
    named = named.filter(named["plan_id"].is_in(LATEST))
    visit = open_page("insatser", matt=unit)
    shown = amounts(visit)
    expected = {
        row["initiative_name"]: [
            "–" if row["value"] is None else format_measure(row["value"], measure),
            format_sek(row["amount_sek"]),
        ]
        for row in named.iter_rows(named=True)
    }
    assert dict(zip(shown["Insats"], shown.iloc[:, 2:4].values.tolist(), strict=True)) == expected
    budgets = named.unique("plan_id").join(
        tables["association"].select("association_id", "sort_order"), on="association_id"
    )
    sums = initiative_sums(named, budgets.sort("sort_order"))
    assert visit.answer == initiatives_answer(sums, measure)


def test_an_initiative_without_amount_is_not_stated_in_any_unit(open_page):
    shown = amounts(open_page("insatser", matt="tkr", forbund="norra-vastmanland"))
    assert shown["Kronor, löpande priser"].to_list() == ["ej angivet"] * 3
    assert shown.iloc[:, 2].to_list() == ["–"] * 3


def test_conditions_are_written_under_the_picture(open_page):
    visit = open_page("insatser", ar="2012")
    said = plain(" ".join(visit.texts()))
    assert "Flätan (Västra Mälardalen 2012), villkor: Gäller bara om" in said
    assert "Namngivna insatser kostar 3 308 tkr i Västra Mälardalen 2012; andelen kan" in said


def test_what_recurs_is_shown_whatever_the_year_with_its_plans_as_sources(open_page):
    visit = open_page("insatser", ar="2021")
    assert [plain(heading.value) for heading in visit.app.subheader] == [
        "Två insatser nämns i flera planer: Kvinnocoacher och Vägen in"
    ]
    visit.open_under_pictures("kalla")
    links = [link.proto.label for link in visit.app.get("page_link")]
    assert links[:4] == [
        "Västra Mälardalen 2021",
        "Västra Mälardalen 2012",
        "Västerås 2014",
        "Norra Västmanland 2011",
    ]


def test_what_recurs_follows_the_chosen_associations(open_page):
    assert not open_page("insatser", forbund="vasteras,kramfors").app.subheader


def test_an_asked_amount_shows_the_printed_line(open_page):
    visit = open_page("insatser", fraga="initiatives.kramfors.Ris-Flis")
    (answer,) = visit.app.get("dialog")
    assert answer.table[0].value["I dokumentet"].to_list() == ["465"]


def test_topics_that_recur_stand_on_the_page_about_training(open_page):
    headings = [heading.value for heading in open_page("utbildning").app.subheader]
    assert "Fyra ämnen återkommer i flera planer, 2011–2014" in headings


def test_plans_without_initiatives_are_said_to_name_none(open_page, small_plans):
    small_plans.write(
        "row | text | category | 2014 budget\n1 | Revision | audit | 10",
        goal=[{}],
    )
    build(small_plans.paths)
    visit = open_page("insatser", data=small_plans.paths)
    assert visit.answer == "Ingen av de valda planerna namnger någon insats för året"
    assert [info.value for info in visit.app.info] == [
        "Det är inte samma sak som att inga insatser görs."
    ]
    assert not visit.app.get("vega_lite_chart")
    assert not visit.app.table


def test_more_plans_than_can_be_drawn_are_counted(open_page, small_plans):
    for association_id in ("vasteras", "kramfors"):
        for year in range(2004, 2025):
            small_plans.write(
                association_id=association_id, budget_year=year, initiative=[{"name": "Vägen in"}]
            )
    build(small_plans.paths)
    visit = open_page("insatser", data=small_plans.paths)
    counts = visit.table("Vad").loc["Vägen in"]
    assert (counts["Planer"], counts["Förbund"]) == ("42", "2")
    assert (counts["Första år"], counts["Sista år"]) == ("2004", "2024")
