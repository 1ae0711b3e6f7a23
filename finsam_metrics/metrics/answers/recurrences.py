"""What several plans name."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.model.swedish_numbers import format_count, format_list

_MOST_NAMED = 2


@remembered
def recurrences_answer(found: pl.DataFrame, *, one_text: str, many_text: str) -> str | None:
    """Say how many things several plans name, and which where they are few.

    Args:
        found: What ``recurrences`` gives.
        one_text: Subject and verb for a single one: "En insats nämns".
        many_text: The same for several, without their number: "insatser nämns".

    Returns:
        The sentence, or None where nothing recurs.
    """
    names = found["recurring_name"].unique(maintain_order=True).to_list()
    count = found["recurring_id"].n_unique()
    if count == 0:
        return None
    said = one_text if count == 1 else f"{format_count(count).capitalize()} {many_text}"
    if count <= _MOST_NAMED:
        return f"{said} i flera planer: {format_list(names)}"
    years = sorted(found["year"].unique().to_list())
    return f"{said} i flera planer, {years[0]}–{years[-1]}"
