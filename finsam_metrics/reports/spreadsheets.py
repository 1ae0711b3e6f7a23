"""Frames as CSV, Excel, Parquet and JSON. Text that a spreadsheet would run is made harmless."""

import re
from collections.abc import Collection, Mapping
from io import BytesIO

import polars as pl
import xlsxwriter

from finsam_metrics.reports.open_data.descriptions import ORIGIN
from finsam_metrics.words.typed_numbers import SIGNED_NUMBER

# Also after spaces and line breaks, and in the wide signs of East Asian scripts.
_FORMULA_START = r"^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ABOUT = "Om tabellen"
_WIDEST = 60
_LONGEST_SHEET_NAME = 31
_LONGEST_LINK = 2_079


def write_csv(frame: pl.DataFrame) -> bytes:
    """Write a frame as CSV: UTF-8 with a byte order mark, comma, decimal point.

    A text cell that starts as a formula gets an apostrophe before it; a printed number such as
    "-1 930" is none.
    """
    return _BYTE_ORDER_MARK + _harmless(frame).write_csv().encode()


def write_machine_csv(frame: pl.DataFrame) -> bytes:
    """Write a frame as CSV for programs: UTF-8 without mark, comma, point, every text as it is.

    It is not for a spreadsheet, which might run a text that begins as a formula.
    """
    return frame.write_csv().encode()


def write_swedish_csv(
    frame: pl.DataFrame, about: Mapping[str, str], *, share_columns: Collection[str] = ()
) -> bytes:
    """Write a frame as the CSV that a Swedish Excel opens by a double click, ready to read.

    UTF-8 with a byte order mark, semicolon, decimal comma. The headings are the first line, so that
    a filter finds them; what the table is about follows after an empty line, a line each.

    Args:
        frame: The table; amounts and other figures are rounded to what a reader uses.
        about: What is said of the table, by what it concerns.
        share_columns: Columns with shares of 1, written in per cent, which their heading says.
    """
    rounded = _rounded(
        frame.with_columns(pl.col(name) * 100 for name in share_columns), share_columns
    ).rename({name: f"{name} (%)" for name in share_columns})
    told = pl.DataFrame({"about": list(about), "text": list(about.values())})
    table = _harmless(rounded).write_csv(separator=";", decimal_comma=True, line_terminator="\r\n")
    below = _harmless(told).write_csv(separator=";", include_header=False, line_terminator="\r\n")
    return _BYTE_ORDER_MARK + f"{table}\r\n{below}".encode()


def write_xlsx(
    sheets: Mapping[str, pl.DataFrame],
    *,
    share_columns: Collection[str] = (),
    about: Mapping[str, str] | None = None,
) -> bytes:
    """Write frames as one Excel workbook, a sheet each; the named columns are shares.

    Numbers are numbers and days are days; text is written as text, so that nothing in it
    runs. An empty cell is *not stated*. What is said about the tables is a last sheet.
    """
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        formats = {
            "money": book.add_format({"num_format": "#,##0.00"}),
            "share": book.add_format({"num_format": "0.0%"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "plain": book.add_format(),
        }
        for name, frame in sheets.items():
            sheet = book.add_worksheet(name[:_LONGEST_SHEET_NAME])
            sheet.freeze_panes(1, 1)
            for column, (title, kind) in enumerate(frame.schema.items()):
                style = formats["share" if title in share_columns else _style(kind)]
                sheet.write_string(0, column, title, head)
                values = frame[title].to_list()
                for row, value in enumerate(values, start=1):
                    if title == ORIGIN and _is_link(value):
                        sheet.write_url(row, column, value)
                    else:
                        _write_cell(sheet, row, column, value, style)
                longest = max((len(str(v)) for v in values if v is not None), default=0)
                sheet.set_column(column, column, min(max(longest, len(title)) + 2, _WIDEST))
            sheet.autofilter(0, 0, frame.height, max(frame.width - 1, 0))
        if about is not None:
            _write_about(book.add_worksheet(_ABOUT), about, head)
    return target.getvalue()


def write_parquet(frame: pl.DataFrame) -> bytes:
    """Write a frame as Parquet, with its types."""
    target = BytesIO()
    frame.write_parquet(target)
    return target.getvalue()


def write_json(frame: pl.DataFrame) -> bytes:
    """Write a frame as a JSON array of rows; amounts are strings with a decimal point."""
    money = [name for name, kind in frame.schema.items() if kind.is_decimal()]
    return frame.with_columns(pl.col(money).cast(pl.String)).write_json().encode() + b"\n"


def begins_as_formula(text: str) -> bool:
    """Whether a spreadsheet that opens the text as a cell would compute it.

    >>> begins_as_formula(" =1+1"), begins_as_formula("-1 930"), begins_as_formula("Styrelse")
    (True, False, False)
    """
    return bool(re.search(_FORMULA_START, text)) and not re.search(SIGNED_NUMBER, text)


def _harmless(frame: pl.DataFrame) -> pl.DataFrame:
    """Put an apostrophe before each text and heading that a spreadsheet would run."""
    return frame.with_columns(
        pl.when(
            pl.col(name).str.contains(_FORMULA_START) & ~pl.col(name).str.contains(SIGNED_NUMBER)
        )
        .then(pl.concat_str(pl.lit("'"), pl.col(name)))
        .otherwise(pl.col(name))
        .alias(name)
        for name, kind in frame.schema.items()
        if kind == pl.String
    ).rename({name: f"'{name}" for name in frame.columns if begins_as_formula(name)})


def _rounded(frame: pl.DataFrame, share_columns: Collection[str]) -> pl.DataFrame:
    """Round figures to öre, and shares to a tenth of a per cent."""
    return frame.with_columns(
        pl.col(name).cast(pl.Float64).round(1 if name in share_columns else 2)
        for name, kind in frame.schema.items()
        if kind.is_float() or kind.is_decimal()
    )


def _write_about(
    sheet: xlsxwriter.worksheet.Worksheet,
    about: Mapping[str, str],
    head: xlsxwriter.format.Format,
) -> None:
    for row, (subject, text) in enumerate(about.items()):
        sheet.write_string(row, 0, subject, head)
        sheet.write_string(row, 1, text)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, _WIDEST)


def _style(kind: pl.DataType) -> str:
    if kind.is_decimal():
        return "money"
    return "day" if kind == pl.Date else "plain"


def _is_link(value: object) -> bool:
    """Whether Excel can lead to it: one whole address, and not too long."""
    is_address = isinstance(value, str) and value.startswith(("https://", "http://"))
    return is_address and " " not in str(value) and len(str(value)) <= _LONGEST_LINK


def _write_cell(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    value: object,
    style: xlsxwriter.format.Format,
) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    else:
        sheet.write(row, column, value, style)
