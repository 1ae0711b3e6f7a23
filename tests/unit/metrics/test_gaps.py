"""What is said of a plan that does not divide its costs."""

import polars as pl
import pytest

from finsam_metrics.metrics.gaps import (
    with_cost_gaps,
    with_group_gaps,
    with_initiative_gaps,
    with_total_gaps,
)
from finsam_metrics.metrics.groups import group_matrix
from finsam_metrics.model.enums import Measure

NBSP = "\N{NO-BREAK SPACE}"


def gap_of(budgets, tables, measure=Measure.TKR):
    """The one column's words, with ordinary spaces, and its value."""
    (row,) = with_cost_gaps(budgets, tables.initiative, measure).rows(named=True)
    text = row["gap_text"] and row["gap_text"].replace(NBSP, " ")
    return text, row["gap_short_text"], row["gap_value"]


def test_a_budget_that_is_divided_has_no_gap(tables, choose):
    assert gap_of(choose("kramfors"), tables) == (None, None, None)


def test_only_the_frame(tables, choose):
    assert gap_of(choose("norra-vastmanland"), tables) == (
        "Planen anger bara ramen: 7 000 tkr. Fördelning ej angiven.",
        "Fördelning ej angiven",
        7_000_000,
    )


def test_the_frame_and_granted_initiatives(tables, choose):
    assert gap_of(choose("vastra-malardalen", year=2012), tables) == (
        "Planen anger ramen, 4 000 tkr, och beviljade insatser. Fördelning ej angiven.",
        "Fördelning ej angiven",
        4_000_000,
    )


def test_only_a_total(tables, choose):
    assert gap_of(choose("kramfors", year=2011), tables) == (
        "Planen anger summan, 1 930 tkr, men inte alla delar. Fördelning ej angiven.",
        "Fördelning ej angiven",
        1_930_000,
    )


def test_a_total_says_more_than_the_frame(tables, choose):
    budgets = choose("kramfors").with_columns(is_distributed=pl.lit(value=False))
    assert gap_of(budgets, tables) == (
        "Planen anger summan, 2 580 tkr, men inte alla delar. Fördelning ej angiven.",
        "Fördelning ej angiven",
        2_580_000,
    )


def test_nothing_at_all(tables, choose):
    budgets = choose("norra-vastmanland").with_columns(frame_sek=pl.lit(None, pl.Decimal(14, 2)))
    assert gap_of(budgets, tables) == (
        "Planen anger inga kostnader. Fördelning ej angiven.",
        "Fördelning ej angiven",
        None,
    )


def test_a_gap_has_no_share(tables, choose):
    assert gap_of(choose("norra-vastmanland"), tables, Measure.SHARE)[2] is None


def test_a_gap_is_given_in_the_measure(tables, choose):
    value = gap_of(choose("norra-vastmanland"), tables, Measure.PER_INHABITANT)[2]
    assert value == pytest.approx(7_000_000 / 69270)


def test_gaps_stand_with_their_own_columns(tables, choose):
    gaps = with_cost_gaps(choose(), tables.initiative, Measure.TKR)
    assert gaps["gap_value"].to_list() == [None, None, 7_000_000, None]


def test_a_plan_that_names_no_group_says_so(tables, choose):
    budgets = choose(year=2012)
    cells = group_matrix(
        tables.priority_group,
        tables.common_group,
        tables.budget_line,
        tables.initiative,
        budgets,
        with_judgements=False,
    )
    texts = dict(with_group_gaps(budgets, cells).select("association_id", "gap_text").rows())
    assert texts == {
        "vastra-malardalen": "Planen namnger ingen grupp",
        "kramfors": "Planen gäller 2010",
    }


@pytest.mark.parametrize(
    ("chosen", "year", "measure", "said"),
    [
        (
            "norra-vastmanland",
            None,
            Measure.TKR,
            "Planen för 2011 anger ramen, 7 000 tkr, men inga kostnader.",
        ),
        ("kramfors", None, Measure.PER_INHABITANT_16_64, "Antalet invånare 16–64 år är inte känt"),
    ],
)
def test_an_association_without_a_total_to_show_says_why(choose, chosen, year, measure, said):
    budgets = choose(chosen, year=year)
    (text,) = with_total_gaps(budgets, budgets.clear(), measure)["gap_text"]
    assert text.replace(NBSP, " ") == said


def test_a_plan_without_costs_and_frame_says_so(choose):
    budgets = choose("norra-vastmanland").with_columns(frame_sek=None)
    assert with_total_gaps(budgets, budgets.clear(), Measure.TKR)["gap_text"].to_list() == [
        "Planen anger inga kostnader."
    ]


def test_an_association_with_a_total_has_no_gap(choose):
    budgets = choose("vasteras", "norra-vastmanland")
    gaps = with_total_gaps(budgets, budgets.head(1), Measure.TKR)["gap_text"]
    assert gaps.is_null().to_list() == [True, False]


def test_a_plan_for_another_year_is_not_said_to_name_none(choose):
    budgets = choose("kramfors", year=2012)
    none = pl.DataFrame({"association_id": []}, schema={"association_id": pl.String})
    assert with_initiative_gaps(budgets, none)["gap_text"].to_list() == ["Planen gäller 2010"]
