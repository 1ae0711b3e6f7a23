"""Printed amounts to kronor."""

from decimal import Decimal

import pytest

from finsam_metrics.model.errors import NormaliseError
from finsam_metrics.words.amounts import is_amount, parse_amount_sek

SPACES = {
    "space": " ",
    "no-break space": "\N{NO-BREAK SPACE}",
    "narrow no-break space": "\N{NARROW NO-BREAK SPACE}",
    "thin space": "\N{THIN SPACE}",
    "figure space": "\N{FIGURE SPACE}",
    "tab": "\t",
}
DASHES = {
    "hyphen": "-",
    "en dash": "\N{EN DASH}",
    "minus sign": "\N{MINUS SIGN}",
    "em dash": "\N{EM DASH}",
}
each_space = pytest.mark.parametrize("space", SPACES.values(), ids=SPACES)
each_dash = pytest.mark.parametrize("dash", DASHES.values(), ids=DASHES)


@each_space
def test_thousands_are_grouped_with_a_space_of_any_kind(space):
    assert parse_amount_sek(f"1{space}250{space}000", unit="kr") == Decimal(1250000)


def test_thousands_are_grouped_with_a_full_stop_or_with_nothing():
    assert parse_amount_sek("1.250.000", unit="kr") == Decimal(1250000)
    assert parse_amount_sek("1250000", unit="kr") == Decimal(1250000)


def test_the_decimal_sign_is_a_comma():
    assert parse_amount_sek("5,5", unit="mkr") == Decimal(5500000)
    assert parse_amount_sek("1 250,75", unit="kr") == Decimal("1250.75")


def test_parentheses_are_a_minus():
    assert parse_amount_sek("(1 250)", unit="kr") == Decimal(-1250)
    assert parse_amount_sek("( 5,5 )", unit="mkr") == Decimal(-5500000)


@pytest.mark.parametrize(
    ("unit", "kronor"), [("kr", 1250), ("tkr", 1_250_000), ("mkr", 1_250_000_000)]
)
def test_the_unit_is_converted_to_kronor(unit, kronor):
    assert parse_amount_sek("1 250", unit=unit) == kronor


@each_dash
def test_a_minus_may_be_any_kind_of_dash(dash):
    assert parse_amount_sek(f"{dash}430,9", unit="tkr") == Decimal(-430900)


@each_dash
@each_space
def test_a_minus_may_have_a_space_after_it(dash, space):
    assert parse_amount_sek(f"{dash}{space}252,6", unit="tkr") == Decimal(-252600)


@each_dash
def test_a_lone_dash_means_not_stated(dash):
    assert parse_amount_sek(f" {dash} ", unit="tkr") is None


@pytest.mark.parametrize("cell", ["", " ", "\N{NO-BREAK SPACE}\n"])
def test_an_empty_cell_means_not_stated(cell):
    assert parse_amount_sek(cell, unit="tkr") is None


@pytest.mark.parametrize("cell", ["0", "0,0", "- 0"])
def test_a_printed_zero_is_stated(cell):
    assert parse_amount_sek(cell, unit="tkr") == 0


def test_space_around_an_amount_does_not_matter():
    assert parse_amount_sek("\N{NO-BREAK SPACE}40 \n", unit="kr") == 40


@pytest.mark.parametrize(
    "cell",
    [
        "1 25",
        "1 2500",
        "1250 000",
        "12,",
        ",5",
        "1,5,5",
        "1.25",
        "1 250.000,",
        "1  250",
        "--5",
        "--",
        "5-",
        "(5",
        "(-5)",
        "ca 5",
        "5 tkr",
        "5 %",
        "1'250",
        "x",
        "²",
    ],
)
def test_anything_else_is_not_read(cell):
    with pytest.raises(NormaliseError) as raised:
        parse_amount_sek(cell, unit="tkr")
    assert str(raised.value) == f"cannot read {cell!r} as an amount in tkr"


@pytest.mark.parametrize("unit", ["kkr", "mnkr", "TKR", ""])
def test_an_unknown_unit_is_not_guessed(unit):
    with pytest.raises(NormaliseError) as raised:
        parse_amount_sek("5", unit=unit)
    assert str(raised.value) == f"cannot read the unit {unit!r}; write kr, tkr or mkr"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("fyra", 4),
        ("Tolv", 12),
        ("hundra", 100),
        ("fem hundra", 500),
        ("tvåhundrafemtio", 250),
        ("en halv", Decimal("0.5")),
        ("två och en halv", Decimal("2.5")),
    ],
)
def test_a_number_may_be_in_words(words, number):
    assert parse_amount_sek(words, unit="tkr") == number * 1000


@pytest.mark.parametrize("words", ["halv", "och en halv", "miljon", "femti", "en en"])
def test_other_words_are_no_number(words):
    with pytest.raises(NormaliseError):
        parse_amount_sek(words, unit="tkr")


def test_words_are_no_amount_of_a_cell():
    assert not is_amount("fyra")
