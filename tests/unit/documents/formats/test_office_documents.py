"""Word, OpenDocument, spreadsheets and web pages: paragraphs and cells in the order they stand."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
import xlsxwriter

from finsam_metrics.documents.documents import read_document
from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.model.paths import default_paths
from tests.unit.documents.conftest import BUDGET, Rows, read_rows, rows_of, texts_of

BUDGET_ROWS = [tuple(row) for row in BUDGET]
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = "".join(f' xmlns:{one}="{ODF}{one}:1.0"' for one in ("office", "text", "table"))


def write_docx(path: Path, rows: Rows = BUDGET) -> None:
    document = docx.Document()
    document.add_heading("Budget 2020", 0)
    document.add_paragraph("Belopp i tkr")
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))


def write_odt(path: Path, rows: Rows = BUDGET) -> None:
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row)
        + "</table:table-row>"
        for row in rows
    )
    write_odt_body(
        path,
        "<text:h>Budget 2020</text:h><text:p>Belopp i tkr</text:p>"
        f"<table:table>{cells}</table:table>",
    )


def write_odt_body(path: Path, body: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content{NAMES}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )


def write_html(path: Path, rows: Rows = BUDGET) -> None:
    body = "".join(
        "<tr>" + "".join(f"<td>{cell.replace(' ', '&nbsp;')}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    path.write_text(
        "<!DOCTYPE html><html><head><title>x</title><style>p {}</style></head><body><nav>Meny</nav>"
        f"<h1>Budget 2020</h1><p>Belopp\n<b>i tkr</b></p><table>{body}</table></body></html>",
        encoding="utf-8",
    )


def write_xlsx(path: Path, rows: Rows = BUDGET) -> None:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Budget")
    sheet.write(0, 1, "Belopp i tkr")
    for number, row in enumerate(rows, start=2):
        for column, text in enumerate(row):
            sheet.write(number, 1 + 2 * column, text)
    book.add_worksheet("Utkast").hide()
    book.close()


WRITERS = {"docx": write_docx, "odt": write_odt, "html": write_html, "xlsx": write_xlsx}


@pytest.fixture(params=WRITERS)
def written(request, tmp_path) -> Path:
    """The same budget in each kind of file."""
    path = tmp_path / f"plan.{request.param}"
    WRITERS[request.param](path)
    return path


def test_a_table_is_read_with_its_empty_cells(written):
    found = [tuple(c.replace("\N{NO-BREAK SPACE}", " ") for c in row) for row in read_rows(written)]
    assert found == BUDGET_ROWS


def test_figures_units_years_and_sums_come_out(written):
    draft = read_draft(written, default_paths())
    found = [
        (one.line.year, one.line.amount_sek, one.line.unit)
        for one in draft.figures
        if one.line.line_text == "Hyra 2020"
    ]
    assert found == [(2020, 1_309_000, "tkr"), (2021, 982_000, "tkr")]
    assert all(check.holds for check in draft.sum_checks)
    assert len(draft.sum_checks) >= 6


def test_a_wrong_extension_is_read_as_what_the_file_is(written):
    right = read_document(written)
    wrong = read_document(written.rename(written.with_suffix(".pdf")))
    assert (wrong.media_type, wrong.lines) == (right.media_type, right.lines)


def test_a_heading_merged_over_columns_in_word_stands_over_each_of_them(tmp_path):
    document = docx.Document()
    table = document.add_table(rows=3, cols=4)
    table.cell(0, 1).text = "Bokslut"
    table.cell(0, 2).merge(table.cell(0, 3)).text = "Budget"
    for column, text in enumerate(("tkr", "2019", "2020", "2021")):
        table.cell(1, column).text = text
    table.cell(2, 0).merge(table.cell(2, 2)).text = "Bank"
    table.cell(2, 3).text = "5"
    document.save(str(tmp_path / "plan.docx"))
    assert read_rows(tmp_path / "plan.docx") == [
        ("", "Bokslut", "Budget", "Budget"),
        ("tkr", "2019", "2020", "2021"),
        ("Bank", "", "", "5"),
    ]


def test_paragraphs_with_tab_stops_in_word_are_rows(tmp_path):
    document = docx.Document()
    for text in ("Budget tkr", "\t2019\t2020", "Styrelse\t\t1 130"):
        document.add_paragraph(text)
    document.save(str(tmp_path / "plan.docx"))
    assert read_rows(tmp_path / "plan.docx") == [("", "2019", "2020"), ("Styrelse", "", "1 130")]


def write_book(path: Path, fill: Callable[[xlsxwriter.Workbook], None]) -> Path:
    book = xlsxwriter.Workbook(str(path))
    fill(book)
    book.close()
    return path


def write_rows(sheet: xlsxwriter.worksheet.Worksheet, rows: Sequence[Sequence[object]]) -> None:
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)


def test_hidden_sheets_are_left_out_and_named(tmp_path):
    write_xlsx(tmp_path / "plan.xlsx")
    document = read_document(tmp_path / "plan.xlsx")
    assert document.omitted == ("sheet Utkast was not read: hidden",)
    assert {line.page for line in document.lines} == {1}


def test_formulas_give_their_values_and_numbers_their_decimals(tmp_path):
    def fill(book):
        sheet = book.add_worksheet("Budget")
        write_rows(sheet, [("tkr", 2019, 2020), ("Styrelse", 1250.5, "1 130")])
        sheet.write(2, 0, "Summa")
        sheet.write_formula(2, 1, "=SUM(B2)", None, 0.1 + 0.2)

    path = write_book(tmp_path / "plan.xlsx", fill)
    assert read_rows(path) == [
        ("tkr", "2019", "2020"),
        ("Styrelse", "1250,5", "1 130"),
        ("Summa", "0,3", ""),
    ]


def test_a_heading_of_a_block_in_a_sheet_is_part_of_the_table(tmp_path):
    def fill(book):
        rows = [("Budget",), (), ("tkr", 2019), ("Intäkter",), ("Bidrag", 5), (), ("En not.",)]
        write_rows(book.add_worksheet("Blad"), rows)

    document = read_document(write_book(tmp_path / "plan.xlsx", fill))
    assert rows_of(document) == [("tkr", "2019"), ("Intäkter", ""), ("Bidrag", "5")]
    assert texts_of(document) == ["Blad", "Budget", "En not."]


def test_spans_of_columns_and_rows_in_a_web_page_keep_cells_in_their_columns(tmp_path):
    (tmp_path / "plan.html").write_text(
        "<table><tr><th rowspan=2>Post</th><th colspan=2>Budget</th></tr>"
        "<tr><th>2019</th><th>2020</th></tr><tr><td>Bank</td><td>1</td><td>2</td></tr></table>",
        encoding="utf-8",
    )
    assert read_rows(tmp_path / "plan.html") == [
        ("Post", "Budget", "Budget"),
        ("", "2019", "2020"),
        ("Bank", "1", "2"),
    ]


def test_what_a_web_page_hides_is_not_read(tmp_path):
    (tmp_path / "plan.html").write_text(
        "<html><body><p>Syns</p><p hidden>Gömd</p><div style='display: none'>Gömd</div>"
        "<script>gömd()</script><p>En<br>rad</p></body></html>",
        encoding="cp1252",
    )
    assert texts_of(read_document(tmp_path / "plan.html")) == ["Syns", "En", "rad"]


def test_covered_and_repeated_cells_of_an_open_document_keep_their_columns(tmp_path):
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    write_odt_body(
        tmp_path / "plan.odt",
        "<table:table><table:table-row>"
        + cell.format("", "tkr")
        + cell.format(' table:number-columns-spanned="2"', "Budget")
        + "<table:covered-table-cell/></table:table-row><table:table-row>"
        + cell.format("", "Bank")
        + '<table:table-cell table:number-columns-repeated="1"/>'
        + cell.format("", "5")
        + "</table:table-row></table:table>",
    )
    assert read_rows(tmp_path / "plan.odt") == [("tkr", "Budget", "Budget"), ("Bank", "", "5")]


def test_spaces_tabs_and_line_breaks_of_an_open_document_are_kept(tmp_path):
    write_odt_body(
        tmp_path / "plan.odt",
        "<text:p>Ett<text:line-break/>Två<text:s/>ord</text:p><text:p>Bank<text:tab/>5</text:p>",
    )
    document = read_document(tmp_path / "plan.odt")
    assert texts_of(document) == ["Ett", "Två ord"]
    assert rows_of(document) == [("Bank", "5")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_is_decoded_by_what_it_is(tmp_path, encoding):
    (tmp_path / "plan.txt").write_bytes("Köping\nsamordning på sikt".encode(encoding))
    assert texts_of(read_document(tmp_path / "plan.txt")) == ["Köping", "samordning på sikt"]
