"""Which days of a year are working days in Sweden."""

import datetime as dt

import holidays
import polars as pl

_CATEGORIES = (holidays.PUBLIC, holidays.DE_FACTO)
_FIRST_DAY_OF_WEEKEND = 6


def calendar_days(year: int) -> pl.DataFrame:
    """The days of a year, and whether each is a holiday.

    Holidays are those of the law on public holidays, with Midsummer Eve, Christmas Eve and New
    Year's Eve, which agreements treat alike. The rules are those of the package ``holidays``.

    Args:
        year: The year.

    Returns:
        One row per day, in order: ``date``, ``month``, ``day``, ``weekday`` (1 is Monday),
        ``holiday_name`` (Swedish; null on other days), ``is_off`` (a holiday, a Saturday or a
        Sunday) and ``is_before_holiday`` (the next day is a holiday).
    """
    # The eve of a New Year's Day is in the year before it.
    red_days = holidays.country_holidays(
        "SE", years=[year, year + 1], categories=_CATEGORIES, language="sv"
    )
    names = pl.DataFrame(
        {"date": list(red_days.keys()), "holiday_name": list(red_days.values())},
        schema={"date": pl.Date, "holiday_name": pl.String},
    )
    date = pl.col("date")
    return (
        pl.DataFrame(
            {"date": pl.date_range(dt.date(year, 1, 1), dt.date(year, 12, 31), eager=True)}
        )
        .join(names, on="date", how="left", maintain_order="left")
        .with_columns(
            month=date.dt.month().cast(pl.Int32),
            day=date.dt.day().cast(pl.Int32),
            weekday=date.dt.weekday().cast(pl.Int32),
            is_before_holiday=(date + pl.duration(days=1)).is_in(names["date"].to_list()),
        )
        .with_columns(
            is_off=pl.col("holiday_name").is_not_null()
            | (pl.col("weekday") >= _FIRST_DAY_OF_WEEKEND)
        )
        .select("date", "month", "day", "weekday", "holiday_name", "is_off", "is_before_holiday")
    )
