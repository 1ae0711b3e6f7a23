from finsam_metrics.model.drafts import Heading, PrintedTable, Reading, RowMeaning, TableRow
from finsam_metrics.model.enums import Kind, RowKind, Statement
from finsam_metrics.tables.solving import lost_leading_sums
from finsam_metrics.tables.solving.lost_leading_sums import find_lost_heads
from finsam_metrics.tables.solving.sums import TableRows


def heads(*rows):
    """The heads that are found; a row is the ways it may be read, the plainest first."""
    width = len(rows[0][0])
    made = [
        TableRow(
            number=number,
            line=1,
            page=None,
            section=None,
            readings=tuple(
                Reading(label="", cells=tuple(cells), cost=cost) for cost, cells in enumerate(row)
            ),
        )
        for number, row in enumerate(rows, start=1)
    ]
    table = PrintedTable(
        title="",
        unit=None,
        headings=(Heading(text="", year=None, version=None),) * width,
        rows=tuple(made),
        is_flattened=True,
    )
    told = TableRows(
        statement=Statement.BUDGET,
        meanings=[RowMeaning(row_kind=RowKind.ITEM, kind=Kind.COST)] * len(rows),
        sections=[None] * len(rows),
        labels=[""] * len(rows),
        amounts=[[None] * width] * len(rows),
    )
    return dict(find_lost_heads(table, told))


LOST = [("5", None), (None, "5")]


def test_a_row_heads_those_below_it_that_some_reading_makes_it_the_sum_of():
    assert heads([("3", "8")], [("3", "3")], LOST, [("7", "7")]) == {0: (1, 2)}


def test_rows_may_be_several_blocks():
    found = heads([("3", "8")], [("3", "3")], LOST, [("7", "9")], [("6", "6")], [("1", "3")])
    assert found == {0: (1, 2), 3: (4, 5)}


def test_one_column_alone_makes_no_head():
    assert heads([("8",)], [("3",)], [("5",)]) == {}
    assert heads([("8", "0")], [("3", "0")], [("5", "0")]) == {}


def test_one_column_may_fail_where_two_others_hold():
    parts = ([("3", "3", "3")], [("5", "5", "5")])
    assert heads([("8", "8", "9")], *parts, [("7", "7", "7")]) == {0: (1, 2)}
    assert heads([("8", "9", "9")], *parts, [("7", "7", "7")]) == {}
    assert heads([("8", "9")], [("3", "3")], [("5", "5")]) == {}


def test_a_head_is_read_as_plainly_as_it_can_be():
    assert heads([("8", "9"), ("8", "8")], [("3", "3")], [("5", "5")]) == {}


def test_a_longer_run_than_any_table_has_is_not_tried(monkeypatch):
    monkeypatch.setattr(lost_leading_sums, "_LONGEST_RUN", 2)
    assert heads([("3", "8")], [("3", "3")], LOST) == {}
