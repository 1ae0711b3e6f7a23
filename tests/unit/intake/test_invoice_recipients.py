"""The register of invoice details is written whole, by who may, and the log says what it was."""

from dataclasses import replace

import pytest

from finsam_metrics.intake.audit import read_audit
from finsam_metrics.intake.invoice_recipients import save_recipient
from finsam_metrics.intake.people import NotAllowedError, Person
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.shared_costs.party_details import PartyDetails
from finsam_metrics.store.database import load_tables

KNOWN = PartyDetails(
    organisation_number="222000-2139",
    invoice_address="Box 1, 722 11 Västerås",
    reference="FIN 12",
    invoice_email="faktura@forbundet.example.se",
)
SOURCE = "Förbundets webbplats"


@pytest.fixture
def save(paths, coordinator):
    """Saves details of Västerås; words say what is otherwise."""

    def saved(details=KNOWN, person=coordinator, association_id="vasteras", source_text=SOURCE):
        save_recipient(
            paths, person, association_id=association_id, details=details, source_text=source_text
        )

    return saved


def rows(paths):
    return load_tables(paths.database)["invoice_recipient"].to_dicts()


def test_details_are_in_the_register_with_their_source_and_in_the_log(paths, save):
    save()
    (row,) = rows(paths)
    assert row["association_id"] == "vasteras"
    assert row["organisation_number"] == "222000-2139"
    assert row["source"] == SOURCE
    entry = read_audit(paths)[0]
    assert (entry.what, entry.told) == ("invoice_details_saved", "Västerås")


def test_details_that_are_changed_replace_the_former_and_the_log_has_them(paths, save):
    save()
    save(association_id="kramfors")
    save(replace(KNOWN, reference=None), source_text="Fakturan i maj")
    found = {row["association_id"]: row for row in rows(paths)}
    assert set(found) == {"vasteras", "kramfors"}
    assert found["vasteras"]["reference"] is None
    assert "referens FIN 12" in read_audit(paths)[0].told


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"source_text": " "}, "varifrån"),
        ({"details": PartyDetails()}, "minst en"),
        ({"details": replace(KNOWN, reference="Anna Karlsson")}, "Anna Karlsson"),
        ({"details": replace(KNOWN, reference="811218-9876")}, "personnummer"),
        ({"association_id": "atlantis"}, "Bara förbund"),
    ],
)
def test_what_is_odd_is_said_in_words_and_nothing_is_changed(paths, save, said, why):
    before = (paths.reference / "invoice_recipient.csv").read_bytes()
    with pytest.raises(IntakeError) as told:
        save(**said)
    assert why in told.value.swedish
    assert (paths.reference / "invoice_recipient.csv").read_bytes() == before
    assert not read_audit(paths)


def test_the_same_details_are_not_saved_twice(paths, save):
    save()
    with pytest.raises(IntakeError) as told:
        save()
    assert "redan" in told.value.swedish
    assert len(read_audit(paths)) == 1


def test_who_may_not_publish_may_not_change_the_register(save):
    with pytest.raises(NotAllowedError):
        save(person=Person(name="besökare"))
