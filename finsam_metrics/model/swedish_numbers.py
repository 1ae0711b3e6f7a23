"""Numbers and lists as Swedish text: no-break spaces, decimal comma, true minus.

Babel writes an ASCII minus, so this is our own.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from finsam_metrics.model.enums import Measure

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
NOT_STATED = "ej angivet"

_COUNT_WORDS = (
    "noll",
    "en",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
)

_HALF = Decimal("0.5")

Number = int | float | Decimal


def format_number(value: Number, decimals: int = 0) -> str:
    """Format a number with grouped thousands and a decimal comma, rounded half up.

    >>> format_number(-14405.5, 1).replace(NBSP, " ")
    '−14 405,5'
    """
    quantum = Decimal(1).scaleb(-decimals)
    rounded = Decimal(str(value)).quantize(quantum, ROUND_HALF_UP)
    text = f"{abs(rounded):,.{decimals}f}".replace(",", NBSP).replace(".", ",")
    return f"{MINUS}{text}" if rounded < 0 else text


def format_sek(amount: Number | None) -> str:
    """Format kronor, with öre only where there are any.

    >>> format_sek(260000).replace(NBSP, " ")
    '260 000 kr'
    """
    if amount is None:
        return NOT_STATED
    exact = Decimal(str(amount))
    return f"{format_number(exact, 0 if exact == exact.to_integral_value() else 2)}{NBSP}kr"


def format_tkr(amount: Number | None, *, with_unit: bool = True) -> str:
    """Format kronor as thousands of kronor, with one decimal only where it is needed.

    >>> format_tkr(482500).replace(NBSP, " ")
    '482,5 tkr'
    """
    if amount is None:
        return NOT_STATED
    thousands = Decimal(str(amount)) / 1000
    rounded = thousands.quantize(Decimal("0.1"), ROUND_HALF_UP)
    decimals = 0 if rounded == rounded.to_integral_value() else 1
    text = format_number(thousands, decimals)
    return f"{text}{NBSP}tkr" if with_unit else text


def format_share(share: Number | None) -> str:
    """Format a share 0 to 1 as per cent: whole from 10 %, else one decimal.

    >>> format_share(0.083).replace(NBSP, " "), format_share(0.293).replace(NBSP, " ")
    ('8,3 %', '29 %')
    """
    if share is None:
        return NOT_STATED
    percent = Decimal(str(share)) * 100
    return f"{_format_sized(percent)}{NBSP}%"


def format_measure(value: Number | None, measure: Measure) -> str:
    """Format a value in its measure; the unit is written only for shares.

    Args:
        value: A share 0 to 1, kronor (shown as whole tkr, and halves of one where it is exactly
            that, so that parts make their sum), or kronor per inhabitant. None is *not stated*.
        measure: What the value is.
    """
    if value is None:
        return NOT_STATED
    if measure is Measure.SHARE:
        return format_share(value)
    if measure is Measure.TKR:
        thousands = Decimal(str(value)) / 1000
        is_whole = thousands == 0 or (abs(thousands) >= 1 and abs(thousands) % 1 != _HALF)
        return format_number(thousands, 0 if is_whole else 1)
    return _format_sized(Decimal(str(value)))


def format_change(value: Number, measure: Measure) -> str:
    """Format a change in its measure with its sign; no change has none.

    >>> format_change(-2621000, Measure.TKR).replace(NBSP, " ")
    '−2 621'
    >>> format_change(225000, Measure.TKR), format_change(0, Measure.TKR)
    ('+225', '0')
    """
    return f"{'+' if value > 0 else ''}{format_measure(value, measure)}"


def format_count(count: int) -> str:
    """Write a small count as a word, a larger one in digits.

    >>> format_count(3), format_count(129)
    ('tre', '129')
    """
    return _COUNT_WORDS[count] if 0 <= count < len(_COUNT_WORDS) else format_number(count)


def format_list(items: Sequence[str]) -> str:
    """Join as in running text.

    >>> format_list(["Arboga", "Kungsör", "Köping"])
    'Arboga, Kungsör och Köping'
    """
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} och {items[-1]}"


def genitive(name: str) -> str:
    """Give whose something is.

    >>> genitive("Kramfors"), genitive("Arboga")
    ('Kramfors', 'Arbogas')
    """
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def _format_sized(value: Decimal) -> str:
    if value == 0:
        return "0"
    for decimals, least in ((0, Decimal("9.95")), (1, Decimal("0.05"))):
        if abs(value) >= least:
            return format_number(value, decimals)
    return format_number(value, 2)
