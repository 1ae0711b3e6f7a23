"""When something is held, as plans write it: days, months, seasons, weeks and quarters."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from finsam_metrics.model.swedish_dates import MONTHS
from finsam_metrics.words.dashes import DASH, DASH_SIGNS
from finsam_metrics.words.dates import (
    ISO_DATE,
    MONTH,
    SLASHED_DAY,
    month_number,
    scan_days,
)
from finsam_metrics.words.letters import fold
from finsam_metrics.words.years import YEAR, years_named

_SEASONS: Final = {"vår": "spring", "höst": "autumn"}
_SEASON: Final = r"(?:vår(?:en|terminen)?|höst(?:en|terminen)?|sommaren|vintern)"
_PART_OF: Final = r"(?:slutet|början|mitten)\s+av"
_YEAR_AFTER: Final = rf"(?:\s+{YEAR})?"
_IN_PARENTHESES: Final = r"(?:\s*\([^)]*\))?"
_BEGINNING: Final = re.compile(
    rf"\s*(?P<when>(?:(?:under|i|till|{_PART_OF})\s+)*(?:{ISO_DATE}|"
    rf"(?:den\s+)?\d{{1,2}}(?:\s?{DASH}\s?\d{{1,2}})?(?:\s+{MONTH}|/\d{{1,2}})|"
    rf"{_SEASON}|{MONTH}|v(?:ecka|\.)\s?\d{{1,2}}|kvartal\s+\d)\b"
    rf"{_IN_PARENTHESES}{_YEAR_AFTER})\s*[,:;\t{DASH_SIGNS}]?\s*",
    re.IGNORECASE,
)
_INSIDE: Final = re.compile(
    rf"\b(?:under\s+(?:{YEAR}|året|hela\s+året)|"
    rf"(?:i|under)\s+(?:{_PART_OF}\s+)?(?:{_SEASON}|{MONTH})\b{_YEAR_AFTER}|"
    rf"(?:den\s+)?\d{{1,2}}\s+{MONTH}{_YEAR_AFTER})",
    re.IGNORECASE,
)
_AT_END: Final = re.compile(
    rf"[,:;{DASH_SIGNS}]\s*(?P<when>(?:(?:under|i|{_PART_OF})\s+)*(?:{_SEASON}|{MONTH}|"
    rf"v(?:ecka|\.)\s?\d{{1,2}}|kvartal\s+\d|(?:den\s+)?{SLASHED_DAY}){_YEAR_AFTER})\W*$",
    re.IGNORECASE,
)
_CAPITAL_SEASON: Final = r"(?:Vår(?:en|terminen)?|Höst(?:en|terminen)?|Sommaren)"
_CAPITAL_MONTH: Final = "|".join(month.capitalize() for month in MONTHS)
BEGINS_ROW: Final = re.compile(
    rf"(?<!\S)(?P<when>(?:{_CAPITAL_SEASON}|{_CAPITAL_MONTH}|Vecka\s\d{{1,2}}|{ISO_DATE}|"
    rf"{SLASHED_DAY}|\d{{1,2}}\s(?i:{MONTH})){_IN_PARENTHESES}{_YEAR_AFTER})\s+(?=[A-ZÅÄÖ])"
)
"""The time that a row begins with in a table whose line breaks are lost."""

_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """When an event is.

    Attributes:
        text: As printed; None where nothing is said.
        season: ``spring`` or ``autumn``.
    """

    text: str | None = None
    day: date | None = None
    year: int | None = None
    month: int | None = None
    season: str | None = None


def split_when(text: str, budget_year: int | None) -> tuple[When, str]:
    """Split the words for when from the words that begin with them."""
    match = _BEGINNING.match(text)
    if match is None:
        return When(), text
    return read_when(match["when"], budget_year), text[match.end() :]


def when_at_end(text: str) -> str | None:
    """Give the words for when that a text ends with, after a comma; None where it has none.

    >>> when_at_end("Bemötande för handläggare, våren"), when_at_end("Våren")
    ('våren', None)
    """
    match = _AT_END.search(text)
    return match["when"] if match else None


def find_when(text: str, budget_year: int | None) -> When:
    """Find the words for when anywhere in a text."""
    match = _INSIDE.search(text)
    return read_when(match[0], budget_year) if match else When()


def read_when(text: str, budget_year: int | None) -> When:
    """Read words for when.

    >>> read_when("Våren (19/2)", 2014).day
    datetime.date(2014, 2, 19)
    """
    year = next(iter(years_named(text)), budget_year)
    day = next(iter(scan_days(text, year)), None)
    words = [fold(word) for word in _WORD.findall(text)]
    months = [number for word in words if (number := month_number(word))]
    seasons = [
        season for stem, season in _SEASONS.items() if any(word.startswith(stem) for word in words)
    ]
    return When(
        text=text.strip(" ,:"),
        day=day.day if day else None,
        year=year,
        month=day.day.month if day else next(iter(months), None),
        season=next(iter(seasons), None),
    )
