from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from finsam_metrics.charts.years import budget_lines_by_year

Make = Callable[..., pl.DataFrame]


def points(*rows: tuple[int, str, float | None]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {"association_id": "vm", "year": year, "version": version, "value": value}
            for year, version, value in rows
        ],
        schema={
            "association_id": pl.String,
            "year": pl.Int64,
            "version": pl.String,
            "value": pl.Float64,
        },
    )


def joined_years(chart: Any) -> list[int]:
    """The later year of each line between two years."""
    return sorted(
        row["year"]
        for layer in chart.layers("rule")
        for row in layer["rows"]
        if "before_share" in row
    )


def test_line_joins_only_years_that_follow_each_other(drawn: Any, make_budgets: Make) -> None:
    values = points((2019, "outcome", 1e6), (2020, "budget", 2e6), (2022, "plan", 3e6))
    assert joined_years(drawn(budget_lines_by_year(values, make_budgets("vm")))) == [2020]


def test_line_is_not_drawn_over_a_year_not_stated(drawn: Any, make_budgets: Make) -> None:
    values = points((2019, "outcome", 1e6), (2020, "budget", None), (2021, "plan", 3e6))
    chart = drawn(budget_lines_by_year(values, make_budgets("vm")))
    assert joined_years(chart) == []
    assert set(chart.texts("label", fontStyle="italic")) == {"ej angivet"}


def test_versions_are_told_apart_by_form(drawn: Any, make_budgets: Make) -> None:
    versions = ("outcome", "forecast", "budget", "plan")
    values = points(*((2019 + place, version, 1e6) for place, version in enumerate(versions)))
    chart = drawn(budget_lines_by_year(values, make_budgets("vm")))
    forms = {
        row["version"]: (look["shape"], look["fill"] == "#ffffff") for look, row in chart.symbols()
    }
    assert forms == {
        "outcome": ("circle", False),
        "forecast": ("diamond", False),
        "budget": ("circle", True),
        "plan": ("square", True),
    }


def test_line_takes_the_outcome_before_the_budget(drawn: Any, make_budgets: Make) -> None:
    values = points((2019, "budget", 9e6), (2019, "outcome", 1e6), (2020, "budget", 2e6))
    chart = drawn(budget_lines_by_year(values, make_budgets("vm")))
    before = [
        row["before_share"]
        for layer in chart.layers("rule")
        for row in layer["rows"]
        if "before_share" in row
    ]
    assert before == [pytest.approx(1 / 9)]


def test_one_year_only_is_a_list_at_every_width(drawn: Any, make_budgets: Make) -> None:
    chart = drawn(budget_lines_by_year(points((2020, "budget", 1e6)), make_budgets("vm")))
    assert chart.params["blocks"].startswith("1 < 2 ||")
    assert set(chart.texts("label")) == {"1\u00a0000"}


def test_association_without_points_gets_a_dashed_box(drawn: Any, make_budgets: Make) -> None:
    values = points((2019, "outcome", 1e6), (2020, "budget", 2e6))
    chart = drawn(budget_lines_by_year(values, make_budgets("vm", "vas")))
    assert {row["association_id"] for row in chart.dashed_boxes()} == {"vas"}


def test_the_dashed_box_says_what_the_plan_states_instead(drawn: Any, make_budgets: Make) -> None:
    values = points((2019, "outcome", 1e6), (2020, "budget", 2e6))
    chart = drawn(budget_lines_by_year(values, make_budgets("vm", "vas", "nv", gaps=("nv",))))
    assert set(chart.texts("gap_text_1", fontStyle="italic")) == {
        "ej angivet",
        "Planen anger bara ramen: 7 000 tkr. Fördelning ej angiven.",
    }


def test_a_figure_can_be_asked(drawn: Any, make_budgets: Make) -> None:
    values = points((2019, "outcome", 1e6), (2020, "budget", None)).with_columns(
        ask=pl.when(pl.col("year") == 2019).then(pl.lit("vm.2019"))
    )
    chart = drawn(budget_lines_by_year(values, make_budgets("vm")))
    (touch,) = chart.layers("rect", cursor="pointer")
    assert [row["ask"] for row in touch["rows"]] == ["vm.2019"]


def test_chart_without_rows_is_valid(drawn: Any, make_budgets: Make) -> None:
    chart = budget_lines_by_year(points().clear(), make_budgets("vm").clear())
    assert drawn(chart).spec["layer"]
