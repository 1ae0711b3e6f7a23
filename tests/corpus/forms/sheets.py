"""Workbooks: Excel and OpenDocument."""

import io
from html import escape

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tests.corpus.budgets import Budget, Role
from tests.corpus.forms.word import open_package
from tests.corpus.printing import Grid, Text, blocks_of


class _Sheet:
    """Writes a budget on a sheet, one block below another."""

    def __init__(self, budget: Budget, *, gap: int = 0, as_text: bool = False) -> None:
        self.budget = budget
        self.gap = gap
        self.as_text = as_text or budget.style.unit_place == "cells"
        self.file = io.BytesIO()
        self.workbook: Workbook = xlsxwriter.Workbook(self.file, {"in_memory": True})
        decimals = budget.style.decimals
        self.amount: Format = self.workbook.add_format(
            {"num_format": "# ##0" + ("." + "0" * decimals if decimals else "")}
        )

    def add(self, name: str) -> Worksheet:
        sheet: Worksheet = self.workbook.add_worksheet(name)
        line = 0
        for block in blocks_of(self.budget):
            if isinstance(block, Text):
                sheet.write_string(line, 0, block.text)
                line += 1
            else:
                line = self.write(sheet, block, line) + 1
        return sheet

    def column(self, place: int) -> int:
        return place if place == 0 else place + self.gap

    def write(self, sheet: Worksheet, grid: Grid, line: int) -> int:
        for heading in grid.headings:
            for place, text in enumerate(heading):
                if text:
                    sheet.write_string(line, self.column(place), text)
            line += 1
        for row, amounts in zip(grid.rows, grid.amounts, strict=True):
            sheet.write_string(line, 0, row[0])
            for place, (text, value) in enumerate(zip(row[1:], amounts, strict=True), start=1):
                number = None if value is None else float(value / grid.sek_per_unit)
                self.cell(sheet, line, self.column(place), text, number)
            line += 1
        return line

    def cell(
        self, sheet: Worksheet, line: int, column: int, text: str, value: float | None
    ) -> None:
        if self.as_text or (value is None and text):
            sheet.write_string(line, column, text)
        elif value is not None:
            sheet.write_number(line, column, value, self.amount)

    def content(self) -> bytes:
        self.workbook.close()
        return self.file.getvalue()


def numbers(budget: Budget) -> bytes:
    """Amounts as numbers."""
    sheet = _Sheet(budget)
    sheet.add("Budget")
    return sheet.content()


def text_numbers(budget: Budget) -> bytes:
    """Amounts as text."""
    sheet = _Sheet(budget, as_text=True)
    sheet.add("Budget")
    return sheet.content()


def empty_columns(budget: Budget) -> bytes:
    """An empty column between labels and amounts."""
    sheet = _Sheet(budget, gap=1)
    sheet.add("Budget")
    return sheet.content()


def hidden_sheet(budget: Budget) -> bytes:
    """A hidden sheet with other amounts beside."""
    sheet = _Sheet(budget)
    sheet.add("Budget")
    hidden = sheet.workbook.add_worksheet("Underlag")
    hidden.write_row(0, 0, ["(tkr)", f"Budget {budget.year}"])
    hidden.write_row(1, 0, ["Gammalt underlag", 12345])
    hidden.hide()
    return sheet.content()


def formulas(budget: Budget) -> bytes:
    """Sums as formulas with the values that were last computed."""
    sheet = _Sheet(budget)
    plain = sheet.cell

    def cell(on: Worksheet, line: int, column: int, text: str, value: float | None) -> None:
        if value is None or sheet.as_text:
            plain(on, line, column, text, value)
            return
        on.write_formula(line, column, "=1+1", sheet.amount, value)

    sheet.cell = cell  # type: ignore[method-assign]
    sheet.add("Budget")
    return sheet.content()


def open_sheet(budget: Budget) -> bytes:
    """An OpenDocument sheet."""
    rows = []
    is_in_cells = budget.style.unit_place == "cells"
    for block in blocks_of(budget):
        if isinstance(block, Text):
            rows.append(_row([_text(block.text)]))
            continue
        rows += [_row([_text(cell) for cell in heading]) for heading in block.headings]
        for row, role, amounts in zip(block.rows, block.roles, block.amounts, strict=True):
            cells = [_text(row[0])]
            for text, value in zip(row[1:], amounts, strict=True):
                if value is None or role is Role.SECTION or is_in_cells:
                    cells.append(_text(text))
                    continue
                number = value / block.sek_per_unit
                cells.append(
                    f'<table:table-cell office:value-type="float" office:value="{number:f}">'
                    f"<text:p>{escape(text)}</text:p></table:table-cell>"
                )
            rows.append(_row(cells))
    table = f'<table:table table:name="Budget">{"".join(rows)}</table:table>'
    return open_package("spreadsheet", f"<office:spreadsheet>{table}</office:spreadsheet>")


def _row(cells: list[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _text(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    return (
        f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p>'
        "</table:table-cell>"
    )
