from finsam_metrics.documents.page_layout.number_tables import find_number_tables
from finsam_metrics.documents.page_layout.printed_lines import lines_of
from tests.printed_pages import words_of


def test_a_line_that_is_drawn_with_strokes_is_no_line_of_words():
    lines = lines_of(
        words_of(
            "Avgifter       1 200      1 100",
            "Bidrag           300        250",
            "_______________________________",
            "               1 500      1 350",
            "Hyra             900        800",
        )
    )
    assert [line.text for line in lines if "_" in line.text] == []
    (table,) = find_number_tables(lines, ())
    assert [tuple(cell.text for cell in row.cells) for row in table.rows][2] == (
        "",
        "1 500",
        "1 350",
    )
