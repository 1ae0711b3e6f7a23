"""Headings that stand over several columns, each with a year of its own below."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from finsam_metrics.documents.page_layout.amount_columns import Column
from finsam_metrics.documents.page_layout.column_headings import (
    heading_units,
    heads_column,
    is_heading,
)
from finsam_metrics.documents.page_layout.printed_lines import Piece, PrintedLine
from finsam_metrics.model.sources import Word
from finsam_metrics.words.years import says_year

_ALIGNED: Final = 1.5
_NEAR: Final = 0.1
_MOST_COLUMNS: Final = 12


def spread_headings(
    upper: PrintedLine, lower: PrintedLine, columns: Sequence[Column]
) -> list[list[Word]] | None:
    """Give the words of the label and of each column, a spanning heading over each of its own.

    Args:
        upper: A line of headings.
        lower: The line below it.
        columns: Left and right edges of the table's columns.

    Returns:
        None unless each year of the line below has a column and the headings stand in the middle
        of columns that they share out among them, in one way only.
    """
    if not (is_heading(upper) and is_heading(lower)):
        return None
    years = [unit for unit in heading_units(lower) if says_year(unit.text)]
    first, *others = heading_units(upper)
    label, units = ([], [first, *others]) if heads_column(first) else ([first], others)
    places = _places(years, columns)
    if not 0 < len(units) < len(years) == len(places) <= _MOST_COLUMNS:
        return None
    if any(says_year(unit.text) or not heads_column(unit) for unit in units):
        return None
    is_left = _begin_with(years, [columns[at] for at in places])
    ways = [
        bounds
        for bounds in _ways(len(years), len(units))
        if _fits(units, years, bounds, is_left=is_left)
    ]
    if len(ways) != 1:
        return None
    cells: list[list[Word]] = [[] for _ in (0, *columns)]
    cells[0] = [word for unit in label for word in unit.words]
    for unit, (start, end) in zip(units, pairwise(ways[0]), strict=True):
        for at in places[start:end]:
            cells[at + 1] = list(unit.words)
    return cells


def _places(years: Sequence[Piece], columns: Sequence[Column]) -> list[int]:
    """The column under each year, once each; other columns are of something else."""
    if len(years) == len(columns):
        return list(range(len(columns)))
    under = [
        next((at for at, (left, right) in enumerate(columns) if _touch(year, left, right)), None)
        for year in years
    ]
    return list(dict.fromkeys(at for at in under if at is not None))


def _touch(year: Piece, left: float, right: float) -> bool:
    return year.box.left < right and left < year.box.right


def _begin_with(years: Sequence[Piece], columns: Sequence[Column]) -> bool:
    """Whether years stand where the amounts below them begin, and not where they end.

    Amounts as wide as years begin and end with them, and tell neither: most end with them.
    """
    pairs = list(zip(years, columns, strict=True))
    begins = sum(abs(year.box.left - left) for year, (left, _) in pairs)
    return begins + _ALIGNED < sum(abs(year.box.right - right) for year, (_, right) in pairs)


def _ways(columns: int, headings: int) -> Iterator[tuple[int, ...]]:
    """Where each heading's columns begin, in every way to share them out; and their number."""
    for starts in combinations(range(1, columns), headings - 1):
        yield (0, *starts, columns)


def _fits(
    units: Sequence[Piece], years: Sequence[Piece], bounds: Sequence[int], *, is_left: bool
) -> bool:
    rights = [year.box.right for year in years]
    pitch = min(right - left for left, right in pairwise(rights))
    for unit, (start, end) in zip(units, pairwise(bounds), strict=True):
        own = years[start:end]
        middle = (unit.box.left + unit.box.right) / 2
        of_text = (own[0].box.left + own[-1].box.right) / 2
        of_cells = (
            (own[0].box.left + own[-1].box.left + pitch) / 2
            if is_left
            else (rights[start] - pitch + rights[end - 1]) / 2
        )
        low, high = min(of_text, of_cells), max(of_text, of_cells)
        is_over_one = any(_is_aligned(unit, year) for year in own)
        if len(own) > 1 and is_over_one:
            return False
        is_in_middle = low - _NEAR * pitch <= middle <= high + _NEAR * pitch
        if not (is_in_middle or (len(own) == 1 and is_over_one)):
            return False
    return True


def _is_aligned(unit: Piece, year: Piece) -> bool:
    """Whether a heading stands as a year of a single column does."""
    one, other = unit.box, year.box
    apart = (
        one.left - other.left,
        one.right - other.right,
        (one.left + one.right - other.left - other.right) / 2,
    )
    return any(abs(gap) < _ALIGNED for gap in apart)
