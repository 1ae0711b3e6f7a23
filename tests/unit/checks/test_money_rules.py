"""Contributions, deficits, loans, equity and cost keys, by the rules of money."""

from decimal import Decimal

import pytest

from finsam_metrics.model.enums import Severity
from tests.unit.checks.rule_plans import (
    DECLARED,
    DEFICIT,
    EQUITY_LIMIT,
    KEY,
    LIMIT,
    LOAN,
    MEANS,
    NBSP,
    Case,
    four_areas,
    parties,
)


def test_shares_of_contributions_are_given_in_the_message(small_plans):
    (finding,) = (
        Case(parties("600", "200", "200", "1 000"))
        .check(small_plans)
        .of_rule("contribution-shares-law")
    )
    assert finding.message == (
        f"Av medlemmarnas bidrag 2014 betalar staten 60,0{NBSP}%, regionen 20,0{NBSP}% "
        f"och kommunerna 20,0{NBSP}%."
    )
    assert (finding.stated_sek, finding.computed_sek) == (Decimal(600000), Decimal(500000))


@pytest.mark.parametrize(("state", "is_off"), [("505", False), ("506", True)])
def test_shares_may_be_half_a_percentage_point_off(state, is_off, small_plans):
    rest = (1000 - int(state)) / 2
    half = f"{rest:.1f}".replace(".", ",")
    checked = Case(parties(state, half, half, "1 000")).check(small_plans)
    assert bool(checked.of_rule("contribution-shares-law")) is is_off


def test_shares_are_not_tried_where_a_party_is_not_stated(small_plans):
    checked = Case(parties("900", "", "100", "1 000")).check(small_plans)
    assert checked.of_rule("contribution-shares-law") == []


def test_shares_are_not_tried_where_the_parties_pay_nothing(small_plans):
    checked = Case(parties("0", "0", "0", "0")).check(small_plans)
    assert checked.of_rule("contribution-shares-law") == []


def test_interest_and_other_income_are_no_contributions(small_plans):
    figures = """
row | text      | kind   | category            | 2014 budget
1   | Staten    | income | income-state        | 500
2   | Region    | income | income-region       | 250
3   | Kommun    | income | income-municipality | 250
4   | Ränta     | income | financial           | 400
5   | Från ESF  | income | income-other        | 900
"""
    assert small_plans.check_figures(figures).of_rule("contribution-shares-law") == []


def test_a_declared_deficit_within_the_equity_is_only_information(small_plans):
    checked = Case(DEFICIT.format(result="-100", equity="300"), DECLARED).check(small_plans)
    assert checked.of_rule("deficit-not-covered") == []
    (finding,) = checked.of_rule("deficit-declared")
    assert finding.severity is Severity.INFO
    assert finding.message == (
        f"Budgeten 2014 går med 100{NBSP}tkr i underskott. Planen säger det själv, och det täcks "
        f"av ingående eget kapital, 300{NBSP}tkr."
    )


@pytest.mark.parametrize(
    ("equity", "plan", "lacking"),
    [
        ("300", {}, "planen säger inte att styrelsen har beslutat om det"),
        ("50", DECLARED, f"ingående eget kapital är bara 50{NBSP}tkr"),
        ("", DECLARED, "ingående eget kapital är inte angivet"),
        (
            "50",
            {},
            "planen säger inte att styrelsen har beslutat om det och "
            f"ingående eget kapital är bara 50{NBSP}tkr",
        ),
    ],
)
def test_what_a_deficit_lacks_is_said(equity, plan, lacking, small_plans):
    checked = Case(DEFICIT.format(result="-100", equity=equity), plan).check(small_plans)
    (finding,) = checked.of_rule("deficit-not-covered")
    assert finding.message == f"Budgeten 2014 går med 100{NBSP}tkr i underskott, men {lacking}."


def test_opening_equity_of_the_year_goes_before_closing_equity_of_the_year_before(small_plans):
    figures = """
statement     | row | text      | kind   | category | concept        | 2013 outcome | 2014 budget
budget        | 1   | Resultat  | result | result   | result         |              | -100
balance_sheet | 1   | Ingående  | equity | equity   | opening_equity |              | 150
balance_sheet | 2   | Utgående  | equity | equity   | closing_equity | 10           |
"""
    checked = small_plans.check_figures(figures, **DECLARED)
    assert len(checked.of_rule("deficit-declared")) == 1


def test_an_outcome_is_not_a_budget_with_a_deficit(small_plans):
    figures = DEFICIT.format(result="-100", equity="300").replace("2014 budget", "2014 outcome")
    checked = small_plans.check_figures(figures, **DECLARED)
    assert checked.of_rule("deficit-declared") + checked.of_rule("deficit-not-covered") == []


def test_a_deficit_printed_twice_is_one_finding(small_plans):
    figures = """
table_text | row | text       | kind   | category | concept | 2014 budget
Budget     | 1   | Resultat A | result | result   | result  | -100
(text)     | 1   | Resultat B | result | result   | result  | -100
"""
    (finding,) = small_plans.check_figures(figures).of_rule("deficit-not-covered")
    assert finding.line_text == "Resultat A"


def test_a_deficit_of_an_unstated_year_has_no_opening_equity(small_plans):
    figures = """
row | text      | kind   | category | concept | 0000 budget
1   | Resultat  | result | result   | result  | -100
"""
    (finding,) = small_plans.check_figures(figures, **DECLARED).of_rule("deficit-not-covered")
    assert "ingående eget kapital är inte angivet" in finding.message


def test_costs_and_means_are_compared_in_the_plans_own_year_only(small_plans):
    figures = MEANS.format(cost="1 001").replace("2014 budget", "2015 plan")
    assert small_plans.check_figures(figures).of_rule("costs-above-means") == []


@pytest.mark.parametrize("text", ["Lån", "Kortfristigt lån", "Låneränta", "Upplåning", "LÅNESKULD"])
def test_a_row_that_names_a_loan_is_found(text, small_plans):
    checked = small_plans.check_figures(LOAN.format(text=text, amount="5"))
    assert [f.line_text for f in checked.of_rule("loan-line")] == [text]


@pytest.mark.parametrize("text", ["Långtidssjukskrivna", "Leverantörsskulder", "Blåsorkester"])
def test_a_row_that_only_looks_like_a_loan_is_not_found(text, small_plans):
    checked = small_plans.check_figures(LOAN.format(text=text, amount="5"))
    assert checked.of_rule("loan-line") == []


def test_equity_is_not_judged_without_a_limit_of_the_association(small_plans):
    checked = Case(EQUITY_LIMIT.format(equity="900")).check(small_plans)
    assert checked.of_rule("equity-above-limit") == []


def test_equity_above_the_limit_says_both_shares(small_plans):
    checked = Case(EQUITY_LIMIT.format(equity="250"), LIMIT).check(small_plans)
    (finding,) = checked.of_rule("equity-above-limit")
    assert finding.message == (
        f"Eget kapital är 25,0{NBSP}% av årets bidrag; förbundets egen gräns är 20,0{NBSP}%."
    )
    assert finding.difference_sek == Decimal(50000)


def test_an_audit_that_is_not_stated_is_not_an_audit_of_nothing(small_plans):
    checked = Case(four_areas(audit="", total="650")).check(small_plans)
    assert checked.of_rule("audit-not-above-zero") == []


def test_the_cap_of_a_key_is_the_sum_of_its_joint_trainings_of_the_year(small_plans):
    cost = {"cost_sek": "100", "printed_text": "100", "unit": "kr"}
    trainings = [
        {**cost, "training_id": "a", "scope": "joint", "year": "2014"},
        {**cost, "training_id": "b", "scope": "joint", "year": "2014"},
        {**cost, "training_id": "c", "scope": "local", "year": "2014"},
        {**cost, "training_id": "d", "scope": "joint", "year": "2015"},
        {"training_id": "e", "scope": "joint", "year": "2014"},
    ]
    case = Case(four_areas(), {"training": trainings}, KEY, ("100", "100", "100"))
    (finding,) = case.check(small_plans).of_rule("key-cap-mismatch")
    assert finding.message == (
        f"Taket är 300{NBSP}kr, men utbildningarnas kostnader är tillsammans 200{NBSP}kr."
    )


def test_a_key_without_cap_or_amounts_has_nothing_to_compare(small_plans):
    no_cap = KEY | {"cap_sek": ""}
    assert Case(four_areas(), key=no_cap, shares=("1",)).check(small_plans).findings == []


def test_shares_without_amounts_are_not_amounts_of_nothing(small_plans):
    assert Case(four_areas(), key=KEY, shares=("", "")).check(small_plans).findings == []


def test_a_key_is_tried_with_the_plan_whose_document_states_it(small_plans):
    small_plans.write(four_areas(), association_id="kramfors")
    small_plans.write(four_areas())
    shares = [{"association_id": "vasteras", "amount_sek": "100"}]
    small_plans.write_rows("allocation_keys/allocation_key.csv", "allocation_key", [KEY])
    small_plans.write_rows(
        "allocation_keys/allocation_key_share.csv", "allocation_key_share", shares
    )
    plans = small_plans.check_all()
    assert plans["vasteras-2014"].rule_ids() == ["key-cap-mismatch"]
    assert plans["kramfors-2014"].rule_ids() == []
