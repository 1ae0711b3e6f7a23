"""Every value leads back to its printed rows."""

import polars as pl
import pytest

from finsam_metrics.metrics.comparisons import budget_matrix
from finsam_metrics.metrics.origins import list_origins, with_asks, with_origin_ids
from finsam_metrics.model.enums import Measure

CELLS = pl.DataFrame(
    {
        "association_id": ["a", "b", "c"],
        "row_id": ["board", "board", "board"],
        "row_name": ["Styrelse"] * 3,
        "origin_ids": [["x.1"], [], None],
    },
    schema_overrides={"origin_ids": pl.List(pl.String)},
)


def test_every_printed_row_has_an_id_of_its_own(public_tables):
    ids = list_origins(public_tables)["origin_id"]
    assert ids.null_count() == 0
    assert ids.n_unique() == len(ids)


def test_a_figure_keeps_its_own_id(public_tables):
    lines = public_tables["budget_line"]
    assert lines["origin_id"].to_list() == lines["figure_id"].to_list()


def test_an_id_is_the_same_each_time(public_tables):
    again = with_origin_ids(public_tables)
    assert again["goal"]["origin_id"].to_list() == public_tables["goal"]["origin_id"].to_list()


@pytest.mark.parametrize("measure", [Measure.TKR, Measure.SHARE])
def test_what_stands_in_a_cell_is_the_sum_of_its_printed_rows(
    public_tables, tables, choose, measure
):
    budgets = choose().with_columns(gap_text=pl.lit(None, dtype=pl.String))
    cells = budget_matrix(tables.by_category, tables.budget_area, budgets, measure)
    printed = list_origins(public_tables).select("origin_id", "amount_sek", "kind")
    signed = pl.when(pl.col("kind") == "income").then(-pl.col("amount_sek")).otherwise("amount_sek")
    summed = (
        cells.filter(pl.col("value").is_not_null())
        .select("association_id", "row_id", "value", origin_id="origin_ids")
        .explode("origin_id")
        .join(printed, on="origin_id")
        .group_by("association_id", "row_id")
        .agg(value=pl.col("value").first(), printed_sek=signed.sum().cast(pl.Float64))
    )
    if measure is Measure.SHARE:
        whole = budgets.select("association_id", pl.col("gross_cost_sek").cast(pl.Float64))
        summed = summed.join(whole, on="association_id").with_columns(
            pl.col("value") * pl.col("gross_cost_sek")
        )
        summed = summed.filter(pl.col("row_id") != "total")
    assert summed.height > 20
    for value, printed_sek in summed.select("value", "printed_sek").iter_rows():
        assert value == pytest.approx(printed_sek)


def test_a_cell_without_printed_rows_cannot_be_asked():
    asked = with_asks(CELLS, ids=["association_id", "row_id"], texts=["row_name"])
    assert asked["ask"].to_list() == ["a.board", None, None]


def test_what_is_asked_names_the_association_and_its_year_first():
    budgets = pl.DataFrame(
        {"association_id": ["a"], "association_name": ["A-stad"], "year": [2014]}
    )
    asked = with_asks(CELLS.head(1), ids=["row_id"], texts=["row_name"], budgets=budgets)
    assert asked["ask_text"].to_list() == ["A-stad 2014 · Styrelse"]
    assert asked.columns == [*CELLS.columns, "ask", "ask_text"]
