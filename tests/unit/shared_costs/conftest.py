"""A register, and cases in a few words."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from finsam_metrics.shared_costs.case_files import parse_case
from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.register import Register, register_from

AGREED = {
    "key_id": "lan-2014",
    "title": "Gemensamma utbildningar 2014",
    "year": 2014,
    "valid_from": None,
    "valid_to": None,
    "cap_sek": 260_000,
    "decision_body": None,
    "decision_date": None,
    "decision_paragraph": None,
    "decision_text": "Vi delar.",
    "document_id": "b-2014",
}
AGREED_SHARES = [
    {"key_id": "lan-2014", "association_id": party, "amount_sek": amount, "share": None}
    for party, amount in (("a", 100_000), ("b", 60_000), ("c", 100_000))
]
ASSOCIATIONS = [
    {"association_id": party, "association_name": f"Förbund {party.upper()}", "sort_order": order}
    for order, party in enumerate("cab")
]


@pytest.fixture(scope="session")
def register() -> Register:
    """Three associations, and a key of theirs agreed for 2014."""
    return register_from(associations=ASSOCIATIONS, keys=[AGREED], key_shares=AGREED_SHARES)


@pytest.fixture(scope="session")
def case_of(register: Register) -> Callable[..., Case]:
    """Makes a case of the three associations from fields of the case file.

    One line of 900 kr where no lines are given; the lines' titles are filled in.
    """

    def make(*lines: Mapping[str, Any], **fields: Any) -> Case:
        document = {"title": "Ett fall", "parties": ["a", "b", "c"], **fields}
        document["lines"] = [
            {"title": f"Rad {number}", **line}
            for number, line in enumerate(lines or [{"amount_sek": 900}], start=1)
        ]
        return parse_case(document, register=register)

    return make
