"""The chosen budgets side by side."""

import polars as pl
import pytest

from finsam_metrics.metrics.answers.costs import area_answer
from finsam_metrics.metrics.comparisons import (
    budget_matrix,
    compare_areas,
    compare_parts,
    row_values,
)
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.model.enums import Measure

TKR = 1000


@pytest.fixture(scope="module")
def matrix(tables, choose):
    """The grid of the latest budgets in a measure."""

    def of(measure, *ids, **choice):
        budgets = with_cost_gaps(choose(*ids, **choice), tables.initiative, measure)
        return budget_matrix(tables.by_category, tables.budget_area, budgets, measure)

    return of


@pytest.fixture(scope="module")
def shown(tables, choose):
    """The chosen columns with their gaps, in tkr."""
    return lambda *ids: with_cost_gaps(choose(*ids), tables.initiative, Measure.TKR)


def values_of(cells, row_id):
    """The values of one row, by association."""
    return dict(cells.filter(pl.col("row_id") == row_id).select("association_id", "value").rows())


def test_the_grid_is_full_and_in_order(matrix):
    cells = matrix(Measure.TKR)
    order = cells["association_id"].unique(maintain_order=True).to_list()
    assert order == ["vastra-malardalen", "vasteras", "norra-vastmanland", "kramfors"]
    assert cells.height == 4 * cells["row_id"].n_unique()
    assert cells["row_id"].unique(maintain_order=True).to_list() == [
        "area-initiatives",
        "individual",
        "structural",
        "training-joint",
        "training-local",
        "evaluation",
        "development",
        "area-administration",
        "coordination",
        "administration",
        "communication",
        "area-board",
        "area-audit",
        "financial",
        "total",
    ]


def test_what_is_not_stated_is_null_and_never_zero(matrix):
    cells = matrix(Measure.TKR)
    assert values_of(cells, "training-joint") == {
        "vastra-malardalen": 250 * TKR,
        "vasteras": 100 * TKR,
        "norra-vastmanland": None,
        "kramfors": None,
    }
    assert (
        cells.filter(pl.col("association_id") == "norra-vastmanland")["value"].null_count()
        == cells["row_id"].n_unique()
    )


def test_the_total_in_kronor_is_the_printed_one_with_the_financial_row(matrix):
    cells = matrix(Measure.TKR)
    assert values_of(cells, "total")["kramfors"] == 2580 * TKR
    assert values_of(cells, "financial") == {
        "vastra-malardalen": None,
        "vasteras": 5 * TKR,
        "norra-vastmanland": None,
        "kramfors": -22 * TKR,
    }


def test_the_total_of_shares_is_one_and_has_no_financial_row(matrix):
    cells = matrix(Measure.SHARE)
    assert values_of(cells, "total") == {
        "vastra-malardalen": 1,
        "vasteras": 1,
        "norra-vastmanland": None,
        "kramfors": 1,
    }
    assert "financial" not in cells["row_id"].to_list()


def test_an_area_with_one_category_has_no_category_rows(matrix):
    cells = matrix(Measure.SHARE)
    assert not {"board", "audit"} & set(cells["row_id"])
    assert set(cells.filter(pl.col("level") == "category")["row_id"]) >= {"individual"}


def test_a_row_that_no_chosen_plan_states_is_left_out(matrix):
    assert "communication" not in matrix(Measure.SHARE, "kramfors")["row_id"].to_list()


def test_columns_that_divide_nothing_give_no_rows(matrix):
    assert matrix(Measure.TKR, "norra-vastmanland").is_empty()
    assert matrix(Measure.SHARE, "kramfors", year=2011).is_empty()


def test_our_judgements_are_marked(matrix):
    cells = matrix(Measure.SHARE, "kramfors")
    marks = dict(cells.select("row_id", "is_judgement").rows())
    assert marks["coordination"]
    assert not marks["administration"]
    assert not marks["total"]


@pytest.mark.parametrize("compare", ["parts", "areas"])
def test_the_parts_of_a_bar_make_the_whole(compare, tables, shown):
    if compare == "parts":
        bars = compare_parts(
            tables.by_category, tables.overview_part, tables.budget_area, shown(), Measure.SHARE
        )
    else:
        bars = compare_areas(tables.by_category, tables.budget_area, shown(), Measure.SHARE)
    sums = dict(
        bars.group_by("association_id", maintain_order=True).agg(pl.col("value").sum()).rows()
    )
    assert list(sums) == ["vastra-malardalen", "vasteras", "kramfors"]
    assert list(sums.values()) == pytest.approx([1, 1, 1])


def test_the_parts_of_a_bar_stand_in_their_order(tables, shown):
    bars = compare_parts(
        tables.by_category, tables.overview_part, tables.budget_area, shown("kramfors"), Measure.TKR
    )
    assert bars.select("part_name", "value").rows() == [
        ("Individinriktade insatser", 1666 * TKR),
        ("Struktur, uppföljning", 96 * TKR),
        ("Utbildning", 130 * TKR),
        ("Ofördelat och sökbart", 200 * TKR),
        ("Administration", 455 * TKR),
        ("Styrelse och revision", 55 * TKR),
    ]


def test_the_areas_of_a_bar_have_the_columns_of_its_parts(tables, shown):
    parts = compare_parts(
        tables.by_category, tables.overview_part, tables.budget_area, shown(), Measure.TKR
    )
    areas = compare_areas(tables.by_category, tables.budget_area, shown(), Measure.TKR)
    assert areas.columns == parts.columns
    assert areas["part_order"].to_list() == [1, 2, 3, 4] * 3


def test_an_area_is_told_by_its_definite_name(matrix, tables, shown):
    cells, areas = matrix(Measure.TKR, "kramfors"), tables.budget_area
    said = area_answer(cells, areas, shown("kramfors"), "audit", Measure.TKR)
    assert said == "Revisionen kostar 20\N{NO-BREAK SPACE}tkr i Kramfors 2010"


def test_a_row_is_told_for_every_chosen_column(matrix, choose):
    rows = row_values(matrix(Measure.TKR), choose(), "area-audit").rows()
    assert rows == [
        ("vastra-malardalen", "Västra Mälardalen", 2021, 45 * TKR),
        ("vasteras", "Västerås", 2014, 40 * TKR),
        ("norra-vastmanland", "Norra Västmanland", 2011, None),
        ("kramfors", "Kramfors", 2010, 20 * TKR),
    ]
