from finsam_metrics.model.sources import Cell, Line
from finsam_metrics.tables.finding.grids import find_grids
from finsam_metrics.words.number_styles import NumberStyle
from tests.printed_pages import page_lines


def rows_with_cells(*rows):
    return [
        Line(
            number=number,
            page=1,
            text=row.replace("\t", " "),
            cells=tuple(Cell(text=text) for text in row.split("\t")) if "\t" in row else (),
            table=1 if "\t" in row else None,
        )
        for number, row in enumerate(rows, start=1)
    ]


def heads(grid):
    return [column.heads for column in grid.columns]


def told(grid):
    return [(row.label, *row.cells) for row in grid.rows]


def test_amounts_under_each_other_are_a_grid_without_any_heading():
    (grid,) = find_grids(rows_with_cells("Hyra\t1 200", "El\t300"))
    assert told(grid) == [("Hyra", "1 200"), ("El", "300")]
    assert heads(grid) == [()]


def test_words_over_amounts_head_their_columns_whatever_they_are():
    (grid,) = find_grids(rows_with_cells("Konto\tIng saldo\tUtg saldo", "Bank\t10,00\t20,00"))
    assert heads(grid) == [("Ing saldo",), ("Utg saldo",)]
    assert grid.corner == "Konto"


def test_years_before_any_amount_head_columns_also_those_of_the_last_century():
    (grid,) = find_grids(rows_with_cells("INTÄKTER\t1990\t(1989)", "Avgifter\t66,00\t(53,00)"))
    assert heads(grid) == [("1990",), ("(1989)",)]


def test_years_in_a_row_begin_another_grid_among_the_rows():
    first, second = find_grids(
        rows_with_cells(
            "Hyra\t1 200\t1 300", "El\t300\t310", "Medlemmar\t2024\t2025", "Vuxna\t9\t8"
        )
    )
    assert [row.label for row in first.rows] == ["Hyra", "El"]
    assert heads(second) == [("2024",), ("2025",)]


def test_amounts_that_look_like_years_are_no_headings():
    (grid,) = find_grids(rows_with_cells("Hyra\t1 200\t1 300", "El\t2011\t2040"))
    assert told(grid)[1] == ("El", "2011", "2040")


def test_tables_on_the_same_rows_are_grids_of_their_own():
    left, right = find_grids(
        rows_with_cells(
            "Kassa\t100\tLån\t80", "Bank\t200\tEget kapital\t220", "Summa\t300\tSumma\t300"
        )
    )
    assert told(left)[0] == ("Kassa", "100")
    assert told(right)[1] == ("Eget kapital", "220")


def test_a_unit_in_a_cell_of_its_own_is_that_of_the_column_before():
    (grid,) = find_grids(rows_with_cells("Hyra\t1 200\tkr", "El\t300\tkr"))
    assert [column.unit_text for column in grid.columns] == ["kr"]


def test_an_account_is_parted_from_its_label():
    (grid,) = find_grids(rows_with_cells("1040 Checkkonto\t10,00", "2024 års resultat\t5,00"))
    assert [(row.account, row.label) for row in grid.rows] == [
        ("1040", "Checkkonto"),
        (None, "2024 års resultat"),
    ]


def test_the_style_of_figures_is_told_by_those_that_have_one_style_only():
    (grid,) = find_grids(rows_with_cells("Hyra\t0.00", "El\t3,983,166.42"))
    assert grid.style is NumberStyle.ENGLISH


def test_a_grid_goes_on_over_a_page_under_the_same_heads():
    page_one = (
        "Konto                     Ing saldo      Utg saldo",
        "1510 Fordringar           12 000,00       9 000,00",
        "1930 Bank                 22 000,00      19 000,00",
        "Summa                     34 000,00      28 000,00",
    )
    page_two = (
        "2010 Eget kapital         32 000,00      25 000,00",
        "2440 Skulder               2 000,00       3 000,00",
    )
    grids = find_grids(page_lines(page_one, page_two))
    assert {tuple(heads(grid)) for grid in grids} == {(("Ing saldo",), ("Utg saldo",))}


def test_headings_of_blocks_between_heads_and_rows_belong_to_the_grid():
    (grid,) = find_grids(
        page_lines(
            (
                "                          Period         Ackumulerat",
                "INTÄKTER",
                "Avgifter               1 200,00         2 400,00",
                "Bidrag                   800,00         1 600,00",
            )
        )
    )
    assert told(grid)[0] == ("INTÄKTER", None, None)
    assert heads(grid) == [("Period",), ("Ackumulerat",)]


def test_a_lone_word_among_amounts_is_a_row_and_no_heading():
    (grid,) = find_grids(
        rows_with_cells(
            "Post\tBelopp\tFöregående", "Hyra\t100\t90", "Lön\tej klart\t", "El\t30\t20"
        )
    )
    assert [row.label for row in grid.rows] == ["Hyra", "Lön", "El"]


def test_a_word_over_amounts_that_says_what_they_are_begins_a_table_of_its_own():
    lines = page_lines(
        (
            "                         IB",
            "Kassa                 156,80",
            "Bank               10 231,50",
            "                   10 388,30",
            "",
            "                         UB",
            "Kassa                 600,00",
            "Bank                4 327,30",
            "                    4 927,30",
        )
    )
    first, second = find_grids(lines)
    assert (heads(first), heads(second)) == ([("IB",)], [("UB",)])


def test_words_over_the_first_of_several_columns_stand_over_all_that_they_part():
    (grid,) = find_grids(
        rows_with_cells(
            "\tPeriod\t\tHelår\t",
            "\tUtfall\tBudget\tPrognos\tBudget",
            "Hyra\t10\t20\t30\t40",
            "El\t1\t2\t3\t4",
        )
    )
    assert [column.heads for column in grid.columns] == [
        ("Period", "Utfall"),
        ("Period", "Budget"),
        ("Helår", "Prognos"),
        ("Helår", "Budget"),
    ]


def test_the_title_of_another_statement_begins_another_grid_with_its_own_columns():
    first, second = find_grids(
        rows_with_cells(
            "\tInsatser\tFond",
            "Ingående\t900\t200",
            "Utgående\t900\t210",
            "Resultatdisposition\t\t",
            "Balanserat resultat\t\t-230",
            "Årets resultat\t\t-30",
        )
    )
    assert told(first) == [("Ingående", "900", "200"), ("Utgående", "900", "210")]
    assert told(second) == [("Balanserat resultat", "-230"), ("Årets resultat", "-30")]
    assert second.corner == "Resultatdisposition"


def test_heads_among_the_rows_leave_the_columns_that_they_say_nothing_of_under_those_above():
    first, second = find_grids(
        rows_with_cells(
            "Intäkter\tBudget 2023\tUtfall 2022\tÅrsavgift",
            "Avgifter\t900\t800\t50",
            "Bidrag\t90\t80\t5",
            "Kostnader\t\t\tFörändring kr",
            "El\t-300\t-200\t-100",
            "Hyra\t-200\t-100\t-100",
        )
    )
    assert heads(first) == [("Budget 2023",), ("Utfall 2022",), ("Årsavgift",)]
    assert heads(second) == [("Budget 2023",), ("Utfall 2022",), ("Förändring kr",)]
