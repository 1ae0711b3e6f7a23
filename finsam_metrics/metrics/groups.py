"""Which groups the plans prioritise, and the money that can be tied to them."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.metrics.selection import COLUMN
from finsam_metrics.model.swedish_numbers import format_tkr


@remembered
def group_matrix(
    groups: pl.DataFrame,
    common_groups: pl.DataFrame,
    lines: pl.DataFrame,
    initiatives: pl.DataFrame,
    budgets: pl.DataFrame,
    *,
    with_judgements: bool = True,
) -> pl.DataFrame:
    """Lay out associations and groups as a full grid.

    Only ``context`` priority is what a plan itself names as prioritised. A group that shows only
    in an initiative, or in a budget line with money, counts as our judgement. The law's own
    target group is left out: every plan has it. A plan's groups are of its own year; in another
    year only a line with money in that year counts.

    Args:
        groups: The printed groups.
        common_groups: The common groups.
        lines: The budget lines; money is tied by ``activity_text``.
        initiatives: The initiatives; the same.
        budgets: The chosen budgets.
        with_judgements: Whether our judgements are shown.

    Returns:
        One row per shown group and association, the groups that most plans name first:
        ``mark`` ("stated", "judgement", or null: not named), ``group_text`` (the plan's own
        words, the shortest where it has several), ``age_from``, ``age_to``, ``amount_sek``
        (kronor tied to the group in the column's year; null where none can be tied),
        ``amount_text`` (null where it is nothing), ``page``, ``line`` and ``origin_ids`` (the
        printed groups and the lines of the money; null: not named), ``ask`` and ``ask_text``.
    """
    named = (
        groups.filter(pl.col("context") != "target_group")
        .join(
            common_groups.filter(~pl.col("is_statutory")).select(
                "group_id", "group_name", "sort_order"
            ),
            on="group_id",
        )
        .join(budgets.select(*COLUMN, "budget_year"), on=["association_id", "plan_id"])
        .with_columns(
            is_stated=(pl.col("context") == "priority") & ~pl.col("is_judgement"),
            is_own_year=pl.col("year") == pl.col("budget_year"),
        )
    )
    if not with_judgements:
        named = named.filter(pl.col("context") == "priority", ~pl.col("is_judgement"))
    named = named.join(
        _activity_amounts(lines, initiatives, budgets),
        on=[*COLUMN, "activity_text"],
        how="left",
    )
    has_money = pl.col("activity_sek").fill_null(0) > 0
    named = named.filter(((pl.col("context") != "budget_line") & pl.col("is_own_year")) | has_money)
    shortest = pl.col("group_text").sort_by(
        pl.col("context") != "priority", pl.col("group_text").str.len_chars()
    )
    money = pl.struct("activity_text", "activity_sek").unique()
    cells = (
        named.sort("is_stated", "line", descending=[True, False])
        .group_by("association_id", "group_id", "group_name", "sort_order", maintain_order=True)
        .agg(
            mark=pl.when(pl.col("is_stated").any())
            .then(pl.lit("stated"))
            .otherwise(pl.lit("judgement")),
            group_text=shortest.first(),
            age_from=pl.col("age_from").min(),
            age_to=pl.col("age_to").max(),
            amount_sek=pl.when(pl.col("activity_sek").is_not_null().any()).then(
                money.struct.field("activity_sek").sum()
            ),
            page=pl.col("page").first(),
            line=pl.col("line").first(),
            origin_ids=pl.concat([pl.col("origin_id"), pl.col("activity_origin_ids").explode()])
            .drop_nulls()
            .unique(maintain_order=True),
        )
        .with_columns(
            amount_text=pl.when(pl.col("amount_sek") > 0).then(
                pl.col("amount_sek").map_elements(format_tkr, return_dtype=pl.String)
            )
        )
    )
    order = (
        cells.group_by("group_id", "group_name", "sort_order")
        .agg(stated_count=(pl.col("mark") == "stated").sum(), named_count=pl.len())
        .sort("stated_count", "named_count", "sort_order", descending=[True, True, False])
        .with_columns(group_order=pl.int_range(pl.len()))
        .select("group_id", "group_name", "group_order", "stated_count")
    )
    cells = (
        order.join(
            budgets.select("association_id", column_order=pl.int_range(pl.len())), how="cross"
        )
        .join(cells.drop("group_name", "sort_order"), on=["association_id", "group_id"], how="left")
        .sort("group_order", "column_order")
        .drop("column_order")
    )
    return with_asks(
        cells, budgets=budgets, ids=["association_id", "group_id"], texts=["group_name"]
    )


@remembered
def group_activities(
    groups: pl.DataFrame,
    common_groups: pl.DataFrame,
    lines: pl.DataFrame,
    initiatives: pl.DataFrame,
    budgets: pl.DataFrame,
) -> pl.DataFrame:
    """List the initiatives and budget lines that can be tied to a group in the column's year.

    Returns:
        One row per chosen budget, group and ``activity_text``, in the order of the budgets:
        ``association_year``, ``group_name``, ``activity_sek`` (kronor in the column's year; null:
        not stated then), ``judgement_text`` (why the tie is our judgement; null where the
        plan says it) and ``origin_ids`` (of the amount, else of the group).
    """
    shown = budgets.select(
        *COLUMN,
        association_year=pl.format("{} {}", "association_name", "year"),
        column_order=pl.int_range(pl.len()),
        is_own_year=pl.col("year") == pl.col("budget_year"),
    )
    return (
        groups.filter(pl.col("activity_text").is_not_null())
        .join(common_groups.select("group_id", "group_name", "sort_order"), on="group_id")
        .join(shown, on=["association_id", "plan_id"])
        .join(
            _activity_amounts(lines, initiatives, budgets),
            on=[*COLUMN, "activity_text"],
            how="left",
        )
        .filter(pl.col("is_own_year") | pl.col("activity_sek").is_not_null())
        .sort("column_order", "sort_order", "activity_text")
        .select(
            *("association_year", "group_name", "activity_text", "activity_sek", "judgement_text"),
            origin_ids=pl.coalesce("activity_origin_ids", pl.concat_list("origin_id")),
        )
    )


def _activity_amounts(
    lines: pl.DataFrame, initiatives: pl.DataFrame, budgets: pl.DataFrame
) -> pl.DataFrame:
    """Kronor per initiative or budget line, and their printed rows; a line goes first."""
    printed = (
        lines.filter(
            pl.col("statement") == "budget",
            pl.col("row_kind") == "item",
            pl.col("kind") == "cost",
        )
        .join(budgets.select(COLUMN), on=COLUMN, how="semi")
        .group_by(*COLUMN, "line_text")
        .agg(pl.col("amount_sek").sum(), activity_origin_ids=pl.col("origin_id"))
        .rename({"line_text": "activity_text", "amount_sek": "activity_sek"})
    )
    own_year = budgets.filter(
        pl.col("year") == pl.col("budget_year"), pl.col("version") == "budget"
    )
    granted = (
        initiatives.filter(pl.col("amount_sek").is_not_null())
        .join(own_year.select(COLUMN), on=["association_id", "plan_id"])
        .select(
            *COLUMN,
            activity_text="name",
            activity_sek="amount_sek",
            activity_origin_ids=pl.concat_list("origin_id"),
        )
        .join(printed, on=[*COLUMN, "activity_text"], how="anti")
    )
    return pl.concat([printed, granted], how="vertical_relaxed")
