"""Swedish organisation numbers: ten digits, the last of which checks the others."""

from enum import StrEnum
from typing import Final

_LENGTH: Final = 10
_LENGTH_WITH_CENTURY: Final = 12
_LENGTH_AFTER_HYPHEN: Final = 4
_CENTURIES_OF_PEOPLE: Final = ("19", "20")
_LEAST_THIRD_DIGIT: Final = 2
_HIGHEST_DIGIT: Final = 9


class OrganisationNumberFault(StrEnum):
    """What is wrong with an organisation number."""

    SHAPE = "shape"
    CHECK_DIGIT = "check_digit"
    PERSONAL = "personal"


class OrganisationNumberError(ValueError):
    """A text that is no organisation number."""

    def __init__(self, fault: OrganisationNumberFault) -> None:
        self.fault = fault
        super().__init__(fault.value)


def parse_organisation_number(text: str) -> str:
    """Read an organisation number, with or without its hyphen.

    The third digit of an organisation number is 2 or higher, so that it is never that of a person:
    there it is the first digit of a month. A sole trader's number is that of the person.

    Raises:
        OrganisationNumberError: It is none.

    >>> parse_organisation_number("2021005489")
    '202100-5489'
    """
    written = _without_hyphen(text.strip())
    is_number = written.isascii() and written.isdigit()
    if not is_number or len(written) != _LENGTH:
        is_personal = len(written) == _LENGTH_WITH_CENTURY and written[:2] in _CENTURIES_OF_PEOPLE
        raise OrganisationNumberError(
            OrganisationNumberFault.PERSONAL
            if is_number and is_personal
            else OrganisationNumberFault.SHAPE
        )
    digits = [int(digit) for digit in written]
    if digits[2] < _LEAST_THIRD_DIGIT:
        raise OrganisationNumberError(OrganisationNumberFault.PERSONAL)
    if _check_sum(digits) % 10:
        raise OrganisationNumberError(OrganisationNumberFault.CHECK_DIGIT)
    return f"{written[:-_LENGTH_AFTER_HYPHEN]}-{written[-_LENGTH_AFTER_HYPHEN:]}"


def _without_hyphen(text: str) -> str:
    """Take out the one sign before the last four digits that is neither letter nor digit."""
    before, after = text[:-_LENGTH_AFTER_HYPHEN], text[-_LENGTH_AFTER_HYPHEN:]
    return text if before[-1:].isalnum() else before[:-1] + after


def _check_sum(digits: list[int]) -> int:
    """Sum the digits, every other one doubled from the first, by Luhn."""
    doubled = [digit * 2 if place % 2 == 0 else digit for place, digit in enumerate(digits)]
    return sum(number - _HIGHEST_DIGIT if number > _HIGHEST_DIGIT else number for number in doubled)
