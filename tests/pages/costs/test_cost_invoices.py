"""Kostnadsfördelning: what the invoices say of the parties, and what is to be agreed."""

from dataclasses import replace

import pytest

from finsam_metrics.exhibits import case_bases
from finsam_metrics.shared_costs.case_links import pack_case, unpack_case
from finsam_metrics.shared_costs.party_details import PartyDetails
from finsam_metrics.store.database import load_tables
from tests.logged_in import LOGGED_OUT, SECRETS, claims
from tests.pages.costs.conftest import PATH, SMALL, plainly, unfold

PANEL = "arende-fakturauppgifter"


def field(visit, label, place=0):
    return [box for box in visit.app.text_input if box.label == label][place]


def link_of(visit):
    """The case in the address."""
    link = visit.address["arende"]
    return link[0] if isinstance(link, list) else link


@pytest.fixture
def known(monkeypatch):
    """Lets the register know of Västerås."""
    register_of = case_bases.register_of
    details = {"vasteras": PartyDetails(organisation_number="202100-5489")}
    monkeypatch.setattr(
        case_bases, "register_of", lambda data: replace(register_of(data), details=details)
    )


def test_the_fields_are_folded_until_they_are_asked_for(small):
    assert not [box for box in small.app.text_input if box.label == "Förfallodag"]


def test_what_is_typed_of_a_party_is_carried_by_the_link(small, open_page):
    unfold(small, PANEL)
    field(small, "Organisationsnummer", 1).set_value("5560360793").run()
    field(small, "Förfallodag").set_value("2026-12-31").run()
    assert not small.has_failed
    link = link_of(small)
    document = unpack_case(link)
    assert document["party_details"] == {
        "norra-vastmanland": {"organisation_number": "556036-0793"}
    }
    assert document["due_date"] == "2026-12-31"
    again = unfold(open_page(PATH, arende=link), PANEL)
    assert field(again, "Organisationsnummer", 1).value == "556036-0793"


def test_what_the_register_knows_is_filled_in_and_stays_there(known, open_page):
    visit = unfold(open_page(PATH, arende=pack_case(SMALL)), PANEL)
    assert field(visit, "Organisationsnummer").value == "202100-5489"
    assert field(visit, "Organisationsnummer", 1).value == ""
    field(visit, "Referens").set_value("ZZ1").run()
    link = link_of(visit)
    assert unpack_case(link)["party_details"] == {"vasteras": {"reference": "ZZ1"}}


def test_a_wrong_organisation_number_is_said_in_words(small):
    unfold(small, PANEL)
    field(small, "Organisationsnummer").set_value("202100-5488").run()
    assert "sista siffran stämmer inte" in small.app.warning[0].value
    field(small, "Organisationsnummer").set_value("19850101-1234").run()
    assert "ser ut som ett personnummer" in small.app.warning[0].value


def test_what_is_to_be_agreed_with_the_accountant_is_listed(small):
    said = plainly(" ".join(unfold(small, "arende-stam-av").texts()))
    assert "Hur mycket av rad 1 som är moms" in said
    assert "förfallodagen är inte angiven" in said
    assert "Västerås (organisationsnummer)" in said
    assert "Regionen (organisationsnummer, referens, fakturaadress)" in said


def test_a_case_that_was_saved_before_opens_as_it_did(small):
    assert "party_details" not in unpack_case(pack_case(SMALL))
    assert not small.has_failed
    assert small.table("Underlag nr").shape[0] == 2


def test_each_payment_has_its_number_period_and_whether_it_is_with_vat(small):
    table = small.table("Underlag nr")
    assert table.index.is_unique
    assert table.columns.to_list() == [
        *("Betalar", "Till, som fakturerar", "För kostnaden", "Belopp", "Moms", "Period")
    ]
    assert set(table["Moms"]) == {"inkl. ev. moms"}
    assert set(table["Period"]) == {"2014"}


def test_planned_costs_are_named_while_they_have_no_payer(open_page):
    lines = [SMALL["lines"][0], {"title": "Lokal", "amount_sek": "100"}]
    key = {"method": "equal"}
    visit = open_page(PATH, arende=pack_case(SMALL | {"lines": lines, "key": key}))
    said = plainly(" ".join(visit.texts()))
    assert "Planerade kostnader, betalare ej angiven: rad 2." in said
    assert "Det är inte angivet vem som har betalat alla kostnader." in said


@pytest.fixture
def visit_as(open_page, data_copy):
    """Opens the fields of a case as somebody whom the claims tell; None: at the machine itself."""

    def open_as(told):
        visit = open_page(PATH, data=data_copy.paths, arende=pack_case(SMALL))
        if told is not None:
            visit.app.secrets, visit.app.user = SECRETS, told
        return unfold(visit, PANEL)

    return open_as


def save_details(visit, **more):
    """Type details of Västerås and save them in the register."""
    for label, text in {"Källa": "Webbplatsen", **more}.items():
        field(visit, label).set_value(text)
    visit.app.button(key="arende-registret-in").click().run()
    assert not visit.has_failed
    return visit


def test_details_are_saved_for_the_next_time(visit_as, data_copy, open_page):
    visit = save_details(visit_as(None), Organisationsnummer="2021005489", Referens="FIN 12")
    assert [said.value for said in visit.app.success] == [
        "Uppgifterna om Västerås är sparade. Nästa beräkning fyller i dem."
    ]
    (row,) = load_tables(data_copy.paths.database)["invoice_recipient"].to_dicts()
    assert (row["organisation_number"], row["reference"]) == ("202100-5489", "FIN 12")
    again = unfold(open_page(PATH, data=data_copy.paths, arende=pack_case(SMALL)), PANEL)
    assert field(again, "Referens").value == "FIN 12"


def test_details_that_are_odd_are_not_saved_and_the_page_says_why(visit_as, data_copy):
    visit = save_details(visit_as(None), Organisationsnummer="202100-5488")
    assert "sista siffran stämmer inte" in " ".join(error.value for error in visit.app.error)
    assert not load_tables(data_copy.paths.database)["invoice_recipient"].height


@pytest.mark.parametrize(
    ("told", "why"),
    [(LOGGED_OUT, "Logga in på sidan Läs in plan"), (claims(groups=["alla"]), "Ert konto")],
)
def test_who_may_not_save_in_the_register_sees_why(visit_as, told, why):
    visit = visit_as(told)
    assert why in " ".join(caption.value for caption in visit.app.caption)
    assert "Spara i registret" not in [button.label for button in visit.app.button]
