"""What somebody has filled in a cell, as what the cell asks for."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from finsam_metrics.words.plan_sheets import Answer, SheetColumn
from finsam_metrics.words.typed_numbers import parse_typed_number

Filled = str | int | float
Value = str | int | Decimal | date | None

_LONGEST_TEXT: Final = 2_000
_LONGEST_QUOTE: Final = 40
_DECIMALS: Final = 6
_PER_CENT: Final = 100


class CellError(ValueError):
    """A cell that holds something else than it asks for; the message is Swedish."""


def parse_cell(filled: Filled, column: SheetColumn, choices: Mapping[str, str]) -> Value:
    """Read a cell that is filled in.

    Args:
        filled: What stands there, no empty text.
        column: What the cell asks for.
        choices: Names of what may be chosen, by id.

    Returns:
        A text, a whole number, a number, a day or the id of what was chosen; a share is 0 to 1.

    Raises:
        CellError: It is something else.
    """
    match column.answer:
        case Answer.TEXT:
            return _parse_text(filled)
        case Answer.CHOICE:
            return _parse_choice(filled, choices)
        case Answer.DAY:
            return _parse_day(filled)
        case Answer.WHOLE:
            return int(_parse_number(filled, column, is_whole=True))
        case Answer.AMOUNT:
            return _parse_number(filled, column)
        case Answer.SHARE:
            return _parse_number(filled, column) / _PER_CENT


def printed(filled: Filled) -> str:
    """Give what stands in a cell as it is shown there.

    >>> printed(1250.5), printed(1250.0), printed("1 250")
    ('1250,5', '1250', '1 250')
    """
    if isinstance(filled, str):
        return filled
    return f"{_exact(filled):f}".replace(".", ",")


def _parse_text(filled: Filled) -> str:
    text = printed(filled)
    if len(text) > _LONGEST_TEXT:
        raise CellError(f"Texten är längre än {_LONGEST_TEXT} tecken.")
    return text


def _parse_choice(filled: Filled, choices: Mapping[str, str]) -> str:
    said = printed(filled).casefold()
    for one, name in choices.items():
        if " ".join(name.split()).casefold() == said:
            return one
    raise CellError(f"{_quoted(filled)} finns inte i listan.")


def _parse_day(filled: Filled) -> date:
    try:
        return date.fromisoformat(printed(filled))
    except ValueError as error:
        raise CellError(f"{_quoted(filled)} är ingen dag. Skriv som 2027-03-12.") from error


def _parse_number(filled: Filled, column: SheetColumn, *, is_whole: bool = False) -> Decimal:
    number = parse_typed_number(filled) if isinstance(filled, str) else _exact(filled)
    what = "helt tal" if is_whole else "tal"
    if number is None or (is_whole and number != number.to_integral_value()):
        raise CellError(f"{_quoted(filled)} är inget {what}.")
    if column.least is not None and number < column.least:
        raise CellError(f"{_quoted(filled)} är mindre än {column.least}.")
    if column.most is not None and number > column.most:
        raise CellError(f"{_quoted(filled)} är mer än {column.most}.")
    return number


def _exact(number: float) -> Decimal:
    """A number of a spreadsheet as it is meant: it holds 0.1 plus 0.2 as a little more than 0.3."""
    rounded = round(Decimal(number), _DECIMALS).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def _quoted(filled: Filled) -> str:
    text = printed(filled)
    return f"”{text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + '…'}”"
