"""Lines pooled under their keys, several payers, VAT and income; shares rounded once."""

from fractions import Fraction

import pytest

from finsam_metrics.model.errors import CaseError
from finsam_metrics.shared_costs.splits import split

EQUAL = {"method": "equal"}
AMOUNTS = {"method": "fixed_amounts", "amounts": {"a": 100, "b": 60, "c": 100}, "cap_sek": 260}


def shares_of(case):
    """Rounded kronor by party."""
    return {share.party: share.share_ore / 100 for share in split(case).shares}


def test_an_agreed_key_gives_the_agreed_amounts_when_the_cap_is_used_in_full(case_of):
    lines = [{"amount_sek": amount} for amount in (5000, 40000, 5000, 30000, 40000, 100000, 40000)]
    case = case_of(*lines, key={"key_id": "lan-2014"})
    assert shares_of(case) == {"a": 100_000, "b": 60_000, "c": 100_000}
    assert split(case).unallocated_ore == 0
    assert split(case).warnings == ()


def test_a_cap_binds_on_the_sum_of_the_lines_without_keys_of_their_own(case_of):
    case = case_of(
        {"amount_sek": 200},
        {"amount_sek": 100},
        {"amount_sek": 900, "key": EQUAL},
        key=AMOUNTS,
    )
    done = split(case)
    assert shares_of(case) == {"a": 400, "b": 360, "c": 400}
    assert done.unallocated_ore == 40_00
    assert [line.unallocated_ore for line in done.lines] == [
        Fraction(8000, 3),
        Fraction(4000, 3),
        0,
    ]
    assert done.warnings == (
        "40\N{NO-BREAK SPACE}kr ligger över nyckelns tak och är inte fördelade.",
    )


def test_a_cap_takes_the_same_part_of_lines_for_some_of_the_parties(case_of):
    case = case_of({"amount_sek": 260}, {"amount_sek": 260, "among": ["a", "b"]}, key=AMOUNTS)
    assert [line.unallocated_ore for line in split(case).lines] == [130_00, 130_00]
    assert shares_of(case) == {"a": 50 + 81.25, "b": 30 + 48.75, "c": 50}


def test_what_exceeds_the_cap_goes_by_the_second_method_when_there_is_one(case_of):
    case = case_of({"amount_sek": 290}, key={**AMOUNTS, "excess": EQUAL})
    assert shares_of(case) == {"a": 110, "b": 70, "c": 110}
    assert split(case).unallocated_ore == 0


def test_below_the_cap_the_second_method_is_not_asked(case_of):
    second = {"method": "two_part", "fixed_sek": 50, "participants": {"a": 1, "b": 1, "c": 1}}
    case = case_of({"amount_sek": 130}, key={**AMOUNTS, "excess": second})
    assert shares_of(case) == {"a": 50, "b": 30, "c": 50}


def test_a_line_for_some_of_the_parties_is_divided_among_them(case_of):
    case = case_of({"amount_sek": 80, "among": ["b", "a"]}, key=AMOUNTS)
    assert shares_of(case) == {"a": 50, "b": 30, "c": 0}
    assert set(split(case).lines[0].shares) == {"a", "b"}


def test_a_key_that_speaks_of_one_cost_refuses_pooled_lines_for_different_parties(case_of):
    key = {"method": "two_part", "fixed_sek": 0, "participants": {"a": 1, "b": 1, "c": 1}}
    case = case_of({"amount_sek": 80, "among": ["a", "b"]}, {"amount_sek": 80}, key=key)
    with pytest.raises(CaseError) as raised:
        split(case)
    assert raised.value.field == "lines[0].among"
    assert "egen nyckel" in raised.value.message


def test_participants_of_pooled_lines_are_counted_together(case_of):
    case = case_of(
        {"amount_sek": 100, "participants": {"planned": {"a": 1, "b": 0, "c": 0}}},
        {"amount_sek": 300, "participants": {"planned": {"a": 1, "b": 2, "c": 0}}},
        key={"method": "two_part", "fixed_sek": 0},
    )
    assert shares_of(case) == {"a": 200, "b": 200, "c": 0}


def test_the_basis_says_which_participants_count(case_of):
    line = {
        "amount_sek": 900,
        "participants": {"planned": {"a": 1, "b": 1, "c": 1}, "actual": {"a": 2, "b": 1, "c": 0}},
    }
    key = {"method": "two_part", "fixed_sek": 0}
    assert shares_of(case_of(line, key=key)) == {"a": 300, "b": 300, "c": 300}
    actual = case_of({**line, "basis": "actual"}, key=key)
    assert shares_of(actual) == {"a": 600, "b": 300, "c": 0}


@pytest.mark.parametrize(
    ("vat_recovered", "share", "warnings"), [("yes", 80, 0), ("no", 100, 0), ("unknown", 100, 1)]
)
def test_vat_is_left_out_only_when_it_is_known_to_be_recovered(
    case_of, vat_recovered, share, warnings
):
    line = {"amount_sek": 300, "vat_sek": 60, "vat_recovered": vat_recovered}
    case = case_of(line, key=EQUAL)
    assert shares_of(case)["a"] == share
    assert len(split(case).warnings) == warnings
    assert all("ekonomiansvarig" in warning for warning in split(case).warnings)


def test_income_from_outside_lowers_the_cost(case_of):
    assert shares_of(case_of({"amount_sek": 1000, "income_sek": 100}, key=EQUAL))["a"] == 300


def test_exact_shares_are_summed_over_the_lines_and_rounded_once(case_of):
    lines = [{"amount_sek": "0.01", "key": EQUAL}] * 3
    assert {share.share_ore for share in split(case_of(*lines)).shares} == {1}


def test_whole_kronor_leave_ore_that_are_said(case_of):
    done = split(case_of({"amount_sek": "100.75"}, key=EQUAL, rounding="krona"))
    assert [share.share_ore for share in done.shares] == [34_00, 33_00, 33_00]
    assert done.unallocated_ore == 75
    assert "hela kronor" in done.warnings[0]


def test_whoever_paid_gets_back_what_is_not_its_own_share(case_of):
    line = {"amount_sek": 900, "payers": {"a": 800, "b": 100}}
    done = split(case_of(line, key=EQUAL))
    assert [share.net_ore for share in done.shares] == [500_00, -200_00, -300_00]
    assert [(t.payer, t.receiver, t.amount_ore) for t in done.transfers] == [
        ("b", "a", 200_00),
        ("c", "a", 300_00),
    ]


def test_what_is_unallocated_stays_with_the_payers_in_proportion_to_what_they_paid(case_of):
    line = {"amount_sek": 390, "payers": {"a": 260, "b": 130}}
    done = split(case_of(line, key=AMOUNTS))
    assert [share.retained_ore for share in done.shares] == [8667, 4333, 0]
    assert sum(share.net_ore for share in done.shares) == 0


def test_recovered_vat_and_income_lower_what_counts_as_paid(case_of):
    line = {
        "amount_sek": 100,
        "vat_sek": 20,
        "vat_recovered": "yes",
        "income_sek": 20,
        "payers": {"a": 50, "b": 50},
    }
    done = split(case_of(line, key=EQUAL))
    assert [share.basis_ore for share in done.shares] == [30_00, 30_00, 0]


def test_a_line_that_costs_nothing_settles(case_of):
    done = split(case_of({"amount_sek": 0, "payers": {"a": 0}}, key=EQUAL))
    assert [share.net_ore for share in done.shares] == [0, 0, 0]
    assert done.transfers == ()


def test_without_payers_there_are_shares_but_nothing_to_settle(case_of):
    done = split(case_of(key=EQUAL))
    assert [share.net_ore for share in done.shares] == [None, None, None]
    assert done.transfers == ()
    assert done.warnings == ()


def test_lines_without_payers_beside_lines_with_are_named(case_of):
    done = split(case_of({"amount_sek": 1, "payers": {"a": 1}}, {"amount_sek": 1}, key=EQUAL))
    assert [share.net_ore for share in done.shares] == [None, None, None]
    assert done.warnings == (
        "Det är inte sagt vem som har betalat rad 2; därför är fördelningen preliminär och ingen "
        "ska betala något ännu.",
    )


def test_what_each_would_pay_alone_is_shown_and_more_than_that_is_said(case_of):
    done = split(case_of(key=EQUAL, alone_sek={"a": 200, "b": 400}))
    assert [share.alone_ore for share in done.shares] == [200_00, 400_00, None]
    assert len(done.warnings) == 1
    assert done.warnings[0].startswith("Andelen för Förbund A är")


def test_what_each_would_pay_alone_follows_from_a_key_that_says_it(case_of):
    steps = {"size": 10, "step_sek": 300, "per_head_sek": 0}
    key = {"method": "shapley", "steps": steps, "participants": {"a": 5, "b": 5, "c": 15}}
    assert [share.alone_ore for share in split(case_of(key=key)).shares] == [300_00, 300_00, 600_00]
    coalitions = {"a": 3, "b": 4, "c": 5, "a+b": 6, "a+c": 7, "b+c": 8, "a+b+c": 9}
    key = {"method": "shapley", "coalitions": coalitions}
    done = split(case_of({"amount_sek": 9}, {"amount_sek": 9, "key": EQUAL}, key=key))
    assert [share.alone_ore for share in done.shares] == [None, None, None]
    key = {
        "method": "scrb",
        "alone_sek": {"a": 500, "b": 500, "c": 500},
        "marginal_sek": {"a": 0, "b": 0, "c": 0},
    }
    assert [share.alone_ore for share in split(case_of(key=key)).shares] == [500_00] * 3


@pytest.mark.parametrize(
    ("date", "year", "is_said"),
    [
        ("2014-10", None, False),
        ("2014", None, False),
        ("2014-12-31", 2015, False),
        (None, 2014, False),
        (None, None, False),
        ("2015-01", 2014, True),
        (None, 2013, True),
    ],
)
def test_an_agreed_key_that_did_not_hold_at_the_time_is_said(case_of, date, year, is_said):
    line = {"amount_sek": 900, "date": date}
    done = split(case_of(line, key={"key_id": "lan-2014"}, year=year))
    assert any("utanför den tiden" in warning for warning in done.warnings) is is_said


HEADS = {"planned": {"a": 1, "b": 1, "c": 0}}


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ({"amount_sek": 87_500, "vat_sek": 17_500, "vat_recovered": "yes"}, 35_000),
        ({"amount_sek": 87_500, "vat_sek": 17_500, "vat_recovered": "no"}, 43_750),
        ({"amount_sek": 87_500, "income_sek": 7_500}, 40_000),
        ({"amount_sek": 100}, 50),
    ],
)
def test_a_fixed_part_in_per_cent_is_of_what_is_shared(case_of, line, fixed):
    case = case_of(
        {**line, "participants": HEADS}, key={"method": "two_part", "fixed_share": "1/2"}
    )
    (part,) = split(case).parts
    assert part.key.fixed_of(part.capped_ore) == fixed * 100


def test_a_remark_on_one_party_concerns_that_party_alone(case_of):
    done = split(case_of(key=EQUAL, alone_sek={"a": 200}))
    assert [remark.parties for remark in done.remarks] == [{"a"}]


def test_a_remark_on_rows_concerns_those_who_share_or_have_paid_them(case_of):
    line = {"amount_sek": 100, "vat_sek": 20, "among": ["a"], "payers": {"b": 100}}
    (remark,) = split(case_of(line, key=EQUAL)).remarks
    assert remark.parties == {"a", "b"}


def test_weights_of_different_years_are_said_with_the_year_of_each(case_of):
    key = {
        "method": "weights",
        "weights": {"a": 1, "b": 2, "c": 3},
        "text": "bidrag",
        "years": {"a": 2011, "b": 2014, "c": 2021},
    }
    assert split(case_of(key=key)).warnings == (
        "Vikterna (bidrag) är från olika år: Förbund A 2011, Förbund B 2014 och Förbund C 2021. "
        "De är inte räknade om till samma år.",
    )
    same = key | {"years": dict.fromkeys("abc", 2014)}
    assert split(case_of(key=same)).warnings == ()


@pytest.mark.parametrize(("vat", "is_read"), [(20, True), ("20.50", True), (21, False)])
def test_vat_is_at_most_the_highest_rate_and_what_rounding_to_kronor_gives(case_of, vat, is_read):
    case = case_of({"amount_sek": 100, "vat_sek": vat}, key=EQUAL)
    if is_read:
        split(case)
        return
    with pytest.raises(CaseError, match="momsen kan vara högst 25 %"):
        split(case)
