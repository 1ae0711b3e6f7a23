"""Finansiering: who pays, what was asked for and granted, and what covers the rest."""

import pytest

from finsam_metrics.model.swedish_numbers import NBSP, NOT_STATED


def headings(visit):
    """The conclusions of the further pictures."""
    return [subheader.value.replace(NBSP, " ") for subheader in visit.app.subheader]


def table(visit, *budgets):
    """The one table that has these columns."""
    (found,) = (t.value for t in visit.tables() if set(budgets) <= set(t.value.columns))
    return found


def notes(visit):
    """All small texts of the page."""
    return " ".join(markdown.value for markdown in visit.app.markdown).replace(NBSP, " ")


def test_parties_stand_beside_the_law_to_the_half_tkr(open_page):
    shown = table(open_page("finansiering"), "Part", "Lagen")
    kramfors = shown[shown["Förbund"] == "Kramfors 2010"]
    assert kramfors["Bidrag, löpande priser"].tolist() == [
        f"965{NBSP}000{NBSP}kr",
        f"482{NBSP}500{NBSP}kr",
        f"482{NBSP}500{NBSP}kr",
    ]
    assert kramfors["Andel"].tolist() == kramfors["Lagen"].tolist()


def test_parties_of_the_table_are_those_of_the_metric(open_page, metric):
    shown = table(open_page("finansiering"), "Part", "Lagen")
    stated = shown[shown["Andel"] != NOT_STATED]
    expected = metric("member-contributions")
    own = expected.filter(
        expected["plan_id"].str.ends_with("2010")
        | ((expected["year"] == 2014) | (expected["year"] == 2021))
    )
    assert len(stated) == own.height


def test_what_was_asked_and_granted_and_what_there_is_to_use(open_page):
    visit = open_page("finansiering")
    assert headings(visit)[0] == "Västerås 2014 sökte 14 000 tkr och fick 11 000"
    shown = table(visit, "Sökta medel").set_index("Förbund, tkr")
    assert shown.loc["Västerås 2014"].tolist() == [
        f"{n}{NBSP}{k}" for n, k in (("14", "000"), ("11", "000"), ("14", "405"))
    ]
    assert shown.loc["Norra Västmanland 2011"].tolist() == [NOT_STATED, f"7{NBSP}000", NOT_STATED]
    assert "14 405 tkr = 11 000 (parternas medel) + ca 140 (ränteintäkter) + 3 265" in notes(visit)


def test_municipalities_stand_beside_their_inhabitants(open_page):
    shown = table(open_page("finansiering"), "Kommun")
    assert shown["Kommun"].tolist() == ["Köping", "Arboga", "Kungsör"]
    assert shown["Andel av bidraget"].tolist() == [f"{n}{NBSP}%" for n in (50, 30, 20)]


@pytest.mark.parametrize("association", ["vasteras", "norra-vastmanland"])
def test_where_nobody_says_what_each_municipality_pays_it_is_said(open_page, association):
    visit = open_page("finansiering", forbund=association)
    assert "Fördelningen mellan kommunerna är ej angiven" in headings(visit)
    assert "enda kommun har inget att fördela" in visit.app.info[0].value


def test_a_limit_is_named_and_without_one_there_is_no_verdict(open_page):
    visit = open_page("finansiering")
    assert "har som egen gräns högst 20 % av årets bidrag" in notes(visit)
    shown = table(visit, "Egen gräns").set_index("Förbund")
    assert shown["Egen gräns"].tolist() == [f"20{NBSP}%", "ej känd", "ej känd", "ej känd"]
    used = table(visit, "Från tidigare år").set_index("Förbund")
    assert used.loc["Kramfors 2010", "Från tidigare år"] == f"650{NBSP}000{NBSP}kr"
    assert shown.loc["Västerås 2014", "Eget kapital"] == NOT_STATED


def test_a_plan_with_a_frame_alone_has_its_own_words(open_page):
    visit = open_page("finansiering", forbund="norra-vastmanland")
    assert visit.answer == "Ingen av de valda planerna anger vem som betalar"
    assert visit.app.info[-1].value.endswith("Det är inte samma sak som att inget finns.")
    assert "Streckade linjer" not in notes(visit)


def test_amounts_per_inhabitant_follow_the_unit(open_page):
    visit = open_page("finansiering", matt="invanare")
    assert headings(visit)[0].startswith("Västerås 2014 sökte")
    assert "kr per invånare" in headings(visit)[0]


def test_amounts_that_cannot_be_divided_are_not_said_to_be_unstated(open_page):
    visit = open_page("finansiering", matt="invanare-16-64")
    assert not visit.has_failed
    assert visit.answer.startswith("Staten betalar")


def test_a_contribution_can_be_asked(open_page):
    visit = open_page("finansiering", fraga="parties.vastra-malardalen.income-municipality")
    (answer,) = visit.app.get("dialog")
    (shown,) = answer.table
    assert shown.value["I dokumentet"].to_list() == ["375", "225", "150"]


def test_equity_leads_to_the_balance_sheet_the_frame_and_the_goal(open_page):
    visit = open_page("finansiering", fraga="equity.vastra-malardalen.equity")
    (answer,) = visit.app.get("dialog")
    (shown,) = answer.table
    assert shown.value["I dokumentet"].to_list() == ["418", "3 000", "20%"]
    assert "Tillsammans" not in " ".join(text.value for text in answer.markdown)


def test_a_deficit_in_an_outcome_is_not_called_the_budgets(open_page):
    visit = open_page("finansiering", ar="2019", forbund="vastra-malardalen")
    said = visit.texts_in_charts()
    assert "Underskott i bokslutet" in said
    assert "Underskott i budgeten" not in said


def test_equity_and_earlier_money_have_a_picture_each_whose_labels_lead_with_what_the_bar_shows(
    open_page,
):
    visit = open_page("finansiering")
    bases = ("i procent av medlemmarnas bidrag", "i procent av årets kostnader")
    captions = [caption.value for caption in visit.app.caption]
    for base in bases:
        (said,) = (text for text in captions if base in text)
        assert not any(other in said for other in bases if other != base)
    assert len(visit.app.get("vega_lite_chart")) == len(headings(visit)) + 1
