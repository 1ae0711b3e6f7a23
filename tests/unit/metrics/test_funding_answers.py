"""What is said of the funding."""

import polars as pl
import pytest

from finsam_metrics.metrics import funding
from finsam_metrics.metrics.answers import funding as answers
from finsam_metrics.metrics.contributions import equity_share
from finsam_metrics.metrics.selection import COLUMN
from finsam_metrics.model.enums import Measure


def plain(text):
    """The text with ordinary spaces."""
    return text and text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def parties_of(tables):
    """What each party pays in these columns."""
    return lambda budgets: funding.party_contributions(
        tables.budget_line, tables.rule_value, tables.budget_category, budgets, Measure.TKR
    )


def test_parties_that_divide_as_the_law_says_are_told_together(tables, parties_of, choose):
    budgets = choose()
    assert plain(answers.parties_answer(parties_of(budgets), budgets, tables.rule_value)) == (
        "Staten betalar 50 %, regionen 25 % och kommunerna 25 % i Västra Mälardalen 2021, "
        "Västerås 2014 och Kramfors 2010"
    )


def test_more_than_four_associations_are_counted(tables, parties_of, choose):
    budgets = choose("vasteras")
    several = pl.concat(
        [budgets.with_columns(association_id=pl.lit(f"a{place}")) for place in range(5)]
    )
    parties = pl.concat(
        [parties_of(budgets).with_columns(association_id=pl.lit(f"a{place}")) for place in range(5)]
    )
    assert plain(answers.parties_answer(parties, several, tables.rule_value)).endswith(
        "kommunerna 25 % i alla fem förbund"
    )


def test_a_state_that_pays_another_share_is_told_by_association(tables, parties_of, choose):
    budgets = choose("vasteras", "kramfors")
    own = pl.col("association_id") == "kramfors"
    parties = parties_of(budgets).with_columns(
        contribution_share=pl.when(own)
        .then(pl.Series([0.6, 0.2, 0.2] * 2))
        .otherwise("contribution_share")
    )
    assert plain(answers.parties_answer(parties, budgets, tables.rule_value)) == (
        "Staten betalar 50 % i Västerås 2014 och 60 % i Kramfors 2010"
    )


def test_without_the_laws_shares_nothing_is_said_to_be_as_it_says(tables, parties_of, choose):
    budgets = choose("vasteras")
    parties = parties_of(budgets).with_columns(law_share=pl.lit(None, pl.Float64))
    assert plain(answers.parties_answer(parties, budgets, tables.rule_value)) == (
        "Staten betalar 50 % i Västerås 2014"
    )


def test_nothing_is_said_of_parties_that_nobody_states(tables, parties_of, choose):
    budgets = choose("norra-vastmanland")
    assert answers.parties_answer(parties_of(budgets), budgets, tables.rule_value) is None


def test_the_law_is_named_by_its_source(tables):
    assert answers.law_note(tables.rule).endswith("Lag (2003:1210) 5 §")
    assert answers.law_note(tables.rule.clear()) is None


def means_answer(tables, budgets):
    """What is said of the means in tkr."""
    means = funding.stated_means(tables.budget_line, budgets, Measure.TKR)
    return plain(answers.means_answer(means, budgets, Measure.TKR))


def test_what_was_asked_and_granted_is_told(tables, choose):
    assert means_answer(tables, choose()) == "Västerås 2014 sökte 14 000 tkr och fick 11 000"


def test_where_nobody_says_what_was_asked_the_contributions_are_told(tables, choose):
    assert means_answer(tables, choose("norra-vastmanland", "kramfors")) == (
        "Medlemmarnas bidrag är 7 000 tkr i Norra Västmanland 2011 och 1 930 i Kramfors 2010"
    )


def test_nothing_is_said_of_means_that_nobody_states(tables, choose):
    budgets = choose("kramfors")
    means = funding.stated_means(tables.budget_line.clear(), budgets, Measure.TKR)
    assert answers.means_answer(means, budgets, Measure.TKR) is None


def test_the_money_to_use_is_told_in_the_plans_words(tables, choose):
    parts = funding.disposable_parts(tables.budget_line, choose())
    assert plain(answers.disposable_note(parts)) == (
        "Västerås 2014, löpande priser: 14 405 tkr = 11 000 (parternas medel) "
        "+ ca 140 (ränteintäkter) + 3 265 (kvarvarande medel från 2013)"
    )
    assert answers.disposable_note(parts.clear()) is None


@pytest.fixture
def municipal(tables, choose):
    """The municipalities of Västra Mälardalen."""
    return funding.municipal_contributions(
        tables.budget_line,
        tables.spelling,
        tables.association_municipality,
        tables.population,
        choose("vastra-malardalen"),
    )


def test_municipalities_are_told_with_their_inhabitants(municipal):
    assert plain(answers.municipalities_answer(municipal)) == (
        "Köping betalar 50 % och har 53 % av invånarna; Arboga 30 % och 29 %; Kungsör 20 % och 18 %"
    )


def test_municipalities_of_several_associations_or_without_shares_are_not_told(municipal):
    other = municipal.with_columns(association_id=pl.lit("annat"))
    assert answers.municipalities_answer(pl.concat([municipal, other])) is None
    unknown = municipal.with_columns(population_share=pl.lit(None, pl.Float64))
    assert answers.municipalities_answer(unknown) is None


@pytest.fixture
def equity(tables, choose):
    """The equity of every chosen column."""
    return (
        choose()
        .select(*COLUMN, "association_name")
        .join(
            equity_share(tables.budget_line, tables.goal),
            on=COLUMN,
            how="left",
            maintain_order="left",
        )
    )


def test_equity_is_told_against_the_contributions(equity):
    assert plain(answers.equity_answer(equity)) == (
        "Eget kapital är 14 % av årets bidrag i Västra Mälardalen 2021 och 18 % i Kramfors 2010"
    )
    unknown = equity.with_columns(equity_share=pl.lit(None, pl.Float64))
    assert answers.equity_answer(unknown) is None


def test_a_limit_is_the_associations_own_and_without_one_there_is_no_verdict(equity):
    assert plain(answers.limits_note(equity)) == (
        "Västra Mälardalen har som egen gräns högst 20 % av årets bidrag. "
        "Utan känd gräns görs ingen bedömning"
    )
    unknown = equity.with_columns(limit_share=pl.lit(None, pl.Float64))
    assert answers.limits_note(unknown) == "Utan känd gräns görs ingen bedömning"


def five(budgets, rows):
    """The rows of one association as those of five, each with a value of its own."""
    many = [
        budgets.with_columns(
            association_id=pl.lit(f"a{place}"), association_name=pl.lit(f"{place}-stad")
        )
        for place in range(1, 6)
    ]
    valued = [
        rows.with_columns(
            pl.lit(f"a{place}").alias("association_id"), pl.col("value") * (6 - place)
        )
        for place in range(1, 6)
    ]
    return pl.concat(many), pl.concat(valued)


def test_more_than_four_amounts_are_told_from_the_least_to_the_most(tables, choose):
    budgets = choose("norra-vastmanland")
    means = funding.stated_means(tables.budget_line, budgets, Measure.TKR)
    many, valued = five(budgets, means)
    assert plain(answers.means_answer(valued, many, Measure.TKR)) == (
        "Medlemmarnas bidrag är från 7 000 (5-stad 2011) till 35 000 tkr (1-stad 2011)"
    )


def test_more_than_four_that_asked_are_counted(tables, choose):
    budgets = choose("vasteras")
    means = funding.stated_means(tables.budget_line, budgets, Measure.TKR)
    many, valued = five(budgets, means)
    assert answers.means_answer(valued, many, Measure.TKR) == (
        "Fem förbund anger vad de sökte och fick"
    )
