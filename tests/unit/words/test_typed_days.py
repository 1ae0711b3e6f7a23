"""Days as a person types them."""

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_metrics.words.typed_days import TypedDaysError, parse_days


def days(text, year=2027):
    """The days as month and day, in order."""
    return [f"{day.month}-{day.day}" for day in sorted(parse_days(text, year=year))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" , ;", []),
        ("14/3", ["3-14"]),
        ("14 mars", ["3-14"]),
        ("14 Mar.", ["3-14"]),
        ("2027-03-14", ["3-14"]),
        ("14–16 april", ["4-14", "4-15", "4-16"]),
        ("30/3 - 2/4", ["3-30", "3-31", "4-1", "4-2"]),
        ("v. 9", ["3-1", "3-2", "3-3", "3-4", "3-5", "3-6", "3-7"]),
        ("v53", []),
        ("1/2; 3/2\n5/2", ["2-1", "2-3", "2-5"]),
    ],
)
def test_days_ranges_and_weeks_are_read(text, found):
    assert days(text, 2026 if text == "v53" else 2027) == (
        ["12-28", "12-29", "12-30", "12-31"] if text == "v53" else found
    )


@pytest.mark.parametrize(
    "text",
    [
        "30/2",
        "14",
        "mars",
        "14 marsipan",
        "16–14 april",
        "v. 54",
        "v. 10–9",
        "2026-03-14",
        "2027-13-01",
        "1/2 – 3/2 – 5/2",
        "i morgon",
        "14 foo–18 april",
        "14/0–18/4",
    ],
)
def test_what_is_no_day_of_the_year_is_named(text):
    with pytest.raises(TypedDaysError) as caught:
        parse_days(f"14/3, {text}", year=2027)
    assert caught.value.piece == text


@given(st.text(max_size=40), st.integers(1, 9998))
def test_any_text_gives_days_of_the_year_or_the_error_that_names_a_piece(text, year):
    found = frozenset()
    with contextlib.suppress(TypedDaysError):
        found = parse_days(text, year=year)
    assert all(isinstance(day, dt.date) and day.year == year for day in found)
