"""What is said of how costs change."""

import polars as pl
import pytest

from finsam_metrics.metrics.answers import development
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import MINUS

AREAS = pl.DataFrame(
    {
        "area_id": ["initiatives", "administration"],
        "area_definite_name": ["Insatserna", "Administrationen"],
    }
)
PAIR = pl.DataFrame(
    {
        "association_name": ["A-stad", "A-stad"],
        "year": [2014, 2015],
        "version_text": ["budget", "prognos"],
    }
)


def plain(text):
    """The text with ordinary spaces."""
    return text and text.replace("\N{NO-BREAK SPACE}", " ")


def steps(first, last, *between):
    """Two totals and the steps between them: name, step and where it is stated."""
    rows = [
        {"row_name": "Före", "earlier": first},
        *({"row_name": n, "step": s, "stated_in": where} for n, s, where in between),
        {"row_name": "Efter", "later": last},
    ]
    schema = {
        "row_name": pl.String,
        "earlier": pl.Float64,
        "later": pl.Float64,
        "step": pl.Float64,
        "stated_in": pl.String,
    }
    return pl.DataFrame(rows, schema=schema)


def said(*args, measure=Measure.TKR):
    """What is said of these steps."""
    return plain(development.steps_answer(steps(*args), PAIR, measure))


def test_totals_are_told_with_the_longest_step_that_both_years_state():
    assert (
        said(
            9e6,
            7e6,
            ("Insats", -3e6, "earlier"),
            ("Styrelse", -1e6, "both"),
            ("Kansli", 2e6, "both"),
        )
        == "A-stad går från 9 000 tkr (budget 2014) till 7 000 (prognos 2015); kansli +2 000"
    )


def test_a_total_that_stays_is_said_to_stay():
    assert said(9e6, 9e6, ("Kansli", -1e6, "both")) == (
        f"A-stad ligger kvar på 9 000 tkr 2014 och 2015; kansli {MINUS}1 000"
    )


def test_no_step_is_named_where_nothing_changes():
    assert said(90.0, 90.0, ("Kansli", 0.0, "both"), measure=Measure.PER_INHABITANT) == (
        "A-stad ligger kvar på 90 kr per invånare 2014 och 2015"
    )


def pairs(*rows):
    """Areas with their figures of the two years."""
    schema = {"row_id": pl.String, "earlier": pl.Float64, "later": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def test_areas_are_told_from_what_to_what():
    found = pairs(("area-administration", 0.08, 0.12), ("area-initiatives", 0.91, 0.87))
    assert plain(development.pairs_answer(found, AREAS, PAIR, Measure.SHARE)) == (
        "I A-stad går insatserna från 91 % till 87 % av kostnaderna "
        "och administrationen från 8,0 % till 12 %"
    )


def test_an_area_that_one_year_does_not_state_is_not_told():
    found = pairs(("area-administration", None, 1e6), ("area-initiatives", 9e6, 8e6))
    assert plain(development.pairs_answer(found, AREAS, PAIR, Measure.TKR)) == (
        "I A-stad går insatserna från 9 000 till 8 000 tkr"
    )
    assert development.pairs_answer(found.head(1), AREAS, PAIR, Measure.TKR) is None


def years(*associations, measure=Measure.TKR, outcomes=()):
    """What is said of associations with these total costs by year, outcomes in some years."""
    rows = [
        (name, year, "outcome" if year in outcomes else "plan", value)
        for name, values in zip("abcde", associations, strict=False)
        for year, value in values.items()
    ]
    schema = {"association_id": pl.String, "year": pl.Int32, "version": pl.String}
    schema |= {"value": pl.Float64}
    points = pl.DataFrame(rows, schema=schema, orient="row")
    ids = points["association_id"].unique(maintain_order=True)
    budgets = pl.DataFrame({"association_id": ids, "association_name": ids.str.to_uppercase()})
    return plain(development.years_answer(points, budgets, measure))


def test_one_association_is_told_from_what_to_what():
    assert years({2010: 2.58e6, 2011: 3e6, 2012: 1.93e6}) == (
        "De planerade kostnaderna i A går från 2 580 tkr (2010) till 1 930 (2012)"
    )


def test_what_became_and_what_is_planned_are_told_apart():
    falls = {2019: 3e6, 2023: 2e6}
    assert years(falls, outcomes=[2019]) == (
        "De planerade kostnaderna i A går från 3 000 tkr (utfall 2019) till 2 000 (plan 2023)"
    )
    assert years(falls, {2019: 1e6, 2020: 1e6}, outcomes=[2019]) == (
        "Enligt planerna minskar kostnaderna i A utfall 2019–plan 2023 "
        "och är desamma i B utfall 2019 och plan 2020"
    )
    assert years(falls, outcomes=[2019, 2023]).startswith("Kostnaderna i A går från")
    assert years(falls, falls, outcomes=[2019, 2023]).startswith("Kostnaderna minskar i A")


def test_years_without_a_value_are_not_told():
    assert years({2010: 2e6, 2011: 3e6, 2012: None}, {2010: None, 2011: 1e6}) == (
        "De planerade kostnaderna i A går från 2 000 tkr (2010) till 3 000 (2011)"
    )


def test_a_few_associations_are_told_by_which_way_they_go():
    up, down, same = {2010: 1e6, 2012: 2e6}, {2011: 2e6, 2014: 1e6}, {2010: 1e6, 2011: 1e6}
    assert years(down, up, down, same) == (
        "Enligt planerna ökar kostnaderna i B 2010–2012, minskar i A 2011–2014 och C 2011–2014 "
        "och är desamma i D 2010 och 2011"
    )


def test_a_change_that_the_measure_does_not_show_is_none():
    assert years({2010: 1e6, 2011: 1e6 + 100}, {2010: 2e6, 2011: 2e6}) == (
        "Enligt planerna är kostnaderna desamma i A 2010 och 2011 och B 2010 och 2011"
    )


def test_more_than_four_associations_are_counted():
    up, down = {2010: 1e6, 2012: 2e6}, {2011: 2e6, 2014: 1e6}
    assert years(up, down, up, down, up) == (
        "Enligt planerna ökar kostnaderna i tre förbund och minskar i två"
    )


def test_one_year_is_no_way_from_one_to_another():
    assert years({2014: 1e6}, {2014: 2e6}) is None


@pytest.mark.parametrize(
    ("rows", "total", "expected"),
    [
        ([], None, "Ingen av de valda planerna anger kostnader i allt för något år"),
        ([], 9e6, "Invånare eller prisindex är inte kända för de valda planernas år"),
        ([("a", 2014)], 9e6, "De valda planerna anger kostnader i allt för ett enda år"),
    ],
)
def test_why_no_way_between_years_is_told(rows, total, expected):
    schema = {"association_id": pl.String, "year": pl.Int32}
    points = pl.DataFrame(rows, schema=schema, orient="row")
    budgets = pl.DataFrame({"total_sek": [total]}, schema={"total_sek": pl.Float64})
    assert development.no_years_answer(points, budgets) == expected


def outcomes(count):
    """So many years with both a plan and an outcome."""
    return pl.DataFrame(
        {
            "association_name": ["A-stad"] * count,
            "year": [2010 + place for place in range(count)],
            "earlier": [2e6] * count,
            "later": [1e6] * count,
        },
        schema_overrides={"association_name": pl.String, "year": pl.Int32},
    )


def test_what_became_of_a_plan_is_told_for_at_most_three_years():
    assert plain(development.outcomes_answer(outcomes(2), Measure.TKR)) == (
        "Från plan till utfall går A-stad 2010 från 2 000 tkr till 1 000 "
        "och A-stad 2011 från 2 000 till 1 000"
    )
    assert development.outcomes_answer(outcomes(4), Measure.TKR) is None
    assert development.outcomes_answer(outcomes(0), Measure.TKR) is None


def test_an_outcome_without_a_budget_is_named(tables, choose):
    assert development.without_outcome_note(tables.totals, choose()).endswith(
        "Västra Mälardalen anger utfall för 2019, men ingen inläst plan har en budget för det året."
    )
    assert development.without_outcome_note(tables.totals, choose("vasteras")).endswith(
        "hur det blev."
    )


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (
            ("vastra-malardalen", "norra-vastmanland", "kramfors"),
            "Norra Västmanland och Kramfors fördelar inte kostnaderna för två år "
            "och kan inte jämföras år mot år",
        ),
        (("vastra-malardalen",), None),
    ],
)
def test_associations_that_cannot_be_compared_are_named(choose, chosen, expected):
    years = pl.DataFrame({"association_id": ["vastra-malardalen"]})
    assert development.not_compared_note(years, choose(*chosen)) == expected


def test_years_that_are_left_out_are_named(tables, choose):
    stated = tables.totals.filter(pl.col("total_sek").is_not_null())
    shown = stated.filter(~pl.col("year").is_in([2012, 2022, 2023]))
    assert development.unknown_years_note(tables.totals, shown, choose()) == (
        "Visas inte, eftersom invånare eller prisindex inte är kända: "
        "Västra Mälardalen 2022 och 2023 och Kramfors 2012"
    )
    assert development.unknown_years_note(tables.totals, stated, choose()) is None


def used(*rows, kind="carried_over"):
    """Money from earlier years: association, year, version and amount."""
    schema = {
        "association_id": pl.String,
        "year": pl.Int32,
        "version": pl.String,
        "used_sek": pl.Decimal(14, 2),
    }
    listed = pl.DataFrame(rows, schema=schema, orient="row")
    return listed.with_columns(
        association_name=pl.col("association_id").str.to_uppercase(), used_kind=pl.lit(kind)
    )


def test_a_budgeted_deficit_is_not_said_to_be_money_from_earlier_years():
    rows = used(("a", 2023, "budget", 1_891_000), kind="deficit")
    assert plain(development.saved_money_note(rows)) == "Underskott i budgeten: A 2023 (1 891 tkr)"


def test_years_that_count_in_saved_money_are_named_and_that_it_then_is_gone():
    rows = used(
        ("a", 2013, "outcome", 102_000),
        ("a", 2014, "budget", 3_265_000),
        ("a", 2015, "forecast", 0),
        ("b", 2010, "budget", 650_000),
        ("b", 2011, "plan", 0),
    )
    assert plain(development.saved_money_note(rows)) == (
        "Medel från tidigare år räknas in för A 2014 (3 265 tkr) och B 2010 (650 tkr), "
        "inte för åren efter"
    )


@pytest.mark.parametrize("later", [[], [("a", 2015, "plan", None)]])
def test_where_later_years_are_not_stated_saved_money_is_not_said_to_be_gone(later):
    rows = used(("a", 2014, "budget", 200_000), *later)
    assert plain(development.saved_money_note(rows)) == (
        "Medel från tidigare år räknas in för A 2014 (200 tkr)"
    )


def test_saved_money_in_several_years_is_not_said_to_be_gone():
    rows = used(("a", 2014, "budget", 200_000), ("a", 2015, "plan", 100_000))
    assert plain(development.saved_money_note(rows)) == (
        "Medel från tidigare år räknas in för A 2014 (200 tkr) och A 2015 (100 tkr)"
    )


def test_nothing_is_said_where_no_year_counts_in_saved_money():
    assert development.saved_money_note(used(("a", 2014, "budget", 0))) is None
