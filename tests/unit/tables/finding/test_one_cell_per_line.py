import pytest

from finsam_metrics.documents.formats.texts import lines_of_text
from finsam_metrics.tables.finding.one_cell_per_line import find_cell_line_tables

ROWS = ("Lön", "1 200", "300", "Hyra", "10", "20", "Summa", "1 210", "320")


def tables(*texts):
    lines, _ = lines_of_text("\n".join(texts))
    return find_cell_line_tables(lines)


def table(*texts):
    (found,) = tables(*texts)
    return found


def labels(found):
    return [row.readings[0].label for row in found.rows]


def cells(found):
    return [[one.cells for one in row.readings] for row in found.rows]


def test_cells_on_lines_of_their_own_are_a_table():
    found = table("Budgeten", "(tkr)", "Budget 2024", "Plan 2025", *ROWS, "", "Det var det.")
    assert (found.title, found.unit, found.is_flattened) == ("Budgeten", "tkr", True)
    assert labels(found) == ["Lön", "Hyra", "Summa"]
    assert cells(found)[0] == [("1 200", "300")]


@pytest.mark.parametrize(
    "title", [("Budget 2024",), ("Budget 2024", "Belopp i tkr"), ("Budget 2024 (tkr)",)]
)
def test_a_title_with_the_words_of_a_heading_is_none(title):
    found = table(*title, "Budget 2024", "Plan 2025", *ROWS)
    assert [one.text for one in found.headings] == ["Budget 2024", "Plan 2025"]


def test_a_title_that_no_row_has_a_cell_for_is_no_heading():
    found = table("Budget 2023", "Budget 2024", "Plan 2025", *ROWS)
    assert len(found.headings) == 2


def test_headings_may_stand_in_two_rows():
    found = table("Budget", "Plan", "2024", "2025", *ROWS)
    assert [one.year for one in found.headings] == [2024, 2025]


def test_one_column_is_a_table_where_a_row_is_a_sum():
    rows = ("Lön", "5", "Hyra", "6", "Summa", "11")
    assert labels(table("Budget 2024", *rows)) == ["Lön", "Hyra", "Summa"]
    assert tables("Budget 2024", *rows[:4], "Bil", "7") == []


def test_amounts_that_look_like_years_are_no_headings():
    found = table(
        "2024", "2025", "Lön", "2 015", "2 016", "Hyra", "1", "1", "Summa", "2 016", "2 017"
    )
    assert len(found.rows) == 3


def test_a_label_may_end_as_a_sentence_does_but_a_sentence_ends_the_table():
    found = table("2024", "2025", "Resor m.m.", "1", "2", *ROWS, "Slut.", "Mer", "5", "6")
    assert labels(found)[0] == "Resor m.m."
    assert len(found.rows) == 4


def test_lost_cells_leave_every_column_open_in_order():
    found = table("2024", "2025", "Bil", "7", *ROWS)
    assert cells(found)[0] == [("7", None), (None, "7")]


def test_a_dash_is_an_empty_cell():
    found = table("2024", "2025", "Bil", "-", "7", *ROWS)
    assert cells(found)[0] == [(None, "7")]


def test_units_after_amounts_accounts_and_shares_are_no_amounts():
    found = table("Konto", "Budget 2024", "Plan 2025", "Förändring", "Lön", "4010", "1 200 tkr",
                  "300 tkr", "3 %", "Hyra", "4020", "10 tkr", "20 tkr", "-4 %", "Summa", "4030",
                  "1 210 tkr", "320 tkr", "0 %")  # fmt: skip
    assert cells(found) == [[("1 200", "300")], [("10", "20")], [("1 210", "320")]]
    assert found.unit == "tkr"


def test_a_line_without_cells_heads_a_block():
    found = table("2024", "2025", "Kostnader", *ROWS)
    assert [row.section for row in found.rows] == ["Kostnader"] * 3


def test_the_headings_of_the_next_table_end_this_one():
    found = tables("Budget", "2024", "2025", *ROWS, "Kassaflödesbudget", "2024", "2025", *ROWS)
    assert [len(one.rows) for one in found] == [3, 3]
    found = tables(
        "(tkr)", "Plan 2024", "Plan 2025", *ROWS, "Balans", "Plan 2024", "Plan 2025", *ROWS
    )
    assert [one.title for one in found] == ["", "Balans"]


def test_a_sum_without_words_fills_all_columns_after_the_cells_of_a_row():
    found = table("2024", "2025", "Lön", "5", "5", "7", *ROWS)
    assert labels(found)[:2] == ["Lön", ""]
    assert cells(found)[1] == [("5", "7")]


def test_headings_that_end_the_text_are_no_table():
    assert tables("Text", "Budget 2024", "Plan 2025") == []


def test_rows_that_mostly_have_more_cells_than_columns_are_no_table():
    rows = ("Lön", "1", "2", "3", "Hyra", "1", "2", "3", "Summa", "2", "4", "6")
    assert tables("2024", "2025", *rows) == []


def test_two_budgets_of_a_year_are_two_columns():
    found = table("Ursprunglig budget 2024", "Reviderad budget 2024", *ROWS)
    assert len(found.headings) == 2
