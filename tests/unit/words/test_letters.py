import pytest

from finsam_metrics.words.dates import month_number, scan_days
from finsam_metrics.words.letters import fold
from finsam_metrics.words.number_words import parse_number_words
from finsam_metrics.words.text_amounts import scan_amounts
from finsam_metrics.words.units import find_unit

DOTTED, DOTLESS = "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "\N{LATIN SMALL LETTER DOTLESS I}"
EVERY_I = pytest.mark.parametrize("letter", ["i", "I", DOTTED, DOTLESS])


@EVERY_I
def test_a_letter_that_patterns_take_for_i_is_one(letter):
    assert fold(f"JUN{letter}") == "juni"


@EVERY_I
def test_a_month_has_its_number_whatever_i_it_is_written_with(letter):
    assert month_number(f"JUN{letter}") == 6
    assert [found.day.month for found in scan_days(f"12 JANUAR{letter}", 2024)] == [1]


@EVERY_I
def test_a_number_in_words_is_read_whatever_i_it_is_written_with(letter):
    assert parse_number_words(f"T{letter}O") == 10


@EVERY_I
def test_millions_are_millions_whatever_i_they_are_written_with(letter):
    assert find_unit(f"M{letter}LJONER") == "mkr"
    assert [amount.unit for amount in scan_amounts(f"5 M{letter}LJONER KRONOR")] == ["mkr"]
