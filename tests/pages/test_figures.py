"""Figures on the pages are those of the metrics, and what is not stated is never a nought."""

import polars as pl
import pytest

from finsam_metrics.metrics.answers.costs import cost_answer
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import MINUS, NBSP, NOT_STATED, format_measure, format_tkr
from finsam_metrics.pipeline import build

LATEST = ["vastra-malardalen-2021", "vasteras-2014", "norra-vastmanland-2011", "kramfors-2010"]
HEADS = {
    "vastra-malardalen-2021": "Västra Mälardalen 2021",
    "vasteras-2014": "Västerås 2014",
    "kramfors-2010": "Kramfors 2010",
}
MEASURES = {
    "andel": Measure.SHARE,
    "tkr": Measure.TKR,
    "invanare": Measure.PER_INHABITANT,
}
HIDE = "Dölj våra bedömningar"
STATED_NOUGHT = """
row | text             | category       | of | 2014 budget
1   | Insatser         | individual     | 3  | 100
2   | Revision         | audit          | 3  | 0
3   | Summa kostnader  |                |    | 100
"""


def own_budgets(frame):
    """The rows of the latest plans' own budgets."""
    own = pl.col("plan_id").str.ends_with(pl.col("year").cast(pl.String))
    return frame.filter(own, pl.col("version") == "budget", pl.col("plan_id").is_in(LATEST))


def in_words(row, measure):
    """The value as a table shows it, marked where the category is our judgement."""
    mark = "\N{THIN SPACE}\\*" if row["is_judgement"] else ""
    return f"{format_measure(row['value'], measure)}{mark}"


def test_cards_show_the_total_cost_or_where_it_is_not_stated_the_frame(open_page, metric, tables):
    totals = dict(own_budgets(metric("total-costs")).select("plan_id", "total_sek").iter_rows())
    frames = dict(tables["plan"].select("plan_id", "frame_sek").iter_rows())
    expected = [
        ("Budgeterade kostnader", format_tkr(totals[plan]))
        if plan in totals
        else ("Budgetram", format_tkr(frames[plan]))
        for plan in LATEST
    ]
    assert open_page().metrics() == expected


def test_printed_totals_of_the_plans_stand_on_the_cards(open_page):
    figures = [figure.replace(NBSP, " ") for _, figure in open_page().metrics()]
    assert figures == ["3 000 tkr", "14 405 tkr", "7 000 tkr", "2 580 tkr"]


def test_a_card_says_what_its_total_is_in_the_picture_without_financial_items(open_page):
    said = " ".join(caption.value for caption in open_page().app.caption)
    assert f"som i bilden: 2{NBSP}602{NBSP}tkr, 135 kr per invånare" in said
    assert f"som i bilden: 14{NBSP}400{NBSP}tkr" in said


@pytest.mark.parametrize("unit", MEASURES)
def test_cells_of_the_budget_table_are_those_of_the_metric(open_page, metric, unit):
    measure = MEASURES[unit]
    cells = open_page("budget", matt=unit).table("Post")
    expected = {
        (row["category_name"], HEADS[row["plan_id"]]): in_words(row, measure)
        for row in own_budgets(metric("cost-by-category", measure)).iter_rows(named=True)
    }
    shown = {place: text for place, text in expected.items() if place[0] in cells.index}
    assert len(shown) > 20
    assert {place: cells.loc[place] for place in shown} == shown


@pytest.mark.parametrize("unit", MEASURES)
def test_areas_of_the_budget_table_are_those_of_the_metric(open_page, metric, unit):
    measure = MEASURES[unit]
    cells = open_page("budget", matt=unit).table("Område")
    expected = {
        (row["area_name"], HEADS[row["plan_id"]]): in_words(row, measure)
        for row in own_budgets(metric("cost-by-area", measure)).iter_rows(named=True)
    }
    assert {place: cells.loc[place] for place in expected} == expected


def test_sums_of_the_budget_table_are_the_printed_totals(open_page):
    total = open_page("budget", matt="tkr").table("Post").loc["Summa kostnader"]
    assert total[HEADS["vasteras-2014"]] == f"14{NBSP}405"
    assert total[HEADS["kramfors-2010"]] == f"2{NBSP}580"


def test_fixed_prices_change_the_cells_as_the_metric_does(open_page, metric):
    cells = open_page("budget", matt="tkr", priser="2021").table("Post")
    frame = own_budgets(metric("cost-by-category", Measure.TKR, price_year=2021))
    printed = frame.filter(plan_id="vasteras-2014", category_id="individual")["amount_sek"][0]
    row = frame.filter(plan_id="vasteras-2014", category_id="individual").row(0, named=True)
    assert row["value"] > float(printed)
    shown = cells.loc["Individinriktade insatser", HEADS["vasteras-2014"]]
    assert shown == in_words(row, Measure.TKR)


@pytest.mark.parametrize("unit", MEASURES)
def test_the_answer_of_the_overview_says_the_metrics_figures(open_page, metric, tables, unit):
    measure = MEASURES[unit]
    areas = own_budgets(metric("cost-by-area", measure)).filter(area_id="initiatives")
    values = (
        areas.join(tables["association"], on="association_id")
        .sort("sort_order")
        .select("association_name", "year", "value")
    )
    assert open_page(matt=unit).answer == cost_answer("Insatserna", values, measure)


def test_spend_on_training_is_that_of_the_metric(open_page, metric):
    (cells,) = (
        table.value.set_index("Förbund")
        for table in open_page("utbildning", matt="tkr").tables()
        if "Lokal" in table.value.columns
    )
    spend = own_budgets(metric("training-spend", Measure.TKR))
    titles = {"joint": "Länsgemensam", "local": "Lokal"}
    for row in spend.iter_rows(named=True):
        shown = cells.loc[HEADS[row["plan_id"]], titles[row["scope"]]]
        assert shown == format_measure(row["value"], Measure.TKR)


def test_who_pays_is_said_in_kronor_and_shares_that_make_a_whole(open_page):
    visit = open_page("utbildning")
    (shares,) = (
        t.value for t in visit.tables() if list(t.value.columns)[1:] == ["Kronor", "Andel"]
    )
    assert shares["Kronor"].tolist() == [f"{n}{NBSP}000{NBSP}kr" for n in (60, 100, 100)]
    assert shares["Andel"].tolist() == [f"{n}{NBSP}%" for n in ("23,1", "38,5", "38,5")]


def test_what_a_plan_does_not_state_is_said_and_never_a_nought(open_page):
    cells = open_page("budget", matt="tkr").table("Post")
    kramfors = cells[HEADS["kramfors-2010"]]
    assert kramfors["Kommunikation"] == NOT_STATED
    assert kramfors["Utbildning, länsgemensam"] == NOT_STATED
    assert "0" not in cells.to_numpy()


def test_an_association_that_does_not_divide_its_costs_has_no_figures(open_page, metric):
    assert "norra-vastmanland" not in metric("cost-by-category")["association_id"].to_list()
    cells = open_page("budget", matt="tkr").table("Post")
    if "Norra Västmanland 2011" in cells.columns:
        assert set(cells["Norra Västmanland 2011"]) == {NOT_STATED}


@pytest.mark.parametrize(("unit", "nought"), [("tkr", "0"), ("andel", f"0{NBSP}%")])
def test_a_stated_nought_is_a_nought_beside_what_is_not_stated(
    open_page, small_plans, unit, nought
):
    small_plans.write(STATED_NOUGHT)
    small_plans.write(
        "row | text | category | 2021 budget\n1 | Kansli | administration | 40",
        association_id="kramfors",
        budget_year=2021,
    )
    build(small_plans.paths)
    cells = open_page("budget", data=small_plans.paths, matt=unit).table("Post")
    assert cells.loc["Revision", "Västerås 2014"] == nought
    assert cells.loc["Revision", "Kramfors 2021"] == NOT_STATED
    assert cells.loc["Administration", "Västerås 2014"] == NOT_STATED


def test_a_year_with_a_printed_total_only_shows_the_total_and_divides_nothing(open_page):
    visit = open_page(ar="2011", forbund="kramfors", matt="tkr")
    assert visit.answer == "Planen fördelar inte kostnaderna"
    assert visit.metrics() == [("Planerade kostnader", f"1{NBSP}930{NBSP}tkr")]


def test_amounts_in_prose_are_no_budget(open_page):
    visit = open_page(ar="2012", forbund="vastra-malardalen", matt="tkr")
    assert visit.answer == "Planen fördelar inte kostnaderna"
    assert visit.metrics() == [("Budgetram", f"4{NBSP}000{NBSP}tkr")]
    assert any("Inget att stämma av" in text for text in visit.texts())


def test_sums_that_hold_and_sums_that_are_not_there_are_two_states(open_page):
    badges = " ".join(link.proto.label for link in open_page().app.get("page_link"))
    assert "Alla avstämningar stämmer" in badges
    assert "Inget att stämma av" in badges
    assert "3 stämmer inte" in badges
    assert "2 stämmer inte" in badges


def test_findings_show_the_printed_figure_beside_the_one_that_the_rest_makes(open_page):
    shown = [figure for _, figure in open_page("kontroll", forbund="kramfors").metrics()]
    assert f"995{NBSP}547" in shown
    assert f"994{NBSP}547" in shown
    assert f"{MINUS}650" in shown


def test_the_unit_of_a_finding_is_that_of_its_statement(open_page):
    written = " ".join(open_page("kontroll").texts())
    assert "(tkr)" in written
    assert "(kr)" in written


def test_a_printed_line_shows_what_is_printed_and_where(open_page):
    visit = open_page("budget", forbund="vasteras")
    assert (visit.table("Rad i dokumentet")["I dokumentet"] != NOT_STATED).all()
    assert any("rad 228 i textversionen" in text.value for text in visit.app.markdown)


def test_places_that_differ_stand_with_each_printed_line(open_page):
    lines = open_page("budget", forbund="kramfors").table("Rad i dokumentet")
    assert lines["Plats"].str.contains("rad ").all()
    assert lines["Plats"].nunique() > 1


def test_each_document_says_how_many_figures_were_read_from_it(open_page, tables):
    counts = dict(tables["budget_line"].group_by("plan_id").len().iter_rows())
    written = " ".join(m.value for m in open_page("kallor").app.markdown)
    assert f"{counts['vastra-malardalen-2021']} siffror" in written
    assert f"{counts['norra-vastmanland-2011']} siffra," in written


def test_a_document_that_the_address_asks_for_stands_first(open_page):
    visit = open_page("kallor", dokument="vasteras-2014")
    titles = [text.value for text in visit.app.markdown if text.value.startswith("**")]
    assert titles[0].startswith("**Västerås 2014**")


def test_groups_of_the_table_are_in_the_plans_own_words(open_page):
    cells = open_page("grupper").table("Grupp")
    assert "invandrarkvinnor" in cells.loc["Utrikes födda", "Norra Västmanland 2011"]
    assert cells.loc["Utrikes födda", "Västra Mälardalen 2021"] == "nämns inte"


def test_our_judgements_of_groups_can_be_hidden(open_page):
    visit = open_page("grupper")
    assert "Romer" in visit.table("Grupp").index
    (toggle,) = (toggle for toggle in visit.app.toggle if toggle.label == HIDE)
    toggle.set_value(True).run()
    assert not visit.has_failed
    assert "Romer" not in visit.table("Grupp").index
