"""Words for what is counted or measured, and is no money."""

import re
from typing import Final

_COUNTED: Final = (
    r"\bantal\b|\bpersoner\b|\bdeltagare?\b|\bbesök\w*|\bmedlemmar\b|\bårsarb\w*|\bpoäng\b"
)
_PEOPLE_AND_THINGS: Final = (
    r"\b(?:elever|barn|invånare|anställda|årsarbetare|besökare|mottagare|brukare|kvinnor|män|flickor|"
    r"pojkar|röster|mandat|platser|lägenheter|ärenden|utlån|programpunkter)\b|\w+anställda\b|"
    r"\bårsarbetskrafter\b"
)
_UNITS: Final = r"\bst\b|\bstyck\b|\btimmar\b|\btjänster\b|\bkvm\b|\bm\N{SUPERSCRIPT TWO}"
_MEASURED: Final = (
    r"\bnyckeltal|\b\w*mått\b|\bmåttal|\bvalresultat|\bindikator|\bstatistik|\bdeltagar|\bmedlems?(?:antal|utveckling|"
    r"statistik)|\bvolym|\bpersonal(?:volym|statistik|nyckeltal)|\bsjukfrånvaro|\bandel\b|"
    r"\bresultatmål|\bmåluppfyllelse|\benkät|\binnehåll(?:sförteckning)?\b"
)
_OF_TITLE: Final = re.compile(f"{_COUNTED}|{_MEASURED}", re.IGNORECASE)
_OF_COLUMN: Final = re.compile(f"{_COUNTED}|{_PEOPLE_AND_THINGS}|{_UNITS}", re.IGNORECASE)
_OF_ROW: Final = re.compile(
    rf"(?:(?!(?:till|för|om|av|med|åt|i)\b)\w+ ){{0,2}}(?:{_COUNTED}|{_PEOPLE_AND_THINGS})",
    re.IGNORECASE,
)
_BEGINS: Final = re.compile(r"antal\b", re.IGNORECASE)


def counts_something(title: str) -> bool:
    """Whether a title is of what is counted or measured.

    >>> counts_something("Antal deltagare per insats"), counts_something("Budget 2024")
    (True, False)
    """
    return bool(_OF_TITLE.search(title))


def heads_counts(heading: str) -> bool:
    """Whether a heading is of how many there are of something.

    >>> heads_counts("Antal"), heads_counts("Belopp")
    (True, False)
    """
    return bool(_OF_COLUMN.search(heading))


def says_number(heading: str) -> bool:
    """Whether a heading begins with the very word for how many there are."""
    return bool(_BEGINS.match(heading))


def is_count_label(label: str) -> bool:
    """Whether a row is called what can be counted; only many such rows tell that none is money.

    >>> is_count_label("Fysiska besök"), is_count_label("Hyra"), is_count_label("Lån till barn")
    (True, False, False)
    """
    return bool(_OF_ROW.fullmatch(label))
