"""What the budgets are spent on: categories, areas, totals and years.

Costs are gross and without financial items, as finsam.se divides them; what an association
nets inside its administration (interest) is taken out and given apart. Amounts in prose are
grants, not a budget, and count in no total.
"""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.selection import COLUMN, account_lines, in_order

_TELLING = ("plan_id", "budget_year", "document_kind")


@remembered
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
        ``amount_sek`` (kronor of the year), ``is_judgement`` (some line was placed by us),
        ``has_finding`` (some line is touched by a finding) and ``origin_ids`` (its lines). A
        category that is not stated has no row.
    """
    costs = categories.filter(pl.col("area_id").is_not_null()).select(
        "category_id", "category_name", "area_id", "part_id", "sort_order"
    )
    return (
        _items(_budget_table(lines))
        .join(costs, on="category_id")
        .with_columns(has_finding=pl.col("figure_id").is_in(finding_figures["figure_id"].to_list()))
        .group_by(*COLUMN, "category_id", "category_name", "area_id", "part_id", "sort_order")
        .agg(
            pl.col("amount_sek").sum(),
            pl.col("is_judgement").any(),
            pl.col("has_finding").any(),
            origin_ids=pl.col("origin_id"),
        )
        .sort(*COLUMN, "sort_order")
    )


@remembered
def cost_by_area(by_category: pl.DataFrame, areas: pl.DataFrame) -> pl.DataFrame:
    """Cost per budget area (insatser, administration, styrelse, revision).

    Args:
        by_category: What ``cost_by_category`` gives.
        areas: The budget areas.

    Returns:
        One row per budget and area that is stated, sorted by both: ``area_name``,
        ``amount_sek`` (kronor of the year), ``is_judgement``, ``has_finding`` and
        ``origin_ids``.
    """
    return (
        by_category.drop("sort_order")
        .join(areas, on="area_id")
        .group_by(*COLUMN, "area_id", "area_name", "sort_order")
        .agg(
            pl.col("amount_sek").sum(),
            pl.col("is_judgement").any(),
            pl.col("has_finding").any(),
            pl.col("origin_ids").explode(),
        )
        .sort(*COLUMN, "sort_order")
    )


@remembered
def total_costs(
    lines: pl.DataFrame, categories: pl.DataFrame, finding_figures: pl.DataFrame
) -> pl.DataFrame:
    """Total cost per column, stated and summed.

    Returns:
        One row per ``association_id``, ``plan_id``, ``year`` and ``version`` with a budget
        table, sorted by those. ``stated_total_sek`` is the printed total: the row that is
        named so, else the sums that no other cost sum covers, where they cover every item;
        null where none is printed. ``gross_cost_sek`` is the cost without financial items,
        ``financial_sek`` what those make net (costs minus income; null where none is stated),
        ``total_sek`` the printed total, else both together. ``is_distributed`` says whether
        the items are stated, so that shares can be given: no printed sum of costs lacks its
        parts, or the items make the total all the same. ``has_finding``: a total or an item
        is touched by a finding. ``origin_ids``: the printed total, else the items;
        ``financial_origin_ids``: the financial items.
    """
    table = _budget_table(lines)
    touched = finding_figures["figure_id"].to_list()
    return (
        _item_sums(table, categories, touched)
        .join(_printed_totals(table, touched), on=COLUMN, how="full", coalesce=True)
        .with_columns(
            computed_sek=pl.col("gross_cost_sek").fill_null(0)
            + pl.col("financial_sek").fill_null(0),
            has_finding=pl.col("has_finding").fill_null(value=False)
            | pl.col("has_item_finding").fill_null(value=False),
        )
        .with_columns(
            is_distributed=pl.col("gross_cost_sek").is_not_null()
            & (
                ~pl.col("lacks_parts").fill_null(value=False)
                | (pl.col("stated_total_sek") == pl.col("computed_sek"))
            )
        )
        .with_columns(
            total_sek=pl.coalesce(
                "stated_total_sek", pl.when("is_distributed").then("computed_sek")
            ),
            gross_cost_sek=pl.when("is_distributed").then("gross_cost_sek"),
            financial_sek=pl.when("is_distributed").then("financial_sek"),
            origin_ids=pl.when(pl.col("stated_total_sek").is_not_null())
            .then("total_origin_ids")
            .otherwise("item_origin_ids"),
        )
        .select(
            *COLUMN,
            "stated_total_sek",
            "gross_cost_sek",
            "financial_sek",
            "total_sek",
            "is_distributed",
            "has_finding",
            "origin_ids",
            "financial_origin_ids",
        )
        .sort(COLUMN)
    )


@remembered
def budget_over_years(totals: pl.DataFrame, packages: pl.DataFrame) -> pl.DataFrame:
    """Total cost per association, year and version.

    Args:
        totals: What ``total_costs`` gives.
        packages: The packages: plans, reports and books.

    Returns:
        One row per ``association_id``, ``year`` and ``version``, sorted by those, of several
        documents from the one that holds: ``plan_id``, ``total_sek`` (kronor of the year) and
        ``origin_ids``.
    """
    stated = totals.filter(pl.col("total_sek").is_not_null())
    return (
        in_order(stated.join(packages.select(*_TELLING), on="plan_id"))
        .group_by("association_id", "year", "version", maintain_order=True)
        .first()
        .select("association_id", "year", "version", "plan_id", "total_sek", "origin_ids")
        .sort("association_id", "year", "version")
    )


def _budget_table(lines: pl.DataFrame) -> pl.DataFrame:
    """The lines of the plans' budget tables, one table per column: the most detailed one.

    A summary and a detailed budget of the same year state the same costs.
    """
    printed = account_lines(lines).filter(pl.col("year").is_not_null())
    is_item = (pl.col("row_kind") == "item") & (pl.col("kind") == "cost")
    chosen = (
        printed.group_by(*COLUMN, "table_text")
        .agg(item_count=is_item.sum())
        .sort("item_count", "table_text", descending=[True, False])
        .group_by(COLUMN, maintain_order=True)
        .first()
        .select(*COLUMN, "table_text")
    )
    return printed.join(chosen, on=[*COLUMN, "table_text"], how="semi")


def _items(table: pl.DataFrame) -> pl.DataFrame:
    return table.filter(pl.col("row_kind") == "item", pl.col("kind") == "cost")


def _item_sums(table: pl.DataFrame, categories: pl.DataFrame, touched: list[str]) -> pl.DataFrame:
    is_cost = pl.col("kind") == "cost"
    is_financial = pl.col("category_id") == "financial"
    signed = pl.when(is_cost).then("amount_sek").otherwise(-pl.col("amount_sek"))
    return (
        pl.concat([_items(table), _netted_income(table)], how="vertical")
        .join(categories.select("category_id", "area_id"), on="category_id")
        .with_columns(signed_sek=signed)
        .group_by(COLUMN)
        .agg(
            gross_cost_sek=pl.col("amount_sek").filter(pl.col("area_id").is_not_null()).sum(),
            financial_sek=pl.when(is_financial.any()).then(
                pl.col("signed_sek").filter(is_financial).sum()
            ),
            has_item_finding=pl.col("figure_id").is_in(touched).any(),
            item_origin_ids=pl.col("origin_id"),
            financial_origin_ids=pl.col("origin_id").filter(is_financial),
        )
    )


def _netted_income(table: pl.DataFrame) -> pl.DataFrame:
    """Incomes that the plan counts inside a sum of costs."""
    return table.filter(pl.col("row_kind") == "item", pl.col("kind") == "income").join(
        _cost_sums(table).select(*COLUMN, part_of=pl.col("row_number")),
        on=[*COLUMN, "part_of"],
        how="semi",
    )


def _cost_sums(table: pl.DataFrame) -> pl.DataFrame:
    return table.filter(pl.col("row_kind") == "sum", pl.col("kind") == "cost")


def _printed_totals(table: pl.DataFrame, touched: list[str]) -> pl.DataFrame:
    """The printed total of each column, and whether a printed sum lacks its parts."""
    sums = _cost_sums(table)
    covers = sums.select(*COLUMN, part_of=pl.col("row_number"))
    uncovered = sums.join(covers, on=[*COLUMN, "part_of"], how="anti")
    loose_items = _items(table).join(covers, on=[*COLUMN, "part_of"], how="anti")
    partless = sums.filter(pl.col("amount_sek") != 0).join(
        table.select(*COLUMN, row_number=pl.col("part_of")),
        on=[*COLUMN, "row_number"],
        how="anti",
    )
    named = pl.col("concept") == "total_cost"
    return (
        uncovered.join(
            loose_items.select(COLUMN).unique().with_columns(has_loose=pl.lit(value=True)),
            on=COLUMN,
            how="left",
        )
        .join(
            partless.select(COLUMN).unique().with_columns(lacks_parts=pl.lit(value=True)),
            on=COLUMN,
            how="left",
        )
        .group_by(COLUMN)
        .agg(
            stated_total_sek=pl.when(named.any())
            .then(pl.col("amount_sek").filter(named).first())
            .when(pl.col("has_loose").is_null().all())
            .then(pl.col("amount_sek").sum()),
            lacks_parts=pl.col("lacks_parts").any(),
            has_finding=pl.col("figure_id").is_in(touched).any(),
            total_origin_ids=pl.when(named.any())
            .then(pl.col("origin_id").filter(named).implode())
            .otherwise(pl.col("origin_id").implode()),
        )
    )
