"""The inhabitants of a new association are filled in with year and source, whole or not at all."""

import pytest

from finsam_metrics.intake.associations import NewAssociation, add_association
from finsam_metrics.intake.audit import read_audit
from finsam_metrics.intake.inhabitants import MunicipalityCount, add_inhabitants
from finsam_metrics.intake.people import NotAllowedError, Person
from finsam_metrics.metrics.measures import (
    association_population,
    municipalities_without_population,
)
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.store.database import load_tables

SOURCE = "SCB, folkmängd 31 december 2023"
NORDMALING = MunicipalityCount(
    municipality_code="2401", population_count=7_000, population_16_64_count=3_700
)
UMEA = MunicipalityCount(
    municipality_code="2480", population_count=133_000, population_16_64_count=None
)


@pytest.fixture
def association(paths, coordinator):
    """A new association of two municipalities."""
    new = NewAssociation(
        name="Sjöbygden",
        municipality_codes=["2480", "2401"],
        formed_date=None,
        website=None,
        source_text="Förbundets webbplats",
    )
    return add_association(paths, coordinator, new)


def missing(paths, association_id):
    """The municipalities whose inhabitants of 2023 are not known."""
    tables = load_tables(paths.database)
    return municipalities_without_population(
        tables["association_municipality"],
        tables["population"],
        association_id=association_id,
        year=2023,
    )


def test_inhabitants_are_known_of_the_budget_year_after_with_their_source(
    paths, coordinator, association
):
    assert missing(paths, association) == {"2480": "Umeå", "2401": "Nordmaling"}
    add_inhabitants(paths, coordinator, year=2023, counts=[UMEA, NORDMALING], source_text=SOURCE)
    assert missing(paths, association) == {}
    tables = load_tables(paths.database)
    known = association_population(tables["association_municipality"], tables["population"])
    row = known.filter(association_id=association, year=2024).row(0, named=True)
    assert (row["population_count"], row["population_16_64_count"]) == (140_000, None)
    sources = tables["population"].filter(municipality_code="2401")["source"]
    assert sources.to_list() == [SOURCE]
    assert read_audit(paths)[0].what == "inhabitants_added"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"source_text": " "}, "varifrån"),
        ({"counts": []}, "varje kommun"),
        ({"year": 2100}, "har inte varit"),
        (
            {
                "counts": [
                    MunicipalityCount(
                        municipality_code="2401", population_count=5, population_16_64_count=6
                    )
                ]
            },
            "16 och 64",
        ),
        (
            {
                "counts": [
                    MunicipalityCount(
                        municipality_code="1980", population_count=5, population_16_64_count=None
                    )
                ]
            },
            "finns redan för Västerås",
        ),
    ],
    ids=["no source", "no municipality", "a year to come", "more than all", "known already"],
)
def test_what_is_missing_or_odd_is_said_and_nothing_is_written(paths, coordinator, said, why):
    before = (paths.reference / "population.csv").read_bytes()
    told = {"year": 2023, "counts": [UMEA], "source_text": SOURCE, **said}
    with pytest.raises(IntakeError) as raised:
        add_inhabitants(paths, coordinator, **told)
    assert why in raised.value.swedish
    assert (paths.reference / "population.csv").read_bytes() == before


def test_who_has_no_role_adds_none(paths):
    with pytest.raises(NotAllowedError):
        add_inhabitants(paths, Person(name="gäst"), year=2023, counts=[UMEA], source_text=SOURCE)
