"""Numbers as a visitor types them: read strictly, refused in words where they can be misread."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from finsam_metrics.model.swedish_numbers import format_number
from finsam_metrics.shared_costs.periods import FIRST_YEAR, LAST_YEAR
from finsam_metrics.words.typed_numbers import parse_typed_number, parse_typed_year

EXAMPLE: Final = "12 500,50"

_ORE: Final = 2
_ALL: Final = 100
_DIGITS_OF_COUNT: Final = 9
_LONGEST_SHOWN: Final = 40


class TypedError(Exception):
    """A text that is not the number that is asked for; it says what is wrong, in Swedish."""


def read_sek(text: str) -> Decimal | None:
    """Read kronor with at most two decimals; None where nothing is typed.

    Raises:
        TypedError: It is another thing, or negative.

    >>> read_sek("12 500,50")
    Decimal('12500.50')
    """
    amount = _read(text, f"kronor i siffror, till exempel {EXAMPLE}")
    if amount is None:
        return None
    if amount != round(amount, _ORE):
        raise TypedError(
            f"”{text.strip()}” har fler än två decimaler. Skriv högst två, till exempel {EXAMPLE}."
        )
    return amount


def read_count(text: str) -> int | None:
    """Read a whole number; None where nothing is typed.

    Raises:
        TypedError: It is another thing, or negative.
    """
    count = _read(text, "ett heltal i siffror, till exempel 25")
    if count is None:
        return None
    if count != int(count) or count.adjusted() >= _DIGITS_OF_COUNT:
        raise TypedError(f"”{text.strip()}” är inget antal. Skriv ett heltal, till exempel 25.")
    return int(count)


def read_year(text: str) -> int | None:
    """Read a year in four digits; None where it is none that a case may have.

    >>> read_year("2014"), read_year("201²"), read_year("1999")
    (2014, None, None)
    """
    year = parse_typed_year(text.strip())
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def read_percent(text: str) -> Fraction:
    """Read per cent as a share.

    Raises:
        TypedError: It is no number from 0 to 100.

    >>> read_percent("12,5")
    Fraction(1, 8)
    """
    percent = _read(text.strip().removesuffix("%"), "ett tal från 0 till 100")
    if percent is None or percent > _ALL:
        raise TypedError(f"”{text.strip()}” är inte från 0 till 100 %.")
    return Fraction(percent) / _ALL


def format_typed(amount: object) -> str:
    """Write an amount in kronor as one would type it, with öre where there are any.

    >>> format_typed("12500.50").split()
    ['12', '500,50']
    """
    exact = Decimal(str(amount))
    return format_number(exact, 0 if exact == exact.to_integral_value() else _ORE)


def _read(text: str, wanted: str) -> Decimal | None:
    """Read a number in digits; words are none, and a full stop may be either of two signs."""
    typed = text.strip()
    if not typed:
        return None
    number = parse_typed_number(typed)
    if number is None:
        raise TypedError(f"”{typed[:_LONGEST_SHOWN]}” går inte att läsa. Skriv {wanted}.")
    if number.is_signed():
        raise TypedError(f"”{typed}” är negativt. Skriv 0 eller mer.")
    return number
