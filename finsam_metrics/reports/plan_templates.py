"""The workbook in which a plan is written by hand: a sheet a table, lists to choose from."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from finsam_metrics.model.clock import today
from finsam_metrics.reports.workbook_sheets import writable
from finsam_metrics.words.plan_sheets import (
    EXAMPLE_SHEET,
    IDENTITY,
    LIST_SHEET,
    MOST_ROWS,
    PLAN_SHEET,
    SHEETS,
    Answer,
    Choices,
    SheetColumn,
)

_TITLE: Final = "Plan som skrivs för hand"
_NOTES: Final = (
    "Fyll i det gula här, och sedan bladen. Ett blad som planen inte har något till lämnas tomt.",
    "En tom cell betyder att planen inte säger det. Skriv aldrig 0 för det som inte står.",
    "Rubriker med * måste fyllas i på varje rad. Bladet Exempel visar hur det kan se ut.",
    "Skriv belopp som i planen, i den enhet som står där. Skriv inga namn på privatpersoner.",
)
_WIDTHS: Final = {Answer.TEXT: 34, Answer.CHOICE: 24, Answer.DAY: 13}
_NARROW: Final = 11
_LONGEST_TEXT: Final = 120
_MOST_SEK: Final = 10**12
_LONGEST_MESSAGE: Final = 250
_BUDGET_EXAMPLE: Final[tuple[Mapping[str, Any], ...]] = (
    {
        "row_number": 1,
        "section_text": "Intäkter",
        "line_text": "Bidrag från kommunen",
        "kind": "intäkt",
        "category_id": "Kommunernas bidrag",
        "part_of": 3,
        "amount_sek": 1250,
    },
    {
        "row_number": 2,
        "section_text": "Intäkter",
        "line_text": "Bidrag från staten",
        "kind": "intäkt",
        "category_id": "Statens bidrag",
        "part_of": 3,
        "amount_sek": 2500,
    },
    {
        "row_number": 3,
        "section_text": "Intäkter",
        "line_text": "Summa intäkter",
        "row_kind": "summa",
        "kind": "intäkt",
        "category_id": "Summa",
        "part_of": None,
        "concept": "alla intäkter",
        "amount_sek": 3750,
    },
    {"row_number": 4, "part_of": None},
)


def write_plan_template(choices: Choices) -> bytes:
    """Write the workbook: what is asked for, what may be chosen, and a filled example.

    Args:
        choices: Names of what the vocabulary has, by its tables.
    """
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"title": _TITLE, "created": datetime.combine(today(), time())})
        formats = _make_formats(book)
        _write_plan_sheet(book.add_worksheet(PLAN_SHEET), formats)
        sheets = [(sheet, book.add_worksheet(sheet.name)) for sheet in SHEETS]
        _write_examples(book.add_worksheet(EXAMPLE_SHEET), formats)
        lists = _write_lists(book.add_worksheet(LIST_SHEET), choices)
        for sheet, written in sheets:
            _write_sheet(written, sheet.columns, lists, formats)
    return target.getvalue()


def _make_formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    usual = {"valign": "top", "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 15}),
        "note": book.add_format(usual),
        "head": book.add_format({**usual, "bold": True, "bottom": 1, "bg_color": "#EEF4F9"}),
        "asked": book.add_format({**usual, "bg_color": "#FFF7D6", "border": 1}),
        "asked_day": book.add_format(
            {**usual, "bg_color": "#FFF7D6", "border": 1, "num_format": "yyyy-mm-dd"}
        ),
        Answer.DAY: book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"}),
        Answer.AMOUNT: book.add_format({"valign": "top", "num_format": "#,##0.##"}),
        Answer.TEXT: book.add_format(usual),
    }


def _write_plan_sheet(sheet: Worksheet, formats: Mapping[str, Format]) -> None:
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 60)
    sheet.write_string(0, 0, _TITLE, formats["title"])
    for row, note in enumerate(_NOTES, start=1):
        sheet.merge_range(row, 0, row, 1, "", formats["note"])
        sheet.write_string(row, 0, note, formats["note"])
    for row, column in enumerate(IDENTITY, start=len(_NOTES) + 2):
        sheet.write_string(row, 0, _heading(column), formats["head"])
        style = formats["asked_day" if column.answer is Answer.DAY else "asked"]
        sheet.write_blank(row, 1, None, style)
        sheet.data_validation(row, 1, row, 1, _validation(column, {}))


def _write_sheet(
    sheet: Worksheet,
    columns: Sequence[SheetColumn],
    lists: Mapping[str, str],
    formats: Mapping[str, Format],
) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for place, column in enumerate(columns):
        style = formats.get(column.answer, formats[Answer.TEXT])
        sheet.set_column(place, place, _WIDTHS.get(column.answer, _NARROW), style)
        sheet.write_string(0, place, _heading(column), formats["head"])
        sheet.data_validation(1, place, MOST_ROWS, place, _validation(column, lists))


def _heading(column: SheetColumn) -> str:
    return f"{column.heading} *" if column.is_required else column.heading


def _validation(column: SheetColumn, lists: Mapping[str, str]) -> dict[str, Any]:
    """What a cell takes, and what is said where it is filled in."""
    shown: dict[str, Any] = {"ignore_blank": True, "error_title": "Går inte att läsa"}
    if column.example is not None:
        shown["input_message"] = f"Till exempel: {column.example}"[:_LONGEST_MESSAGE]
    least, most = column.least, column.most
    match column.answer:
        case Answer.CHOICE:
            return {
                **shown,
                "validate": "list",
                "source": lists[_list_key(column)],
                "error_message": "Välj i listan.",
            }
        case Answer.WHOLE | Answer.SHARE | Answer.AMOUNT:
            is_whole = column.answer is Answer.WHOLE
            what = "ett helt tal" if is_whole else "ett tal"
            edges = (-_MOST_SEK if least is None else least, _MOST_SEK if most is None else most)
            return {
                **shown,
                "validate": "integer" if is_whole else "decimal",
                "criteria": "between",
                "minimum": edges[0],
                "maximum": edges[1],
                "error_message": f"Skriv {what}{_edges(least, most)}.",
            }
        case Answer.DAY:
            return {
                **shown,
                "validate": "date",
                "criteria": ">=",
                "value": date(2000, 1, 1),
                "error_message": "Skriv en dag, till exempel 2027-03-12.",
            }
    return {**shown, "validate": "any"}


def _edges(least: int | None, most: int | None) -> str:
    if least is not None and most is not None:
        return f" från {least} till {most}"
    return "" if least is None else f", {least} eller mer"


def _write_lists(sheet: Worksheet, choices: Choices) -> dict[str, str]:
    """Write what may be chosen, a column a list; where each stands."""
    sheet.hide()
    places: dict[str, str] = {}
    for column in (column for one in SHEETS for column in one.columns):
        names = list(column.choices(choices).values())
        key = _list_key(column)
        if column.answer is not Answer.CHOICE or key in places:
            continue
        at = len(places)
        sheet.write_string(0, at, column.heading)
        for row, name in enumerate(names, start=1):
            sheet.write_string(row, at, writable(name))
        letter = xlsxwriter.utility.xl_col_to_name(at)
        places[key] = f"={LIST_SHEET}!${letter}$2:${letter}${max(len(names), 1) + 1}"
    return places


def _list_key(column: SheetColumn) -> str:
    """What tells a list from others: its vocabulary, or its names."""
    return column.vocabulary or "|".join((column.names or {}).values())


def _write_examples(sheet: Worksheet, formats: Mapping[str, Format]) -> None:
    sheet.set_column(0, max(len(one.columns) for one in SHEETS), 24)
    sheet.write_string(0, 0, "Så kan bladen fyllas i. Det här bladet läses inte.", formats["title"])
    at = 2
    for one in SHEETS:
        sheet.write_string(at, 0, one.name, formats["title"])
        for place, column in enumerate(one.columns):
            sheet.write_string(at + 1, place, _heading(column), formats["head"])
        for row, example in enumerate(_examples(one.table, one.columns), start=at + 2):
            for place, value in enumerate(example):
                if isinstance(value, str):
                    sheet.write_string(row, place, value, formats["note"])
                elif value is not None:
                    sheet.write_number(row, place, value)
            at = row
        at += 2


def _examples(
    table: str, columns: Sequence[SheetColumn]
) -> Iterator[list[str | int | float | None]]:
    for changed in _BUDGET_EXAMPLE if table == "budget_line" else ({},):
        yield [changed.get(column.field, column.example) for column in columns]
