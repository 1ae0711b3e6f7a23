"""One sign for a dash is as good as another."""

import pytest

from finsam_metrics.words.amounts import is_blank, is_negative, stands_for_amount
from finsam_metrics.words.dashes import DASHES, is_dash, without_dashes_around
from finsam_metrics.words.figures import tokens_of
from finsam_metrics.words.list_marks import begins_item, item_mark, item_number
from finsam_metrics.words.text_amounts import scan_amounts

each_dash = pytest.mark.parametrize("dash", DASHES)


@each_dash
def test_a_lone_dash_stands_in_place_of_an_amount(dash):
    assert is_dash(dash)
    assert is_blank(dash)
    assert stands_for_amount(dash)


def test_two_dashes_are_no_dash():
    assert not is_dash("--")
    assert not is_blank("--")
    assert not is_dash("")


@each_dash
def test_a_dash_before_figures_is_a_minus(dash):
    assert is_negative(f"{dash}5")
    assert is_negative(f" {dash} 5")
    assert stands_for_amount(f"{dash} 1 250 tkr")
    assert tokens_of(f"Lön {dash}1.250,5 3") == ["Lön", f"{dash}1.250,5", "3"]
    assert [amount.printed_text for amount in scan_amounts(f"ett resultat om {dash}25 tkr")] == [
        "-25"
    ]


@each_dash
def test_a_dash_between_two_amounts_makes_a_range(dash):
    found = scan_amounts(f"kostar 20{dash}30 tkr")
    assert [amount.printed_text for amount in found] == ["20", "30"]


@each_dash
def test_a_dash_after_whole_kronor_is_their_unit(dash):
    assert [amount.unit for amount in scan_amounts(f"450:{dash} för lokalen")] == ["kr"]


@each_dash
def test_dashes_around_a_text_are_taken_away(dash):
    assert without_dashes_around(f"{dash} Mål {dash}, ") == "Mål"


@pytest.mark.parametrize("mark", [*DASHES, "*", "o", "•", "·", "▪", "○", "●", "\uf0b7", "a)"])
def test_every_mark_before_an_item_is_known(mark):
    found = item_mark(f"{mark} Rehabilitering")
    assert found is not None
    assert found.end() == len(mark) + 1
    assert begins_item(f"{mark} Rehabilitering")


@pytest.mark.parametrize("text", ["-5 tkr", "och så vidare", "ab) insats", "Insats"])
def test_what_is_not_parted_from_its_text_marks_no_item(text):
    assert item_mark(text) is None


def test_a_number_before_an_item_is_told_from_an_amount_and_from_a_chapter():
    found = item_number("12. Samverkan")
    assert found is not None
    assert found["number"] == "12"
    assert item_number("12 000 kr") is None
    assert item_number("2.1 Samverkan") is None
