"""Each cost is settled by itself: every payment goes to who has paid that cost."""

from fractions import Fraction

import pytest

from finsam_metrics.shared_costs.case_files import case_json
from finsam_metrics.shared_costs.splits import split
from finsam_metrics.shared_costs.whole_matrices import round_matrix

EQUAL = {"method": "equal"}
TWO = (
    {"amount_sek": 900, "payers": {"a": 900}},
    {"amount_sek": 600, "payers": {"b": 600}},
)


def paid(case):
    """Who pays whom how many kronor for which row."""
    return [
        (one.payer, one.receiver, one.amount_ore / 100, None if one.line is None else one.line + 1)
        for one in split(case).transfers
    ]


def test_who_shares_a_cost_pays_its_share_of_it_to_who_paid_it(case_of):
    assert paid(case_of(*TWO, key=EQUAL)) == [
        ("a", "b", 200, 2),
        ("b", "a", 300, 1),
        ("c", "a", 300, 1),
        ("c", "b", 200, 2),
    ]


def test_the_fewest_payments_are_a_choice(case_of):
    case = case_of(*TWO, key=EQUAL, settlement="fewest")
    assert paid(case) == [("c", "a", 400, None), ("c", "b", 100, None)]
    assert case_json(case)["settlement"] == "fewest"
    assert "settlement" not in case_json(case_of(*TWO, key=EQUAL))


def test_both_ways_of_settling_leave_everybody_with_the_same(case_of):
    for settlement in ("pairs", "fewest"):
        done = split(case_of(*TWO, key=EQUAL, settlement=settlement))
        assert [share.net_ore for share in done.shares] == [400_00, 100_00, -500_00]


def test_what_a_party_has_paid_of_a_cost_covers_its_own_share_of_it_first(case_of):
    line = {"amount_sek": 900, "payers": {"a": 800, "b": 100}}
    assert paid(case_of(line, key=EQUAL)) == [("b", "a", 200, 1), ("c", "a", 300, 1)]


def test_several_who_have_paid_a_cost_are_paid_in_proportion_to_what_they_are_owed(case_of):
    line = {"amount_sek": 900, "payers": {"a": 500, "b": 400}}
    assert paid(case_of(line, key=EQUAL)) == [("c", "a", 200, 1), ("c", "b", 100, 1)]


def test_what_is_unallocated_of_a_cost_stays_with_who_paid_that_cost(case_of):
    capped = {
        "method": "fixed_amounts",
        "amounts": dict.fromkeys("abc", 1),
        "cap_sek": 300,
    }
    lines = [
        {"amount_sek": 900, "payers": {"a": 900}, "key": capped},
        {"amount_sek": 600, "payers": {"b": 600}, "key": EQUAL},
    ]
    assert [share.retained_ore for share in split(case_of(*lines)).shares] == [600_00, 0, 0]


def test_payments_of_uneven_shares_make_the_shares_to_the_ore(case_of):
    lines = [{"amount_sek": "1.00", "payers": {party: "1.00"}} for party in "ab"]
    done = split(case_of(*lines, key=EQUAL))
    for share in done.shares:
        got = sum(one.amount_ore for one in done.transfers if one.receiver == share.party)
        gave = sum(one.amount_ore for one in done.transfers if one.payer == share.party)
        assert got - gave == share.net_ore


def test_payments_between_two_are_one_sum_each_way(case_of):
    lines = [{"amount_sek": 300, "payers": {"a": 300}}] * 2
    done = split(case_of(*lines, key=EQUAL))
    assert [(one.payer, one.receiver, one.amount_ore) for one in done.payments] == [
        ("b", "a", 200_00),
        ("c", "a", 200_00),
    ]


def test_an_amount_makes_room_in_another_row_where_that_alone_keeps_the_sums():
    half = Fraction(1, 2)
    exact = {("a", 1): half, ("a", 2): half, ("b", 1): half, ("c", 2): half}
    assert round_matrix(exact, {"a": 0, "b": 1, "c": 1}, {1: 1, 2: 1}) == {
        ("b", 1): 1,
        ("c", 2): 1,
    }
    assert round_matrix(exact, {"a": 1, "b": 1, "c": 0}, {1: 1, 2: 1}) == {
        ("a", 2): 1,
        ("b", 1): 1,
    }


def test_an_ore_that_no_cost_of_a_party_holds_stands_where_there_is_room():
    half = Fraction(1, 2)
    exact = {("a", 1): half, ("b", 1): half, ("c", 2): half, ("d", 2): half}
    rounded = round_matrix(exact, {"a": 1, "b": 1, "c": 0, "d": 0}, {1: 1, 2: 1})
    assert sum(rounded.values()) == 2
    assert {row for row, _ in rounded} == {"a", "b"}


def test_without_payers_nobody_is_to_pay_and_the_split_is_preliminary(case_of):
    done = split(case_of({"amount_sek": 1, "payers": {"a": 1}}, {"amount_sek": 1}, key=EQUAL))
    assert done.is_preliminary
    assert done.transfers == done.payments == ()
    assert [one is None for one in done.paid] == [False, True]


@pytest.mark.parametrize(("recovered", "basis"), [("yes", 40_000_00), ("unknown", 50_000_00)])
def test_outlay_compensation_and_basis_stand_apart(case_of, recovered, basis):
    line = {
        "amount_sek": 50_000,
        "vat_sek": 10_000,
        "vat_recovered": recovered,
        "payers": {"a": 50_000},
    }
    share = split(case_of(line, key=EQUAL)).shares[0]
    assert share.outlay_ore == 50_000_00
    assert share.compensation_ore == 50_000_00 - basis
    assert share.basis_ore == basis
