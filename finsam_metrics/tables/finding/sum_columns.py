"""Sums that stand in a column of their own, beside the amounts that they sum."""

from dataclasses import replace
from itertools import pairwise

from finsam_metrics.tables.finding.grids import Grid, GridRow
from finsam_metrics.words.column_headings import (
    heads_codes,
    heads_percent,
    heads_prices,
)
from finsam_metrics.words.counts import heads_counts
from finsam_metrics.words.sums import is_bare_sum, is_sum_label


def fold_sum_columns(grid: Grid) -> Grid:
    """Put the sums of a column without a heading under the amounts beside it.

    So too the amounts of a block that stand left of the column with its sum. No row has figures in
    both columns then.
    """
    while (pair := _first_to_fold(grid)) is not None:
        grid = _folded(grid, *pair)
    return grid


def _first_to_fold(grid: Grid) -> tuple[int, int] | None:
    """The places of a column without a heading and of the one that it belongs to."""
    for left, right in pairwise(range(len(grid.columns))):
        bare = [place for place in (left, right) if not grid.columns[place].heads]
        if len(bare) != 1:
            continue
        headed = left if bare[0] == right else right
        if _may_hold_sums(grid, bare[0], headed, is_right=bare[0] == right):
            return bare[0], headed
    return None


def _may_hold_sums(grid: Grid, bare: int, headed: int, *, is_right: bool) -> bool:
    heads = " ".join(grid.columns[headed].heads)
    if heads_percent(heads) or heads_counts(heads) or heads_prices(heads) or heads_codes(heads):
        return False
    filled = [row for row in grid.rows if row.cells[bare] is not None]
    if not filled or any(row.cells[headed] is not None for row in filled):
        return False
    if not is_right:
        return _is_sum(filled[-1])
    return sum(_is_sum(row) for row in filled) * 2 > len(filled)


def _is_sum(row: GridRow) -> bool:
    return is_sum_label(row.label) or is_bare_sum(row.label)


def _folded(grid: Grid, bare: int, headed: int) -> Grid:
    places = [place for place in range(len(grid.columns)) if place != bare]
    rows = []
    for row in grid.rows:
        is_moved = row.cells[bare] is not None
        taken = [bare if is_moved and place == headed else place for place in places]
        rows.append(
            replace(
                row,
                cells=tuple(row.cells[place] for place in taken),
                boxes=tuple(row.boxes[place] for place in taken),
            )
        )
    return replace(grid, rows=tuple(rows), columns=tuple(grid.columns[place] for place in places))
