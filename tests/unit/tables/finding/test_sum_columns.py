from finsam_metrics.tables.finding.grids import find_grids
from finsam_metrics.tables.finding.sum_columns import fold_sum_columns
from tests.unit.tables.finding.test_grids import rows_with_cells


def folded(*rows):
    (grid,) = find_grids(rows_with_cells(*rows))
    return [row.cells for row in fold_sum_columns(grid).rows]


def test_sums_in_a_column_without_a_heading_stand_under_what_they_sum():
    assert folded("Post\tBelopp\t", "Hyra\t100\t", "El\t50\t", "Summa:\t\t150") == [
        ("100",),
        ("50",),
        ("150",),
    ]


def test_amounts_of_a_block_left_of_its_sum_stand_over_it():
    assert folded(
        "Post\t\tBelopp", "Hyra\t100\t", "El\t50\t", "Summa lokaler\t150\t", "Lön\t\t9"
    ) == [
        ("100",),
        ("50",),
        ("150",),
        ("9",),
    ]


def test_columns_that_both_have_amounts_on_a_row_are_left_apart():
    assert folded("Post\tBelopp\t", "Hyra\t100\t7", "Summa:\t\t107") == [
        ("100", "7"),
        (None, "107"),
    ]
