"""What is known of a party for its invoices, read as in a case file and written as there."""

import re
from collections.abc import Callable
from typing import Final

from finsam_metrics.model.organisation_numbers import (
    OrganisationNumberError,
    OrganisationNumberFault,
    parse_organisation_number,
)
from finsam_metrics.shared_costs.fields import Field
from finsam_metrics.shared_costs.json_values import read_object, read_text, shown
from finsam_metrics.shared_costs.party_details import DETAIL_NAMES, PartyDetails

LONGEST_DETAIL: Final = 200
_EMAIL: Final = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+")
_FAULTS: Final = {
    OrganisationNumberFault.SHAPE: "{text} är inget organisationsnummer; skriv tio siffror, "
    "till exempel 202100-5489",
    OrganisationNumberFault.CHECK_DIGIT: "{text} är inget organisationsnummer: sista siffran "
    "stämmer inte med de andra; jämför med en faktura eller ett registerutdrag",
    # What may be the number of a person is not repeated.
    OrganisationNumberFault.PERSONAL: "det som står här ser ut som ett personnummer; även en "
    "enskild firmas nummer är ett sådant, och det ska inte stå här; lämna rutan tom",
}


def read_details(value: object, field: Field) -> PartyDetails:
    """Read the details of one party.

    Raises:
        CaseError: Something in them is not what it should be.
    """
    given = read_object(value, field, optional=list(DETAIL_NAMES))
    return PartyDetails(
        **{name: _READERS[name](text, field.of(name)) for name, text in given.items()}
    )


def details_json(details: PartyDetails) -> dict[str, str]:
    """Give the details as in a case file; what is not stated is left out."""
    return {name: text for name in DETAIL_NAMES if (text := getattr(details, name))}


def _read_number(value: object, field: Field) -> str:
    text = _read_line(value, field)
    try:
        return parse_organisation_number(text)
    except OrganisationNumberError as error:
        raise field.error(_FAULTS[error.fault].format(text=shown(text))) from None


def _read_email(value: object, field: Field) -> str:
    text = _read_line(value, field)
    if not _EMAIL.fullmatch(text):
        raise field.error(f"{shown(text)} är ingen e-postadress; skriv den som namn@example.se")
    return text


def _read_line(value: object, field: Field) -> str:
    """Read a text of one line."""
    text = " ".join(read_text(value, field).split())
    if len(text) > LONGEST_DETAIL:
        raise field.error(f"texten har {len(text)} tecken; den kan ha högst {LONGEST_DETAIL}")
    return text


_READERS: Final[dict[str, Callable[[object, Field], str]]] = {
    "organisation_number": _read_number,
    "invoice_address": _read_line,
    "reference": _read_line,
    "invoice_email": _read_email,
}
