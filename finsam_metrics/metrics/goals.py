"""What the plans want to achieve, in which areas, and which goals have a figure."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.answers.goals import count_text, target_text
from finsam_metrics.metrics.contributions import equity_share
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.metrics.selection import COLUMN

_OTHER, _OTHER_ORDER = "other", 10_000


@remembered
def plan_goals(
    goals: pl.DataFrame, areas: pl.DataFrame, spellings: pl.DataFrame, budgets: pl.DataFrame
) -> pl.DataFrame:
    """Give the goals of the chosen plans, each in its common area.

    Args:
        goals: The goals.
        areas: The common areas of goals.
        spellings: The printed spellings; those of areas say which common area is meant.
        budgets: The chosen budgets; a plan's goals are of its own year.

    Returns:
        One row per goal, in the order of the budgets and of the document: the goal's columns with
        ``association_name``, ``year``, ``goal_area_id``, ``goal_area_name`` and ``area_order`` (an
        area that no spelling names stands last, as "other"), ``is_judgement`` (the area is our
        choice) and ``target_text`` (null: the goal has no figure).
    """
    meant = (
        spellings.filter(pl.col("vocabulary") == "goal_area")
        .select("is_judgement", area="printed_text", goal_area_id="target_id")
        .join(
            areas.select("goal_area_id", "goal_area_name", area_order="sort_order"),
            on="goal_area_id",
        )
    )
    of_budget_year = budgets.filter(pl.col("year") == pl.col("budget_year")).select(
        "plan_id", "association_name", "year", column_order=pl.int_range(pl.len())
    )
    listed = (
        goals.join(of_budget_year, on="plan_id")
        .join(meant, on="area", how="left")
        .with_columns(
            pl.col("goal_area_id").fill_null(_OTHER),
            pl.col("goal_area_name").fill_null("Andra mål"),
            pl.col("area_order").fill_null(_OTHER_ORDER),
            pl.col("is_judgement").fill_null(value=False),
        )
        .sort("column_order", "line", maintain_order=True)
        .drop("column_order")
    )
    texts = [
        target_text(*target)
        for target in listed.select("target_operator", "target_value", "target_unit").iter_rows()
    ]
    return listed.with_columns(target_text=pl.Series(texts, dtype=pl.String))


@remembered
def goal_matrix(listed: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    """Lay out associations and areas as a full grid.

    Args:
        listed: What ``plan_goals`` gives.
        budgets: The chosen budgets.

    Returns:
        One row per area that some chosen plan has goals in and association, in order: ``group_id``,
        ``group_name`` and ``group_order`` (the area), ``goal_count``, ``mark`` ("stated",
        "judgement" where the area is our choice for some goal; null: no goal),
        ``group_text`` (the count in words), ``amount_text`` (the targets; null where no goal has a
        figure), ``origin_ids``, ``ask`` and ``ask_text``.
    """
    area = ["group_id", "group_name", "group_order"]
    named = listed.rename(
        {"goal_area_id": area[0], "goal_area_name": area[1], "area_order": area[2]}
    )
    counted = (
        named.group_by("association_id", *area)
        .agg(
            goal_count=pl.len(),
            mark=pl.when(pl.col("is_judgement").any())
            .then(pl.lit("judgement"))
            .otherwise(pl.lit("stated")),
            amount_text=pl.col("target_text").drop_nulls().unique(maintain_order=True),
            origin_ids=pl.col("origin_id"),
        )
        .with_columns(
            amount_text=pl.when(pl.col("amount_text").list.len() > 0).then(
                pl.col("amount_text").list.join(", ")
            )
        )
    )
    cells = (
        counted.select(area)
        .unique()
        .join(budgets.select("association_id", column_order=pl.int_range(pl.len())), how="cross")
        .join(counted, on=["association_id", *area], how="left")
        .sort("group_order", "column_order")
        .drop("column_order")
    )
    words = [None if count is None else count_text(count) for count in cells["goal_count"]]
    return with_asks(
        cells.with_columns(group_text=pl.Series(words, dtype=pl.String)),
        budgets=budgets,
        ids=["association_id", "group_id"],
        texts=["group_name"],
    )


@remembered
def with_goal_gaps(budgets: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    """Add what is said of a column without any goal; null for the others.

    Args:
        budgets: The chosen budgets.
        listed: What ``plan_goals`` gives.
    """
    stated = set(listed["association_id"].to_list())
    texts = [
        None
        if row["association_id"] in stated
        else "Planen anger inga mål"
        if row["year"] == row["budget_year"]
        else f"Planens mål gäller {row['budget_year']}"
        for row in budgets.iter_rows(named=True)
    ]
    text = pl.Series(texts, dtype=pl.String)
    return budgets.with_columns(
        gap_text=text, gap_short_text=text, gap_value=pl.lit(None, dtype=pl.Float64)
    )


@remembered
def measured_goals(
    listed: pl.DataFrame, lines: pl.DataFrame, goals: pl.DataFrame, budgets: pl.DataFrame
) -> pl.DataFrame:
    """Give the goals that have a figure, with what the plan's own figures say of them.

    Args:
        listed: What ``plan_goals`` gives.
        lines: The budget lines.
        goals: The goals of all plans.
        budgets: The chosen budgets.

    Returns:
        The goals with a figure, in the same order, with ``actual_share``: the equity as a share of
        the year's contributions, for a goal that limits it; null where the plan states no
        figure to hold the goal against.
    """
    actual = equity_share(lines, goals).join(budgets.select(COLUMN), on=COLUMN, how="semi")
    is_equity = pl.col("target_unit") == "equity_share_of_contributions"
    return (
        listed.filter(pl.col("target_value").is_not_null())
        .join(
            actual.select("plan_id", "year", "equity_share"),
            on=["plan_id", "year"],
            how="left",
            maintain_order="left",
        )
        .with_columns(actual_share=pl.when(is_equity).then("equity_share"))
        .drop("equity_share")
    )
