"""Invoice bases as one Excel workbook for all parties: amounts, lines, arithmetic, payments."""

import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from typing import Final, Literal

import xlsxwriter
from xlsxwriter.format import Format

from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.reports.invoice_contents import (
    Provenance,
    case_title,
    case_version,
    clip_text,
    format_day,
    kind_of,
    list_keys,
    vat_remark,
    whole_ore,
)
from finsam_metrics.shared_costs.cases import BASIS_NAMES, Settlement, VatRecovered
from finsam_metrics.shared_costs.explanations import explain
from finsam_metrics.shared_costs.line_numbers import format_numbers
from finsam_metrics.shared_costs.results import LinePaid, Split

_A4: Final = 9
_LINE_POINTS: Final = 15
_AMOUNT_AIR: Final = 3
_TITLE_POINTS: Final = 21
_HIGHEST_ROW: Final = 409
_LONGEST_CELL: Final = 32_767
_LONGEST_TITLE: Final = 200
_LONGEST_HEADER: Final = 120
_NOTE_COLUMNS: Final = 6
_RECOVERED_NAMES: Final = {
    VatRecovered.YES: "ja",
    VatRecovered.NO: "nej",
    VatRecovered.UNKNOWN: "ej angivet, delas med moms",
}

Cell = str | int | float | None
Kind = Literal["text", "count", "money"]


@dataclass(frozen=True, kw_only=True)
class _Column:
    """A column of a table: its heading, its width in signs and what its cells are."""

    title: str
    width: int
    kind: Kind = "text"


@dataclass(frozen=True, kw_only=True)
class _Formats:
    """How cells look, by what they are."""

    title: Format
    heading: Format
    note: Format
    head: dict[Kind, Format]
    cell: dict[Kind, Format]
    total: dict[Kind, Format]


def write_invoice_workbook(split: Split, provenance: Provenance) -> bytes:
    """Write a divided case as Excel, with a sheet for each question an accountant has.

    Amounts are numbers, in kronor. There are no formulas, and text is written as text, so that
    nothing in the case runs. An empty cell is *not stated*. The same split and provenance give
    the same bytes.
    """
    target = BytesIO()
    title = f"{kind_of(split)}: {case_title(split.case)}"
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        made = datetime.combine(provenance.made, time())
        book.set_properties({"title": _writable(title), "created": made})
        formats = _formats(book)
        for name, write in _SHEETS.items():
            write(_Sheet(book, name, formats, title), split, provenance)
    return target.getvalue()


class _Sheet:
    """A sheet that is written from the top; its first table's heading stays in sight."""

    def __init__(
        self, book: xlsxwriter.Workbook, name: str, formats: _Formats, header: str
    ) -> None:
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
        shown = _writable(header)[:_LONGEST_HEADER].replace("&", "&&")
        self._sheet.set_header(f"&L{shown}&R{name}")
        self._sheet.set_footer("&RSida &P av &N")

    def title(self, text: str, columns: Sequence[_Column]) -> None:
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
        self, columns: Sequence[_Column], rows: Sequence[Sequence[Cell]], *, totals: int = 0
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
        self, cells: Sequence[Cell], columns: Sequence[_Column], formats: dict[Kind, Format]
    ) -> None:
        lines = 1
        for at, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            style = formats[column.kind]
            if cell is None:
                self._sheet.write_blank(self._row, at, None, style)
            elif isinstance(cell, str):
                self._sheet.write_string(self._row, at, _writable(cell), style)
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
        self._sheet.write_string(self._row, 0, _writable(text), style)
        self._row += 1

    def _set_height(self, points: int) -> None:
        self._sheet.set_row(self._row, min(points, _HIGHEST_ROW))

    def _widen(self, columns: Sequence[_Column], rows: Sequence[Sequence[Cell]] = ()) -> None:
        """Make room for the columns, and for every amount in them: Excel shows no part of one."""
        self._widths += [0] * (len(columns) - len(self._widths))
        for at, column in enumerate(columns):
            amounts = [cell for row in rows if isinstance(cell := row[at], float)]
            longest = max((len(f"{amount:,.2f}") for amount in amounts), default=0)
            self._widths[at] = max(self._widths[at], column.width, longest + _AMOUNT_AIR)
            self._sheet.set_column(at, at, self._widths[at])


def _write_summary(sheet: _Sheet, split: Split, provenance: Provenance) -> None:
    case = split.case
    columns = [
        _Column(title="Part", width=34),
        *(
            _Column(title=title, width=18, kind="money")
            for title in (
                "Preliminär andel, kr" if split.is_preliminary else "Andel, kr",
                "Har betalat, kr",
                "Ersättning för moms, kr",
                "Intäkter, kr",
                "Betalat av det som delas, kr",
                "Ofördelat som stannar, kr",
                "Att betala, kr",
                "Att få, kr",
                "På egen hand, kr",
            )
        ),
    ]
    sheet.title(f"{kind_of(split)}: {clip_text(case_title(case), _LONGEST_TITLE)}", columns)
    sheet.note(
        f"Upprättat {format_date(provenance.made)}. Beräkningens version {case_version(case)}, "
        f"uppgifternas version {provenance.data_version}."
    )
    sheet.space()
    rows: list[Sequence[Cell]] = [
        (
            case.names[share.party],
            _kronor(share.share_ore),
            _kronor(share.outlay_ore),
            _kronor(share.compensation_ore),
            _kronor(share.income_ore),
            _kronor(share.basis_ore),
            _kronor(share.retained_ore),
            None if share.net_ore is None else _kronor(max(-share.net_ore, 0)),
            None if share.net_ore is None else _kronor(max(share.net_ore, 0)),
            _kronor(share.alone_ore),
        )
        for share in split.shares
    ]
    sheet.table(columns, [*rows, ("Summa", *_sums(rows))], totals=1)
    if split.is_preliminary:
        sheet.note(
            "Det är inte angivet vem som har betalat alla kostnader. Fördelningen är preliminär, "
            "och ingen ska betala något efter den."
        )
    sheet.note("En tom ruta betyder att uppgiften inte är angiven.")
    sheet.heading("Att stämma av")
    for text in (vat_remark(case.lines), *split.warnings):
        sheet.note(text)


def _write_lines(sheet: _Sheet, split: Split, _: Provenance) -> None:
    case = split.case
    columns = [
        _Column(title="Rad", width=6, kind="count"),
        _Column(title="Kostnad", width=40),
        _Column(title="Tid", width=18),
        _Column(title="Belopp med moms, kr", width=13, kind="money"),
        _Column(title="Varav moms, kr", width=13, kind="money"),
        _Column(title="Momsen ersätts", width=13),
        _Column(title="Ersättning för moms, kr", width=13, kind="money"),
        _Column(title="Intäkter, kr", width=13, kind="money"),
        _Column(title="Att dela, kr", width=13, kind="money"),
        _Column(title="Nyckel", width=38),
        _Column(title="Ofördelat, kr", width=13, kind="money"),
        *(_Column(title=f"{case.names[p]}, kr", width=15, kind="money") for p in case.parties),
    ]
    rows: list[list[Cell]] = []
    given: list[list[int | None]] = []
    for number, (line, shared) in enumerate(zip(case.lines, split.lines, strict=True), start=1):
        exact = [shared.unallocated_ore, *(shared.shares.get(party) for party in case.parties)]
        given.append([None if one is None else whole_ore(one) for one in exact])
        rows.append(
            [
                number,
                line.title,
                None if line.date is None else format_day(line.date),
                _kronor(line.amount_ore),
                _kronor(line.vat_ore),
                _RECOVERED_NAMES[line.vat_recovered] if line.vat_ore else None,
                _kronor(line.compensation_ore),
                _kronor(line.income_ore),
                _kronor(shared.cost_ore),
                shared.key_text,
                *map(_kronor, given[-1]),
            ]
        )
    due = [split.unallocated_ore, *(share.share_ore for share in split.shares)]
    rounded = [
        total - sum(ore or 0 for ore in column)
        for total, column in zip(due, zip(*given, strict=True), strict=True)
    ]
    totals: list[list[Cell]] = [
        [None, "Avrundning", *[None] * 8, *map(_kronor, rounded)],
        [
            None,
            "Summa",
            None,
            _kronor(sum(line.amount_ore for line in case.lines)),
            _kronor(sum(line.vat_ore for line in case.lines)),
            None,
            _kronor(sum(line.compensation_ore for line in case.lines)),
            _kronor(sum(line.income_ore for line in case.lines)),
            _kronor(split.total_ore),
            None,
            *map(_kronor, due),
        ],
    ]
    sheet.table(columns, [*rows, *totals], totals=2)
    sheet.note(
        "Delarna av varje rad är avrundade till öre. Avrundningen gör att de blir andelen, som "
        "är avrundad en enda gång. En tom ruta hos en part: raden gäller inte den."
    )


def _write_steps(sheet: _Sheet, split: Split, _: Provenance) -> None:
    rows: list[Sequence[Cell]] = []
    for number, step in enumerate(explain(split), start=1):
        first, *others = (*([step.formula] if step.formula else []), *step.rows)
        rows.append((number, step.title, first))
        rows += [(None, None, text) for text in others]
    columns = [
        _Column(title="Steg", width=7, kind="count"),
        _Column(title="Vad som räknas", width=46),
        _Column(title="Så räknas det, med talen insatta", width=96),
    ]
    sheet.table(columns, rows)


def _write_payments(sheet: _Sheet, split: Split, _: Provenance) -> None:
    names, lines = split.case.names, split.case.lines
    columns = [
        _Column(title="Från", width=36),
        _Column(title="Till", width=36),
        _Column(title="Kostnad", width=36),
        _Column(title="Belopp, kr", width=18, kind="money"),
    ]
    rows = [
        (
            names[one.payer],
            names[one.receiver],
            "flera tillsammans" if one.line is None else f"{one.line + 1}. {lines[one.line].title}",
            _kronor(one.amount_ore),
        )
        for one in split.transfers
    ]
    sheet.table(columns, rows)
    if split.is_preliminary:
        sheet.note("Det är inte angivet vem som har betalat alla kostnader: inget ska betalas än.")
    elif not rows:
        sheet.note("Avräkningen går jämnt ut: ingen ska betala någon.")
    elif split.case.settlement is Settlement.FEWEST:
        sheet.note(
            "Så få betalningar som möjligt: en betalning kan gälla kostnader som någon annan än "
            "mottagaren har betalat."
        )
    sheet.heading("Vem som har betalat kostnaderna")
    sheet.table(
        [
            _Column(title="Kostnad", width=36),
            _Column(title="Betalare", width=36),
            *(
                _Column(title=title, width=18, kind="money")
                for title in (
                    "Har betalat, kr",
                    "Ersättning för moms, kr",
                    "Intäkter, kr",
                    "Betalat av det som delas, kr",
                )
            ),
        ],
        [
            (f"{number}. {line.title}", *amounts)
            for number, (line, paid) in enumerate(zip(lines, split.paid, strict=True), start=1)
            for amounts in _payer_rows(paid, names)
        ],
    )


def _payer_rows(paid: LinePaid | None, names: Mapping[str, str]) -> list[tuple[Cell, ...]]:
    if paid is None:
        return [("ej angivet", None, None, None, None)]
    return [
        (
            names[party],
            *(
                _kronor(amounts[party])
                for amounts in (
                    paid.outlay_ore,
                    paid.compensation_ore,
                    paid.income_ore,
                    paid.basis_ore,
                )
            ),
        )
        for party in paid.outlay_ore
    ]


def _write_grounds(sheet: _Sheet, split: Split, provenance: Provenance) -> None:
    case = split.case
    sheet.table(
        [
            _Column(title="Nyckel", width=36),
            _Column(title="Rader", width=14),
            _Column(title="Vad som är överenskommet", width=48),
            _Column(title="Gäller", width=22),
            _Column(title="Högst", width=16),
            _Column(title="Beslut", width=30),
            _Column(title="Dokument", width=30),
        ],
        [
            (
                key.title,
                format_numbers(key.lines),
                key.agreed,
                key.valid,
                key.cap,
                key.decision,
                key.document,
            )
            for key in list_keys(split, provenance.documents)
        ],
    )
    attended = [
        (f"{number}. {line.title}", BASIS_NAMES[basis], case.names[party], count)
        for number, line in enumerate(case.lines, start=1)
        for basis, counts in line.participants.items()
        for party, count in counts.items()
    ]
    if attended:
        sheet.heading("Deltagare")
        sheet.table(
            [
                _Column(title="Kostnad", width=36),
                _Column(title="Vilka", width=14),
                _Column(title="Part", width=48),
                _Column(title="Antal", width=10, kind="count"),
            ],
            attended,
        )
    sheet.heading("Beräkningen")
    sheet.note(f"Beräkning: {case_title(case)}")
    sheet.note(f"År: {'ej angivet' if case.year is None else case.year}")
    sheet.note(f"Upprättat: {format_date(provenance.made)}")
    sheet.note(f"Beräkningens version: {case_version(case)}")
    sheet.note(f"Uppgifternas version: {provenance.data_version}")


_SHEETS: Final[dict[str, Callable[[_Sheet, Split, Provenance], None]]] = {
    "Sammanställning": _write_summary,
    "Rader": _write_lines,
    "Så räknade vi": _write_steps,
    "Betalningar": _write_payments,
    "Underlag": _write_grounds,
}


def _formats(book: xlsxwriter.Workbook) -> _Formats:
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

    return _Formats(
        title=book.add_format({**usual, "bold": True, "font_size": 15}),
        heading=book.add_format({"bold": True, "font_size": 12}),
        note=book.add_format(usual),
        head=styles(bold=True, bottom=1, bg_color="#EEF4F9", valign="bottom"),
        cell=styles(bottom=4, bottom_color="#C9D1D9"),
        total=styles(bold=True, top=1),
    )


def _sums(rows: Sequence[Sequence[Cell]]) -> list[Cell]:
    """Sum each column but the first; none where a cell is empty."""
    columns = list(zip(*rows, strict=True))[1:]
    return [
        None if any(cell is None for cell in column) else sum(float(cell or 0) for cell in column)
        for column in columns
    ]


def _kronor(amount_ore: int | None) -> float | None:
    return None if amount_ore is None else amount_ore / 100


def _lines_of(text: str, width: int) -> int:
    """Count the lines that a text takes; programs do not agree on how high a row becomes."""
    return sum(max(len(textwrap.wrap(part, width)), 1) for part in text.split("\n"))


def _writable(text: str) -> str:
    """Give a text as a cell can hold it: half of a sign that is written in two is none."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole[:_LONGEST_CELL]
