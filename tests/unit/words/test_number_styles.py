"""Amounts in other styles than the Swedish."""

from decimal import Decimal

import pytest

from finsam_metrics.words.number_styles import readings_sek


@pytest.mark.parametrize(
    ("printed", "kronor"),
    [
        ("3,983,166.42", ["3983166.42"]),
        ("-1300000.00", ["-1300000.00"]),
        ("!4 500", ["-4500"]),
        ("(5)", ["-5", "5"]),
        ("1,250", ["1.250", "1250"]),
        ("-430,9", ["-430.9"]),
        ("en halv", ["0.5"]),
        ("12 personer", []),
        ("1 250 kr", ["1250"]),
        ("1 250 tkr", []),
        ("-", []),
    ],
)
def test_a_printed_amount_has_the_readings_that_its_signs_allow(printed, kronor):
    assert list(readings_sek(printed, unit="kr")) == [Decimal(text) for text in kronor]
