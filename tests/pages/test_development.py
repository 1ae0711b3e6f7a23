"""Utveckling: the costs over the years, and what changes from one year to another."""

import pytest

from finsam_metrics.model.swedish_numbers import MINUS, NBSP, NOT_STATED
from finsam_metrics.pipeline import build

TWO_PLANS = """
row | text            | category   | of | {year} {version}
1   | Insatser        | individual | 3  | {initiatives}
2   | Kansli          | administration | 3 | 40
3   | Summa kostnader |            |    | {total}
"""


def headings(visit):
    """The conclusions of the further pictures."""
    return [subheader.value.replace(NBSP, " ") for subheader in visit.app.subheader]


def test_the_totals_of_every_year_are_shown_with_what_they_are(open_page, metric):
    table = open_page("utveckling").tables()[0].value
    assert table.shape[0] == metric("budget-over-years").height
    row = table[(table["Förbund"] == "Västerås") & (table["År"] == "2015")]
    assert row[["Uppgift", "Kostnader, tkr"]].to_numpy().tolist() == [["prognos", f"11{NBSP}000"]]


def test_the_association_with_most_divided_years_is_compared_unasked(open_page):
    visit = open_page("utveckling")
    assert headings(visit)[0] == (
        "Västra Mälardalen ligger kvar på 3 000 tkr 2020 och 2021; "
        f"strukturövergripande insatser {MINUS}390"
    )
    assert visit.address == {}


def test_the_choice_of_association_and_years_opens_from_the_address_and_stays_there(open_page):
    asked = {"forandring": "vasteras", "fran": "2014", "till": "2016"}
    visit = open_page("utveckling", **asked)
    assert headings(visit)[0] == (
        f"Västerås går från 14 405 tkr (budget 2014) till 11 000 (prognos 2016); "
        f"individinriktade insatser {MINUS}7 763"
    )
    assert visit.address == {"forandring": "vasteras", "till": "2016"}


def test_choosing_writes_the_address_and_going_back_to_the_default_clears_it(open_page):
    visit = open_page("utveckling")
    visit.app.selectbox(key="forandring").set_value("vasteras").run()
    assert visit.address == {"forandring": "vasteras"}
    visit.app.selectbox(key="till").set_value("2016").run()
    assert visit.address == {"forandring": "vasteras", "till": "2016"}
    visit.app.selectbox(key="forandring").set_value("vastra-malardalen").run()
    assert not visit.has_failed
    assert visit.address == {}


@pytest.mark.parametrize("asked", [{"forandring": "kramfors"}, {"fran": "2023"}, {"till": "x"}])
def test_a_choice_that_cannot_be_made_falls_back(open_page, asked):
    visit = open_page("utveckling", **asked)
    assert headings(visit) == headings(open_page("utveckling"))
    assert visit.address == {}


def test_the_year_of_the_filter_is_compared_with_the_year_before(open_page):
    visit = open_page("utveckling", ar="2016")
    assert "(prognos 2015) till" not in headings(visit)[0]
    assert headings(visit)[0].startswith("Västerås ligger kvar på 11 000 tkr 2015 och 2016")


def test_the_steps_are_those_of_the_metric(open_page, metric):
    found = metric("cost-steps").filter(
        association_id="vasteras", earlier_year=2014, later_year=2015
    )
    visit = open_page("utveckling", forandring="vasteras")
    (table,) = (t.value for t in visit.tables() if "Steg" in t.value.columns)
    assert table.iloc[:, 0].tolist() == found["row_name"].to_list()
    shown = dict(zip(table.iloc[:, 0], table["Steg"], strict=True))
    assert shown["Individinriktade insatser"] == f"{MINUS}2{NBSP}621"
    stated = table.set_index(table.columns[0]).loc["Uppföljning och kartläggning"]
    assert stated.tolist() == [NOT_STATED, "225", "225"]


def test_the_categories_can_be_seen_as_shares(open_page):
    visit = open_page("utveckling", forandring="vasteras", visa="andel")
    assert headings(visit)[1] == (
        "I Västerås går insatserna från 91 % till 87 % av kostnaderna "
        "och administrationen från 7,8 % till 12 %"
    )
    visit.app.button_group(key="visa").set_value("belopp").run()
    assert headings(visit)[1].startswith("I Västerås går insatserna från 13 143 till 9 586 tkr")


def test_fixed_prices_are_obeyed_though_shares_are_chosen_elsewhere(open_page):
    visit = open_page("utveckling", priser="2021", forbund="kramfors")
    assert visit.app.caption[0].value.startswith("Tusental kronor · 2021 års priser (KPI)")
    assert visit.answer != open_page("utveckling", forbund="kramfors").answer
    visit.go("")
    assert visit.address == {"priser": "2021", "forbund": "kramfors"}
    assert visit.app.caption[0].value.startswith("Procent")


def test_a_unit_chosen_here_is_kept_on_the_other_pages(open_page):
    visit = open_page("utveckling")
    visit.app.button_group(key="belopp").set_value("invanare").run()
    assert visit.address == {"matt": "invanare"}
    visit.go("budget")
    assert "kr per invånare" in visit.answer


def test_years_without_known_inhabitants_are_named(open_page):
    said = " ".join(text.value for text in open_page("utveckling", matt="invanare").app.markdown)
    assert "Visas inte, eftersom invånare eller prisindex inte är kända" in said
    assert "Västra Mälardalen 2023" in said


@pytest.mark.parametrize("association", ["norra-vastmanland", "kramfors"])
def test_an_association_without_two_divided_years_is_said_to_be_so(open_page, association):
    visit = open_page("utveckling", forbund=association)
    assert headings(visit) == [
        "Vad som ändras mellan två år kan inte visas",
        "Plan mot utfall kan inte visas ännu",
    ]
    assert visit.app.info[0].value == (
        "Inget av de valda förbunden fördelar kostnaderna för två olika år. "
        "Det är inte samma sak som att inget ändras."
    )


def test_a_plan_with_a_frame_alone_says_so(open_page):
    visit = open_page("utveckling", forbund="norra-vastmanland")
    assert visit.answer == "Ingen av de valda planerna anger kostnader i allt för något år"
    assert not visit.has_failed


def test_an_outcome_without_a_budget_read_for_its_year_is_named(open_page):
    said = open_page("utveckling").app.info[0].value
    assert said.endswith(
        "Västra Mälardalen anger utfall för 2019, men ingen inläst plan har en budget för det året."
    )


def test_a_budget_stands_beside_its_later_outcome(open_page, small_plans):
    small_plans.write(TWO_PLANS.format(year=2014, version="budget", initiatives=60, total=100))
    small_plans.write(
        TWO_PLANS.format(year=2014, version="outcome", initiatives=50, total=90),
        budget_year=2016,
    )
    build(small_plans.paths)
    visit = open_page("utveckling", data=small_plans.paths, forbund="vasteras")
    assert headings(visit)[-1] == "Från plan till utfall går Västerås 2014 från 100 tkr till 90"
    (table,) = (t.value for t in visit.tables() if "Före" in t.value.columns)
    assert table.to_numpy().tolist() == [["Västerås 2014", "budget", "100", "utfall", "90"]]


def test_a_step_can_be_asked_and_shows_the_rows_of_both_years_without_a_sum(open_page):
    visit = open_page("utveckling", forandring="vasteras", fraga="steps.administration")
    (answer,) = visit.app.get("dialog")
    (table,) = answer.table
    assert set(table.value["Kolumn"]) == {"Budget 2014", "Prognos 2015"}
    assert "Tillsammans" not in " ".join(text.value for text in answer.markdown)


def test_a_total_of_a_year_can_be_asked(open_page):
    visit = open_page("utveckling", fraga="years.vasteras.2015.forecast")
    (answer,) = visit.app.get("dialog")
    (table,) = answer.table
    assert table.value["I dokumentet"].to_list() == ["11 000"]
