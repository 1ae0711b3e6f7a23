"""A day, a month or a year as the days it covers."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

from finsam_metrics.model.swedish_dates import MONTHS, format_date

# From the first year of the law on financial coordination.
FIRST_YEAR: Final = 2004
LAST_YEAR: Final = 2100


def period_of(text: str) -> tuple[date, date]:
    """Give the first and last day of a day, month or year.

    >>> period_of("2014-02")
    (datetime.date(2014, 2, 1), datetime.date(2014, 2, 28))

    Raises:
        ValueError: It is none of them.
    """
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text, re.ASCII):
        raise ValueError(text)
    year, *rest = (int(part) for part in text.split("-"))
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    first = date(year, rest[0], 1)
    if len(rest) == 1:
        return first, first.replace(day=monthrange(year, rest[0])[1])
    day = first.replace(day=rest[1])
    return day, day


def format_period(text: str) -> str:
    """Write a day, month or year of a case as in running text.

    >>> format_period("2014"), format_period("2014-10"), format_period("2014-10-24")
    ('2014', 'oktober 2014', '24 oktober 2014')
    """
    first, last = period_of(text)
    if first == last:
        return format_date(first)
    return f"{MONTHS[first.month - 1]} {first.year}" if first.month == last.month else text
