"""Amounts in other styles than the Swedish: English points, lost minus signs, brackets."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Final

from finsam_metrics.words.amounts import is_amount, parse_amount_sek, stands_for_amount
from finsam_metrics.words.dashes import DASH
from finsam_metrics.words.number_words import parse_number_words
from finsam_metrics.words.units import unit_after, without_unit

LOST_MINUS: Final = "!"
"""What some files give for every minus: their table of signs does not know it."""

_ENGLISH: Final = re.compile(
    r"\D{0,2}\d{1,3}(?:,\d{3})+\.\d{1,2}\D?|\D{0,2}\d{1,3}(?:,\d{3}){2,}\D?"
)
_MAY_BE_ENGLISH: Final = re.compile(r"\D{0,2}\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?\D*")
_SWEDISH: Final = re.compile(r".*\d,\d{1,2}\D?")
_POINT_DECIMALS: Final = re.compile(r"\D{0,2}\d+\.\d{2}\D?")
_POINT_AT_END: Final = re.compile(r"\.(\d{1,2})$")
_MINUS_AFTER: Final = re.compile(rf"(\d.*){DASH}")
_ORE_AT_END: Final = re.compile(r"(?<=\d{3}):(\d{2})$")
_BRACKETED: Final = re.compile(r"\(\s*(.*?)\s*\)")
_PERCENT: Final = re.compile(r"\s?(?:%|procent)$", re.IGNORECASE)


class NumberStyle(StrEnum):
    """How the figures of a table are written."""

    SWEDISH = "1 234,50"
    ENGLISH = "1,234.50"


def number_style(figures: Iterable[str]) -> NumberStyle:
    """Tell the style of a table by those figures that can be of one style only.

    >>> number_style(["0.00", "3,983,166.42"]), number_style(["0.00", "3 983,42"])
    (<NumberStyle.ENGLISH: '1,234.50'>, <NumberStyle.SWEDISH: '1 234,50'>)
    """
    told = list(figures)
    if any(_SWEDISH.fullmatch(one) and not _ENGLISH.fullmatch(one) for one in told):
        return NumberStyle.SWEDISH
    is_english = any(_ENGLISH.fullmatch(one) for one in told)
    has_points = sum(bool(_POINT_DECIMALS.fullmatch(one)) for one in told) * 2 > len(told)
    return NumberStyle.ENGLISH if is_english or has_points else NumberStyle.SWEDISH


def swedish_amount(printed: str, style: NumberStyle, *, is_bracketed: bool = False) -> str | None:
    """Write a printed amount in the Swedish style, without its unit.

    Args:
        printed: As it stands in its cell.
        style: That of its table.
        is_bracketed: True where brackets mean something else than a minus, as last year's amount.

    Returns:
        None where the cell holds no amount.

    >>> swedish_amount("-39,267.56", NumberStyle.ENGLISH)
    '-39267,56'
    >>> swedish_amount("!4 500 kr", NumberStyle.SWEDISH)
    '-4 500'
    >>> swedish_amount("3 900-", NumberStyle.SWEDISH), swedish_amount("890:50", NumberStyle.SWEDISH)
    ('-3 900', '890,50')
    """
    text = without_unit(printed.strip())
    if is_bracketed and (inside := _BRACKETED.fullmatch(text)):
        text = inside[1]
    text = text.removeprefix("+")
    if text.startswith(LOST_MINUS):
        text = f"-{text.removeprefix(LOST_MINUS)}"
    if after := _MINUS_AFTER.fullmatch(text):
        text = f"-{after[1]}"
    text = _ORE_AT_END.sub(r",\1", text)
    if style is NumberStyle.ENGLISH:
        text = text.replace(",", "").replace(".", ",")
    text = _POINT_AT_END.sub(r",\1", text)
    return text if is_amount(text) else None


def readings_sek(printed: str, *, unit: str) -> tuple[Decimal, ...]:
    """Give what a printed amount may be in kronor, the Swedish reading first.

    A table's style and what its brackets mean tell which of them holds; the text alone does not.

    Returns:
        Without any where the text is no amount in any style, says another unit itself, or is a
        lone dash.

    Raises:
        NormaliseError: The unit is unknown.

    >>> readings_sek("1,250", unit="kr")
    (Decimal('1.250'), Decimal('1250.0'))
    >>> readings_sek("(5)", unit="tkr")
    (Decimal('-5000.0'), Decimal('5000.0'))
    """
    if unit_after(printed.strip()) not in (None, unit):
        return ()
    styles = [NumberStyle.SWEDISH]
    if _MAY_BE_ENGLISH.fullmatch(printed.strip()):
        styles.append(NumberStyle.ENGLISH)
    written = [
        swedish_amount(printed, style, is_bracketed=is_bracketed)
        for style in styles
        for is_bracketed in (False, True)
    ]
    in_words = printed if parse_number_words(printed.strip()) is not None else None
    found = [
        parse_amount_sek(text, unit=unit)
        for text in (printed if is_amount(printed) else None, *written, in_words)
        if text is not None
    ]
    return tuple(dict.fromkeys(amount for amount in found if amount is not None))


def is_percent(printed: str) -> bool:
    """Whether a figure is printed as a share of a hundred.

    >>> is_percent("7,8 %"), is_percent("7,8")
    (True, False)
    """
    return bool(_PERCENT.search(printed)) and is_figure(printed)


def without_percent(printed: str) -> str:
    """Give a share without its sign."""
    return _PERCENT.sub("", printed)


def parse_quantity(printed: str) -> Decimal | None:
    """Read a figure that is no money; None where it holds no number that is understood.

    >>> parse_quantity("7,8 %"), parse_quantity("1 204")
    (Decimal('7.8'), Decimal('1204.0'))
    """
    figure = _PERCENT.sub("", printed.strip())
    amount = swedish_amount(figure, number_style([figure]))
    return None if amount is None else parse_amount_sek(amount, unit="kr")


def is_figure(printed: str) -> bool:
    """Whether a cell holds one figure of any style, with what may stand around it.

    >>> is_figure("!150"), is_figure("3,983,166.42"), is_figure("-"), is_figure("2 av 3")
    (True, True, False, False)
    """
    text = _PERCENT.sub("", printed.strip())
    return any(map(str.isdigit, text)) and stands_for_amount(text)
