"""Spans of days that headings and titles state."""

from datetime import date

import pytest

from finsam_metrics.words.periods import find_period, is_of_part_of_year
from finsam_metrics.words.years import broken_year, years_over_column


def days(text, year=None):
    period = find_period(text, year)
    return None if period is None else (period.first, period.last)


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-01 - 2024-08-31",
        "20240101–20240831",
        "1 januari - 31 augusti 2024",
        "1 januari 2024 till 31 augusti 2024",
        "jan-aug 2024",
        "Utfall t.o.m. augusti 2024",
    ],
)
def test_a_span_of_days_is_read_however_it_is_printed(text):
    assert days(text) == (date(2024, 1, 1), date(2024, 8, 31))


def test_a_part_of_a_year_is_of_the_year_that_it_states_before_any_other():
    assert days("Utfall T1 2023", 2024) == (date(2023, 1, 1), date(2023, 4, 30))
    assert days("Utfall T1", 2024) == (date(2024, 1, 1), date(2024, 4, 30))
    assert days("Utfall T1") is None


def test_the_last_day_of_february_is_known():
    assert days("jan-feb 2024") == (date(2024, 1, 1), date(2024, 2, 29))


def test_a_second_third_says_where_it_ends_and_not_where_it_begins():
    period = find_period("Tertial 2 2024")
    assert period is not None
    assert (period.first, period.last, period.year) == (None, date(2024, 8, 31), None)
    assert period.years_before(1).last == date(2023, 8, 31)
    assert period.is_part_of_year


@pytest.mark.parametrize("text", ["Utfall 2024", "2022/2023", "Budget", "2023-2024"])
def test_years_alone_state_no_days(text):
    assert days(text, 2024) is None


def test_a_year_of_accounts_over_two_calendar_years_is_of_neither():
    assert (broken_year("2022/23"), years_over_column("Utfall 2022/23")) == (2022, [2022, 2023])


@pytest.mark.parametrize("text", ["Utfall T1", "Delår 2024", "Q2", "Kv. 3", "Andra halvåret"])
def test_parts_of_a_year_are_no_whole_year(text):
    assert is_of_part_of_year(text)
