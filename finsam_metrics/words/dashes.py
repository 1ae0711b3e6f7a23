"""Dashes: the minus of an amount, a cell that states nothing, what parts two ends."""

import re
from typing import Final

DASHES: Final = ("-", "\N{EN DASH}", "\N{MINUS SIGN}", "\N{EM DASH}")
"""Signs that people use for the same dash."""

DASH_SIGNS: Final = rf"\{''.join(DASHES)}"
"""The dashes as they stand in a pattern's class of signs, among others."""

DASH: Final = f"[{DASH_SIGNS}]"
"""A pattern of any dash."""
_HYPHEN_BEFORE_AMOUNT: Final = re.compile(r"-(?=\s?\d)")


def is_dash(text: str) -> bool:
    """Whether a text is a lone dash: not stated, which is not 0.

    >>> is_dash("-"), is_dash("--")
    (True, False)
    """
    return text in DASHES


def without_dashes_around(text: str) -> str:
    """Give a text without the dashes, commas and spaces that it begins and ends with.

    >>> without_dashes_around("Verksamhetsplan 2024 - ")
    'Verksamhetsplan 2024'
    """
    return text.strip(f" ,{''.join(DASHES)}")


def shown_minus(amount: str) -> str:
    """Give a printed amount as it is shown: with a minus where a hyphen is printed for one.

    >>> shown_minus("-1 891"), shown_minus("3 900-")
    ('−1 891', '3 900-')
    """
    hyphen = _HYPHEN_BEFORE_AMOUNT.match(amount)
    return f"\N{MINUS SIGN}{amount[hyphen.end() :]}" if hyphen else amount
