"""Words before a number that say it is about, at most or at least so much."""

import re
from typing import Final

_ABOUT: Final = (
    "ca",
    "cirka",
    "c:a",
    "c a",
    "drygt",
    "i storleksordningen",
    "knappt",
    "nästan",
    "närmare",
    "omkring",
    "runt",
    "ungefär",
    "uppemot",
    "uppskattningsvis",
)
ABOUT: Final = rf"(?:{'|'.join(sorted(_ABOUT, key=len, reverse=True))})\.?"
"""A pattern of a word for about so much."""

AT_MOST: Final = (
    r"(?:högst|max(?:imalt|imal)?\.?|inte\s+(?:över(?:stiga|skrida)?|mer\s+än)|som\s+mest|"
    r"upp\s+till)"
)
"""A pattern of words for at most so much."""

AT_LEAST: Final = r"(?:minst|lägst|minimum|åtminstone|inte\s+(?:under|mindre\s+än))"
"""A pattern of words for at least so much."""

ABOUT_WORDS: Final = frozenset(word for word in _ABOUT if " " not in word)
"""The single words for about so much."""

_AT_MOST: Final = re.compile(AT_MOST, re.IGNORECASE)
_AT_LEAST: Final = re.compile(AT_LEAST, re.IGNORECASE)


def is_at_most(words: str) -> bool:
    """Whether the words before a number say that it is the most.

    >>> is_at_most("Max."), is_at_most("upp till"), is_at_most("ca")
    (True, True, False)
    """
    return bool(_AT_MOST.fullmatch(words.strip()))


def is_at_least(words: str) -> bool:
    """Whether the words before a number say that it is the least.

    >>> is_at_least("minst"), is_at_least("högst")
    (True, False)
    """
    return bool(_AT_LEAST.fullmatch(words.strip()))
