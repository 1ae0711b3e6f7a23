"""Frames as files: numbers stay numbers, nothing runs, not stated stays empty."""

import json
import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

import polars as pl
import pytest
from openpyxl import load_workbook

from finsam_metrics.reports.spreadsheets import (
    write_csv,
    write_json,
    write_parquet,
    write_swedish_csv,
    write_xlsx,
)

FRAME = pl.DataFrame(
    {
        "line_text": ["Hyra", "- därav årets resultat", "=HYPERLINK(1)"],
        "amount_sek": [Decimal("1250.50"), None, Decimal("0.00")],
        "admin_share": [0.083, None, 0.5],
        "decided_date": [date(2020, 11, 27), None, None],
        "is_judgement": [True, False, None],
    },
    schema_overrides={"amount_sek": pl.Decimal(14, 2)},
)


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\n=", "\N{NO-BREAK SPACE}@", "＝", "＋"]
)
def test_text_that_a_spreadsheet_would_run_is_made_harmless_in_csv(start):
    frame = pl.DataFrame({"line_text": [f"{start}1+1"]})
    assert f"'{start}1+1".encode() in write_csv(frame)


@pytest.mark.parametrize("write", [write_csv, lambda frame: write_swedish_csv(frame, {})])
def test_a_heading_that_a_spreadsheet_would_run_is_made_harmless_too(write):
    heading = (
        write(pl.DataFrame({"=cmd|x": [1], "Kronor": [2]})).decode("utf-8-sig").splitlines()[0]
    )
    assert heading.startswith("'=cmd|x")
    assert heading.endswith("Kronor")


def test_csv_keeps_amounts_as_numbers_and_not_stated_as_an_empty_cell():
    rows = write_csv(FRAME).decode("utf-8-sig").splitlines()
    assert rows[1] == "Hyra,1250.50,0.083,2020-11-27,true"
    assert rows[2] == "'- därav årets resultat,,,,false"


@pytest.mark.parametrize("printed", ["-1 930", "- 252,6", "-430,9", "+5"])
def test_a_printed_number_is_kept_as_printed_in_csv(printed):
    assert f"'{printed}" not in write_csv(pl.DataFrame({"printed_text": [printed]})).decode()


def test_excel_keeps_numbers_days_and_text_and_leaves_not_stated_empty():
    read = pl.read_excel(BytesIO(write_xlsx({"Tabell": FRAME}, share_columns=["admin_share"])))
    assert read["amount_sek"].to_list() == [1250.5, None, 0.0]
    assert read["admin_share"].to_list() == [0.083, None, 0.5]
    assert read["decided_date"].to_list() == [date(2020, 11, 27), None, None]
    assert read["line_text"].to_list() == FRAME["line_text"].to_list()


def test_excel_holds_no_formula():
    with zipfile.ZipFile(BytesIO(write_xlsx({"Tabell": FRAME}))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet


def test_each_frame_has_a_sheet_of_its_own():
    book = write_xlsx({"finding": FRAME, "a_name_that_is_longer_than_a_sheet_may_have": FRAME})
    sheets = pl.read_excel(BytesIO(book), sheet_id=0)
    assert list(sheets) == ["finding", "a_name_that_is_longer_than_a_sh"]


def test_json_writes_amounts_as_text_with_a_decimal_point():
    assert json.loads(write_json(FRAME))[0]["amount_sek"] == "1250.50"
    assert json.loads(write_json(FRAME))[1]["amount_sek"] is None


def test_parquet_keeps_the_types():
    assert pl.read_parquet(BytesIO(write_parquet(FRAME))).schema == FRAME.schema


ABOUT = {
    "Vy": "Budget: Kostnader",
    "Priser": "löpande priser",
    "Källor": "=cmd|x",
    "Hämtad": "2026-11-29",
}


def test_the_csv_of_the_screen_is_one_that_a_swedish_excel_opens_by_a_double_click():
    frame = pl.DataFrame(
        {
            "Post": ["Revision", "Utbildning; lokal", "=1+1"],
            "Kronor": [Decimal("45000.50"), None, Decimal("-3.00")],
            "Andel": [0.05234, 1.0, None],
            "Andel (* vår bedömning)": ["*", None, None],
        }
    )
    written = write_swedish_csv(frame, ABOUT, share_columns=["Andel"])
    assert written.startswith(b"\xef\xbb\xbf")
    lines = written.decode("utf-8-sig").split("\r\n")
    assert lines[:4] == [
        "Post;Kronor;Andel (%);Andel (* vår bedömning)",
        "Revision;45000,5;5,2;*",
        '"Utbildning; lokal";;100,0;',
        "'=1+1;-3,0;;",
    ]
    assert lines[4:] == [
        "",
        "Vy;Budget: Kostnader",
        "Priser;löpande priser",
        "Källor;'=cmd|x",
        "Hämtad;2026-11-29",
        "",
    ]


def test_a_workbook_of_the_screen_says_in_a_sheet_of_its_own_what_it_is():
    book = write_xlsx({"Tabell": FRAME}, about=ABOUT)
    said = pl.read_excel(BytesIO(book), sheet_name="Om tabellen", has_header=False)
    assert dict(said.iter_rows()) == ABOUT


def test_an_address_of_printed_rows_is_a_link_in_excel_where_excel_can_follow_it():
    links = [
        "https://x.se/figur/a,b",
        "/figur/a",
        "https://x.se/figur/a https://x.se/figur/b",
        None,
    ]
    book = write_xlsx({"Tabell": pl.DataFrame({"origin_url": links})})
    sheet = load_workbook(BytesIO(book))["Tabell"]
    cells = [sheet.cell(row, 1) for row in range(2, 6)]
    assert [cell.value for cell in cells] == links
    assert [bool(cell.hyperlink) for cell in cells] == [True, False, False, False]
