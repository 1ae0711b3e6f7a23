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

_SECONDS: Final = 10.0
_MOST_STATES: Final = 200_000
_VIOLATED: Final = 10_000
_MOST_SHOWN: Final = 10
_MOST_BITS: Final = 50_000_000
_LARGEST: Final = 10**12

Values = tuple[int | None, ...]


@dataclass(frozen=True, kw_only=True)
class Block:
    """Rows and the sum that they make, by their place in the table."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class SolvedTable:
    """A table with one reading per row.

    Attributes:
        table: The table; rows that are only part of the next label are joined with it.
        count: Value matrices that satisfy all sums; None where they are too many to count.
        is_tied: True where several satisfy them and the plainest was chosen.
        holds: True where every sum is satisfied.
        inferred: Numbers of the rows whose columns only the sums tell.
        others: At most ten other matrices, as the rows that differ.
    """

    table: PrintedTable
    count: int | None
    is_tied: bool
    holds: bool
    inferred: frozenset[int]
    others: tuple[str, ...]


def solve_table(table: PrintedTable, sums: Sequence[int], totals: Sequence[int]) -> SolvedTable:
    """Choose a reading for every row.

    Args:
        table: The table.
        sums: Places of rows that sum the rows since the sum before.
        totals: Places of rows that sum the sums.

    Returns:
        The table with one reading per row, and how sure it is.
    """
    scale = 10 ** max(
        (_decimals(cell) for row in table.rows for r in row.readings for cell in r.cells if cell),
        default=0,
    )
    values = [[_values(r, scale) for r in row.readings] for row in table.rows]
    blocks = _blocks(len(table.rows), sums, totals)
    chosen = _choose(table, values, blocks)
    counts = [_count(values, block) for block in blocks if block.parts]
    free = set(range(len(table.rows))) - {p for b in blocks for p in (b.total, *b.parts)}
    holds = all(_holds(values, chosen, block) for block in blocks)
    count = None if None in counts else prod(c for c in counts if c is not None)
    if count is not None:
        count *= prod(len(set(values[place])) for place in free)
    settled, inferred = _settled(table, chosen)
    return SolvedTable(
        table=settled,
        count=count,
        is_tied=count != 1,
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


def _blocks(height: int, sums: Sequence[int], totals: Sequence[int]) -> list[Block]:
    blocks = []
    start = 0
    for place in range(height):
        if place in sums:
            blocks.append(Block(total=place, parts=tuple(range(start, place))))
            start = place + 1
        elif place in totals:
            alone = tuple(range(start, place))
            above = tuple(block.total for block in blocks if block.total in sums)
            blocks.append(Block(total=place, parts=(*above, *alone)))
            start = place + 1
    return blocks


def _choose(table: PrintedTable, values: list[list[Values]], blocks: list[Block]) -> list[int]:
    model = cp_model.CpModel()
    picks = [[model.new_bool_var("") for _ in row.readings] for row in table.rows]
    for of_row in picks:
        model.add_exactly_one(of_row)
    width = len(table.headings)
    violated = []
    for block, column in product(blocks, range(width)):
        difference = sum(
            (1 if place == block.total else -1) * (values[place][k][column] or 0) * pick
            for place in (block.total, *block.parts)
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
        == sum(values[place][chosen[place]][column] or 0 for place in block.parts)
        for column in range(len(total))
    )


def _count(values: list[list[Values]], block: Block) -> int | None:
    """Count the value matrices of a block that make its sum, by meeting in the middle."""
    most = _most(values, block)
    rows = [list(dict.fromkeys(values[place])) for place in block.parts]
    if most is not None and max(most) <= _MOST_BITS:
        rows = _possible(rows, set(values[block.total]), most)
        if not all(rows):
            return 0
    middle = len(rows) // 2
    first, second = (_partial_sums(half, most) for half in (rows[:middle], rows[middle:]))
    if first is None or second is None:
        return None
    found = 0
    for total in set(values[block.total]):
        stated = tuple(one or 0 for one in total)
        for reached, ways in first.items():
            needed = tuple(s - r for s, r in zip(stated, reached, strict=True))
            found += ways * second.get(needed, 0)
    return found


def _possible(
    rows: list[list[Values]], totals: set[Values], most: tuple[int, ...]
) -> list[list[Values]]:
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
                    if (one[column] or 0) <= most[column]
                    and before[place] << (one[column] or 0) & after
                ]
                lower = 0
                for value in {one[column] or 0 for one in rows[place]}:
                    lower |= after >> value
                after = lower
        if sum(map(len, rows)) == height:
            return rows


def _shifted(sums: int, row: list[Values], column: int, most: int) -> int:
    reached = 0
    for value in {one[column] or 0 for one in row}:
        if value <= most:
            reached |= sums << value
    return reached & (1 << most + 1) - 1


def _most(values: list[list[Values]], block: Block) -> tuple[int, ...] | None:
    """What no partial sum may pass: the printed sum, where nothing in the block is negative."""
    parts = [one for place in block.parts for reading in values[place] for one in reading]
    if any(one is not None and one < 0 for one in parts):
        return None
    return tuple(
        max(total[column] or 0 for total in values[block.total])
        for column in range(len(values[block.total][0]))
    )


def _partial_sums(
    rows: list[list[Values]], most: tuple[int, ...] | None
) -> Counter[tuple[int, ...]] | None:
    """How many value matrices reach each sum; None where there are too many sums to hold."""
    width = len(rows[0][0]) if rows else 0
    reached: Counter[tuple[int, ...]] = Counter({(0,) * width: 1})
    for row in rows:
        after: Counter[tuple[int, ...]] = Counter()
        for one in set(row):
            own = tuple(value or 0 for value in one)
            for sums, ways in reached.items():
                made = tuple(s + o for s, o in zip(sums, own, strict=True))
                if most is None or all(m <= limit for m, limit in zip(made, most, strict=True)):
                    after[made] += ways
        if len(after) > _MOST_STATES:
            return None
        reached = after
    return reached


def _others(
    table: PrintedTable, values: list[list[Values]], blocks: list[Block], chosen: list[int]
) -> list[str]:
    """Other matrices that satisfy the sums and differ from the chosen one in two rows at most."""
    found: list[str] = []
    for block in blocks:
        if not _holds(values, chosen, block):
            continue
        for i, first in enumerate(block.parts):
            for second in block.parts[i + 1 :]:
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


def _settled(table: PrintedTable, chosen: list[int]) -> tuple[PrintedTable, frozenset[int]]:
    """Give every row its one reading, and the numbers of those whose columns were inferred."""
    rows: list[TableRow] = []
    inferred: set[int] = set()
    before = ""
    for row, pick in zip(table.rows, chosen, strict=True):
        reading = row.readings[pick]
        label = f"{before} {reading.label}".strip()
        if all(cell is None for cell in reading.cells):
            before = label
            continue
        before = ""
        rows.append(replace(row, number=len(rows) + 1, readings=(replace(reading, label=label),)))
        if None in reading.cells:
            inferred.add(len(rows))
    return replace(table, rows=tuple(rows)), frozenset(inferred)
