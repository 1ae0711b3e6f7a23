import pytest

from finsam_metrics.words.units import find_unit, is_only_unit, unit_after, without_unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("(Kkr)", "tkr"),
        ("Belopp i tusental kronor", "tkr"),
        ("miljoner kronor", "mkr"),
        ("SEK", "kr"),
        ("Budget 2024", None),
        ("", None),
    ],
)
def test_the_coarsest_stated_word_is_the_unit(text, unit):
    assert find_unit(text) == unit


@pytest.mark.parametrize(
    ("text", "is_only"),
    [("(tkr)", True), ("Belopp i mnkr", True), ("Budget (tkr)", False), ("12", False), ("", False)],
)
def test_a_cell_with_a_unit_and_nothing_else_is_no_label(text, is_only):
    assert is_only_unit(text) is is_only


@pytest.mark.parametrize(
    ("cell", "amount", "unit"),
    [("1 200 tkr", "1 200", "tkr"), ("(1 200 kr)", "(1 200)", "kr"), ("500:-", "500", "kr"),
     ("500", "500", None)],
)  # fmt: skip
def test_a_unit_after_an_amount_is_no_part_of_it(cell, amount, unit):
    assert (without_unit(cell), unit_after(cell)) == (amount, unit)
