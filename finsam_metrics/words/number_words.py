"""Numbers that are written in words, as "fyra" and "tre och en halv"."""

import re
from decimal import Decimal
from typing import Final

from finsam_metrics.words.letters import fold

_SMALL: Final = {
    "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8,
    "nio": 9, "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15,
    "sexton": 16, "sjutton": 17, "arton": 18, "nitton": 19, "tjugo": 20, "trettio": 30,
    "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "nittio": 90,
}  # fmt: skip
_ONE: Final = "|".join(sorted(_SMALL, key=len, reverse=True))
NUMBER_WORDS: Final = (
    rf"(?:en\s+halv|(?:(?:{_ONE})?\s?hundra(?:\s?(?:{_ONE}))?|{_ONE})(?:\s+och\s+en\s+halv)?)"
)
"""A pattern of numbers in words, up to hundreds."""

COUNT_WORDS: Final = rf"(?:{_ONE})\b"
"""A pattern of whole numbers in words, below a hundred."""

_WHOLE: Final = re.compile(
    rf"(?:(?P<hundreds>{_ONE})?\s?(?P<hundra>hundra)\s?)?(?P<rest>{_ONE})?", re.IGNORECASE
)
_HALF: Final = Decimal("0.5")


def parse_number_words(text: str) -> Decimal | None:
    """Read a number in words; None where the text is none.

    >>> parse_number_words("fyra"), parse_number_words("tre och en halv")
    (Decimal('4'), Decimal('3.5'))
    >>> parse_number_words("två hundra femtio"), parse_number_words("en halv")
    (Decimal('250'), Decimal('0.5'))
    """
    words = " ".join(fold(text).split())
    if words == "en halv":
        return _HALF
    whole = words.removesuffix(" och en halv")
    match = _WHOLE.fullmatch(whole)
    if not whole or match is None:
        return None
    hundreds = _SMALL[match["hundreds"] or "ett"] if match["hundra"] else 0
    number = Decimal(100 * hundreds + (_SMALL[match["rest"]] if match["rest"] else 0))
    return number + _HALF if whole != words else number
