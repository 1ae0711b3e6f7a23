"""What stands under a conclusion: what is shown, in which unit, prices and years."""

from typing import Final

import polars as pl

from finsam_metrics.exhibits.choices import Chosen, price_text
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import format_list

_PER: Final = {
    Measure.SHARE: "Procent av kostnaderna utan finansiella poster",
    Measure.TKR: "Tusental kronor",
    Measure.PER_INHABITANT: "Kronor per invånare",
    Measure.PER_INHABITANT_16_64: "Kronor per invånare 16–64 år",
}
_PEOPLE: Final = {
    Measure.PER_INHABITANT: "population_count",
    Measure.PER_INHABITANT_16_64: "population_16_64_count",
}


def amounts_subtitle(
    budgets: pl.DataFrame, chosen: Chosen, *, is_gross: bool = False, years: str | None = None
) -> str:
    """Say what the amounts are per, in which prices, and that the years differ when they do.

    Args:
        budgets: The chosen budgets.
        chosen: The choices.
        is_gross: Whether the picture leaves out financial items, which is said where a
            plan has some.
        years: The years in words, where the picture names them in a way of its own.
    """
    parts = [_PER[chosen.measure]]
    if chosen.measure in _PEOPLE:
        known = budgets.filter(pl.col(_PEOPLE[chosen.measure]).is_not_null())
        counted = sorted(known["population_year"].unique().to_list())
        when = f" den 31 december {format_list([str(year) for year in counted])}" if counted else ""
        parts[0] += when
    if chosen.measure is not Measure.SHARE:
        parts.append(price_text(chosen))
        if is_gross and budgets["financial_sek"].count():
            parts.append("utan finansiella poster")
    parts.append(years or years_subtitle(budgets))
    return " · ".join(part for part in parts if part)


def totals_subtitle(chosen: Chosen) -> str:
    """Say what totals of several years are per, and in which prices."""
    when = " den 31 december året före" if chosen.measure in _PEOPLE else ""
    per = f"{_PER[chosen.measure]}{when} · {price_text(chosen)}"
    return f"{per} · kostnader i allt · första mot sista angivna år"


def years_subtitle(budgets: pl.DataFrame) -> str:
    """Say which year is shown, or that the years differ."""
    years = set(budgets["year"])
    return f"avser {years.pop()}" if len(years) == 1 else "åren skiljer sig åt"
