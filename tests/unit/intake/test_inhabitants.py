"""The inhabitants of a new association are filled in with year and source, whole or not at all."""

from dataclasses import replace

import pytest

from finsam_metrics.intake.associations import NewAssociation, add_association
from finsam_metrics.intake.audit import read_audit
from finsam_metrics.intake.inhabitants import MunicipalityCount, state_inhabitants
from finsam_metrics.intake.people import NotAllowedError, Person
from finsam_metrics.metrics.measures import association_population, inhabitants_of_members
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.swedish_numbers import NBSP
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


def known(paths, association_id):
    """The inhabitants of 2023 of the association's municipalities."""
    tables = load_tables(paths.database)
    found = inhabitants_of_members(
        tables["association_municipality"],
        tables["population"],
        association_id=association_id,
        year=2023,
    )
    return {name: (people, working) for _, name, people, working in found.rows()}


def test_inhabitants_are_known_of_the_budget_year_after_with_their_source(
    paths, coordinator, association
):
    assert known(paths, association) == {"Umeå": (None, None), "Nordmaling": (None, None)}
    state_inhabitants(paths, coordinator, year=2023, counts=[UMEA, NORDMALING], source_text=SOURCE)
    assert known(paths, association) == {"Umeå": (133_000, None), "Nordmaling": (7_000, 3_700)}
    tables = load_tables(paths.database)
    of_years = association_population(tables["association_municipality"], tables["population"])
    row = of_years.filter(association_id=association, year=2024).row(0, named=True)
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
    ],
    ids=["no source", "no municipality", "a year to come", "more than all"],
)
def test_what_is_missing_or_odd_is_said_and_nothing_is_written(paths, coordinator, said, why):
    before = (paths.reference / "population.csv").read_bytes()
    told = {"year": 2023, "counts": [UMEA], "source_text": SOURCE, **said}
    with pytest.raises(IntakeError) as raised:
        state_inhabitants(paths, coordinator, **told)
    assert why in raised.value.swedish
    assert (paths.reference / "population.csv").read_bytes() == before


def test_who_has_no_role_adds_none(paths):
    with pytest.raises(NotAllowedError):
        state_inhabitants(paths, Person(name="gäst"), year=2023, counts=[UMEA], source_text=SOURCE)


def test_inhabitants_that_are_known_are_mended_with_a_source_and_the_log_has_the_former(
    paths, coordinator, association
):
    state_inhabitants(paths, coordinator, year=2023, counts=[UMEA, NORDMALING], source_text=SOURCE)
    before = (paths.reference / "population.csv").read_text(encoding="utf-8").splitlines()
    right = replace(UMEA, population_count=133_091)
    state_inhabitants(
        paths, coordinator, year=2023, counts=[right, NORDMALING], source_text="SCB, rättad"
    )
    assert known(paths, association) == {"Umeå": (133_091, None), "Nordmaling": (7_000, 3_700)}
    after = (paths.reference / "population.csv").read_text(encoding="utf-8").splitlines()
    (changed,) = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == (
        f'2480,Umeå,2023,133000,,"{SOURCE}",,inskrivet för hand',
        '2480,Umeå,2023,133091,,"SCB, rättad",,inskrivet för hand',
    )
    entry = read_audit(paths)[0]
    assert entry.what == "inhabitants_changed"
    assert entry.told.replace(NBSP, " ") == "31 december 2023: Umeå 133 000 blev 133 091"


def test_inhabitants_that_are_the_same_as_before_change_nothing(paths, coordinator, association):
    state_inhabitants(paths, coordinator, year=2023, counts=[UMEA], source_text=SOURCE)
    with pytest.raises(IntakeError) as raised:
        state_inhabitants(paths, coordinator, year=2023, counts=[UMEA], source_text="annan")
    assert "desamma" in raised.value.swedish
