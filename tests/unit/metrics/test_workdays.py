"""Which days are working days in Sweden."""

import datetime as dt

import polars as pl
import pytest

from finsam_metrics.metrics.workdays import calendar_days


def day(date):
    """What is known of one day."""
    (row,) = calendar_days(date.year).filter(pl.col("date") == date).rows(named=True)
    return row


@pytest.mark.parametrize(("year", "count"), [(2012, 366), (2014, 365)])
def test_every_day_of_the_year_is_there_once(year, count):
    days = calendar_days(year)
    assert days.height == count
    assert days["date"].is_unique().all()
    assert days["date"].dt.year().unique().to_list() == [year]


@pytest.mark.parametrize(
    ("date", "name"),
    [
        (dt.date(2012, 1, 6), "Trettondedag jul"),
        (dt.date(2012, 4, 6), "Långfredagen"),
        (dt.date(2012, 4, 9), "Annandag påsk"),
        (dt.date(2012, 5, 17), "Kristi himmelsfärdsdag"),
        (dt.date(2012, 6, 6), "Nationaldagen"),
        (dt.date(2012, 6, 22), "Midsommarafton"),
        (dt.date(2012, 11, 3), "Alla helgons dag"),
        (dt.date(2012, 12, 24), "Julafton"),
        (dt.date(2012, 12, 31), "Nyårsafton"),
    ],
)
def test_holidays_have_their_swedish_names_and_are_off(date, name):
    assert day(date)["holiday_name"] == name
    assert day(date)["is_off"]


def test_the_day_before_a_holiday_is_known_also_over_new_year():
    assert day(dt.date(2012, 6, 5))["is_before_holiday"]
    assert day(dt.date(2012, 12, 30))["is_before_holiday"]
    assert day(dt.date(2012, 12, 31))["is_before_holiday"]
    assert not day(dt.date(2012, 6, 6))["is_before_holiday"]


def test_an_ordinary_sunday_makes_no_saturday_a_day_before_a_holiday():
    assert not day(dt.date(2012, 2, 4))["is_before_holiday"]
    assert [day(dt.date(2012, 2, d))["is_off"] for d in (3, 4, 5, 6)] == [False, True, True, False]
