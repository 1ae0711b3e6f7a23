"""Numbers and lists as Swedish text."""

from decimal import Decimal

import pytest

from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import (
    MINUS,
    NBSP,
    NOT_STATED,
    format_count,
    format_list,
    format_measure,
    format_number,
    format_sek,
    format_share,
    format_tkr,
)


def plain(text: str) -> str:
    """The text with ordinary spaces and minus."""
    return text.replace(NBSP, " ").replace(MINUS, "-")


def test_thousands_have_no_break_spaces_decimals_a_comma_and_minus_its_own_sign():
    assert format_number(-1234567.5, 1) == f"{MINUS}1{NBSP}234{NBSP}567,5"


@pytest.mark.parametrize(("value", "text"), [(0.5, "1"), (1.5, "2"), (-2.5, "-3"), (2.49, "2")])
def test_halves_are_rounded_away_from_zero(value, text):
    assert plain(format_number(value)) == text


def test_a_small_negative_number_is_no_minus_zero():
    assert format_number(-0.4) == "0"


def test_ore_are_shown_only_where_there_are_any():
    assert plain(format_sek(Decimal("260000.00"))) == "260 000 kr"
    assert plain(format_sek(Decimal("260000.50"))) == "260 000,50 kr"


def test_thousands_of_kronor_have_a_decimal_only_where_it_is_needed():
    assert plain(format_tkr(14405000)) == "14 405 tkr"
    assert plain(format_tkr(482500)) == "482,5 tkr"
    assert plain(format_tkr(482500, with_unit=False)) == "482,5"


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0 %"), (0.0004, "0,04 %"), (0.083, "8,3 %"), (0.0995, "10 %"), (1, "100 %")],
)
def test_a_share_is_whole_from_ten_per_cent(share, text):
    assert plain(format_share(share)) == text


@pytest.mark.parametrize(
    ("value", "measure", "text"),
    [
        (0.293, Measure.SHARE, "29 %"),
        (14405000, Measure.TKR, "14 405"),
        (400, Measure.TKR, "0,4"),
        (0, Measure.TKR, "0"),
        (-1500, Measure.TKR, "-1,5"),
        (96.4, Measure.PER_INHABITANT, "96"),
        (4.24, Measure.PER_INHABITANT_16_64, "4,2"),
        (0.043, Measure.PER_INHABITANT, "0,04"),
    ],
)
def test_a_value_is_shown_in_its_measure(value, measure, text):
    assert plain(format_measure(value, measure)) == text


def test_what_is_not_stated_is_said_and_never_zero():
    assert format_sek(None) == format_tkr(None) == format_share(None) == NOT_STATED
    assert [format_measure(None, measure) for measure in Measure] == [NOT_STATED] * len(Measure)


@pytest.mark.parametrize(("count", "text"), [(0, "noll"), (12, "tolv"), (13, "13"), (-1, "-1")])
def test_counts_to_twelve_are_words(count, text):
    assert plain(format_count(count)) == text


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")],
)
def test_a_list_reads_as_running_text(items, text):
    assert format_list(items) == text


def test_half_a_tkr_is_kept_so_that_parts_make_their_sum():
    shown = [
        format_measure(kronor, Measure.TKR) for kronor in (965_000, 482_500, 482_400, -482_500)
    ]
    assert shown == ["965", "482,5", "482", f"{MINUS}482,5"]
