"""What the named initiatives cost, and on which terms."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.answers.costs import cost_answer
from finsam_metrics.model.enums import Measure

_SUBJECT = "Namngivna insatser"
_WITHOUT = {
    Measure.SHARE: "andelen kan inte räknas",
    Measure.TKR: "årets prisindex är inte känt",
    Measure.PER_INHABITANT: "kronor per invånare kan inte räknas",
    Measure.PER_INHABITANT_16_64: "kronor per invånare 16–64 år kan inte räknas",
}
_UNKNOWN = {
    Measure.SHARE: "planen fördelar inte kostnaderna",
    Measure.TKR: "årets prisindex är inte känt",
    Measure.PER_INHABITANT: "antalet invånare eller prisindex är inte känt",
    Measure.PER_INHABITANT_16_64: "antalet invånare 16–64 år eller prisindex är inte känt",
}


@remembered
def initiatives_answer(sums: pl.DataFrame, measure: Measure) -> str | None:
    """Say what the named initiatives with a stated amount cost in each association.

    Args:
        sums: What ``initiative_sums`` gives.
        measure: What the values are.

    Returns:
        The sentence, or None where no sum can be given in the measure.
    """
    return cost_answer(_SUBJECT, sums, measure)


@remembered
def unpriced_answer(sums: pl.DataFrame, measure: Measure) -> str:
    """Say what is known where no sum can be given in the measure.

    Args:
        sums: What ``initiative_sums`` gives; no ``value`` is known.
        measure: What was asked for.
    """
    if sums["initiative_count"].sum() == 0:
        return "Ingen av de valda planerna namnger någon insats för året"
    if sums["stated_count"].sum() == 0:
        plans = "Planen" if sums.height == 1 else "Planerna"
        return f"{plans} namnger insatser men anger inga belopp"
    in_tkr = sums.with_columns(value=pl.col("amount_sek").cast(pl.Float64))
    return f"{cost_answer(_SUBJECT, in_tkr, Measure.TKR)}; {_WITHOUT[measure]}"


@remembered
def terms_notes(named: pl.DataFrame) -> tuple[str, ...]:
    """Say the conditions and supplements of the grants, a sentence each.

    Args:
        named: What ``named_initiatives`` gives.
    """
    return tuple(
        f"{row['initiative_name']} ({row['association_name']} {row['year']}), {word}: {row[column]}"
        for row in named.iter_rows(named=True)
        for column, word in (("condition_text", "villkor"), ("supplement_text", "tillägg"))
        if row[column] is not None
    )


@remembered
def unconverted_note(named: pl.DataFrame, measure: Measure) -> str | None:
    """Say why some stated amounts have no bar, where they cannot be given in the measure.

    Args:
        named: What ``named_initiatives`` gives, with ``value``.
        measure: What the values are.
    """
    if named.filter(pl.col("amount_sek").is_not_null(), pl.col("value").is_null()).is_empty():
        return None
    return f"Belopp i tkr utan stapel kan inte räknas om: {_UNKNOWN[measure]}"
