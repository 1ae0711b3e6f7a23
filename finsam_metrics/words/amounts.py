"""Printed amounts to kronor."""

import re
from decimal import Decimal

from finsam_metrics.model.errors import NormaliseError
from finsam_metrics.words.number_words import parse_number_words
from finsam_metrics.words.units import KRONOR_PER_UNIT

_DASHES = "-\N{EN DASH}\N{MINUS SIGN}"
_AMOUNT = re.compile(
    rf"(?P<minus>[{_DASHES}]\s?)?(?P<whole>\d{{1,3}}(?:[\s.]\d{{3}})+|\d+)(?:,(?P<part>\d+))?"
)
_IN_PARENTHESES = re.compile(r"\(\s*([\d\s.,]+?)\s*\)")
_MOST_DIGITS = 13


def is_amount(cell: str) -> bool:
    """Whether a cell holds an amount.

    >>> is_amount("- 252,6"), is_amount("-"), is_amount("3.0")
    (True, False, False)
    """
    text = _unwrapped(cell)
    match = _AMOUNT.fullmatch(text)
    return match is not None and sum(c.isdigit() for c in text) <= _MOST_DIGITS


def is_blank(cell: str) -> bool:
    """Whether a cell holds nothing, or a lone dash: not stated, which is not 0."""
    return not cell.strip() or cell.strip() in _DASHES


def _unwrapped(cell: str) -> str:
    """Give an amount with a minus where it is printed in parentheses."""
    text = cell.strip()
    wrapped = _IN_PARENTHESES.fullmatch(text)
    return f"-{wrapped[1]}" if wrapped else text


def parse_amount_sek(cell: str, *, unit: str) -> Decimal | None:
    """Read one printed amount as kronor.

    Thousands are grouped with a space of any kind, a full stop or nothing, the decimal
    sign is a comma, and a minus may be any of three dashes, with a space after it, or
    parentheses around the amount. A number may be in words.

    Args:
        cell: The amount as printed, for example ``"1 250"``.
        unit: ``"kr"``, ``"tkr"`` or ``"mkr"``, as the document states it and never
            guessed from the size of the number.

    Returns:
        Kronor, exact. None for an empty cell or a lone dash: *not stated*, which is not 0.

    Raises:
        NormaliseError: The cell holds anything else, or the unit is unknown.

    >>> parse_amount_sek("- 252,6", unit="tkr")
    Decimal('-252600.0')
    """
    if unit not in KRONOR_PER_UNIT:
        raise NormaliseError(f"cannot read the unit {unit!r}; write kr, tkr or mkr")
    if is_blank(cell):
        return None
    text = _unwrapped(cell)
    match = _AMOUNT.fullmatch(text)
    if match is None:
        number = parse_number_words(text)
        if number is None:
            raise NormaliseError(f"cannot read {cell!r} as an amount in {unit}")
        return number * KRONOR_PER_UNIT[unit]
    digits = re.sub(r"\D", "", match["whole"])
    amount = Decimal(f"{digits}.{match['part'] or '0'}") * KRONOR_PER_UNIT[unit]
    return -amount if match["minus"] else amount
