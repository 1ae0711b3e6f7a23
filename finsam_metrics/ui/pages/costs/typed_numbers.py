"""Numbers as a visitor types them: read strictly, refused in words where they can be misread."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from finsam_metrics.model.swedish_numbers import NBSP, format_number
from finsam_metrics.shared_costs.periods import FIRST_YEAR, LAST_YEAR

EXAMPLE: Final = "12 500,50"

_ORE: Final = 2
_ALL: Final = 100
_DIGITS_OF_COUNT: Final = 9
_LONGEST_SHOWN: Final = 40
_SPACES: Final = f" {NBSP}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_MINUSES: Final = "-\N{EN DASH}\N{MINUS SIGN}"
_NUMBER: Final = re.compile(
    rf"(?P<minus>[{_MINUSES}]?)[{_SPACES}]?"
    rf"(?P<whole>[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}}){{1,3}}|[0-9]{{1,12}})"
    r"(?:,(?P<part>[0-9]{1,9}))?"
)


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
    typed = text.strip()
    is_year = re.fullmatch(r"[0-9]{4}", typed) is not None
    return int(typed) if is_year and FIRST_YEAR <= int(typed) <= LAST_YEAR else None


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

    >>> format_typed("12500.50").replace(NBSP, " ")
    '12 500,50'
    """
    exact = Decimal(str(amount))
    return format_number(exact, 0 if exact == exact.to_integral_value() else _ORE)


def _read(text: str, wanted: str) -> Decimal | None:
    """Read a number in digits; words are none, and a full stop may be either of two signs."""
    typed = text.strip()
    if not typed:
        return None
    match = _NUMBER.fullmatch(typed)
    if match is None:
        raise TypedError(f"”{typed[:_LONGEST_SHOWN]}” går inte att läsa. Skriv {wanted}.")
    if match["minus"]:
        raise TypedError(f"”{typed}” är negativt. Skriv 0 eller mer.")
    whole = re.sub(rf"[{_SPACES}]", "", match["whole"])
    return Decimal(f"{whole}.{match['part']}" if match["part"] else whole)
