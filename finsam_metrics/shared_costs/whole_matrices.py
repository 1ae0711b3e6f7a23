"""Exact amounts in rows and columns to whole öre, so that every row and column keeps its sum."""

from collections.abc import Mapping
from fractions import Fraction
from math import floor

Cell = tuple[str, int]


def round_matrix(
    exact: Mapping[Cell, Fraction], rows: Mapping[str, int], columns: Mapping[int, int]
) -> dict[Cell, int]:
    """Round amounts so that rows and columns have sums that are already rounded.

    Each cell is rounded down, as far as its row and its column have room. What is left goes öre by
    öre to the largest remainders whose row and column both lack some. Where a row lacks some and no
    such column is left, an amount in another row makes room. Only cells that are given get
    anything, unless the sums cannot be met otherwise: a share that is rounded over all costs may
    be an öre more than its own costs hold.

    Args:
        exact: Amount by row and column; none is negative.
        rows: Sum of each row, in öre.
        columns: Sum of each column, in öre; they make the same total as the rows.

    Returns:
        Whole öre of every cell that has any.
    """
    rounded: dict[Cell, int] = {}
    lacking_rows, lacking = dict(rows), dict(columns)

    def give(cell: Cell, amount: int) -> None:
        rounded[cell] = rounded.get(cell, 0) + amount
        lacking_rows[cell[0]] -= amount
        lacking[cell[1]] -= amount

    for cell in sorted(exact):
        give(cell, min(floor(exact[cell]), lacking_rows[cell[0]], lacking[cell[1]]))
    for cell in sorted(exact, key=lambda cell: (floor(exact[cell]) - exact[cell], cell)):
        if lacking_rows[cell[0]] and lacking[cell[1]]:
            give(cell, 1)
    for row in sorted(rows):
        while lacking_rows[row]:
            path = _path_to_room(row, exact, rounded, lacking)
            room = [lacking_rows[row], lacking[path[-1][1]], *(rounded[c] for c in path[1::2])]
            for step, cell in enumerate(path):
                rounded[cell] = rounded.get(cell, 0) + (-1) ** step * min(room)
            lacking_rows[row] -= min(room)
            lacking[path[-1][1]] -= min(room)
    return {cell: amount for cell, amount in rounded.items() if amount}


def _path_to_room(
    row: str,
    exact: Mapping[Cell, Fraction],
    rounded: Mapping[Cell, int],
    lacking: Mapping[int, int],
) -> list[Cell]:
    """Find cells that in turn get and give, from a row to a column that lacks some."""
    paths: dict[str, list[Cell]] = {row: []}
    queue = [row]
    for at in queue:
        for cell in sorted(cell for cell in exact if cell[0] == at):
            column = cell[1]
            if lacking[column]:
                return [*paths[at], cell]
            for other in sorted(name for (name, place) in rounded if place == column):
                if other not in paths and rounded[other, column]:
                    paths[other] = [*paths[at], cell, (other, column)]
                    queue.append(other)
    return [(row, min(column for column, amount in lacking.items() if amount))]
