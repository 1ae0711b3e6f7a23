"""Years: how they are printed, and which one words in running text speak of."""

import re
from typing import Final

from finsam_metrics.words.dashes import DASH

YEAR: Final = r"20[0-4]\d"
"""A pattern of the years that plans speak of; later ones are amounts."""

PRINTED_YEAR: Final = rf"(?:{YEAR}|2\s0(?:0[4-9]|[1-4]\d))"
"""A pattern of a year in a column's heading, where its thousands may be parted."""

_WHOLE: Final = re.compile(PRINTED_YEAR)
_PLAIN: Final = re.compile(YEAR)
_ANYWHERE: Final = re.compile(rf"(?<!\d){PRINTED_YEAR}(?!\d)")
_IN_WORDS: Final = re.compile(
    rf"(?<![\d\s]){PRINTED_YEAR}(?!\d)|^{PRINTED_YEAR}(?!\d)|(?<=\s){YEAR}(?!\d)"
)
_WORD: Final = re.compile(rf"\b{YEAR}\b")
_OF_TWO_CENTURIES: Final = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)")
_ONLY_YEAR: Final = re.compile(r"\(?(?:19[5-9]\d|20[0-4]\d)\)?")
_SHORT: Final = re.compile(
    r"\b(?:budget|utfall|bokslut|prognos|plan)\s?['\N{RIGHT SINGLE QUOTATION MARK}]?(\d\d)(?!\d)",
    re.IGNORECASE,
)
_LAST_OF_THIS_CENTURY: Final = 49
_BROKEN: Final = re.compile(r"(?<![\d/])((?:19|20)\d\d)\s?/\s?((?:19|20)?\d\d)(?![\d/])")
_GLUED: Final = re.compile(rf"(\D*{YEAR})([A-ZÅÄÖ][a-zåäö].*)")
_STATED: Final = rf"({YEAR})"
_OTHER_USE: Final = re.compile(
    rf"(?:\b(?:från|sedan|av|i\s+bokslut\w*|årsskiftet)\s+(?:år\s+)?|[-/(:]|lag\s+\(?){_STATED}\b|"
    rf"{_STATED}[:/]\d|{_STATED}-\d\d-\d\d",
    re.IGNORECASE,
)
_SPREAD: Final = re.compile(
    r"\b(?:fördela\w*|spri\w+|under|över|på)\s+(?:en\s+period\s+(?:om|på)\s+)?(?:två|tre|fyra|fem|"
    r"flera|2|3|4|5)\s+år\b|"
    rf"\b{YEAR}(?:\s?{DASH}\s?|\s+(?:och|till)\s+){YEAR}\b",
    re.IGNORECASE,
)
_THIS: Final = re.compile(
    r"\b(?:under|för|i)\s+(?:året|år(?!\s*20))\b|(?<!förra\s)(?<!föregående\s)\bårets\b|\bdetta\s+år\b",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(r"\b(?:föregående|förra|fjol)\s*(?:års?|året)?\b", re.IGNORECASE)
_NEXT: Final = re.compile(r"\bnästa\s+år\b", re.IGNORECASE)


def is_year(text: str) -> bool:
    """Whether a cell or a word is a year and nothing else.

    >>> is_year("2 011"), is_year("2011"), is_year("2 511")
    (True, True, False)
    """
    return bool(_WHOLE.fullmatch(text))


def is_plain_year(word: str) -> bool:
    """Whether a word of a line is a year; with a space between its thousands it may be an amount.

    >>> is_plain_year("2011"), is_plain_year("2 011")
    (True, False)
    """
    return bool(_PLAIN.fullmatch(word))


def says_year(text: str) -> bool:
    """Whether a year stands anywhere among the words and figures of a heading.

    >>> says_year("Budget2011"), says_year("12 011"), says_year("120115")
    (True, False, False)
    """
    return bool(_ANYWHERE.search(text))


def printed_years(text: str) -> list[str]:
    """Give the years that a heading states, with four digits each.

    >>> printed_years("Budget 2011 Plan 2012"), printed_years("2 011")
    (['2011', '2012'], ['2011'])
    """
    return ["".join(year.split()) for year in _IN_WORDS.findall(text)]


def without_years(text: str) -> str:
    """Give a heading without the years that it states."""
    return _IN_WORDS.sub("", text)


def years_over_column(text: str) -> list[int]:
    """Give the years that stand over a column, those of the last century and short ones too.

    >>> years_over_column("Utfall 90"), years_over_column("1990 (1989)")
    ([1990], [1990, 1989])
    """
    if (first := broken_year(text)) is not None:
        return [first, first + 1]
    stated = [int(year) for year in _OF_TWO_CENTURIES.findall(text)]
    short = [int(year) for year in _SHORT.findall(text)]
    stated += [year + (1900 if year > _LAST_OF_THIS_CENTURY else 2000) for year in short]
    return list(dict.fromkeys(stated))


def broken_year(text: str) -> int | None:
    """Give the year in which a year of accounts begins that ends in the next; None where none is.

    >>> broken_year("Utfall 2022/2023"), broken_year("1998/99"), broken_year("2022/2024")
    (2022, 1998, None)
    """
    for first, second in _BROKEN.findall(text):
        if int(second) % 100 == (int(first) + 1) % 100:
            return int(first)
    return None


def is_year_over_column(text: str) -> bool:
    """Whether a cell is a year and nothing else, also of the last century or in brackets.

    >>> is_year_over_column("(1989)"), is_year_over_column("1 989")
    (True, False)
    """
    plain = text.strip()
    return is_year(text) or bool(_ONLY_YEAR.fullmatch(plain) or _BROKEN.fullmatch(plain))


def years_named(text: str) -> list[int]:
    """Give the years that stand as words of their own in running text.

    >>> years_named("Mål 2014-2016"), years_named("Dnr 12014")
    ([2014, 2016], [])
    """
    return [int(year) for year in _WORD.findall(text)]


def parted_after_year(word: str) -> tuple[str, str] | None:
    """Part a year from a heading that was read as one word with it; None where there is none.

    >>> parted_after_year("2008Budget")
    ('2008', 'Budget')
    """
    glued = _GLUED.fullmatch(word)
    return (glued[1], glued[2]) if glued else None


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
    found = [(m.start(), int(m[0])) for m in _WORD.finditer(masked)]
    if budget_year is not None:
        for words, step in ((_THIS, 0), (_BEFORE, -1), (_NEXT, 1)):
            found += [(m.start(), budget_year + step) for m in words.finditer(masked)]
    return max(found)[1] if found else None
