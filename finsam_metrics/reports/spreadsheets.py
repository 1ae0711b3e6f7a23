"""Frames as CSV, Excel, Parquet and JSON. Text that a spreadsheet would run is made harmless."""

from collections.abc import Collection, Mapping
from io import BytesIO

import polars as pl
import xlsxwriter

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_PRINTED_NUMBER = r"^[-+]\s?\d[\d\s.,]*$"
_WIDEST = 60
_LONGEST_SHEET_NAME = 31


def write_csv(frame: pl.DataFrame) -> bytes:
    """Write a frame as CSV: UTF-8 with a byte order mark, comma, decimal point.

    A text cell that starts as a formula gets an apostrophe before it; a printed number such as
    "-1 930" is none.
    """
    harmless = [
        pl.when(
            pl.any_horizontal(pl.col(name).str.starts_with(start) for start in _FORMULA_STARTS)
            & ~pl.col(name).str.contains(_PRINTED_NUMBER)
        )
        .then(pl.concat_str(pl.lit("'"), pl.col(name)))
        .otherwise(pl.col(name))
        .alias(name)
        for name, kind in frame.schema.items()
        if kind == pl.String
    ]
    return b"\xef\xbb\xbf" + frame.with_columns(harmless).write_csv().encode()


def write_xlsx(sheets: Mapping[str, pl.DataFrame], *, share_columns: Collection[str] = ()) -> bytes:
    """Write frames as one Excel workbook, a sheet each; the named columns are shares.

    Numbers are numbers and days are days; text is written as text, so that nothing in it
    runs. An empty cell is *not stated*.
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
                    _write_cell(sheet, row, column, value, style)
                longest = max((len(str(v)) for v in values if v is not None), default=0)
                sheet.set_column(column, column, min(max(longest, len(title)) + 2, _WIDEST))
            sheet.autofilter(0, 0, frame.height, max(frame.width - 1, 0))
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


def _style(kind: pl.DataType) -> str:
    if kind.is_decimal():
        return "money"
    return "day" if kind == pl.Date else "plain"


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
