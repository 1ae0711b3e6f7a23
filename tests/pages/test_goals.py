"""Mål: what each association wants to achieve, and how it is measured."""

from finsam_metrics.model.swedish_numbers import NBSP, NOT_STATED
from finsam_metrics.pipeline import build


def headings(visit):
    """The conclusions of the further pictures."""
    return [subheader.value for subheader in visit.app.subheader]


def test_goals_are_counted_by_area(open_page):
    cells = open_page("mal").table("Område")
    assert cells.loc["Metoder och utbildning", "Västra Mälardalen 2021"] == (
        f"tre mål · 100{NBSP}deltagare"
    )
    assert cells.loc["Ekonomi", "Kramfors 2010"] == "inga mål"


def test_goals_with_a_figure_are_held_against_the_plans_own(open_page):
    (shown,) = (
        t.value
        for t in open_page("mal").tables()
        if "Målvärde" in t.value.columns and "Enligt planens siffror" in t.value.columns
    )
    assert shown["Enligt planens siffror"].tolist() == [
        NOT_STATED,
        NOT_STATED,
        f"14{NBSP}%",
        NOT_STATED,
        NOT_STATED,
    ]


def test_every_goal_is_listed_in_words(open_page, tables):
    shown = [t.value for t in open_page("mal").tables() if "Område i planen" in t.value.columns]
    chosen = tables["goal"].filter(tables["goal"]["plan_id"] != "vastra-malardalen-2012")
    assert sum(len(table) for table in shown) == chosen.height


def test_goals_in_words_alone_are_said_to_be_so(open_page):
    visit = open_page("mal", forbund="kramfors")
    assert visit.answer == "Inget av 13 mål har en siffra att mäta mot"
    assert headings(visit)[0] == "Inget mål har en siffra"
    assert visit.app.info[0].value.endswith("Det är inte samma sak som att de inte följs upp.")


def test_a_year_that_no_plan_has_goals_for_is_said(open_page):
    visit = open_page("mal", ar="2023")
    assert visit.answer == "De valda planerna anger inga mål för året"
    assert len(visit.app.info) == 1


def test_a_plan_without_goals_says_so(open_page, small_plans):
    small_plans.write("row | text | category | 2014 budget\n1 | Kansli | administration | 40")
    build(small_plans.paths)
    visit = open_page("mal", data=small_plans.paths)
    assert not visit.has_failed
    assert visit.answer == "De valda planerna anger inga mål för året"


def test_the_goals_of_an_area_can_be_asked(open_page):
    visit = open_page("mal", fraga="goals.vastra-malardalen.economy")
    (answer,) = visit.app.get("dialog")
    (table,) = answer.table
    assert len(table.value) == 5
