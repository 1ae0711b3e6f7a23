"""Days: how they are printed, and those that running text names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from finsam_metrics.model.swedish_dates import MONTHS
from finsam_metrics.words.dashes import DASH, DASH_SIGNS
from finsam_metrics.words.letters import fold
from finsam_metrics.words.years import YEAR

_MONTH_NUMBERS: Final = {
    **{name: number for number, name in enumerate(MONTHS, start=1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, start=1)},
    "febr": 2,
    "sept": 9,
}
MONTH: Final = rf"(?:{'|'.join(sorted(_MONTH_NUMBERS, key=lambda name: (-len(name), name)))})"
"""A pattern of a month's name, also cut short."""

ISO_DATE: Final = rf"{YEAR}-\d\d-\d\d"
"""A pattern of a day as 2014-05-06."""

SLASHED_DAY: Final = r"\d{1,2}\s?/\s?\d{1,2}"
"""A pattern of a day as 6/5."""

WEEKDAY: Final = r"(?:mån|tis|ons|tors|fre|lör|sön)dag"
"""A pattern of a weekday's name."""

CLOCK: Final = rf"[\d.:]+(?:\s?{DASH}\s?[\d.:]+)?"
"""A pattern of a time of the day, or of two with a dash between."""

_ISO_DATE: Final = re.compile(ISO_DATE)
_BEGINS_WITH_DAY: Final = re.compile(rf"{ISO_DATE}|{SLASHED_DAY}|\d{{1,2}}\s+[a-z]")
_ONLY_DATES: Final = re.compile(
    rf"(?:(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d{{6}}|\d{{1,2}}\s{MONTH}\.?\s\d{{4}}|[\s:{DASH_SIGNS}])+",
    re.IGNORECASE,
)
_DAY: Final = re.compile(
    rf"(?<![\d/-])(?:(?P<iso>{ISO_DATE})(?!\d)|(?P<compact>{YEAR}\d{{4}})(?!\d)|"
    rf"(?P<day>\d{{1,2}})(?::e|:a)?(?:\s?{DASH}\s?\d{{1,2}})?\s+(?P<month>{MONTH})\b\.?"
    rf"(?:\s+(?P<year>{YEAR}))?|"
    r"(?P<slash_day>\d{1,2})\s?/\s?(?P<slash_month>\d{1,2})(?!\d|\s?/)"
    rf"(?:\s+(?P<slash_year>{YEAR})|-(?P<short>\d\d)(?!\d))?)",
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
    return _MONTH_NUMBERS.get(fold(word).strip("."))


def has_iso_date(text: str) -> bool:
    """Whether a day as 2014-05-06 stands in a text."""
    return bool(_ISO_DATE.search(text))


def is_only_date(text: str) -> bool:
    """Whether a text is a day, or a day to another, and nothing else.

    >>> is_only_date("2025-01-01 - 2025-12-31"), is_only_date("-"), is_only_date("2025")
    (True, False, False)
    """
    return any(map(str.isdigit, text)) and bool(_ONLY_DATES.fullmatch(text.strip()))


def begins_with_day(text: str) -> bool:
    """Whether a text begins with a day, so that its number is none of a list.

    >>> begins_with_day("6 maj: styrelse"), begins_with_day("6. Styrelse")
    (True, False)
    """
    return bool(_BEGINS_WITH_DAY.match(text))


def scan_days(text: str, year: int | None) -> list[TextDay]:
    """Find days; one without a year is of the next year named in the text, else of the year given.

    >>> [found.day.isoformat() for found in scan_days("4 april och 6 juni 2019", None)]
    ['2019-04-04', '2019-06-06']
    """
    return list(_days(list(_DAY.finditer(text)), year))


def _days(matches: list[re.Match[str]], year: int | None) -> Iterator[TextDay]:
    stated = [_stated_year(match) for match in matches]
    for place, match in enumerate(matches):
        later = next((found for found in stated[place:] if found), None)
        used = stated[place] or later or year
        if used is None:
            continue
        day = _date(match, used)
        if day is not None:
            yield TextDay(
                start=match.start(), end=match.end(), day=day, has_year=bool(stated[place])
            )


def _stated_year(match: re.Match[str]) -> int | None:
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
        month, day = _MONTH_NUMBERS[fold(match["month"])], int(match["day"])
    else:
        month, day = int(match["slash_month"]), int(match["slash_day"])
    try:
        return date(year, month, day)
    except ValueError:
        return None
