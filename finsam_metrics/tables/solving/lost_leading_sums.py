"""Which rows carry the sum of the rows below them, in a table whose cells are lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from finsam_metrics.model.drafts import Heads, PrintedTable, TableRow
from finsam_metrics.tables.solving.leading_sums import item_runs
from finsam_metrics.tables.solving.matrices import Block, Values, can_hold
from finsam_metrics.tables.solving.readings import values_of
from finsam_metrics.tables.solving.sums import TableRows

_LONGEST_RUN: Final = 45
_FEWEST_COLUMNS: Final = 2
_BROKEN: Final = -2


@dataclass(frozen=True, kw_only=True)
class _Division:
    """Rows divided into blocks, and how many columns bear that out."""

    heads: Mapping[int, tuple[int, ...]]
    score: int


def find_lost_heads(table: PrintedTable, rows: TableRows) -> Heads:
    """Find rows that some reading makes the sum of the rows below them, in two columns or more.

    Heads are read as plainly as they can be.
    One column may fail where others hold: that a figure is wrong must not hide what is summed.

    Args:
        table: The table, with every reading of its rows.
        rows: What its words say that its rows are.

    Returns:
        Places of the rows that each head sums, by the place of the head.
    """
    values = values_of(table)
    plainest = [_plainest(row, own) for row, own in zip(table.rows, values, strict=True)]
    found: dict[int, tuple[int, ...]] = {}
    for run in item_runs(rows):
        if len(run) <= _LONGEST_RUN:
            found |= _divided(values, plainest, run).heads
    return found


def _plainest(row: TableRow, values: Sequence[Values]) -> list[Values]:
    least = min(one.cost for one in row.readings)
    return [value for one, value in zip(row.readings, values, strict=True) if one.cost == least]


def _divided(
    values: Sequence[Sequence[Values]], plainest: Sequence[Sequence[Values]], run: Sequence[int]
) -> _Division:
    """The best way to divide a run into blocks, from its end to its start."""
    best = [_Division(heads={}, score=0)]
    for first in range(len(run) - 1, -1, -1):
        options = [best[0]]
        headed = [*values]
        headed[run[first]] = plainest[run[first]]
        for end, score in _blocks_from(headed, run, first):
            rest = best[end - first - 1]
            heads = {run[first]: tuple(run[first + 1 : end]), **rest.heads}
            options.append(_Division(heads=heads, score=score + rest.score))
        best.insert(0, max(options, key=lambda one: one.score))
    return best[0]


def _blocks_from(
    values: Sequence[Sequence[Values]], run: Sequence[int], first: int
) -> Iterator[tuple[int, int]]:
    """Where blocks that a row heads may end, and how well columns bear each out."""
    head = run[first]
    told = [column for column in range(len(values[head][0])) if _is_told(values[head], column)]
    if len(told) < _FEWEST_COLUMNS:
        return
    columns = range(len(values[head][0]))
    for end in range(first + 2, len(run) + 1):
        block = Block(total=head, parts=tuple((place, 1) for place in run[first + 1 : end]))
        if can_hold(values, block, columns):
            yield end, len(told)
        elif len(told) > _FEWEST_COLUMNS and any(
            can_hold(values, block, [one for one in columns if one != left_out])
            for left_out in told
        ):
            yield end, len(told) + _BROKEN


def _is_told(values: Sequence[Values], column: int) -> bool:
    """Whether a row states an amount in a column whatever is read, and it is not nought."""
    return all(one[column] for one in values)
