import pytest

from finsam_metrics.model.enums import Version
from finsam_metrics.tables.finding.cell_tables import find_tables
from finsam_metrics.tables.finding.wrapped_headings import join_wrapped_headings
from tests.unit.tables.finding.test_cell_tables import headings, lines_of

ROWS = ("Intäkter\t\t\t", "Staden\t1\t2\t3", "Regionen\t1\t2\t3")
WHOLE = [(2023, Version.OUTCOME), (2024, Version.BUDGET), (2025, Version.PLAN)]


def joined(*rows):
    return [[cell.text for cell in line.cells] for line in join_wrapped_headings(lines_of(*rows))]


@pytest.mark.parametrize(
    "rows",
    [
        ("\tUtfall\tBudget\tPlan 2025", "\t2023\t2024\t"),
        ("\tUtfall\tBudget\t", "\t2023\t2024\tPlan 2025"),
        ("\tUtfall\tFörslag till\tPlan", "\t2023\tbudget\t2025", "\t\t2024\t"),
        ("\t\tFörslag till\t", "\tUtfall\tbudget\tPlan", "\t2023\t2024\t2025"),
    ],
)
def test_headings_that_wrap_are_whole_from_their_first_line_or_to_their_last(rows):
    assert headings(*rows, *ROWS) == WHOLE


def test_what_wraps_stands_over_every_column_of_amounts():
    (table,) = find_tables(lines_of("\tUtfall\tBudget\tPlan 2025", "\t2023\t2024\t", *ROWS))
    assert [row.readings[0].cells for row in table.rows[-2:]] == [("1", "2", "3")] * 2


@pytest.mark.parametrize("corners", [("(mkr)", ""), ("", "(mkr)")])
def test_the_unit_beside_headings_that_wrap_is_the_table_s(corners):
    (table,) = find_tables(
        lines_of(f"{corners[0]}\tBudget", f"{corners[1]}\t2024", "Staden\t1", "Regionen\t2")
    )
    assert (table.unit, [one.year for one in table.headings]) == ("mkr", [2024])


def test_columns_of_notes_beside_headings_that_wrap_are_no_amounts():
    rows = ("\t\tUtfall\tBudget", "\tKonto\t2023\t2024", "Staden\t4010\t1\t2")
    (table,) = find_tables(lines_of(*rows))
    assert [row.readings[0].cells for row in table.rows] == [("1", "2")]


@pytest.mark.parametrize("corners", [("Kostnader (tkr)", ""), ("Post", "Tkr"), ("Intäkter", "tkr")])
def test_what_stands_over_the_labels_is_left_of_headings_that_wrap(corners):
    first, second = corners
    rows = (f"{first}\tUtfall\tBudget\tPlan 2025", f"{second}\t2023\t2024\t")
    (table,) = find_tables(lines_of(*rows, *ROWS))
    assert (table.unit, [(one.year, one.version) for one in table.headings]) == ("tkr", WHOLE)


@pytest.mark.parametrize(
    "rows",
    [
        ("Deltagare\t2024\t2025", "\tBudget\tPlan"),
        ("\tBudget\t\t", "\t2023\t2024\t2025"),
        ("\tBudget 2023\tPlan 2024", "\t2022\t"),
        ("Belopp\tBudget", "Staden\t2024"),
        ("\tUtfall\tBudget", "\t2023\t2024\t2025"),
    ],
)
def test_rows_that_do_not_make_every_heading_whole_are_not_joined(rows):
    assert joined(*rows) == [row.split("\t") for row in rows]


def test_a_part_of_a_year_under_its_year_is_not_the_year():
    assert headings("\tUtfall 2024\tBudget 2024", "\tjan-aug\t", "Staden\t1\t2") == [
        (None, Version.OUTCOME),
        (2024, Version.BUDGET),
    ]


def test_shares_under_the_year_of_amounts_are_no_amounts():
    rows = ("\tBudget 2023\tBudget 2023\tBudget 2024\tBudget 2024", "\tkr\tandel %\tkr\tandel %")
    (table,) = find_tables(lines_of(*rows, "Personal\t3 000\t80\t3 200\t79"))
    assert [row.readings[0].cells for row in table.rows] == [("3 000", "3 200")]
