from dataclasses import replace

import pytest

from finsam_metrics.model.sources import Box, Cell, Line
from finsam_metrics.tables.finding.cell_tables import find_tables


def lines_of(*rows, page=None):
    """Lines; a row with tabs has cells, and a page is told by a number before the row."""
    lines = []
    for number, row in enumerate(rows, start=1):
        if isinstance(row, int):
            page = row
            continue
        cells = tuple(Cell(text=text) for text in row.split("\t")) if "\t" in row else ()
        lines.append(Line(number=number, page=page, text=row.replace("\t", " "), cells=cells))
    return tuple(lines)


def read(*rows):
    """Labels with their cells, table by table."""
    return [
        [(row.readings[0].label, *row.readings[0].cells) for row in table.rows]
        for table in find_tables(lines_of(*rows))
    ]


def headings(*rows):
    """Headings of the only table."""
    (table,) = find_tables(lines_of(*rows))
    return [(one.year, one.version) for one in table.headings]


def test_a_table_has_its_title_its_unit_its_headings_and_its_rows():
    (table,) = find_tables(
        lines_of("Budget 2024", "(tkr)\tBokslut 2023\tBudget 2024", "Arvoden\t1 250\t-")
    )
    assert (table.title, table.unit) == ("Budget 2024", "tkr")
    assert [one.text for one in table.headings] == ["Bokslut 2023", "Budget 2024"]
    assert table.rows[0].readings[0].cells == ("1 250", None)
    assert (table.rows[0].line, table.rows[0].number) == (3, 1)


def test_amounts_that_look_like_years_are_no_headings():
    assert read("\tBudget 2024\tPlan 2025", "Arvoden\t2024\t2025") == [
        [("Arvoden", "2024", "2025")]
    ]
    assert read("Arvoden\t2024\t2025", "Lön\t1\t2") == []


@pytest.mark.parametrize("label", ["Projekt", "Insatser", "Budgetpost", "Belopp i miljoner"])
def test_years_beside_any_word_over_labels_are_headings(label):
    assert read(f"{label}\t2024\t2025", "Lön\t1\t2") == [[("Lön", "1", "2")]]


def test_the_same_year_twice_is_a_row_of_headings_only_under_words():
    rows = ("\tUtfall\tPrognos", "\t2023\t2023", "Lön\t1\t2")
    assert [year for year, _ in headings(*rows)] == [2023, 2023]
    assert read("\t2023\t2023", "Lön\t1\t2") == []


def test_words_over_some_of_the_years_only_leave_the_rows_in_doubt():
    (table,) = find_tables(
        lines_of("tkr\t\tUtfall\t\tBudget", "\t2019\t2020\t2021\t2022", "Lön\t1\t2\t3\t4")
    )
    assert [heading.year for heading in table.headings] == [2019, 2020, 2021, 2022]
    assert (table.unit, table.rows[0].is_joined) == ("tkr", True)


def test_a_row_that_contradicts_the_headings_is_no_heading():
    assert read("\tBudget 2024", "\tBudget 2025", "Lön\t1") == [[("Lön", "1")]]


def test_the_unit_may_stand_in_a_row_of_its_own_or_after_every_amount():
    (table,) = find_tables(lines_of("\tBudget 2024", "\ttkr", "Lön\t1"))
    assert table.unit == "tkr"
    (table,) = find_tables(lines_of("\tBudget 2024", "Lön\t1 250:-", "Hyra\t(20 kr)"))
    assert table.unit == "kr"
    assert [row.readings[0].cells for row in table.rows] == [("1 250",), ("(20)",)]


def test_empty_cells_need_no_unit_of_their_own():
    (table,) = find_tables(lines_of("\tBudget 2024\tPlan 2025", "Lön\t1 tkr\t-", "Hyra\t\t2 tkr"))
    assert table.unit == "tkr"


@pytest.mark.parametrize(
    ("upper", "corner"), [("(tusental", "kronor)"), ("Belopp i tusental", "kronor"), ("(i", "tkr)")]
)
def test_a_unit_that_wraps_is_read_whole(upper, corner):
    (table,) = find_tables(lines_of(upper, f"{corner}\tBudget 2024", "Lön\t10"))
    assert table.unit == "tkr"


def test_units_that_differ_from_cell_to_cell_are_none():
    (table,) = find_tables(lines_of("\tBudget 2024", "Lön\t1 tkr", "Hyra\t20 mkr"))
    assert table.unit is None


def test_a_line_with_nothing_but_the_unit_is_no_title():
    (table,) = find_tables(lines_of("Budget", "", "Belopp i tkr", "\tBudget 2024", "Lön\t1"))
    assert (table.title, table.unit) == ("Budget", "tkr")


def test_another_table_just_above_gives_no_title():
    (_, table) = find_tables(
        lines_of("Först", "\tBudget 2024", "Lön\t1", "\tBudget 2025", "Hyra\t2")
    )
    assert table.title == ""


@pytest.mark.parametrize("beside", ["Not", "Konto", "Anm."])
def test_notes_and_accounts_are_no_part_of_labels(beside):
    assert read(f"\t{beside}\tBudget 2024", "Lön\t3\t1 250") == [[("Lön", "1 250")]]


def test_changes_and_shares_are_no_amounts():
    assert read("\tBudget 2024\tFörändring\tAndel %", "Lön\t10\t2\t40") == [[("Lön", "10")]]


@pytest.mark.parametrize(
    "beside",
    ["Avvikelse mot budget", "Förändring 2023-2024", "Diff. bokslut/budget", "% av budget"],
)
def test_what_stands_beside_may_be_told_against_a_year_or_a_budget(beside):
    rows = read(f"\tBokslut 2023\tBudget 2024\t{beside}", "Lön\t10\t2\t-8", "Hyra\t1\t1\t0")
    assert rows == [[("Lön", "10", "2"), ("Hyra", "1", "1")]]


def test_words_among_the_headings_make_no_table():
    assert read("\tBudget 2024\tKommun", "Lön\t1\t2") == []


def test_headings_whose_words_fell_in_each_others_cells_are_told_apart():
    rows = ("\tUtfall 2022 Prognos\t2022\tBudget 2023", "Lön\t1\t2\t3")
    assert [year for year, _ in headings(*rows)] == [2022, 2022, 2023]


def test_a_table_goes_on_after_a_page_with_its_headings_again():
    assert read(
        1, "\tBudget 2024", "Lön\t1", "Insatser", 2, "\tBudget 2024", "Steget\t2", "Summa\t2"
    ) == [[("Lön", "1"), ("Steget", "2"), ("Summa", "2")]]


def test_two_rows_of_headings_may_stand_again():
    rows = (1, "\tUtfall\tPlan", "\t2023\t2025", "Lön\t1\t2")
    assert read(*rows, 2, *rows[1:3], "Hyra\t3\t4") == [[("Lön", "1", "2"), ("Hyra", "3", "4")]]


@pytest.mark.parametrize("between", ["Kassaflödesbudget", "Styrelsen sammanträder ofta."])
def test_a_title_or_running_text_at_the_foot_of_a_page_ends_the_table(between):
    tables = read(1, "\tBudget 2024", "Lön\t1", between, 2, "\tBudget 2024", "Flöde\t2")
    assert tables == [[("Lön", "1")], [("Flöde", "2")]]


def test_page_numbers_and_blank_lines_do_not_end_a_table():
    assert read("\tBudget 2024", "Lön\t1", "", "7", "", "Hyra\t2", "", "", "", "", "Bil\t3") == [
        [("Lön", "1"), ("Hyra", "2")]
    ]


def test_running_text_ends_a_table_and_a_blocks_heading_without_cells_does_not():
    rows = ("\tBudget 2024", "Lön\t1", "Insatser", "Steget\t2", "Det var allt.", "Hyra\t2")
    (table,) = find_tables(lines_of(*rows))
    assert [row.section for row in table.rows] == [None, "Insatser"]


def test_a_heading_that_no_rows_follow_is_not_in_the_table():
    assert read("\tBudget 2024", "Lön\t1", "Insatser", "Mål", "a", "b", "c", "Hyra\t2") == [
        [("Lön", "1")]
    ]
    assert read("\tBudget 2024", "Lön\t1", "Mål") == [[("Lön", "1")]]


def test_a_label_goes_on_in_small_letters_above_or_below_its_amounts():
    assert read("\tBudget 2024", "Metodstöd till\t", "handläggare\t5", "Lön\t1", "och hyra\t") == [
        [("Metodstöd till handläggare", "5"), ("Lön och hyra", "1")]
    ]


def test_of_which_rows_and_rows_with_amounts_are_rows_of_their_own():
    assert read("\tBudget 2024", "Personal\t5", "varav lön\t3", "hyra\t2") == [
        [("Personal", "5"), ("varav lön", "3"), ("hyra", "2")]
    ]


def boxed(number, label, right, amount=""):
    """A row with the place of its label."""
    box = Box(left=0, top=10 * number, right=right, bottom=10 * number + 8)
    cells = (Cell(text=label, box=box), Cell(text=amount))
    return Line(number=number, page=1, text=label, cells=cells)


@pytest.mark.parametrize("right", [95, 40])
def test_a_label_that_waits_goes_on_only_where_its_line_was_full(right):
    head = Line(number=1, page=1, text="", cells=(Cell(text=""), Cell(text="Budget 2024")))
    lines = (head, boxed(2, "Landstinget i", right), boxed(3, "Granland", 50, "7"),
             boxed(4, "Andra kostnader", 100, "2"))  # fmt: skip
    (table,) = find_tables(lines)
    first = table.rows[0]
    joined = right > 50
    assert first.readings[0].label == ("Landstinget i Granland" if joined else "Granland")
    assert first.section == (None if joined else "Landstinget i")


def test_a_word_too_long_for_the_labels_does_not_say_how_much_room_there_was():
    head = Line(number=1, page=1, text="", cells=(Cell(text=""), Cell(text="Budget 2024")))
    lines = (
        head,
        boxed(2, "Landstinget i", 55),
        boxed(3, "Granland", 50, "7"),
        boxed(4, "Sammanträdeskostnader", 130, "2"),
        boxed(5, "Fika och te", 60, "1"),
    )
    (table,) = find_tables(lines)
    assert table.rows[0].readings[0].label == "Landstinget i Granland"


def test_tables_with_the_same_title_number_their_rows_on():
    first, second = find_tables(
        lines_of("Budget", "\tBudget 2024", "Lön\t1", "Budget", "\tBudget 2025", "Hyra\t2")
    )
    assert [row.number for row in (*first.rows, *second.rows)] == [1, 2]


def test_headings_without_rows_are_no_table():
    assert read("\tBudget 2024", "Ingenting") == []


def test_rows_without_label_or_amounts_are_left_out():
    assert read("\tBudget 2024", "Lön\t1", "\t", "Mål\tgod hälsa", "Hyra\t2") == [
        [("Lön", "1"), ("Hyra", "2")]
    ]


@pytest.mark.parametrize("below", ["Belopp i tkr.", "(tkr)", "Alla belopp anges i tusental kronor"])
def test_the_unit_may_stand_under_the_table(below):
    (table,) = find_tables(lines_of("\tBudget 2024\tPlan 2025", "Lön\t1\t2", "", below))
    assert table.unit == "tkr"


@pytest.mark.parametrize("below", ["Bidraget är 200 tkr.", "Tabellen visar budgeten.", "Budget"])
def test_other_words_under_a_table_say_nothing_of_its_unit(below):
    (table,) = find_tables(lines_of("\tBudget 2024\tPlan 2025", "Lön\t1\t2", below))
    assert table.unit is None


def test_what_stands_over_the_labels_is_no_column_but_says_what_bare_years_hold():
    rows = ("Budget i kronor\t2024\t2025", "Lön\t10\t20", "Hyra\t1\t2")
    assert read(*rows) == [[("Lön", "10", "20"), ("Hyra", "1", "2")]]
    assert headings(*rows) == [(2024, "budget"), (2025, "budget")]
    rows = ("Budget 2025\tUtfall 2023\tBudget 2025", "Lön\t10\t20", "Hyra\t1\t2")
    assert headings(*rows) == [(2023, "outcome"), (2025, "budget")]


def test_other_words_among_headings_head_columns_that_are_not_read():
    rows = ("Konto\tBenämning\tUtfall 2022\tBudget 2024\tAnsvarig", "4010\tHyra\t10\t20\tEva")
    assert read(*rows) == [[("Hyra", "10", "20")]]


def test_bare_years_may_stand_beside_the_name_of_a_block():
    assert read("Kostnader\t2023\t2024", "Hyra\t10\t20") == [[("Hyra", "10", "20")]]
    assert read("Hyra\t2023\t2024", "Lön\t10\t20") == []


def test_an_amount_in_a_sentence_above_says_nothing_of_the_tables_unit_and_is_no_title():
    (table,) = find_tables(
        lines_of(
            "4. Budget",
            "Budgeten för 2021 omfattar 5 350 tkr. Av dem kommer 5 000 tkr från medlemmarna.",
            "\t2020\t2021",
            "Lön\t780 000\t800 000",
            "Beloppen i tabellen anges i kronor.",
        )
    )
    assert (table.title, table.unit) == ("4. Budget", "kr")


def test_a_table_of_another_width_is_another_table():
    first = lines_of("\tUtfall 2023\tBudget 2025", "Lön\t10\t20")
    other = lines_of("Insatser 2025\ttkr", "Ung väg\t1500")
    lines = [replace(line, table=1) for line in first] + [
        replace(line, table=2, number=line.number + 2) for line in other
    ]
    (table,) = find_tables(tuple(lines))
    assert [row.readings[0].label for row in table.rows] == ["Lön"]


def test_rows_between_headings_of_blocks_are_one_table_though_its_first_row_lacks_its_last_cells():
    rows = [
        ("\tUtfall 2023\tBudget 2025", 1),
        ("Administration", None),
        ("Lön\t10", 2),
        ("Lokaler\t10\t20", 2),
        ("Revision", None),
        ("Arvoden\t10\t20", 3),
    ]
    lines = lines_of(*(row for row, _ in rows))
    (table,) = find_tables(
        tuple(replace(one, table=table) for one, (_, table) in zip(lines, rows, strict=True))
    )
    assert [row.readings[0].label for row in table.rows] == ["Lön", "Lokaler", "Arvoden"]


def test_shares_may_stand_beside_a_column_of_amounts_without_a_year():
    rows = ("Medel 2020", "Insats\tBelopp (kr)\tAndel", "Steget\t2 500\t80 %", "Bron\t600\t20 %")
    assert read(*rows) == [[("Steget", "2 500"), ("Bron", "600")]]


@pytest.mark.parametrize(
    "others",
    [
        ("Deltagare", "\tKvinnor\tMän", "Drivhuset\t12\t13"),
        ("\tKvinnor\tMän", "Drivhuset\t12\t13"),
        ("Deltagare", "Insats\tDeltagare\t", "Drivhuset\t12\t"),
        ("Deltagare\t\t", "Insats\tDeltagare\t", "Drivhuset\t12\t"),
    ],
)
def test_words_where_amounts_stand_head_a_table_of_something_else(others):
    rows = ("Post\tBokslut 2023\tBudget 2024", "Arvoden\t1\t2", *others)
    assert read(*rows) == [[("Arvoden", "1", "2")]]


@pytest.mark.parametrize(
    "row",
    [
        "Hyra\tej beslutat\tej beslutat",
        "Hyra\tVakant\t",
        "Hyra\tse 2023\tingår ovan",
        "Hyra\tVakant\t5",
    ],
)
def test_words_that_state_nothing_do_not_end_a_table(row):
    rows = ("Post\tBokslut 2023\tBudget 2024", "Arvoden\t1\t2", row, "Resor\t3\t4")
    assert ("Resor", "3", "4") in read(*rows)[0]


def test_a_table_of_grants_may_have_notes_beside_its_amounts():
    assert read("Beviljade insatser 2024", "Insats\tNot\tBelopp (kr)", "Drivhuset\t1\t500") == [
        [("Drivhuset", "500")]
    ]


def test_columns_with_the_same_heading_are_told_apart():
    (table,) = find_tables(
        lines_of("\tBokslut 2021\tBudget 2022\tBudget 2022", "Hyra\t100\t110\t120")
    )
    assert [one.text for one in table.headings] == [
        "Bokslut 2021",
        "Budget 2022",
        "Budget 2022 (2)",
    ]


def test_amounts_without_a_heading_beside_others_leave_the_rows_in_doubt():
    (table,) = find_tables(lines_of("\t2023\t2024\t", "Hyra\t100\t110\t120"))
    assert all(row.is_joined for row in table.rows)
    (table,) = find_tables(lines_of("\t2023\t2024\tAndel", "Hyra\t100\t110\t12"))
    assert not any(row.is_joined for row in table.rows)
