"""Invoice bases as Excel, read back: numbers are numbers, nothing runs, sums hold."""

import zipfile
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from finsam_metrics.reports.invoice_workbooks import write_invoice_workbook
from finsam_metrics.shared_costs.explanations import explain


@pytest.fixture(scope="module")
def book_of(provenance):
    """Gives the workbook of a split, read back."""
    return lambda split: openpyxl.load_workbook(BytesIO(write_invoice_workbook(split, provenance)))


def rows_of(sheet):
    """The cells of every row, without the empty ones at the end."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [
        row[: max((n for n, v in enumerate(row, 1) if v is not None), default=0)] for row in rows
    ]


def test_each_question_has_a_sheet(divided, book_of):
    assert book_of(divided()).sheetnames == [
        "Sammanställning",
        "Rader",
        "Så räknade vi",
        "Betalningar",
        "Utlägg",
        "Parter",
        "Underlag",
    ]


def test_the_summary_gives_each_party_its_amounts_and_their_sums(divided, book_of):
    rows = rows_of(book_of(divided())["Sammanställning"])
    assert rows[0] == ["Fakturaunderlag: Länets kurser 2014"]
    assert "uppgifternas version 0123456789ab" in rows[1][0]
    assert rows[4:8] == [
        ["Åland", 100_000, 0, 0, 0, 0, 0, 100_000, 0, None, "inkl. ev. moms"],
        ["Ösby", 60_000, 0, 0, 0, 0, 0, 60_000, 0, None, "inkl. ev. moms"],
        ["Äle", 100_000, 260_000, None, 0, 260_000, 0, 0, 160_000, None, "inkl. ev. moms"],
        ["Summa", 260_000, 260_000, None, 0, 260_000, 0, 160_000, 160_000],
    ]


def test_without_payers_only_the_shares_are_filled_in(divided, book_of):
    book = book_of(divided({"amount_sek": 2600}))
    assert rows_of(book["Sammanställning"])[4] == ["Åland", 1000, *[None] * 8, "inkl. ev. moms"]
    assert rows_of(book["Sammanställning"])[7] == ["Summa", 2600]
    assert "Det är inte angivet vem som har betalat" in rows_of(book["Betalningar"])[1][0]
    assert ["1. Kurs 1", "ej angivet"] in rows_of(book["Utlägg"])


def test_what_is_unallocated_stands_by_line_and_in_the_summary(divided, book_of):
    book = book_of(divided({"amount_sek": 300_000, "payers": {"ale": 300_000}}))
    assert rows_of(book["Sammanställning"])[6] == [
        "Äle",
        100_000,
        300_000,
        None,
        0,
        300_000,
        40_000,
        0,
        160_000,
        None,
        "inkl. ev. moms",
    ]
    assert rows_of(book["Rader"])[1][12:] == [40_000, 100_000, 60_000, 100_000]
    assert ["40 000 kr ligger över nyckelns tak och är inte fördelade."] in [
        [str(cell).replace("\N{NO-BREAK SPACE}", " ") for cell in row]
        for row in rows_of(book["Sammanställning"])
    ]


def test_every_column_of_shares_sums_to_the_share(divided, book_of):
    lines = [{"amount_sek": f"100.{n}", "payers": {"ale": f"100.{n}"}} for n in range(10, 17)]
    rows = rows_of(book_of(divided(*lines, key={"method": "equal"}))["Rader"])
    *of_lines, rounding, total = rows[1:10]
    assert rounding[1] == "Avrundning"
    assert total[1] == "Summa"
    for column in (12, 13, 14, 15):
        amounts = [round(row[column] * 100) for row in [*of_lines, rounding]]
        assert sum(amounts) == round(total[column] * 100)
    assert round(sum(total[12:]) * 100) == round(total[9] * 100)


def test_a_party_that_a_line_is_not_for_has_an_empty_cell(divided, book_of):
    line = {"amount_sek": 100, "among": ["aland", "ale"], "key": {"method": "equal"}}
    assert rows_of(book_of(divided(line))["Rader"])[1][12:] == [0, 50, None, 50]


def test_a_line_is_shown_with_vat_income_and_day(divided, book_of):
    line = {
        "amount_sek": 1250,
        "vat_sek": 250,
        "vat_recovered": "yes",
        "income_sek": 100,
        "date": "2014-10-24",
    }
    rows = rows_of(book_of(divided(line, key={"method": "equal"}))["Rader"])
    assert rows[1][:4] == [1, "Kurs 1", "24 oktober 2014", "planerad, betalare ej angiven"]
    assert rows[1][4:9] == [1250, 250, "ja", 250, 100]
    assert rows[1][9:12] == [900, "exkl. moms", "Lika delar"]


def test_every_step_stands_with_its_numbers_put_in(divided, book_of):
    split = divided()
    rows = rows_of(book_of(split)["Så räknade vi"])
    steps = explain(split)
    assert [row[1] for row in rows[1:] if row[0]] == [step.title for step in steps]
    assert [row[2] for row in rows[1:]] == [
        text for step in steps for text in (*filter(None, [step.formula]), *step.rows)
    ]


def test_payments_and_who_has_paid_are_told(divided, book_of):
    rows = rows_of(book_of(divided())["Betalningar"])
    assert [row[1:] for row in rows[1:3]] == [
        ["Åland", "Äle", "1. Kurs", "2014", 100_000, "inkl. ev. moms", "ej angivet"],
        ["Ösby", "Äle", "1. Kurs", "2014", 60_000, "inkl. ev. moms", "ej angivet"],
    ]
    assert rows[1][0] != rows[2][0]
    assert rows[3] == ["Summa", None, None, None, None, 160_000]
    outlays = rows_of(book_of(divided())["Utlägg"])
    assert outlays[-1] == ["1. Kurs", "Äle", 260_000, None, 0, 260_000]


def test_each_payment_has_empty_cells_for_how_it_is_posted_and_attested(divided, book_of):
    heading, first, *_ = book_of(divided(due_date="2014-12-01"))["Betalningar"].iter_rows()
    assert [cell.value for cell in heading][7:] == [
        *("Förfallodag", "Verifikationsnr", "Konto", "Kostnadsställe/ansvar", "Projekt", "Motpart"),
        *("Sakattest", "Beslutsattest"),
    ]
    assert [cell.value for cell in first][7:] == ["1 december 2014", *[None] * 7]


def test_the_parties_stand_with_what_is_known_of_them_for_invoices(divided, book_of):
    details = {"reference": "ZZ1", "invoice_email": "faktura@example.se"}
    rows = rows_of(book_of(divided(party_details={"aland": details}))["Parter"])
    assert rows[1] == ["Åland", "ej angivet", "ej angivet", "ZZ1", "faktura@example.se"]
    assert rows[3] == ["Äle", "202100-5489", "ej angivet", "4711", "ej angivet"]


def test_no_payment_is_said(divided, book_of):
    paid = {"aland": 100_000, "osby": 60_000, "ale": 100_000}
    rows = rows_of(book_of(divided({"amount_sek": 260_000, "payers": paid}))["Betalningar"])
    assert rows[1] == ["Avräkningen går jämnt ut: ingen ska betala någon."]


def test_the_grounds_name_key_decision_and_versions(divided, book_of):
    rows = rows_of(book_of(divided())["Underlag"])
    assert rows[1] == [
        "Gemensamma utbildningar 2014",
        "1",
        "Vi delar i förhållandet 100, 60 och 100.",
        "hela 2014",
        "260\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr",
        "inget beslut angivet",
        "Plan 2014",
    ]
    assert ["Uppgifternas version: 0123456789ab"] in rows
    assert ["Upprättat: 3 november 2014"] in rows


def test_what_divides_above_the_cap_is_a_key_of_its_own(divided, book_of):
    amounts = {"aland": 1, "osby": 1, "ale": 2}
    key = {
        "method": "fixed_amounts",
        "amounts": amounts,
        "cap_sek": 4,
        "excess": {"method": "equal"},
    }
    rows = rows_of(book_of(divided({"amount_sek": 10, "key": key}))["Underlag"])
    assert [row[0] for row in rows[1:3]] == ["Fasta belopp", "Över taket: Lika delar"]
    assert rows[2][5:] == ["inget beslut angivet", "inget dokument angivet"]


def test_participants_are_listed_where_they_are_known(divided, book_of):
    counts = {"planned": {"aland": 1, "osby": 2, "ale": 3}}
    rows = rows_of(book_of(divided({"amount_sek": 10, "participants": counts}))["Underlag"])
    assert ["1. Kurs 1", "planerade", "Ösby", 2] in rows
    assert ["Deltagare"] not in rows_of(book_of(divided())["Underlag"])


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "{="])
def test_text_that_a_spreadsheet_would_run_is_text(start, divided, provenance):
    text = f"{start}HYPERLINK(1)"
    split = divided({"title": text, "amount_sek": 1}, title=text, names={"aland": text})
    content = write_invoice_workbook(split, provenance)
    book = openpyxl.load_workbook(BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


@pytest.mark.parametrize("sign", ["\x00", "😀", "\ufffe", "&", "<"])
def test_odd_signs_do_not_break_the_file(sign, divided, book_of):
    book = book_of(divided({"title": f"Kurs {sign} x", "amount_sek": 1}, title=f"Titel {sign} x"))
    assert str(rows_of(book["Rader"])[1][1]).startswith("Kurs ")


def test_a_text_longer_than_a_cell_may_be_is_cut(divided, book_of):
    split = divided()
    (line,) = split.case.lines
    long = replace(split.case, lines=(replace(line, title="x" * 40_000),))
    title = rows_of(book_of(replace(split, case=long))["Rader"])[1][1]
    assert len(title) == 32_767


def test_every_sheet_prints_on_a4_across_with_its_heading_in_sight(divided, book_of):
    for sheet in book_of(divided()):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.freeze_panes
        assert sheet.print_title_rows


def test_every_amount_fits_its_column(divided, book_of):
    large = {"amount_sek": 9_999_999_999, "payers": {"ale": 9_999_999_999}}
    book = book_of(divided(large, key={"method": "equal"}))
    for sheet in book:
        widths = {
            at: column.width
            for column in sheet.column_dimensions.values()
            for at in range(column.min, column.max + 1)
        }
        for row in sheet.iter_rows():
            for cell in row:
                if cell.number_format == "#,##0.00" and cell.data_type == "n" and cell.value:
                    assert len(f"{cell.value:,.2f}") <= widths[cell.column] - 3, cell


def test_the_same_split_and_day_give_the_same_bytes(divided, provenance):
    first = write_invoice_workbook(divided(), provenance)
    assert write_invoice_workbook(divided(), provenance) == first


def test_the_sheets_agree_on_what_has_been_paid(divided, book_of):
    line = {
        "amount_sek": 50_000,
        "vat_sek": 10_000,
        "vat_recovered": "yes",
        "income_sek": 1000,
        "payers": {"ale": 30_000, "osby": 20_000},
    }
    book = book_of(divided(line, key={"method": "equal"}))
    summary = rows_of(book["Sammanställning"])[4:7]
    paid = {row[1]: row[2:6] for row in rows_of(book["Utlägg"]) if row[:1] == ["1. Kurs 1"]}
    assert {row[0]: row[2:6] for row in summary if row[2]} == paid
    assert paid["Äle"] == [30_000, 6_000, 600, 23_400]
    assert rows_of(book["Rader"])[1][4:10] == [50_000, 10_000, "ja", 10_000, 1000, 39_000]


def test_a_split_without_payers_is_called_preliminary_and_asks_for_nothing(divided, book_of):
    book = book_of(divided({"amount_sek": 2600}))
    summary = rows_of(book["Sammanställning"])
    assert summary[0] == ["Preliminär fördelning: Länets kurser 2014"]
    assert summary[3][1] == "Preliminär andel, kr"
    assert any("ingen ska betala något" in str(row[0]) for row in summary if row)


def test_the_fewest_payments_are_told_as_that(divided, book_of):
    rows = rows_of(book_of(divided(settlement="fewest"))["Betalningar"])
    assert rows[1][1:6] == ["Åland", "Äle", "flera tillsammans", "2014", 100_000]
    assert rows[4][0].startswith("Betalningarna är så få som möjligt")
