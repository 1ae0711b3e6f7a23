"""Which reading of a flattened table makes its printed sums hold, and how many do.

Rows have several readings; sums are soft integer equations. Violated sums are fewest first, then
the plainest readings are chosen (OR-Tools CP-SAT). How many value matrices satisfy the sums is
counted exactly, block by block, so that a reading is never called the only one when it is not.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from math import prod
from typing import Final

from ortools.sat.python import cp_model

from finsam_metrics.model.drafts import PrintedTable, Reading, TableRow

_SECONDS: Final = 3.0
_MOST_STATES: Final = 5_000
_VIOLATED: Final = 10_000
_MOST_SHOWN: Final = 10
_MOST_BITS: Final = 50_000_000
_LARGEST: Final = 10**12

Values = tuple[int | None, ...]
Sums = tuple[int, ...]


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
class SolvedTable:
    """A table with one reading per row.

    Attributes:
        table: The table; rows that are only part of the next label are joined with it.
        count: Value matrices that satisfy all sums; None where they are too many to count.
        tied: Numbers of the rows that several readings, or none, satisfy the sums of.
        holds: True where every sum is satisfied.
        inferred: Numbers of the rows whose columns only the sums tell.
        others: At most ten other matrices, as the rows that differ.
    """

    table: PrintedTable
    count: int | None
    tied: frozenset[int]
    holds: bool
    inferred: frozenset[int]
    others: tuple[str, ...]


def solve_table(table: PrintedTable, blocks: Sequence[Block]) -> SolvedTable:
    """Choose a reading for every row.

    Args:
        table: The table.
        blocks: The sums that the table's words tell of.

    Returns:
        The table with one reading per row, and how sure it is.
    """
    scale = 10 ** max(
        (_decimals(cell) for row in table.rows for r in row.readings for cell in r.cells if cell),
        default=0,
    )
    values = [[_values(r, scale) for r in row.readings] for row in table.rows]
    chosen = _choose(table, values, blocks)
    counts = [_count(values, block) for block in blocks]
    free = set(range(len(table.rows))) - {place for block in blocks for place in block.places}
    tied = {place for place in free if len(set(values[place])) > 1}
    for block, ways in zip(blocks, counts, strict=True):
        tied.update(() if ways == 1 else block.places)
    holds = all(_holds(values, chosen, block) for block in blocks)
    count = None if None in counts else prod(c for c in counts if c is not None)
    if count is not None:
        count *= prod(len(set(values[place])) for place in free)
    settled, inferred, number_of = _settled(table, chosen)
    return SolvedTable(
        table=settled,
        count=count,
        tied=frozenset(number_of[place] for place in tied if place in number_of),
        holds=holds,
        inferred=inferred,
        others=tuple(_others(table, values, blocks, chosen)),
    )


def _decimals(cell: str) -> int:
    return len(cell.partition(",")[2])


def _values(reading: Reading, scale: int) -> Values:
    return tuple(None if cell is None else _whole(cell, scale) for cell in reading.cells)


def _whole(cell: str, scale: int) -> int:
    digits = "".join(c for c in cell if c.isdigit() or c == ",").replace(",", ".")
    is_negative = cell.lstrip()[0] in "-\N{MINUS SIGN}\N{EN DASH}("
    amount = int(Decimal(digits) * scale)
    return -amount if is_negative else amount


def _choose(table: PrintedTable, values: list[list[Values]], blocks: Sequence[Block]) -> list[int]:
    amounts = (one for row in values for reading in row for one in reading)
    if any(abs(one or 0) > _LARGEST for one in amounts):
        return [0] * len(table.rows)
    model = cp_model.CpModel()
    picks = [[model.new_bool_var("") for _ in row.readings] for row in table.rows]
    for of_row in picks:
        model.add_exactly_one(of_row)
    width = len(table.headings)
    violated = []
    for block, column in product(blocks, range(width)):
        difference = sum(
            sign * (values[place][k][column] or 0) * pick
            for place, sign in ((block.total, -1), *block.parts)
            for k, pick in enumerate(picks[place])
        )
        broken = model.new_bool_var("")
        rest = model.new_int_var(-_LARGEST, _LARGEST, "")
        model.add(rest == difference)
        model.add(rest == 0).only_enforce_if(broken.negated())
        violated.append(broken)
    cost = sum(
        reading.cost * pick
        for row, of_row in zip(table.rows, picks, strict=True)
        for reading, pick in zip(row.readings, of_row, strict=True)
    )
    model.minimize(_VIOLATED * sum(violated) + cost)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = _SECONDS
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return [0] * len(table.rows)
    return [next(k for k, p in enumerate(of_row) if solver.value(p)) for of_row in picks]


def _holds(values: list[list[Values]], chosen: list[int], block: Block) -> bool:
    total = values[block.total][chosen[block.total]]
    return all(
        (total[column] or 0)
        == sum(sign * (values[place][chosen[place]][column] or 0) for place, sign in block.parts)
        for column in range(len(total))
    )


def _count(values: list[list[Values]], block: Block) -> int | None:
    """Count the value matrices of a block that make its sum, by meeting in the middle."""
    rows = [
        [tuple(sign * (one or 0) for one in reading) for reading in dict.fromkeys(values[place])]
        for place, sign in block.parts
    ]
    most = _most(rows, values[block.total])
    if most is not None and min(most) < 0:
        return 0
    if most is not None and max(most) <= _MOST_BITS:
        rows = _possible(rows, set(values[block.total]), most)
        if not all(rows):
            return 0
    middle = len(rows) // 2
    width = len(values[block.total][0])
    first, second = (_partial_sums(half, width, most) for half in (rows[:middle], rows[middle:]))
    if first is None or second is None:
        return None
    found = 0
    for total in set(values[block.total]):
        stated = tuple(one or 0 for one in total)
        for reached, ways in first.items():
            needed = tuple(s - r for s, r in zip(stated, reached, strict=True))
            found += ways * second.get(needed, 0)
    return found


def _possible(rows: list[list[Sums]], totals: set[Values], most: Sums) -> list[list[Sums]]:
    """Leave out values that are in no solution of one column alone, until nothing more falls.

    The sums that the rows before and after can make are bits of a number.
    """
    width = len(next(iter(totals)))
    while True:
        height = sum(map(len, rows))
        for column in range(width):
            before = [1]
            for row in rows:
                before.append(_shifted(before[-1], row, column, most[column]))
            after = 0
            for total in totals:
                after |= 1 << (total[column] or 0)
            for place in range(len(rows) - 1, -1, -1):
                rows[place] = [
                    one
                    for one in rows[place]
                    if one[column] <= most[column] and before[place] << one[column] & after
                ]
                lower = 0
                for value in {one[column] for one in rows[place]}:
                    lower |= after >> value
                after = lower
        if sum(map(len, rows)) == height:
            return rows


def _shifted(sums: int, row: list[Sums], column: int, most: int) -> int:
    reached = 0
    for value in {one[column] for one in row}:
        if value <= most:
            reached |= sums << value
    return reached & (1 << most + 1) - 1


def _most(rows: list[list[Sums]], totals: list[Values]) -> Sums | None:
    """What no partial sum may pass: the printed sum, where nothing in the block is negative."""
    if any(one < 0 for row in rows for reading in row for one in reading):
        return None
    return tuple(max(total[column] or 0 for total in totals) for column in range(len(totals[0])))


def _partial_sums(rows: list[list[Sums]], width: int, most: Sums | None) -> Counter[Sums] | None:
    """How many value matrices reach each sum; None where there are too many sums to hold."""
    reached: Counter[Sums] = Counter({(0,) * width: 1})
    for row in rows:
        after: Counter[Sums] = Counter()
        for own in row:
            for sums, ways in reached.items():
                made = tuple(s + o for s, o in zip(sums, own, strict=True))
                if most is None or all(m <= limit for m, limit in zip(made, most, strict=True)):
                    after[made] += ways
            if len(after) > _MOST_STATES:
                return None
        reached = after
    return reached


def _others(
    table: PrintedTable, values: list[list[Values]], blocks: Sequence[Block], chosen: list[int]
) -> list[str]:
    """Other matrices that satisfy the sums and differ from the chosen one in two rows at most."""
    found: list[str] = []
    for block in blocks:
        if not _holds(values, chosen, block):
            continue
        parts = [place for place, _ in block.parts]
        for i, first in enumerate(parts):
            for second in parts[i + 1 :]:
                for a, b in product(range(len(values[first])), range(len(values[second]))):
                    changed = list(chosen)
                    changed[first], changed[second] = a, b
                    is_other = (
                        values[first][a] != values[first][chosen[first]]
                        and values[second][b] != values[second][chosen[second]]
                    )
                    if is_other and _holds(values, changed, block):
                        found.append(
                            "; ".join(_said(table.rows[p], changed[p]) for p in (first, second))
                        )
                    if len(found) == _MOST_SHOWN:
                        return found
    return found


def _said(row: TableRow, chosen: int) -> str:
    reading = row.readings[chosen]
    return f"{reading.label}: {' | '.join(cell or '–' for cell in reading.cells)}"


def _settled(
    table: PrintedTable, chosen: list[int]
) -> tuple[PrintedTable, frozenset[int], dict[int, int]]:
    """Give every row its one reading; the numbers of those whose columns were inferred, and all."""
    rows: list[TableRow] = []
    inferred: set[int] = set()
    number_of: dict[int, int] = {}
    before = ""
    for place, (row, pick) in enumerate(zip(table.rows, chosen, strict=True)):
        reading = row.readings[pick]
        label = f"{before} {reading.label}".strip()
        if all(cell is None for cell in reading.cells):
            before = label
            continue
        before = ""
        number_of[place] = len(rows) + 1
        rows.append(replace(row, number=len(rows) + 1, readings=(replace(reading, label=label),)))
        if None in reading.cells and len(row.readings) > 1:
            inferred.add(len(rows))
    return replace(table, rows=tuple(rows)), frozenset(inferred), number_of
