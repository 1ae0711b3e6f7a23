"""Headings that stand just above the ruling lines of a table and not within them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from finsam_metrics.documents.page_layout.cell_rows import row_of_words
from finsam_metrics.documents.page_layout.column_headings import heading_units, is_heading
from finsam_metrics.documents.page_layout.grids import Grid
from finsam_metrics.documents.page_layout.printed_lines import PrintedLine, lines_of
from finsam_metrics.documents.page_layout.spanning_headings import spread_headings
from finsam_metrics.model.sources import Word
from finsam_metrics.words.years import is_year

_FARTHEST: Final = 0.8
_BESIDE: Final = 4.0


def with_heads_above(grids: Sequence[Grid], words: Sequence[Word]) -> list[Grid]:
    """Give tables the line of headings that stands above them, as their first row."""
    if not grids:
        return []
    inside = {id(word) for grid in grids for word in grid.words}
    lines = lines_of([word for word in words if id(word) not in inside])
    return [_with_heads(grid, lines) for grid in grids]


def _with_heads(grid: Grid, lines: Sequence[PrintedLine]) -> Grid:
    above = [line for line in lines if line.box.bottom <= grid.top + line.height / 2]
    nearest = max(above, key=lambda line: line.box.bottom, default=None)
    if nearest is None or grid.top - nearest.box.bottom > _FARTHEST * nearest.height:
        return grid
    box = nearest.box
    is_over = grid.bounds[0] - _BESIDE <= box.left and box.right <= grid.bounds[-1] + _BESIDE
    if not is_over or not is_heading(nearest):
        return grid
    below = PrintedLine(tuple(sorted(grid.rows[0].words, key=_left)))
    columns = list(pairwise(grid.bounds[1:]))
    cells = spread_headings(nearest, below, columns) or _one_each(nearest, grid)
    if cells is None:
        return grid
    rows = (row_of_words(cells), *grid.rows)
    return replace(grid, top=box.top, rows=rows, words=(*nearest.words, *grid.words))


def _one_each(line: PrintedLine, grid: Grid) -> list[list[Word]] | None:
    """The words of each column where every one has its own heading, or those above a bare year."""
    bounds, first = grid.bounds, grid.rows[0].cells
    cells: list[list[Word]] = [[] for _ in pairwise(bounds)]
    for unit in heading_units(line):
        middle = (unit.box.left + unit.box.right) / 2
        place = next((at for at, right in enumerate(bounds[1:]) if middle < right), None)
        if place is None or cells[place]:
            return None
        cells[place] = list(unit.words)
    headed = [at for at, own in enumerate(cells) if at and own]
    is_over_years = all(at < len(first) and is_year(first[at].text) for at in headed)
    return cells if all(cells[1:]) or (headed and is_over_years) else None


def _left(word: Word) -> float:
    return word.box.left if word.box is not None else 0.0
