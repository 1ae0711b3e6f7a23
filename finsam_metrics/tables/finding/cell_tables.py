"""Tables whose cells the document tells apart."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import Final

from finsam_metrics.model.drafts import Heading, PrintedTable, Reading, TableRow
from finsam_metrics.model.sources import Cell, Line
from finsam_metrics.tables.finding.headings import with_year
from finsam_metrics.tables.finding.quantities import quantities_of_rows
from finsam_metrics.tables.finding.row_numbers import numbered_on
from finsam_metrics.tables.finding.wrapped_headings import join_wrapped_headings
from finsam_metrics.tables.finding.wrapped_labels import LabelledLine, join_labels
from finsam_metrics.tables.meaning.blocks import Sections
from finsam_metrics.tables.meaning.columns import told_apart
from finsam_metrics.words.amounts import is_amount, is_blank
from finsam_metrics.words.column_headings import (
    heads_amounts,
    heads_beside,
    heads_labels,
    parse_heading,
)
from finsam_metrics.words.statements import is_head_label, titles_table
from finsam_metrics.words.units import (
    find_unit,
    goes_on_below,
    is_only_unit,
    says_unit_of_all,
    unit_after,
    without_unit,
)

_MOST_BLANK: Final = 3
_HEADINGS_IN_A_ROW: Final = 5
_LONGEST_HEADING: Final = 60
_PAGE_NUMBER: Final = re.compile(r"\d{1,3}")
_TITLE_REACH: Final = 4
_FEWEST_SHARED: Final = 2
_LONGEST_OTHER: Final = 30
_ROWS_LOOKED_AT: Final = 5


def find_tables(lines: tuple[Line, ...]) -> list[PrintedTable]:
    """Find the tables of a document.

    A table begins at a row of headings that say years or what the columns hold. A row of amounts
    that look like years has a label of its own, and is no heading.
    """
    lines = tuple(_without_repeated_headings(tuple(join_wrapped_headings(lines))))
    starts = [place for place, line in enumerate(lines) if _column_headings(line)]
    tables: list[PrintedTable] = []
    place = 0
    for start in starts:
        if start < place:
            continue
        table, place = _table_at(lines, start)
        if table.rows:
            tables.append(numbered_on(table, tables))
    return tables


def _without_repeated_headings(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Leave out headings that stand again where a table goes on, on a page or beside itself.

    It does not go on after running text or the title of another table.
    """
    headings: list[tuple[str, ...]] = []
    page: int | None = None
    row: Line | None = None
    is_in_headings = is_in_repeated = has_ended = False
    for line in lines:
        texts = tuple(cell.text for cell in line.cells)
        is_first = page is not None and line.page is not None and line.page > page
        is_within = row is not None and row.table is not None and row.table == line.table
        goes_on = (is_first and not has_ended) or is_within
        if texts in headings and (goes_on or is_in_repeated):
            is_in_repeated = True
            page = line.page
            continue
        is_in_repeated = False
        if _column_headings(line, is_lower=is_in_headings):
            headings = [*headings, texts] if is_in_headings else [texts]
            is_in_headings, has_ended = True, False
        elif line.cells or _is_text(line):
            is_in_headings = False
            has_ended = (has_ended or _ends_table(line)) and not line.cells
        if line.cells or _is_text(line):
            page = line.page
        row = line if any(is_amount(text) for text in texts[1:]) else None
        yield line


def _ends_table(line: Line) -> bool:
    return bool(_is_prose(line) or titles_table(line.text) or find_unit(line.text))


def _is_prose(line: Line) -> bool:
    return len(line.text) > _LONGEST_HEADING or line.text.endswith((".", ":", ","))


def _column_headings(line: Line, *, is_lower: bool = False) -> dict[int, Heading]:
    """Headings by the place of their cell; empty where the line is no row of headings.

    Years stand once each, unless words above tell the columns of a year apart.
    """
    if len(line.cells) < 2:
        return {}
    first = line.cells[0].text
    filled = [
        place for place, cell in enumerate(line.cells) if cell.text and not heads_beside(cell.text)
    ]
    if len(filled) == 2 and heads_amounts(*(line.cells[place].text for place in filled)):
        text = line.cells[filled[1]].text
        return {filled[1]: parse_heading(text) or Heading(text=text, year=None, version=None)}
    found: dict[int, Heading] = {}
    others: list[str] = []
    for place, cell in enumerate(line.cells):
        heading = parse_heading(cell.text)
        if heading is not None:
            found[place] = heading
        elif cell.text and not (place == 0 or is_only_unit(cell.text) or heads_beside(cell.text)):
            others.append(cell.text)
    if others and not _are_among_headings(others, found.values()):
        return _shared_out(line)
    only_years = all(one.version is None for one in found.values())
    if not found or (0 in found and len(found) == 1):
        return {}
    if only_years:
        years = [one.year for one in found.values()]
        is_known = heads_labels(first) or is_head_label(first)
        is_labelled = bool(first) and 0 not in found and not is_known
        if is_labelled or (len(set(years)) < len(years) and not is_lower):
            return {}
    return found


def _are_among_headings(others: Sequence[str], headings: Iterable[Heading]) -> bool:
    """Whether words head columns of something else, since others head amounts without doubt."""
    told = [one for one in headings if one.year and one.version]
    is_short = all(len(text) <= _LONGEST_OTHER and not is_amount(text) for text in others)
    return len(told) >= _FEWEST_SHARED and is_short


def _shared_out(line: Line) -> dict[int, Heading]:
    """Headings whose words fell in each other's cells, where there is one for each column."""
    words = " ".join(cell.text for cell in line.cells[1:] if cell.text).split()
    headings = [
        parse_heading(" ".join(pair)) for pair in zip(words[::2], words[1::2], strict=False)
    ]
    told = [one for one in headings if one and one.year and one.version]
    if len(told) < _FEWEST_SHARED or not 2 * len(told) == len(words) == 2 * (len(line.cells) - 1):
        return {}
    return dict(enumerate(told, start=1))


def _table_at(lines: tuple[Line, ...], start: int) -> tuple[PrintedTable, int]:
    """Read the table whose headings begin at a line; give it and the line after it."""
    headings = _column_headings(lines[start])
    above = _headings_above(lines, start)
    unit_texts = [cell.text for cell in (*above, *lines[start].cells) if find_unit(cell.text)]
    place = start + 1
    while place < len(lines) and lines[place].cells:
        if any(cell.text and not is_only_unit(cell.text) for cell in lines[place].cells):
            break
        unit_texts += [cell.text for cell in lines[place].cells if cell.text]
        place += 1
    if len(headings) > 1 and _has_labels(lines[place:]):
        headings = _under_corner(headings.pop(0, None), headings)
    columns = sorted(headings)
    labels = [
        column
        for column in range(columns[0])
        if not any(heads_beside(_text_at(line, column)) for line in lines[start:place])
    ]
    titles = list(_titles_above(lines, start))
    if titles and goes_on_below(titles[0]):
        unit_texts = [" ".join([titles[0], *unit_texts])]
    unit_texts += titles
    end = _end_of_table(lines, place, columns)
    inside = [_as_row(line) for line in lines[place:end] if line.cells or _is_text(line)]
    labelled = join_labels(inside, [_has_amounts(line, columns) for line in inside])
    unit_texts += _units_in_cells([row.line for row in labelled], columns)
    unit_texts += _units_below(lines[end:])
    beside = {
        at: cell.text
        for at, cell in enumerate(lines[start].cells)
        if cell.text and at not in headings and at not in labels
    }
    rows = tuple(_rows(labelled, labels, columns))
    if above or _have_others(inside, {*headings, *beside, *labels}):
        rows = tuple(replace(row, is_joined=True) for row in rows)
    unit = next((unit for text in unit_texts if (unit := find_unit(text))), None)
    title = next((one for one in titles if not (is_only_unit(one) or _is_said(one))), "")
    told = with_year(tuple(told_apart([headings[column] for column in columns])), title)
    return (
        PrintedTable(
            title=title,
            unit=unit,
            headings=told,
            rows=rows,
            quantities=tuple(
                quantities_of_rows(
                    rows,
                    {line.number: line for line in inside},
                    dict(zip(columns, told, strict=True)),
                    beside,
                )
            ),
        ),
        end,
    )


def _have_others(lines: Sequence[Line], headed: Container[int]) -> bool:
    """Whether amounts stand where no heading does, so that others may have moved from there."""
    return any(
        is_amount(cell.text)
        for line in lines
        for place, cell in enumerate(line.cells)
        if place and place not in headed
    )


def _has_labels(lines: Sequence[Line]) -> bool:
    """Whether the first cells of the rows hold words; what stands above them is no heading then."""
    below = takewhile(lambda line: line.cells, islice(lines, _ROWS_LOOKED_AT))
    first = [line.cells[0].text for line in below if line.cells[0].text]
    return sum(not is_amount(text) and not is_blank(text) for text in first) * 2 > len(first)


def _under_corner(corner: Heading | None, headings: dict[int, Heading]) -> dict[int, Heading]:
    """Let bare years hold what stands over the labels, as "Budget, kronor"."""
    if corner is None or corner.version is None or corner.year is not None:
        return headings
    return {
        column: replace(one, version=one.version or corner.version)
        for column, one in headings.items()
    }


def _units_below(lines: Sequence[Line]) -> list[str]:
    """What the line under a table says of the unit of its amounts."""
    told = next((line for line in islice(lines, _MOST_BLANK) if line.text), None)
    is_told = told is not None and not told.cells and says_unit_of_all(told.text)
    return [told.text] if told is not None and is_told else []


def _is_said(text: str) -> bool:
    """Whether a text is a sentence, and so no title."""
    return len(text) > _LONGEST_HEADING and text.endswith((".", ":"))


def _headings_above(lines: tuple[Line, ...], start: int) -> tuple[Cell, ...]:
    """Cells of a row of words above the years that could not be joined with them.

    Which years its words are meant for is not known.
    """
    if not start or not lines[start - 1].cells:
        return ()
    above = _column_headings(lines[start - 1])
    is_words = any(one.year is None for one in above.values())
    return lines[start - 1].cells if is_words else ()


def _titles_above(lines: tuple[Line, ...], start: int) -> Iterator[str]:
    """Lines just above the table, the nearest first; not those of another table."""
    above = (line for line in reversed(lines[:start]) if line.cells or _is_text(line))
    for line in islice(above, _TITLE_REACH):
        if line.cells:
            texts = [cell.text for cell in line.cells if cell.text]
            if len(texts) != 1 or is_amount(texts[0]):
                return
        yield line.text.strip("#* ")


def _end_of_table(lines: tuple[Line, ...], place: int, columns: Sequence[int]) -> int:
    """Where the table ends: at running text, other headings or another table of other width."""
    start = end = place
    blank = 0
    first = next((line for line in lines[place:] if line.cells), None)
    while place < len(lines) and blank <= _MOST_BLANK:
        line = lines[place]
        if _column_headings(line) or (_is_text(line) and not _heads_rows(lines, place)):
            break
        if first is not None and line.cells and _is_other_table(first, line, lines):
            break
        is_apart = place > start and not _has_amounts(lines[place - 1], list(columns))
        if end > start and _heads_other_columns(line, columns, is_apart=is_apart):
            break
        if line.cells:
            blank, end = 0, place + 1
        else:
            blank += not _is_text(line)
        place += 1
    return end


def _is_other_table(first: Line, line: Line, lines: Sequence[Line]) -> bool:
    """Whether a row is of a table that is nowhere as wide; a row may lack its last cells."""
    if first.table == line.table or len(first.cells) == len(line.cells):
        return False
    own, other = (
        max(len(one.cells) for one in lines if one.table == table)
        for table in (first.table, line.table)
    )
    return own != other


def _heads_other_columns(line: Line, columns: Sequence[int], *, is_apart: bool) -> bool:
    """Whether a row has words where amounts stand, so that those below are of something else.

    The same words in all columns say that nothing is stated, and so does a lone word, unless it
    begins with a capital letter below a line without amounts.
    """
    texts = [text for column in columns if not is_blank(text := _amount_at(line, column))]
    if any(map(is_amount, texts)) or any(c.isdigit() for text in texts for c in text):
        return False
    return len(set(texts)) > 1 or (is_apart and any(text[0].isupper() for text in texts))


def _is_text(line: Line) -> bool:
    """Whether a line says something outside of cells; a page number does not."""
    return bool(line.text and not line.cells and not _PAGE_NUMBER.fullmatch(line.text))


def _heads_rows(lines: tuple[Line, ...], place: int) -> bool:
    """Whether a line of text is a block's heading: short, and rows of the table follow on it."""
    for line in lines[place : place + _HEADINGS_IN_A_ROW]:
        if line.cells:
            return not _column_headings(line)
        if _is_prose(line):
            return False
    return False


def _as_row(line: Line) -> Line:
    return line if line.cells else replace(line, cells=(Cell(text=line.text),))


def _has_amounts(line: Line, columns: list[int]) -> bool:
    return any(is_amount(_amount_at(line, column)) for column in columns)


def _text_at(line: Line, column: int) -> str:
    return line.cells[column].text if column < len(line.cells) else ""


def _units_in_cells(lines: Iterable[Line], columns: list[int]) -> list[str]:
    """The unit that stands after the amounts; none where it is not the same after all."""
    units = [unit_after(_text_at(line, column)) for line in lines for column in columns]
    found = {unit for unit in units if unit}
    return list(found) if len(found) == 1 else []


def _amount_at(line: Line, column: int) -> str:
    """An amount without the unit after it."""
    return without_unit(_text_at(line, column))


def _rows(
    told: Sequence[LabelledLine], labels: list[int], columns: list[int]
) -> Iterator[TableRow]:
    """Give the rows with amounts; a label in doubt leaves its neighbours in doubt too."""
    sections = Sections()
    number = 0
    doubtful = [row.is_joined or row.may_go_on for row in told]
    for place, row in enumerate(told):
        line = row.line
        texts = [_amount_at(line, column) for column in columns]
        label = " ".join(text for column in labels if (text := _text_at(line, column))).strip()
        if not any(map(is_amount, texts)):
            if label and all(map(is_blank, texts)) and not row.is_part:
                sections.open(label)
            continue
        number += 1
        yield TableRow(
            number=number,
            line=line.number,
            page=line.page,
            section=sections.of_row(label),
            readings=(
                Reading(
                    label=label,
                    cells=tuple(text if is_amount(text) else None for text in texts),
                ),
            ),
            boxes=tuple(line.cells[c].box if c < len(line.cells) else None for c in columns),
            is_ocr=any(word.is_ocr for word in line.words),
            is_joined=any(doubtful[max(0, place - 1) : place + 2]),
        )
