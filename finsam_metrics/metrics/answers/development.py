"""How costs change from year to year."""

import polars as pl

from finsam_metrics.metrics.selection import VERSION_TEXTS
from finsam_metrics.model.enums import Measure, Version
from finsam_metrics.model.swedish_numbers import (
    NBSP,
    format_change,
    format_count,
    format_list,
    format_measure,
)

_MOST_NAMED = 3
_AREAS = {"area-initiatives": "insatserna", "area-administration": "administrationen"}
_UNITS = {
    Measure.SHARE: " av kostnaderna",
    Measure.TKR: f"{NBSP}tkr",
    Measure.PER_INHABITANT: " kr per invånare",
    Measure.PER_INHABITANT_16_64: " kr per invånare 16–64 år",
}


def no_years_answer(points: pl.DataFrame, columns: pl.DataFrame) -> str:
    """Say why no way from one year to another is told.

    Args:
        points: The total costs that are shown, a row per association, year and version.
        columns: The chosen columns, with their totals.
    """
    if points.is_empty():
        if columns["total_sek"].count():
            return "Invånare eller prisindex är inte kända för de valda planernas år"
        return "Ingen av de valda planerna anger kostnader i allt för något år"
    years = points.group_by("association_id").agg(pl.col("year").n_unique())["year"]
    if (years > 1).any():
        return f"Kostnaderna över åren i {format_count(len(years))} förbund"
    return "De valda planerna anger kostnader i allt för ett enda år"


def steps_answer(steps: pl.DataFrame, pair: pl.DataFrame, measure: Measure) -> str:
    """Say from what to what the total goes, and the category that makes the longest step.

    Args:
        steps: What ``cost_steps`` gives.
        pair: The columns of the two years, the earlier first.
        measure: What the values are.

    Returns:
        The sentence. A category that one of the years does not state is no step to name, and
        where nothing changes none is.
    """
    earlier, later = pair.iter_rows(named=True)
    first = format_measure(steps["earlier"][0], measure)
    last = format_measure(steps["later"][-1], measure)
    name, unit = earlier["association_name"], _UNITS[measure]
    if first == last:
        said = f"{name} ligger kvar på {first}{unit} {earlier['year']} och {later['year']}"
    else:
        said = f"{name} går från {first}{unit} "
        said += f"({earlier['version_text']} {earlier['year']}) till {last} "
        said += f"({later['version_text']} {later['year']})"
    named = steps.filter(pl.col("stated_in") == "both", pl.col("step") != 0)
    if named.is_empty():
        return said
    step = named.sort(pl.col("step").abs(), descending=True, maintain_order=True)
    category, change = step["row_name"][0], step["step"][0]
    return f"{said}; {category[:1].lower()}{category[1:]} {format_change(change, measure)}"


def pairs_answer(pairs: pl.DataFrame, pair: pl.DataFrame, measure: Measure) -> str | None:
    """Say from what to what initiatives and administration go.

    Args:
        pairs: What ``category_pairs`` gives.
        pair: The columns of the two years, the earlier first.
        measure: What the values are.

    Returns:
        The sentence, or None where the two years do not both state either area.
    """
    both = pairs.filter(pl.col("earlier").is_not_null(), pl.col("later").is_not_null())
    said: list[str] = []
    for row_id, subject in _AREAS.items():
        for row in both.filter(pl.col("row_id") == row_id).iter_rows(named=True):
            unit = "" if said else _UNITS[measure]
            said.append(
                f"{subject} från {format_measure(row['earlier'], measure)} "
                f"till {format_measure(row['later'], measure)}{unit}"
            )
    if not said:
        return None
    return f"I {pair['association_name'][0]} går {format_list(said)}"


def outcomes_answer(outcomes: pl.DataFrame, measure: Measure) -> str | None:
    """Say what was intended and what it became, in the order of the rows.

    Args:
        outcomes: What ``later_outcomes`` gives, with ``association_name``.
        measure: What the values are.

    Returns:
        One clause per year, at most three; None where there is none, or more.
    """
    if not 0 < outcomes.height <= _MOST_NAMED:
        return None
    said = [
        f"{row['association_name']} {row['year']} från {format_measure(row['earlier'], measure)}"
        f"{'' if place else _UNITS[measure]} till {format_measure(row['later'], measure)}"
        for place, row in enumerate(outcomes.iter_rows(named=True))
    ]
    return f"Från plan till utfall går {format_list(said)}"


def without_outcome_note(totals: pl.DataFrame, columns: pl.DataFrame) -> str:
    """Say which outcomes are known that no plan read here has a budget for.

    Args:
        totals: What ``total_costs`` gives.
        columns: The chosen columns.
    """
    known = totals.filter(
        pl.col("total_sek").is_not_null(), pl.col("version") == str(Version.OUTCOME)
    ).join(columns.select("association_id", "association_name"), on="association_id")
    outcome = VERSION_TEXTS[Version.OUTCOME]
    said = [
        f"{name} anger {outcome} för {format_list([str(year) for year in sorted(years)])}"
        for name, years in known.group_by("association_name", maintain_order=True)
        .agg("year")
        .iter_rows()
    ]
    start = (
        "Inget av de valda förbunden har både en plan för ett år och en senare plan som säger "
        "hur det blev."
    )
    if not said:
        return start
    return f"{start} {format_list(said)}, men ingen inläst plan har en budget för det året."


def not_compared_note(years: pl.DataFrame, columns: pl.DataFrame) -> str | None:
    """Say which of the shown associations have no two years to compare.

    Args:
        years: What ``comparable_years`` gives.
        columns: The chosen columns.

    Returns:
        The sentence, or None where all have.
    """
    left = columns.filter(~pl.col("association_id").is_in(years["association_id"].to_list()))
    if left.is_empty():
        return None
    names = format_list(left["association_name"].to_list())
    return f"{names} fördelar inte kostnaderna för två år och kan inte jämföras år mot år"


def unknown_years_note(
    totals: pl.DataFrame, points: pl.DataFrame, columns: pl.DataFrame
) -> str | None:
    """Say which stated years are left out, since what they are divided by is not known.

    Args:
        totals: What ``total_costs`` gives.
        points: The total costs that are shown.
        columns: The chosen columns.

    Returns:
        The sentence, or None where every stated year is shown.
    """
    keys = ["association_id", "year"]
    left = (
        totals.filter(pl.col("total_sek").is_not_null())
        .join(points, on=keys, how="anti")
        .select(keys)
        .unique()
        .join(
            columns.select("association_id", "association_name", "sort_order"), on="association_id"
        )
        .sort("sort_order", "year")
    )
    said = [
        f"{name} {format_list([str(year) for year in years])}"
        for name, years in left.group_by("association_name", maintain_order=True)
        .agg("year")
        .iter_rows()
    ]
    if not said:
        return None
    return f"Visas inte, eftersom invånare eller prisindex inte är kända: {format_list(said)}"
