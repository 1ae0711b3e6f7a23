"""How the printed sums stand, and what was read from where."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.model.swedish_numbers import (
    format_count,
    format_number,
)


@remembered
def findings_answer(findings: pl.DataFrame, states: pl.DataFrame) -> str:
    """Say how the printed sums of the shown plans stand.

    Args:
        findings: The findings of the shown plans.
        states: What ``sum_states`` gives, for the shown plans.
    """
    checks = int(states["check_count"].sum())
    if checks == 0:
        return "Planerna har inget att stämma av"
    errors = findings.filter(pl.col("severity") == "error")
    failing = int(states["failing_count"].sum())
    if errors.is_empty() and failing:
        held = f"{format_number(checks - failing)} av {format_number(checks)} avstämningar stämmer"
        return f"{held}; resten kan vara avrundning"
    if errors.is_empty() and checks == 1:
        return "Den enda avstämningen stämmer"
    if errors.is_empty():
        return f"Alla {format_number(checks)} avstämningar stämmer"
    plans = errors["plan_id"].n_unique()
    places = "ett ställe" if errors.height == 1 else f"{format_count(errors.height)} ställen"
    where = "en plan" if plans == 1 else f"{format_count(plans)} planer"
    return (
        f"På {places} i {where} stämmer siffrorna inte; "
        f"{format_number(checks - failing)} av {format_number(checks)} avstämningar stämmer"
    )


@remembered
def sources_answer(documents: pl.DataFrame, lines: pl.DataFrame) -> str:
    """Say how many figures were read from how many documents."""
    noun = "dokument" if documents.height != 1 else "ett dokument"
    count = "" if documents.height == 1 else f"{format_count(documents.height)} "
    figures = "En siffra" if lines.height == 1 else f"{format_number(lines.height)} siffror"
    return f"{figures} ur {count}{noun}, var och en med plats och text ur dokumentet"


@remembered
def glossary_answer(glossary: pl.DataFrame) -> str:
    """Say how many words are explained."""
    return f"{format_number(glossary.height)} ord, förklarade på vanlig svenska"


@remembered
def service_answer(plans: pl.DataFrame, lines: pl.DataFrame) -> str:
    """Say what the service holds: how many plans of how many associations, and their figures."""
    plan_noun = "plan" if plans.height == 1 else "planer"
    associations = plans["association_id"].n_unique()
    count = format_count(plans.height).capitalize()
    return (
        f"{count} {plan_noun} från {format_count(associations)} samordningsförbund bredvid "
        f"varandra, {format_number(lines.height)} siffror som går att följa till dokumenten"
    )
