"""Öre as kronor: in files, and in Swedish."""

from decimal import Decimal
from fractions import Fraction

from finsam_metrics.model.swedish_numbers import NBSP, format_number, format_sek


def sek_text(amount_ore: int) -> str:
    """Kronor with a decimal point and two decimals.

    >>> sek_text(-1205)
    '-12.05'
    """
    return f"{Decimal(amount_ore).scaleb(-2):f}"


def exact_sek_text(amount_ore: Fraction | int) -> str:
    """Exact kronor as a fraction.

    >>> exact_sek_text(Fraction(10000, 3))
    '100/3'
    """
    kronor = Fraction(amount_ore, 100)
    # Decimal writes the thousands of digits that many lines may make; int refuses to.
    return f"{Decimal(kronor.numerator)}/{Decimal(kronor.denominator)}"


def ratio_text(value: Fraction) -> str:
    """A number as a fraction, or whole where it is.

    >>> ratio_text(Fraction(3, 5)), ratio_text(Fraction(5))
    ('3/5', '5')
    """
    return str(value)


def format_ore(amount_ore: int) -> str:
    """Kronor in Swedish, with öre only where there are any.

    >>> format_ore(10000050).replace(NBSP, " ")
    '100 000,50 kr'
    """
    return format_sek(Decimal(amount_ore).scaleb(-2))


def format_exact(amount_ore: Fraction | int, decimals: int = 2) -> str:
    """Exact kronor in Swedish; ``≈`` and this many decimals where they are not whole öre.

    >>> format_exact(Fraction(10000, 3)).replace(NBSP, " ")
    '≈ 33,33 kr'
    """
    amount = Fraction(amount_ore)
    if amount.denominator == 1:
        return format_ore(amount.numerator)
    return f"≈{NBSP}{format_number(_decimal(amount / 100), decimals)}{NBSP}kr"


def format_result(amount_ore: Fraction | int) -> str:
    """Exact kronor in Swedish, as what a calculation gives.

    >>> format_result(Fraction(10000, 3)).replace(NBSP, " "), format_result(5).replace(NBSP, " ")
    ('≈ 33,33 kr', '= 0,05 kr')
    """
    said = format_exact(amount_ore)
    return said if said.startswith("≈") else f"={NBSP}{said}"


def format_ratio(value: Fraction) -> str:
    """A number in Swedish, whole or with at most four decimals; ``≈`` where it has more.

    >>> format_ratio(Fraction(5, 2)), format_ratio(Fraction(1, 3)).replace(NBSP, " ")
    ('2,5', '≈ 0,3333')
    """
    for decimals in range(5):
        if (value * 10**decimals).denominator == 1:
            return format_number(_decimal(value), decimals)
    return f"≈{NBSP}{format_number(_decimal(value), 4)}"


def format_percent(share: Fraction) -> str:
    """A share in per cent, with as many decimals as it has, at most four.

    >>> format_percent(Fraction(1, 8)).replace(NBSP, " ")
    '12,5 %'
    """
    return f"{format_ratio(share * 100)}{NBSP}%"


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
