"""Columns of days and spans of years are left out before tables are looked for."""

from finsam_metrics.tables.finding.time_columns import without_times
from tests.unit.tables.finding.test_grids import rows_with_cells


def left(*rows):
    return [
        tuple(cell.text for cell in line.cells)
        for line in without_times(rows_with_cells(*rows))
        if line.cells
    ]


def test_days_and_spans_of_years_beside_labels_are_neither_labels_nor_figures():
    assert left(
        "Projekt\tPeriod\tBeslutat",
        "Steget\t2021-2023\t1 500 000",
        "Spåret\t2022\t350 000",
    ) == [("Projekt", "Beslutat"), ("Steget", "1 500 000"), ("Spåret", "350 000")]
    assert left("Datum\tText\tSaldo", "2023-01-31\tHyra\t4 500", "2023-02-28\tRänta\t9 200") == [
        ("Text", "Saldo"),
        ("Hyra", "4 500"),
        ("Ränta", "9 200"),
    ]


def test_days_stay_where_nothing_else_says_what_rows_are():
    rows = ("Dag\tSaldo", "2023-01-31\t4 500", "2023-02-28\t9 200")
    assert left(*rows) == [tuple(row.split("\t")) for row in rows]


def test_headings_and_amounts_that_look_like_years_stay():
    rows = ("\tBudget 2024\tBudget 2025", "Hyra\t2 024\t-", "El\t-\t2 025")
    assert left(*rows) == [tuple(row.split("\t")) for row in rows]


def test_spans_at_the_end_of_labels_are_left_out_also_alone_on_the_next_page():
    assert left(
        "Steget 2021-2023\t1 500 000",
        "Spåret 2022-2024\t350 000",
        "",
        "Resultat 2021-2022\t1 150 000",
    ) == [("Steget", "1 500 000"), ("Spåret", "350 000"), ("Resultat", "1 150 000")]


def test_one_label_that_ends_with_a_span_keeps_it():
    rows = ("Projekt 2021-2023\t1 500 000", "Hyra\t350 000", "El\t1 000")
    assert left(*rows) == [tuple(row.split("\t")) for row in rows]


def test_a_row_whose_span_fell_into_its_label_among_others_with_a_column_is_called_without_it():
    assert left("Steget\t2021-2023\t10", "Spåret\t2022\t20", "Resultat 2021-2022\t\t30")[2] == (
        "Resultat",
        "30",
    )
