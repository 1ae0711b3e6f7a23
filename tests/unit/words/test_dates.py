"""Days, months and seasons as documents print them."""

import pytest

from finsam_metrics.words.dates import begins_with_day, month_number, scan_days
from finsam_metrics.words.times import find_when, read_when, split_when


@pytest.mark.parametrize(
    ("word", "month"),
    [("januari", 1), ("Jan.", 1), ("febr", 2), ("feb", 2), ("maj", 5), ("sept", 9), ("dec", 12),
     ("vår", None)],
)  # fmt: skip
def test_a_month_is_known_by_its_name_and_by_every_short_form(word, month):
    assert month_number(word) == month


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 febr 2024", "2024-02-03"),
        ("den 4:e april 2019", "2019-04-04"),
        ("20—21 maj 2019", "2019-05-20"),
        ("2019-05-20", "2019-05-20"),
        ("20190520", "2019-05-20"),
        ("20/5 2019", "2019-05-20"),
    ],
)
def test_a_day_is_read_however_it_is_printed(text, day):
    assert [found.day.isoformat() for found in scan_days(text, None)] == [day]


@pytest.mark.parametrize("text", ["2014-05-06 Styrelse", "6/5 Styrelse", "6 maj: Styrelse"])
def test_a_line_that_begins_with_a_day_is_no_numbered_heading(text):
    assert begins_with_day(text)


@pytest.mark.parametrize(
    ("text", "rest", "month", "season"),
    [
        ("Våren: planeringsdag", "planeringsdag", None, "spring"),
        ("Hösten 2014 — konferens", "konferens", None, "autumn"),
        ("I slutet av mars, seminarium", "seminarium", 3, None),
        ("Vecka 12 utbildning", "utbildning", None, None),
        ("4/6 utbildning", "utbildning", 6, None),
    ],
)
def test_words_for_when_are_split_from_what_is_held(text, rest, month, season):
    when, left = split_when(text, 2014)
    assert (left, when.month, when.season, when.year) == (rest, month, season, 2014)


def test_words_for_when_are_found_inside_a_sentence():
    assert find_when("En konferens hålls under hösten", 2014).season == "autumn"
    assert find_when("En konferens hålls", 2014).text is None


def test_a_year_that_is_stated_goes_before_the_plans():
    assert read_when("maj 2015", 2014).year == 2015
