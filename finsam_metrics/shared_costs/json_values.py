"""Values of a case file, read strictly: what is not as it should be is an error that names it."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.shared_costs.fields import Field, as_written, whole_signs
from finsam_metrics.shared_costs.periods import period_of

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
JsonObject = dict[str, object]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_AMOUNT = re.compile(r"-?\d{1,12}(\.\d{1,2})?", re.ASCII)
_COUNT = re.compile(r"-?\d{1,9}", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,15}(\.\d{1,15})?", re.ASCII)
_RATIO = re.compile(r"-?\d{1,15}/\d{1,15}", re.ASCII)
_MOST_SIGNS = 2000
_DIGITS_OF_SEK = 12
_DIGITS_OF_COUNT = 9
_LONGEST_SHOWN = 40


def read_object(
    value: object, field: Field, *, required: Sequence[str] = (), optional: Sequence[str] = ()
) -> JsonObject:
    """Read an object that has these fields and no others; null is as if left out.

    Raises:
        CaseError: It is no object, a field is not known, or a required one is missing.
    """
    if not isinstance(value, Mapping):
        raise field.error(f"{shown(value)} är inget objekt; skriv {{...}} med fält")
    known = [*required, *optional]
    for name in value:
        if name not in known:
            listed = format_list([as_written(word) for word in known])
            raise field.of(str(name)).error(f"fältet finns inte; de som finns här är {listed}")
    given = {name: value[name] for name in known if value.get(name) is not None}
    for name in required:
        if name not in given:
            raise field.of(name).error("fältet saknas; det måste finnas")
    return given


def read_list(value: object, field: Field) -> list[object]:
    """Read a list.

    Raises:
        CaseError: It is none.
    """
    if not isinstance(value, list | tuple):
        raise field.error(f"{shown(value)} är ingen lista; skriv [...]")
    return list(value)


def read_ids(value: object, field: Field) -> tuple[str, ...]:
    """Read a list of ids.

    Raises:
        CaseError: It is none, or something in it is no id.
    """
    items = read_list(value, field)
    return tuple(read_id(item, field.item(index)) for index, item in enumerate(items))


def read_id(value: object, field: Field) -> str:
    """Read an id: small letters a–z, digits and hyphens.

    Raises:
        CaseError: It is none.
    """
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise field.error(
            f"{shown(value)} kan inte vara en parts kortnamn; skriv små bokstäver a–z, siffror och "
            "bindestreck"
        )
    return value


def read_by_party(value: object, field: Field, read: Callable[[object, Field], T]) -> dict[str, T]:
    """Read an object with one value per party.

    Raises:
        CaseError: It is none, or a value in it cannot be read.
    """
    if not isinstance(value, Mapping):
        raise field.error(f"{shown(value)} är inget objekt; skriv {{part: värde}}")
    return {
        read_id(party, field.of_parties(str(party))): read(item, field.of_parties(str(party)))
        for party, item in value.items()
    }


def read_text(value: object, field: Field) -> str:
    """Read text that is not empty, not endless and holds no half of a sign.

    Raises:
        CaseError: It is none.
    """
    if not isinstance(value, str) or not value.strip():
        raise field.error(f"{shown(value)} är ingen text; skriv minst ett tecken")
    if len(value) > _MOST_SIGNS:
        raise field.error(f"texten har {len(value)} tecken; den kan ha högst {_MOST_SIGNS}")
    if whole_signs(value) != value:
        raise field.error(f"{shown(value)} har ett tecken som är trasigt; skriv texten på nytt")
    return value


def read_choice(value: object, field: Field, choices: type[E]) -> E:
    """Read one of a few words.

    Raises:
        CaseError: It is none of them.
    """
    for choice in choices:
        if value == choice.value:
            return choice
    listed = format_list([as_written(choice.value) for choice in choices])
    raise field.error(f"{shown(value)} finns inte att välja; välj bland {listed}")


def read_ore(value: object, field: Field) -> int:
    """Read kronor with at most two decimals, as a number or as text with a decimal point.

    Raises:
        CaseError: It is no such amount, or 1 000 000 000 000 or more.
    """
    error = field.error(
        f"{shown(value)} är inget belopp; skriv kronor med högst två decimaler och decimalpunkt, "
        "till exempel 12500.50, under 1000000000000"
    )
    if isinstance(value, str):
        if not _AMOUNT.fullmatch(value):
            raise error
        value = Decimal(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise error
    amount = Decimal(value)
    if not amount.is_finite() or amount.adjusted() >= _DIGITS_OF_SEK or amount != round(amount, 2):
        raise error
    return int(amount.scaleb(2))


def read_count(value: object, field: Field) -> int:
    """Read a whole number, as a number or as text.

    Raises:
        CaseError: It is none, or 1 000 000 000 or more.
    """
    count = Decimal(value) if isinstance(value, str) and _COUNT.fullmatch(value) else value
    if isinstance(count, int) and not isinstance(count, bool):
        count = Decimal(count)
    if (
        not isinstance(count, Decimal)
        or not count.is_finite()
        or count.adjusted() >= _DIGITS_OF_COUNT
        or count != count.to_integral_value()
    ):
        raise field.error(f"{shown(value)} är inget antal; skriv ett heltal, till exempel 25")
    return int(count)


def read_date(value: object, field: Field) -> str:
    """Read a day, a month or a year.

    Raises:
        CaseError: It is none of them.
    """
    text = read_text(value, field)
    try:
        period_of(text)
    except ValueError:
        raise field.error(
            f"{shown(value)} är inget datum; skriv 2014-10-01, 2014-10 eller 2014"
        ) from None
    return text


def read_day(value: object, field: Field) -> date:
    """Read a day.

    Raises:
        CaseError: It is none.
    """
    text = read_date(value, field)
    first, last = period_of(text)
    if first != last:
        raise field.error(f"{shown(value)} är ingen dag; skriv den som 2014-10-01")
    return first


def read_ratio(value: object, field: Field) -> Fraction:
    """Read a number of any kind: whole, with decimals, or a fraction as text (``"1/3"``).

    Raises:
        CaseError: It is none, or has more than 15 digits on a side.
    """
    text = f"{value:f}" if _is_short(value) else value if isinstance(value, str) else ""
    if _DECIMAL.fullmatch(text):
        return Fraction(text)
    if _RATIO.fullmatch(text) and int(text.partition("/")[2]):
        return Fraction(text)
    raise field.error(
        f"{shown(value)} är inget tal; skriv till exempel 40, 0.25 eller ”1/3”, med högst 15 "
        "siffror på var sida"
    )


def shown(value: object) -> str:
    """A value as a message quotes it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "objektet {...}"
    if isinstance(value, list | tuple):
        return "listan [...]"
    text = whole_signs(str(value))
    return f"”{text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + '…'}”"


def _is_short(value: object) -> bool:
    """Whether a value is a number that is not endless when it is written out."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    number = Decimal(value)
    return number.is_finite() and -15 <= number.adjusted() < 15
