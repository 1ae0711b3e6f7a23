"""The unit that a table or a sentence states, on its own evidence."""

import re
from typing import Final

_UNITS: Final = {
    "kr": "kr",
    "kronor": "kr",
    "sek": "kr",
    "tkr": "tkr",
    "kkr": "tkr",
    "ksek": "tkr",
    "tusental": "tkr",
    "tusentals": "tkr",
    "tusen": "tkr",
    "mkr": "mkr",
    "mnkr": "mkr",
    "msek": "mkr",
    "miljon": "mkr",
    "miljoner": "mkr",
}
_COARSE: Final = ("mkr", "tkr", "kr")
_WORD: Final = re.compile(r"[^\W\d_]+")
UNIT_WORDS: Final = "kr|kronor|sek|tkr|kkr|ksek|mkr|mnkr|msek"
_WITH_AMOUNT: Final = re.compile(
    r"(?<![\d\w])(?!20\d\d\s*\D)\d[\d\s.,]*(?:tusen|miljon(?:er)?)?\s*"
    rf"(?:{UNIT_WORDS}|miljon(?:er)?)\b"
)
_OF_AMOUNTS: Final = re.compile(r"\b(?:belopp(?:en)?|siffror(?:na)?|tabell(?:en|erna)?)\b", re.I)
_LONGEST_STATEMENT: Final = 80
_AFTER_AMOUNT: Final = re.compile(
    rf"(?<=[\d)])(?:\s*(?:{UNIT_WORDS})\.?|:-)(?=\s?\)?$)", re.IGNORECASE
)
_HANGS: Final = re.compile(r"[(][^)]*|.*\b(?:i|tusen|tusentals?|miljon(?:er)?)", re.IGNORECASE)


def find_unit(text: str) -> str | None:
    """Give the unit a text states: kr, tkr or mkr; None where it states none but after amounts.

    >>> find_unit("(Kkr)")
    'tkr'
    >>> find_unit("Belopp i tusental kronor")
    'tkr'
    >>> find_unit("Budgeten omfattar 5 350 tkr")
    """
    words = _WORD.findall(_WITH_AMOUNT.sub(" ", text.casefold()))
    found = {_UNITS[word] for word in words if word in _UNITS}
    return next((unit for unit in _COARSE if unit in found), None)


def is_only_unit(text: str) -> bool:
    """Whether a cell says nothing but a unit.

    >>> is_only_unit("(tkr)")
    True
    """
    words = _WORD.findall(text.casefold())
    return bool(words) and all(word in _UNITS or word in ("belopp", "i") for word in words)


def says_unit_of_all(text: str) -> bool:
    """Whether a line says in which unit amounts stand.

    >>> says_unit_of_all("Alla belopp anges i tkr."), says_unit_of_all("Bidraget är 20 tkr.")
    (True, False)
    """
    is_short = len(text) <= _LONGEST_STATEMENT and not any(map(str.isdigit, text))
    return is_short and (is_only_unit(text) or bool(_OF_AMOUNTS.search(text) and find_unit(text)))


def without_unit(cell: str) -> str:
    """Give an amount without the unit that stands after it.

    >>> without_unit("1 200 tkr"), without_unit("(1 200 kr)")
    ('1 200', '(1 200)')
    """
    return _AFTER_AMOUNT.sub("", cell)


def unit_after(cell: str) -> str | None:
    """Give the unit that stands after an amount, None where there is none."""
    found = _AFTER_AMOUNT.search(cell)
    return None if found is None else find_unit(found[0].replace(":-", "kr"))


def goes_on_below(text: str) -> bool:
    """Whether a unit is cut off where its line was full, so that the rest stands below.

    >>> goes_on_below("(tusental")
    True
    """
    return is_only_unit(text) and bool(_HANGS.fullmatch(text.strip()))
