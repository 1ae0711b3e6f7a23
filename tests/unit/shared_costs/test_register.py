"""Agreed keys from the tables."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from finsam_metrics.model.errors import CaseError
from finsam_metrics.shared_costs.key_files import key_json, key_of_agreed
from finsam_metrics.shared_costs.keys import Equal, FixedAmounts, FixedShares
from finsam_metrics.shared_costs.register import register_from
from finsam_metrics.shared_costs.splits import split

KEY = {
    "key_id": "nyckel",
    "title": "Nyckel",
    "year": 2020,
    "valid_from": None,
    "valid_to": None,
    "cap_sek": None,
    "decision_body": "Styrelsen",
    "decision_date": date(2019, 11, 1),
    "decision_paragraph": "§ 7",
    "decision_text": "Vi delar.",
    "document_id": "dokument",
}


def key_with(*shares):
    """The agreed key that these rows make."""
    rows = [
        {"key_id": "nyckel", "association_id": party, "amount_sek": amount, "share": share}
        for party, amount, share in shares
    ]
    other = {"key_id": "annan", "association_id": "x", "amount_sek": 1, "share": None}
    return register_from(associations=[], keys=[KEY], key_shares=[other, *rows]).keys[0]


def test_amounts_are_ore_and_shares_exact():
    by_amounts = key_with(("a", "100.50", None), ("b", 60, None))
    assert key_of_agreed(by_amounts) == FixedAmounts(
        amounts_ore={"a": 10050, "b": 6000}, agreed=by_amounts
    )
    by_shares = key_with(("a", None, 0.3), ("b", None, 0.7))
    assert key_of_agreed(by_shares) == FixedShares(
        shares={"a": Fraction(3, 10), "b": Fraction(7, 10)}, agreed=by_shares
    )


def test_a_key_with_amounts_for_some_only_divides_by_its_shares():
    assert key_with(("a", 100, 0.3), ("b", None, 0.7)).amounts_ore == {}


def test_an_agreed_key_without_figures_for_all_is_an_error_of_its_id(case_of):
    key = key_of_agreed(key_with(("a", 100, None), ("b", None, None)))
    with pytest.raises(CaseError) as raised:
        split(replace(case_of(key={"method": "equal"}), key=key))
    assert raised.value.field == "key.key_id"
    assert "tillsammans 0; de ska bli exakt 1" in raised.value.message


def test_an_agreed_key_is_written_by_its_id_with_what_divides_the_excess():
    agreed = key_with(("a", 100, None))
    assert key_json(key_of_agreed(agreed)) == {"key_id": "nyckel"}
    assert key_json(key_of_agreed(agreed, excess=Equal())) == {
        "key_id": "nyckel",
        "excess": {"method": "equal"},
    }


def test_the_decision_is_kept():
    agreed = key_with()
    assert agreed.decision_body == "Styrelsen"
    assert agreed.decision_date == date(2019, 11, 1)
    assert agreed.decision_paragraph == "§ 7"


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "said"),
    [
        (date(2015, 1, 1), None, "gäller från 1 januari 2015 men"),
        (None, date(2013, 12, 31), "gäller till 31 december 2013 men"),
        (date(2015, 1, 1), date(2015, 6, 30), "gäller från 1 januari 2015 till 30 juni 2015 men"),
    ],
)
def test_when_a_key_holds_is_told_as_far_as_it_is_stated(
    case_of, register, valid_from, valid_to, said
):
    (agreed,) = register.keys
    key = key_of_agreed(replace(agreed, valid_from=valid_from, valid_to=valid_to))
    case = replace(case_of({"amount_sek": 9, "date": "2014"}, key={"method": "equal"}), key=key)
    assert said in split(case).warnings[0]


def test_a_key_for_what_exceeds_a_cap_is_looked_at_too(case_of):
    amounts = {"method": "fixed_amounts", "amounts": {"a": 1, "b": 1, "c": 1}, "cap_sek": 3}
    line = {"amount_sek": 9, "date": "2015"}
    done = split(case_of(line, key={**amounts, "excess": {"key_id": "lan-2014"}}))
    assert "utanför den tiden" in done.warnings[0]


def test_many_rows_are_named_by_the_first_ones(case_of):
    lines = [{"amount_sek": 9, "date": "2015"}] * 7
    done = split(case_of(*lines, key={"key_id": "lan-2014"}))
    assert "för raderna 1, 2, 3, 4, 5 och 2 till, som" in done.warnings[0]
