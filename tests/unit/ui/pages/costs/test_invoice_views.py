"""The buttons that give invoice bases: what they are called, and what each gives."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from finsam_metrics.model.paths import default_paths
from finsam_metrics.shared_costs.case_files import parse_case
from finsam_metrics.shared_costs.register import Register
from finsam_metrics.shared_costs.splits import split
from finsam_metrics.store.versions import data_version
from finsam_metrics.ui.pages.costs import invoice_views

CASE = {
    "title": "Kurs i *Åmål* & Säffle",
    "year": 2014,
    "parties": ["amal", "saffle"],
    "names": {"amal": "Åmål", "saffle": "S*ffle"},
    "key": {"method": "equal"},
    "lines": [{"title": "Lokal", "amount_sek": 100}],
}


@dataclass(frozen=True, kw_only=True)
class Button:
    """A button as it was asked for."""

    label: str
    data: Any
    file_name: str
    mime: str


@pytest.fixture
def buttons(monkeypatch, small_db) -> list[Button]:
    """The buttons of a case with two parties."""
    monkeypatch.setenv("FINSAM_DATA", str(small_db.root))
    drawn = []

    def draw(label, data, file_name, mime, **_):
        drawn.append(Button(label=label, data=data, file_name=file_name, mime=mime))

    monkeypatch.setattr(invoice_views, "today", lambda: date(2026, 3, 1))
    monkeypatch.setattr(invoice_views.st, "download_button", draw)
    register = Register(associations={}, keys=())
    invoice_views.draw_invoices(split(parse_case(CASE, register=register)))
    return drawn


def test_there_is_a_workbook_and_a_pdf_for_all_and_a_pdf_for_each(buttons):
    assert [button.label for button in buttons] == [
        "Arbetsbok för alla (Excel)",
        "Alla parter (PDF)",
        "Åmål (PDF)",
        r"S\*ffle (PDF)",
    ]


def test_files_are_named_for_the_case_the_party_and_the_day(buttons):
    assert [button.file_name for button in buttons] == [
        "preliminar-fordelning-kurs-i-amal-saffle-2014-2026-03-01.xlsx",
        "preliminar-fordelning-kurs-i-amal-saffle-2014-2026-03-01.pdf",
        "preliminar-fordelning-kurs-i-amal-saffle-2014-amal-2026-03-01.pdf",
        "preliminar-fordelning-kurs-i-amal-saffle-2014-saffle-2026-03-01.pdf",
    ]


def test_a_file_is_made_when_it_is_asked_for(buttons):
    starts = {"application/pdf": b"%PDF-"}
    assert all(callable(button.data) for button in buttons)
    assert all(button.data().startswith(starts.get(button.mime, b"PK")) for button in buttons)


def test_a_file_is_of_the_data_as_they_are(buttons):
    provenance = invoice_views._provenance()
    assert provenance.data_version == data_version(default_paths())
    assert provenance.documents["vasteras-2014"] == "2014 Verksamhetsplan och budget"


def test_a_title_without_letters_still_names_a_file():
    assert invoice_views._file_name("!?") == "berakning"
    assert len(invoice_views._file_name("x" * 500)) == 60
