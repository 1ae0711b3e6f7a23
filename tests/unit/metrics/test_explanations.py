"""The way back of one figure."""

from datetime import date
from decimal import Decimal

import polars as pl

from finsam_metrics.metrics.explanations import explain_figure

CASH = "vastra-malardalen-2021-cash-flow-r7-2019-outcome"
AUDIT = "vasteras-2014-budget-r16-2014-budget"


def test_a_figure_leads_to_its_document_place_and_printed_text(public_tables):
    told = explain_figure(public_tables, AUDIT)
    assert told is not None
    assert told["figure"]["printed_text"] == "40"
    assert (told["figure"]["page"], told["figure"]["line"]) == (11, 228)
    assert told["document"]["registry_number"] == "2013/12-SFV"
    assert told["category_name"] == "Revision"
    assert told["judgement_text"].startswith("Står under rubriken Styrelsen")


def test_the_equations_of_a_figure_are_those_it_is_total_or_part_of(public_tables):
    told = explain_figure(public_tables, "vasteras-2014-budget-r15-2014-budget")
    assert told is not None
    equations = [(check["equation"], check["holds"]) for check in told["sum_checks"]]
    assert equations == [("subtotal", True), ("total", True)]


def test_a_doubted_figure_leads_to_its_findings(public_tables):
    told = explain_figure(public_tables, CASH)
    assert told is not None
    assert [finding["rule_id"] for finding in told["findings"]] == ["roll-forward-mismatch"]
    assert told["correction"] is None


def test_a_corrected_figure_leads_to_its_correction(public_tables):
    correction = pl.DataFrame(
        {
            "figure_id": [CASH],
            "printed_text": ["110,1"],
            "amount_sek": [Decimal(1101100)],
            "reason_text": ["Tryckfel."],
            "author_text": ["ekonomen"],
            "decided_date": [date(2026, 1, 15)],
        }
    )
    told = explain_figure({**public_tables, "correction": correction}, CASH)
    assert told is not None
    assert told["correction"]["amount_sek"] == Decimal(1101100)


def test_an_unknown_figure_is_not_explained(public_tables):
    assert explain_figure(public_tables, "vasteras-2014-budget-r99-2014-budget") is None
