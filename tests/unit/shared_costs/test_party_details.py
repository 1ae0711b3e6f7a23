"""What is written of parties for their invoices: on the case, in its file and link."""

import pytest

from finsam_metrics.model.errors import CaseError
from finsam_metrics.shared_costs.case_files import case_json, parse_case
from finsam_metrics.shared_costs.case_links import pack_case, unpack_case
from finsam_metrics.shared_costs.case_versions import case_version
from finsam_metrics.shared_costs.party_details import PartyDetails
from finsam_metrics.shared_costs.register import register_from

WRITTEN = {
    "organisation_number": "2021005489",
    "invoice_address": "Box 1, 111 11 Staden",
    "reference": "4711",
    "invoice_email": "faktura@example.se",
}


def test_what_is_written_on_the_case_is_carried_by_file_and_link(case_of, register):
    case = case_of(party_details={"a": WRITTEN}, due_date="2014-12-31")
    assert case.details["a"].organisation_number == "202100-5489"
    document = case_json(case)
    assert document["due_date"] == "2014-12-31"
    assert parse_case(unpack_case(pack_case(document)), register=register) == case


def test_a_case_without_them_is_written_as_before(case_of):
    document = case_json(case_of(party_details={"a": {"reference": None}}))
    assert not {"party_details", "due_date"} & set(document)


def test_the_version_of_a_case_is_of_what_is_reckoned_alone(case_of):
    with_details = case_of(party_details={"a": WRITTEN}, due_date="2014-12-31")
    assert case_version(with_details) == case_version(case_of())


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"organisation_number": "202100-5488"}, ".a.organisation_number", "sista siffran"),
        ({"organisation_number": "12"}, ".a.organisation_number", "skriv tio siffror"),
        ({"organisation_number": 2021005489}, ".a.organisation_number", "är ingen text"),
        ({"organisation_number": "850101-1234"}, ".a.organisation_number", "personnummer"),
        ({"invoice_email": "faktura"}, ".a.invoice_email", "är ingen e-postadress"),
        ({"reference": "x" * 201}, ".a.reference", "den kan ha högst 200"),
        ({"invoice_address": " "}, ".a.invoice_address", "är ingen text"),
        ({"phone": "1"}, ".a.phone", "fältet finns inte"),
    ],
)
def test_a_detail_that_is_wrong_says_where_and_what_is_right(case_of, fields, field, message):
    with pytest.raises(CaseError) as raised:
        case_of(party_details={"a": fields})
    assert raised.value.field == f"party_details{field}"
    assert "Förbund A" in raised.value.place
    assert message in raised.value.message


def test_what_may_be_the_number_of_a_person_is_not_repeated(case_of):
    with pytest.raises(CaseError) as raised:
        case_of(party_details={"a": {"organisation_number": "19850101-1234"}})
    assert "1234" not in str(raised.value)


def test_details_are_of_the_parties_of_the_case(case_of):
    with pytest.raises(CaseError, match="är inte en av parterna"):
        case_of(party_details={"x": WRITTEN})


@pytest.mark.parametrize("day", ["2014-12", "2014-02-30", "snart"])
def test_a_due_date_is_a_day(case_of, day):
    with pytest.raises(CaseError) as raised:
        case_of(due_date=day)
    assert raised.value.field == "due_date"


def test_what_a_case_says_goes_before_the_register():
    known = register_from(
        associations=[],
        keys=[],
        key_shares=[],
        details=[
            {
                "association_id": "a",
                "organisation_number": "202100-5489",
                "invoice_address": None,
                "reference": "1",
                "invoice_email": None,
            }
        ],
    ).details["a"]
    assert PartyDetails(reference="2").or_else(known) == PartyDetails(
        organisation_number="202100-5489", reference="2"
    )
