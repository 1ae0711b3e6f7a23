"""What looks like a private person in what would be published, and what does not."""

import dataclasses

import pytest

from finsam_metrics.intake.draft_folders import load_review
from finsam_metrics.intake.personal_data import find_personal_data
from finsam_metrics.intake.plan_packages import make_package


@pytest.fixture
def found_in(paths, take_in):
    """Finds what looks like a person in the label of one row."""
    package = make_package(load_review(paths, take_in().draft_id), revision=1)

    def find(text):
        line = dataclasses.replace(package.budget_line[0], line_text=text)
        alone = dataclasses.replace(package, budget_line=(line,), goal=(), initiative=())
        return [one.found_text for one in find_personal_data(alone)]

    return find


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Arvode 19900101-0017", ["19900101-0017"]),
        ("Arvode 900101-0017", ["900101-0017"]),
        ("Ordförande: Eva Andersson", ["Eva Andersson"]),
        ("Lön Anna-Karin Bergström", ["Anna-Karin Bergström"]),
        ("Frågor till eva@exempel.se", ["eva@exempel.se"]),
    ],
)
def test_numbers_names_and_addresses_are_found(found_in, text, found):
    assert found_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Arvode 19900101-0018",
        "Konto 123456-7890",
        "Norra Västmanland",
        "Samordnare, 75 procent",
        "Region Västmanland",
        "Bidrag från Sala kommun",
        "Individinriktade insatser",
    ],
)
def test_what_is_no_person_is_not(found_in, text):
    assert found_in(text) == []
