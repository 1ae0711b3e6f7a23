"""Parts of a year that have names: months, thirds, quarters and halves."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from finsam_metrics.words.dashes import DASH
from finsam_metrics.words.dates import MONTH, month_number
from finsam_metrics.words.letters import fold

NAMED_PARTS: Final = (
    r"\btertial(?:et)?\b(?:\s?[1-3]\b)?|\bkvartal(?:et)?\b(?:\s?[1-4]\b)?|\bkv\b\.?\s?[1-4]\b|"
    r"\bhalvår(?:et)?\b(?:\s?[12]\b)?|\bt[1-3]\b|\bq[1-4]\b|\bh[12]\b"
)
"""A pattern of the name of a third, a quarter or a half of a year, perhaps with its number."""

_THROUGH: Final = r"till\s+och\s+med|t\.?\s?o\.?\s?m\.?"
_MONTHS: Final = re.compile(
    rf"\b({MONTH})\b\.?\s*(?:{DASH}|{_THROUGH}|till)\s*({MONTH})\b", re.IGNORECASE
)
_UNTIL_MONTH: Final = re.compile(rf"(?:{_THROUGH})\s*({MONTH})\b", re.IGNORECASE)
_ORDINALS: Final = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}
_FROM_NEW_YEAR: Final = re.compile(
    rf"\back(?:umulera[dt]\w*)?\b|\bhittills\b|{_THROUGH}", re.IGNORECASE
)


def _numbered(name: str, letter: str) -> re.Pattern[str]:
    ordinal = rf"(?P<word>{'|'.join(_ORDINALS)})|(?P<before>[1-4])(?::[ae])?"
    return re.compile(
        rf"\b(?:{name}\s?(?P<after>[1-4])|{letter}(?P<short>[1-4])|(?:{ordinal})\s+{name})\b",
        re.IGNORECASE,
    )


_PARTS: Final = (
    (4, _numbered(r"tertial(?:et)?", "t")),
    (3, _numbered(r"(?:kvartal(?:et)?|kv\b\.?)", "q")),
    (6, _numbered(r"halvår(?:et)?", "h")),
)
_MONTHS_OF_YEAR: Final = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class PartOfYear:
    """Months that follow each other.

    Attributes:
        first: The first month; None where it is not told.
        last: The last month.
    """

    first: int | None
    last: int

    def days_of(self, year: int) -> tuple[date | None, date]:
        """Give its first day, if that is told, and its last."""
        end = date(year, self.last, calendar.monthrange(year, self.last)[1])
        return None if self.first is None else date(year, self.first, 1), end


def find_part_of_year(text: str) -> PartOfYear | None:
    """Give the part of a year that a text names; None where it names none, or only a month.

    What is reported by thirds or quarters is often told from new year on, so that the second of
    them says where its amounts end and not where they begin.

    >>> find_part_of_year("Utfall jan-aug"), find_part_of_year("Utfall T2")
    (PartOfYear(first=1, last=8), PartOfYear(first=None, last=8))
    """
    if found := _MONTHS.search(text):
        first, last = map(month_number, found.groups())
        return PartOfYear(first=first, last=last) if first and last and first <= last else None
    if found := _UNTIL_MONTH.search(text):
        last = month_number(found[1])
        return PartOfYear(first=1, last=last) if last else None
    for months, words in _PARTS:
        if found := words.search(text):
            number = _number(found)
            is_whole = number == 1 or _FROM_NEW_YEAR.search(text) is not None
            last = number * months
            if last > _MONTHS_OF_YEAR:
                return None
            return PartOfYear(first=1 if is_whole else None, last=last)
    return None


def _number(found: re.Match[str]) -> int:
    if found["word"]:
        return _ORDINALS[fold(found["word"])]
    return int(found["after"] or found["short"] or found["before"])
