"""Which year words in running text speak of."""

import re
from typing import Final

_YEAR: Final = r"(20[0-4]\d)"
_OTHER_USE: Final = re.compile(
    rf"(?:\b(?:från|sedan|av|i\s+bokslut\w*|årsskiftet)\s+(?:år\s+)?|[-/(:]|lag\s+\(?){_YEAR}\b|"
    rf"{_YEAR}[:/]\d|{_YEAR}-\d\d-\d\d",
    re.IGNORECASE,
)
_SPREAD: Final = re.compile(
    r"\b(?:fördela\w*|spri\w+|under|över|på)\s+(?:en\s+period\s+(?:om|på)\s+)?(?:två|tre|fyra|fem|"
    r"flera|2|3|4|5)\s+år\b|"
    rf"\b{_YEAR}(?:\s?[-–]\s?|\s+(?:och|till)\s+){_YEAR}\b",
    re.IGNORECASE,
)
_OWN: Final = re.compile(
    r"\b(?:under|för|i)\s+(?:året|år(?!\s*20))\b|(?<!förra\s)(?<!föregående\s)\bårets\b|\bdetta\s+år\b",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(r"\b(?:föregående|förra|fjol)\s*(?:års?|året)?\b", re.IGNORECASE)
_NEXT: Final = re.compile(r"\bnästa\s+år\b", re.IGNORECASE)


def is_spread(text: str) -> bool:
    """Whether words say that an amount covers several years.

    >>> is_spread("fördelat på två år")
    True
    """
    return bool(_SPREAD.search(text))


def find_year(text: str, budget_year: int | None) -> int | None:
    """Give the last year that words name, other years than those money comes from.

    Args:
        text: The words.
        budget_year: The plan's own year, that "under året" means.
    """
    masked = _OTHER_USE.sub(lambda m: " " * len(m[0]), text)
    found = [(m.start(), int(m[1])) for m in re.finditer(rf"\b{_YEAR}\b", masked)]
    if budget_year is not None:
        for words, step in ((_OWN, 0), (_BEFORE, -1), (_NEXT, 1)):
            found += [(m.start(), budget_year + step) for m in words.finditer(masked)]
    return max(found)[1] if found else None
