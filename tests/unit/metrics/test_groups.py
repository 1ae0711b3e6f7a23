"""Which groups the plans prioritise."""

from decimal import Decimal

import polars as pl
import pytest

from finsam_metrics.metrics.groups import group_activities, group_matrix


@pytest.fixture(scope="module")
def matrix(tables, choose):
    """The grid of groups, for a choice of columns."""

    def of(*ids, with_judgements=True, **choice):
        return group_matrix(
            tables.priority_group,
            tables.common_group,
            tables.budget_line,
            tables.initiative,
            choose(*ids, **choice),
            with_judgements=with_judgements,
        )

    return of


def cell(cells, association_id, group_id):
    """One cell of the grid."""
    (row,) = cells.filter(
        pl.col("association_id") == association_id, pl.col("group_id") == group_id
    ).rows(named=True)
    return row


def test_the_grid_is_full_with_the_most_named_groups_first(matrix):
    cells = matrix()
    assert cells.height == 4 * cells["group_id"].n_unique()
    assert cells["association_id"].to_list()[:4] == [
        "vastra-malardalen",
        "vasteras",
        "norra-vastmanland",
        "kramfors",
    ]
    first = cells.row(0, named=True)
    assert (first["group_id"], first["stated_count"]) == ("young", 4)
    counts = cells["stated_count"].to_list()
    assert counts == sorted(counts, reverse=True)


def test_the_laws_own_target_group_is_left_out(matrix):
    assert "general" not in matrix()["group_id"].to_list()


def test_what_a_plan_names_as_prioritised_is_stated_and_what_we_read_is_a_judgement(matrix):
    cells = matrix()
    assert cell(cells, "vasteras", "mental-health")["mark"] == "stated"
    assert cell(cells, "vasteras", "roma")["mark"] == "judgement"
    assert cell(cells, "vasteras", "language")["mark"] == "judgement"
    assert cell(cells, "kramfors", "roma")["mark"] is None


def test_our_judgements_can_be_hidden(matrix):
    cells = matrix(with_judgements=False)
    assert "roma" not in cells["group_id"].to_list()
    assert set(cells["mark"]) == {"stated", None}


def test_a_group_in_a_budget_line_without_money_that_year_is_not_shown(matrix):
    assert "unaccompanied" not in matrix("vastra-malardalen")["group_id"].to_list()
    outcome = matrix("vastra-malardalen", year=2019)
    assert cell(outcome, "vastra-malardalen", "unaccompanied")["amount_sek"] == Decimal(637000)


def test_money_is_tied_through_the_budget_line_of_the_columns_year(matrix):
    cells = matrix()
    young = cell(cells, "vastra-malardalen", "young")
    assert (young["amount_sek"], young["amount_text"]) == (
        Decimal(250000),
        "250\N{NO-BREAK SPACE}tkr",
    )
    assert cell(cells, "kramfors", "social-assistance")["amount_sek"] == Decimal(465000)


def test_money_that_cannot_be_tied_is_not_stated(matrix):
    row = cell(matrix(), "vasteras", "young")
    assert (row["amount_sek"], row["amount_text"]) == (None, None)


def test_money_is_tied_to_an_initiative_where_no_line_states_it(matrix, tables):
    row = cell(matrix(year=2012), "vastra-malardalen", "women")
    assert row["amount_sek"] == Decimal(135000)


def test_a_plan_names_groups_for_its_own_year(matrix):
    """Kramfors names its groups, and grants its projects, for 2010 only."""
    assert matrix("kramfors", year=2012).is_empty()


def test_a_line_with_money_in_another_year_names_its_group_that_year(matrix):
    row = cell(matrix("vastra-malardalen", year=2019), "vastra-malardalen", "unaccompanied")
    assert (row["mark"], row["amount_sek"]) == ("judgement", 637_000)


def test_the_plans_own_shortest_words_and_its_ages_are_kept(matrix):
    row = cell(matrix(), "kramfors", "young")
    assert row["group_text"] == "unga vuxna 16 till 29 år"
    assert (row["age_from"], row["age_to"]) == (16, 29)
    assert cell(matrix(), "kramfors", "long-term-sick")["group_text"] == "långtidssjukskrivna"


def test_activities_tied_to_groups_are_listed_with_the_reason_for_a_judgement(tables, choose):
    rows = group_activities(
        tables.priority_group,
        tables.common_group,
        tables.budget_line,
        tables.initiative,
        choose("vasteras", "kramfors"),
    ).select("association_year", "group_name", "activity_text", "activity_sek")
    assert rows.rows() == [
        ("Västerås 2014", "Romer", "Romane Droma", Decimal(826000)),
        ("Kramfors 2010", "Utrikes födda", "Nytänk", Decimal(400000)),
        ("Kramfors 2010", "Långtidssjukskrivna", "Bryggan", Decimal(180000)),
        ("Kramfors 2010", "Försörjningsstöd", "Ris-Flis", Decimal(465000)),
        ("Kramfors 2010", "Elever", "Skolkuggen", Decimal(360000)),
        ("Kramfors 2010", "Föräldrar och barn", "Familjeverkstad", Decimal(261000)),
    ]
