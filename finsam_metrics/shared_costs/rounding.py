"""Exact shares to whole units, once, by largest remainder."""

from collections.abc import Mapping
from fractions import Fraction
from math import floor


def round_shares(exact: Mapping[str, Fraction], *, unit_ore: int = 1) -> dict[str, int]:
    """Round to whole units so that as much as possible of the sum is kept.

    Each share is rounded down; the units that are then left go one each to the largest
    remainders, ties in the order of the ids. Every share differs from the exact one by less than
    one unit, and the larger of two shares is never rounded below the smaller. It is Hamilton's
    method: when the sum grows, a share may shrink by a unit (the Alabama paradox; Balinski & Young,
    Fair Representation, 1982). That is known and accepted, because a cost is divided once.

    Args:
        exact: Öre by party.
        unit_ore: 1 for whole öre, 100 for whole kronor.

    Returns:
        Öre by party, whole units. They sum to the sum of ``exact`` rounded down to whole units.

    >>> round_shares({"a": Fraction(1, 3), "b": Fraction(2, 3)})
    {'a': 0, 'b': 1}
    """
    units = {party: share / unit_ore for party, share in exact.items()}
    whole = {party: floor(share) for party, share in units.items()}
    left = floor(sum(units.values(), Fraction(0))) - sum(whole.values())
    by_remainder = sorted(units, key=lambda party: (whole[party] - units[party], party))
    extra = set(by_remainder[:left])
    return {party: (whole[party] + (party in extra)) * unit_ore for party in exact}
