from finsam_metrics.documents.formats.texts import lines_of_text
from finsam_metrics.tables.solving.solved_tables import solve_tables


def solved(*texts):
    lines, _ = lines_of_text("\n".join(texts))
    (found,) = solve_tables(lines, ["Administration"])
    return found


def cells_of(found):
    return {row.readings[0].label: row.readings[0].cells for row in found.table.rows}


def test_the_sums_that_words_tell_of_place_lost_cells():
    found = solved("(tkr) Budget 2024 Plan 2025 Lön 5 6 Hyra 7 Bil 2 2 Summa kostnader 7 15")
    assert (found.count, found.holds) == (1, True)
    assert cells_of(found)["Hyra"] == (None, "7")


def test_an_of_which_row_follows_its_row():
    found = solved(
        "(tkr) Budget 2024 Plan 2025 varav annat 1 Lön 5 varav chef 2 Hyra 7 1 Summa kostnader 7 6"
    )
    assert cells_of(found)["varav chef"] == (None, "2")


def test_other_tables_are_as_printed():
    found = solved("\t2024\t2025", "Lön\t1\t2", "Summa\t1\t3")
    assert (found.count, found.tied, found.open) == (1, frozenset(), frozenset())


def test_sums_on_the_headings_of_blocks_place_lost_cells():
    found = solved(
        "(tkr) Budget 2024 Plan 2025 Styrelse 30 37 Arvoden 30 7 Resor 30 Kansli 70 95 "
        "Lön 45 45 Hyra 25 50 Insatser 9 9 Unga 4 5 Vuxna 5 4 Summa kostnader 109 141"
    )
    assert (found.count, found.holds) == (1, True)
    assert cells_of(found)["Resor"] == (None, "30")


def test_sums_that_fail_without_heads_stay_those_of_the_words():
    found = solved(
        "(tkr) Budget 2024 Plan 2025 Lön 5 6 Hyra 7 Bil 2 2 Resor 8 8 Summa kostnader 700 800"
    )
    assert (found.count, found.failing) == (0, 2)


def test_tables_with_lost_cells_that_go_on_from_each_other_are_one():
    found = solved(
        "Budget", "Belopp i tkr", "Budget 2024", "Plan 2025", "Kontor", "Lön", "5", "6", "Hyra",
        "7", "2", "Summa", "12", "8", "Budget, forts.", "Budget 2024", "Plan 2025", "Insatser",
        "Unga", "3", "Vuxna", "1", "1", "Summa", "1", "4", "Summa kostnader", "13", "12",
    )  # fmt: skip
    assert (found.table.unit, found.count) == ("tkr", 1)
    assert cells_of(found)["Unga"] == (None, "3")
