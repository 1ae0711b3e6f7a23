"""What training costs, which is planned, and who pays."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.answers.costs import cost_answer
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import (
    format_count,
    format_list,
    format_sek,
    format_share,
)


@remembered
def training_answer(spend: pl.DataFrame, budgets: pl.DataFrame, measure: Measure) -> str | None:
    """Say what training costs in each association, joint and local together.

    Args:
        spend: What ``training_spend`` gives, with ``value``.
        budgets: The chosen budgets.
        measure: What the values are.
    """
    together = spend.group_by("association_id").agg(
        value=pl.when(pl.col("value").is_not_null().any()).then(pl.col("value").sum())
    )
    values = budgets.select("association_id", "association_name", "year").join(
        together, on="association_id", how="left", maintain_order="left"
    )
    return cost_answer("Utbildning", values, measure)


@remembered
def participants_note(spend: pl.DataFrame, budgets: pl.DataFrame) -> str | None:
    """Say what training costs per participant if the goal is met, in current prices.

    Args:
        spend: What ``training_spend`` gives.
        budgets: The chosen budgets.

    Returns:
        The sentence, or None where no plan states both cost and participants.
    """
    names = budgets.select("association_id", "association_name", "year")
    known = spend.filter(pl.col("cost_per_participant_sek").is_not_null()).join(
        names, on=["association_id", "year"], maintain_order="left"
    )
    words = {"joint": "länsgemensamt", "local": "lokalt"}
    said = []
    for of_association in known.partition_by("association_id", maintain_order=True):
        costs = [
            f"{format_sek(round(row['cost_per_participant_sek']))} {words[row['scope']]} "
            f"({row['participant_count']} deltagare)"
            for row in of_association.iter_rows(named=True)
        ]
        name, year = of_association.select("association_name", "year").row(0)
        said.append(f"{format_list(costs)} i {name} {year}")
    return f"Per deltagare om målet nås, löpande priser: {'; '.join(said)}" if said else None


@remembered
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


@remembered
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
