"""Organisation numbers: their check digit, and that they are never a person's."""

import pytest

from finsam_metrics.model.organisation_numbers import (
    OrganisationNumberError,
    OrganisationNumberFault,
    parse_organisation_number,
)


@pytest.mark.parametrize(
    "text", ["202100-5489", "2021005489", " 202100 5489 ", "202100\N{EN DASH}5489"]
)
def test_a_number_is_read_however_its_hyphen_is_written(text):
    assert parse_organisation_number(text) == "202100-5489"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("202100-5488", OrganisationNumberFault.CHECK_DIGIT),
        ("202100-4589", OrganisationNumberFault.CHECK_DIGIT),
        ("850101-1234", OrganisationNumberFault.PERSONAL),
        ("19850101-1234", OrganisationNumberFault.PERSONAL),
        ("198501011234", OrganisationNumberFault.PERSONAL),
        ("202100-548", OrganisationNumberFault.SHAPE),
        ("SE202100548901", OrganisationNumberFault.SHAPE),
        ("２０２１００５４８９", OrganisationNumberFault.SHAPE),
        ("", OrganisationNumberFault.SHAPE),
    ],
)
def test_what_is_no_organisation_number_says_why(text, fault):
    with pytest.raises(OrganisationNumberError) as raised:
        parse_organisation_number(text)
    assert raised.value.fault is fault
