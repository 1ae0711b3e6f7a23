"""The division behind a value: the printed amount, and what it is divided by."""

import math
from collections.abc import Iterable, Mapping
from decimal import Decimal

from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import format_measure, format_number, format_sek

_ALMOST = 1e-9
_PEOPLE = {
    Measure.PER_INHABITANT: ("population_count", "invånare"),
    Measure.PER_INHABITANT_16_64: ("population_16_64_count", "invånare 16–64 år"),
}


def division_text(
    amount_sek: Decimal, value: float | None, budgets: Iterable[Mapping[str, object]]
) -> str | None:
    """Write the division that makes a value of an amount: "1 130 000 kr ÷ 142 131 invånare = …".

    Args:
        amount_sek: What the printed rows behind the value make together.
        value: The value: a share 0 to 1, or kronor per inhabitant.
        budgets: The budgets that the value may be of, with their bases.

    Returns:
        The first division that gives the value; None where none does, so that no division is
        shown of a value that is made in another way.
    """
    if value is None:
        return None
    for column in budgets:
        whole = column["gross_cost_sek"]
        if whole and _is(value, float(amount_sek) / float(str(whole))):
            return (
                f"{format_sek(amount_sek)} ÷ {format_sek(Decimal(str(whole)))} "
                f"(kostnaderna utan finansiella poster) = {format_measure(value, Measure.SHARE)}"
            )
        for measure, (name, noun) in _PEOPLE.items():
            people, factor = column[name], column["price_factor"]
            if not people or factor is None:
                continue
            of_prices = float(str(factor))
            if _is(value, float(amount_sek) * of_prices / float(str(people))):
                in_prices = "" if of_prices == 1 else f" × {format_number(of_prices, 3)} (KPI)"
                return (
                    f"{format_sek(amount_sek)}{in_prices} ÷ {format_number(int(str(people)))} "
                    f"{noun} den 31 december {column['population_year']} = "
                    f"{format_measure(value, measure)} kr"
                )
    return None


def _is(value: float, made: float) -> bool:
    return value != 0 and math.isclose(value, made, rel_tol=_ALMOST)
