"""How documents number their pages at the end of a line."""

import re
from typing import Final

from finsam_metrics.words.years import YEAR

# A number alone is a page's only after a year: a report may be the year's first or second.
_AT_THE_END: Final = re.compile(
    r"(?:\s*[.…·]{2,}\s*\d{1,3}"
    r"|\s+(?:sid(?:a|an)?\b\.?\s*)?\d{1,3}\s?(?:\(\d{1,3}\)|/\s?\d{1,3}|av\s+\d{1,3})"
    r"|\s+sid(?:a|an)?\b\.?\s*\d{1,3}"
    rf"|(?<=\b{YEAR})\s+\d{{1,2}})$",
    re.IGNORECASE,
)


def without_page_number(text: str) -> str:
    """Give a line without the page number that stands after it.

    >>> without_page_number("Verksamhetsplan 2019  1 (14)"), without_page_number("Delårsrapport 2")
    ('Verksamhetsplan 2019', 'Delårsrapport 2')
    """
    return _AT_THE_END.sub("", text)
