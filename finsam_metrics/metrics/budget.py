"""What the budgets are spent on: categories, areas, totals and years.

Costs are gross and without financial items, as finsam.se divides them; what an association
nets inside its administration (interest) is taken out and given apart. Amounts in prose are
grants, not a budget, and count in no total.
"""

import polars as pl

from finsam_metrics.metrics.selection import COLUMN
from finsam_metrics.model.records import PROSE_TABLE


def cost_by_category(
    lines: pl.DataFrame, categories: pl.DataFrame, finding_figures: pl.DataFrame
) -> pl.DataFrame:
    """Cost per category.

    Args:
        lines: The budget lines.
        categories: The budget categories.
        finding_figures: The figures that findings touch.

    Returns:
        One row per ``association_id``, ``plan_id``, ``year``, ``version`` and cost category
        that the plan's budget table states, sorted by those: ``area_id``, ``part_id``,
        ``amount_sek`` (kronor of the year), ``is_judgement`` (some line was placed by us) and
        ``has_finding`` (some line is touched by a finding). A category that is not stated has
        no row.
    """
    costs = categories.filter(pl.col("area_id").is_not_null()).select(
        "category_id", "category_name", "area_id", "part_id", "sort_order"
    )
    return (
        _items(lines)
        .join(costs, on="category_id")
        .with_columns(has_finding=pl.col("figure_id").is_in(finding_figures["figure_id"].to_list()))
        .group_by(*COLUMN, "category_id", "category_name", "area_id", "part_id", "sort_order")
        .agg(
            pl.col("amount_sek").sum(),
            pl.col("is_judgement").any(),
            pl.col("has_finding").any(),
        )
        .sort(*COLUMN, "sort_order")
    )


def cost_by_area(by_category: pl.DataFrame, areas: pl.DataFrame) -> pl.DataFrame:
    """Cost per budget area (insatser, administration, styrelse, revision).

    Args:
        by_category: What ``cost_by_category`` gives.
        areas: The budget areas.

    Returns:
        One row per column and area that is stated, sorted by both: ``area_name``,
        ``amount_sek`` (kronor of the year), ``is_judgement`` and ``has_finding``.
    """
    return (
        by_category.drop("sort_order")
        .join(areas, on="area_id")
        .group_by(*COLUMN, "area_id", "area_name", "sort_order")
        .agg(
            pl.col("amount_sek").sum(),
            pl.col("is_judgement").any(),
            pl.col("has_finding").any(),
        )
        .sort(*COLUMN, "sort_order")
    )


def total_costs(
    lines: pl.DataFrame, categories: pl.DataFrame, finding_figures: pl.DataFrame
) -> pl.DataFrame:
    """Total cost per column, stated and summed.

    Returns:
        One row per ``association_id``, ``plan_id``, ``year`` and ``version`` with a budget
        table, sorted by those. ``stated_total_sek`` is the printed total (the sums that no other
        cost sum covers); null where none is printed. ``gross_cost_sek`` is the cost without
        financial items, ``financial_sek`` what those make net (costs minus income; null where
        none is stated), ``total_sek`` both together. ``is_distributed`` says whether the
        items make the printed total, so that shares can be given; without a printed total
        the items are the budget. ``has_finding``: a total or an item is touched by a finding.
    """
    area_of = categories.select("category_id", "area_id")
    touched = finding_figures["figure_id"].to_list()
    is_cost = pl.col("kind") == "cost"
    is_financial = pl.col("category_id") == "financial"
    netted = _netted_income(lines)
    items = (
        pl.concat([_items(lines), netted], how="vertical")
        .join(area_of, on="category_id")
        .with_columns(
            signed_sek=pl.when(is_cost).then("amount_sek").otherwise(-pl.col("amount_sek"))
        )
        .group_by(COLUMN)
        .agg(
            gross_cost_sek=pl.col("amount_sek").filter(pl.col("area_id").is_not_null()).sum(),
            financial_sek=pl.when(is_financial.any()).then(
                pl.col("signed_sek").filter(is_financial).sum()
            ),
            item_count=pl.len(),
            has_item_finding=pl.col("figure_id").is_in(touched).any(),
        )
    )
    stated = (
        _printed_totals(lines)
        .group_by(COLUMN)
        .agg(
            stated_total_sek=pl.col("amount_sek").sum(),
            has_finding=pl.col("figure_id").is_in(touched).any(),
        )
    )
    total = pl.col("gross_cost_sek").fill_null(0) + pl.col("financial_sek").fill_null(0)
    return (
        items.join(stated, on=COLUMN, how="full", coalesce=True)
        .with_columns(
            is_distributed=pl.col("item_count").is_not_null()
            & (
                pl.col("stated_total_sek").is_null()
                | ((pl.col("stated_total_sek") - total).abs() < _ROUNDING_SEK)
            ),
            has_finding=pl.col("has_finding").fill_null(value=False)
            | pl.col("has_item_finding").fill_null(value=False),
        )
        .with_columns(
            total_sek=pl.when("is_distributed").then(total).otherwise("stated_total_sek"),
            gross_cost_sek=pl.when("is_distributed").then("gross_cost_sek"),
            financial_sek=pl.when("is_distributed").then("financial_sek"),
        )
        .select(
            *COLUMN,
            "stated_total_sek",
            "gross_cost_sek",
            "financial_sek",
            "total_sek",
            "is_distributed",
            "has_finding",
        )
        .sort(COLUMN)
    )


def budget_over_years(totals: pl.DataFrame) -> pl.DataFrame:
    """Total cost per association, year and version.

    Args:
        totals: What ``total_costs`` gives.

    Returns:
        One row per ``association_id``, ``year`` and ``version``, sorted by those, from the
        latest plan that states it: ``plan_id`` and ``total_sek`` (kronor of the year).
    """
    return (
        totals.filter(pl.col("total_sek").is_not_null())
        .sort("plan_id", descending=True)
        .group_by("association_id", "year", "version", maintain_order=True)
        .first()
        .select("association_id", "year", "version", "plan_id", "total_sek")
        .sort("association_id", "year", "version")
    )


_ROUNDING_SEK = 2000


def _items(lines: pl.DataFrame) -> pl.DataFrame:
    return lines.filter(
        pl.col("statement") == "budget",
        pl.col("row_kind") == "item",
        pl.col("kind") == "cost",
        pl.col("table_text") != PROSE_TABLE,
        pl.col("year").is_not_null(),
    )


def _netted_income(lines: pl.DataFrame) -> pl.DataFrame:
    """Incomes that the plan counts inside a sum of costs."""
    place = ["plan_id", "statement", "table_text"]
    cost_sums = (
        lines.filter(pl.col("row_kind") == "sum", pl.col("kind") == "cost")
        .select(*place, part_of=pl.col("row_number"))
        .unique()
    )
    return lines.filter(
        pl.col("statement") == "budget",
        pl.col("row_kind") == "item",
        pl.col("kind") == "income",
        pl.col("year").is_not_null(),
    ).join(cost_sums, on=[*place, "part_of"], how="semi")


def _printed_totals(lines: pl.DataFrame) -> pl.DataFrame:
    """Sums of costs that no other sum of costs covers."""
    sums = lines.filter(
        pl.col("statement") == "budget",
        pl.col("row_kind") == "sum",
        pl.col("kind") == "cost",
        pl.col("table_text") != PROSE_TABLE,
        pl.col("year").is_not_null(),
    )
    place = ["plan_id", "table_text", "year", "version"]
    return sums.join(
        sums.select(*place, part_of=pl.col("row_number")),
        on=[*place, "part_of"],
        how="anti",
    )
