"""Grids to printed tables: which columns are money, what rows are called, what stands around."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from finsam_metrics.model.drafts import (
    MONEY_KINDS,
    ColumnKind,
    Heading,
    PrintedQuantity,
    PrintedTable,
    Reading,
    TableRow,
)
from finsam_metrics.model.enums import Version
from finsam_metrics.model.sources import Line
from finsam_metrics.tables.finding.grids import Grid, GridRow, find_grids
from finsam_metrics.tables.finding.heads_above import pieces_of
from finsam_metrics.tables.finding.quantities import unit_of_quantity
from finsam_metrics.tables.finding.row_numbers import numbered_on
from finsam_metrics.tables.finding.sum_columns import fold_sum_columns
from finsam_metrics.tables.finding.wrapped_labels import LabelledLine, join_labels
from finsam_metrics.tables.meaning.blocks import Sections
from finsam_metrics.tables.meaning.columns import Around, find_headings
from finsam_metrics.tables.meaning.money import Evidence, Verdict, judge_money
from finsam_metrics.tables.meaning.rates import is_rate_row
from finsam_metrics.words.accounts import account_before
from finsam_metrics.words.amounts import decimals_of
from finsam_metrics.words.column_headings import heads_labels
from finsam_metrics.words.figures import is_nought, whole_digits
from finsam_metrics.words.number_styles import is_percent, swedish_amount, without_percent
from finsam_metrics.words.periods import Period, ends_on, find_period
from finsam_metrics.words.statements import statement_of_title, titles_table
from finsam_metrics.words.units import (
    find_unit,
    is_only_unit,
    says_unit_of_all,
    unit_after,
    unit_of_label,
)
from finsam_metrics.words.versions import titles_statement, version_of_title
from finsam_metrics.words.years import years_over_column

_TITLE_REACH: Final = 8
_LONGEST_TITLE: Final = 90
_FIRST_LINES: Final = 12
_FEWEST_FIGURES: Final = 2
_BELOW: Final = 2
_SEVERAL: Final = 2
_KRONOR: Final = "kr"
_ORE_PLACES: Final = 2
_DIGITS_OF_KRONOR: Final = 3


def find_grid_tables(lines: Sequence[Line]) -> list[PrintedTable]:
    """Give the tables of a document as its grids show them."""
    document = around_document(lines)
    tables: list[PrintedTable] = []
    for grid in find_grids(lines):
        table = _table(fold_sum_columns(grid), lines, document)
        if table is not None:
            tables.append(table)
    return tables


def around_document(lines: Sequence[Line]) -> Around:
    """Give what the first lines of a document say of all its amounts."""
    first = [line.text for line in islice((one for one in lines if one.text), _FIRST_LINES)]
    return _around([text for text in first if len(text) <= _LONGEST_TITLE])


def _around(texts: Sequence[str], document: Around | None = None) -> Around:
    """What titles say, else the document, else that statements state outcomes."""
    version: Version | None = None
    period: Period | None = None
    year: int | None = None
    for text in texts:
        version = version or version_of_title(text)
        period = period or find_period(text) or _until(text)
        if year is None and (version_of_title(text) is not None or titles_statement(text)):
            years = years_over_column(text)
            year = years[0] if len(years) == 1 else None
    if document is not None:
        version = version or document.version
        period, year = period or document.period, year or document.year
    if version is None and any(map(titles_statement, texts)):
        version = Version.OUTCOME
    return Around(version=version, period=period, year=year)


def _until(text: str) -> Period | None:
    day = ends_on(text)
    return None if day is None else Period(first=day.replace(month=1, day=1), last=day)


def _table(grid: Grid, lines: Sequence[Line], document: Around) -> PrintedTable | None:
    titles = list(_titles(grid, lines))
    title = next((one for one in titles if titles_table(one) or statement_of_title(one)), "")
    named = (one for one in titles if not (is_only_unit(one) or heads_labels(one)))
    title = title or next(named, "")
    around = _around([grid.corner, *titles], document)
    cells = [
        [_amount(grid, row.cells[column], column) for row in grid.rows]
        for column in range(len(grid.columns))
    ]
    headings = find_headings(
        [column.heads for column in grid.columns],
        cells,
        [_is_signed_percent(grid, column) for column in range(len(grid.columns))],
        around,
    )
    money = [place for place, one in enumerate(headings) if one.kind in MONEY_KINDS]
    beside = [place for place in range(len(headings)) if place not in money]
    labelled = _labelled(grid)
    of_rows = _units_of_labels(grid, headings)
    unit_texts = [
        *(column.unit_text or "" for column in grid.columns),
        *_units_after(grid),
        *of_rows,
        grid.corner,
        *(one.text for one in headings),
        *titles,
        *(line.text for line in lines[grid.end : grid.end + _BELOW] if says_unit_of_all(line.text)),
    ]
    unit = next((unit for text in unit_texts if (unit := find_unit(text))), None)
    unit = unit or (_KRONOR if _have_ore(cells) else None)
    evidence = Evidence(
        unit=unit,
        titles=titles,
        headings=headings,
        figures=[[row.cells[column] for row in grid.rows] for column in range(len(headings))],
        labels=[row.label for row in grid.rows if any(row.cells)],
    )
    verdict = judge_money(evidence)
    if verdict is Verdict.UNKNOWN:
        return None
    if verdict is Verdict.COUNTS:
        money, beside = [], list(range(len(headings)))
    rows, quantities = _rows(grid, labelled, cells, headings, money, beside)
    figures = sum(cell is not None for row in rows for cell in row.readings[0].cells)
    if figures < _FEWEST_FIGURES and not (quantities and not rows):
        return None
    return PrintedTable(
        title=title,
        unit=unit,
        headings=tuple(headings[place] for place in money),
        rows=tuple(rows),
        quantities=tuple(quantities),
        is_unit_of_rows=of_rows == [unit],
    )


def _have_ore(cells: Sequence[Sequence[str | None]]) -> bool:
    """Whether amounts are printed with the hundredths of a krona, as thousands never are.

    Millions are, but none of those is a hundred.
    """
    told = [cell for column in cells for cell in column if cell is not None]
    is_in_ore = sum(decimals_of(cell) == _ORE_PLACES for cell in told) * 2 > len(told)
    largest = max((len(whole_digits(cell)) for cell in told), default=0)
    return is_in_ore and (largest >= _DIGITS_OF_KRONOR or all(map(is_nought, told)))


def _titles(grid: Grid, lines: Sequence[Line]) -> Iterator[str]:
    """Short lines above a grid, the nearest first, until another table."""
    if grid.corner:
        yield grid.corner
    above = (line for line in reversed(lines[: grid.start]) if line.text)
    for line in islice(above, _TITLE_REACH):
        if line.cells:
            return
        if len(line.text) <= _LONGEST_TITLE and not line.text.endswith((".", ",", ";")):
            yield from (text.strip("#* ") for text in pieces_of(line))


def _amount(grid: Grid, cell: str | None, column: int) -> str | None:
    if cell is None:
        return None
    return swedish_amount(
        without_percent(cell), grid.style, is_bracketed=grid.columns[column].is_bracketed
    )


def _is_signed_percent(grid: Grid, column: int) -> bool:
    told = [cell for row in grid.rows if (cell := row.cells[column])]
    return bool(told) and sum(map(is_percent, told)) * 2 > len(told)


def _units_after(grid: Grid) -> list[str]:
    """The unit that stands after every amount that has one."""
    found = {unit for row in grid.rows for cell in row.cells if cell and (unit := unit_after(cell))}
    return list(found) if len(found) == 1 else []


def _units_of_labels(grid: Grid, headings: Sequence[Heading]) -> list[str]:
    """The unit that the words of most rows of money end with, where it is the same one."""
    labels = [
        row.label for row in grid.rows if any(row.cells) and not is_rate_row(row.label, headings)
    ]
    told = [unit for label in labels if (unit := unit_of_label(label))]
    return told[:1] if len(set(told)) == 1 and 2 * len(told) > len(labels) else []


def _labelled(grid: Grid) -> list[tuple[LabelledLine, GridRow]]:
    """The rows with labels put together that wrap; a row with an account begins anew."""
    joined = join_labels([row.line for row in grid.rows], [any(row.cells) for row in grid.rows])
    by_line = {row.line.number: row for row in grid.rows}
    return [(one, by_line[one.line.number]) for one in joined]


def _rows(
    grid: Grid,
    labelled: Sequence[tuple[LabelledLine, GridRow]],
    cells: Sequence[Sequence[str | None]],
    headings: Sequence[Heading],
    money: Sequence[int],
    beside: Sequence[int],
) -> tuple[list[TableRow], list[PrintedQuantity]]:
    places = {id(row): place for place, row in enumerate(grid.rows)}
    doubtful = [one.is_joined or one.may_go_on for one, _ in labelled]
    sections = Sections()
    rows: list[TableRow] = []
    quantities: list[PrintedQuantity] = []
    for order, (told, row) in enumerate(labelled):
        place = places[id(row)]
        label = account_before(told.label)[1]
        if not any(row.cells):
            if label and not told.is_part:
                sections.open(label)
            continue
        number = len(rows) + 1
        section = sections.of_row(label)
        is_rate = is_rate_row(label, headings)
        for column in range(len(headings)) if is_rate else beside:
            printed = row.cells[column]
            if printed is not None and headings[column].kind is not ColumnKind.CODE:
                quantities.append(
                    PrintedQuantity(
                        row_number=number,
                        line=row.line.number,
                        page=row.line.page,
                        section=section,
                        label=label,
                        heading=headings[column],
                        printed_text=printed,
                        unit_text=unit_of_quantity(printed, headings[column]),
                        box=row.boxes[column],
                    )
                )
        own = tuple(cells[column][place] for column in money)
        if is_rate or not any(own):
            continue
        printed_cells = tuple(row.cells[column] for column in money)
        rows.append(
            TableRow(
                number=number,
                line=row.line.number,
                page=row.line.page,
                section=section,
                readings=(Reading(label=label, cells=own),),
                boxes=tuple(row.boxes[column] for column in money),
                is_ocr=any(word.is_ocr for word in row.line.words),
                is_joined=any(doubtful[max(0, order - 1) : order + 2]),
                printed=() if printed_cells == own else printed_cells,
                account=row.account,
            )
        )
    return rows, quantities


def with_grids(told: Sequence[PrintedTable], grids: Sequence[PrintedTable]) -> list[PrintedTable]:
    """Put the grids that nothing else tells in the place of what is told of fewer figures.

    A grid of counts goes before a table of the same figures that states no unit, and one of
    accounts, or of what nothing tells, before a table whose columns have only years: it is no
    budget. Several that tell all figures of such a table together, as the statements of pages that
    follow each other do, go before it too. One that states a unit goes before a table that states
    none.

    Args:
        told: Tables known by their headings or their sum.
        grids: All grids of the document.

    Returns:
        All tables, in the order of their lines.
    """
    kept = [one for one in told if not _is_told_by_several(one, grids)]
    added: list[PrintedTable] = []
    for grid in grids:
        places = _places(grid)
        same = [one for one in kept if _places(one) & places]
        is_more = sum(len(_places(one) & places) for one in same) < len(places)
        is_settled = all(_tells_versions(one) for one in same) or _is_of_budget(grid)
        has_unit = grid.unit is not None and all(one.unit is None for one in same)
        is_whole = _figure_count(grid) >= sum(map(_figure_count, same))
        is_more = is_more or (is_whole and (has_unit or not is_settled))
        is_counted = not grid.rows and all(one.unit is None for one in same)
        if is_counted or (grid.rows and is_more):
            kept = [one for one in kept if one not in same]
            added.append(grid)
    numbered: list[PrintedTable] = []
    for table in sorted([*kept, *added], key=lambda one: min(_places(one))):
        numbered.append(numbered_on(table, numbered) if table in added else table)
    return numbered


def _is_told_by_several(table: PrintedTable, grids: Sequence[PrintedTable]) -> bool:
    """Whether grids of accounts, or of what nothing tells, tell all of a table of bare years."""
    places = _places(table)
    own = [grid for grid in grids if grid.rows and _places(grid) & places]
    if len(own) < _SEVERAL or _tells_versions(table) or any(map(_is_of_budget, own)):
        return False
    return places <= set().union(*map(_places, own))


def _tells_versions(table: PrintedTable) -> bool:
    return all(heading.version is not None for heading in table.headings)


def _is_of_budget(grid: PrintedTable) -> bool:
    """Whether the title or the document says that what a column does not tell is a budget."""
    return any(heading.version is Version.BUDGET for heading in grid.headings)


def _figure_count(table: PrintedTable) -> int:
    return sum(cell is not None for row in _rows_of_money(table) for cell in row.readings[0].cells)


def _rows_of_money(table: PrintedTable) -> list[TableRow]:
    rows = table.rows
    return [one for one in rows if not is_rate_row(one.readings[0].label, table.headings)]


def _places(table: PrintedTable) -> set[tuple[int, str]]:
    """The line of every figure, with its digits: tables may stand side by side."""
    rows = _rows_of_money(table)
    if not rows:
        return {(one.line, _digits(one.printed_text)) for one in table.quantities}
    return {
        (row.line, _digits(cell))
        for row in rows
        for cell in row.readings[0].cells
        if cell is not None
    }


def _digits(printed: str) -> str:
    return "".join(sign for sign in printed if sign.isdigit())
