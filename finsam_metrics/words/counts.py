"""Words for what is counted or measured, and is no money."""

import re
from typing import Final

_MEASURES: Final = re.compile(
    r"\bnyckeltal|\bmått\b|\bmåttal|\bindikator|\bstatistik|\bantal\b|\bdeltagar|\bmedlems?(?:antal|"
    r"utveckling|statistik)|\bmedlemmar\b|\bbesök\w*|\bvolym|\bpersonal(?:volym|statistik|nyckeltal)|"
    r"\bårsarbet|\bsjukfrånvaro|\bandel\b|\bresultatmål|\bmåluppfyllelse|\benkät|\bpoäng\b|"
    r"\binnehåll(?:sförteckning)?\b",
    re.IGNORECASE,
)


def counts_something(text: str) -> bool:
    """Whether a title is of what is counted or measured.

    >>> counts_something("Antal deltagare per insats"), counts_something("Budget 2024")
    (True, False)
    """
    return bool(_MEASURES.search(text))
