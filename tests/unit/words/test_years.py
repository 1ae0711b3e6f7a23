"""Years as documents print them."""

import pytest

from finsam_metrics.words.years import (
    find_year,
    is_plain_year,
    is_spread,
    is_year,
    parted_after_year,
    printed_years,
    says_year,
)


@pytest.mark.parametrize("text", ["2011", "2 011", "2\N{NO-BREAK SPACE}011"])
def test_a_year_may_have_its_thousands_parted(text):
    assert is_year(text)
    assert printed_years(text) == ["2011"]


@pytest.mark.parametrize("text", ["2075", "1999", "20 11", "12011", "2 511"])
def test_a_number_that_no_plan_speaks_of_as_a_year_is_none(text):
    assert not is_year(text)
    assert not says_year(text)


def test_a_parted_year_among_words_may_be_an_amount():
    assert not is_plain_year("2 011")
    assert is_plain_year("2011")


@pytest.mark.parametrize(
    ("word", "parts"), [("2008Budget", ("2008", "Budget")), ("2008", None), ("2008-12-31", None)]
)
def test_a_year_read_as_one_word_with_the_next_heading_is_parted_from_it(word, parts):
    assert parted_after_year(word) == parts


@pytest.mark.parametrize("dash", ["-", "–", "−", "—"])
def test_two_years_with_any_dash_between_are_several_years(dash):
    assert is_spread(f"under 2014{dash}2016")


@pytest.mark.parametrize(
    ("text", "year"),
    [("under året", 2014), ("förra året", 2013), ("nästa år", 2015), ("medel från 2012", None)],
)
def test_words_for_a_year_are_told_from_the_plans_own(text, year):
    assert find_year(text, 2014) == year
