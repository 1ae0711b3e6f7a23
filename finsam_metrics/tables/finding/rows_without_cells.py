"""Tables pasted as text: a row is a line, but its cells are lost among the spaces.

What each row may be is left open; the printed sums decide.
"""

import re
from collections.abc import Sequence
from typing import Final

from finsam_metrics.model.drafts import Heading, PrintedTable, TableRow
from finsam_metrics.model.sources import Line
from finsam_metrics.tables.finding.ambiguous_figures import RunStyle, readings_of_run
from finsam_metrics.tables.finding.headings import join_headings
from finsam_metrics.tables.meaning.blocks import Sections
from finsam_metrics.words.column_headings import parse_heading
from finsam_metrics.words.figures import is_amount_token
from finsam_metrics.words.sums import is_result_label, is_sum_label
from finsam_metrics.words.units import find_unit, is_only_unit

_FEWEST_ROWS: Final = 3
_LONGEST_LABEL: Final = 80
_MOST_BLANK: Final = 2
_REACH: Final = 4
_PAGE_NUMBER: Final = re.compile(r"\d{1,3}")


def find_row_line_tables(lines: tuple[Line, ...]) -> list[PrintedTable]:
    """Find tables whose rows are lines of running text.

    A table begins at a line of nothing but column headings, and a unit before them.
    """
    tables: list[PrintedTable] = []
    place = 0
    while place < len(lines):
        headings, unit, after = _headings_at(lines, place)
        if not headings:
            place += 1
            continue
        rows, end, inner_unit = _rows_after(lines, after, len(headings))
        if len(rows) >= _FEWEST_ROWS:
            title = _title_above(lines, place)
            tables.append(
                PrintedTable(
                    title=title,
                    unit=unit or inner_unit or _unit_above(lines, place),
                    headings=headings,
                    rows=tuple(rows),
                    is_flattened=True,
                )
            )
        place = max(end, place + 1)
    return tables


def _headings_at(
    lines: tuple[Line, ...], place: int
) -> tuple[tuple[Heading, ...], str | None, int]:
    """Headings of a line, joined with those of the line under it; the unit; the line after."""
    upper, unit = _headings_of(lines[place])
    if not upper:
        return (), None, place + 1
    if place + 1 < len(lines):
        lower, lower_unit = _headings_of(lines[place + 1])
        if len(lower) == len(upper):
            joined = [join_headings(one, two) for one, two in zip(upper, lower, strict=True)]
            known = tuple(one for one in joined if one is not None)
            if len(known) == len(upper):
                return known, unit or lower_unit, place + 2
    if any(one.year is None for one in upper):
        return (), None, place + 1
    return upper, unit, place + 1


def _headings_of(line: Line) -> tuple[tuple[Heading, ...], str | None]:
    """The headings that a line is made of, and the unit that it states."""
    tokens = [] if line.cells else line.text.split()
    start = 0
    while start < len(tokens) and is_only_unit(tokens[start]):
        start += 1
    found: list[Heading] = []
    place = start
    while place < len(tokens):
        two = parse_heading(" ".join(tokens[place : place + 2]))
        one = parse_heading(tokens[place])
        both = two is not None and two.year is not None and two.version is not None
        heading = two if both and place + 1 < len(tokens) else one
        if heading is None:
            return (), None
        found.append(heading)
        place += 2 if heading is two else 1
    years = [heading.year for heading in found]
    if not found or (len(found) > 1 and len({(h.year, h.version) for h in found}) < len(found)):
        return (), None
    if len(found) == 1 and (found[0].version is None or years[0] is None):
        return (), None
    return tuple(found), find_unit(" ".join(tokens[:start]))


def _unit_above(lines: tuple[Line, ...], place: int) -> str | None:
    units = [find_unit(line.text) for line in lines[max(0, place - _REACH) : place]]
    return next((unit for unit in reversed(units) if unit), None)


def _title_above(lines: tuple[Line, ...], place: int) -> str:
    reached = lines[max(0, place - _REACH) : place]
    above = [line.text.strip("#* ") for line in reached if line.text]
    named = [text for text in above if not is_only_unit(text) and len(text) <= _LONGEST_LABEL]
    return named[-1] if named else ""


def _rows_after(
    lines: tuple[Line, ...], place: int, columns: int
) -> tuple[list[TableRow], int, str | None]:
    rows: list[TableRow] = []
    sections = Sections()
    unit: str | None = None
    blank = 0
    while place < len(lines):
        line = lines[place]
        if not line.text or _PAGE_NUMBER.fullmatch(line.text):
            blank += not line.text
            if blank > _MOST_BLANK:
                break
            place += 1
            continue
        if line.cells or _headings_at(lines, place)[0]:
            break
        if is_only_unit(line.text):
            unit = unit or find_unit(line.text)
            place += 1
            continue
        label, run = _split(line.text.split())
        if len(label) > _LONGEST_LABEL or (not run and label.endswith((".", ":"))):
            break
        blank = 0
        if not run:
            sections.open(label)
        else:
            is_sum = is_sum_label(label) or is_result_label(label)
            style = RunStyle(columns=columns)
            readings = readings_of_run(label, run, style, is_sum=is_sum and len(run) >= columns)
            if not label or not readings:
                break
            rows.append(
                TableRow(
                    number=len(rows) + 1,
                    line=line.number,
                    page=line.page,
                    section=sections.of_row(label),
                    readings=tuple(readings),
                )
            )
        place += 1
    return rows, place, unit


def _split(tokens: Sequence[str]) -> tuple[str, list[str]]:
    """Split a line into its label and the figures that end it."""
    start = len(tokens)
    while start > 0 and is_amount_token(tokens[start - 1]):
        start -= 1
    return " ".join(tokens[:start]), list(tokens[start:])
