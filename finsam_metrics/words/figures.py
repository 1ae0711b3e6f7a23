"""Words of a line that are figures: where an amount begins and ends among the spaces of a line."""

import re
from typing import Final

from finsam_metrics.words.amounts import DECIMALS, is_amount
from finsam_metrics.words.dashes import DASH, DASH_SIGNS, is_dash
from finsam_metrics.words.spaces import HARD_SPACES
from finsam_metrics.words.units import ORE_DASH, UNIT, without_unit
from finsam_metrics.words.years import YEAR

_UNIT: Final = rf"\s?(?:(?:{UNIT})\b\.?|{ORE_DASH})"
_FIGURE_OR_WORD: Final = re.compile(
    rf"\(\s?\d{{1,3}}(?:[\s.]?\d{{3}})*{DECIMALS}(?:{_UNIT})?\s?\)(?!\S)"
    rf"|{DASH}?(?:\d{{1,3}}(?:[.{HARD_SPACES}]\d{{3}})+|\d+){DECIMALS}{_UNIT}(?!\S)"
    rf"|{DASH}?\d{{1,3}}(?:[{HARD_SPACES}]\d{{3}})+{DECIMALS}(?!\S)"
    rf"|[{DASH_SIGNS}+]?\d+{DECIMALS}\s?%(?!\S)"
    r"|\S+",
    re.IGNORECASE,
)
_UNGROUPED: Final = re.compile(rf"{DASH}?\d{{4,}}{DECIMALS}")
_WHOLE: Final = re.compile(
    rf"{DASH}?\d{{1,3}}(?:[ .{HARD_SPACES}]\d{{3}})+{DECIMALS}|{_UNGROUPED.pattern}"
)
_SHARE: Final = re.compile(r".*\d\s?%")
_MARKED: Final = re.compile(rf"\d[.{HARD_SPACES}]\d|\d{{5}}")
_FIRST_GROUP: Final = re.compile(rf"{DASH}?\d{{1,3}}")
_GROUP: Final = re.compile(rf"\d{{3}}{DECIMALS}")
_NOUGHT: Final = re.compile(rf"0{DECIMALS}")
_IN_LABEL: Final = re.compile(rf"\d{{1,2}}|{YEAR}")
_SHORT: Final = re.compile(r"\d{1,2}")
_COUNTED: Final = re.compile(
    r"(?:steg|fas|del|nr|nummer|etapp|omgång|nivå|grupp|spår|version|kap)\.?", re.IGNORECASE
)

_SHOWS_MONEY: Final = re.compile(r"\d[\s.]\d{3}(?!\d)|,\d{2}(?!\d)|\d{4}")


def tokens_of(text: str) -> list[str]:
    """Split a text at its spaces, but not inside what is an amount or a share for certain.

    >>> tokens_of("Lön (1 200) 400 tkr 75 %")
    ['Lön', '(1 200)', '400 tkr', '75 %']
    """
    return [found[0] for found in _FIGURE_OR_WORD.finditer(text)]


def is_percent(token: str) -> bool:
    """Whether a word of a line is a share of a hundred."""
    return bool(_SHARE.fullmatch(token))


def is_amount_token(token: str) -> bool:
    """Whether a word of a line is a figure, a part of one or a lone dash."""
    return is_dash(token) or is_amount(without_unit(token))


def has_thousands(amount: str) -> bool:
    """Whether an amount is of a thousand or more, so that it shows how thousands are printed.

    >>> has_thousands("1250"), has_thousands("1 250"), has_thousands("250")
    (True, True, False)
    """
    return bool(_WHOLE.fullmatch(amount))


def shows_money(amount: str) -> bool:
    """Whether a figure has the thousands or the decimals of an amount, as no number of a list has.

    >>> shows_money("0,00"), shows_money("5 000"), shows_money("12"), shows_money("2.1")
    (True, True, False, False)
    """
    return bool(_SHOWS_MONEY.search(amount))


def has_marked_thousands(amount: str) -> bool:
    """Whether another sign than a space stands between the thousands, or nothing.

    >>> has_marked_thousands("1.250"), has_marked_thousands("12500"), has_marked_thousands("1 250")
    (True, True, False)
    """
    return bool(_MARKED.search(amount))


def has_ungrouped_thousands(amount: str) -> bool:
    """Whether nothing stands between the thousands of an amount.

    >>> has_ungrouped_thousands("-1250"), has_ungrouped_thousands("1.250")
    (True, False)
    """
    return bool(_UNGROUPED.fullmatch(amount))


def may_begin_amount(figure: str) -> bool:
    """Whether other figures may follow on one as the thousands of the same amount."""
    return bool(_FIRST_GROUP.fullmatch(figure))


def are_thousands(figure: str) -> bool:
    """Whether a figure has as many digits as stand between thousands."""
    return bool(_GROUP.fullmatch(figure))


def is_nought(amount: str) -> bool:
    """Whether an amount is 0, with or without decimals."""
    return bool(_NOUGHT.fullmatch(amount))


def may_be_of_label(figure: str) -> bool:
    """Whether a figure may stand inside a label: a short one, or a year."""
    return bool(_IN_LABEL.fullmatch(figure))


def numbers_word(word: str, figure: str) -> bool:
    """Whether a figure numbers the word before it.

    >>> numbers_word("Steg", "2"), numbers_word("Lön", "2"), numbers_word("Steg", "200")
    (True, False, False)
    """
    return bool(_COUNTED.fullmatch(word) and _SHORT.fullmatch(figure))


def whole_digits(amount: str) -> str:
    """Give the digits of an amount before its decimals."""
    return re.sub(r"\D", "", amount.partition(",")[0])
