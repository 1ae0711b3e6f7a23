"""A sheet of a workbook for people who print it: title, notes and tables from the top down."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import xlsxwriter
from xlsxwriter.format import Format

_A4: Final = 9
_LINE_POINTS: Final = 15
_AMOUNT_AIR: Final = 3
_TITLE_POINTS: Final = 21
_HIGHEST_ROW: Final = 409
_LONGEST_CELL: Final = 32_767
_LONGEST_HEADER: Final = 120
_NOTE_COLUMNS: Final = 6

Cell = str | int | float | None
Kind = Literal["text", "count", "money"]


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a table: its heading, its width in signs and what its cells are."""

    title: str
    width: int
    kind: Kind = "text"


@dataclass(frozen=True, kw_only=True)
class Formats:
    """How cells look, by what they are."""

    title: Format
    heading: Format
    note: Format
    head: dict[Kind, Format]
    cell: dict[Kind, Format]
    total: dict[Kind, Format]


class Sheet:
    """A sheet that is written from the top; its first table's heading stays in sight."""

    def __init__(self, book: xlsxwriter.Workbook, name: str, formats: Formats, header: str) -> None:
        self._sheet = book.add_worksheet(name)
        self._formats = formats
        self._row = 0
        self._widths: list[int] = []
        self._is_frozen = False
        self._sheet.hide_gridlines(2)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.75)
        shown = writable(header)[:_LONGEST_HEADER].replace("&", "&&")
        self._sheet.set_header(f"&L{shown}&R{name}")
        self._sheet.set_footer("&RSida &P av &N")

    def title(self, text: str, columns: Sequence[Column]) -> None:
        """Write the title over the columns that the sheet is going to have."""
        self._widen(columns)
        self._across(text, self._formats.title, points=_TITLE_POINTS)

    def heading(self, text: str) -> None:
        """Write a heading after an empty row."""
        self._row += 1
        self._sheet.write_string(self._row, 0, text, self._formats.heading)
        self._row += 1

    def note(self, text: str) -> None:
        """Write a sentence over the columns that the sheet has got so far."""
        self._across(text, self._formats.note, points=_LINE_POINTS)

    def space(self) -> None:
        """Leave a row empty."""
        self._row += 1

    def table(
        self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, totals: int = 0
    ) -> None:
        """Write rows under their headings; the last ``totals`` rows stand apart."""
        self._widen(columns, rows)
        if not self._is_frozen:
            frozen_columns = 1 if columns[0].width > 10 else 2
            self._sheet.freeze_panes(self._row + 1, frozen_columns)
            self._sheet.repeat_rows(self._row)
            self._is_frozen = True
        self._write([column.title for column in columns], columns, self._formats.head)
        for at, row in enumerate(rows):
            is_total = at >= len(rows) - totals
            self._write(row, columns, self._formats.total if is_total else self._formats.cell)

    def _write(
        self, cells: Sequence[Cell], columns: Sequence[Column], formats: dict[Kind, Format]
    ) -> None:
        lines = 1
        for at, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            style = formats[column.kind]
            if cell is None:
                self._sheet.write_blank(self._row, at, None, style)
            elif isinstance(cell, str):
                self._sheet.write_string(self._row, at, writable(cell), style)
                lines = max(lines, _lines_of(cell, column.width - 2))
            else:
                self._sheet.write_number(self._row, at, cell, style)
        self._set_height(_LINE_POINTS * lines)
        self._row += 1

    def _across(self, text: str, style: Format, *, points: int) -> None:
        last = min(len(self._widths), _NOTE_COLUMNS) - 1
        signs = sum(self._widths[: last + 1]) * _LINE_POINTS // points
        self._set_height(points * _lines_of(text, signs))
        self._sheet.merge_range(self._row, 0, self._row, last, "", style)
        self._sheet.write_string(self._row, 0, writable(text), style)
        self._row += 1

    def _set_height(self, points: int) -> None:
        self._sheet.set_row(self._row, min(points, _HIGHEST_ROW))

    def _widen(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]] = ()) -> None:
        """Make room for the columns, and for every amount in them: Excel shows no part of one."""
        self._widths += [0] * (len(columns) - len(self._widths))
        for at, column in enumerate(columns):
            amounts = [cell for row in rows if isinstance(cell := row[at], float)]
            longest = max((len(f"{amount:,.2f}") for amount in amounts), default=0)
            self._widths[at] = max(self._widths[at], column.width, longest + _AMOUNT_AIR)
            self._sheet.set_column(at, at, self._widths[at])


def make_formats(book: xlsxwriter.Workbook) -> Formats:
    """Make the formats of a workbook's sheets."""
    numbers: dict[Kind, dict[str, str]] = {
        "text": {},
        "count": {"num_format": "#,##0"},
        "money": {"num_format": "#,##0.00"},
    }
    usual = {"valign": "top", "text_wrap": True}
    aligned: dict[Kind, str] = {"text": "left", "count": "right", "money": "right"}

    def styles(**style: object) -> dict[Kind, Format]:
        return {
            kind: book.add_format({**usual, "align": aligned[kind], "indent": 1, **number, **style})
            for kind, number in numbers.items()
        }

    return Formats(
        title=book.add_format({**usual, "bold": True, "font_size": 15}),
        heading=book.add_format({"bold": True, "font_size": 12}),
        note=book.add_format(usual),
        head=styles(bold=True, bottom=1, bg_color="#EEF4F9", valign="bottom"),
        cell=styles(bottom=4, bottom_color="#C9D1D9"),
        total=styles(bold=True, top=1),
    )


def writable(text: str) -> str:
    """Give a text as a cell can hold it: half of a sign that is written in two is none."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole[:_LONGEST_CELL]


def _lines_of(text: str, width: int) -> int:
    """Count the lines that a text takes; programs do not agree on how high a row becomes."""
    return sum(max(len(textwrap.wrap(part, width)), 1) for part in text.split("\n"))
