"""Which initiatives the plans name, and what each is given."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.selection import COLUMN


@remembered
def named_initiatives(
    initiatives: pl.DataFrame,
    lines: pl.DataFrame,
    finding_figures: pl.DataFrame,
    budgets: pl.DataFrame,
) -> pl.DataFrame:
    """The initiatives that the chosen plans name, with what each is given in the column's year.

    That is what the budget prints in a line with the initiative's name; where it has none, and
    the column is the budget of the plan's own year, the granted amount. What a plan names is of
    its own year: in another year an initiative counts where a line with its name has a figure. A
    condition or a
    supplement is of the grant, so it is given for the plan's own budget only.

    Args:
        initiatives: The initiatives.
        lines: The budget lines.
        finding_figures: The figures that findings touch.
        budgets: The chosen budgets.

    Returns:
        One row per budget and initiative, in the order of the budgets, the largest first
        and those without an amount last, as printed among equals:
        ``association_name``, ``initiative_order`` (0-based within the column),
        ``initiative_name``, ``amount_sek`` (kronor of the column's year; null: not stated),
        ``condition_text``, ``supplement_text``, ``owner_text``, ``partner_text`` and
        ``orientation`` (null: not stated), ``is_judgement`` (of the orientation),
        ``has_finding`` (a printed line behind the amount is touched), ``page``, ``line`` and
        ``origin_ids`` (the budget's lines, else the row that names the initiative).
    """
    is_own_year = pl.col("year") == pl.col("budget_year")
    is_own = is_own_year & (pl.col("version") == "budget")
    names = ("association_name", "budget_year")
    return (
        initiatives.rename({"name": "initiative_name"})
        .join(
            budgets.select(*COLUMN, *names, column_order=pl.int_range(pl.len())),
            on=["association_id", "plan_id"],
        )
        .join(
            _printed_amounts(lines, finding_figures),
            on=[*COLUMN, "initiative_name"],
            how="left",
            maintain_order="left",
        )
        .filter(is_own_year | pl.col("line_sek").is_not_null())
        .with_columns(
            amount_sek=pl.coalesce("line_sek", pl.when(is_own).then("amount_sek")),
            condition_text=pl.when(is_own).then("condition_text"),
            supplement_text=pl.when(is_own).then("supplement_text"),
            has_finding=pl.col("has_finding").fill_null(value=False),
            origin_ids=pl.coalesce("line_origin_ids", pl.concat_list("origin_id")),
        )
        .sort(
            "column_order",
            pl.col("amount_sek"),
            "line",
            descending=[False, True, False],
            nulls_last=True,
            maintain_order=True,
        )
        .with_columns(initiative_order=pl.int_range(pl.len()).over("column_order"))
        .select(
            *COLUMN,
            "association_name",
            "initiative_order",
            "initiative_name",
            "amount_sek",
            "condition_text",
            "supplement_text",
            "owner_text",
            "partner_text",
            "orientation",
            "is_judgement",
            "has_finding",
            "page",
            "line",
            "origin_ids",
        )
    )


@remembered
def initiative_sums(named: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    """How many initiatives each plan names, and what those with a stated amount make.

    Args:
        named: What ``named_initiatives`` gives, with ``value`` in a measure.
        budgets: The chosen budgets.

    Returns:
        One row per budget, in order: ``association_id``, ``association_name``, ``year``,
        ``initiative_count``, ``stated_count`` (those with an amount), ``amount_sek`` and
        ``value`` (sums of those; null where no amount is stated, and ``value`` also where one
        cannot be given in the measure).
    """
    stated = pl.col("amount_sek").is_not_null()
    can_be_given = stated.any() & pl.col("value").filter(stated).is_not_null().all()
    sums = named.group_by("association_id").agg(
        initiative_count=pl.len().cast(pl.Int64),
        stated_count=stated.sum().cast(pl.Int64),
        amount_sek=pl.when(stated.any()).then(pl.col("amount_sek").sum()),
        value=pl.when(can_be_given).then(pl.col("value").sum()),
    )
    return (
        budgets.select("association_id", "association_name", "year")
        .join(sums, on="association_id", how="left", maintain_order="left")
        .with_columns(pl.col("initiative_count", "stated_count").fill_null(0))
    )


@remembered
def with_groups(named: pl.DataFrame, activities: pl.DataFrame) -> pl.DataFrame:
    """Add the groups that each initiative can be tied to.

    Args:
        named: What ``named_initiatives`` gives.
        activities: What ``group_activities`` gives for the same budgets.

    Returns:
        The rows with ``group_names`` (those the plan says; null: none) and
        ``judged_group_names`` (those that are our judgement; null: none), as lists.
    """
    is_judged = pl.col("judgement_text").is_not_null()
    group_names = pl.col("group_name")
    tied = activities.group_by("association_year", "activity_text", maintain_order=True).agg(
        group_names=group_names.filter(~is_judged).unique(maintain_order=True),
        judged_group_names=group_names.filter(is_judged).unique(maintain_order=True),
    )
    both = pl.col("group_names", "judged_group_names")
    return named.with_columns(association_year=pl.format("{} {}", "association_name", "year")).join(
        tied.with_columns(pl.when(both.list.len() > 0).then(both)),
        left_on=["association_year", "initiative_name"],
        right_on=["association_year", "activity_text"],
        how="left",
        maintain_order="left",
    )


def _printed_amounts(lines: pl.DataFrame, finding_figures: pl.DataFrame) -> pl.DataFrame:
    """What the budgets print for each label, whichever column it stands in."""
    touched = finding_figures["figure_id"].to_list()
    return (
        lines.filter(
            pl.col("statement") == "budget",
            pl.col("row_kind") == "item",
            pl.col("kind") == "cost",
        )
        .group_by(*COLUMN, initiative_name="line_text")
        .agg(
            line_sek=pl.col("amount_sek").sum(),
            has_finding=pl.col("figure_id").is_in(touched).any(),
            line_origin_ids=pl.col("origin_id"),
        )
    )
