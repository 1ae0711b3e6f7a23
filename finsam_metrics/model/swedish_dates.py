"""Days as Swedish text."""

from datetime import date

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


def format_date(day: date) -> str:
    """Format a day as in running text.

    >>> format_date(date(2023, 12, 31))
    '31 december 2023'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
