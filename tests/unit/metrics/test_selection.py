"""Which plan, year and version stands for each association."""

from decimal import Decimal

import pytest

from finsam_metrics.metrics.selection import choose_budgets


def chosen(tables, year, ids=None):
    """The chosen budgets as (plan, year, version in words)."""
    budgets = choose_budgets(
        tables.association,
        tables.plan,
        tables.plan_package,
        tables.budget_line,
        association_ids=ids or tables.association["association_id"].to_list(),
        year=year,
    )
    return budgets.select("plan_id", "year", "version_text").rows()


def test_without_a_year_each_association_has_its_latest_budget_in_the_fixed_order(tables):
    assert chosen(tables, None) == [
        ("vastra-malardalen-2021", 2021, "budget"),
        ("vasteras-2014", 2014, "budget"),
        ("norra-vastmanland-2011", 2011, "budget"),
        ("kramfors-2010", 2010, "budget"),
    ]


@pytest.mark.parametrize(
    ("year", "budgets"),
    [
        (2010, [("kramfors-2010", 2010, "budget")]),
        (2011, [("norra-vastmanland-2011", 2011, "budget"), ("kramfors-2010", 2011, "plan")]),
        (2012, [("vastra-malardalen-2012", 2012, "budget"), ("kramfors-2010", 2012, "plan")]),
        (2015, [("vasteras-2014", 2015, "prognos")]),
        (2019, [("vastra-malardalen-2021", 2019, "utfall")]),
        (2020, [("vastra-malardalen-2021", 2020, "budget")]),
        (2023, [("vastra-malardalen-2021", 2023, "plan")]),
        (2009, []),
    ],
)
def test_a_year_is_taken_from_its_own_plan_else_from_another(year, budgets, tables):
    assert chosen(tables, year) == budgets


def test_only_the_wanted_associations_are_chosen(tables):
    assert chosen(tables, None, ["kramfors", "vastmanland"]) == [("kramfors-2010", 2010, "budget")]


def test_the_frame_stands_only_with_the_plans_own_year(choose):
    assert choose("kramfors")["frame_sek"].to_list() == [Decimal(1930000)]
    assert choose("kramfors", year=2011)["frame_sek"].to_list() == [None]


def test_a_budget_goes_before_a_plan_a_plan_before_a_forecast_and_that_before_an_outcome(tables):
    lines = tables.budget_line.filter(tables.budget_line["plan_id"] == "vastra-malardalen-2021")
    years = {"outcome": 2019, "budget": 2020, "plan": 2022}
    same_year = {
        version: lines.filter(lines["year"] == year).with_columns(year=lines["year"].max() - 5)
        for version, year in years.items()
    }
    forecast = same_year["plan"].with_columns(
        version=same_year["plan"]["version"].replace("plan", "forecast")
    )
    budgets = [forecast, *same_year.values()]
    for expected in ("budget", "plan", "prognos", "utfall"):
        budget_line = budgets[0].clear().vstack(budgets[0])
        for column in budgets[1:]:
            budget_line = budget_line.vstack(column)
        found = choose_budgets(
            tables.association,
            tables.plan,
            tables.plan_package,
            budget_line,
            association_ids=["vastra-malardalen"],
            year=2018,
        )
        assert found["version_text"].to_list() == [expected]
        budgets = [one for one in budgets if one["version"][0] != found["version"][0]]


def test_the_latest_plan_goes_first_among_plans_that_state_the_same_year(tables):
    lines = tables.budget_line
    older = lines.filter(lines["plan_id"] == "vastra-malardalen-2021", lines["year"] == 2020)
    older = older.with_columns(plan_id=older["plan_id"].str.replace("2021", "2012"))
    found = choose_budgets(
        tables.association,
        tables.plan,
        tables.plan_package,
        lines.vstack(older),
        association_ids=["vastra-malardalen"],
        year=2020,
    )
    assert found["plan_id"].to_list() == ["vastra-malardalen-2021"]
