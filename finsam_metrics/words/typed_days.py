"""Days of a year as a person types them: single days, ranges and weeks."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from finsam_metrics.model.swedish_dates import MONTHS
from finsam_metrics.words.dashes import DASH

_MONTH_NUMBERS: Final = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
_SEPARATOR: Final = re.compile(r"[,;\n]")
_DASH: Final = re.compile(rf"\s*{DASH}\s*")
_DAY: Final = re.compile(
    r"(?P<day>\d{1,2})(?:\s*/\s*(?P<month>\d{1,2})|\s*(?P<name>[a-zåäö]{3,})\.?)?"
)
_ISO: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_WEEKS: Final = re.compile(
    rf"v(?:ecka|eckor|\.)?\s*(?P<first>\d{{1,2}})(?:\s*{DASH}\s*(?P<last>\d{{1,2}}))?"
)
_DAYS_OF_WEEK: Final = 7
_ENDS_OF_RANGE: Final = 2


class TypedDaysError(ValueError):
    """A piece that is no day of the year.

    Attributes:
        piece: What was typed.
    """

    def __init__(self, piece: str) -> None:
        self.piece = piece
        super().__init__(f"no day of the year: {piece!r}")


def parse_days(text: str, *, year: int) -> frozenset[date]:
    """Read days, ranges of days and weeks, parted by commas, semicolons or line breaks.

    A day is "14/3", "14 mars" or "2027-03-14", a range "14–18 april" or "30/3–2/4", a week
    "v. 9" or "vecka 44–45" (ISO 8601; of a week only the days of the year are given).

    Args:
        text: What was typed; nothing gives no days.
        year: The year that the days are of.

    Raises:
        TypedDaysError: A piece is none of these, no day of the calendar, a day of another year
            or a range that runs backwards.

    >>> [str(day) for day in sorted(parse_days("14/3, 1–2 april", year=2027))]
    ['2027-03-14', '2027-04-01', '2027-04-02']
    """
    return frozenset(
        day
        for piece in _SEPARATOR.split(text)
        if piece.strip()
        for day in _days(piece.strip(), year)
    )


def _days(piece: str, year: int) -> Iterator[date]:
    if weeks := _WEEKS.fullmatch(piece.casefold()):
        yield from _days_of_weeks(piece, weeks, year)
        return
    if iso := _ISO.fullmatch(piece):
        yield _date(piece, int(iso["year"]), int(iso["month"]), int(iso["day"]), year)
        return
    typed = _DASH.split(piece.casefold())
    first, last = _DAY.fullmatch(typed[0]), _DAY.fullmatch(typed[-1])
    if first is None or last is None or len(typed) > _ENDS_OF_RANGE:
        raise TypedDaysError(piece)
    last_month = _month(last)
    is_bare = first["month"] is None and first["name"] is None
    first_month = last_month if is_bare else _month(first)
    if first_month is None or last_month is None:
        raise TypedDaysError(piece)
    start = _date(piece, year, first_month, int(first["day"]), year)
    end = _date(piece, year, last_month, int(last["day"]), year)
    if end < start:
        raise TypedDaysError(piece)
    yield from (start + timedelta(days=place) for place in range((end - start).days + 1))


def _days_of_weeks(piece: str, weeks: re.Match[str], year: int) -> Iterator[date]:
    first = int(weeks["first"])
    last = int(weeks["last"] or first)
    if last < first:
        raise TypedDaysError(piece)
    for week in range(first, last + 1):
        try:
            days = [date.fromisocalendar(year, week, day) for day in range(1, _DAYS_OF_WEEK + 1)]
        except ValueError as error:
            raise TypedDaysError(piece) from error
        yield from (day for day in days if day.year == year)


def _month(day: re.Match[str]) -> int | None:
    """The month that stands with a day, by number or name; None where none does."""
    if day["month"]:
        return int(day["month"])
    name = day["name"] or ""
    number = _MONTH_NUMBERS.get(name[:3])
    return number if number and MONTHS[number - 1].startswith(name) else None


def _date(piece: str, year: int, month: int, day: int, wanted: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise TypedDaysError(piece) from error
    if found.year != wanted:
        raise TypedDaysError(piece)
    return found
