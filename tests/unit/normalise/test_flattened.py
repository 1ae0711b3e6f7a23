import pytest

from finsam_metrics.model.sources import Cell, Line
from finsam_metrics.normalise.flattened import find_flattened_tables

HEADINGS = "Budget 2024 Plan 2025"


def tables(*texts):
    lines = [Line(number=n, page=2, text=text) for n, text in enumerate(texts, start=1)]
    return find_flattened_tables(tuple(lines), ["Administration"])


def readings_of(row, *, after="Hyra 1 1 Bil 2 2 Summa 3 3"):
    """What the first row of a table may be."""
    (table,) = tables(f"{HEADINGS} {row} {after}")
    return {(one.label, one.cells) for one in table.rows[0].readings}


def test_a_table_in_one_line_has_its_title_unit_headings_and_rows():
    (table,) = tables(f"Budget i tkr {HEADINGS} Administration Lön 1 2 Hyra 1 1 Bil 2 2 Summa 4 5")
    assert (table.title, table.unit, table.is_flattened) == ("Budget i tkr", "tkr", True)
    assert [one.year for one in table.headings] == [2024, 2025]
    assert [row.section for row in table.rows] == ["Administration"] * 4
    assert {row.page for row in table.rows} == {2}


def test_the_unit_and_the_title_may_stand_on_lines_above():
    rows = f"(tkr) {HEADINGS} Lön 1 2 Hyra 1 1 Bil 2 2 Summa 4 5"
    (table,) = tables("Resultatbudget", rows)
    assert (table.title, table.unit) == ("Resultatbudget", "tkr")
    (table,) = tables("Belopp i mnkr", "", rows.removeprefix("(tkr) "))
    assert table.unit == "mkr"


def test_lines_with_cells_are_other_tables():
    line = Line(number=1, page=1, text=f"{HEADINGS} Lön 1 2", cells=(Cell(text="Lön"),))
    assert find_flattened_tables((line,), []) == []


@pytest.mark.parametrize(
    "text",
    ["Budget 2024 Lön 1 Hyra 2 Bil 3 Summa 6", f"{HEADINGS} Lön 1 2 Summa 1 2",
     f"{HEADINGS} 1 2 3 4", f"{HEADINGS} " + "ord " * 20 + "1 2", "Inget här."],
)  # fmt: skip
def test_one_column_few_rows_or_running_text_are_no_table(text):
    assert tables(text) == []


def test_figures_go_together_by_groups_of_three_in_every_way():
    found = readings_of("Lön 1 309 982")
    assert ("Lön", ("1 309", "982")) in found
    assert ("Lön", ("1 309 982", None)) in found
    assert ("Lön", (None, "1 309 982")) in found
    assert ("Lön", ("1", "309 982")) in found
    assert not any("309" in cells for _, cells in found)


def test_a_year_after_a_label_may_be_part_of_it():
    assert ("SUV 2020", ("1", "2")) in readings_of("SUV 2020 1 2")
    assert ("Steg 2", (None, None)) in readings_of("Steg 2")


def test_a_dash_is_an_empty_cell_or_a_minus_or_nothing():
    found = readings_of("Lön - 5")
    assert {("Lön", (None, "5")), ("Lön", ("- 5", None)), ("Lön", ("5", None))} <= found


def test_nought_begins_no_group_and_decimals_end_one():
    found = readings_of("Lön 0 500")
    assert found == {("Lön", ("0", "500"))}
    assert ("Lön", ("1,5", "200")) in readings_of("Lön 1,5 200")


def test_a_sum_states_every_column():
    (table,) = tables(f"{HEADINGS} Lön 1 2 Hyra 1 1 Bil 2 2 Summa 1 234 567")
    assert {one.cells for one in table.rows[3].readings} == {("1", "234 567"), ("1 234", "567")}


def test_what_follows_the_total_is_no_row_but_the_result_is():
    (table,) = tables(
        f"{HEADINGS} Lön 1 2 Hyra 1 1 Bil 2 2 Totalt 4 5 Årets resultat 0 0 Sida 5 av 6"
    )
    assert [row.readings[0].label for row in table.rows][-2:] == ["Totalt", "Årets resultat"]


def test_amounts_in_parentheses_end_the_table():
    assert tables(f"{HEADINGS} Lön (1) (2) Hyra 1 1 Bil 2 2 Summa 4 5") == []


def test_an_amount_too_long_to_be_one_is_none():
    assert not any(
        cell and len(cell.replace(" ", "")) > 10
        for _, cells in readings_of("Lön 123 456 789 123")
        for cell in cells
    )


def test_a_row_that_cannot_be_read_ends_the_table():
    assert tables(f"{HEADINGS} Lön 1 2 Hyra 00500 00100 Bil 2 2 Summa 4 5") == []
