"""Numbers as a visitor types them: more strictly than documents print them."""

import re
from decimal import Decimal
from typing import Final

from finsam_metrics.words.dashes import DASH
from finsam_metrics.words.spaces import SPACE

_NUMBER: Final = re.compile(
    rf"(?P<minus>{DASH}?){SPACE}?"
    rf"(?P<whole>[0-9]{{1,3}}(?:{SPACE}[0-9]{{3}}){{1,3}}|[0-9]{{1,12}})"
    r"(?:,(?P<part>[0-9]{1,9}))?"
)
_YEAR: Final = re.compile("[0-9]{4}")
SIGNED_NUMBER: Final = r"^[-+]\s?[0-9][0-9\s.,]*$"
"""A pattern of a text that is a number with its sign, which no spreadsheet runs as a formula."""


def parse_typed_number(text: str) -> Decimal | None:
    """Read a number in digits, with spaces between thousands and a decimal comma.

    Returns:
        None where it is another thing: words, or a full stop, which may be either of two signs.
        What is typed with a minus is signed, also 0.

    >>> parse_typed_number("12 500,50"), parse_typed_number("−5"), parse_typed_number("1.250")
    (Decimal('12500.50'), Decimal('-5'), None)
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    sign = "-" if match["minus"] else ""
    whole = "".join(match["whole"].split())
    return Decimal(f"{sign}{whole}.{match['part']}" if match["part"] else f"{sign}{whole}")


def parse_typed_year(text: str) -> int | None:
    """Read a year in four digits; None where it is another thing.

    >>> parse_typed_year("2014"), parse_typed_year("201²")
    (2014, None)
    """
    return int(text) if _YEAR.fullmatch(text) else None
