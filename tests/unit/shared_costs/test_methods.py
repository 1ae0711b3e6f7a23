"""Each method against figures that others have published, or that a hand can check."""

from fractions import Fraction

import pytest

from finsam_metrics.shared_costs.amounts import exact_sek_text, format_result, ratio_text, sek_text
from finsam_metrics.shared_costs.keys import Equal, FixedAmounts, FixedShares, Key, Weights
from finsam_metrics.shared_costs.methods import METHODS, key_text
from finsam_metrics.shared_costs.splits import split

# Young, Okada & Hashimoto, Cost allocation in water resources development, IIASA WP-79-077
# (1979): six groups of municipalities in southern Sweden, unit 10 000 kr.
ALONE = {"a": 2195, "h": 1708, "k": 1091, "l": 1588, "m": 2081, "t": 2198}
SEPARABLE = {"a": 1736, "h": 985, "k": 82, "l": 640, "m": 1290, "t": 1406}
PUBLISHED = {"a": 1954, "h": 1328, "k": 562, "l": 1090, "m": 1666, "t": 1782}
TOTAL = 8382


def kronor_of(case):
    """Exact kronor by party."""
    return {share.party: share.exact_ore / 100 for share in split(case).shares}


def test_scrb_gives_the_published_shares_of_six_groups_of_municipalities(case_of):
    case = case_of(
        {"amount_sek": TOTAL},
        parties=list(ALONE),
        names={party: party.upper() for party in ALONE},
        key={"method": "scrb", "alone_sek": ALONE, "marginal_sek": SEPARABLE},
    )
    shares = kronor_of(case)
    assert sum(shares.values()) == TOTAL
    assert {party: round(share) for party, share in shares.items()} == pytest.approx(
        PUBLISHED, abs=1
    )
    assert all(SEPARABLE[party] <= shares[party] <= ALONE[party] for party in ALONE)
    assert split(case).warnings == ()


def test_scrb_takes_what_each_would_pay_alone_from_the_case(case_of):
    key = {"method": "scrb", "marginal_sek": {"a": 0, "b": 0, "c": 0}}
    case = case_of(key=key, alone_sek={"a": 300, "b": 600, "c": 900})
    assert kronor_of(case) == {"a": 150, "b": 300, "c": 450}


def test_nothing_is_worth_more_than_its_benefit(case_of):
    costs = {"a": 900, "b": 900, "c": 900}
    key = {"method": "scrb", "alone_sek": costs, "marginal_sek": dict.fromkeys("abc", 0)}
    case = case_of(key={**key, "benefit_sek": {"a": 0}})
    assert kronor_of(case) == {"a": 0, "b": 450, "c": 450}


def test_a_landing_strip_is_paid_by_those_who_need_that_length(case_of):
    # Littlechild & Owen 1973: each part of the strip is divided equally among those who use it.
    coalitions = {"a": 30, "b": 60, "c": 90, "a+b": 60, "c+a": 90, "b+c": 90, "c+b+a": 90}
    case = case_of({"amount_sek": 90}, key={"method": "shapley", "coalitions": coalitions})
    assert kronor_of(case) == {"a": 10, "b": 25, "c": 55}


def test_a_game_that_costs_nothing_divides_a_cost_of_nothing(case_of):
    coalitions = dict.fromkeys(["a", "b", "c", "a+b", "a+c", "b+c", "a+b+c"], 0)
    case = case_of({"amount_sek": 0}, key={"method": "shapley", "coalitions": coalitions})
    assert kronor_of(case) == {"a": 0, "b": 0, "c": 0}


def test_a_further_group_is_paid_by_those_who_make_it_needed(case_of):
    line = {"amount_sek": 16_000, "participants": {"planned": {"a": 30, "b": 15, "c": 15}}}
    steps = {"size": 30, "step_sek": 8000, "per_head_sek": 0}
    case = case_of(line, key={"method": "shapley", "steps": steps})
    assert kronor_of(case) == {"a": 8000, "b": 4000, "c": 4000}


def test_a_key_of_another_cost_is_scaled_and_that_is_said(case_of):
    coalitions = {"a": 30, "b": 60, "c": 90, "a+b": 60, "c+a": 90, "b+c": 90, "c+b+a": 90}
    case = case_of({"amount_sek": 180}, key={"method": "shapley", "coalitions": coalitions})
    assert kronor_of(case) == {"a": 20, "b": 50, "c": 110}
    assert "Shapleyvärdena i samma förhållande" in split(case).warnings[0]


def test_the_cost_is_divided_as_the_state_allocates(case_of):
    key = {
        "method": "state_model",
        "allocation_sek": 2_000_000,
        "support": {"a": 1, "b": 2, "c": 1},
        "inhabitants_16_64": {"a": 1, "b": 1, "c": 2},
    }
    assert kronor_of(case_of({"amount_sek": 20}, key=key)) == {
        "a": 6,
        "b": Fraction("7.5"),
        "c": Fraction("6.5"),
    }


def test_a_floor_is_paid_by_the_others_in_proportion(case_of):
    key = {"method": "bounded", "weights": {"a": 1, "b": 2, "c": 6}, "floor_sek": {"a": 180}}
    assert kronor_of(case_of(key=key)) == {"a": 180, "b": 180, "c": 540}


def test_a_ceiling_is_paid_by_the_others_in_proportion(case_of):
    key = {"method": "bounded", "weights": {"a": 1, "b": 2, "c": 6}, "ceiling_sek": {"c": 300}}
    assert kronor_of(case_of(key=key)) == {"a": 200, "b": 400, "c": 300}


def test_who_has_no_weight_pays_its_floor(case_of):
    key = {"method": "bounded", "weights": {"a": 1, "b": 2, "c": 0}, "floor_sek": {"c": 300}}
    assert kronor_of(case_of(key=key)) == {"a": 200, "b": 400, "c": 300}


def test_every_kind_of_key_has_a_method_and_methods_differ():
    assert set(METHODS) == set(Key.__args__)
    assert len({method.method for method in METHODS.values()}) == len(METHODS)
    assert len({method.name for method in METHODS.values()}) == len(METHODS)


def test_a_key_is_named_by_what_its_weights_are_or_by_what_was_agreed(register):
    (agreed,) = register.keys
    assert key_text(Equal()) == "Lika delar"
    assert key_text(Weights(weights={}, text="invånare")) == "Efter vikter: invånare"
    assert key_text(Weights(weights={})) == "Efter vikter"
    assert key_text(FixedShares(shares={})) == "Fasta andelar"
    assert key_text(FixedAmounts(amounts_ore={}, agreed=agreed)) == "Gemensamma utbildningar 2014"


def test_amounts_are_written_exactly():
    assert sek_text(-5) == "-0.05"
    assert exact_sek_text(Fraction(1, 3)) == "1/300"
    assert exact_sek_text(Fraction(1, 10**5000)) == f"1/1{'0' * 5002}"
    assert ratio_text(Fraction(2, 4)) == "1/2"
    assert format_result(500) == "=\N{NO-BREAK SPACE}5\N{NO-BREAK SPACE}kr"
