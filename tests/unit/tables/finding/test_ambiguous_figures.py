from finsam_metrics.tables.finding.ambiguous_figures import (
    RunStyle,
    divided_run,
    readings_of_run,
    style_of_rows,
)
from finsam_metrics.words.figures import tokens_of


def cells_of(run, style, label="Lön"):
    return {one.cells for one in readings_of_run(label, run.split(), style)}


def style_of(*runs, columns=2):
    return style_of_rows([("Lön", run.split()) for run in runs], columns)


def test_a_hard_space_stands_inside_an_amount():
    assert tokens_of("Lön 1\N{NO-BREAK SPACE}200 300") == ["Lön", "1\N{NO-BREAK SPACE}200", "300"]


def test_a_row_of_nothing_but_hard_spaces_is_parted_at_each():
    assert tokens_of("Lön\N{NO-BREAK SPACE}5\N{NO-BREAK SPACE}7") == ["Lön", "5", "7"]


def test_spaces_part_amounts_where_thousands_are_printed_without_them():
    assert not style_of("1200 300", "1400 500").groups
    assert not style_of("1.200 300", "1.400 500").groups
    assert style_of("1200 300", "400 500").groups
    assert cells_of("200 300", RunStyle(columns=2, groups=False)) == {("200", "300")}


def test_a_row_without_room_for_its_figures_shows_that_spaces_stand_in_amounts():
    assert style_of("2260 2060", "1200 300", "3 430 4 850").groups


def test_decimals_that_every_row_ends_with_end_every_amount():
    style = style_of("1 200,5 300,0", "400,0 500,5")
    assert style.decimals == 1
    assert cells_of("1 200,5 0", style) == {("1 200,5", "0")}


def test_a_dash_that_ends_a_row_shows_that_no_cell_is_lost_where_every_row_may_be_whole():
    assert style_of("5 -", "7 8").is_full
    assert not style_of("5 -", "7 8", "9").is_full
    assert cells_of("- 5", RunStyle(columns=2, is_full=True)) == {(None, "5")}


def test_a_dash_before_an_amount_may_be_its_minus():
    assert not style_of("- 5 - 6", "7 8").is_full
    assert ("- 5", "- 6") in cells_of("- 5 - 6", RunStyle(columns=2))


def test_a_dash_before_the_first_amount_of_every_row_ends_the_labels():
    style = style_of("- 5 6", "- 7 8")
    assert style.dashes
    assert cells_of("- 5 6", style) == {("5", "6")}
    assert not style_of("- 5 6", "7 8").dashes
    assert not style_of("- 5 - 6", "- 7 8").dashes


def test_decimals_are_counted_in_parentheses_too():
    style = style_of("400,0 (1 264,0)", "(1,0) 2,0")
    assert (style.decimals, style.groups) == (1, True)


def test_signs_that_differ_in_a_row_are_less_plain():
    costs = {
        one.cells: one.cost for one in readings_of_run("Lön", ["-5", "6", "7"], RunStyle(columns=3))
    }
    assert costs["-5", "6", "7"] > 0


def test_a_figure_after_a_word_that_is_numbered_may_be_part_of_the_label():
    run = ["2", "345", "500"]
    found = {(one.label, one.cells) for one in readings_of_run("Steg", run, RunStyle(columns=2))}
    assert {("Steg 2", ("345", "500")), ("Steg", ("2 345", "500"))} <= found


def test_more_figures_than_any_row_could_hold_are_none():
    assert readings_of_run("Lön", ["1"] * 30, RunStyle(columns=2)) == []


def test_a_table_prints_its_minus_in_one_way():
    assert style_of("- 5 - 6", "7 8").spaced_minus
    for other in ("-7 8", "(7) 8"):
        style = style_of("- 5", other)
        assert (style.spaced_minus, style.is_full) == (False, True)
        assert cells_of("- 5", style) == {(None, "5")}


def test_a_sum_without_words_fills_all_columns_after_the_figures_of_a_row():
    style = RunStyle(columns=2, decimals=1)
    assert divided_run("Lön", ["1", "200,0", "5,0", "1", "200,0", "5,0"], style) == [
        ["1", "200,0", "5,0"],
        ["1", "200,0", "5,0"],
    ]
    assert divided_run("Lön", ["5,0", "1", "200,0", "5,0"], style)[0] == ["5,0"]
    assert divided_run(
        "Lön", ["5 tkr", "1", "200 tkr", "5 tkr"], RunStyle(columns=2, units=True)
    ) == [
        ["5 tkr"],
        ["1", "200 tkr", "5 tkr"],
    ]


def test_signs_between_thousands_show_where_amounts_end():
    style = style_of("1.200 5", "1.300 7 2.500 12")
    assert (style.has_marks, style.groups) == (True, False)
    assert divided_run("Lön", ["7", "2.500", "12"], style) == [["7"], ["2.500", "12"]]
    assert not style_of("1200 5", "1300 7").has_marks
    assert style_of("12000 5", "13000 7 25000 12").has_marks
    assert divided_run("Steg", ["2", "2.500", "12"], style) == [["2", "2.500", "12"]]


def test_figures_are_not_divided_where_nothing_tells_where_amounts_end():
    run = ["5", "1", "200", "5"]
    assert divided_run("Lön", run, RunStyle(columns=2)) == [run]
    run = ["5,0", "-", "1,0", "5,0"]
    assert divided_run("Lön", run, RunStyle(columns=2, decimals=1)) == [run]
    assert len(divided_run("Lön", run, RunStyle(columns=2, decimals=1, spaced_minus=False))) == 2


def test_amounts_of_like_length_are_plainer():
    found = readings_of_run("Lön", ["1", "010", "603", "300", "103"], RunStyle(columns=2))
    assert found[0].cells == ("1 010 603", "300 103")


def test_a_row_of_nothing_but_dashes_has_no_reading():
    assert readings_of_run("Lön", ["-", "-"], RunStyle(columns=2, is_full=True)) == []
