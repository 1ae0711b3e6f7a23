"""What is to be agreed with the accountant: each thing that is missing or unsure, and no other."""

from dataclasses import replace
from datetime import date

import pytest

from finsam_metrics.reports.invoice_checks import list_checks
from finsam_metrics.shared_costs.party_details import PartyDetails

NBSP = "\N{NO-BREAK SPACE}"
EQUAL = {"method": "equal"}
PAID = {"amount_sek": 1250, "payers": {"ale": 1250}}
KNOWN = PartyDetails(organisation_number="202100-5489", invoice_address="Box 1", reference="1")


@pytest.fixture
def checks_of(divided, provenance):
    """Lists what to agree of a case, with spaces made plain."""

    def checks(*lines, party=None, details=None, **fields):
        known = provenance if details is None else replace(provenance, details=details)
        found = list_checks(divided(*lines, key=EQUAL, **fields), known, party)
        return [text.replace(NBSP, " ") for text in found]

    return checks


def test_a_case_where_all_is_said_asks_for_what_only_an_accountant_knows(checks_of):
    line = {**PAID, "vat_sek": 250, "vat_recovered": "yes"}
    details = dict.fromkeys(("aland", "osby", "ale"), KNOWN)
    assert checks_of(line, details=details, due_date="2014-12-01") == [
        "Momsen på rad 1, 250 kr: att den ersätts (lag 2005:807). Den ingår inte i det som delas.",
        "Om fakturorna ska ha moms: kostnader som faktureras vidare kan vara utlägg eller en egen "
        "försäljning.",
        "Vem som har beslutat om nyckeln, och när: Lika delar.",
    ]


def test_vat_of_rows_that_is_not_stated_is_asked_for_together(checks_of):
    asked = "Hur mycket av rad 1–3 som är moms, och om den ersätts (lag 2005:807)"
    assert any(text.startswith(asked) for text in checks_of(*[PAID] * 3))


def test_vat_that_is_stated_as_nought_is_not_asked_for(checks_of):
    assert not any("moms, och om den" in text for text in checks_of({**PAID, "vat_sek": 0}))


def test_vat_that_is_not_compensated_is_part_of_what_is_shared(checks_of):
    line = {**PAID, "vat_sek": 250, "vat_recovered": "no"}
    assert checks_of(line)[0] == (
        "Momsen på rad 1, 250 kr: att den inte ersätts. Den ingår i det som delas."
    )


def test_planned_costs_are_asked_for_and_no_invoice_before_them(checks_of):
    found = checks_of({"amount_sek": 100}, {"amount_sek": 100})
    assert (
        "Rad 1 och 2 är planerade: vad kostnaden blev och vem som har betalat den, innan något "
        "faktureras."
    ) in found
    assert not any("förfallodag" in text.casefold() for text in found)


def test_who_only_sends_invoices_needs_its_number_alone(checks_of):
    (missing,) = [text for text in checks_of(PAID, details={}) if "saknar" in text]
    assert "Äle (organisationsnummer)" in missing
    assert "Åland (organisationsnummer, referens, fakturaadress)" in missing


def test_an_address_for_e_mail_is_an_address(checks_of):
    details = {"aland": replace(KNOWN, invoice_address=None, invoice_email="f@example.se")}
    (missing,) = [text for text in checks_of(PAID, details=details) if "saknar" in text]
    assert "Åland" not in missing


def test_a_party_is_told_of_its_own_rows_and_of_whom_it_pays_alone(checks_of):
    other = {**PAID, "among": ["osby", "ale"], "vat_sek": 250, "vat_recovered": "yes"}
    found = " ".join(checks_of(other, PAID, party="aland", details={}))
    assert "rad 2" in found
    assert "rad 1" not in found
    assert "Ösby" not in found


def test_set_off_payments_are_said_to_be_so(checks_of):
    assert any("kvittade" in text for text in checks_of(PAID, settlement="fewest"))
    assert not any("kvittade" in text for text in checks_of(PAID))


def test_forty_parties_are_named_by_the_first_few(checks_of):
    names = {f"part-{n}": f"Part {n}" for n in range(1, 41)}
    line = {"amount_sek": 100, "payers": {"part-1": 100}}
    found = checks_of(line, details={}, parties=list(names), names=names)
    (missing,) = [text for text in found if "saknar" in text]
    assert missing.count("(") == 5
    assert "35 till" in missing


@pytest.mark.parametrize(("day", "is_told"), [("2014-11-02", True), ("2014-11-03", False)])
def test_a_due_date_is_not_before_the_day(day, is_told, checks_of, provenance):
    assert provenance.made == date(2014, 11, 3)
    found = checks_of(PAID, due_date=day)
    assert any("är före den dag" in text for text in found) is is_told
