"""The chosen budgets side by side, in one measure."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.measures import express
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.metrics.selection import COLUMN
from finsam_metrics.model.enums import Measure

_ROW = ("row_id", "row_name", "level", "row_order")
_MARKS = ("is_judgement", "has_finding")


@remembered
def budget_matrix(
    by_category: pl.DataFrame, areas: pl.DataFrame, budgets: pl.DataFrame, measure: Measure
) -> pl.DataFrame:
    """Lay out the chosen budgets as a full grid.

    Args:
        by_category: What ``cost_by_category`` gives.
        areas: The budget areas.
        budgets: The chosen budgets with their bases and gaps.
        measure: What the values are.

    Returns:
        One row per shown row and association, rows in order and associations as in
        ``budgets``: ``row_id``, ``row_name``, ``level`` ("area", "category" or "total"),
        ``row_order``, ``value`` in the measure (null: not stated), ``is_judgement``,
        ``has_finding``, ``origin_ids``, ``ask`` and ``ask_text``. An area with one category has
        no category rows; a row that no chosen plan states is left out. The total of a share is
        1; in kronor it includes the financial row, so that it is the printed total.
    """
    distributed = budgets.filter("is_distributed", pl.col("gap_text").is_null())
    costs = by_category.join(distributed, on=COLUMN, how="semi")
    rows = pl.concat(
        [
            _areas(costs, areas),
            _categories(costs, areas),
            *([] if measure is Measure.SHARE else [_financial(distributed)]),
            _totals(distributed, measure),
        ],
        how="vertical_relaxed",
    )
    valued = express(rows, budgets, measure)
    order = budgets.select("association_id", column_order=pl.int_range(pl.len()))
    cells = (
        valued.select(_ROW)
        .unique()
        .join(order, how="cross")
        .join(
            valued.select("association_id", "row_id", "value", *_MARKS, "origin_ids"),
            on=["association_id", "row_id"],
            how="left",
        )
        .with_columns(pl.col(mark).fill_null(value=False) for mark in _MARKS)
        .sort("row_order", "column_order")
        .select("association_id", *_ROW, "value", *_MARKS, "origin_ids")
    )
    return with_asks(cells, budgets=budgets, ids=["association_id", "row_id"], texts=["row_name"])


@remembered
def compare_parts(
    by_category: pl.DataFrame,
    parts: pl.DataFrame,
    areas: pl.DataFrame,
    budgets: pl.DataFrame,
    measure: Measure,
) -> pl.DataFrame:
    """Give the parts of each chosen budget's bar.

    Args:
        by_category: What ``cost_by_category`` gives.
        parts: The parts of the overview's bar.
        areas: The budget areas.
        budgets: The chosen budgets with their bases and gaps.
        measure: What the values are.

    Returns:
        One row per association whose costs can be shown and part that it states: ``part_id``,
        ``part_name``, ``part_order``, ``value``, ``is_judgement``, ``has_finding``,
        ``origin_ids``, ``ask``, ``ask_text`` and ``area_name`` (the area that all the part's
        costs belong to; null where they belong to several).
    """
    named = parts.rename({"sort_order": "part_order"})
    compared = _compare(by_category, named, "part", budgets, measure)
    in_one = (
        by_category.group_by("part_id")
        .agg(pl.col("area_id").unique())
        .filter(pl.col("area_id").list.len() == 1)
        .explode("area_id")
        .join(areas, on="area_id")
    )
    return compared.join(
        in_one.select("part_id", "area_name"), on="part_id", how="left", maintain_order="left"
    )


@remembered
def compare_areas(
    by_category: pl.DataFrame, areas: pl.DataFrame, budgets: pl.DataFrame, measure: Measure
) -> pl.DataFrame:
    """Give the four areas of each chosen budget; rows and columns as ``compare_parts``."""
    named = areas.rename({"sort_order": "area_order"})
    compared = _compare(by_category, named, "area", budgets, measure)
    return compared.rename(
        {"area_id": "part_id", "area_name": "part_name", "area_order": "part_order"}
    ).with_columns(area_name=pl.col("part_name"))


@remembered
def row_values(cells: pl.DataFrame, budgets: pl.DataFrame, row_id: str) -> pl.DataFrame:
    """Give one row of ``budget_matrix`` with the names of the associations, for a sentence.

    Returns:
        One row per chosen budget, in order: ``association_name``, ``year`` and ``value``; null
        where not stated.
    """
    return budgets.select("association_id", "association_name", "year").join(
        cells.filter(pl.col("row_id") == row_id).select("association_id", "value"),
        on="association_id",
        how="left",
        maintain_order="left",
    )


def _compare(
    by_category: pl.DataFrame,
    named: pl.DataFrame,
    level: str,
    budgets: pl.DataFrame,
    measure: Measure,
) -> pl.DataFrame:
    keys = [f"{level}_id", f"{level}_name", f"{level}_order"]
    summed = (
        by_category.join(
            budgets.filter("is_distributed", pl.col("gap_text").is_null()), on=COLUMN, how="semi"
        )
        .join(named, on=f"{level}_id")
        .group_by(*COLUMN, *keys)
        .agg(
            pl.col("amount_sek").sum(),
            *(pl.col(mark).any() for mark in _MARKS),
            pl.col("origin_ids").explode(),
        )
    )
    order = budgets.select("association_id", column_order=pl.int_range(pl.len()))
    cells = (
        express(summed, budgets, measure)
        .join(order, on="association_id")
        .sort("column_order", f"{level}_order")
        .select("association_id", *keys, "value", *_MARKS, "origin_ids")
    )
    return with_asks(
        cells, budgets=budgets, ids=["association_id", f"{level}_id"], texts=[f"{level}_name"]
    )


def _areas(costs: pl.DataFrame, areas: pl.DataFrame) -> pl.DataFrame:
    return (
        costs.drop("sort_order")
        .join(areas, on="area_id")
        .group_by(*COLUMN, "area_id", "area_name", "sort_order")
        .agg(
            pl.col("amount_sek").sum(),
            *(pl.col(mark).any() for mark in _MARKS),
            pl.col("origin_ids").explode(),
        )
        .select(
            *COLUMN,
            pl.concat_str(pl.lit("area-"), "area_id").alias("row_id"),
            pl.col("area_name").alias("row_name"),
            pl.lit("area").alias("level"),
            (pl.col("sort_order") * 100).alias("row_order"),
            "amount_sek",
            *_MARKS,
            "origin_ids",
        )
    )


def _categories(costs: pl.DataFrame, areas: pl.DataFrame) -> pl.DataFrame:
    several = (
        costs.select("area_id", "category_id")
        .unique()
        .group_by("area_id")
        .len()
        .filter(pl.col("len") > 1)
    )
    return (
        costs.join(several, on="area_id", how="semi")
        .join(areas.select("area_id", area_order="sort_order"), on="area_id")
        .select(
            *COLUMN,
            pl.col("category_id").alias("row_id"),
            pl.col("category_name").alias("row_name"),
            pl.lit("category").alias("level"),
            (pl.col("area_order") * 100 + pl.col("sort_order")).alias("row_order"),
            "amount_sek",
            *_MARKS,
            "origin_ids",
        )
    )


def _financial(budgets: pl.DataFrame) -> pl.DataFrame:
    return budgets.filter(pl.col("financial_sek").is_not_null()).select(
        *COLUMN,
        pl.lit("financial").alias("row_id"),
        pl.lit("Finansiella poster, netto").alias("row_name"),
        pl.lit("area").alias("level"),
        pl.lit(9000).alias("row_order"),
        pl.col("financial_sek").alias("amount_sek"),
        pl.lit(value=False).alias("is_judgement"),
        pl.lit(value=False).alias("has_finding"),
        pl.col("financial_origin_ids").alias("origin_ids"),
    )


def _totals(budgets: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    total = "gross_cost_sek" if measure is Measure.SHARE else "total_sek"
    return budgets.select(
        *COLUMN,
        pl.lit("total").alias("row_id"),
        pl.lit("Summa kostnader").alias("row_name"),
        pl.lit("total").alias("level"),
        pl.lit(9999).alias("row_order"),
        pl.col(total).alias("amount_sek"),
        pl.lit(value=False).alias("is_judgement"),
        pl.col("has_finding").fill_null(value=False),
        "origin_ids",
    )
