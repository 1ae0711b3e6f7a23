"""Units of money: the words for them, and which one a table, an amount or a sentence states."""

import re
from decimal import Decimal
from typing import Final

from finsam_metrics.words.letters import fold
from finsam_metrics.words.spaces import SPACE
from finsam_metrics.words.years import YEAR

KRONOR_PER_UNIT: Final = {"kr": Decimal(1), "tkr": Decimal(1000), "mkr": Decimal(1_000_000)}

UNITS: Final = {
    "kr": "kr",
    "kronor": "kr",
    "sek": "kr",
    "tkr": "tkr",
    "kkr": "tkr",
    "ksek": "tkr",
    "mkr": "mkr",
    "mnkr": "mkr",
    "msek": "mkr",
}
"""Words that stand alone after an amount or over it, and the unit that they mean."""

_SHOWN: Final = {"mkr": "mnkr"}
_LARGE_NUMBERS: Final = {
    "tusen": "tkr",
    "tusental": "tkr",
    "tusentals": "tkr",
    "miljon": "mkr",
    "miljoner": "mkr",
}
_MEANT: Final = {**UNITS, **_LARGE_NUMBERS}
_BESIDE_UNITS: Final = frozenset({"belopp", "i"})
UNIT_TEXTS: Final = frozenset({*_MEANT, *_BESIDE_UNITS})
"""All words that a text which states a unit may be made of."""

_COARSE: Final = ("mkr", "tkr", "kr")
_WORD: Final = re.compile(r"[^\W\d_]+")
UNIT: Final = "|".join(UNITS)
"""A pattern of units that are one word."""

SPELLED_UNIT: Final = (
    rf"{UNIT}|tusen{SPACE}(?:kr|kronor)|milj(?:oner|on|\.)?(?:{SPACE}?(?:kronor|kr|sek))?"
)
"""A pattern of units as running text spells them; a number of millions may stand without kronor."""

ORE_DASH: Final = "[:,]-"
"""A pattern of what stands after whole kronor in place of öre."""

UNIT_IN_HEADING: Final = rf"(?:\s*\(?(?:i\s+)?(?:{UNIT})\)?)?"
"""A pattern of the unit that a heading may end with."""

# The run of figures is taken whole, so that a long one without a unit is looked at once.
_AMOUNT: Final = re.compile(
    rf"(?<![\d\w])(?!{YEAR}\s*\D)\d[\d\s.,]*+"
    rf"(?P<unit>(?:tusen|miljon(?:er)?)?\s*(?:{UNIT}|miljon(?:er)?)\b)?"
)
_OF_AMOUNTS: Final = re.compile(r"\b(?:belopp(?:en)?|siffror(?:na)?|tabell(?:en|erna)?)\b", re.I)
_LONGEST_STATEMENT: Final = 80
_AFTER_AMOUNT: Final = re.compile(
    rf"(?<=[\d)])(?:\s*(?:{UNIT})\.?|{ORE_DASH})(?=\s?\)?$)", re.IGNORECASE
)
_WORD_AFTER_AMOUNT: Final = re.compile(rf"(?:(?:{UNIT})\.?|{ORE_DASH})[)]?", re.IGNORECASE)
_ENDS_LABEL: Final = re.compile(
    rf"(?:[,(]\s*(?:i\s+)?|(?<=[^\W\d]|[)])\s+)({UNIT})\)?\s*:?$", re.IGNORECASE
)
_HANGS: Final = re.compile(r"[(][^)]*|.*\b(?:i|tusen|tusentals?|miljon(?:er)?)", re.IGNORECASE)
_SAYS_MONEY: Final = re.compile("kr|sek")


def shown_unit(unit: str) -> str:
    """Give the name of a unit on the screen.

    >>> [shown_unit(unit) for unit in KRONOR_PER_UNIT]
    ['kr', 'tkr', 'mnkr']
    """
    return _SHOWN.get(unit, unit)


def find_unit(text: str) -> str | None:
    """Give the unit a text states: kr, tkr or mkr; None where it states none but after amounts.

    >>> find_unit("(Kkr)")
    'tkr'
    >>> find_unit("Belopp i tusental kronor")
    'tkr'
    >>> find_unit("Budgeten omfattar 5 350 tkr")
    """
    words = _WORD.findall(_AMOUNT.sub(_without_its_unit, fold(text)))
    found = {_MEANT[word] for word in words if word in _MEANT}
    return next((unit for unit in _COARSE if unit in found), None)


def _without_its_unit(amount: re.Match[str]) -> str:
    return " " if amount["unit"] else amount[0]


def unit_of_label(label: str) -> str | None:
    """Give the unit that the words of a row end with.

    >>> unit_of_label("Netto (alla) Tkr"), unit_of_label("Hyra (kr)"), unit_of_label("Över 5 mnkr")
    ('tkr', 'kr', None)
    """
    found = _ENDS_LABEL.search(label)
    return None if found is None else UNITS[found[1].casefold()]


def is_only_unit(text: str) -> bool:
    """Whether a cell says nothing but a unit.

    >>> is_only_unit("(tkr)")
    True
    """
    words = _WORD.findall(fold(text))
    return bool(words) and all(word in UNIT_TEXTS for word in words)


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
    return None if found is None else find_unit(re.sub(ORE_DASH, "kr", found[0]))


def ends_amount(word: str) -> bool:
    """Whether a word is the unit after an amount, so that what follows is of something else.

    >>> ends_amount("tkr)"), ends_amount("tusental")
    (True, False)
    """
    return bool(_WORD_AFTER_AMOUNT.fullmatch(word))


def unit_of_amount(spelled: str) -> str:
    """Give the unit that running text spells after a number; kr where a dash stands for it.

    >>> unit_of_amount("milj. kronor"), unit_of_amount("tusen kr"), unit_of_amount(":-")
    ('mkr', 'tkr', 'kr')
    """
    return "mkr" if fold(spelled).startswith("milj") else find_unit(spelled) or "kr"


def is_bare_million(spelled: str) -> bool:
    """Whether a unit says millions, but not of what.

    >>> is_bare_million("miljoner"), is_bare_million("miljoner kronor")
    (True, False)
    """
    word = fold(spelled)
    return word.startswith("milj") and not _SAYS_MONEY.search(word)


def goes_on_below(text: str) -> bool:
    """Whether a unit is cut off where its line was full, so that the rest stands below.

    >>> goes_on_below("(tusental")
    True
    """
    return is_only_unit(text) and bool(_HANGS.fullmatch(text.strip()))
