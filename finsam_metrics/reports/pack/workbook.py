"""A pack as a workbook: a sheet a part, numbers as numbers, charts that the program draws."""

import datetime as dt
import io
import textwrap
from collections.abc import Sequence
from typing import Any, Final

import xlsxwriter

from finsam_metrics.exhibits.plots import Form, Plot
from finsam_metrics.exhibits.tables import Column, Table, as_texts
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.reports.open_data.figure_addresses import addresses_of
from finsam_metrics.reports.pack.colophon import SERVICE, colophon, source_line
from finsam_metrics.reports.pack.making import Pack, Section, Shown
from finsam_metrics.reports.workbook_sheets import writable

_LONGEST_NAME: Final = 31
_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_WIDEST: Final = 60
_CHART_ROWS: Final = 20
_CHART_WIDTH: Final = 760
_CHART_LINE: Final = 20
_ROW_POINTS: Final = 15
_A4: Final = 9
_BAR: Final = 10
_COVER_WIDTH: Final = 90
_WAY_BACK: Final = "Var siffran står"
_PLAIN: Final = ("#0a1440", "#7ea6d9", "#7ee4b4", "#fccc60", "#a8b46c", "#c0e4e4")
_WHOLE: Final = "#,##0"
_NUMBERS: Final[dict[str | Measure, str]] = {
    "number": _WHOLE,
    "year": "0",
    "sek": _WHOLE,
    "rounded_sek": _WHOLE,
    "index": "#,##0.00",
    "share": "0.0%",
    "exact_share": "0.0%",
    Measure.SHARE: "0.0%",
    Measure.TKR: _WHOLE,
    Measure.PER_INHABITANT: "#,##0.0",
    Measure.PER_INHABITANT_16_64: "#,##0.0",
}


def write_workbook(pack: Pack) -> bytes:
    """Write a pack as a workbook. The same pack gives the same bytes."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties(
            {
                "title": pack.heading,
                "author": SERVICE,
                "created": dt.datetime(pack.made.year, pack.made.month, pack.made.day),
            }
        )
        looks = _Looks(book)
        _write_cover(book, pack, looks)
        taken = {"underlag"}
        for section in pack.sections:
            name = _sheet_name(section.title, taken)
            _SectionSheet(book, name, looks, pack.address).write(section)
    return out.getvalue()


class _Looks:
    """How cells look."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        usual = {"valign": "top", "text_wrap": True}
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.heading = book.add_format({"bold": True, "font_size": 12})
        self.note = book.add_format({"font_color": "#4A5763"})
        self.text = book.add_format(usual)
        self.absent = book.add_format({**usual, "align": "right", "font_color": "#4A5763"})
        self.head = book.add_format({**usual, "bold": True, "bg_color": "#EEF4F9", "bottom": 1})
        self.right_head = book.add_format(
            {**usual, "bold": True, "bg_color": "#EEF4F9", "bottom": 1, "align": "right"}
        )
        self.day = book.add_format({**usual, "num_format": "yyyy-mm-dd", "align": "left"})
        self._numbers = {
            form: book.add_format({"valign": "top", "num_format": form})
            for form in set(_NUMBERS.values())
        }

    def number(self, kind: str | Measure) -> Any:
        return self._numbers[_NUMBERS[kind]]


def _write_cover(book: xlsxwriter.Workbook, pack: Pack, looks: _Looks) -> None:
    sheet = book.add_worksheet("Underlag")
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, _COVER_WIDTH)
    meeting = pack.meeting_date
    sheet.write_string(0, 0, writable(pack.heading), looks.title)
    lines = [
        ("Förbund", pack.associations),
        *([] if meeting is None else [("Möte", format_date(meeting))]),
        *pack.choices,
        ("Delar", format_list([section.title for section in pack.sections])),
        ("Om underlaget", " ".join(colophon(pack))),
    ]
    for row, (name, text) in enumerate(lines, start=2):
        sheet.write_string(row, 0, writable(name), looks.text)
        sheet.write_string(row, 1, writable(text), looks.text)
        sheet.set_row(row, _ROW_POINTS * len(textwrap.wrap(text, _COVER_WIDTH - 5) or [""]))


class _SectionSheet:
    """One part of a pack, written from the top."""

    def __init__(
        self, book: xlsxwriter.Workbook, name: str, looks: _Looks, address: str | None
    ) -> None:
        self._book, self._name, self._looks, self._address = book, name, looks, address
        self._sheet = book.add_worksheet(name)
        self._row = 0
        self._widths: dict[int, int] = {}
        self._sheet.hide_gridlines(2)
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_footer("&L" + name.replace("&", "&&") + "&RSida &P av &N")

    def write(self, section: Section) -> None:
        """Write the part's exhibits under each other."""
        self._line(section.title, self._looks.title)
        if section.subtitle:
            self._line(section.subtitle, self._looks.note)
        breaks = []
        for place, shown in enumerate(section.shown):
            self._row += 1
            if place:
                breaks.append(self._row)
            self._write_exhibit(shown)
        self._sheet.set_h_pagebreaks(breaks)

    def _write_exhibit(self, shown: Shown) -> None:
        exhibit = shown.exhibit
        self._line(exhibit.title, self._looks.heading)
        for text in (exhibit.subtitle, *exhibit.absent):
            if text:
                self._line(text, self._looks.note)
        table = exhibit.table
        first = self._row + 1
        if table is not None and not table.frame.is_empty():
            self._write_table(table)
        if exhibit.plot is not None:
            self._write_chart(exhibit.plot, table, first, exhibit.alt_text or exhibit.title)
        said = [exhibit.notes_text, *shown.findings, *shown.footnotes, source_line(shown)]
        for text in said:
            if text:
                self._line(text, self._looks.note)

    def _line(self, text: str, look: Any) -> None:
        self._sheet.write_string(self._row, 0, writable(text), look)
        self._row += 1

    def _write_table(self, table: Table) -> None:
        columns = table.shown
        texts = [as_texts(table.frame, column) for column in columns]
        for at, (column, of_one) in enumerate(zip(columns, texts, strict=True)):
            self._widen(at, column, of_one)
        self._set_heights([tuple(column.title for column in columns), *zip(*texts, strict=True)])
        for at, column in enumerate(columns):
            look = self._looks.right_head if column.is_right else self._looks.head
            self._sheet.write_string(self._row, at, writable(column.title), look)
            for row, (value, text) in enumerate(
                zip(table.frame[column.name], texts[at], strict=True), start=self._row + 1
            ):
                self._write_cell(row, at, column, value, text)
        if self._address is not None:
            self._write_ways_back(len(columns), addresses_of(table.frame, self._address) or [])
        self._row += table.frame.height + 1

    def _write_ways_back(self, at: int, urls: Sequence[str | None]) -> None:
        """Write in a last column where each row's figures stand printed, as links."""
        if not any(urls):
            return
        self._widths[at] = max(self._widths.get(at, 0), len(_WAY_BACK) + 2)
        self._sheet.set_column(at, at, self._widths[at])
        self._sheet.write_string(self._row, at, _WAY_BACK, self._looks.head)
        for row, url in enumerate(urls, start=self._row + 1):
            if url is not None:
                # A value of more rows than one address holds leads to the first of them.
                self._sheet.write_url(row, at, url.partition(" ")[0], string="Visa")

    def _set_heights(self, rows: list[tuple[str, ...]]) -> None:
        """Make each row as high as its cells are: programs do not agree on how high that is."""
        for row, cells in enumerate(rows, start=self._row):
            lines = max(
                len(textwrap.wrap(text, self._widths[at] - 1)) for at, text in enumerate(cells)
            )
            self._sheet.set_row(row, _ROW_POINTS * max(lines, 1))

    def _write_cell(self, row: int, at: int, column: Column, value: Any, text: str) -> None:
        if value is None:
            look = self._looks.absent if column.is_right else self._looks.text
            self._sheet.write_string(row, at, writable(text), look)
        elif column.kind == "date":
            self._sheet.write_datetime(
                row, at, dt.datetime(value.year, value.month, value.day), self._looks.day
            )
        elif column.kind in _NUMBERS:
            unit = 1000 if column.kind is Measure.TKR else 1
            self._sheet.write_number(row, at, float(value) / unit, self._looks.number(column.kind))
            if column.judged is not None and text.endswith("*"):
                self._sheet.write_comment(row, at, "Vår bedömning", {"author": SERVICE})
        else:
            self._sheet.write_string(row, at, writable(text), self._looks.text)

    def _widen(self, at: int, column: Column, texts: list[str]) -> None:
        longest = max((len(text) for text in texts), default=0)
        head = max(map(len, column.title.split()), default=0)
        wanted = min(max(longest, head, 8) + 2, _WIDEST)
        self._widths[at] = max(self._widths.get(at, 0), wanted)
        self._sheet.set_column(at, at, self._widths[at])

    def _write_chart(self, plot: Plot, table: Table | None, first: int, said: str) -> None:
        """Draw a chart of the table's own cells, else of a block that is written for it."""
        names, values, top = self._places(plot, table, first)
        head = (first if plot.names else top) - 1
        last = top + len(plot.categories) - 1
        chart = self._book.add_chart(_chart_type(plot))
        for place, (one, at) in enumerate(zip(plot.series, values, strict=True)):
            color = one.colour or _PLAIN[place % len(_PLAIN)]
            chart.add_series(
                {
                    "name": [self._name, head, at],
                    "categories": [self._name, top, names[0], last, names[-1]],
                    "values": [self._name, top, at, last, at],
                    "fill": {"color": color},
                    "line": {"color": color, "width": 2.25},
                    "marker": {"type": "circle", "size": 6, "fill": {"color": color}},
                    "gap": 40,
                }
            )
        lying = plot.form is not Form.LINES
        chart.set_legend({"position": "top"} if len(plot.series) > 1 else {"none": True})
        chart.set_y_axis({"reverse": True} if lying else {"num_format": _NUMBERS[plot.kind]})
        chart.set_x_axis(
            {"num_format": _NUMBERS[plot.kind], "major_gridlines": {"visible": False}}
            if lying
            else {}
        )
        bars = len(plot.categories) * (1 if plot.form is Form.STACKED else len(plot.series))
        height = max(_CHART_ROWS * _CHART_LINE, 120 + bars * _BAR) if lying else 400
        chart.set_size({"width": _CHART_WIDTH, "height": height})
        self._sheet.insert_chart(self._row, 0, chart, {"description": said, "object_position": 3})
        self._row += height // _CHART_LINE + 1

    def _places(
        self, plot: Plot, table: Table | None, first: int
    ) -> tuple[list[int], list[int], int]:
        """Where names and values of a plot stand, and its first row."""
        if table is not None and plot.names:
            at = {column.name: place for place, column in enumerate(table.shown)}
            names, values = ([at[name] for name in wanted] for wanted in (plot.names, plot.values))
            return names, values, first + plot.first
        self._row += 1
        for place, one in enumerate(plot.series, start=1):
            self._sheet.write_string(self._row, place, writable(one.name), self._looks.right_head)
        for row, name in enumerate(plot.categories, start=self._row + 1):
            self._sheet.write_string(row, 0, writable(name), self._looks.text)
            for place, one in enumerate(plot.series, start=1):
                value = one.values[row - self._row - 1]
                if value is not None:
                    self._sheet.write_number(row, place, value, self._looks.number(plot.kind))
        top = self._row + 1
        self._row = top + len(plot.categories)
        return [0], list(range(1, len(plot.series) + 1)), top


def _chart_type(plot: Plot) -> dict[str, str]:
    if plot.form is Form.LINES:
        return {"type": "line"}
    if plot.form is Form.STACKED:
        return {"type": "bar", "subtype": "stacked"}
    return {"type": "bar"}


def _sheet_name(title: str, taken: set[str]) -> str:
    """Name a sheet; a name that is taken gets a number."""
    base = title.translate(_FORBIDDEN).strip()[:_LONGEST_NAME]
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        ending = f" ({number})"
        name = base[: _LONGEST_NAME - len(ending)] + ending
    taken.add(name.casefold())
    return name
