"""Every payment has a voucher of its own, with what an accountant enters of it."""

from dataclasses import replace

import pytest

from finsam_metrics.shared_costs.cases import Settlement
from finsam_metrics.shared_costs.splits import split
from finsam_metrics.shared_costs.vouchers import list_vouchers

LINES = (
    {"amount_sek": 300, "payers": {"a": 300}, "date": "2014-10"},
    {"amount_sek": 600, "payers": {"b": 600}},
)
EQUAL = {"method": "equal"}


@pytest.fixture
def vouchers_of(case_of):
    """Lists the vouchers of a case that is shared alike."""
    return lambda *lines, **fields: list_vouchers(split(case_of(*lines, key=EQUAL, **fields)))


def test_each_pair_and_cost_has_a_voucher_of_its_own_unless_fewest_are_asked_for(vouchers_of):
    vouchers = vouchers_of(*LINES)
    assert [(one.payer, one.receiver, one.line) for one in vouchers] == [
        *(("a", "b", 1), ("b", "a", 0), ("c", "a", 0), ("c", "b", 1))
    ]
    assert len({one.number for one in vouchers}) == 4
    assert len(vouchers_of(*LINES, settlement="fewest")) == 1


def test_a_voucher_names_its_cost_and_period(vouchers_of):
    first, second, *_ = vouchers_of(*LINES, year=2014)
    assert (first.cost, first.period) == ("2. Rad 2", "2014")
    assert (second.cost, second.period) == ("1. Rad 1", "oktober 2014")


def test_a_period_that_is_not_stated_is_said_to_be_so(vouchers_of):
    assert vouchers_of(*LINES)[0].period == "ej angivet"


def test_a_payment_for_several_costs_says_so(vouchers_of):
    (one,) = vouchers_of(*LINES, settlement="fewest")
    assert (one.line, one.cost) == (None, "flera tillsammans")


def test_numbers_are_the_same_for_the_same_case_and_others_for_another(case_of):
    case = case_of(*LINES, key=EQUAL)
    numbers = [one.number for one in list_vouchers(split(case))]
    assert [one.number for one in list_vouchers(split(case))] == numbers
    other = [one.number for one in list_vouchers(split(replace(case, title="Ett annat")))]
    fewest = replace(case, settlement=Settlement.FEWEST)
    assert not {*numbers} & {*other, *(one.number for one in list_vouchers(split(fewest)))}


def test_without_payers_there_are_no_vouchers(vouchers_of):
    assert vouchers_of({"amount_sek": 900}) == ()


@pytest.mark.parametrize(
    ("vat", "said"),
    [
        ([{"vat_sek": 20, "vat_recovered": "yes"}], "exkl. moms"),
        ([{"vat_sek": 20, "vat_recovered": "no"}], "inkl. moms"),
        ([{"vat_sek": 20}], "inkl. moms"),
        ([{}], "inkl. ev. moms"),
        ([{"vat_sek": 0}], "moms 0 kr"),
        ([{"vat_sek": 0}, {"vat_sek": 0, "vat_recovered": "yes"}], "moms 0 kr"),
        ([{"vat_sek": 0}, {"vat_sek": 20, "vat_recovered": "yes"}], "exkl. moms"),
        ([{"vat_sek": 0}, {"vat_sek": 20}], "inkl. moms"),
        ([{"vat_sek": 0}, {}], "inkl. ev. moms"),
        ([{"vat_sek": 20}, {}], "inkl. ev. moms"),
        ([{"vat_sek": 20, "vat_recovered": "yes"}, {}], "delvis exkl. moms"),
    ],
)
def test_a_payment_says_whether_it_is_with_vat(vat, said, vouchers_of):
    lines = [{"amount_sek": 100, "payers": {"a": 100}, **fields} for fields in vat]
    assert {one.vat for one in vouchers_of(*lines, settlement="fewest")} == {said}
