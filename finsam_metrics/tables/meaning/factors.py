"""Columns whose words do not say so that count something, and what one costs: by what they make."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations
from typing import Final

from finsam_metrics.model.drafts import ColumnKind, Heading
from finsam_metrics.words.column_headings import heads_money

_FEWEST_HELD: Final = 3
_MOST_COLUMNS: Final = 8

_Column = Sequence[Decimal | None]


def find_factors(headings: Sequence[Heading], amounts: Sequence[_Column]) -> tuple[int, int] | None:
    """Give the places of a column of counts and one of prices that make a third on every row.

    At least three rows with a count above one bear it out, and none speaks against it.

    Args:
        headings: What the words over the columns say; those that say money are no counts.
        amounts: The figures of each column.
    """
    open_to = [
        place
        for place, one in enumerate(headings)
        if one.kind is ColumnKind.MONEY and one.version is None and one.year is None
    ][:_MOST_COLUMNS]
    money = [p for p, one in enumerate(headings) if one.kind is ColumnKind.MONEY][:_MOST_COLUMNS]
    for count, price in permutations(open_to, 2):
        if heads_money(headings[count].text) or not _are_counts(amounts[count]):
            continue
        for total in money:
            is_other = total not in (count, price)
            if is_other and _makes(amounts[count], amounts[price], amounts[total]):
                return count, price
    return None


def _are_counts(column: _Column) -> bool:
    return all(one is None or (one >= 0 and one == int(one)) for one in column)


def _makes(counts: _Column, prices: _Column, totals: _Column) -> bool:
    told = [
        (count, price, total)
        for count, price, total in zip(counts, prices, totals, strict=True)
        if count is not None and count > 1 and price and total is not None
    ]
    held = sum(count * price == total for count, price, total in told)
    return held == len(told) >= _FEWEST_HELD
