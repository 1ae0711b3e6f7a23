import pytest

from finsam_metrics.model.sources import Cell, Line
from finsam_metrics.tables.finding.tables_in_one_line import find_flattened_tables

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


def test_the_unit_is_not_that_of_a_row_but_may_be_that_of_the_sums():
    rows = "Lön 1 2 Hyra 1 1 Kostnad per deltagare (kr) 2 2 Summa"
    (table,) = tables("Belopp i tkr", f"{HEADINGS} {rows} 4 5")
    assert table.unit == "tkr"
    (table,) = tables(f"{HEADINGS} {rows} mkr 4 5")
    assert table.unit == "mkr"


def test_a_table_that_is_the_whole_line_leaves_no_words_for_running_text():
    rows = f"{HEADINGS} Lön 1 2 Hyra 1 1 Bil 2 2 Summa 4 5"
    assert [tables(text)[0].is_inline for text in (f"(tkr) {rows}", f"Vår {rows}")] == [False, True]
    assert tables(f"{rows} Det var det.")[0].is_inline


def test_the_rows_after_a_total_are_of_the_table_where_the_line_ends_with_them():
    (table,) = tables(f"{HEADINGS} Lön 1 2 Hyra 1 1 Totalt 2 3 Differens 0 0")
    assert len(table.rows) == 4
    (table,) = tables(f"{HEADINGS} Lön 1 2 Hyra 1 1 Bil 0 0 Totalt 2 3 Differens 0 0 Slut")
    assert len(table.rows) == 4


def test_lines_with_cells_are_other_tables():
    line = Line(number=1, page=1, text=f"{HEADINGS} Lön 1 2", cells=(Cell(text="Lön"),))
    assert find_flattened_tables((line,), []) == []


@pytest.mark.parametrize(
    "text",
    ["Vi tror att Budget 2024 Lön 1 Hyra 2 Bil 3 Summa 6", f"{HEADINGS} Lön 1 2 Summa 1 2",
     "Budget 2024 Lön 1 Hyra 2 Bil 3 Hyra 6",
     f"{HEADINGS} 1 2 3 4", f"{HEADINGS} " + "ord " * 20 + "1 2", "Inget här."],
)  # fmt: skip
def test_one_column_in_a_sentence_or_without_a_sum_few_rows_or_running_text_are_no_table(text):
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


def test_a_dash_is_an_empty_cell_or_a_minus():
    found = readings_of("Lön - 5")
    assert found == {("Lön", (None, "5")), ("Lön", ("- 5", None)), ("Lön", (None, "- 5"))}


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


def test_one_column_or_only_years_begin_a_table_where_the_line_begins_and_a_row_is_a_sum():
    (table,) = tables("(tkr) Budget 2024 Lön 1 Hyra 2 Bil 3 Summa 6")
    assert [one.text for one in table.headings] == ["Budget 2024"]
    (table,) = tables("2 024 2 025 Lön 1 2 Hyra 1 1 Bil 2 2 Summa 4 5")
    assert [one.year for one in table.headings] == [2024, 2025]


def test_a_title_with_the_words_of_a_heading_is_none():
    (table,) = tables(f"Budget 2024 {HEADINGS} Lön 1 2 Hyra 1 1 Bil 2 2 Summa 4 5")
    assert [one.text for one in table.headings] == ["Budget 2024", "Plan 2025"]


def test_amounts_in_parentheses_are_whole():
    (table,) = tables(f"{HEADINGS} Lön (1 200) (200) Hyra 1 1 Bil 2 2 Summa 4 5")
    assert [one.cells for one in table.rows[0].readings] == [("(1 200)", "(200)")]


def test_a_unit_after_each_amount_parts_them_and_is_the_unit():
    (table,) = tables(
        f"{HEADINGS} Lön 1 200 tkr 300 tkr Steg 2 345 tkr 5 tkr "
        "Hyra 1 tkr 1 tkr Bil 2 tkr 2 tkr Summa 4 tkr 5 tkr"
    )
    assert table.unit == "tkr"
    assert [one.cells for one in table.rows[0].readings] == [("1 200", "300")]
    assert {(one.label, one.cells) for one in table.rows[1].readings} == {
        ("Steg", ("2 345", "5")),
        ("Steg 2", ("345", "5")),
    }


def test_accounts_before_and_shares_after_the_amounts_are_left_out():
    (table,) = tables(
        "Konto Budget 2024 Plan 2025 Förändring Lön 4010 1 2 3 % Hyra 4020 1 1 -4 % "
        "Samordnare, 75 % tjänst 4030 2 2 0 % Summa 4040 4 5 1 %"
    )
    assert [row.readings[0].label for row in table.rows] == [
        "Lön", "Hyra", "Samordnare, 75 % tjänst", "Summa"
    ]  # fmt: skip
    assert table.rows[0].readings[0].cells == ("1", "2")


def test_the_first_row_of_a_cash_flow_may_be_a_result():
    (table,) = tables(
        f"{HEADINGS} Den löpande verksamheten Årets resultat 1 2 Förändring av skulder 1 1 "
        "Årets kassaflöde 2 3 Likvida medel vid årets början 1 3 Likvida medel vid årets slut 3 6"
    )
    assert len(table.rows) == 5
    assert table.rows[0].section == "Den löpande verksamheten"


def test_the_total_of_income_does_not_end_the_table():
    (table,) = tables(
        f"{HEADINGS} Staten 1 2 Totala intäkter 1 2 Hyra 1 1 Summa kostnader 1 1 Resultat 0 1"
    )
    assert len(table.rows) == 5


def test_an_amount_too_long_to_be_one_is_none():
    assert not any(
        cell and len(cell.replace(" ", "")) > 10
        for _, cells in readings_of("Lön 123 456 789 123")
        for cell in cells
    )


def test_a_sum_that_does_not_fill_all_columns_is_read_as_other_rows_are():
    (table,) = tables(f"{HEADINGS} Lön 1 2 Hyra 1 1 Bil 2 2 Summa 400")
    assert {one.cells for one in table.rows[3].readings} == {("400", None), (None, "400")}


def test_a_row_that_cannot_be_read_ends_the_table():
    assert tables(f"{HEADINGS} Lön 1 2 Hyra 00500 00100 Bil 2 2 Summa 4 5") == []


def labels(table):
    return [row.readings[0].label for row in table.rows]


def test_a_dash_before_of_which_rows_is_theirs_where_no_other_dash_is_printed():
    rows = "Lön 1 2 - varav chef 1 1 - varav annat 0 1 Hyra 1 1 Summa 2 3"
    (table,) = tables(f"{HEADINGS} {rows}")
    assert labels(table) == ["Lön", "- varav chef", "- varav annat", "Hyra", "Summa"]
    rows = "Lön -1 200 - varav chef -1 100 Bil -600 -100 700 Hyra 1 1 Summa 2 3"
    (table,) = tables(f"{HEADINGS} {rows}")
    assert labels(table)[:2] == ["Lön", "- varav chef"]


def test_a_dash_before_of_which_rows_is_theirs_where_all_cells_are_told_so():
    rows = "Lön 1200 - - varav chef 1400 - Hyra 1 - Summa 1201 0"
    (table,) = tables(f"{HEADINGS} {rows}")
    assert labels(table) == ["Lön", "- varav chef", "Hyra", "Summa"]


def test_a_dash_that_fills_a_row_is_its_own_though_others_are_of_of_which_rows():
    rows = "Lön 1200 - - varav chef 1400 - Hyra 1 - därav el 1 - Summa 1201 0"
    (table,) = tables(f"{HEADINGS} {rows}")
    assert labels(table) == ["Lön", "- varav chef", "Hyra", "därav el", "Summa"]


def test_a_dash_before_of_which_rows_makes_no_sum_without_words():
    rows = "Lön 1,0 - - varav chef 1,0 - - varav annat 1,0 0,0 Hyra 1,0 -1,0 Summa 2,0 -1,0"
    (table,) = tables(f"{HEADINGS} {rows}")
    assert labels(table) == ["Lön", "- varav chef", "- varav annat", "Hyra", "Summa"]


def test_three_rows_that_are_the_whole_line_are_a_table_where_one_is_a_sum():
    (table,) = tables("(mkr) 2 024 2 025 Intäkter 4,5 3,7 Kostnader 0,5 1,7 Resultat 4,0 2,0")
    assert len(table.rows) == 3
    assert tables("(mkr) 2 024 2 025 Intäkter 4,5 3,7 Kostnader 0,5 1,7 Hyra 4,0 2,0") == []


def test_a_dash_before_of_which_rows_is_an_empty_cell_where_it_fills_the_row():
    rows = "Lön 1 - varav chef 1 - Hyra 1 1 Summa 2 1"
    (table,) = tables(f"{HEADINGS} {rows}")
    assert labels(table) == ["Lön", "varav chef", "Hyra", "Summa"]
    assert table.rows[0].readings[0].cells == ("1", None)


def test_sums_without_words_are_rows_of_their_own():
    rows = "Lön 1,0 2,0 Hyra 1,0 2,0 3,0 Bil 5,0 5,0 5,0 5,0 Summa 7,0 8,0"
    (table,) = tables(f"{HEADINGS} Gröna vägar {rows}")
    assert labels(table) == ["Lön", "Hyra", "", "Bil", "", "Summa"]
    assert table.rows[2].readings[0].cells == ("2,0", "3,0")
    assert table.rows[0].section == "Gröna vägar"


def test_a_heading_in_the_middle_of_a_row_ends_the_table():
    rows = "Lön 1 2 Hyra 1 1 Bil 2 2 Summa 4 5"
    (first, second) = tables(f"{HEADINGS} {rows} Budget 2024 Plan 2025 {rows}")
    assert (len(first.rows), len(second.rows)) == (4, 4)


def test_a_label_before_a_small_negative_figure_is_no_heading():
    (table,) = tables(f"{HEADINGS} Lön -1 2 Hyra -13 1 Bil 0 2 Totalt -14 628")
    assert labels(table)[-1] == "Totalt"


def test_rows_that_mostly_have_more_amounts_than_columns_are_no_table():
    rows = "Lön 1,0 2,0 3,0 Hyra 1,0 2,0 3,0 Bil 1,0 2,0 3,0 Summa 3,0 6,0 9,0"
    assert tables(f"{HEADINGS} {rows}") == []
