"""What words tell a part of a year from the whole of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from finsam_metrics.words.dashes import DASH, DASH_SIGNS
from finsam_metrics.words.dates import MONTH, scan_days
from finsam_metrics.words.parts_of_year import NAMED_PARTS, find_part_of_year
from finsam_metrics.words.years import YEAR, broken_year, years_over_column

_WHOLE_YEAR: Final = re.compile(rf"\bjan\w*\s?{DASH}\s?dec\w*", re.IGNORECASE)
_PART_WORDS: Final = re.compile(
    rf"\b{MONTH}\b|\bt\.?\s?o\.?\s?m\b\.?|\btill och med\b|\bdelår\w*|"
    rf"\back(?:umulera[td]\w*)?\b|\bhittills\b|{NAMED_PARTS}|"
    rf"[{DASH_SIGNS}]|\bper\b",
    re.IGNORECASE,
)
_PART_DATE: Final = re.compile(rf"{YEAR}-(?!12-31)\d\d(?:-\d\d)?(?!\d)")

_PLAIN_DAY: Final = r"(?:19|20)\d\d-?\d\d-?\d\d"
_FROM_TO: Final = re.compile(
    rf"(?<!\d)({_PLAIN_DAY})\s*(?:{DASH}|:|till?|t\.?o\.?m\.?)\s*({_PLAIN_DAY})(?!\d)",
    re.IGNORECASE,
)
_TO: Final = re.compile(rf"\s*(?:{DASH}|till?|t\.?\s?o\.?\s?m\.?)\s*(?:den\s+)?", re.IGNORECASE)
_AT_DAY: Final = re.compile(
    rf"\b(?:per|t\.?o\.?m\.?|till och med|den)\s+({_PLAIN_DAY})(?!\d)", re.IGNORECASE
)
_PART: Final = re.compile(
    rf"\bperiod|\b{MONTH}\b|\back(?:umulera[dt]\w*)?\b|\bmånad|{NAMED_PARTS}|\bdelår|\bhittills\b",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(r"\bhelår", re.IGNORECASE)
_OPENING: Final = re.compile(
    r"\b(?:ib|ing(?:ående)?\.?\s+(?:saldo|balans|värde)|(?:saldo|balans|värde)\s+ing(?:ående)?|"
    r"vid\s+årets\s+(?:ingång|början))\b",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"\b(?:ub|utg(?:ående)?\.?\s+(?:saldo|balans|värde)|(?:saldo|balans|värde)\s+utg(?:ående)?|"
    r"vid\s+årets\s+(?:utgång|slut))\b",
    re.IGNORECASE,
)
_YEAR_BEFORE: Final = re.compile(
    r"(?<!\bav\s)\b(?:fg|föreg\.?|föregående|förra|tidigare)\s?(?:år|året|års)\b", re.IGNORECASE
)


def without_whole_year(heading: str) -> str:
    """Give a heading without the months that are the whole year.

    >>> without_whole_year("Utfall jan-dec 2023")
    'Utfall  2023'
    """
    return _WHOLE_YEAR.sub("", heading)


def ends_within_year(heading: str) -> bool:
    """Whether a heading states a day or a month of a year other than its last day.

    >>> ends_within_year("Utfall 2024-08-31"), ends_within_year("Utfall 2024-12-31")
    (True, False)
    """
    return bool(_PART_DATE.search(heading))


def without_part_of_year(heading: str) -> str:
    """Give a heading without the words and days that say which part of a year it is of."""
    return _PART_WORDS.sub(" ", _PART_DATE.sub(" ", heading))


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A span of days, both ends within it.

    Attributes:
        first: The first day; None where only the last one is told.
        last: The last day.
    """

    first: date | None
    last: date

    @property
    def year(self) -> int | None:
        """The calendar year that it is; None where it is a part of one, or of two."""
        if self.first is None:
            return None
        is_whole = (self.first.month, self.first.day, self.last.month, self.last.day)
        same = self.first.year == self.last.year
        return self.first.year if same and is_whole == (1, 1, 12, 31) else None

    @property
    def is_part_of_year(self) -> bool:
        """Whether it lies within a calendar year, and is less than it."""
        is_within = self.first is None or self.first.year == self.last.year
        return is_within and self.year is None

    def years_before(self, count: int) -> "Period":
        """The same days of an earlier year."""
        first = None if self.first is None else _moved(self.first, -count)
        return Period(first=first, last=_moved(self.last, -count))


def find_period(text: str, year: int | None = None) -> Period | None:
    """Give the first span of days that a text states, from a day to another or by its name.

    Args:
        text: A heading or a title.
        year: What a part of a year is of, where the text says no year.

    >>> find_period("Period 2025-01-01 : 2025-12-31").year
    2025
    >>> find_period("Utfall jan-aug", 2024).last
    datetime.date(2024, 8, 31)
    """
    stated = next(_spans(text), None)
    if stated is not None:
        return stated
    part, years = find_part_of_year(text), years_over_column(text)
    if part is None or len(years) > 1 or broken_year(text) is not None:
        return None
    own = years[0] if years else year
    if own is None:
        return None
    first, last = part.days_of(own)
    return Period(first=first, last=last)


def _spans(text: str) -> Iterator[Period]:
    """Each day to another that stands in a text."""
    for match in _FROM_TO.finditer(text):
        ends = [_day(part) for part in match.groups()]
        if ends[0] and ends[1] and ends[0] <= ends[1]:
            yield Period(first=ends[0], last=ends[1])
    for one, other in pairwise(scan_days(text, None)):
        if _TO.fullmatch(text[one.end : other.start]) and one.day <= other.day:
            yield Period(first=one.day, last=other.day)


def ends_on(text: str) -> date | None:
    """Give the day that amounts are said to stand at, as "per 2024-12-31"; None where none is.

    >>> ends_on("Tabell 1, utfall per 2024-12-31")
    datetime.date(2024, 12, 31)
    """
    found = _AT_DAY.search(text)
    return _day(found[1]) if found else None


def is_of_part_of_year(heading: str) -> bool:
    """Whether a column is of a period that may be a part of a year.

    >>> is_of_part_of_year("Utfall period"), is_of_part_of_year("Budget helår")
    (True, False)
    """
    return bool(_PART.search(heading)) and not says_whole_year(heading)


def says_whole_year(heading: str) -> bool:
    """Whether a column is said to be of a whole year, beside others that may be of a part of it."""
    return bool(_WHOLE.search(heading))


def is_of_year_before(heading: str) -> bool:
    """Whether a column is of the same period a year earlier.

    What was done with the result of that year is no such column.

    >>> is_of_year_before("Utfall fg år"), is_of_year_before("Disposition av föregående års vinst")
    (True, False)
    """
    return bool(_YEAR_BEFORE.search(heading))


def is_opening_column(heading: str) -> bool:
    """Whether a column holds what there was when its period began.

    >>> is_opening_column("Ing saldo"), is_opening_column("Belopp vid årets ingång")
    (True, True)
    """
    return bool(_OPENING.search(heading))


def is_closing_column(heading: str) -> bool:
    """Whether a column holds what there was when its period ended.

    >>> is_closing_column("Utg saldo"), is_closing_column("Belopp vid årets utgång")
    (True, True)
    """
    return bool(_CLOSING.search(heading))


def _day(text: str) -> date | None:
    digits = re.sub(r"\D", "", text)
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _moved(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
