"""The way back of one figure: from the comparable amount to the printed text."""

from collections.abc import Mapping
from typing import Any

import polars as pl


def explain_figure(tables: Mapping[str, pl.DataFrame], figure_id: str) -> dict[str, Any] | None:
    """Gather all that is known of one figure.

    Args:
        tables: The public tables by name.
        figure_id: The figure.

    Returns:
        ``figure`` (its row), ``document`` (its row), ``category_name``, ``judgement_text`` (null
        where the category is not our judgement), ``sum_checks`` (the equations it is part of,
        each with stated, computed and whether it holds), ``findings`` and ``correction`` (null
        where there is none); None where there is no such figure.
    """
    found = tables["budget_line"].filter(pl.col("figure_id") == figure_id)
    if found.is_empty():
        return None
    figure = found.row(0, named=True)
    package = tables["plan_package"].filter(pl.col("plan_id") == figure["plan_id"])
    document = tables["document"].join(package, on="document_id", how="semi")
    category = tables["budget_category"].filter(pl.col("category_id") == figure["category_id"])
    own_parts = tables["sum_check_part"].filter(pl.col("figure_id") == figure_id)["check_id"]
    checks = tables["sum_check"].filter(
        (pl.col("figure_id") == figure_id) | pl.col("check_id").is_in(own_parts.to_list())
    )
    touching = tables["finding_figure"].filter(pl.col("figure_id") == figure_id)
    correction = tables["correction"].filter(pl.col("figure_id") == figure_id)
    return {
        "figure": figure,
        "document": document.row(0, named=True),
        "category_name": category["category_name"][0],
        "judgement_text": figure["judgement_text"],
        "sum_checks": checks.drop("plan_id", "association_id").to_dicts(),
        "findings": tables["finding"].join(touching, on="finding_id", how="semi").to_dicts(),
        "correction": correction.row(0, named=True) if correction.height else None,
    }
