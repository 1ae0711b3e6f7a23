"""Words for what is counted or measured, and is no money."""

import re
from typing import Final

_COUNTED: Final = (
    r"\bantal\b|\bpersoner\b|\bdeltagare?\b|\bbesök\w*|\bmedlemmar\b|\bårsarb\w*|\bpoäng\b"
)
_UNITS: Final = r"\bst\b|\bstyck\b|\btimmar\b|\btjänster\b|\bkvm\b|\bm\N{SUPERSCRIPT TWO}"
_MEASURED: Final = (
    r"\bnyckeltal|\bmått\b|\bmåttal|\bindikator|\bstatistik|\bdeltagar|\bmedlems?(?:antal|utveckling|"
    r"statistik)|\bvolym|\bpersonal(?:volym|statistik|nyckeltal)|\bsjukfrånvaro|\bandel\b|"
    r"\bresultatmål|\bmåluppfyllelse|\benkät|\binnehåll(?:sförteckning)?\b"
)
_OF_TITLE: Final = re.compile(f"{_COUNTED}|{_MEASURED}", re.IGNORECASE)
_OF_COLUMN: Final = re.compile(f"{_COUNTED}|{_UNITS}", re.IGNORECASE)


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
