"""Which reading of a flattened table makes its printed sums hold, and how many do.

Rows have several readings; sums are integer equations. What no solution holds is left out first
(``matrices``); of what is left the plainest readings are chosen (OR-Tools CP-SAT). A sum that no
reading satisfies is let go in the fewest columns.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import Final

from ortools.sat.python import cp_model

from finsam_metrics.model.drafts import PrintedTable, Reading, RowReading, TableRow
from finsam_metrics.tables.solving.matrices import Block, Matrices, Values, find_matrices
from finsam_metrics.words.amounts import decimals_of, is_negative

_SECONDS: Final = 2.0
_VIOLATED: Final = 10_000
_MOST_SHOWN: Final = 10
_LARGEST: Final = 10**12
_UNLIKE: Final = 3


@dataclass(frozen=True, kw_only=True)
class SolvedTable:
    """A table with one reading per row.

    Attributes:
        table: The table; rows that are only part of the next label are joined with it.
        count: Value matrices that satisfy all sums; None where they are too many to count.
        tied: Numbers of the rows that may be read in several ways, all as good for the sums.
        holds: True where every sum is satisfied.
        inferred: Numbers of the rows whose columns only the sums tell.
        others: At most ten other matrices, each as the rows that differ.
        failing: How many sums fail, column by column.
        open: Numbers of the rows that may be read in several ways, before sums are tried.
        broken: Number of the row and place of the column of each sum that no reading satisfies,
            and that fails in that column alone whatever is read.
    """

    table: PrintedTable
    count: int | None
    tied: frozenset[int]
    holds: bool
    inferred: frozenset[int]
    others: tuple[tuple[RowReading, ...], ...]
    failing: int = 0
    open: frozenset[int] = frozenset()
    broken: frozenset[tuple[int, int]] = frozenset()


def solve_table(
    table: PrintedTable, blocks: Sequence[Block], details: Mapping[int, int] | None = None
) -> SolvedTable:
    """Choose a reading for every row.

    Args:
        table: The table.
        blocks: The sums that the table's words tell of.
        details: For each "of which" row the row that it is of, by their places.

    Returns:
        The table with one reading per row, and how sure it is.
    """
    values = values_of(table)
    if any(abs(one or 0) > _LARGEST for row in values for reading in row for one in reading):
        return _unsolved(table)
    found = find_matrices(values, blocks)
    chosen = _choose(table, values, blocks, found)
    for place, above in (details or {}).items():
        chosen[place] = _plainest_detail(
            table.rows[place], values[place], values[above][chosen[above]]
        )
    tied = {place for place, kept in enumerate(found.kept) if len(kept) > 1}
    failing = sum(_failing(values, chosen, block) for block in blocks)
    settled, inferred, number_of = _settled(table, chosen)
    return SolvedTable(
        table=settled,
        count=found.count,
        tied=frozenset(number_of[place] for place in tied if place in number_of),
        holds=not failing,
        failing=failing,
        inferred=inferred,
        others=tuple(_others(table, values, blocks, chosen, found, number_of)),
        open=frozenset(number_of[p] for p in number_of if len(set(values[p])) > 1),
        broken=frozenset(
            (number_of[blocks[one].total], ways[0][0])
            for one, ways in found.broken.items()
            if len(ways) == len(ways[0]) == 1 and blocks[one].total in number_of
        ),
    )


def values_of(table: PrintedTable) -> list[list[Values]]:
    """Give what each row may be, in whole steps of the last decimal that the table prints."""
    scale = 10 ** max(
        (decimals_of(cell) for row in table.rows for r in row.readings for cell in r.cells if cell),
        default=0,
    )
    return [[_values(r, scale) for r in row.readings] for row in table.rows]


def _unsolved(table: PrintedTable) -> SolvedTable:
    """The plainest readings, where amounts are beyond all money."""
    settled, inferred, number_of = _settled(table, [0] * len(table.rows))
    return SolvedTable(
        table=settled,
        count=None,
        tied=frozenset(number_of.values()),
        holds=False,
        inferred=inferred,
        others=(),
        open=frozenset(number_of.values()),
    )


def _values(reading: Reading, scale: int) -> Values:
    return tuple(None if cell is None else _whole(cell, scale) for cell in reading.cells)


def _whole(cell: str, scale: int) -> int:
    digits = "".join(c for c in cell if c.isdigit() or c == ",").replace(",", ".")
    amount = int(Decimal(digits) * scale)
    return -amount if is_negative(cell) else amount


def _choose(
    table: PrintedTable,
    values: Sequence[Sequence[Values]],
    blocks: Sequence[Block],
    found: Matrices,
) -> list[int]:
    """The plainest reading of each row among those that satisfy most sums."""
    model = cp_model.CpModel()
    picks = [
        {row.index(value): model.new_bool_var("") for value in of_row}
        for row, of_row in zip(values, found.kept, strict=True)
    ]
    for of_row in picks:
        model.add_exactly_one(of_row.values())
    held: list[cp_model.IntVar] = []
    for number, block in enumerate(blocks):
        holding = _holding(model, number, found, len(table.headings))
        held += holding
        for column, holds in enumerate(holding):
            difference = sum(
                sign * (values[place][k][column] or 0) * pick
                for place, sign in ((block.total, -1), *block.parts)
                for k, pick in picks[place].items()
            )
            model.add(difference == 0).only_enforce_if(holds)
    cost = sum(
        row.readings[k].cost * pick
        for row, of_row in zip(table.rows, picks, strict=True)
        for k, pick in of_row.items()
    )
    model.minimize(cost - _VIOLATED * sum(held))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = _SECONDS
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return [next(iter(of_row)) for of_row in picks]
    return [next(k for k, p in of_row.items() if solver.value(p)) for of_row in picks]


def _holding(
    model: cp_model.CpModel, number: int, found: Matrices, width: int
) -> list[cp_model.IntVar]:
    """For each column of a block, whether its sum holds.

    It does but where no reading lets it, or where there was no time to find out.
    """
    holding = [model.new_bool_var("") for _ in range(width)]
    if number in found.broken:
        ways = [model.new_bool_var("") for _ in found.broken[number]]
        model.add_exactly_one(ways)
        for way, left_out in zip(ways, found.broken[number], strict=True):
            for column, holds in enumerate(holding):
                model.add(holds == (column not in left_out)).only_enforce_if(way)
    elif number not in found.uncounted:
        for holds in holding:
            model.add(holds == 1)
    return holding


def _plainest_detail(row: TableRow, values: Sequence[Values], above: Values) -> int:
    """The reading of an "of which" row that stands in the columns of its row and is no larger."""

    def strangeness(k: int) -> int:
        unlike = sum(
            (own is None) != (whole is None) or abs(own or 0) > abs(whole or 0)
            for own, whole in zip(values[k], above, strict=True)
        )
        return _UNLIKE * unlike + row.readings[k].cost

    return min(range(len(values)), key=strangeness)


def _failing(values: Sequence[Sequence[Values]], chosen: Sequence[int], block: Block) -> int:
    """In how many columns a sum fails."""
    total = values[block.total][chosen[block.total]]
    return sum(
        (total[column] or 0)
        != sum(sign * (values[place][chosen[place]][column] or 0) for place, sign in block.parts)
        for column in range(len(total))
    )


def _others(
    table: PrintedTable,
    values: Sequence[Sequence[Values]],
    blocks: Sequence[Block],
    chosen: Sequence[int],
    found: Matrices,
    number_of: Mapping[int, int],
) -> Iterator[tuple[RowReading, ...]]:
    """Other matrices that satisfy the sums and differ from the chosen one in two rows at most."""
    shown = 0
    for block in blocks:
        if _failing(values, chosen, block):
            continue
        parts = [
            place for place, _ in block.parts if len(found.kept[place]) > 1 and place in number_of
        ]
        for i, first in enumerate(parts):
            for second in parts[i + 1 :]:
                for a, b in product(found.kept[first], found.kept[second]):
                    changed = list(chosen)
                    changed[first] = values[first].index(a)
                    changed[second] = values[second].index(b)
                    is_other = (
                        a != values[first][chosen[first]] and b != values[second][chosen[second]]
                    )
                    if is_other and not _failing(values, changed, block):
                        yield tuple(
                            _row_reading(table.rows[p], number_of[p], changed[p])
                            for p in (first, second)
                        )
                        shown += 1
                    if shown == _MOST_SHOWN:
                        return


def _row_reading(row: TableRow, number: int, chosen: int) -> RowReading:
    reading = row.readings[chosen]
    return RowReading(number=number, label=reading.label, cells=reading.cells)


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
