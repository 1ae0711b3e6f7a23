"""What changes in the costs from year to year."""

from itertools import pairwise

import polars as pl
import pytest

from finsam_metrics.metrics import changes
from finsam_metrics.metrics.budget import budget_over_years
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.metrics.measures import with_bases
from finsam_metrics.metrics.selection import choose_yearly_budgets
from finsam_metrics.model.enums import Measure

EVERYONE = ["vastra-malardalen", "vasteras", "norra-vastmanland", "kramfors"]


@pytest.fixture(scope="module")
def yearly(tables):
    """Every association's columns, a year each, with gaps."""
    budgets = choose_yearly_budgets(
        tables.association,
        tables.plan,
        tables.plan_package,
        tables.budget_line,
        association_ids=EVERYONE,
    )
    based = with_bases(
        budgets, tables.totals, tables.inhabitants, tables.price_index, price_year=None
    )
    return with_cost_gaps(based, tables.initiative, Measure.TKR)


@pytest.fixture(scope="module")
def years(yearly):
    """The years that can be compared."""
    return changes.comparable_years(yearly)


@pytest.fixture
def pair_of(years):
    """Chooses two years of an association."""

    def pair(association_id, earlier, later):
        own = years.filter(pl.col("association_id") == association_id)
        return changes.choose_pair(own, earlier, later)

    return pair


@pytest.fixture
def steps_of(tables, pair_of):
    """The steps between two years, by row, in tkr."""

    def steps(*chosen, measure=Measure.TKR):
        return changes.cost_steps(tables.by_category, tables.budget_area, pair_of(*chosen), measure)

    return steps


def row(frame, row_id):
    """The one row with an id."""
    return frame.row(by_predicate=pl.col("row_id") == row_id, named=True)


def test_a_year_whose_costs_are_not_divided_is_not_compared(years):
    found = years.group_by("association_id", maintain_order=True).agg("year").rows()
    assert found == [
        ("vastra-malardalen", [2019, 2020, 2021, 2022, 2023]),
        ("vasteras", [2014, 2015, 2016]),
    ]


def test_a_single_divided_year_has_nothing_to_be_compared_with(yearly):
    one = yearly.filter(pl.col("year").is_in([2010, 2014]))
    assert changes.comparable_years(one).is_empty()


def test_the_association_with_most_years_is_compared_unasked(years):
    assert changes.default_association(years) == "vastra-malardalen"
    even = years.filter(pl.col("year").is_in([2019, 2020, 2014, 2015]))
    assert changes.default_association(even) == "vastra-malardalen"
    assert changes.default_association(even.reverse()) == "vasteras"


@pytest.mark.parametrize(
    ("association_id", "wished", "expected"),
    [
        ("vastra-malardalen", None, (2020, 2021)),
        ("vastra-malardalen", 2023, (2022, 2023)),
        ("vastra-malardalen", 2014, (2020, 2021)),
        ("vastra-malardalen", 2019, (2020, 2021)),
        ("vasteras", None, (2014, 2015)),
        ("vasteras", 2016, (2015, 2016)),
    ],
)
def test_the_wished_year_else_the_latest_budget_is_compared_with_the_year_before(
    years, association_id, wished, expected
):
    own = years.filter(pl.col("association_id") == association_id)
    assert changes.default_years(own, wished=wished) == expected


@pytest.mark.parametrize("measure", [Measure.TKR, Measure.PER_INHABITANT])
@pytest.mark.parametrize("chosen", [("vasteras", 2014, 2015), ("vastra-malardalen", 2019, 2021)])
def test_the_steps_lead_from_the_one_total_to_the_other(steps_of, chosen, measure):
    steps = steps_of(*chosen, measure=measure)
    assert steps["level"].to_list() == ["total", *["step"] * (steps.height - 2), "total"]
    first, *between, last = steps.rows(named=True)
    assert between[0]["start"] == pytest.approx(first["end"])
    assert between[-1]["end"] == pytest.approx(last["end"])
    for before, after in pairwise(between):
        assert after["start"] == pytest.approx(before["end"])


def test_the_totals_are_the_printed_ones(steps_of):
    steps = steps_of("vasteras", 2014, 2015)
    assert (steps["row_name"][0], steps["earlier"][0]) == ("Budget 2014", 14_405_000)
    assert (steps["row_name"][-1], steps["later"][-1]) == ("Prognos 2015", 11_000_000)


def test_a_step_is_what_the_category_changes(steps_of):
    step = row(steps_of("vasteras", 2014, 2015), "individual")
    assert (step["earlier"], step["later"], step["step"]) == (10_513_000, 7_892_000, -2_621_000)
    assert step["stated_in"] == "both"


def test_a_category_that_one_year_alone_states_is_a_step_of_its_own_and_not_a_nought(steps_of):
    came = row(steps_of("vasteras", 2014, 2015), "evaluation")
    assert (came["earlier"], came["later"], came["step"]) == (None, 225_000, 225_000)
    assert came["stated_in"] == "later"
    went = row(steps_of("vasteras", 2015, 2016), "evaluation")
    assert (went["earlier"], went["later"], went["step"]) == (225_000, None, -225_000)
    assert went["stated_in"] == "earlier"


def test_a_stated_nought_is_stated(steps_of):
    step = row(steps_of("vastra-malardalen", 2020, 2021), "communication")
    assert (step["earlier"], step["later"], step["stated_in"]) == (0, 30_000, "both")


def test_financial_items_are_a_step(steps_of):
    assert row(steps_of("vasteras", 2015, 2016), "financial")["step"] == 1000
    assert "financial" not in steps_of("vastra-malardalen", 2020, 2021)["row_id"].to_list()


def test_a_printed_total_that_its_items_do_not_make_has_a_step_for_the_difference(tables, pair_of):
    wrong = pl.when(pl.col("year") == 2015).then(pl.col("total_sek") + 7000).otherwise("total_sek")
    pair = pair_of("vasteras", 2014, 2015).with_columns(total_sek=wrong)
    steps = changes.cost_steps(tables.by_category, tables.budget_area, pair, Measure.TKR)
    assert row(steps, "unexplained")["step"] == 7000
    assert steps["end"][-1] == steps["end"][-2] == 11_007_000


def test_a_step_leads_back_to_the_printed_rows_of_both_years(steps_of):
    step = row(steps_of("vasteras", 2014, 2015), "coordination")
    years = [origin.rpartition("-r")[2].partition("-")[2] for origin in step["origin_ids"]]
    assert years == ["2014-budget", "2015-forecast"]
    assert step["ask"] == "coordination"
    assert step["ask_text"] == "Västerås 2014 och 2015 · Samordning"


def test_areas_and_their_categories_stand_side_by_side(tables, pair_of):
    pairs = changes.category_pairs(
        tables.by_category, tables.budget_area, pair_of("vasteras", 2014, 2015), Measure.TKR
    )
    assert pairs["row_id"][0] == "area-initiatives"
    area = row(pairs, "area-initiatives")
    assert (area["earlier"], area["later"], area["level"]) == (13_143_000, 9_586_000, "area")
    inside = pairs.filter(pl.col("row_order").is_between(101, 199))
    assert inside["earlier"].sum() == 13_143_000
    assert len(area["origin_ids"]) == len(set(area["origin_ids"]))


def test_an_area_with_one_category_has_no_rows_below_it(tables, pair_of):
    pairs = changes.category_pairs(
        tables.by_category, tables.budget_area, pair_of("vasteras", 2014, 2015), Measure.SHARE
    )
    assert "board" not in pairs["row_id"].to_list()
    assert "area-board" in pairs["row_id"].to_list()


def test_every_two_years_that_follow_each_other_have_their_steps(tables, years):
    steps = changes.yearly_steps(tables.by_category, tables.budget_area, years)
    pairs = steps.select("association_id", "earlier_year", "later_year").unique(maintain_order=True)
    assert pairs.rows() == [
        *(("vastra-malardalen", year, year + 1) for year in range(2019, 2023)),
        ("vasteras", 2014, 2015),
        ("vasteras", 2015, 2016),
    ]
    assert steps["step_sek"].null_count() == 2 * 6


def points(*rows):
    """Total costs: plan, year, version and value."""
    return pl.DataFrame(
        [
            {
                "association_id": "a",
                "plan_id": plan,
                "year": year,
                "version": version,
                "value": value,
                "origin_ids": [f"{plan}-{year}-{version}"],
            }
            for plan, year, version, value in rows
        ]
    )


PLANS = pl.DataFrame({"plan_id": ["a-2014", "a-2015", "a-2016"], "budget_year": [2014, 2015, 2016]})


def outcomes(*rows):
    """What became of what, without where it stands."""
    found = changes.later_outcomes(points(*rows), PLANS)
    return found.drop("origin_ids", "association_id").rows()


def test_what_was_budgeted_stands_beside_what_it_became():
    rows = [("a-2014", 2014, "budget", 5.0), ("a-2016", 2014, "outcome", 4.0)]
    assert outcomes(*rows) == [(2014, 5.0, "budget", 4.0, "outcome")]
    found = changes.later_outcomes(points(*rows), PLANS)
    assert found["origin_ids"].to_list() == [["a-2014-2014-budget", "a-2016-2014-outcome"]]


def test_budget_is_taken_before_plan_and_outcome_before_forecast():
    assert outcomes(
        ("a-2014", 2015, "plan", 1.0),
        ("a-2015", 2015, "budget", 2.0),
        ("a-2016", 2015, "forecast", 3.0),
        ("a-2016", 2015, "outcome", 4.0),
    ) == [(2015, 2.0, "budget", 4.0, "outcome")]


def test_a_forecast_made_before_the_budget_is_no_outcome_of_it():
    before = [("a-2014", 2015, "forecast", 3.0), ("a-2015", 2015, "budget", 2.0)]
    assert outcomes(*before) == []


def test_a_forecast_in_the_same_document_is_later_than_the_budget():
    same = [("a-2016", 2015, "forecast", 3.0), ("a-2016", 2015, "budget", 2.0)]
    assert outcomes(*same) == [(2015, 2.0, "budget", 3.0, "forecast")]


def test_a_year_that_lacks_either_has_no_row(tables):
    valued = budget_over_years(tables.totals, tables.plan_package).with_columns(
        value=pl.col("total_sek").cast(pl.Float64)
    )
    assert changes.later_outcomes(valued, tables.plan_package).is_empty()


def test_yearly_columns_take_the_best_column_of_each_year(tables, yearly, choose):
    for year in (2014, 2019, 2021):
        of_year = yearly.filter(pl.col("year") == year)
        assert of_year["plan_id"].to_list() == choose(year=year)["plan_id"].to_list()
        assert of_year["version"].to_list() == choose(year=year)["version"].to_list()
