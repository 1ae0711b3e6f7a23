"""Tables pasted as text with every cell on a line of its own, where empty cells are lost.

Which columns the amounts of a row stand in is left open; the printed sums decide.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final

from finsam_metrics.model.drafts import Heading, PrintedTable, Reading, TableRow
from finsam_metrics.model.sources import Line
from finsam_metrics.tables.finding.heading_runs import HeadingRun
from finsam_metrics.tables.finding.headings import join_headings
from finsam_metrics.tables.meaning.blocks import Sections
from finsam_metrics.words.amounts import is_amount, is_blank
from finsam_metrics.words.column_headings import is_beside, parse_heading
from finsam_metrics.words.figures import is_percent
from finsam_metrics.words.sums import is_result_label, is_sum_label
from finsam_metrics.words.units import find_unit, is_only_unit, unit_after, without_unit

_FEWEST_ROWS: Final = 3
_ROWS_PER_BARE_SUM: Final = 3
_LONGEST_LABEL: Final = 100
_MOST_LABELS: Final = 3
_REACH: Final = 4
_EMPTY_CELL: Final = 1
_GAP_INSIDE: Final = 3
_SENTENCE: Final = re.compile(r"[.:;,]$")


def find_cell_line_tables(lines: tuple[Line, ...]) -> list[PrintedTable]:
    """Find tables whose cells are lines.

    A table begins where lines after each other are column headings. One column alone makes a
    table where a row says that it is a sum.
    """
    told = [line for line in lines if line.text]
    texts = [without_unit(line.text) if not line.cells else "" for line in told]
    tables: list[PrintedTable] = []
    place = 0
    while place < len(told):
        tried = [
            (columns, *_rows_after(told, texts, columns)) for columns in _columns_at(texts, place)
        ]
        fitting = [one for one in tried if _is_table(*one[:2])]
        if not fitting:
            place += 1
            continue
        columns, rows, end = max(fitting, key=lambda one: _full_rows(one[0], one[1]))
        above = [line.text for line in told[max(0, columns.start - _REACH) : columns.start]]
        units = [unit for text in reversed(above) if (unit := find_unit(text))]
        units += [unit for line in told[columns.end : end] if (unit := unit_after(line.text))]
        titles = [text for text in above if not is_only_unit(text) and not is_amount(text)]
        tables.append(
            PrintedTable(
                title=titles[-1].strip("#* ") if titles else "",
                unit=units[0] if units else None,
                headings=columns.headings,
                rows=tuple(rows),
                is_flattened=True,
            )
        )
        place = end
    return tables


def _is_table(columns: HeadingRun, rows: Sequence[TableRow]) -> bool:
    """Whether rows are a table: most have no more cells than there are columns."""
    labels = [row.readings[0].label for row in rows]
    has_sum = any(is_sum_label(label) or is_result_label(label) for label in labels)
    is_wide = labels.count("") * _ROWS_PER_BARE_SUM > len(rows)
    return len(rows) >= _FEWEST_ROWS and not is_wide and (len(columns.headings) > 1 or has_sum)


def _full_rows(columns: HeadingRun, rows: Sequence[TableRow]) -> tuple[bool, int]:
    """Whether some row fills all columns, and how many columns there are."""
    return any(None not in row.readings[0].cells for row in rows), len(columns.headings)


def _columns_at(texts: Sequence[str], place: int) -> Iterator[HeadingRun]:
    """The headings that begin on a line, and those without the title that stands before them."""
    found: list[tuple[Heading, int]] = []
    beside: list[int] = []
    end = place
    while end < len(texts):
        heading = parse_heading(texts[end])
        if heading is None and not is_beside(texts[end]):
            break
        if heading is None:
            beside.append(end)
        else:
            found.append((heading, end))
        end += 1
    for left_out, is_stacked in product((0, 1), (True, False)):
        own = [heading for heading, _ in found[left_out:]]
        headings = _joined(own) if is_stacked else own
        if headings and _are_columns(headings):
            yield HeadingRun(
                headings=tuple(headings),
                before=sum(one < found[-1][1] for one in beside),
                after=sum(one > found[-1][1] for one in beside),
                start=min([found[left_out][1], *beside]),
                end=end,
            )


def _are_columns(headings: Sequence[Heading]) -> bool:
    """Whether all have a year, all or none what the column holds, and none is there twice."""
    told = {heading.text.casefold() for heading in headings}
    return (
        len(told) == len(headings)
        and all(heading.year is not None for heading in headings)
        and len({heading.version is None for heading in headings}) == 1
    )


def _joined(found: list[Heading]) -> list[Heading]:
    """Two rows of headings as one, where one says years and the other what the columns hold."""
    half = len(found) // 2
    upper, lower = found[:half], found[half:]
    if len(lower) != half or not _say_different_things(upper, lower):
        return []
    joined = [join_headings(one, two) for one, two in zip(upper, lower, strict=True)]
    return [one for one in joined if one is not None]


def _say_different_things(upper: list[Heading], lower: list[Heading]) -> bool:
    """Whether one row says years and the other what the columns hold."""
    for years, versions in ((upper, lower), (lower, upper)):
        if all(h.year and not h.version for h in years) and all(
            h.version and not h.year for h in versions
        ):
            return True
    return False


def _rows_after(
    lines: Sequence[Line], texts: Sequence[str], columns: HeadingRun
) -> tuple[list[TableRow], int]:
    rows: list[TableRow] = []
    sections = Sections()
    labels: list[Line] = []
    place = end = columns.end
    while place < len(lines):
        if not (labels and _is_cell(texts[place])):
            if len(labels) == _MOST_LABELS or not _may_be_label(texts, place):
                break
            labels.append(lines[place])
            place += 1
            continue
        cells, place = _cells_at(texts, place, columns)
        if not any(cells) or _are_headings(cells, columns):
            break
        for heading in labels[:-1]:
            sections.open(heading.text)
        label, width = labels[-1], len(columns.headings)
        for text, part in zip(
            (label.text, *[""] * len(cells)), _divided(cells, width), strict=False
        ):
            rows.append(
                TableRow(
                    number=len(rows) + 1,
                    line=label.number,
                    page=label.page,
                    section=sections.of_row(text),
                    readings=tuple(_readings(text, part, width)),
                )
            )
        labels, end = [], place
    return rows, end


def _is_cell(text: str) -> bool:
    return is_amount(text) or (bool(text) and is_blank(text))


def _may_be_label(texts: Sequence[str], place: int) -> bool:
    """Whether a line is no amount, other heading or sentence; a label may end as a sentence."""
    text = texts[place]
    heading = parse_heading(text)
    if not text or _is_cell(text) or is_percent(text) or len(text) > _LONGEST_LABEL:
        return False
    if is_only_unit(text) or (heading is not None and heading.version and heading.year):
        return False
    has_cells = place + 1 < len(texts) and _is_cell(texts[place + 1])
    return has_cells or not _SENTENCE.search(text)


def _are_headings(cells: Sequence[str | None], columns: HeadingRun) -> bool:
    """Whether the cells are the years of the columns again, at the top of another table."""
    return list(cells) == [heading.text for heading in columns.headings]


def _cells_at(
    texts: Sequence[str], place: int, columns: HeadingRun
) -> tuple[list[str | None], int]:
    """The amounts and dashes on lines after each other; a dash is an empty cell."""
    place += columns.before
    cells: list[str | None] = []
    while place < len(texts) and _is_cell(texts[place]):
        cells.append(texts[place] if is_amount(texts[place]) else None)
        place += 1
    if columns.after and place < len(texts) and is_percent(texts[place]):
        place += 1
    return cells, place


def _divided(cells: list[str | None], width: int) -> Iterator[list[str | None]]:
    """The cells of a row, and of the sums without words after it, which fill all columns."""
    own = len(cells) - (len(cells) - 1) // width * width
    yield cells[:own]
    for start in range(own, len(cells), width):
        yield cells[start : start + width]


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
