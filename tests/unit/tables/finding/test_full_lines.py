"""Lines that were broken because they were full are read as one."""

from finsam_metrics.model.sources import Cell, Line
from finsam_metrics.tables.finding.full_lines import join_full_lines

FULL = "Arvoden 120 – 130 Resor och konferenser 20 30 40 Summa styrelse 140"


def joined(*texts):
    return [
        (line.number, line.text)
        for line in join_full_lines(
            [Line(number=number, page=None, text=text) for number, text in enumerate(texts, 1)]
        )
    ]


def test_full_lines_are_one_with_the_line_after_them():
    assert joined(FULL, FULL, "och 30", "") == [(1, f"{FULL} {FULL} och 30"), (4, "")]


def test_a_line_that_is_not_full_ends_its_paragraph():
    assert joined("Ekonomi", FULL, "och 30", FULL) == [
        (1, "Ekonomi"),
        (2, f"{FULL} och 30"),
        (4, FULL),
    ]


def test_short_lines_and_rows_of_cells_stay_lines():
    assert joined("Arvoden 120", "Resor 20") == [(1, "Arvoden 120"), (2, "Resor 20")]
    row = Line(number=1, page=None, text=FULL, cells=(Cell(text=FULL),))
    assert list(join_full_lines([row, row])) == [row, row]
