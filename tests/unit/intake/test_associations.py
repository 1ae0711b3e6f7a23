"""An association that is not known yet is made with its municipalities, whole or not at all."""

from datetime import date

import pytest

from finsam_metrics.intake.associations import NewAssociation, add_association
from finsam_metrics.intake.audit import read_audit
from finsam_metrics.intake.draft_folders import load_review
from finsam_metrics.intake.people import NotAllowedError, Person
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.store.database import load_tables


def new(**said):
    """An association with what is said of it."""
    return NewAssociation(
        **{
            "name": "Samordningsförbundet Sjöbygden",
            "municipality_codes": ["2480", "2401"],
            "formed_date": date(2010, 5, 1),
            "website": "https://www.sjobygden.se/",
            "source_text": "Förbundets webbplats",
            "printed_text": "Samordningsförbundet Sjöbygden",
            **said,
        }
    )


def test_a_new_association_has_the_next_place_and_its_county(paths, coordinator):
    assert add_association(paths, coordinator, new()) == "sjobygden"
    tables = load_tables(paths.database)
    row = tables["association"].filter(association_id="sjobygden").row(0, named=True)
    assert (row["association_name"], row["sort_order"], row["county_code"]) == (
        "Sjöbygden",
        6,
        "24",
    )
    assert (row["website"], row["formed_date"]) == ("sjobygden.se", date(2010, 5, 1))
    members = tables["association_municipality"].filter(association_id="sjobygden")
    assert sorted(members["municipality_code"]) == ["2401", "2480"]
    assert read_audit(paths)[0].what == "association_added"


def test_its_plan_is_known_by_its_name_afterwards(paths, coordinator, take_in):
    add_association(paths, coordinator, new())
    text = "Samordningsförbundet Sjöbygden\n\nVerksamhetsplan och budget 2024\n\nHyra 15 tkr\n"
    review = load_review(paths, take_in(text).draft_id)
    assert review.identity.association_id == "sjobygden"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"name": "  "}, "namn"),
        ({"municipality_codes": []}, "kommun"),
        ({"website": "inte en adress"}, "webbplatsen"),
        ({"name": "Kramfors"}, "finns redan"),
    ],
    ids=["no name", "no municipality", "an odd address", "a name that is taken"],
)
def test_what_is_missing_or_odd_is_said_and_nothing_is_written(paths, coordinator, said, why):
    before = (paths.reference / "association.csv").read_bytes()
    with pytest.raises(IntakeError) as raised:
        add_association(paths, coordinator, new(**said))
    assert why in raised.value.swedish
    assert (paths.reference / "association.csv").read_bytes() == before


def test_who_has_no_role_makes_no_association(paths):
    with pytest.raises(NotAllowedError):
        add_association(paths, Person(name="gäst"), new())
