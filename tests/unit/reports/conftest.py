"""Divided cases to write invoice bases of."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from finsam_metrics.reports.invoice_contents import Provenance
from finsam_metrics.shared_costs.case_files import parse_case
from finsam_metrics.shared_costs.party_details import PartyDetails
from finsam_metrics.shared_costs.register import Register, register_from
from finsam_metrics.shared_costs.results import Split
from finsam_metrics.shared_costs.splits import split

_KEY = {
    "key_id": "lan-2014",
    "title": "Gemensamma utbildningar 2014",
    "year": 2014,
    "valid_from": date(2014, 1, 1),
    "valid_to": date(2014, 12, 31),
    "cap_sek": 260_000,
    "decision_body": None,
    "decision_date": None,
    "decision_paragraph": None,
    "decision_text": "Vi delar i förhållandet 100, 60 och 100.",
    "document_id": "plan-2014",
}
_DECIDED = {
    **_KEY,
    "key_id": "beslutad-2014",
    "decision_body": "Styrelsen",
    "decision_date": date(2013, 12, 6),
    "decision_paragraph": "12",
}


@pytest.fixture(scope="session")
def register() -> Register:
    """Three associations with a key that no decision is stated for, and one that has one."""
    shares = [
        {"key_id": key, "association_id": party, "amount_sek": amount, "share": None}
        for key in ("lan-2014", "beslutad-2014")
        for party, amount in (("aland", 100_000), ("osby", 60_000), ("ale", 100_000))
    ]
    names = {"aland": "Åland", "osby": "Ösby", "ale": "Äle"}
    return register_from(
        associations=[
            {"association_id": party, "association_name": name, "sort_order": order}
            for order, (party, name) in enumerate(names.items())
        ],
        keys=[_KEY, _DECIDED],
        key_shares=shares,
    )


@pytest.fixture(scope="session")
def divided(register: Register) -> Callable[..., Split]:
    """Divides a case from fields of the case file; Äle has paid one line of 260 000 kr."""

    def divide(*lines: Mapping[str, Any], **fields: Any) -> Split:
        usual = {"title": "Kurs", "amount_sek": 260_000, "payers": {"ale": 260_000}}
        document = {
            "title": "Länets kurser",
            "year": 2014,
            "parties": ["aland", "osby", "ale"],
            "key": {"key_id": "lan-2014"},
            **fields,
            "lines": [{"title": f"Kurs {n}", **line} for n, line in enumerate(lines or [usual], 1)],
        }
        return split(parse_case(document, register=register))

    return divide


@pytest.fixture(scope="session")
def provenance() -> Provenance:
    """A day in 2014, and data whose document has a title."""
    return Provenance(
        made=date(2014, 11, 3),
        data_version="0123456789ab",
        documents={"plan-2014": "Plan 2014"},
        details={"ale": PartyDetails(organisation_number="202100-5489", reference="4711")},
    )
