"""Column headings that wrap in their cells: rows of parts of headings to one row of whole ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from finsam_metrics.model.sources import Cell, Line
from finsam_metrics.words.column_headings import heads_beside, heads_labels, parse_heading
from finsam_metrics.words.units import is_only_unit
from finsam_metrics.words.years import printed_years

_MOST_ROWS: Final = 4
_DIGIT: Final = re.compile(r"\d")


def join_wrapped_headings(lines: Sequence[Line]) -> Iterator[Line]:
    """Give the lines, rows of headings that wrap as one: "Budget" over "2024".

    Rows are joined where their cells together head every column whole, with year and with what the
    amounts are. Words alone below, as "jan-aug", go with them.
    """
    place = 0
    while place < len(lines):
        count = _row_count(lines[place : place + _MOST_ROWS])
        rows = lines[place : place + count]
        yield replace(
            rows[0],
            text=" ".join(row.text for row in rows),
            cells=_cells(rows),
            words=tuple(word for row in rows for word in row.words),
        )
        place += count


def _row_count(lines: Sequence[Line]) -> int:
    """How many lines are one row of headings; 1 where the first is none."""
    whole = [count for count in range(1, len(lines) + 1) if _are_whole(lines[:count])]
    count = whole[0] if whole else 1
    while count + 1 in whole and not _DIGIT.search(lines[count].text):
        count += 1
    return count


def _are_whole(rows: Sequence[Line]) -> bool:
    """Whether rows head each of their columns whole; of these the first alone may have words."""
    corners = [row.cells[0].text if row.cells else "" for row in rows]
    if not _heads_labels(rows[0]) or not all(map(_may_be_corner, corners[1:])):
        return False
    told = [cell.text for cell in _cells(rows)[1:] if cell.text and not heads_beside(cell.text)]
    return bool(told) and all(map(_is_whole, told))


def _may_be_corner(text: str) -> bool:
    return not text or is_only_unit(text) or heads_labels(text)


def _heads_labels(row: Line) -> bool:
    """Whether a row can be of headings: it has no label, or says what the amounts are."""
    corner, *others = [cell.text for cell in row.cells] or [""]
    said = [heading for text in others if (heading := parse_heading(text)) is not None]
    return not corner or is_only_unit(corner) or any(heading.version for heading in said)


def _cells(rows: Sequence[Line]) -> tuple[Cell, ...]:
    """The cells of rows, those of a column as one; none where they are not rows of one table."""
    first = rows[0]
    if any((row.table, len(row.cells)) != (first.table, len(first.cells)) for row in rows):
        return ()
    columns = zip(*(row.cells for row in rows), strict=True)
    return tuple(
        replace(cells[0], text=_joined([cell.text for cell in cells])) for cells in columns
    )


def _joined(texts: Sequence[str]) -> str:
    """What stands over a column, or beside the years alone where a part says so: "andel %"."""
    beside = next((text for text in texts if text and heads_beside(text)), None)
    return beside or " ".join(text for text in texts if text)


def _is_whole(text: str) -> bool:
    heading = parse_heading(text)
    return heading is not None and heading.version is not None and bool(printed_years(text))
