"""What is chosen of a comparison: who, when, in which unit and prices."""

from dataclasses import dataclass

from finsam_metrics.model.enums import Measure

CURRENT_PRICES = "löpande priser"


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What is chosen.

    Attributes:
        association_ids: The associations, in the fixed order.
        year: The year, or None for the latest budget of each.
        measure: What amounts are shown as.
        price_year: Year whose prices amounts are given in; None for current prices. A share
            has no prices.
        with_judgements: Whether groups that are our judgement are shown.
    """

    association_ids: list[str]
    year: int | None
    measure: Measure
    price_year: int | None
    with_judgements: bool


def price_text(chosen: Chosen) -> str:
    """Say in which prices amounts are given."""
    return f"{chosen.price_year} års priser (KPI)" if chosen.price_year else CURRENT_PRICES
