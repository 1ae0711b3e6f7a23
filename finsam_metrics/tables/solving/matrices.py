"""How many ways rows can be read so that printed sums hold, and what each row may then be.

The sums of a table are a forest: a row is part of one sum at most. So the sums are tried one by
one from the innermost, each with what the sums under it leave, and once more from the outermost.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod
from typing import Final

from finsam_metrics.tables.solving.one_column import Alive, Vector, keep_possible

_MOST_STEPS: Final = 600_000

Values = tuple[int | None, ...]


@dataclass(frozen=True, kw_only=True)
class Block:
    """Rows and the sum that they make, by their place in the table.

    Attributes:
        total: Place of the printed sum.
        parts: Place and sign of each part, as the amounts are printed.
    """

    total: int
    parts: tuple[tuple[int, int], ...]

    @property
    def places(self) -> tuple[int, ...]:
        """The sum and its parts."""
        return (self.total, *(place for place, _ in self.parts))


@dataclass(frozen=True, kw_only=True)
class Matrices:
    """The value matrices that satisfy the sums of a table.

    Attributes:
        count: How many; None where they are too many to count.
        kept: What each row may be.
        broken: By its place among the blocks, for each sum that no reading satisfies: the smallest
            sets of columns that must be left out for the others to hold.
        uncounted: Places of the blocks whose readings are too many to try.
    """

    count: int | None
    kept: list[list[Values]]
    broken: dict[int, list[tuple[int, ...]]]
    uncounted: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class _Fit:
    """What is left of a block's rows, and how many ways make each value of its sum."""

    kept: dict[int, set[Values]]
    ways: dict[Values, int]


class _TooManyError(Exception):
    """There are more partial sums than time to try them."""


def find_matrices(values: Sequence[Sequence[Values]], blocks: Sequence[Block]) -> Matrices:
    """Find what satisfies the sums of a table.

    Args:
        values: Per row, what it may be: one amount per column, None where the cell is empty.
        blocks: The sums; a row is a part of one at most.
    """
    return _Forest(values, blocks, steps=_MOST_STEPS).solve()


def can_hold(values: Sequence[Sequence[Values]], block: Block, columns: Iterable[int]) -> bool:
    """Whether some reading satisfies one sum in these columns; not, where it takes too long."""
    try:
        return bool(_Forest(values, [block], steps=_MOST_STEPS // 30).fit(block, columns).ways)
    except _TooManyError:
        return False


class _Forest:
    def __init__(
        self, values: Sequence[Sequence[Values]], blocks: Sequence[Block], *, steps: int
    ) -> None:
        self._blocks = blocks
        self._width = len(values[0][0]) if values else 0
        self._kept = [list(dict.fromkeys(row)) for row in values]
        self._ways = [dict.fromkeys(row, 1) for row in self._kept]
        self._steps = steps
        self._broken: dict[int, list[tuple[int, ...]]] = {}
        self._uncounted: set[int] = set()

    def solve(self) -> Matrices:
        order = _innermost_first(self._blocks)
        for one in order:
            self._fit_or_break(one)
        for one in reversed(order):
            if one not in self._broken:
                self._narrow(one)
        return Matrices(
            count=self._count(),
            kept=self._kept,
            broken=self._broken,
            uncounted=frozenset(self._uncounted),
        )

    def _count(self) -> int | None:
        if self._uncounted:
            return None
        if self._broken:
            return 0
        parts = {place for block in self._blocks for place, _ in block.parts}
        return prod(
            sum(ways.values()) for place, ways in enumerate(self._ways) if place not in parts
        )

    def _fit_or_break(self, one: int) -> None:
        block = self._blocks[one]
        try:
            fit = self.fit(block, range(self._width))
            fits = [fit] if fit.ways else self._fits_of_fewer_columns(one)
        except _TooManyError:
            self._uncounted.add(one)
            return
        kept = {place: set().union(*(fit.kept[place] for fit in fits)) for place in block.places}
        self._keep(kept)
        if not self._broken.get(one):
            self._ways[block.total] = {v: n for v, n in fit.ways.items() if n}

    def _narrow(self, one: int) -> None:
        """Keep what is left where the sum over a block leaves less of its own sum."""
        try:
            self._keep(self.fit(self._blocks[one], range(self._width)).kept)
        except _TooManyError:
            self._uncounted.add(one)

    def _fits_of_fewer_columns(self, one: int) -> list[_Fit]:
        """The readings with the fewest columns left out, and note which those are."""
        count = 0
        while True:
            count += 1
            tried = [
                (left_out, self.fit(self._blocks[one], _without(self._width, left_out)))
                for left_out in combinations(range(self._width), count)
            ]
            if found := [(left_out, fit) for left_out, fit in tried if fit.ways]:
                self._broken[one] = [left_out for left_out, _ in found]
                return [fit for _, fit in found]

    def _keep(self, kept: dict[int, set[Values]]) -> None:
        for place, own in kept.items():
            self._kept[place] = [value for value in self._kept[place] if value in own]

    def fit(self, block: Block, columns: Iterable[int]) -> _Fit:
        """Try a sum in some of its columns."""
        told = tuple(columns)
        total = _by_vector(self._kept[block.total], 1, told)
        places = sorted(block.parts, key=lambda part: len(self._kept[part[0]]))
        rows = [_by_vector(self._kept[place], sign, told) for place, sign in places]
        possible, totals, alive = keep_possible([list(row) for row in rows], list(total))
        layers: list[dict[Vector, int]] = [{(0,) * len(told): 1}]
        for number, (place, _) in enumerate(places):
            weights = {
                vector: sum(self._ways[place].get(value, 0) for value in rows[number][vector])
                for vector in possible[number]
            }
            layers.append(self._added(layers[-1], weights, alive[number + 1]))
        reached = {vector: layers[-1][vector] for vector in totals if vector in layers[-1]}
        kept = {block.total: {value for vector in reached for value in total[vector]}}
        ways = {value: reached[vector] for vector in reached for value in total[vector]}
        later = set(reached)
        for number in range(len(places) - 1, -1, -1):
            own: set[Vector] = set()
            before: set[Vector] = set()
            for vector in possible[number]:
                for made in later:
                    start = tuple(m - v for m, v in zip(made, vector, strict=True))
                    if start in layers[number]:
                        own.add(vector)
                        before.add(start)
                self._spend(len(later))
            kept[places[number][0]] = {value for vector in own for value in rows[number][vector]}
            later = before
        return _Fit(kept=kept, ways=ways)

    def _added(
        self, reached: dict[Vector, int], weights: dict[Vector, int], alive: Alive
    ) -> dict[Vector, int]:
        """Add a row's values to the partial sums above it."""
        self._spend(len(reached) * len(weights))
        after: dict[Vector, int] = {}
        for sums, ways in reached.items():
            for vector, weight in weights.items():
                made = tuple(s + v for s, v in zip(sums, vector, strict=True))
                if alive.holds(made):
                    after[made] = after.get(made, 0) + ways * weight
        return after

    def _spend(self, steps: int) -> None:
        self._steps -= steps
        if self._steps < 0:
            raise _TooManyError


def _without(width: int, left_out: Sequence[int]) -> list[int]:
    return [column for column in range(width) if column not in left_out]


def _by_vector(
    values: Sequence[Values], sign: int, columns: Sequence[int]
) -> dict[Vector, list[Values]]:
    """Values by what they add to a sum; an empty cell adds nothing."""
    found: dict[Vector, list[Values]] = {}
    for value in values:
        vector = tuple(sign * (value[column] or 0) for column in columns)
        found.setdefault(vector, []).append(value)
    return found


def _innermost_first(blocks: Sequence[Block]) -> list[int]:
    """Places of the blocks, each after those whose sums it sums."""
    of_total = {block.total: number for number, block in enumerate(blocks)}
    order: list[int] = []

    def visit(number: int) -> None:
        if number not in order:
            for place, _ in blocks[number].parts:
                if place in of_total:
                    visit(of_total[place])
            order.append(number)

    for number in range(len(blocks)):
        visit(number)
    return order
