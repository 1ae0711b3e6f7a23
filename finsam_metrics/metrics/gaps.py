"""What a plan says instead of dividing its costs, in words for the dashed box."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.measures import express
from finsam_metrics.model.enums import DocumentKind, Measure
from finsam_metrics.model.swedish_numbers import format_tkr

_SHORT = "Fördelning ej angiven"
_NO_COSTS = "Planen anger inga kostnader."


@remembered
def with_cost_gaps(
    budgets: pl.DataFrame, initiatives: pl.DataFrame, measure: Measure
) -> pl.DataFrame:
    """Add what is said of a column whose costs are not divided, or cannot be shown.

    Args:
        budgets: The chosen budgets with their bases.
        initiatives: The initiatives; granted amounts are mentioned.
        measure: The measure of ``gap_value``.

    Returns:
        The budgets with ``gap_text`` and ``gap_short_text`` (null where the costs can be shown) and
        ``gap_value`` (the printed total, else the frame, in the measure; null for a share
        and where neither is stated).
    """
    granted = set(
        initiatives.filter(pl.col("amount_sek").is_not_null())["plan_id"].unique().to_list()
    )
    known = budgets.with_columns(known_sek=pl.coalesce("total_sek", "frame_sek"))
    valued = (
        known.with_columns(value=pl.lit(None, dtype=pl.Float64))
        if measure is Measure.SHARE
        else express(known, budgets, measure, amount="known_sek")
    )
    texts = [
        _unknown(row, measure)
        if row["is_distributed"]
        else _sentence(row, has_grants=row["plan_id"] in granted)
        for row in budgets.iter_rows(named=True)
    ]
    return budgets.with_columns(
        gap_text=pl.Series(texts, dtype=pl.String),
        gap_short_text=pl.when("is_distributed")
        .then(pl.Series(texts, dtype=pl.String))
        .otherwise(pl.lit(_SHORT)),
        gap_value=pl.when(~pl.col("is_distributed")).then(valued["value"]),
    )


def _unknown(row: dict[str, object], measure: Measure) -> str | None:
    """Say what a divided budget cannot be shown without, where it is not known."""
    if measure is not Measure.SHARE and row["price_factor"] is None:
        return "Prisindex för året är inte känt"
    if measure is Measure.PER_INHABITANT and row["population_count"] is None:
        return "Antalet invånare är inte känt"
    if measure is Measure.PER_INHABITANT_16_64 and row["population_16_64_count"] is None:
        return "Antalet invånare 16–64 år är inte känt"
    return None


@remembered
def with_total_gaps(budgets: pl.DataFrame, points: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """Add what is said of an association without any total cost over the years.

    Args:
        budgets: The chosen budgets with their bases.
        points: The total costs that are shown, one row per association, year and version.
        measure: What they are shown as.

    Returns:
        The budgets with ``gap_text`` and ``gap_short_text``; null where a total is shown.
    """
    shown = set(points["association_id"].to_list())
    texts = [
        None if row["association_id"] in shown else _without_total(row, measure)
        for row in budgets.iter_rows(named=True)
    ]
    text = pl.Series(texts, dtype=pl.String)
    return budgets.with_columns(
        gap_text=text, gap_short_text=text, gap_value=pl.lit(None, dtype=pl.Float64)
    )


def _without_total(row: dict[str, object], measure: Measure) -> str:
    unknown = None if row["total_sek"] is None else _unknown(row, measure)
    if unknown is not None:
        return unknown
    if row["frame_sek"] is None:
        return _NO_COSTS
    frame = format_tkr(float(str(row["frame_sek"])))
    return f"Planen för {row['year']} anger ramen, {frame}, men inga kostnader."


@remembered
def with_group_gaps(budgets: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """Add ``gap_text`` for a plan without any mark in the group matrix; null for the others.

    Args:
        budgets: The chosen budgets.
        cells: What ``group_matrix`` gives.
    """
    return _where_absent(
        budgets,
        cells.filter(pl.col("mark").is_not_null()),
        "Planen namnger ingen grupp",
    )


@remembered
def with_initiative_gaps(budgets: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Add ``gap_text`` for a plan that names no initiative; null for the others.

    Args:
        budgets: The chosen budgets.
        named: What ``named_initiatives`` gives.
    """
    return _where_absent(budgets, named, "Planen namnger ingen insats")


def _where_absent(budgets: pl.DataFrame, rows: pl.DataFrame, text: str) -> pl.DataFrame:
    present = rows["association_id"].unique().to_list()
    is_own_year = pl.col("year") == pl.col("budget_year")
    is_plan = pl.col("document_kind") == str(DocumentKind.PLAN)
    said = pl.when(~pl.col("association_id").is_in(present)).then(
        pl.when(~is_plan)
        .then(pl.format("Ingen plan inläst för {}", "year"))
        .when(is_own_year)
        .then(pl.lit(text))
        .otherwise(pl.format("Planen gäller {}", "budget_year"))
    )
    return budgets.with_columns(
        gap_text=said, gap_short_text=said, gap_value=pl.lit(None, dtype=pl.Float64)
    )


def _sentence(row: dict[str, object], *, has_grants: bool) -> str:
    total, frame = row["total_sek"], row["frame_sek"]
    if total is not None:
        known = f"Planen anger summan, {format_tkr(float(str(total)))}, men inte alla delar."
    elif frame is None:
        known = _NO_COSTS
    elif has_grants:
        known = f"Planen anger ramen, {format_tkr(float(str(frame)))}, och beviljade insatser."
    else:
        known = f"Planen anger bara ramen: {format_tkr(float(str(frame)))}."
    return f"{known} {_SHORT}."
