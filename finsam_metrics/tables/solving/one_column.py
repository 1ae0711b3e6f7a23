"""What rows may be where each column alone must make its sum.

The sums that rows can make are bits of a number, counted from the least that they can make.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

_MOST_BITS: Final = 30_000_000

Vector = tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Alive:
    """The partial sums that can still become the printed sum, column by column.

    Attributes:
        columns: The least partial sum and the bits; None for a column with too many.
    """

    columns: tuple[tuple[int, bytes] | None, ...]

    def holds(self, sums: Vector) -> bool:
        """Whether every column of a partial sum can still become the printed one."""
        for one, column in zip(sums, self.columns, strict=True):
            if column is not None:
                place = one - column[0]
                if place < 0 or place >> 3 >= len(column[1]):
                    return False
                if not column[1][place >> 3] >> (place & 7) & 1:
                    return False
        return True


def keep_possible(
    rows: list[list[Vector]], totals: list[Vector]
) -> tuple[list[list[Vector]], list[Vector], list[Alive]]:
    """Leave out what is in no solution of one column alone, until nothing more falls.

    Args:
        rows: What each part may add to the sum.
        totals: What the printed sum may be.

    Returns:
        What is left of the rows and of the sum, and which partial sums before each row, and after
        the last, can still become the sum.
    """
    width = len(totals[0])
    while True:
        size = sum(map(len, rows)) + len(totals)
        for column in range(width):
            rows, totals = _within_bounds(rows, totals, column)
        tried = [_try_column(rows, totals, column) for column in range(width)]
        for column, one in enumerate(tried):
            if one is not None:
                rows, totals = _kept_by(one, rows, totals, column)
        if not totals or not all(rows):
            return [[] for _ in rows], [], [Alive(columns=(None,) * width)] * (len(rows) + 1)
        if sum(map(len, rows)) + len(totals) == size:
            break
    return rows, totals, [
        Alive(columns=tuple(None if one is None else one.alive(place) for one in tried))
        for place in range(len(rows) + 1)
    ]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class _Column:
    """One column: the least of each row, and the sums before each row as bits."""

    least: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]

    def alive(self, place: int) -> tuple[int, bytes]:
        bits = self.before[place] & self.after[place]
        return sum(self.least[:place]), bits.to_bytes(bits.bit_length() // 8 + 1, "little")


def _within_bounds(
    rows: list[list[Vector]], totals: list[Vector], column: int
) -> tuple[list[list[Vector]], list[Vector]]:
    """Leave out what is too large or too small for the sum, whatever the others are."""
    if not totals or not all(rows):
        return rows, totals
    low = [min(one[column] for one in row) for row in rows]
    high = [max(one[column] for one in row) for row in rows]
    least, most = sum(low), sum(high)
    bottom, top = min(one[column] for one in totals), max(one[column] for one in totals)
    kept = [
        [one for one in row if bottom - most + upper <= one[column] <= top - least + lower]
        for row, lower, upper in zip(rows, low, high, strict=True)
    ]
    return kept, [one for one in totals if least <= one[column] <= most]


def _try_column(rows: list[list[Vector]], totals: list[Vector], column: int) -> _Column | None:
    """The sums that can be made before and after each row; None where they are too many."""
    if not totals or not all(rows):
        return None
    least = tuple(min(one[column] for one in row) for row in rows)
    most = sum(max(one[column] for one in row) for row in rows) - sum(least)
    if most > _MOST_BITS:
        return None
    before = [1]
    for row, low in zip(rows, least, strict=True):
        before.append(_or(before[-1] << v - low for v in {one[column] for one in row}))
    reached = [one[column] - sum(least) for one in totals]
    after = [_or(1 << one for one in reached if 0 <= one <= most)]
    for row, low in zip(reversed(rows), reversed(least), strict=True):
        after.append(_or(after[-1] >> v - low for v in {one[column] for one in row}))
    return _Column(least=least, before=tuple(before), after=tuple(reversed(after)))


def _or(numbers: Iterable[int]) -> int:
    found = 0
    for one in numbers:
        found |= one
    return found


def _kept_by(
    one: _Column, rows: Sequence[list[Vector]], totals: list[Vector], column: int
) -> tuple[list[list[Vector]], list[Vector]]:
    kept = []
    for place, (row, low) in enumerate(zip(rows, one.least, strict=True)):
        values = {
            value
            for value in {vector[column] for vector in row}
            if one.before[place] << value - low & one.after[place + 1]
        }
        kept.append([vector for vector in row if vector[column] in values])
    _, last = one.alive(len(rows))
    least = sum(one.least)
    alive = Alive(columns=((least, last),))
    return kept, [vector for vector in totals if alive.holds((vector[column],))]
