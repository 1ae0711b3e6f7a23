"""Dashes: the minus of an amount, a cell that states nothing, what parts two ends."""

from typing import Final

DASHES: Final = ("-", "\N{EN DASH}", "\N{MINUS SIGN}", "\N{EM DASH}")
"""Signs that people use for the same dash."""

DASH_SIGNS: Final = rf"\{''.join(DASHES)}"
"""The dashes as they stand in a pattern's class of signs, among others."""

DASH: Final = f"[{DASH_SIGNS}]"
"""A pattern of any dash."""


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
