"""What costs are, side by side."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.comparisons import row_values
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import (
    NBSP,
    format_count,
    format_list,
    format_measure,
)

_MOST_NAMED = 4
_UNITS = {
    Measure.SHARE: "",
    Measure.TKR: f"{NBSP}tkr",
    Measure.PER_INHABITANT: " kr per invånare",
    Measure.PER_INHABITANT_16_64: " kr per invånare 16–64 år",
}


@remembered
def cost_answer(subject: str, values: pl.DataFrame, measure: Measure) -> str | None:
    """Say what something costs in each association.

    Args:
        subject: What it is, with a capital, as subject of the sentence: "Insatserna".
        values: One row per shown association in order: ``association_name``, ``year`` and
            ``value`` in the measure (null: not stated).
        measure: What the values are.

    Returns:
        The sentence, or None where no value is stated.
    """
    stated = values.filter(pl.col("value").is_not_null())
    if stated.is_empty():
        return None
    same_year = values["year"].n_unique() == 1
    verb = "tar" if measure is Measure.SHARE else "kostar"
    if stated.height > _MOST_NAMED:
        ordered = stated.sort("value")
        low, high = ordered.row(0, named=True), ordered.row(-1, named=True)
        least = format_measure(low["value"], measure)
        most = format_measure(high["value"], measure)
        if least == most:
            return f"{subject} {verb} {most}{_UNITS[measure]} i alla {format_count(stated.height)}"
        return (
            f"{subject} {verb} från {least} ({_name(low, same_year=same_year)}) "
            f"till {most}{_UNITS[measure]} ({_name(high, same_year=same_year)})"
        )
    said = [
        f"{format_measure(row['value'], measure)}{_UNITS[measure] if i == 0 else ''}"
        f" i {_name(row, same_year=same_year)}"
        for i, row in enumerate(stated.iter_rows(named=True))
    ]
    when = f" {stated['year'][0]}" if same_year else ""
    return f"{subject} {verb} {format_list(said)}{when}"


@remembered
def area_answer(
    cells: pl.DataFrame,
    areas: pl.DataFrame,
    budgets: pl.DataFrame,
    area_id: str,
    measure: Measure,
) -> str | None:
    """Say what an area costs in each association, as ``cost_answer``.

    Args:
        cells: What ``budget_matrix`` gives.
        areas: The budget areas, with their names as subjects.
        budgets: The chosen budgets.
        area_id: The area.
        measure: What the values are.
    """
    subject = definite_names(areas)[f"area-{area_id}"]
    return cost_answer(subject, row_values(cells, budgets, f"area-{area_id}"), measure)


def definite_names(areas: pl.DataFrame) -> dict[str, str]:
    """Give each area's name as the subject of a sentence, by the id of its row in a comparison."""
    rows = areas.select(pl.format("area-{}", "area_id"), "area_definite_name")
    return dict(rows.iter_rows())


@remembered
def missing_answer(subject: str, budgets: pl.DataFrame, measure: Measure) -> str:
    """Say why nothing can be said of what something costs.

    Args:
        subject: What it is, in lower case: "kostnader för utbildning".
        budgets: The chosen budgets with their bases.
        measure: What was asked for.
    """
    divided = budgets.filter("is_distributed")
    is_one = budgets.height == 1
    if divided.is_empty():
        if is_one:
            return "Planen fördelar inte kostnaderna"
        return "Ingen av de valda planerna fördelar kostnaderna"
    people = {
        Measure.PER_INHABITANT: "population_count",
        Measure.PER_INHABITANT_16_64: "population_16_64_count",
    }.get(measure)
    is_known = measure is Measure.SHARE or divided["price_factor"].count() > 0
    if is_known and (people is None or divided[people].count() > 0):
        return f"{'Planen anger inga' if is_one else 'Ingen av de valda planerna anger'} {subject}"
    years = format_list([str(year) for year in sorted(divided["year"].unique().to_list())])
    if not is_known:
        return f"Prisindex är inte känt för {years}"
    ages = " 16–64 år" if measure is Measure.PER_INHABITANT_16_64 else ""
    return f"Antalet invånare{ages} är inte känt för budgetår {years}"


def _name(row: dict[str, object], *, same_year: bool) -> str:
    return str(row["association_name"]) + ("" if same_year else f" {row['year']}")
