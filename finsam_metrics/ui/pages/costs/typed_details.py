"""What is typed of parties for their invoices: texts by party, read as in a case file."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from finsam_metrics.model.errors import CaseError
from finsam_metrics.shared_costs.fields import CASE
from finsam_metrics.shared_costs.json_values import read_day
from finsam_metrics.shared_costs.party_detail_files import read_details
from finsam_metrics.shared_costs.party_details import PartyDetails
from finsam_metrics.ui.pages.costs.faults import fault_text

TypedDetails = Mapping[str, Mapping[str, str]]


def read_typed_details(details: TypedDetails, names: Mapping[str, str]) -> dict[str, PartyDetails]:
    """Read what is typed of each party; what is typed of one that has left is left out.

    Args:
        details: Texts by what they are, by party.
        names: Name of every party.

    Raises:
        CaseError: Something is not what it should be.
    """
    field = replace(CASE, names=names).of("party_details")
    return {
        party: read_details(typed, field.of_parties(party))
        for party, typed in details.items()
        if party in names
    }


def read_due(text: str) -> date | None:
    """Read when what is invoiced is to be paid; None where nothing is typed.

    Raises:
        CaseError: It is no day.
    """
    return read_day(text.strip(), CASE.of("due_date")) if text.strip() else None


def problems_of_details(details: TypedDetails, due: str, names: Mapping[str, str]) -> Iterator[str]:
    """Say all that is to be mended of what is typed for the invoices."""
    for party, typed in details.items():
        for name, text in typed.items():
            try:
                read_typed_details({party: {name: text}}, names)
            except CaseError as error:
                yield fault_text(error)
    try:
        read_due(due)
    except CaseError as error:
        yield fault_text(error)
