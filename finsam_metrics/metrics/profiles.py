"""One association: its members, and the key figures that its plan states."""

from collections.abc import Mapping

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.swedish_order import swedish_order


@remembered
def member_municipalities(
    municipalities: pl.DataFrame, population: pl.DataFrame, association_id: str, budget_year: int
) -> pl.DataFrame:
    """The municipalities of an association in a budget year.

    Args:
        municipalities: Which municipalities are members, and when.
        population: Inhabitants per municipality and year.
        association_id: The association.
        budget_year: The year; inhabitants are those of 31 December the year before.

    Returns:
        One row per municipality, in Swedish order of their names: ``municipality_name``,
        ``from_year`` and ``to_year`` (null: not known, or still a member) and
        ``population_count`` (null: not known for that day).
    """
    people = population.filter(pl.col("year") == budget_year - 1).select(
        "municipality_code", "population_count"
    )
    return (
        municipalities.filter(
            pl.col("association_id") == association_id,
            pl.col("from_year").is_null() | (pl.col("from_year") <= budget_year),
            pl.col("to_year").is_null() | (pl.col("to_year") >= budget_year),
        )
        .join(people, on="municipality_code", how="left")
        .sort(swedish_order("municipality_name"))
        .select("municipality_name", "from_year", "to_year", "population_count")
    )


@remembered
def plan_contents(tables: Mapping[str, pl.DataFrame], plan_id: str) -> pl.DataFrame:
    """How much of each kind a plan states; of groups, how many it names in words of its own.

    Returns:
        One row per kind of content, in a fixed order: ``table`` and ``row_count``.
    """
    kinds = ("priority_group", "initiative", "training", "meeting", "goal")
    counts = {}
    for kind in kinds:
        of_plan = tables[kind].filter(pl.col("plan_id") == plan_id)
        if kind == "priority_group":
            of_plan = of_plan.filter(pl.col("context") == "priority").unique("group_text")
        counts[kind] = of_plan.height
    return pl.DataFrame({"table": list(counts), "row_count": list(counts.values())})
