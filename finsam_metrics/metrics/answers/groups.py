"""Which groups the plans prioritise."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.model.swedish_numbers import (
    format_count,
    format_list,
)


@remembered
def groups_answer(cells: pl.DataFrame, plan_count: int) -> str | None:
    """Say which groups most plans prioritise.

    Args:
        cells: What ``group_matrix`` gives.
        plan_count: How many plans are shown.

    Returns:
        The sentence, or None where no plan names any group.
    """
    counts = (
        cells.group_by("group_name", "group_order")
        .agg(count=(pl.col("mark") == "stated").sum())
        .sort("group_order")
    )
    most = counts["count"].max() if counts.height else 0
    if not isinstance(most, int) or most == 0:
        return None
    names = counts.filter(pl.col("count") == most)["group_name"].to_list()
    shown = names[:3]
    named = [shown[0], *(name[:1].lower() + name[1:] for name in shown[1:])]
    groups = format_list(named) if len(shown) == len(names) else ", ".join(named)
    left = len(names) - len(shown)
    noun = "grupp" if left == 1 else "grupper"
    more = f" och {format_count(left)} {noun} till" if left else ""
    if plan_count == 1:
        return f"{groups}{more} prioriteras i planen"
    if most == plan_count == 2:
        return f"{groups}{more} prioriteras i båda planerna"
    if most == plan_count:
        return f"{groups}{more} prioriteras i alla {format_count(plan_count)} planerna"
    return f"{groups}{more} prioriteras i {format_count(most)} av {format_count(plan_count)} planer"
