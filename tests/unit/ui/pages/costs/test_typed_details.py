"""What is typed of parties for their invoices, read or told what to mend."""

from datetime import date

import pytest

from finsam_metrics.shared_costs.party_details import PartyDetails
from finsam_metrics.ui.pages.costs.typed_details import (
    problems_of_details,
    read_due,
    read_typed_details,
)

NAMES = {"a": "Arboga", "b": "Boden"}


def test_details_are_read_as_in_a_case_file():
    typed = {"a": {"organisation_number": "2021005489", "reference": " ZZ  1 "}}
    assert read_typed_details(typed, NAMES) == {
        "a": PartyDetails(organisation_number="202100-5489", reference="ZZ 1")
    }


def test_what_is_typed_of_a_party_that_has_left_is_left_out():
    assert read_typed_details({"c": {"reference": "1"}}, NAMES) == {}


def test_a_due_date_that_is_not_typed_is_not_stated():
    assert read_due(" ") is None
    assert read_due(" 2026-12-31 ") == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("details", "due", "said"),
    [
        ({"organisation_number": "202100-5488"}, "", "Arboga, organisationsnummer: ”202100-5488”"),
        ({"organisation_number": "850101-1234"}, "", "ser ut som ett personnummer"),
        ({"invoice_email": "faktura"}, "", "Arboga, e-post för fakturor: ”faktura” är ingen"),
        ({}, "31/12", "Förfallodag: ”31/12” är inget datum"),
        ({}, "2026-12", "Förfallodag: ”2026-12” är ingen dag"),
    ],
)
def test_what_is_wrong_says_where_and_what_is_right(details, due, said):
    (problem,) = problems_of_details({"a": details}, due, NAMES)
    assert said in problem


def test_all_that_is_wrong_is_said_at_once():
    details = {"a": {"organisation_number": "1", "invoice_email": "2"}, "b": {"reference": "x"}}
    assert len(list(problems_of_details(details, "nu", NAMES))) == 3
