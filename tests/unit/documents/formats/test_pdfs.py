"""PDF documents: rows and columns come out as they are printed, however the page is laid out."""

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from finsam_metrics.documents.documents import read_document
from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.model.paths import default_paths
from tests.unit.documents.conftest import (
    BUDGET,
    PROSE,
    SETTINGS,
    read_rows,
    rows_of,
    texts_of,
    typst_table,
)

HEADED = f"= Budget\n{PROSE}\n\nBudget (tkr)\n"
BUDGET_ROWS = [tuple(row) for row in BUDGET]


@pytest.mark.parametrize(
    "options",
    [
        "stroke: none",
        "stroke: 0.5pt",
        "stroke: (y: 0.5pt)",
        "stroke: (x: 0.5pt)",
        "stroke: none, fill: (_, y) => if calc.odd(y) { luma(235) }",
        "stroke: none, row-gutter: 6pt",
        "stroke: none, inset: 2pt",
    ],
)
def test_a_table_is_read_with_its_empty_cells_with_ruling_lines_or_without(pdf, options):
    path = pdf(HEADED + typst_table(BUDGET, options) + f"\n{PROSE}")
    assert read_rows(path) == BUDGET_ROWS


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_amounts_may_stand_to_the_left_right_or_in_the_middle(pdf, align):
    table = typst_table(BUDGET).replace("right, ", f"{align}, ")
    assert read_rows(pdf(HEADED + table)) == BUDGET_ROWS


@pytest.mark.parametrize("options", ["stroke: 0.5pt", "stroke: (y: 0.5pt)", "row-gutter: 6pt"])
def test_a_label_that_wraps_is_one_label(pdf, options):
    narrow = typst_table(BUDGET, options).replace("(1fr,", "(4cm,")
    assert read_rows(pdf(HEADED + narrow)) == BUDGET_ROWS


def test_amounts_may_be_centred_on_a_label_of_two_lines(pdf):
    narrow = typst_table(BUDGET).replace("(1fr,", "(5.5cm,").replace("right,", "right + horizon,")
    assert read_rows(pdf(HEADED + narrow)) == BUDGET_ROWS


def test_amounts_may_stand_close_after_labels_and_each_other(pdf):
    rows = [
        ("", "2019", "2020"),
        ("Styrelse", "2 120", "1 130"),
        ("Övriga kostnader", "−20", "−1 300"),
        ("Revision", "−2 100", "−1 170"),
    ]
    table = typst_table(rows, "stroke: none, inset: (x: 0.12em, y: 3pt)")
    found = read_rows(pdf("= Plan\n" + table.replace("(1fr,", "(auto,").replace("left", "right")))
    assert found == rows


def test_a_dash_for_nothing_close_before_an_amount_is_a_cell_and_no_minus(pdf):
    rows = [
        ("", "2019", "2020", "2021"),
        ("Styrelse", "2 120", "1 130", "4 000"),
        ("Lokalhyra", "–", "1 150 689", "20"),
        ("Revision", "17", "–", "–30"),
    ]
    table = typst_table(rows, "stroke: none, inset: (x: 0.15em, y: 3pt)")
    assert read_rows(pdf("= Plan\n" + table)) == rows


def test_a_heading_may_begin_where_its_column_does_and_amounts_end_where_it_does(pdf):
    rows = [
        ("Tkr", "Utfall", "Budget"),
        ("", "2019", "2020"),
        ("Styrelse", "120", "1 130"),
        ("Revision", "20", ""),
    ]
    table = (
        "#table(columns: (1fr, 4cm, 4cm), stroke: none, "
        "align: (x, y) => if x > 0 and y > 1 { right } else { left },\n"
        + ", ".join(f"[{cell}]" for row in rows for cell in row)
        + ")\n"
    )
    assert read_rows(pdf("= Plan\n" + table)) == rows


def test_some_headings_may_be_centred_on_others_of_two_lines(pdf):
    rows = [
        ("", "Bokslut 2019", "Budget 2020", "Plan 2021"),
        ("Styrelse", "120", "130", "140"),
        ("Revision", "20", "30", "40"),
    ]
    table = (
        "#table(columns: (1fr, 1.6cm, 1.6cm, 2.4cm), stroke: none, align: right + horizon,\n"
        + ", ".join(f"[{cell}]" for row in rows for cell in row)
        + ")\n"
    )
    assert read_rows(pdf("= Plan\n" + table)) == rows


def test_thousands_may_stand_apart_by_less_than_a_space(pdf):
    rows = [
        ("", "2019", "2020"),
        ("Styrelse", "2 120 000", "130"),
        ("Revision", "20 000", "−7 000"),
    ]
    thin = typst_table(rows).replace(" 000", "#h(0.12em)000").replace(" 120", "#h(0.12em)120")
    assert read_rows(pdf("= Plan\n" + thin)) == rows


def test_ruling_lines_may_be_drawn_cell_by_cell(pdf):
    cells = ", ".join(
        f"table.cell(stroke: (x: 0.5pt{', top: 0.5pt' if not place else ''}))[{cell}]"
        for place, row in enumerate(BUDGET[:3])
        for cell in row
    )
    table = f"#table(columns: (1fr, auto, auto, auto), {cells})\n"
    assert read_rows(pdf(HEADED + table)) == BUDGET_ROWS[:3]


def test_a_table_goes_on_in_the_next_column_of_the_page_under_its_headings_again(pdf):
    rows = [("Tkr", "2019", "2020"), *((f"Insats {n}", "20", "30") for n in "abcdefghijklmnop")]
    tables = [typst_table([rows[0], *half]) for half in (rows[1:5], rows[5:])]
    words = [f"Stycke {n} om arbetet.\n\n" for n in "abcdefgh"]
    columns = f"#columns(2)[{''.join(words)}{tables[0]}#colbreak()\n{tables[1]}]"
    document = read_document(pdf(columns))
    assert {line.table for line in document.lines if line.cells} == {1}
    assert rows_of(document) == [*rows[:5], rows[0], *rows[5:]]


def test_dots_that_lead_to_an_amount_are_not_part_of_the_label(pdf):
    rows = [("Styrelse", "120", "1 130"), ("Revision", "20", "30"), ("Summa", "140", "1 160")]
    lines = "".join(
        f"{label} #box(width: 1fr, repeat[.]) "
        f"#box(width: 2cm, align(right)[{one}])#box(width: 2cm, align(right)[{other}]) \\ \n"
        for label, one, other in rows
    )
    heading = (
        "Tkr #h(1fr) #box(width: 2cm, align(right)[2019])#box(width: 2cm, align(right)[2020]) \\ \n"
    )
    found = read_rows(pdf(f"= Budget\n{heading}{lines}"))
    assert found == [("Tkr", "2019", "2020"), *rows]


def test_a_heading_may_take_two_lines(pdf):
    rows = [("", "Bokslut", "Budget"), ("tkr", "2019", "2020"), ("Styrelse", "120", "1 130")]
    assert read_rows(pdf("= Plan\n" + typst_table([*rows, ("Revision", "20", "30")])))[:3] == rows


def test_a_column_beside_the_years_may_have_a_heading_of_its_own(pdf):
    rows = [
        ("tkr", "Budget 2019", "Budget 2020", "Förändring"),
        ("Styrelse", "120", "1 130", "3 %"),
        ("Revision", "20", "30", "50 %"),
    ]
    assert read_rows(pdf("= Plan\n" + typst_table(rows))) == rows


@pytest.mark.parametrize("unit", ["kr", "tkr", "SEK", "kronor", ":-"])
def test_a_unit_after_every_amount_is_part_of_the_amount(pdf, unit):
    rows = [
        ("", "Budget 2019", "Budget 2020"),
        ("Styrelse", f"120 {unit}", f"1 130 {unit}"),
        ("Revision", f"- 20 {unit}", f"(30 {unit})"),
    ]
    assert read_rows(pdf("= Plan\n" + typst_table(rows, "stroke: none, inset: 2pt"))) == rows


def test_an_amount_follows_close_on_the_unit_of_another(pdf):
    rows = [("Revision", "120 kr", "1 130 kr", "-"), ("Styrelse", "110 kr", "1 140 kr", "5 kr")]
    assert read_rows(pdf(_lines_in_boxes(rows, widths=(42, 45, 24)))) == rows


@pytest.mark.parametrize("title", ["Konto", "Not", "Ansvar"])
def test_a_column_of_codes_before_a_single_year_has_its_heading(pdf, title):
    rows = [
        ("", "", "Budget"),
        ("", title, "2020"),
        ("Styrelse", "4010", "1 130"),
        ("Revision", "4020", "30"),
    ]
    assert read_rows(pdf("= Plan\n" + typst_table(rows))) == rows


def test_a_row_of_changes_whose_amounts_look_like_years_is_no_heading(pdf):
    rows = [
        ("tkr", "Budget 2019", "Budget 2020"),
        ("Förändring av skulder", "2 010", "2 011"),
        ("Avvikelse", "2 012", "2 013"),
        ("Kassaflöde", "4 022", "4 024"),
    ]
    document = read_document(pdf("= Plan\n" + typst_table(rows)))
    draft = read_draft(pdf("= Plan\n" + typst_table(rows)), default_paths())
    assert rows_of(document) == rows
    assert [one.line.printed_text for one in draft.figures] == [
        text for row in rows[1:] for text in row[1:]
    ]


def test_headings_that_touch_stand_over_their_own_columns(pdf):
    heading = "#h(1fr) #box[Utfall 2019]#box[Budget 2020]#box[Förändring] \\ \n"
    rows = [("Styrelse", "120", "1 130", "3 %"), ("Revision", "20", "30", "50 %")]
    lines = _lines_in_boxes(rows, widths=(62, 65, 60))
    found = read_rows(pdf(f"= Budget tkr\n{heading}{lines}"))
    assert found == [("", "Utfall 2019", "Budget 2020", "Förändring"), *rows]


def test_a_heading_too_wide_for_its_column_stands_over_the_one_it_ends_with(pdf):
    rows = [("Styrelse", "0,6", "1 130", "4"), ("Revision", "2,0", "30", "5")]
    heading = ("", "", "Förslag budget", "")
    rows = [("", "2019", "2020", "2021"), *rows]
    lines = _lines_in_boxes([heading], widths=(20, 78, 40))
    lines += _lines_in_boxes(rows, widths=(62, 36, 40))
    assert read_rows(pdf(f"= Plan tkr\n{lines}")) == [heading, *rows]


def test_an_amount_that_touches_the_minus_of_the_next_ends_there(tmp_path):
    minus = "\N{MINUS SIGN}"
    rows = [
        ("", "Utfall 2019", "Budget 2020", "Plan 2021"),
        ("Ränta", "41", f"{minus}5212443", "90"),
        ("Hyra", "1400", "700", "650"),
        ("Resultat", "1032687", f"{minus}13704757", f"{minus}21156492"),
    ]
    path = tmp_path / "plan.pdf"
    page = Canvas(str(path))
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    page.setFont("Vera", 10)
    rights = [200 + place * pdfmetrics.stringWidth(rows[3][2], "Vera", 10) for place in range(3)]
    for line, (label, *amounts) in enumerate(rows):
        page.drawString(60, 700 - line * 14, label)
        for right, amount in zip(rights, amounts, strict=True):
            page.drawRightString(right, 700 - line * 14, amount)
    page.save()
    assert read_rows(path) == rows


def _lines_in_boxes(rows, *, widths):
    """Rows whose amounts stand to the right in boxes that touch."""
    return "".join(
        f"{row[0]} #h(1fr) "
        + "".join(
            f"#box(width: {width}pt, align(right)[{cell}])"
            for cell, width in zip(row[1:], widths, strict=True)
        )
        + " \\ \n"
        for row in rows
    )


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_is_read_in_the_direction_of_its_letters(pdf, angle):
    source = f"#rotate({angle}deg, reflow: true)[#box(width: 16cm)[{typst_table(BUDGET)}]]"
    assert read_rows(pdf(source)) == BUDGET_ROWS


@pytest.mark.parametrize("stroke", ["none", "0.5pt"])
@pytest.mark.parametrize("is_turned", [False, True], ids=["lying page", "text that runs upwards"])
def test_a_page_may_lie_among_pages_that_stand(pdf, stroke, is_turned):
    table = typst_table(BUDGET, f"stroke: {stroke}")
    lying = (
        f"#pagebreak()\n#rotate(-90deg, reflow: true, block(width: 22cm)[{table}])\n#pagebreak()\n"
        if is_turned
        else f"#page(flipped: true)[{table}]\n"
    )
    document = read_document(pdf(f"{HEADED}{lying}{PROSE}\n\n*Resultat*\n{table}"))
    assert rows_of(document) == [*BUDGET_ROWS, *BUDGET_ROWS]
    assert [line.page for line in document.lines if line.cells] == [2] * 9 + [3] * 9


def test_a_table_goes_on_over_a_page_with_its_heading_repeated_or_not(pdf):
    rows = [
        ("", "2019", "2020"),
        *((f"Insats {'abcdefgh'[n % 8]}{n}", f"{n} 000", "") for n in range(1, 80)),
    ]
    document = read_document(pdf("= Budget tkr\n" + typst_table(rows)))
    found = [line for line in document.lines if line.cells]
    assert document.page_count == 2
    assert {line.table for line in found} == {1}
    assert [tuple(cell.text for cell in line.cells) for line in found] == rows


def test_a_single_row_on_the_last_page_is_part_of_the_table(pdf):
    rows = [("Styrelse", "120", "1 130"), ("Revision", "20", "30"), ("Summa", "140", "1 160")]
    whole = typst_table([("", "2019", "2020"), *rows])
    last = typst_table([("Årets resultat", "5", "1 006")])
    document = read_document(pdf(f"= Budget tkr\n{whole}\n#pagebreak()\n{last}"))
    found = [line for line in document.lines if line.cells]
    assert {line.table for line in found} == {1}
    assert [cell.text for cell in found[-1].cells] == ["Årets resultat", "5", "1 006"]


def test_headings_at_the_foot_of_a_page_head_the_rows_on_the_next(pdf):
    widths = ("(1fr, auto, auto, )", "(1fr, 3cm, 3cm)")
    head = typst_table([("", "Budget 2021", "Budget 2022"), ("Styrelse", "", "")])
    rows = typst_table([("Arvoden", "120", "1 130"), ("Summa", "120", "1 130")])
    source = f"Budget i tkr\n{head}#pagebreak()\n{rows}".replace(*widths)
    draft = read_draft(pdf(source), default_paths())
    assert {(one.line.year, one.line.unit, one.line.section_text) for one in draft.figures} == {
        (2021, "tkr", "Styrelse"),
        (2022, "tkr", "Styrelse"),
    }
    assert len(draft.figures) == 4


SPANNED = """#table(columns: (1fr, auto, auto, auto, auto), stroke: none,
  align: (left, right, right, right, right),
  [tkr], table.cell(colspan: 2, align: {align})[Utfall],
  table.cell(colspan: 2, align: {align})[Budget],
  [], [2019], [2020], [2021], [2022],
  [Styrelse], [120], [1 130], [5], [7],
  [Revision], [20], [30], [40], [])"""


def test_a_heading_over_several_columns_heads_each_of_them(pdf):
    rows = read_rows(pdf(SPANNED.format(align="center")))
    assert rows[0] == ("tkr", "Utfall", "Utfall", "Budget", "Budget")
    assert rows[1] == ("", "2019", "2020", "2021", "2022")


def test_a_heading_over_one_column_of_several_heads_that_one(pdf):
    rows = [("tkr", "", "", "Budget", "", ""), ("", "2018", "2019", "2020", "2021", "2022")]
    rows += [("Styrelse", "1", "2", "3", "4", "5"), ("Revision", "1", "2", "3", "4", "5")]
    assert read_rows(pdf(typst_table(rows))) == rows


def test_running_heads_and_page_numbers_do_not_break_a_table(pdf):
    settings = (
        SETTINGS + "#set page(header: [Förbundet Sjö #h(1fr) Budget], footer: context "
        "align(center, counter(page).display()))\n"
    )
    rows = [("", "2019", "2020"), *((f"Insats {n}a", f"{n} 000", "5") for n in range(1, 80))]
    document = read_document(pdf("= Budget tkr\n" + typst_table(rows), settings=settings))
    first = next(place for place, line in enumerate(document.lines) if line.cells)
    assert all(line.cells for line in document.lines[first:])


def test_amounts_that_count_on_from_page_to_page_are_no_page_numbers(pdf):
    def table(first):
        return [("tkr", "2019", "2020"), ("Insats A", f"{first} 000", f"{first + 1} 000")]

    pages = "\n#pagebreak()\n".join(typst_table(table(first)) for first in (1, 2, 3))
    rows = [row for row in read_rows(pdf(pages)) if row[0] != "tkr"]
    assert rows == [table(first)[1] for first in (1, 2, 3)]


@pytest.mark.parametrize(
    "headings",
    [
        [("tkr", "Budget"), ("", "2020")],
        [("", "Utfall", ""), ("", "2019", "Förändring")],
        [("", "Utfall 2019", "Budget 2020", "Förändring")],
    ],
)
def test_headings_again_on_every_page_are_no_running_heads(pdf, headings):
    pages = [
        [*headings, *((label, *["1 200"] * (len(headings[0]) - 1)) for label in labels)]
        for labels in (("Insats A", "Kurser"), ("Hyra", "Lön"), ("Resor", "Revision"))
    ]
    source = "#pagebreak()\n".join(map(typst_table, pages))
    assert read_rows(pdf(source)) == [row for page in pages for row in page]


def test_the_lines_of_a_paragraph_are_one_line(pdf):
    document = read_document(pdf(f"= Plan\n{PROSE}\n\nNytt stycke."))
    assert texts_of(document) == ["Plan", PROSE.strip(), "Nytt stycke."]


def test_only_the_pages_asked_for_are_read(pdf):
    path = pdf("Ett\n#pagebreak()\nTvå\n#pagebreak()\nTre")
    document = read_document(path, pages=range(2, 4))
    assert [(line.page, line.text) for line in document.lines] == [(2, "Två"), (3, "Tre")]
    assert document.page_count == 3


def test_each_cell_says_where_it_stands(pdf):
    document = read_document(pdf(HEADED + typst_table(BUDGET)))
    row = next(line for line in document.lines if line.text.startswith("Summa intäkter"))
    boxes = [cell.box for cell in row.cells]
    assert all(boxes)
    assert [box.left for box in boxes] == sorted(box.left for box in boxes)
    assert all(0 < box.top < box.bottom < 842 for box in boxes)


def test_figures_units_years_and_sums_come_out(pdf):
    draft = read_draft(pdf(HEADED + typst_table(BUDGET)), default_paths())
    lines = [one.line for one in draft.figures]
    assert {line.unit for line in lines} == {"tkr"}
    assert [(line.year, line.amount_sek) for line in lines if line.line_text == "Hyra 2020"] == [
        (2020, 1_309_000),
        (2021, 982_000),
    ]
    assert [check.holds for check in draft.sum_checks].count(False) == 0
    assert len(draft.sum_checks) >= 6


@pytest.mark.parametrize(
    "title", ["Budget och plan (tusental kronor)", "Budget 2020 och plan 2021"]
)
def test_a_title_with_the_words_of_headings_is_no_row_of_the_table(pdf, title):
    rows = [("", "Budget 2020", "Plan 2021"), ("Styrelse", "120", "130"), ("Revision", "2", "3")]
    document = read_document(pdf(f"= Plan\n{title}\n" + typst_table(rows)))
    assert rows_of(document) == rows
    assert title in texts_of(document)


@pytest.mark.parametrize("degrees", [-90, 90])
@pytest.mark.parametrize("options", ["stroke: 0.5pt", "stroke: (y: 0.5pt)", "stroke: none"])
def test_headings_of_columns_may_run_up_or_down(pdf, degrees, options):
    heads = [f"rotate({degrees}deg, reflow: true)[{text}]" for text in BUDGET[0][1:]]
    table = typst_table(BUDGET, options)
    for text, head in zip(BUDGET[0][1:], heads, strict=True):
        table = table.replace(f"[{text}]", head)
    rows = read_rows(pdf(HEADED + table + f"\n{PROSE}"))
    first = next(place for place, row in enumerate(rows) if row[0])
    heading = [" ".join(filter(None, column)) for column in zip(*rows[:first], strict=True)]
    assert [tuple(heading), *rows[first:]] == BUDGET_ROWS


def test_a_note_that_runs_up_in_the_margin_is_one_line_after_the_others(pdf):
    note = "#place(left + horizon, dx: -1.6cm, rotate(-90deg, reflow: true)[Utkast den 3 maj])"
    document = read_document(pdf(f"{note}\n{HEADED}{typst_table(BUDGET)}\n{PROSE}"))
    assert rows_of(document) == BUDGET_ROWS
    assert texts_of(document)[-1] == "Utkast den 3 maj"


def test_spaces_of_no_width_between_words_are_not_read(pdf):
    rows = [tuple(f"{cell} \u200b" if cell else "" for cell in row) for row in BUDGET]
    assert read_rows(pdf(HEADED + typst_table(rows))) == BUDGET_ROWS


def test_one_heading_that_runs_up_over_its_amounts_is_a_heading(pdf):
    rows = [(row[0], row[1]) for row in BUDGET]
    table = typst_table(rows, "stroke: 0.5pt")
    table = table.replace(f"[{rows[0][1]}]", f"rotate(-90deg, reflow: true)[{rows[0][1]}]")
    assert read_rows(pdf(HEADED + table + f"\n{PROSE}")) == rows


def test_headings_run_up_over_a_first_column_whose_first_rows_are_empty(pdf):
    rows = [
        ("tkr", "2020", "2021", "2022"),
        ("Styrelse", "", "", ""),
        ("Arvoden", "", "75", "250"),
        ("Resor", "", "400", "110"),
        ("Möten", "", "125", "140"),
        ("Summa styrelse", "1 230", "600", "500"),
    ]
    table = typst_table(rows, "stroke: 0.5pt")
    for year in rows[0][1:]:
        table = table.replace(f"[{year}]", f"rotate(-90deg, reflow: true)[{year}]")
    assert read_rows(pdf(HEADED + table + f"\n{PROSE}")) == rows


ASSETS = (("Kassa", "600,00"), ("Bank", "117 242,51"), ("Lager", "20 626,00"))
DEBTS = (("Skulder", "93 579,60"), ("Eget kapital", "44 888,91"), ("", ""))
DRAWN_AS_T = "stroke: (x, y) => (left: if x == 3 { 0.5pt }, top: if y == 0 { 0.5pt })"


def beside_each_other(stroke: str) -> str:
    rows = zip(ASSETS, DEBTS, strict=True)
    cells = ",\n".join(f"[{a}], [{b}], [], [{c}], [{d}]" for (a, b), (c, d) in rows)
    return (
        "#table(columns: (4cm, 3cm, 1cm, 4cm, 3cm), align: (left, right, left, left, right), "
        f"{stroke},\n{cells})\n"
    )


@pytest.mark.parametrize("stroke", ["stroke: none", DRAWN_AS_T])
@pytest.mark.parametrize("titles", ["", "#grid(columns: (8cm, 7cm), [Tillgångar], [Skulder])\n"])
def test_two_tables_on_the_same_rows_are_parted(pdf, stroke, titles):
    document = read_document(pdf(f"= Balans\n{titles}{beside_each_other(stroke)}\n{PROSE}"))
    assert rows_of(document) == [*ASSETS, *DEBTS[:2]]
    assert len({line.table for line in document.lines if line.cells}) == 2


def test_amounts_of_one_row_with_their_unit_are_no_two_tables(pdf):
    rows = [("", "2024", "2025"), ("Arvoden", "100 tkr", "150 tkr"), ("Hyra", "20 tkr", "25 tkr")]
    assert read_rows(pdf(HEADED + typst_table(rows) + f"\n{PROSE}")) == rows
