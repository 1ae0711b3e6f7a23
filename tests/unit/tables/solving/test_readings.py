from finsam_metrics.model.drafts import Heading, PrintedTable, Reading, TableRow
from finsam_metrics.tables.solving import matrices, readings
from finsam_metrics.tables.solving.matrices import Block
from finsam_metrics.tables.solving.readings import solve_table


def table_of(*rows, width=1):
    """A table; each row is the readings it may have, as (label, cells, cost)."""
    made = tuple(
        TableRow(
            number=number,
            line=1,
            page=None,
            section=None,
            readings=tuple(
                Reading(label=label, cells=cells, cost=cost) for label, cells, cost in row
            ),
        )
        for number, row in enumerate(rows, start=1)
    )
    headings = (Heading(text="", year=None, version=None),) * width
    return PrintedTable(title="", unit="tkr", headings=headings, rows=made, is_flattened=True)


def block(total, *parts):
    """A sum and its parts by place; a part that is taken away has a tilde before it."""
    return Block(total=total, parts=tuple((~one, -1) if one < 0 else (one, 1) for one in parts))


def cells_of(solved):
    return [row.readings[0].cells for row in solved.table.rows]


def one(label, *cells):
    return [(label, cells, 0)]


def test_the_reading_that_makes_the_sum_hold_is_chosen_before_the_plainest():
    table = table_of(
        [("Lön", ("5", None), 0), ("Lön", (None, "5"), 4)],
        one("Hyra", "2", "1"),
        one("Summa", "2", "6"),
        width=2,
    )
    solved = solve_table(table, [block(2, 0, 1)])
    assert cells_of(solved) == [(None, "5"), ("2", "1"), ("2", "6")]
    assert (solved.count, solved.tied, solved.holds) == (1, frozenset(), True)
    assert solved.inferred == {1}


def test_several_readings_that_hold_are_counted_shown_and_settled_by_the_plainest():
    either = [("", ("5", None), 0), ("", (None, "5"), 4)]
    table = table_of(
        [(f"Lön{label}", cells, cost) for label, cells, cost in either],
        [(f"Hyra{label}", cells, 0) for label, cells, _ in either],
        one("Summa", "5", "5"),
        width=2,
    )
    solved = solve_table(table, [block(2, 0, 1)])
    assert (solved.count, solved.tied, solved.holds) == (2, {1, 2}, True)
    assert cells_of(solved)[0] == ("5", None)
    (other,) = solved.others
    assert [(row.number, str(row)) for row in other] == [(1, "Lön: – | 5"), (2, "Hyra: 5 | –")]


def test_where_no_reading_makes_the_sum_hold_it_is_said_and_the_plainest_chosen():
    table = table_of([("Lön", ("5",), 0), ("Lön", ("7",), 1)], one("Summa", "6"))
    solved = solve_table(table, [block(1, 0)])
    assert (solved.count, solved.holds) == (0, False)
    assert cells_of(solved) == [("5",), ("6",)]
    assert solved.broken == {(2, 0)}
    assert solved.others == ()


def test_a_total_sums_the_sums_and_the_rows_that_stand_alone():
    table = table_of(
        one("Lön", "1,5"), one("Summa", "1,5"), one("Hyra", "- 0,5"), one("Totalt", "1,0")
    )
    solved = solve_table(table, [block(1, 0), block(3, 1, 2)])
    assert solved.holds
    assert solved.count == 1


def test_rows_that_no_sum_covers_are_counted_too():
    table = table_of([("Lön", ("5",), 0), ("Lön", ("7",), 1)])
    solved = solve_table(table, [])
    assert (solved.count, solved.tied) == (2, {1})


def test_a_row_that_is_only_words_joins_the_next_label():
    table = table_of([("Mål", (None,), 0)], one("2013", "4"))
    solved = solve_table(table, [])
    assert [row.readings[0].label for row in solved.table.rows] == ["Mål 2013"]
    assert [row.number for row in solved.table.rows] == [1]


def test_too_many_sums_to_hold_are_not_counted(monkeypatch):
    monkeypatch.setattr(matrices, "_MOST_STEPS", 3)
    either = [[("Lön", (f"-{n}",), 0), ("Lön", (f"{n}",), 0)] for n in (1, 2, 4, 8)]
    solved = solve_table(table_of(*either, one("Summa", "15")), [block(4, 0, 1, 2, 3)])
    assert solved.count is None
    assert solved.tied == {1, 2, 3, 4}
    assert solved.holds


def test_at_most_ten_other_readings_are_shown():
    either = [[("Lön", ("1", None), 0), ("Lön", (None, "1"), 0)] for _ in range(7)]
    table = table_of(*either, one("Summa", "3", "4"), width=2)
    solved = solve_table(table, [block(7, *range(7))])
    assert solved.count == 35
    assert len(solved.others) == 10


def test_what_cannot_be_solved_in_time_keeps_the_plainest_readings(monkeypatch):
    monkeypatch.setattr(readings, "_SECONDS", 0.0)
    table = table_of([("Lön", ("5",), 0), ("Lön", ("6",), 1)], one("Summa", "6"))
    assert cells_of(solve_table(table, [block(1, 0)]))[0] in {("5",), ("6",)}


def test_a_part_may_be_taken_away():
    table = table_of(one("Intäkter", "9"), [("Lön", ("7",), 0), ("Lön", ("6",), 1)],
                     one("Resultat", "3"))  # fmt: skip
    solved = solve_table(table, [block(2, 0, ~1)])
    assert cells_of(solved)[1] == ("6",)
    assert solved.count == 1


def test_amounts_beyond_all_money_keep_the_plainest_reading():
    far = "7" * 40
    table = table_of(
        [("Lön", (far, None), 0), ("Lön", (None, far), 4)], one("Summa", "1", "1"), width=2
    )
    solved = solve_table(table, [block(1, 0)])
    assert cells_of(solved) == [(far, None), ("1", "1")]
    assert (solved.count, solved.holds) == (None, False)
    assert solved.open == {1, 2}


def test_a_sum_below_nought_of_parts_above_it_has_no_reading():
    table = table_of(one("Lön", "5"), one("Hyra", "2"), one("Summa", "-7"))
    solved = solve_table(table, [block(2, 0, 1)])
    assert (solved.count, solved.holds) == (0, False)


def test_a_row_that_every_solution_reads_alike_is_not_tied():
    either = [("Lön", ("0", None), 0), ("Lön", (None, "0"), 4)]
    table = table_of(
        either,
        [("Hyra", ("5", None), 0), ("Hyra", (None, "5"), 4)],
        one("Summa", "0", "5"),
        width=2,
    )
    solved = solve_table(table, [block(2, 0, 1)])
    assert (solved.count, solved.tied) == (2, {1})


def test_a_sum_that_fails_in_one_column_whatever_is_read_is_certainly_broken():
    table = table_of(
        [("Lön", ("5", None), 0), ("Lön", (None, "5"), 4)],
        one("Hyra", "2", "1"),
        one("Summa", "2", "9"),
        width=2,
    )
    solved = solve_table(table, [block(2, 0, 1)])
    assert cells_of(solved)[0] == (None, "5")
    assert (solved.count, solved.holds, solved.broken) == (0, False, {(3, 1)})


def test_a_sum_that_one_column_or_another_may_break_is_not_certainly_broken():
    table = table_of(
        [("Lön", ("5", None), 0), ("Lön", (None, "5"), 4)], one("Summa", "5", "5"), width=2
    )
    solved = solve_table(table, [block(1, 0)])
    assert (solved.count, solved.broken, solved.open) == (0, frozenset(), {1})
    assert cells_of(solved)[0] == ("5", None)


def test_an_of_which_row_stands_in_the_columns_of_its_row():
    table = table_of(
        one("Lön", None, "5"), [("varav", ("2", None), 0), ("varav", (None, "2"), 1)], width=2
    )
    assert cells_of(solve_table(table, [], {1: 0}))[1] == (None, "2")
