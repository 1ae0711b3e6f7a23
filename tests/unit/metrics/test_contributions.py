"""Who pays, against the law; and equity against the contributions."""

from decimal import Decimal

import polars as pl

from finsam_metrics.metrics.contributions import equity_share, member_contributions


def test_the_parties_pay_half_a_quarter_and_a_quarter(tables):
    paid = member_contributions(tables.budget_line, tables.rule_value)
    kramfors = paid.filter(pl.col("plan_id") == "kramfors-2010")
    assert kramfors.select(
        "category_id", "amount_sek", "contribution_share", "law_share"
    ).rows() == [
        ("income-municipality", Decimal(482500), 0.25, 0.25),
        ("income-region", Decimal(482500), 0.25, 0.25),
        ("income-state", Decimal(965000), 0.5, 0.5),
    ]


def test_several_municipalities_are_one_party(tables):
    paid = member_contributions(tables.budget_line, tables.rule_value).filter(
        pl.col("plan_id") == "vastra-malardalen-2021",
        pl.col("year") == 2021,
        pl.col("category_id") == "income-municipality",
    )
    assert paid["amount_sek"].to_list() == [Decimal(375000 + 225000 + 150000)]


def test_plans_that_state_no_parties_have_no_rows(tables):
    paid = member_contributions(tables.budget_line, tables.rule_value)
    assert set(paid["plan_id"]) == {"kramfors-2010", "vasteras-2014", "vastra-malardalen-2021"}


def test_shares_are_not_given_unless_all_three_parties_are_stated(tables):
    lines = tables.budget_line.filter(
        ~((pl.col("plan_id") == "kramfors-2010") & (pl.col("category_id") == "income-region"))
    )
    paid = member_contributions(lines, tables.rule_value).filter(
        pl.col("plan_id") == "kramfors-2010"
    )
    assert paid["amount_sek"].to_list() == [Decimal(482500), Decimal(965000)]
    assert paid["contribution_share"].to_list() == [None, None]


def test_shares_of_nothing_are_not_given(tables):
    lines = tables.budget_line.with_columns(amount_sek=pl.col("amount_sek") * 0)
    paid = member_contributions(lines, tables.rule_value)
    assert paid["contribution_share"].null_count() == paid.height


def test_the_laws_shares_are_data(tables):
    paid = member_contributions(tables.budget_line, tables.rule_value.clear())
    assert paid["law_share"].null_count() == paid.height


def test_equity_is_a_share_of_the_contributions_of_its_year(tables):
    shares = equity_share(tables.budget_line, tables.goal)
    budgets = ("year", "equity_sek", "contributions_sek", "equity_share", "limit_share")
    rows = shares.filter(pl.col("plan_id") == "kramfors-2010").select(budgets).rows()
    assert rows == [
        (2008, Decimal(3130517), None, None, None),
        (2009, Decimal(994547), None, None, None),
        (2010, Decimal(345007), Decimal(1930000), 345007 / 1930000, None),
    ]


def test_the_limit_is_the_associations_own(tables):
    shares = equity_share(tables.budget_line, tables.goal)
    limits = shares.filter(pl.col("plan_id") == "vastra-malardalen-2021")["limit_share"]
    assert limits.to_list() == [0.2] * 5


def test_equity_is_no_share_of_contributions_of_nothing(tables):
    frame = pl.col("concept").eq_missing("frame")
    lines = tables.budget_line.with_columns(
        amount_sek=pl.when(frame).then(pl.col("amount_sek") * 0).otherwise("amount_sek")
    )
    assert equity_share(lines, tables.goal)["equity_share"].null_count() == 8


def test_contributions_stated_in_budget_and_funding_are_counted_once(tables):
    lines, values = tables.budget_line, tables.rule_value
    own = lines.filter(pl.col("plan_id") == "vastra-malardalen-2021")
    again = own.with_columns(statement=pl.lit("funding"))
    once = member_contributions(own, values)
    assert member_contributions(pl.concat([own, again]), values).equals(once)
