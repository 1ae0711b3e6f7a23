"""Columns of running text beside each other, and what stands below them."""

from finsam_metrics.documents.documents import read_document
from tests.unit.documents.conftest import PROSE, rows_of, typst_table


def test_two_columns_of_text_are_read_one_after_the_other(pdf):
    rows = [("", "2019", "2020"), ("Styrelse", "120", "1 130"), ("Summa", "120", "1 130")]
    left = f"{PROSE} Vänster slutar.\n\n{typst_table(rows)}"
    source = f"#columns(2)[{left}\n#colbreak()\nHöger börjar. {PROSE}]"
    document = read_document(pdf(source))
    whole = "\n".join(line.text for line in document.lines)
    assert whole.index("Vänster slutar") < whole.index("Styrelse") < whole.index("Höger börjar")
    assert [
        tuple(cell.text for cell in line.cells) for line in document.lines if line.cells
    ] == rows


def test_headings_and_a_table_below_two_columns_of_text_stand_under_both(pdf):
    rows = [("tkr", "2019", "2020"), ("Styrelse", "120", "1 130"), ("Summa", "120", "1 130")]
    columns = f"#columns(2, gutter: 20pt)[{PROSE}#colbreak()Höger börjar. {PROSE}Höger slutar.]"
    below = f"*Ekonomi*\n\nBudget i tkr\n{typst_table(rows)}"
    document = read_document(pdf(f"{columns}\n#v(6pt)\n{below}\n{columns}"))
    texts = [line.text for line in document.lines]
    assert texts[1].endswith("Höger slutar.")
    assert texts[2:4] == ["Ekonomi", "Budget i tkr"]
    assert rows_of(document) == rows
    assert texts[-1].endswith("Höger slutar.")


def test_a_small_table_below_short_paragraphs_in_two_columns_stands_under_both(pdf):
    rows = [("", "2019", "2020"), ("Styrelse", "120", "1 130"), ("Summa", "120", "1 130")]
    left = ["Styrelsen sammanträder minst sju gånger.", *(f"Möte {n} hålls." for n in range(6))]
    right = ["Kansliet svarar på frågor alla vardagar.", *(f"Dag {n} är öppen." for n in range(7))]
    columns = ", ".join(f"[{'#parbreak()'.join(side)}]" for side in (left, ["#v(7pt)", *right]))
    source = f"#grid(columns: (1fr, 1fr), gutter: 20pt, {columns})\n#v(16pt)\n"
    below = f"*Ekonomi*\n\nResultatbudget\n\nBelopp i tkr\n{typst_table(rows)}"
    document = read_document(pdf(source + below))
    texts = [line.text for line in document.lines]
    assert texts[: len(left + right)] == left + right
    assert texts[len(left + right) :][:3] == ["Ekonomi", "Resultatbudget", "Belopp i tkr"]
    assert rows_of(document) == rows
