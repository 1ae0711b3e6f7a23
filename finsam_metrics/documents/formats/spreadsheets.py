"""Spreadsheets (xlsx, xls, ods): the values of the cells of every sheet that is shown."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from importlib.metadata import version
from math import isfinite
from pathlib import Path
from typing import Final

import python_calamine
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from finsam_metrics.documents.reasons import Reason, UnreadableError
from finsam_metrics.documents.rows import LineList
from finsam_metrics.documents.tables import Span, cells_of_spans, is_figure
from finsam_metrics.model.sources import Cell, SourceDocument

_Value = int | float | str | bool | time | date | datetime | timedelta
_MOST_ROWS: Final = 20_000
_MOST_COLUMNS: Final = 300
_DECIMALS: Final = 6
_REACH: Final = 6


def read_spreadsheet(path: Path, media_type: str, pages: range | None) -> SourceDocument:
    """Read a spreadsheet; a sheet is a page.

    Empty columns are left out; hidden sheets are left out and named.

    Raises:
        UnreadableError: It is locked or broken, or a sheet is too large.
    """
    try:
        book = CalamineWorkbook.from_path(path)
    except python_calamine.PasswordError as error:
        raise UnreadableError(Reason.ENCRYPTED) from error
    except python_calamine.CalamineError as error:
        raise UnreadableError(Reason.BROKEN) from error
    lines = LineList()
    omitted = []
    for number, about in enumerate(book.sheets_metadata, start=1):
        if about.typ != SheetTypeEnum.WorkSheet or (pages is not None and number not in pages):
            continue
        if about.visible != SheetVisibleEnum.Visible:
            omitted.append(f"sheet {about.name} was not read: hidden")
            continue
        sheet = book.get_sheet_by_name(about.name)
        if sheet.total_height > _MOST_ROWS * 60 or sheet.total_width > _MOST_COLUMNS * 60:
            raise UnreadableError(Reason.TOO_MUCH)
        lines.add_text(about.name, page=number)
        for block in _blocks(_rows(sheet)):
            if isinstance(block, str):
                lines.add_text(block, page=number)
            else:
                lines.add_table(block, page=number)
    return SourceDocument(
        sha256="",
        media_type=media_type,
        page_count=len(book.sheet_names),
        lines=lines.finish(),
        omitted=tuple(omitted),
        tools={"python-calamine": version("python-calamine")},
    )


def _rows(sheet: CalamineSheet) -> list[list[str]]:
    """Texts of all cells, without empty columns; rows without text are kept as empty."""
    rows: list[list[str]] = []
    for values in sheet.iter_rows():
        if len(rows) >= _MOST_ROWS or len(values) > _MOST_COLUMNS * 60:
            raise UnreadableError(Reason.TOO_MUCH)
        rows.append([_text(value) for value in values])
    width = max((len(row) for row in rows), default=0)
    used = [
        column for column in range(width) if any(column < len(row) and row[column] for row in rows)
    ]
    if len(used) > _MOST_COLUMNS:
        raise UnreadableError(Reason.TOO_MUCH)
    return [[row[column] if column < len(row) else "" for column in used] for row in rows]


def _blocks(rows: Sequence[Sequence[str]]) -> Iterator[str | list[tuple[Cell, ...]]]:
    """Rows of cells; a text alone in its row is a paragraph, unless amounts follow in its table."""
    table: list[tuple[Cell, ...]] = []
    for place, row in enumerate(rows):
        filled = [text for text in row if text]
        is_alone = not filled or filled == [row[0]]
        goes_on = any(any(map(is_figure, below[1:])) for below in rows[place : place + _REACH])
        if is_alone and not (table and goes_on):
            if table:
                yield table
            table = []
            yield filled[0] if filled else ""
            continue
        table.append(cells_of_spans([Span(text=text) for text in row], is_above_amounts=False))
    if table:
        yield table


def _text(value: _Value) -> str:
    """A value as a Swedish document prints it.

    >>> _text(1250.5), _text(-3.0), _text("1 250 ")
    ('1250,5', '-3', '1 250')
    """
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, float):
        if not isfinite(value):
            return ""
        rounded = round(value, _DECIMALS)
        if rounded == int(rounded):
            return str(int(rounded))
        return f"{rounded:.{_DECIMALS}f}".rstrip("0").replace(".", ",")
    if isinstance(value, datetime):
        return value.date().isoformat()
    return " ".join(str(value).split())
