"""An agreed key says its decision and when it holds alike, wherever they are said."""

from dataclasses import replace
from datetime import date

import pytest

from finsam_metrics.model.swedish_numbers import NBSP
from finsam_metrics.reports.invoice_contents import list_keys
from finsam_metrics.shared_costs.agreements import decision_sentence, decision_text, validity_text
from finsam_metrics.shared_costs.explanations import explain
from finsam_metrics.shared_costs.key_files import key_of_agreed
from finsam_metrics.shared_costs.splits import split

DAY = date(2013, 11, 29)


@pytest.fixture
def agreed(register):
    (key,) = register.keys
    return key


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({}, "inget beslut angivet"),
        (
            {"decision_body": "Styrelsen", "decision_date": DAY, "decision_paragraph": "12"},
            "Styrelsen, 29 november 2013, § 12",
        ),
        (
            {"decision_body": "Styrelsen", "decision_date": DAY},
            "Styrelsen, 29 november 2013, paragraf ej angiven",
        ),
        ({"decision_paragraph": "§ 12"}, "organ ej angivet, datum ej angivet, § 12"),
    ],
)
def test_a_decision_is_told_with_what_of_it_is_not_stated(agreed, stated, said):
    assert decision_text(replace(agreed, **stated)).replace(NBSP, " ") == said


def test_a_key_that_one_plan_states_is_told_with_the_plan_and_not_as_decided(agreed):
    assert decision_sentence(replace(agreed, stated_in="Bodens plan 2014")) == (
        "Beslut: inget beslut angivet. Dokument: Bodens plan 2014."
    )


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2014, 1, 1), date(2014, 12, 31), "hela 2014"),
        (None, None, "för 2014"),
        (date(2014, 3, 1), None, "från 1 mars 2014"),
        (None, date(2014, 6, 30), "till 30 juni 2014"),
        (date(2014, 3, 1), date(2015, 2, 28), "från 1 mars 2014 till 28 februari 2015"),
    ],
)
def test_when_a_key_holds_is_told_as_far_as_it_is_stated(agreed, first, last, said):
    key = replace(agreed, year=2014, valid_from=first, valid_to=last)
    assert validity_text(key).replace(NBSP, " ") == said


def test_steps_remarks_and_invoice_bases_say_decision_and_validity_alike(agreed, case_of):
    decided = replace(agreed, decision_body="Styrelsen", valid_to=date(2014, 6, 30))
    case = case_of({"amount_sek": 9, "date": "2014-12"}, key={"method": "equal"})
    done = split(replace(case, key=key_of_agreed(decided)))
    (note,) = list_keys(done, {})
    rows = [row for step in explain(done) for row in step.rows]
    assert note.decision == decision_text(decided)
    assert f"Beslut: {note.decision}." in rows
    assert note.valid == validity_text(decided)
    assert f"gäller {note.valid} men" in done.warnings[0]
