"""Units that documents state amounts in."""

from decimal import Decimal

from finsam_metrics.model.swedish_numbers import format_number

KRONOR_PER_UNIT = {"kr": Decimal(1), "tkr": Decimal(1000), "mkr": Decimal(1_000_000)}


def decimals_of(printed_text: str) -> int:
    """Count the decimals of a printed amount; half of one in words is as one decimal.

    >>> decimals_of("-430,9"), decimals_of("(430,9)"), decimals_of("en halv")
    (1, 1, 1)
    """
    if printed_text.casefold().endswith("halv"):
        return 1
    return len(printed_text.partition(",")[2].rstrip(" )"))


def last_place_sek(printed_text: str, unit: str) -> Decimal:
    """Give what one in the last printed place is worth, in kronor.

    >>> last_place_sek("-430,9", "tkr")
    Decimal('100.0')
    """
    return KRONOR_PER_UNIT[unit].scaleb(-decimals_of(printed_text))


def format_in_unit(amount_sek: Decimal, *, unit: str, decimals: int) -> str:
    """Format kronor as the document would print them.

    >>> from decimal import Decimal
    >>> format_in_unit(Decimal("-101600"), unit="tkr", decimals=1)
    '−101,6'
    """
    return format_number(amount_sek / KRONOR_PER_UNIT[unit], decimals)
