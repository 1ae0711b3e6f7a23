"""What the budgets are spent on."""

from decimal import Decimal

import polars as pl
import pytest

from finsam_metrics.metrics.budget import (
    budget_over_years,
    cost_by_area,
    cost_by_category,
    total_costs,
)


def totals_of(totals, plan_id, year):
    """The totals of one column."""
    (row,) = totals.filter(pl.col("plan_id") == plan_id, pl.col("year") == year).rows(named=True)
    return row


def small_tables(tables, small_plans, figures):
    """Lines of a small plan as frames, with the committed categories."""
    package = small_plans.check_figures(figures).package
    schema = tables.budget_line.schema
    ids = {"plan_id": package.plan_id, "association_id": package.association_id}
    rows = [
        {name: ids.get(name, getattr(line, name, None)) for name in schema}
        for line in package.budget_line
    ]
    return pl.DataFrame(rows, schema=schema)


@pytest.mark.parametrize(
    ("plan_id", "areas"),
    [
        (
            "kramfors-2010",
            {
                "Insatser": 2_092_000,
                "Administration": 455_000,
                "Styrelse": 35_000,
                "Revision": 20_000,
            },
        ),
        (
            "vasteras-2014",
            {
                "Insatser": 13_143_000,
                "Administration": 1_130_000,
                "Styrelse": 87_000,
                "Revision": 40_000,
            },
        ),
        (
            "vastra-malardalen-2021",
            {
                "Insatser": 1_966_000,
                "Administration": 879_000,
                "Styrelse": 110_000,
                "Revision": 45_000,
            },
        ),
    ],
)
def test_budgets_are_divided_into_four_areas(plan_id, areas, tables):
    year = int(plan_id[-4:])
    found = cost_by_area(tables.by_category, tables.budget_area).filter(
        pl.col("plan_id") == plan_id, pl.col("year") == year
    )
    assert dict(found.select("area_name", "amount_sek").rows()) == areas


def test_kramfors_interest_is_taken_out_of_its_administration_and_given_apart(tables):
    row = totals_of(tables.totals, "kramfors-2010", 2010)
    assert row["gross_cost_sek"] == Decimal(2602000)
    assert row["financial_sek"] == Decimal(-22000)
    assert row["total_sek"] == row["stated_total_sek"] == Decimal(2580000)
    assert row["is_distributed"]


def test_bank_costs_are_financial_and_no_administration(tables):
    row = totals_of(tables.totals, "vasteras-2014", 2014)
    assert (row["gross_cost_sek"], row["financial_sek"]) == (Decimal(14400000), Decimal(5000))


def test_financial_items_that_are_not_stated_are_not_zero(tables):
    assert totals_of(tables.totals, "vastra-malardalen-2021", 2021)["financial_sek"] is None


def test_kramfors_2011_states_a_total_and_does_not_divide_it(tables):
    row = totals_of(tables.totals, "kramfors-2010", 2011)
    assert row["total_sek"] == row["stated_total_sek"] == Decimal(1930000)
    assert not row["is_distributed"]
    assert row["gross_cost_sek"] is None
    assert row["financial_sek"] is None


def test_totals_are_those_that_no_other_total_covers(tables):
    row = totals_of(tables.totals, "vastra-malardalen-2021", 2021)
    assert row["stated_total_sek"] == Decimal(1034000 + 1966000)


def test_amounts_in_prose_are_no_budget(tables):
    plans = set(tables.by_category["plan_id"]) | set(tables.totals["plan_id"])
    assert plans == {"kramfors-2010", "vasteras-2014", "vastra-malardalen-2021"}


def test_a_category_that_is_not_stated_has_no_row(tables):
    kramfors = tables.by_category.filter(
        pl.col("plan_id") == "kramfors-2010", pl.col("year") == 2010
    )
    assert "training-joint" not in kramfors["category_id"].to_list()
    assert "training-local" in kramfors["category_id"].to_list()


def test_a_stated_zero_is_a_row(tables):
    zero = tables.by_category.filter(
        pl.col("plan_id") == "vastra-malardalen-2021",
        pl.col("year") == 2019,
        pl.col("category_id") == "communication",
    )
    assert zero["amount_sek"].to_list() == [Decimal(0)]


def test_a_category_is_a_judgement_where_some_line_is(tables):
    marks = dict(
        tables.by_category.filter(pl.col("plan_id") == "kramfors-2010", pl.col("year") == 2010)
        .select("category_id", "is_judgement")
        .rows()
    )
    assert marks["individual"]
    assert not marks["administration"]


def test_a_finding_marks_the_category_and_area_of_its_figure(tables):
    touched = pl.DataFrame({"figure_id": ["vasteras-2014-budget-r16-2014-budget"]})
    by_category = cost_by_category(tables.budget_line, tables.budget_category, touched)
    marked = by_category.filter("has_finding")
    assert marked.select("category_id", "year").rows() == [("audit", 2014)]
    areas = cost_by_area(by_category, tables.budget_area).filter("has_finding")
    assert areas.select("area_name", "year").rows() == [("Revision", 2014)]


def test_a_finding_marks_the_total_that_it_touches(tables):
    touched = pl.DataFrame({"figure_id": ["vasteras-2014-budget-r34-2014-budget"]})
    totals = total_costs(tables.budget_line, tables.budget_category, touched)
    assert totals.filter("has_finding")["year"].to_list() == [2014]


def test_a_finding_about_an_item_marks_its_total(tables):
    touched = pl.DataFrame({"figure_id": ["vasteras-2014-budget-r16-2014-budget"]})
    totals = total_costs(tables.budget_line, tables.budget_category, touched)
    assert totals.filter("has_finding")["year"].to_list() == [2014]


def test_items_without_a_printed_total_are_the_budget(tables, small_plans):
    lines = small_tables(
        tables,
        small_plans,
        "row | text | category | 2014 budget\n1 | A | individual | 10\n2 | B | board | 5",
    )
    (row,) = total_costs(lines, tables.budget_category, tables.finding_figure).rows(named=True)
    assert row["stated_total_sek"] is None
    assert (row["total_sek"], row["is_distributed"]) == (Decimal(15000), True)


def test_items_that_contradict_the_printed_total_divide_it_and_the_printed_total_is_kept(
    tables, small_plans
):
    lines = small_tables(
        tables,
        small_plans,
        """
row | text  | category   | of | 2014 budget
1   | A     | individual | 3  | 10
2   | B     | board      | 3  | 5
3   | Total |            |    | 20
""",
    )
    (row,) = total_costs(lines, tables.budget_category, tables.finding_figure).rows(named=True)
    assert row["is_distributed"] is True
    assert (row["gross_cost_sek"], row["total_sek"]) == (Decimal(15000), Decimal(20000))


@pytest.mark.parametrize(("bare_sum", "is_distributed"), [("7", False), ("0", True)])
def test_a_printed_sum_without_its_parts_leaves_the_costs_undivided(
    bare_sum, is_distributed, tables, small_plans
):
    lines = small_tables(
        tables,
        small_plans,
        f"""
row | text  | category   | of | concept    | 2014 budget
1   | A     | individual | 3  |            | 10
2   | Block |            | 3  |            | {bare_sum}
3   | Total |            |    | total_cost | 17
""",
    )
    (row,) = total_costs(lines, tables.budget_category, tables.finding_figure).rows(named=True)
    assert row["is_distributed"] is is_distributed
    assert row["total_sek"] == Decimal(17000)


def test_a_summary_and_a_detailed_table_of_the_same_year_are_not_added(tables, small_plans):
    lines = small_tables(
        tables,
        small_plans,
        """
row | text    | category   | table_text | 2014 budget
1   | Allt    | individual | Kort       | 15
1   | A       | individual | Lang       | 10
2   | B       | board      | Lang       | 5
""",
    )
    (row,) = total_costs(lines, tables.budget_category, tables.finding_figure).rows(named=True)
    assert row["gross_cost_sek"] == Decimal(15000)


def test_items_outside_the_subtotals_are_part_of_the_total(tables, small_plans):
    lines = small_tables(
        tables,
        small_plans,
        """
row | text    | category   | of | 2014 budget
1   | A       | individual | 2  | 10
2   | Delsumma|            |    | 10
3   | B       | board      |    | 5
""",
    )
    (row,) = total_costs(lines, tables.budget_category, tables.finding_figure).rows(named=True)
    assert row["stated_total_sek"] is None
    assert row["total_sek"] == Decimal(15000)


def test_figures_without_a_year_are_in_no_column(tables, small_plans):
    lines = small_tables(
        tables, small_plans, "row | text | category | 0000 budget\n1 | A | individual | 10"
    )
    assert total_costs(lines, tables.budget_category, tables.finding_figure).is_empty()
    assert cost_by_category(lines, tables.budget_category, tables.finding_figure).is_empty()


def test_a_year_is_told_by_the_latest_plan_that_states_it(tables):
    older = tables.totals.filter(pl.col("plan_id") == "vastra-malardalen-2021").with_columns(
        plan_id=pl.lit("vastra-malardalen-2012"), total_sek=pl.col("total_sek") * 2
    )
    years = budget_over_years(
        pl.concat([older, tables.totals], how="vertical_relaxed"), tables.plan_package
    )
    told = years.filter(pl.col("association_id") == "vastra-malardalen")
    assert told["plan_id"].unique().to_list() == ["vastra-malardalen-2021"]
    assert told["year"].to_list() == [2019, 2020, 2021, 2022, 2023]


def test_a_column_without_a_total_is_no_point_in_time(tables):
    unknown = tables.totals.with_columns(total_sek=pl.lit(None, dtype=pl.Decimal(38, 2)))
    assert budget_over_years(unknown, tables.plan_package).is_empty()


def test_an_of_which_row_is_counted_in_the_row_above_it_only(tables, small_plans):
    lines = small_tables(
        tables,
        small_plans,
        """
row | text           | category       | of | 2014 budget
1   | Styrelse       | board          | 4  | 100
2   | varav personal | board          |    | 60
3   | Kansli         | administration | 4  | 200
4   | Summa          |                |    | 300
""",
    )
    costs = cost_by_category(lines, tables.budget_category, tables.finding_figure)
    assert dict(costs.select("category_id", "amount_sek").iter_rows()) == {
        "administration": 200_000,
        "board": 100_000,
    }


def test_an_income_statement_counts_where_there_is_no_budget_of_the_year(tables, small_plans):
    lines = small_tables(
        tables,
        small_plans,
        """
statement        | row | text   | category       | 2013 outcome | 2014 budget
income_statement | 1   | Kansli | administration | 90           | 999
budget           | 1   | Kansli | administration |              | 100
""",
    )
    costs = cost_by_category(lines, tables.budget_category, tables.finding_figure)
    assert sorted(costs.select("year", "amount_sek").rows()) == [(2013, 90_000), (2014, 100_000)]
