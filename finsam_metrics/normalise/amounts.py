"""Printed amounts to kronor."""

import re
from decimal import Decimal

from finsam_metrics.model.errors import NormaliseError
from finsam_metrics.model.units import KRONOR_PER_UNIT

_DASHES = "-\N{EN DASH}\N{MINUS SIGN}"
_AMOUNT = re.compile(
    rf"(?P<minus>[{_DASHES}]\s?)?(?P<whole>\d{{1,3}}(?:[\s.]\d{{3}})+|\d+)(?:,(?P<part>\d+))?"
)


def parse_amount_sek(cell: str, *, unit: str) -> Decimal | None:
    """Read one printed amount as kronor.

    Thousands are grouped with a space of any kind, a full stop or nothing, the decimal
    sign is a comma, and a minus may be any of three dashes, with a space after it.

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
    text = cell.strip()
    if not text or text in _DASHES:
        return None
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise NormaliseError(f"cannot read {cell!r} as an amount in {unit}")
    digits = re.sub(r"\D", "", match["whole"])
    amount = Decimal(f"{digits}.{match['part'] or '0'}") * KRONOR_PER_UNIT[unit]
    return -amount if match["minus"] else amount
