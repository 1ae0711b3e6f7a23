"""How costs change from year to year."""

from typing import Any

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.answers.costs import definite_names
from finsam_metrics.metrics.selection import VERSION_TEXTS
from finsam_metrics.model.enums import Measure, Version
from finsam_metrics.model.swedish_numbers import (
    NBSP,
    format_change,
    format_count,
    format_list,
    format_measure,
    format_tkr,
)

_MOST_NAMED = 3
_MOST_WAYS = 4
_WAYS = {"ökar": "–", "minskar": "–", "är desamma": " och "}
_AREAS = ("area-initiatives", "area-administration")
_UNITS = {
    Measure.SHARE: " av kostnaderna",
    Measure.TKR: f"{NBSP}tkr",
    Measure.PER_INHABITANT: " kr per invånare",
    Measure.PER_INHABITANT_16_64: " kr per invånare 16–64 år",
}


@remembered
def years_answer(points: pl.DataFrame, budgets: pl.DataFrame, measure: Measure) -> str | None:
    """Say which way the total cost goes from the first stated year to the last.

    Args:
        points: Total cost per association, year and version, with ``value``.
        budgets: The chosen budgets.
        measure: What the values are; not a share.

    Returns:
        One association is told from what to what, up to four which way each goes, and more how
        many go each way; only those with figures for several years. None where there is none. A
        change that is not seen in the measure is none. Where what became is set against what was
        planned, both are named. What is planned is told as that.
    """
    known = points.filter(pl.col("value").is_not_null()).sort("year")
    told = [
        (name, of_association.row(0, named=True), of_association.row(-1, named=True))
        for name, association in budgets.select("association_name", "association_id").iter_rows()
        if (of_association := known.filter(pl.col("association_id") == association))[
            "year"
        ].n_unique()
        > 1
    ]
    if len(told) == 1:
        name, first, last = told[0]
        return (
            f"{'Kostnaderna' if last['version'] == Version.OUTCOME else 'De planerade kostnaderna'}"
            f" i {name} går från {format_measure(first['value'], measure)}"
            f"{_UNITS[measure]} ({_when(first, last)}) "
            f"till {format_measure(last['value'], measure)} ({_when(last, first)})"
        )
    said: list[str] = []
    for way, between in _WAYS.items():
        named = [
            f"{name} {_when(first, last)}{between}{_when(last, first)}"
            for name, first, last in told
            if _way(first["value"], last["value"], measure) == way
        ]
        if named and len(told) > _MOST_WAYS:
            said.append(f"{way} i {format_count(len(named))}{'' if said else ' förbund'}")
        elif named:
            said.append(f"{way} i {format_list(named)}")
    if not said:
        return None
    is_planned = any(last["version"] != Version.OUTCOME for _, _, last in told)
    if is_planned:
        return f"Enligt planerna {_turned(said)}"
    return f"Kostnaderna {format_list(said)}"


def _turned(said: list[str]) -> str:
    """The clauses with the subject after the first verb, as after an adverbial."""
    verb = next(way for way in _WAYS if said[0].startswith(way))
    if verb == "är desamma":
        first = f"är kostnaderna desamma{said[0].removeprefix(verb)}"
    else:
        first = f"{verb} kostnaderna{said[0].removeprefix(verb)}"
    return format_list([first, *said[1:]])


def _when(row: dict[str, Any], other: dict[str, Any]) -> str:
    """The year, with the kind of figure where only one of two is an outcome."""
    if (row["version"] == Version.OUTCOME) == (other["version"] == Version.OUTCOME):
        return str(row["year"])
    return f"{VERSION_TEXTS[row['version']]} {row['year']}"


def _way(first: float, last: float, measure: Measure) -> str:
    if format_measure(first, measure) == format_measure(last, measure):
        return "är desamma"
    return "ökar" if last > first else "minskar"


@remembered
def no_years_answer(points: pl.DataFrame, budgets: pl.DataFrame) -> str:
    """Say why no way from one year to another is told.

    Args:
        points: The total costs that are shown, a row per association, year and version.
        budgets: The chosen budgets, with their totals.
    """
    if points.is_empty():
        if budgets["total_sek"].count():
            return "Invånare eller prisindex är inte kända för de valda planernas år"
        return "Ingen av de valda planerna anger kostnader i allt för något år"
    return "De valda planerna anger kostnader i allt för ett enda år"


@remembered
def steps_answer(steps: pl.DataFrame, pair: pl.DataFrame, measure: Measure) -> str:
    """Say from what to what the total goes, and the category that makes the longest step.

    Args:
        steps: What ``cost_steps`` gives.
        pair: The budgets of the two years, the earlier first.
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


@remembered
def pairs_answer(
    pairs: pl.DataFrame, areas: pl.DataFrame, pair: pl.DataFrame, measure: Measure
) -> str | None:
    """Say from what to what initiatives and administration go.

    Args:
        pairs: What ``category_pairs`` gives.
        areas: The budget areas, with their names as subjects.
        pair: The budgets of the two years, the earlier first.
        measure: What the values are.

    Returns:
        The sentence, or None where the two years do not both state either area.
    """
    both = pairs.filter(pl.col("earlier").is_not_null(), pl.col("later").is_not_null())
    names = definite_names(areas)
    said: list[str] = []
    for row_id in _AREAS:
        for row in both.filter(pl.col("row_id") == row_id).iter_rows(named=True):
            unit = "" if said else _UNITS[measure]
            said.append(
                f"{names[row_id].lower()} från {format_measure(row['earlier'], measure)} "
                f"till {format_measure(row['later'], measure)}{unit}"
            )
    if not said:
        return None
    return f"I {pair['association_name'][0]} går {format_list(said)}"


@remembered
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


@remembered
def without_outcome_note(totals: pl.DataFrame, budgets: pl.DataFrame) -> str:
    """Say which outcomes are known that no plan read here has a budget for.

    Args:
        totals: What ``total_costs`` gives.
        budgets: The chosen budgets.
    """
    known = totals.filter(
        pl.col("total_sek").is_not_null(), pl.col("version") == str(Version.OUTCOME)
    ).join(budgets.select("association_id", "association_name"), on="association_id")
    outcome = VERSION_TEXTS[Version.OUTCOME]
    said = [
        f"{name} anger {outcome} för {format_list([str(year) for year in sorted(years)])}"
        for name, years in known.group_by("association_name", maintain_order=True)
        .agg("year")
        .iter_rows()
    ]
    start = (
        "Inget av de valda förbunden har både en plan för ett år och ett dokument som säger hur "
        "det blev."
    )
    if not said:
        return start
    return f"{start} {format_list(said)}, men ingen inläst plan har en budget för det året."


@remembered
def not_compared_note(years: pl.DataFrame, budgets: pl.DataFrame) -> str | None:
    """Say which of the shown associations have no two years to compare.

    Args:
        years: What ``comparable_years`` gives.
        budgets: The chosen budgets.

    Returns:
        The sentence, or None where all have.
    """
    left = budgets.filter(~pl.col("association_id").is_in(years["association_id"].to_list()))
    if left.is_empty():
        return None
    names = format_list(left["association_name"].to_list())
    return f"{names} fördelar inte kostnaderna för två år och kan inte jämföras år mot år"


@remembered
def unknown_years_note(
    totals: pl.DataFrame, points: pl.DataFrame, budgets: pl.DataFrame
) -> str | None:
    """Say which stated years are left out, since what they are divided by is not known.

    Args:
        totals: What ``total_costs`` gives.
        points: The total costs that are shown.
        budgets: The chosen budgets.

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
            budgets.select("association_id", "association_name", "sort_order"), on="association_id"
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


@remembered
def saved_money_note(used: pl.DataFrame) -> str | None:
    """Say which planned years count in money from earlier years, and which have a deficit.

    Args:
        used: What ``earlier_money`` gives of several years, with ``association_name``.

    Returns:
        The sentence, or None where no year counts in any.
    """
    planned = used.filter(pl.col("used_sek") > 0, pl.col("version") != str(Version.OUTCOME))
    counted = planned.filter(pl.col("used_kind") == "carried_over")
    short = planned.filter(pl.col("used_kind") == "deficit")
    said = []
    if counted.height:
        said.append(
            f"Medel från tidigare år räknas in för {_years_said(counted)}{_left(counted, used)}"
        )
    if short.height:
        said.append(f"Underskott i budgeten: {_years_said(short)}")
    return ". ".join(said) or None


def _years_said(counted: pl.DataFrame) -> str:
    columns = counted.select("association_name", "year", "used_sek")
    return format_list(
        [f"{name} {year} ({format_tkr(amount)})" for name, year, amount in columns.iter_rows()]
    )


def _left(counted: pl.DataFrame, used: pl.DataFrame) -> str:
    """That the years after count in nothing, where that is stated for all of them."""
    last = counted.group_by("association_id").agg(last_year=pl.col("year").max())
    later = used.join(last, on="association_id").filter(pl.col("year") > pl.col("last_year"))
    is_gone = (
        later["association_id"].n_unique() == last.height
        and later["used_sek"].null_count() == 0
        and (later["used_sek"] == 0).all()
    )
    return ", inte för åren efter" if is_gone else ""
