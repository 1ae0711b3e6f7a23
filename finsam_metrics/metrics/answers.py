"""The conclusion of each page in one sentence, made from the data."""

import polars as pl

from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import (
    NBSP,
    format_count,
    format_list,
    format_measure,
    format_number,
    format_sek,
    format_share,
)

_MOST_NAMED = 4
_MOST_YEARS = 3
_UNITS = {
    Measure.SHARE: "",
    Measure.TKR: f"{NBSP}tkr",
    Measure.PER_INHABITANT: " kr per invånare",
    Measure.PER_INHABITANT_16_64: " kr per invånare 16–64 år",
}


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


def missing_answer(subject: str, columns: pl.DataFrame, measure: Measure) -> str:
    """Say why nothing can be said of what something costs.

    Args:
        subject: What it is, in lower case: "kostnader för utbildning".
        columns: The chosen columns with their bases.
        measure: What was asked for.
    """
    divided = columns.filter("is_distributed")
    if divided.is_empty():
        return "Ingen av de valda planerna fördelar kostnaderna"
    people = {
        Measure.PER_INHABITANT: "population_count",
        Measure.PER_INHABITANT_16_64: "population_16_64_count",
    }.get(measure)
    is_known = measure is Measure.SHARE or divided["price_factor"].count() > 0
    if is_known and (people is None or divided[people].count() > 0):
        return f"Ingen av de valda planerna anger {subject}"
    years = format_list([str(year) for year in sorted(divided["year"].unique().to_list())])
    if not is_known:
        return f"Prisindex är inte känt för {years}"
    ages = " 16–64 år" if measure is Measure.PER_INHABITANT_16_64 else ""
    return f"Antalet invånare{ages} är inte känt för budgetår {years}"


def years_answer(points: pl.DataFrame, columns: pl.DataFrame, measure: Measure) -> str | None:
    """Say from what to what the total cost goes.

    Args:
        points: Total cost per association, year and version, with ``value``.
        columns: The chosen columns.
        measure: What the values are; not a share.

    Returns:
        One clause per association with figures for several years, in the order of the
        columns; None where there is none, or more than three.
    """
    said: list[str] = []
    for name, association in columns.select("association_name", "association_id").iter_rows():
        own = points.filter(
            pl.col("association_id") == association, pl.col("value").is_not_null()
        ).sort("year")
        if own["year"].n_unique() > 1:
            first, last = own.row(0, named=True), own.row(-1, named=True)
            unit = "" if said else _UNITS[measure]
            said.append(
                f"{name} från {format_measure(first['value'], measure)}{unit} ({first['year']}) "
                f"till {format_measure(last['value'], measure)} ({last['year']})"
            )
    return format_list(said) if 0 < len(said) <= _MOST_YEARS else None


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


def training_answer(spend: pl.DataFrame, columns: pl.DataFrame, measure: Measure) -> str | None:
    """Say what training costs in each association, joint and local together.

    Args:
        spend: What ``training_spend`` gives, with ``value``.
        columns: The chosen columns.
        measure: What the values are.
    """
    together = spend.group_by("association_id").agg(
        value=pl.when(pl.col("value").is_not_null().any()).then(pl.col("value").sum())
    )
    values = columns.select("association_id", "association_name", "year").join(
        together, on="association_id", how="left", maintain_order="left"
    )
    return cost_answer("Utbildning", values, measure)


def participants_note(spend: pl.DataFrame, columns: pl.DataFrame) -> str | None:
    """Say what training costs per planned participant, in current prices.

    Args:
        spend: What ``training_spend`` gives.
        columns: The chosen columns.

    Returns:
        The sentence, or None where no plan states both cost and participants.
    """
    names = columns.select("association_id", "association_name", "year")
    known = spend.filter(pl.col("cost_per_participant_sek").is_not_null()).join(
        names, on=["association_id", "year"], maintain_order="left"
    )
    words = {"joint": "länsgemensamt", "local": "lokalt"}
    said = [
        f"{row['association_name']} {row['year']} {words[row['scope']]} "
        f"{format_sek(round(row['cost_per_participant_sek']))} "
        f"({row['participant_count']} deltagare)"
        for row in known.iter_rows(named=True)
    ]
    return f"Per planerad deltagare, löpande priser: {format_list(said)}" if said else None


def trainings_answer(trainings: pl.DataFrame) -> str | None:
    """Say how many joint trainings there are and what those with a stated cost add up to.

    Args:
        trainings: What ``planned_trainings`` gives.

    Returns:
        The sentence, or None where no joint training is planned.
    """
    joint = trainings.filter(pl.col("scope") == "joint")
    if joint.is_empty():
        return None
    priced = joint.filter(pl.col("cost_sek").is_not_null())
    noun = "gemensam utbildning" if joint.height == 1 else "gemensamma utbildningar"
    said = f"{format_count(joint.height).capitalize()} {noun}"
    if priced.is_empty():
        return f"{said} planeras, utan angivna kostnader"
    years = format_list([str(year) for year in sorted(priced["year"].unique().to_list())])
    total = format_sek(priced["cost_sek"].sum())
    if priced.height == joint.height:
        together = "" if joint.height == 1 else "tillsammans "
        return f"{said} {years} kostar {together}{total}"
    which = "den" if priced.height == 1 else "de"
    return f"{said}; {which} {format_count(priced.height)} med angiven kostnad tar {total}"


def payments_answer(payments: pl.DataFrame) -> str:
    """Say who pays what under one agreed key.

    Args:
        payments: The rows of one key, from ``key_payments``.
    """
    said = [
        f"{row['short_name']} "
        + (
            format_share(row["share"])
            if row["amount_sek"] is None
            else format_sek(row["amount_sek"])
        )
        for row in payments.iter_rows(named=True)
    ]
    return f"{format_list(said)} enligt fördelningen {payments['year'][0]}"


def findings_answer(findings: pl.DataFrame, states: pl.DataFrame) -> str:
    """Say how the printed sums of the shown plans stand.

    Args:
        findings: The findings of the shown plans.
        states: What ``sum_states`` gives, for the shown plans.
    """
    checks = int(states["check_count"].sum())
    if checks == 0:
        return "Planerna har inga summor att pröva"
    errors = findings.filter(pl.col("severity") == "error")
    failing = int(states["failing_count"].sum())
    if errors.is_empty() and failing:
        return f"{checks - failing} av {checks} samband stämmer; resten kan vara avrundning"
    if errors.is_empty() and checks == 1:
        return "Den enda summan som går att pröva stämmer"
    if errors.is_empty():
        return f"Alla {checks} summor och samband som går att pröva stämmer"
    plans = errors["plan_id"].n_unique()
    noun = "motsägelse" if errors.height == 1 else "motsägelser"
    where = "en plan" if plans == 1 else f"{format_count(plans)} planer"
    return (
        f"{format_count(errors.height).capitalize()} {noun} i {where}; "
        f"{checks - failing} av {checks} samband stämmer"
    )


def sources_answer(documents: pl.DataFrame, lines: pl.DataFrame) -> str:
    """Say how many figures were read from how many documents."""
    noun = "dokument" if documents.height != 1 else "ett dokument"
    count = "" if documents.height == 1 else f"{format_count(documents.height)} "
    figures = "En siffra" if lines.height == 1 else f"{format_number(lines.height)} siffror"
    return f"{figures} ur {count}{noun}, var och en med plats och tryckt text"


def _name(row: dict[str, object], *, same_year: bool) -> str:
    return str(row["association_name"]) + ("" if same_year else f" {row['year']}")
