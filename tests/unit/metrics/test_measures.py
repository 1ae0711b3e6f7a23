"""Amounts in current and fixed prices, as shares and per inhabitant."""

from decimal import Decimal

import polars as pl
import pytest

from finsam_metrics.metrics.measures import (
    association_population,
    express,
    inhabitants_of_members,
    with_bases,
)
from finsam_metrics.model.enums import Measure

COLUMN = {
    "association_id": "kramfors",
    "plan_id": "kramfors-2010",
    "year": 2010,
    "version": "budget",
}


def expressed(budgets, measure, amount=Decimal(20000)):
    """One amount of Kramfors 2010 in a measure."""
    amounts = pl.DataFrame(
        [{**COLUMN, "amount_sek": amount}],
        schema=pl.Schema(
            {
                "association_id": pl.String,
                "plan_id": pl.String,
                "year": pl.Int32,
                "version": pl.String,
                "amount_sek": pl.Decimal(14, 2),
            }
        ),
    )
    (value,) = express(amounts, budgets, measure)["value"]
    return value


def test_inhabitants_are_those_of_31_december_the_year_before(choose):
    rows = choose().select("plan_id", "population_year", "population_count").rows()
    assert rows == [
        ("vastra-malardalen-2021", 2020, 26085 + 14039 + 8745),
        ("vasteras-2014", 2013, 142131),
        ("norra-vastmanland-2011", 2010, 69270),
        ("kramfors-2010", 2009, 19214),
    ]


def test_inhabitants_of_a_year_no_source_gives_are_not_stated(choose):
    (row,) = choose("vastra-malardalen", year=2023).rows(named=True)
    assert row["population_count"] is None
    assert (
        expressed(choose("kramfors").with_columns(population_count=None), Measure.PER_INHABITANT)
        is None
    )


def test_inhabitants_16_to_64_are_known_for_one_year_only(tables):
    known = tables.inhabitants.filter(pl.col("population_16_64_count").is_not_null())
    rows = known.select("association_id", "year", "population_16_64_count").rows()
    assert ("vastra-malardalen", 2019, 8144 + 4907 + 15244) in rows
    assert {year for _, year, _ in rows} == {2019}


def test_one_municipality_without_a_count_leaves_the_association_without(tables):
    population = tables.population.filter(
        ~((pl.col("municipality_name") == "Arboga") & (pl.col("year") == 2020))
    )
    counts = association_population(tables.association_municipality, population)
    one = counts.filter(pl.col("association_id") == "vastra-malardalen", pl.col("year") == 2021)
    assert one["population_count"].to_list() == [None]


def test_members_count_from_their_first_year_to_their_last(tables):
    years = {
        association: counts["year"].to_list()
        for (association,), counts in tables.inhabitants.group_by("association_id")
    }
    assert (min(years["vastra-malardalen"]), max(years["vastra-malardalen"])) == (2010, 2022)
    assert min(years["vastmanland"]) == 2024
    assert min(years["kramfors"]) == 2009


def test_a_municipality_without_years_is_always_a_member(tables):
    assert tables.inhabitants.filter(
        pl.col("association_id") == "kramfors", pl.col("year") == 2021
    )["population_count"].to_list() == [None]


def test_current_prices_change_nothing(choose):
    assert choose()["price_factor"].to_list() == [1.0] * 4


def test_fixed_prices_follow_the_consumer_price_index(choose):
    """343,19 in 2021 over 303,46 in 2010."""
    budgets = choose("kramfors", price_year=2021)
    assert budgets["price_factor"][0] == pytest.approx(1.130923, abs=1e-6)
    assert expressed(budgets, Measure.TKR, Decimal(2602000)) == pytest.approx(2942662.6, abs=0.1)
    assert expressed(budgets, Measure.PER_INHABITANT) == pytest.approx(
        20000 * 343.19 / 303.46 / 19214
    )


def test_a_share_is_the_same_in_all_prices(choose):
    shares = [
        expressed(choose("kramfors", price_year=year), Measure.SHARE) for year in (None, 2006, 2023)
    ]
    assert shares == [20 / 2602] * 3


def test_a_year_without_an_index_has_no_fixed_prices(choose, tables):
    assert choose(price_year=1979)["price_factor"].to_list() == [None] * 4
    later = choose("kramfors").select("association_id", "plan_id", "year", "version")
    budgets = with_bases(
        later,
        tables.totals,
        tables.inhabitants,
        tables.price_index.filter(pl.col("year") != 2010),
        price_year=2021,
    )
    assert budgets["price_factor"].to_list() == [None]
    assert expressed(budgets, Measure.TKR) is None
    assert expressed(budgets, Measure.SHARE) == 20 / 2602


def test_a_share_is_of_gross_cost_without_financial_items(choose):
    assert expressed(choose("kramfors"), Measure.SHARE) == 20 / 2602


def test_kronor_per_inhabitant(choose):
    assert expressed(choose("kramfors"), Measure.PER_INHABITANT) == pytest.approx(20000 / 19214)
    assert expressed(choose("kramfors"), Measure.PER_INHABITANT_16_64) is None


@pytest.mark.parametrize("measure", Measure)
def test_an_amount_that_is_not_stated_stays_so_in_every_measure(measure, choose):
    assert expressed(choose("kramfors"), measure, None) is None


@pytest.mark.parametrize("gross", [None, Decimal(0)])
def test_a_share_of_nothing_or_of_what_is_not_stated_is_not_stated(gross, choose):
    budgets = choose("kramfors").with_columns(gross_cost_sek=pl.lit(gross, dtype=pl.Decimal(14, 2)))
    assert expressed(budgets, Measure.SHARE) is None


def test_amounts_of_columns_that_are_not_chosen_are_left_out(choose, tables):
    valued = express(tables.by_category, choose("kramfors"), Measure.TKR)
    assert valued["plan_id"].unique().to_list() == ["kramfors-2010"]
    assert valued["year"].unique().to_list() == [2010]


def test_a_column_without_a_budget_table_is_not_distributed(choose):
    assert choose()["is_distributed"].to_list() == [True, True, False, True]


def test_inhabitants_are_of_the_members_of_the_budget_year_after_and_null_where_not_known():
    members = pl.DataFrame(
        [
            ("a", "01", "Etta", None, 2012),
            ("a", "02", "Tvåa", 2013, None),
            ("a", "03", "Trea", None, None),
            ("b", "04", "Fyra", None, None),
        ],
        schema=["association_id", "municipality_code", "municipality_name", "from_year", "to_year"],
        orient="row",
    )
    population = pl.DataFrame(
        [("03", 2011, 500, None)],
        schema=["municipality_code", "year", "population_count", "population_16_64_count"],
        orient="row",
    )

    def known(year):
        found = inhabitants_of_members(members, population, association_id="a", year=year)
        return found.rows()

    assert known(2011) == [("01", "Etta", None, None), ("03", "Trea", 500, None)]
    assert known(2012) == [("02", "Tvåa", None, None), ("03", "Trea", None, None)]
