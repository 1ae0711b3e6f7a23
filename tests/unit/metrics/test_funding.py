"""Who pays, what was asked for and granted, and what earlier years' money covers."""

from decimal import Decimal

import polars as pl
import pytest

from finsam_metrics.metrics import funding
from finsam_metrics.model.enums import Measure


@pytest.fixture
def parties_of(tables):
    """What each party pays in these columns."""

    def parties(budgets, *, lines=None, measure=Measure.TKR):
        return funding.party_contributions(
            tables.budget_line if lines is None else lines,
            tables.rule_value,
            tables.budget_category,
            budgets,
            measure,
        )

    return parties


@pytest.fixture
def municipal_of(tables):
    """What each municipality pays in these columns."""

    def municipal(budgets, *, lines=None, population=None):
        return funding.municipal_contributions(
            tables.budget_line if lines is None else lines,
            tables.spelling,
            tables.association_municipality,
            tables.population if population is None else population,
            budgets,
        )

    return municipal


def test_every_column_has_the_three_parties_in_order(parties_of, choose):
    parties = parties_of(choose())
    assert parties["association_id"].unique(maintain_order=True).to_list() == [
        "vastra-malardalen",
        "vasteras",
        "norra-vastmanland",
        "kramfors",
    ]
    assert parties["party_order"].to_list() == [0, 1, 2] * 4


def test_a_party_that_is_not_stated_is_null_and_cannot_be_asked(parties_of, choose):
    own = parties_of(choose("norra-vastmanland"))
    assert own["amount_sek"].to_list() == [None] * 3
    assert own["value"].to_list() == [None] * 3
    assert own["ask"].to_list() == [None] * 3
    assert own["law_share"].to_list() == [0.5, 0.25, 0.25]


def test_contributions_stand_beside_the_law_with_their_printed_rows(parties_of, choose):
    state = parties_of(choose("vasteras")).row(0, named=True)
    assert (state["amount_sek"], state["contribution_share"]) == (Decimal(5500000), 0.5)
    assert state["origin_ids"] == ["vasteras-2014-funding-r4-2014-budget"]
    assert state["ask_text"] == "Västerås 2014 · Statens bidrag"


def test_contributions_follow_the_prices(parties_of, choose):
    now = parties_of(choose("vasteras", price_year=2021))["value"][0]
    assert now > 5_500_000


def test_what_was_asked_and_granted_and_what_there_is_to_use(tables, choose):
    means = funding.stated_means(tables.budget_line, choose("vasteras"), Measure.TKR)
    assert means.select("concept", "amount_sek", "is_approximate").rows() == [
        ("applied_for", Decimal(14000000), False),
        ("frame", Decimal(11000000), False),
        ("disposable", Decimal(14405000), False),
    ]


def test_means_that_are_not_stated_are_null(tables, choose):
    means = funding.stated_means(tables.budget_line, choose("norra-vastmanland"), Measure.TKR)
    assert means["amount_sek"].to_list() == [None, Decimal(7000000), None]
    assert means["ask"].is_null().to_list() == [True, False, True]


def test_an_approximate_amount_is_known_to_be_so(tables, choose):
    budgets = choose("vastra-malardalen", year=2012)
    means = funding.stated_means(tables.budget_line, budgets, Measure.TKR)
    assert means["is_approximate"].to_list() == [False, False, True]


def test_contributions_without_a_printed_sum_are_those_of_all_parties(tables, choose):
    printed = ~pl.col("concept").eq_missing("frame")
    lines = tables.budget_line.filter(printed)
    frame = funding.stated_means(lines, choose("kramfors"), Measure.TKR).row(1, named=True)
    assert frame["amount_sek"] == Decimal(1930000)
    assert len(frame["origin_ids"]) == 3
    some = lines.filter(pl.col("category_id") != "income-region")
    assert funding.stated_means(some, choose("kramfors"), Measure.TKR)["amount_sek"][1] is None


def test_the_parts_of_the_money_to_use_make_its_sum(tables, choose):
    parts = funding.disposable_parts(tables.budget_line, choose())
    assert parts["line_text"].to_list() == [
        "Parternas medel",
        "ränteintäkter",
        "kvarvarande medel från 2013",
    ]
    assert parts["amount_sek"].sum() == parts["whole_sek"][0] == Decimal(14405000)


def test_earlier_money_is_what_is_carried_over_else_the_deficit(tables, choose):
    used = funding.earlier_money(tables.budget_line, choose())
    assert used.select("association_id", "used_sek", "used_kind").rows() == [
        ("vastra-malardalen", 0, "deficit"),
        ("vasteras", Decimal(3265000), "carried_over"),
        ("norra-vastmanland", None, None),
        ("kramfors", Decimal(650000), "deficit"),
    ]
    assert used["used_share"].to_list() == [
        0,
        pytest.approx(3265 / 14405),
        None,
        pytest.approx(650 / 2580),
    ]


def test_a_surplus_uses_no_earlier_money(tables, choose):
    lines = tables.budget_line.with_columns(
        amount_sek=pl.when(pl.col("concept").eq_missing("result"))
        .then(pl.col("amount_sek").abs() + 1000)
        .otherwise("amount_sek")
    )
    used = funding.earlier_money(lines, choose("kramfors"))
    assert used["used_sek"].to_list() == [0]


def test_municipalities_stand_beside_their_inhabitants(municipal_of, choose):
    shares = municipal_of(choose("vastra-malardalen"))
    assert shares["municipality_name"].to_list() == ["Köping", "Arboga", "Kungsör"]
    assert shares["contribution_share"].to_list() == [0.5, 0.3, 0.2]
    assert shares["population_year"].to_list() == [2020] * 3
    assert shares["population_share"].to_list() == [
        pytest.approx(count / 48869) for count in (26085, 14039, 8745)
    ]
    assert shares["ask_text"][0] == "Västra Mälardalen 2021 · Köping"


def test_a_single_municipality_divides_nothing(municipal_of, choose):
    assert municipal_of(choose("vasteras", "kramfors")).is_empty()


def test_municipalities_whose_contributions_nobody_states_are_left_out(municipal_of, choose):
    assert municipal_of(choose("norra-vastmanland")).is_empty()


def test_shares_between_municipalities_need_all_of_them(tables, municipal_of, choose):
    lines = tables.budget_line.filter(pl.col("line_text") != "Arboga kommun")
    people = tables.population.filter(pl.col("municipality_name") != "Köping")
    shares = municipal_of(choose("vastra-malardalen"), lines=lines, population=people)
    assert shares["amount_sek"].to_list() == [Decimal(375000), None, Decimal(150000)]
    assert shares["contribution_share"].null_count() == 3
    assert shares["population_count"].to_list() == [None, 14039, 8745]
    assert shares["population_share"].null_count() == 3


def gap_texts(tables, budgets, parties):
    """What is said where not all parties are stated, with ordinary spaces."""
    means = funding.stated_means(tables.budget_line, budgets, Measure.TKR)
    found = funding.with_party_gaps(budgets, parties, means)
    return [text and text.replace("\N{NO-BREAK SPACE}", " ") for text in found["gap_text"]]


def test_a_frame_without_the_parties_is_said(tables, parties_of, choose):
    budgets = choose("vasteras", "norra-vastmanland")
    assert gap_texts(tables, budgets, parties_of(budgets)) == [
        None,
        "Planen anger ramen, 7 000 tkr, men inte parternas bidrag.",
    ]


def test_parties_that_are_not_all_stated_are_said(tables, parties_of, choose):
    budgets = choose("kramfors")
    lines = tables.budget_line.filter(pl.col("category_id") != "income-region")
    assert gap_texts(tables, budgets, parties_of(budgets, lines=lines)) == [
        "Planen anger inte vad alla tre parter betalar."
    ]


def test_a_plan_without_any_contribution_says_so(tables, parties_of, choose):
    budgets = choose("norra-vastmanland")
    means = funding.stated_means(tables.budget_line.clear(), budgets, Measure.TKR)
    found = funding.with_party_gaps(budgets, parties_of(budgets), means)
    assert found["gap_text"].to_list() == ["Planen anger inte medlemmarnas bidrag."]
