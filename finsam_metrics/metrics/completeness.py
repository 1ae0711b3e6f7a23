"""Which of the parts that a plan may hold does each plan state?"""

import polars as pl

from finsam_metrics.memo import remembered


@remembered
def plan_completeness(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Say per plan and part whether the plan states it.

    A part is stated when a figure or fact of it was read from the document, for costs and
    results in the plan's own year.

    Args:
        tables: The public tables by name.

    Returns:
        One row per ``association_id``, ``plan_id`` and ``part_id``, sorted by plan and the parts'
        order: ``part_name``, ``is_usual``, ``source``, ``is_stated``.
    """
    stated = pl.concat(
        [
            plans.select("plan_id").unique().with_columns(part_id=pl.lit(part_id))
            for part_id, plans in _stated_plans(tables).items()
        ]
    ).with_columns(is_stated=pl.lit(value=True))
    return (
        tables["plan"]
        .select("association_id", "plan_id", "budget_year")
        .join(tables["plan_part"], how="cross")
        .join(stated, on=["plan_id", "part_id"], how="left")
        .with_columns(pl.col("is_stated").fill_null(value=False))
        .sort("plan_id", "sort_order")
    )


@remembered
def sum_states(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Say per document how its printed sums stand.

    Returns:
        One row per document, sorted by id: ``association_id``, ``plan_id``, ``budget_year``,
        ``check_count`` (equations tried), ``failing_count``, ``finding_count``,
        ``error_count`` (findings of printed figures that contradict each other) and
        ``sum_state``: "none" (no sums to try), "all_hold" or "some_fail".
    """
    checks = (
        tables["sum_check"]
        .group_by("plan_id")
        .agg(check_count=pl.len(), failing_count=(~pl.col("holds")).sum())
    )
    findings = (
        tables["finding"]
        .group_by("plan_id")
        .agg(finding_count=pl.len(), error_count=(pl.col("severity") == "error").sum())
    )
    counts = ["check_count", "failing_count", "finding_count", "error_count"]
    return (
        tables["plan_package"]
        .select("association_id", "plan_id", "budget_year")
        .join(checks, on="plan_id", how="left")
        .join(findings, on="plan_id", how="left")
        .with_columns(pl.col(count).cast(pl.Int64).fill_null(0) for count in counts)
        .with_columns(
            sum_state=pl.when(pl.col("check_count") == 0)
            .then(pl.lit("none"))
            .when(pl.col("failing_count") == 0)
            .then(pl.lit("all_hold"))
            .otherwise(pl.lit("some_fail"))
        )
        .sort("plan_id")
    )


def _stated_plans(tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    plans = tables["plan"]
    of_budget_year = (
        tables["budget_line"]
        .join(plans.select("plan_id", "budget_year"), on="plan_id")
        .filter(pl.col("year") == pl.col("budget_year"))
    )
    costs = of_budget_year.filter(
        pl.col("kind") == "cost", pl.col("row_kind") == "item", pl.col("statement") == "budget"
    ).join(tables["budget_category"].select("category_id", "area_id"), on="category_id")
    areas = {
        area: costs.filter(pl.col("area_id") == area, pl.col("table_text") != "(text)")
        for area in ("initiatives", "administration", "board", "audit")
    }
    groups, goals = tables["priority_group"], tables["goal"]
    return {
        "decided": plans.join(
            tables["document"].filter(pl.col("decided_date").is_not_null()),
            on="document_id",
            how="semi",
        ),
        "frame": plans.filter(pl.col("frame_sek").is_not_null()),
        "parties": of_budget_year.filter(
            pl.col("category_id").is_in(["income-state", "income-region", "income-municipality"])
        ),
        **areas,
        "result": of_budget_year.filter(
            pl.col("concept") == "result", pl.col("statement") == "budget"
        ),
        "goals": goals,
        "target_group": groups.filter(pl.col("context") == "target_group"),
        "follow_up": tables["declaration"].filter(pl.col("declaration_type") == "follow_up"),
        "measurable_goals": goals.filter(pl.col("target_value").is_not_null()),
        "priority_groups": groups.filter(pl.col("context") == "priority"),
        "cash_flow": of_budget_year.filter(pl.col("statement") == "cash_flow"),
        "balance_sheet": of_budget_year.filter(pl.col("statement") == "balance_sheet"),
        "trainings": tables["training"],
        "meetings": tables["meeting"],
        "staffing": tables["staffing"],
    }
