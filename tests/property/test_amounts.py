"""An amount that is printed and read again is the same amount."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from finsam_metrics.model.swedish_numbers import format_number
from finsam_metrics.words.amounts import (
    decimals_of,
    format_in_unit,
    last_place_sek,
    parse_amount_sek,
)
from finsam_metrics.words.units import KRONOR_PER_UNIT

ORE = st.integers(min_value=-(10**13), max_value=10**13)
UNITS = st.sampled_from(sorted(KRONOR_PER_UNIT))
SPACES = st.sampled_from([" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{THIN SPACE}"])
MINUSES = st.sampled_from(["-", "\N{EN DASH}", "\N{MINUS SIGN}", "- ", "\N{MINUS SIGN} "])


@given(ore=ORE)
def test_kronor_and_ore_formatted_and_read_are_the_same(ore):
    amount = Decimal(ore) / 100
    assert parse_amount_sek(format_number(amount, 2), unit="kr") == amount


@given(steps=ORE, unit=UNITS, decimals=st.integers(min_value=0, max_value=3))
def test_an_amount_printed_in_its_unit_and_read_is_the_same(steps, unit, decimals):
    amount = steps * KRONOR_PER_UNIT[unit].scaleb(-decimals)
    printed = format_in_unit(amount, unit=unit, decimals=decimals)
    assert parse_amount_sek(printed, unit=unit) == amount
    assert decimals_of(printed) == decimals
    assert last_place_sek(printed, unit) == KRONOR_PER_UNIT[unit].scaleb(-decimals)


@given(
    whole=st.integers(min_value=0, max_value=10**12),
    part=st.none() | st.integers(min_value=0, max_value=999),
    space=SPACES | st.sampled_from(["", "."]),
    minus=MINUSES | st.just(""),
    unit=UNITS,
)
def test_any_grouping_minus_and_unit_is_read_as_the_same_amount(whole, part, space, minus, unit):
    decimals = "" if part is None else f",{part:03d}"
    printed = f"{minus}{whole:,}".replace(",", space) + decimals
    amount = (Decimal(whole) + Decimal(part or 0) / 1000) * KRONOR_PER_UNIT[unit]
    assert parse_amount_sek(printed, unit=unit) == (-amount if minus else amount)
