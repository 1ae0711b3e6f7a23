"""Amounts as they are printed in cells: what is one, and how many kronor."""

import re
from decimal import Decimal
from typing import Final

from finsam_metrics.model.errors import NormaliseError
from finsam_metrics.model.swedish_numbers import format_number
from finsam_metrics.words.dashes import DASH, DASH_SIGNS, is_dash
from finsam_metrics.words.number_words import parse_number_words
from finsam_metrics.words.spaces import SPACE
from finsam_metrics.words.units import KRONOR_PER_UNIT, ORE_DASH, UNIT

WHOLE_KRONOR: Final = r"(?:\d{1,3}(?:[\s.]\d{3})+|\d+)"
"""A pattern of an amount's digits before the decimals, in a cell of its own."""

DECIMALS: Final = r"(?:,\d+)?"
"""A pattern of an amount's decimals, which it may be without."""

GROUPED_NUMBER: Final = rf"(?:\d{{1,3}}(?:(?:{SPACE}|\.)\d{{3}})+|\d+){DECIMALS}"
"""A pattern of a number in running text."""

BEGINS_AMOUNT: Final = rf"[{DASH_SIGNS}(]?\s?\d"
"""A pattern of how an amount begins."""

_ENGLISH: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"
_AMOUNT: Final = re.compile(rf"(?P<minus>{DASH}\s?)?(?P<whole>{WHOLE_KRONOR})(?:,(?P<part>\d+))?")
_IS_ENGLISH: Final = re.compile(r"\d,\d{3}(?:,\d{3})*\.\d|\d,\d{3},\d{3}|^\D*\d+\.\d{2}\D*$")
_OF_OTHER_ROW: Final = re.compile(
    r"[(]?(?:ingår|ingick|under|se|redovisas|ligger|inkl)\b[^()\d]{0,30}[)]?", re.IGNORECASE
)
_IN_PARENTHESES: Final = re.compile(r"\(\s*([\d\s.,]+?)\s*\)")
_MOST_DIGITS: Final = 13
ORE_AFTER_COLON: Final = r"(?<=\d{3}):\d{2}"
"""A pattern of öre after a colon; a time of the day has fewer figures before it."""

_ENDS_AMOUNT: Final = rf"(?:{DASH}(?!\d))?"
_NUMBER_WORD: Final = re.compile(
    rf"[(]?[{DASH_SIGNS}!]?\d[\d.,]*(?:{ORE_AFTER_COLON})?[)%]?{_ENDS_AMOUNT}"
)
_GROUP: Final = re.compile(rf"\d{{3}}(?:{DECIMALS}|:\d{{2}})[)%]?{_ENDS_AMOUNT}")
_SPAN: Final = re.compile(rf"(?:19|20)\d\d{DASH}")
_WITH_ALL_AROUND: Final = re.compile(
    rf"[(]?[{DASH_SIGNS}+!]?\s?(?:{_ENGLISH}|{WHOLE_KRONOR}(?:[,.]\d+|{ORE_AFTER_COLON})?)"
    rf"{_ENDS_AMOUNT}\s?[)%]?"
    rf"(?:\s?(?:(?:{UNIT})\.?|{ORE_DASH})[)]?)?",
    re.IGNORECASE,
)


def is_amount(cell: str) -> bool:
    """Whether a cell holds an amount.

    >>> is_amount("- 252,6"), is_amount("-"), is_amount("3.0")
    (True, False, False)
    """
    text = _unwrapped(cell)
    match = _AMOUNT.fullmatch(text)
    return match is not None and sum(c.isdigit() for c in text) <= _MOST_DIGITS


def is_blank(cell: str) -> bool:
    """Whether a cell holds nothing, or a lone dash: not stated, which is not 0."""
    text = cell.strip()
    return not text or is_dash(text)


def stands_for_amount(text: str) -> bool:
    """Whether a text stands where amounts do: one with all that may be around it, or none stated.

    It may have a sign, also after it, half a pair of parentheses, a unit or a sign for per cent.

    >>> stands_for_amount("(1 250 tkr)"), stands_for_amount("-"), stands_for_amount("Lön 5")
    (True, True, False)
    >>> stands_for_amount("3 900-"), stands_for_amount("890:50"), stands_for_amount("09:30")
    (True, True, False)
    """
    is_one = _WITH_ALL_AROUND.fullmatch(text) and not _SPAN.fullmatch(text)
    return is_dash(text) or text == "?" or bool(is_one)


def stands_for_other_row(text: str) -> bool:
    """Whether a text in the place of an amount says that it is part of another row.

    >>> stands_for_other_row("(under övrigt)"), stands_for_other_row("(tkr)")
    (True, False)
    """
    return bool(_OF_OTHER_ROW.fullmatch(text))


def is_number_word(word: str) -> bool:
    """Whether a word of a line is made of figures, and so an amount or a part of one.

    >>> is_number_word("(1.250"), is_number_word("5%"), is_number_word("tkr")
    (True, True, False)
    """
    return bool(_NUMBER_WORD.fullmatch(word))


def may_be_thousands(word: str) -> bool:
    """Whether a word of figures may go on with the amount before it.

    >>> may_be_thousands("250,5"), may_be_thousands("25")
    (True, False)
    """
    return bool(_GROUP.fullmatch(word))


def is_negative(amount: str) -> bool:
    """Whether an amount is printed with a minus or in parentheses.

    >>> is_negative("- 5"), is_negative("(5)"), is_negative("5")
    (True, True, False)
    """
    first = amount.lstrip()[:1]
    return first == "(" or is_dash(first)


def _unwrapped(cell: str) -> str:
    """Give an amount with a minus where it is printed in parentheses."""
    text = cell.strip()
    wrapped = _IN_PARENTHESES.fullmatch(text)
    return f"-{wrapped[1]}" if wrapped else text


def parse_amount_sek(cell: str, *, unit: str) -> Decimal | None:
    """Read one printed amount as kronor.

    Thousands are grouped with a space of any kind, a full stop or nothing, the decimal
    sign is a comma, and a minus may be any kind of dash, with a space after it, or
    parentheses around the amount. A number may be in words.

    Args:
        cell: The amount as printed, for example ``"1 250"``.
        unit: ``"kr"``, ``"tkr"`` or ``"mkr"``, as the document states it and never
            guessed from the size of the number.

    Returns:
        Kronor, exact. None for an empty cell or a lone dash: *not stated*, which is not 0.

    Raises:
        NormaliseError: The cell holds anything else, or the unit is unknown.

    >>> parse_amount_sek("- 252,6", unit="tkr")
    Decimal('-252600.0')
    """
    if unit not in KRONOR_PER_UNIT:
        raise NormaliseError(f"cannot read the unit {unit!r}; write kr, tkr or mkr")
    if is_blank(cell):
        return None
    text = _unwrapped(cell)
    match = _AMOUNT.fullmatch(text)
    if match is None:
        number = parse_number_words(text)
        if number is None:
            raise NormaliseError(f"cannot read {cell!r} as an amount in {unit}")
        return number * KRONOR_PER_UNIT[unit]
    digits = re.sub(r"\D", "", match["whole"])
    amount = Decimal(f"{digits}.{match['part'] or '0'}") * KRONOR_PER_UNIT[unit]
    return -amount if match["minus"] else amount


def parse_number(number: str) -> Decimal:
    """Read a number of running text that has neither sign nor unit.

    >>> parse_number("1 250,5"), parse_number("1.250")
    (Decimal('1250.5'), Decimal('1250'))
    """
    return Decimal(re.sub(r"[^\d,]", "", number).replace(",", "."))


def decimals_of(printed_text: str) -> int:
    """Count the decimals of a printed amount; half of one in words is as one decimal.

    >>> decimals_of("-430,9"), decimals_of("3,983,166.42"), decimals_of("en halv")
    (1, 2, 1)
    """
    if printed_text.casefold().endswith("halv"):
        return 1
    if _IS_ENGLISH.search(printed_text):
        return len(printed_text.partition(".")[2].rstrip(" )"))
    return len(printed_text.partition(",")[2].rstrip(" )"))


def last_place_sek(printed_text: str, unit: str) -> Decimal:
    """Give what one in the last printed place is worth, in kronor.

    >>> last_place_sek("-430,9", "tkr")
    Decimal('100.0')
    """
    return KRONOR_PER_UNIT[unit].scaleb(-decimals_of(printed_text))


def format_in_unit(amount_sek: Decimal, *, unit: str, decimals: int) -> str:
    """Format kronor as the document would print them.

    >>> from decimal import Decimal
    >>> format_in_unit(Decimal("-101600"), unit="tkr", decimals=1)
    '−101,6'
    """
    return format_number(amount_sek / KRONOR_PER_UNIT[unit], decimals)
