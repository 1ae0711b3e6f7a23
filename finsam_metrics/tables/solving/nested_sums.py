"""Sums within sums, as accounts print them: each row that sums follows on the rows that it sums.

Which rows those are, the amounts say: the nearest rows above that no sum has taken and that make
what is printed, in as many columns as can be.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from finsam_metrics.model.enums import Kind, RowKind
from finsam_metrics.tables.solving.sums import TableRows, sign_as_printed

_MOST_PARTS: Final = 80


@dataclass(frozen=True, kw_only=True)
class NestedSums:
    """Which rows sum which.

    Attributes:
        part_of: Place of the sum by place of the part.
        sums: Places of the rows that sum others.
    """

    part_of: Mapping[int, int]
    sums: frozenset[int]


def find_nested_sums(rows: TableRows, turned: frozenset[Kind]) -> NestedSums:
    """Find which rows sum the rows above them.

    A row may be a sum where its words say so or where it has none. One that no rows make is
    left alone, so that it is not said to be wrong on the amounts' word alone.

    Args:
        rows: The table's rows.
        turned: Kinds that are printed with the opposite sign.
    """
    part_of: dict[int, int] = {}
    waiting: list[int] = []
    for place, meaning in enumerate(rows.meanings):
        if meaning.is_apart:
            continue
        if meaning.row_kind is RowKind.SUM:
            parts = _parts(rows, place, waiting, turned)
            part_of.update(dict.fromkeys(parts, place))
            waiting = waiting[: len(waiting) - len(parts)]
        waiting.append(place)
    return NestedSums(part_of=part_of, sums=frozenset(part_of.values()))


def _parts(
    rows: TableRows, total: int, waiting: Sequence[int], turned: frozenset[Kind]
) -> list[int]:
    """The nearest rows that make a sum in most columns, at least in as many as they fail."""
    best: list[int] = []
    most = -1
    stated = rows.amounts[total]
    made = [Decimal(0) for _ in stated]
    has_parts = [False for _ in stated]
    for count in range(1, min(len(waiting), _MOST_PARTS) + 1):
        part = waiting[-count]
        sign = sign_as_printed(rows, total, part, turned)
        for column, amount in enumerate(rows.amounts[part]):
            if amount:
                made[column] += sign * amount
                has_parts[column] = True
        held = [
            abs(amount - made[column]) <= _tolerance(rows, count)
            for column, amount in enumerate(stated)
            if amount is not None and (amount or has_parts[column])
        ]
        score = 2 * sum(held) - len(held)
        if any(held) and score > most:
            best, most = list(waiting[-count:]), score
    return best


def _tolerance(rows: TableRows, count: int) -> Decimal:
    """What rounding row by row may make a sum of several rows differ; with öre it is exact."""
    return Decimal(0) if count == 1 or rows.last_place_sek < 1 else rows.rounding_sek(count)
