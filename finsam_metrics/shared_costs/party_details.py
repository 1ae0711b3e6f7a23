"""What an invoice says of a party beside its name: who it is, where it is sent, whom it names."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyDetails:
    """What is known of a party for its invoices; None where it is not stated.

    Attributes:
        organisation_number: As ``202100-5489``.
        invoice_address: Where its invoices are sent.
        reference: What the sender is to put on them.
        invoice_email: Where they are sent by e-mail.
    """

    organisation_number: str | None = None
    invoice_address: str | None = None
    reference: str | None = None
    invoice_email: str | None = None

    def or_else(self, known: "PartyDetails") -> "PartyDetails":
        """These details, and what is known where nothing is stated here."""
        return PartyDetails(
            **{name: getattr(self, name) or getattr(known, name) for name in DETAIL_NAMES}
        )


DETAIL_NAMES: Final = {
    "organisation_number": "organisationsnummer",
    "invoice_address": "fakturaadress",
    "reference": "referens",
    "invoice_email": "e-post för fakturor",
}
