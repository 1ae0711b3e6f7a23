"""What training costs, and which trainings are planned."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from finsam_metrics.metrics.training import (
    key_payments,
    planned_trainings,
    training_counts,
    training_spend,
)


def planned(tables, choose, **cells):
    """The first joint training of Västerås with other cells, as it is planned."""
    one = tables.training.filter(pl.col("training_id") == "mot-eu-2020").with_columns(
        **{name: pl.lit(value, dtype=tables.training.schema[name]) for name, value in cells.items()}
    )
    (row,) = planned_trainings(one, choose("vasteras")).rows(named=True)
    return row


def test_spend_is_given_for_joint_and_local_training_of_every_column(tables, choose):
    spend = training_spend(tables.by_category, choose(), tables.goal)
    rows = spend.select(
        "plan_id", "scope", "amount_sek", "participant_count", "cost_per_participant_sek"
    ).rows()
    assert rows == [
        ("vastra-malardalen-2021", "joint", Decimal(250000), 100, 2500),
        ("vastra-malardalen-2021", "local", Decimal(230000), 100, 2300),
        ("vasteras-2014", "joint", Decimal(100000), None, None),
        ("vasteras-2014", "local", Decimal(600000), None, None),
        ("norra-vastmanland-2011", "joint", None, None, None),
        ("norra-vastmanland-2011", "local", None, None, None),
        ("kramfors-2010", "joint", None, None, None),
        ("kramfors-2010", "local", Decimal(130000), None, None),
    ]


def test_goals_are_for_the_plans_own_year(tables, choose):
    spend = training_spend(tables.by_category, choose(year=2022), tables.goal)
    assert spend["participant_count"].to_list() == [None, None]
    assert spend["cost_per_participant_sek"].to_list() == [None, None]


def test_no_planned_participants_give_no_cost_per_participant(tables, choose):
    goals = tables.goal.with_columns(target_value=pl.col("target_value") * 0)
    spend = training_spend(tables.by_category, choose("vastra-malardalen"), goals)
    assert spend["participant_count"].to_list() == [0, 0]
    assert spend["cost_per_participant_sek"].to_list() == [None, None]


def test_spend_that_we_placed_is_a_judgement(tables, choose):
    spend = training_spend(tables.by_category, choose("kramfors"), tables.goal)
    assert spend.select("scope", "is_judgement").rows() == [("joint", False), ("local", True)]


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        ({}, "19 feb"),
        ({"month": None}, "19 feb"),
        ({"start_date": None}, "feb"),
        ({"start_date": None, "month": None}, "våren"),
        ({"start_date": None, "month": None, "season": "autumn"}, "hösten"),
        ({"start_date": None, "month": None, "season": None}, "2014"),
        ({"start_date": date(2014, 12, 1), "month": 12}, "1 dec"),
    ],
)
def test_when_is_said_as_exactly_as_the_plan_says_it(cells, label, tables, choose):
    assert planned(tables, choose, **cells)["when_label"] == label


def test_trainings_stand_in_time(tables, choose):
    rows = planned_trainings(tables.training, choose("vasteras"))
    assert rows["when_label"].to_list() == [
        "19 feb",
        "10 apr",
        "maj",
        "juni",
        "sep",
        "okt",
        "nov",
        "2014",
    ]
    assert rows["event_order"].to_list() == list(range(8))


def test_trainings_are_those_of_the_chosen_plans_and_years(tables, choose):
    assert planned_trainings(tables.training, choose("vasteras", year=2015)).is_empty()


def test_the_whole_cost_is_shared_by_the_planned_participants(tables, choose):
    rows = planned_trainings(tables.training, choose("vasteras"))
    costs = rows.select(
        "training_id", "cost_per_participant_min_sek", "cost_per_participant_max_sek"
    ).rows()
    assert costs[1] == ("existentiell-halsa", None, None)
    assert costs[3] == ("samordningsforbund-2-0", 750, 1500)
    assert costs[7][1:] == (None, None)


def test_a_cost_is_not_shared_by_nobody(tables, choose):
    row = planned(tables, choose, participants_min=0, participants_max=0)
    assert row["cost_per_participant_min_sek"] is None
    assert row["cost_per_participant_max_sek"] is None


def test_trainings_are_counted_and_costs_that_nobody_states_are_not_zero(tables):
    counts = training_counts(tables.training)
    rows = counts.select("plan_id", "scope", "training_count", "with_cost_count", "cost_sek").rows()
    assert rows == [
        ("norra-vastmanland-2011", None, 1, 0, None),
        ("norra-vastmanland-2011", "local", 2, 0, None),
        ("vasteras-2014", "joint", 7, 7, Decimal(260000)),
        ("vasteras-2014", "local", 1, 0, None),
        ("vastra-malardalen-2012", "joint", 8, 0, None),
        ("vastra-malardalen-2012", "local", 2, 0, None),
        ("vastra-malardalen-2021", "joint", 1, 0, None),
        ("vastra-malardalen-2021", "local", 3, 0, None),
    ]


def test_the_key_is_paid_100_60_and_100(tables):
    paid = key_payments(
        tables.allocation_key, tables.allocation_key_share, tables.association, tables.document
    )
    assert paid.select("association_id", "amount_sek", "cap_sek").rows() == [
        ("vastra-malardalen", Decimal(60000), Decimal(260000)),
        ("vasteras", Decimal(100000), Decimal(260000)),
        ("norra-vastmanland", Decimal(100000), Decimal(260000)),
    ]
    assert paid["share"].to_list() == pytest.approx([60 / 260, 100 / 260, 100 / 260])


def test_a_key_of_shares_keeps_them_and_states_no_amounts(tables):
    shares = tables.allocation_key_share.with_columns(
        amount_sek=pl.lit(None, dtype=pl.Decimal(14, 2)), share=pl.Series([0.5, 0.25, 0.25])
    )
    paid = key_payments(tables.allocation_key, shares, tables.association, tables.document)
    assert paid["amount_sek"].to_list() == [None, None, None]
    assert sorted(paid["share"].to_list()) == [0.25, 0.25, 0.5]
