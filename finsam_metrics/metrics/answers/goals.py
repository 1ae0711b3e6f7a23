"""What the plans want to achieve, and how it is measured."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.model.swedish_numbers import (
    NBSP,
    format_count,
    format_list,
    format_number,
    format_share,
)

_OPERATORS = {">=": "minst ", "<=": "högst ", "=": ""}
_UNITS = {"participants": f"{NBSP}deltagare", "count": ""}
_MOST_NAMED = 4


def target_text(operator: str | None, value: float | None, unit: str | None) -> str | None:
    """Write a goal's figure: "minst 100 deltagare"; None for a goal without one.

    >>> target_text(">=", 100, "participants").replace(NBSP, " ")
    'minst 100 deltagare'
    >>> target_text("<=", 0.2, "equity_share_of_contributions").replace(NBSP, " ")
    'högst 20 % av årets bidrag'
    """
    if value is None:
        return None
    said = _OPERATORS[operator or "="]
    if unit == "equity_share_of_contributions":
        return f"{said}{format_share(value)} av årets bidrag"
    return f"{said}{format_number(value)}{_UNITS.get(unit or '', '')}"


def count_text(count: int) -> str:
    """Write how many goals: "ett mål", "13 mål"."""
    return "ett mål" if count == 1 else f"{format_count(count)} mål"


@remembered
def goals_answer(listed: pl.DataFrame, budgets: pl.DataFrame) -> str | None:
    """Say how many of the goals have a figure, and in which plans.

    Args:
        listed: What ``plan_goals`` gives.
        budgets: The chosen budgets.

    Returns:
        The sentence, or None where no plan has a goal.
    """
    if listed.is_empty():
        return None
    measured = listed.filter(pl.col("target_value").is_not_null())
    of = f"{format_number(listed.height)} mål"
    if measured.is_empty():
        return f"Inget av {of} har en siffra att mäta mot"
    counts = dict(measured.group_by("association_id").len().iter_rows())
    said = [
        f"{_number_of(counts[association])} i {name} {year}"
        for association, name, year in budgets.select(
            "association_id", "association_name", "year"
        ).iter_rows()
        if association in counts
    ]
    first = _number_of(measured.height).capitalize()
    if len(said) == 1:
        return f"{first} av {of} har en siffra att mäta mot, {said[0].partition(' ')[2]}"
    where = f", {format_list(said)}" if len(said) <= _MOST_NAMED else ""
    return f"{first} av {of} har en siffra att mäta mot{where}"


def _number_of(count: int) -> str:
    return "ett" if count == 1 else format_count(count)
