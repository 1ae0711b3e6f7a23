"""Tables pasted as text with every cell on a line of its own, where empty cells are lost.

Which columns the amounts of a row stand in is left open; the printed sums decide.
"""

import re
from itertools import combinations
from typing import Final

from finsam_metrics.model.drafts import Heading, PrintedTable, Reading, TableRow
from finsam_metrics.model.sources import Line
from finsam_metrics.normalise.amounts import is_amount, is_blank
from finsam_metrics.normalise.headings import join_headings, parse_heading
from finsam_metrics.normalise.sections import Sections
from finsam_metrics.normalise.table_units import find_unit, is_only_unit

_FEWEST_ROWS: Final = 3
_FEWEST_COLUMNS: Final = 2
_LONGEST_LABEL: Final = 100
_MOST_LABELS: Final = 3
_REACH: Final = 4
_EMPTY_CELL: Final = 1
_GAP_INSIDE: Final = 3
_SENTENCE: Final = re.compile(r"[.:;,]$")


def find_cell_line_tables(lines: tuple[Line, ...]) -> list[PrintedTable]:
    """Find tables whose cells are lines.

    A table begins where two or more lines after each other are column headings.
    """
    told = [line for line in lines if line.text]
    tables: list[PrintedTable] = []
    place = 0
    while place < len(told):
        headings, after = _headings_at(told, place)
        if len(headings) < _FEWEST_COLUMNS:
            place += 1
            continue
        rows, end = _rows_after(told, after, len(headings))
        if len(rows) >= _FEWEST_ROWS:
            above = [line.text for line in told[max(0, place - _REACH) : place]]
            units = [unit for text in reversed(above) if (unit := find_unit(text))]
            titles = [text for text in above if not is_only_unit(text) and not is_amount(text)]
            tables.append(
                PrintedTable(
                    title=titles[-1].strip("#* ") if titles else "",
                    unit=units[0] if units else None,
                    headings=headings,
                    rows=tuple(rows),
                    is_flattened=True,
                )
            )
        place = max(end, after)
    return tables


def _headings_at(lines: list[Line], place: int) -> tuple[tuple[Heading, ...], int]:
    """Headings that stand on lines after each other, in one row or in two."""
    found: list[Heading] = []
    while place < len(lines) and not lines[place].cells:
        heading = parse_heading(lines[place].text)
        if heading is None:
            break
        found.append(heading)
        place += 1
    half = len(found) // 2
    upper, lower = found[:half], found[half:]
    if half and len(lower) == half and _say_different_things(upper, lower):
        joined = [join_headings(one, two) for one, two in zip(upper, lower, strict=True)]
        return tuple(one for one in joined if one is not None), place
    if any(one.year is None for one in found):
        return (), place
    return tuple(found), place


def _say_different_things(upper: list[Heading], lower: list[Heading]) -> bool:
    """Whether one row says years and the other what the columns hold."""
    for years, versions in ((upper, lower), (lower, upper)):
        if all(h.year and not h.version for h in years) and all(
            h.version and not h.year for h in versions
        ):
            return True
    return False


def _rows_after(lines: list[Line], place: int, columns: int) -> tuple[list[TableRow], int]:
    rows: list[TableRow] = []
    sections = Sections()
    labels: list[Line] = []
    while place < len(lines):
        line = lines[place]
        if line.cells or _headings_at(lines, place)[0]:
            break
        if not is_amount(line.text):
            is_dash = is_blank(line.text)
            if not is_dash:
                labels.append(line)
            if (
                len(labels) > _MOST_LABELS
                or len(line.text) > _LONGEST_LABEL
                or (not is_dash and _SENTENCE.search(line.text))
            ):
                break
            place += 1
            continue
        cells, place = _cells_at(lines, place)
        if not labels or sum(cell is not None for cell in cells) > columns:
            break
        for heading in labels[:-1]:
            sections.open(heading.text)
        rows.append(
            TableRow(
                number=len(rows) + 1,
                line=labels[-1].number,
                page=labels[-1].page,
                section=sections.of_row(labels[-1].text),
                readings=tuple(_readings(labels[-1].text, cells, columns)),
            )
        )
        labels = []
    return rows, place


def _cells_at(lines: list[Line], place: int) -> tuple[list[str | None], int]:
    """The amounts and dashes on lines after each other; a dash is an empty cell."""
    cells: list[str | None] = []
    while place < len(lines) and not lines[place].cells:
        text = lines[place].text
        if not is_amount(text) and not is_blank(text):
            break
        cells.append(text if is_amount(text) else None)
        place += 1
    return cells, place


def _readings(label: str, cells: list[str | None], columns: int) -> list[Reading]:
    """Every way to put amounts in columns, in their order; whole rows have only one."""
    if len(cells) == columns:
        return [Reading(label=label, cells=tuple(cells))]
    amounts = [cell for cell in cells if cell is not None]
    found = []
    for places in combinations(range(columns), len(amounts)):
        row: list[str | None] = [None] * columns
        for column, amount in zip(places, amounts, strict=True):
            row[column] = amount
        is_gap = places != tuple(range(len(amounts)))
        cost = _EMPTY_CELL * (columns - len(amounts)) + _GAP_INSIDE * is_gap
        found.append(Reading(label=label, cells=tuple(row), cost=cost))
    return found
