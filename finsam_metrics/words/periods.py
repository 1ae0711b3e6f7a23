"""What words tell a part of a year from the whole of it."""

import re
from typing import Final

from finsam_metrics.words.dashes import DASH, DASH_SIGNS
from finsam_metrics.words.dates import MONTH
from finsam_metrics.words.years import YEAR

_WHOLE_YEAR: Final = re.compile(rf"\bjan\w*\s?{DASH}\s?dec\w*", re.IGNORECASE)
_PART_WORDS: Final = re.compile(
    rf"\b{MONTH}\b|\bt\.?\s?o\.?\s?m\b\.?|\btill och med\b|\bdelår\w*|"
    r"\back(?:umulera[td]\w*)?\b|\bhittills\b|\b(?:kvartal|kv|tertial)\b\s?\d?|"
    rf"[{DASH_SIGNS}]|\bper\b",
    re.IGNORECASE,
)
_PART_DATE: Final = re.compile(rf"{YEAR}-(?!12-31)\d\d(?:-\d\d)?(?!\d)")


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
