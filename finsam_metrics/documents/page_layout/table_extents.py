"""Which lines of a column of text make a table."""

from collections.abc import Iterator, Sequence
from typing import Final

from finsam_metrics.documents.page_layout.column_headings import is_heading, is_many_headings
from finsam_metrics.documents.page_layout.line_kinds import (
    is_label,
    is_lone_amount,
    is_row,
    is_row_without_amounts,
)
from finsam_metrics.documents.page_layout.printed_lines import PrintedLine
from finsam_metrics.words.figures import shows_money

_MOST_BETWEEN: Final = 3
_FARTHEST: Final = 4.5
_HEADINGS_ABOVE: Final = 5
_INDENT: Final = 20.0
_CLOSE: Final = 0.8
_FEWEST_DASHES: Final = 2


def table_runs(lines: Sequence[PrintedLine]) -> Iterator[tuple[int, int]]:
    """First line and line after the last of each table, with its headings.

    Headings that end a page, with at most headings of blocks below, begin a table that goes on.
    """
    rows = [is_row(line) or _is_centred(lines, place) for place, line in enumerate(lines)]
    place = after = 0
    while place < len(lines):
        if not rows[place]:
            place += 1
            continue
        start = max(after, place - _is_centred(lines, place))
        while start > after and _is_row_of_dashes(lines[start - 1]):
            start -= 1
        end, count = place + 1, 1
        while (following := _next_row(lines, rows, end)) is not None:
            count += 1
            end = following + 1
        first = _first_heading(lines, start, end)
        has_heading = first < start or is_heading(lines[start])
        is_rest = start == 0
        if count > 1 or has_heading or is_rest:
            tail = _sum_tail(lines, _label_tail(lines, end))
            yield first, tail
            place = after = tail
        else:
            place = end
    first = _headings_at_end(lines, after)
    if first < len(lines):
        yield first, len(lines)


def _is_row_of_dashes(line: PrintedLine) -> bool:
    """Whether a line is a label and several dashes, so that a table begins with it."""
    return len(line.pieces) > _FEWEST_DASHES and is_row_without_amounts(line)


def _headings_at_end(lines: Sequence[PrintedLine], after: int) -> int:
    """The first of the headings of columns that end the lines; how many lines there are if none."""
    labels = 0
    while labels < min(_MOST_BETWEEN, len(lines) - after):
        line = lines[-labels - 1]
        if is_heading(line) or not is_label(line):
            break
        labels += 1
    first = end = len(lines) - labels
    while first > after and is_heading(lines[first - 1]) and len(lines[first - 1].pieces) > 1:
        first -= 1
    return first if first < end else len(lines)


def _is_centred(lines: Sequence[PrintedLine], place: int) -> bool:
    """Whether a line has amounts alone, and stands between two lines of their label."""
    if not 0 < place < len(lines) - 1 or not is_lone_amount(lines[place]):
        return False
    above, line, below = lines[place - 1 : place + 2]
    steps = (line.box.top - above.box.top, below.box.top - line.box.top)
    return is_label(above) and is_label(below) and max(steps) < _CLOSE * line.height


def _next_row(lines: Sequence[PrintedLine], rows: list[bool], place: int) -> int | None:
    """The next row of the same table, across lines of labels; None where the table ends."""
    for one in range(place, min(place + _MOST_BETWEEN + 1, len(lines))):
        above, line = lines[one - 1], lines[one]
        if line.box.top - above.box.bottom > _FARTHEST * above.height:
            return None
        if is_heading(line) and not is_heading(above):
            return None
        if rows[one]:
            return one
        if not (is_label(line) or is_lone_amount(line) or is_row_without_amounts(line)):
            return None
    return None


def _sum_tail(lines: Sequence[PrintedLine], end: int) -> int:
    """Take with the last row a sum without words below it; a lone number of a page is none."""
    if end < len(lines):
        above, line = lines[end - 1], lines[end]
        is_near = line.box.top - above.box.bottom < _FARTHEST * above.height
        if is_near and is_lone_amount(line) and all(shows_money(p.text) for p in line.pieces):
            return end + 1
    return end


def _label_tail(lines: Sequence[PrintedLine], end: int) -> int:
    """Take with the last row the rest of its label: around its amounts, or in small letters."""
    if end < len(lines):
        above, line = lines[end - 1], lines[end]
        is_near = line.box.top - above.box.bottom < _CLOSE * above.height
        is_rest = line.text[:1].islower() or _is_centred(lines, end - 1)
        if is_label(line) and is_rest and is_near:
            return end + 1
    return end


def _first_heading(lines: Sequence[PrintedLine], start: int, end: int) -> int:
    """The line of the table's first heading, across headings of blocks; else the start."""
    left = min(line.box.left for line in lines[start:end])
    first = start
    for one in range(start - 1, max(0, start - _HEADINGS_ABOVE) - 1, -1):
        line, below = lines[one], lines[one + 1]
        if below.box.top - line.box.bottom > _FARTHEST * line.height:
            break
        is_title = (
            not is_many_headings(line) and len(line.pieces) == 1 and line.box.left <= left + _INDENT
        )
        if is_heading(line) and not is_title:
            first = one
        elif first < start or not is_label(line):
            break
    return first
