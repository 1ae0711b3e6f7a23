"""What a shared cost can be divided by, from the public tables."""

from decimal import Decimal

import polars as pl

from finsam_metrics.metrics.cost_bases import (
    budget_use,
    contributions_near,
    inhabitants_of_year,
    printed_bases,
    trainings_to_share,
)
from finsam_metrics.metrics.training import training_spend


def to_share(tables, trainings=None):
    return trainings_to_share(
        tables.training if trainings is None else trainings, tables.plan, tables.allocation_key
    )


def test_the_trainings_that_an_agreed_key_concerns_make_its_cap(tables):
    found = to_share(tables)
    assert found["key_id"].unique().to_list() == ["vastmanland-2014"]
    assert found.height == 7
    assert found["cost_sek"].sum() == Decimal(260_000)
    assert found.select("title", "year", "month").row(0) == ("Mot EU 2020 med små steg", 2014, 2)


def test_what_has_no_stated_cost_is_not_there_to_share(tables):
    unpriced = tables.training.with_columns(
        cost_sek=pl.when(pl.col("training_id") != "existentiell-halsa").then("cost_sek")
    )
    assert to_share(tables, unpriced).height == 6


def test_local_trainings_and_those_of_another_year_are_not_shared(tables):
    local = tables.training.with_columns(scope=pl.lit("local"))
    later = tables.training.with_columns(year=pl.lit(2015, pl.Int32))
    assert to_share(tables, local).is_empty()
    assert to_share(tables, later).is_empty()


def test_a_training_without_a_year_is_of_its_plans_year(tables):
    undated = tables.training.with_columns(year=pl.lit(None, pl.Int32))
    assert to_share(tables, undated).height == 7


def test_contributions_are_of_the_nearest_year_that_states_them(tables):
    given = dict(
        contributions_near(tables.plan, 2014)
        .select("association_id", pl.struct("contribution_sek", "contribution_year"))
        .iter_rows()
    )
    assert given["vasteras"] == {"contribution_sek": 11_000_000, "contribution_year": 2014}
    assert given["norra-vastmanland"] == {"contribution_sek": 7_000_000, "contribution_year": 2011}


def test_of_two_years_equally_near_the_earlier_counts(tables):
    years = tables.plan.filter(pl.col("association_id") == "vasteras")
    around = pl.concat(
        [
            years.with_columns(
                budget_year=pl.lit(year, pl.Int32), frame_sek=pl.col("frame_sek") * f
            )
            for year, f in ((2015, 2), (2013, 1))
        ]
    )
    assert contributions_near(around, 2014)["contribution_year"].to_list() == [2013]
    assert contributions_near(around, None)["contribution_year"].to_list() == [2015]


def test_an_association_without_a_stated_frame_has_no_contribution(tables):
    unknown = tables.plan.with_columns(frame_sek=pl.lit(None, pl.Decimal(14, 2)))
    assert contributions_near(unknown, 2014).is_empty()


def test_inhabitants_are_those_of_the_year_before(tables):
    people = inhabitants_of_year(tables.inhabitants, 2014)
    row = people.row(by_predicate=pl.col("association_id") == "vasteras", named=True)
    assert row == {
        "association_id": "vasteras",
        "population_count": 142_131,
        "population_year": 2013,
    }


def test_inhabitants_that_are_not_known_are_left_out(tables):
    people = inhabitants_of_year(tables.inhabitants, 2022)
    assert "kramfors" not in people["association_id"]


def test_without_a_year_the_latest_known_inhabitants_count(tables):
    people = inhabitants_of_year(tables.inhabitants, None)
    known = tables.inhabitants.drop_nulls("population_count")
    assert people.height == known["association_id"].n_unique()
    assert people["population_year"].max() == known["population_year"].max()


def shares(**amounts):
    return pl.DataFrame(
        {"association_id": list(amounts), "share_sek": list(amounts.values())},
        schema_overrides={"share_sek": pl.Decimal(14, 2)},
    )


def test_a_share_is_set_against_the_line_for_joint_training(tables, choose):
    spend = training_spend(tables.by_category, choose("vasteras", year=2014), tables.goal)
    used = budget_use(shares(vasteras=Decimal(125_000)), spend)
    row = used.select("budget_sek", "used_share", "left_sek").row(0)
    assert row == (Decimal(100_000), 1.25, Decimal(-25_000))


def test_where_the_line_is_not_stated_nothing_is_said_of_it(tables, choose):
    spend = training_spend(tables.by_category, choose("kramfors"), tables.goal)
    used = budget_use(shares(kramfors=Decimal(1), somewhere=Decimal(2)), spend)
    assert used.select("budget_sek", "used_share", "left_sek").rows() == [(None, None, None)] * 2


def test_a_line_of_nought_has_no_part_that_is_used(tables, choose):
    spend = training_spend(tables.by_category, choose("vasteras", year=2014), tables.goal)
    none = spend.with_columns(amount_sek=pl.col("amount_sek") * 0)
    used = budget_use(shares(vasteras=Decimal(5)), none)
    assert used.select("used_share", "left_sek").row(0) == (None, Decimal(-5))


def test_a_share_leads_to_the_printed_rows_it_rests_on(tables):
    shares = tables.allocation_key_share.with_columns(
        origin_id=pl.format("{}/{}", "key_id", "association_id")
    )
    found = printed_bases(shares, contributions_near(tables.plan, 2014), contributions_key="bidrag")
    own = found.filter(pl.col("party_id") == "vasteras").sort("key_id")
    assert own.select("key_id", "origin_ids").rows() == [
        ("bidrag", ["vasteras-2014-funding-r2-2014-budget"]),
        ("vastmanland-2014", ["vastmanland-2014/vasteras"]),
    ]
