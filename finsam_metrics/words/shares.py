"""Shares of a hundred, as text states them."""

from decimal import Decimal
from typing import Final

from finsam_metrics.words.amounts import DECIMALS

PERCENT: Final = r"(?:%|procents?\b)"
"""A pattern of what stands after the number of a share."""

SHARE_NUMBER: Final = rf"(?P<share>\d{{1,3}}{DECIMALS})"
"""A pattern of the number of a share, a group of its own."""

SHARE: Final = rf"{SHARE_NUMBER}\s?{PERCENT}"
"""A pattern of a share with its sign or word."""

_WHOLE: Final = 100


def parse_share(number: str) -> Decimal:
    """Read the number before a per cent sign as a share of one.

    >>> parse_share("37,5")
    Decimal('0.375')
    """
    return Decimal(number.replace(",", ".")) / _WHOLE
