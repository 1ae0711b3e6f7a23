"""How two budgets compare, and how far they can be compared."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.answers.costs import cost_answer, definite_names
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import format_count, format_list


@remembered
def pair_answer(
    compared: pl.DataFrame,
    areas: pl.DataFrame,
    pair: pl.DataFrame,
    measure: Measure,
    *,
    price_year: int | None = None,
) -> str | None:
    """Say what the first area that both state costs in each.

    Args:
        compared: What ``compare_pair`` gives.
        areas: The budget areas, with their names as subjects.
        pair: The two budgets.
        measure: What the values are.
        price_year: Year whose prices amounts are given in, which is said; None for current prices.

    Returns:
        The sentence, or None where no area is stated by both.
    """
    in_both = compared.filter(pl.col("level") == "area", pl.col("verdict") != "unknown")
    if in_both.is_empty():
        return None
    first = in_both.row(0, named=True)
    values = pair.select("association_name", "year").with_columns(
        value=pl.Series([first["value_left"], first["value_right"]], dtype=pl.Float64)
    )
    said = cost_answer(definite_names(areas)[first["row_id"]], values, measure)
    return said if said is None or price_year is None else f"{said}, i {price_year} års priser"


@remembered
def verdict_answer(compared: pl.DataFrame) -> str:
    """Say how many rows can be compared as they stand, with care, and not at all.

    Args:
        compared: What ``compare_pair`` gives. The total is no row of its own.
    """
    rows = compared.filter(pl.col("level") != "total")
    counts = dict(rows.group_by("verdict").len().iter_rows())
    said = [
        f"{format_count(counts[verdict])} {text}"
        for verdict, text in (
            ("alike", "går att jämföra rakt av"),
            ("careful", "med förbehåll"),
            ("unknown", "inte alls"),
        )
        if verdict in counts
    ]
    if not said:
        return "Ingen av planerna fördelar kostnaderna"
    return f"Av {format_count(rows.height)} poster: {format_list(said)}"
