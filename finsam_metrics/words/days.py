"""Days in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from finsam_metrics.model.swedish_dates import MONTHS

_MONTH_NUMBERS: Final = {
    **{name: number for number, name in enumerate(MONTHS, start=1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, start=1)},
    "sept": 9,
}
MONTH: Final = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|nov|dec)"
)
_DAY: Final = re.compile(
    rf"(?<![\d/-])(?:(?P<iso>20\d\d-\d\d-\d\d)(?!\d)|(?P<compact>20\d{{6}})(?!\d)|"
    rf"(?P<day>\d{{1,2}})(?::e|"
    rf":a)?(?:\s?[-–]\s?\d{{1,2}})?\s+(?P<month>{MONTH})\b\.?(?:\s+(?P<year>20\d\d))?|"
    r"(?P<slash_day>\d{1,2})\s?/\s?(?P<slash_month>\d{1,2})(?!\d|"
    r"\s?/)(?:\s+(?P<slash_year>20\d\d)|-(?P<short>\d\d)(?!\d))?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class TextDay:
    """One day in a text.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        day: The day; the first one of several.
        has_year: True where the year stands with it.
    """

    start: int
    end: int
    day: date
    has_year: bool


def month_number(word: str) -> int | None:
    """Give the number of a month's name, also cut short.

    >>> month_number("Sep")
    9
    """
    return _MONTH_NUMBERS.get(word.casefold().strip("."))


def scan_days(text: str, year: int | None) -> list[TextDay]:
    """Find days; one without a year is of the next year named in the text, else of the year given.

    >>> [one.day.isoformat() for one in scan_days("4 april och 6 juni 2019", None)]
    ['2019-04-04', '2019-06-06']
    """
    return list(_days(list(_DAY.finditer(text)), year))


def _days(matches: list[re.Match[str]], year: int | None) -> Iterator[TextDay]:
    own = [_own_year(match) for match in matches]
    for place, match in enumerate(matches):
        later = next((one for one in own[place:] if one), None)
        used = own[place] or later or year
        if used is None:
            continue
        day = _date(match, used)
        if day is not None:
            yield TextDay(start=match.start(), end=match.end(), day=day, has_year=bool(own[place]))


def _own_year(match: re.Match[str]) -> int | None:
    if whole := match["iso"] or match["compact"]:
        return int(whole[:4])
    if match["short"]:
        return 2000 + int(match["short"])
    stated = match["year"] or match["slash_year"]
    return int(stated) if stated else None


def _date(match: re.Match[str], year: int) -> date | None:
    if whole := match["iso"] or match["compact"]:
        digits = whole.replace("-", "")
        month, day = int(digits[4:6]), int(digits[6:])
    elif match["month"]:
        month, day = _MONTH_NUMBERS[match["month"].casefold()], int(match["day"])
    else:
        month, day = int(match["slash_month"]), int(match["slash_day"])
    try:
        return date(year, month, day)
    except ValueError:
        return None
