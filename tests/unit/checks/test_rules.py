"""Every rule has a plan that breaks it and one that keeps it."""

import csv
from decimal import Decimal

import pytest

from finsam_metrics.checks.field_rules import FIELD_RULES, check_rules
from finsam_metrics.checks.sum_findings import SUM_RULES
from finsam_metrics.model.enums import Severity
from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.model.records import Rule
from tests.unit.checks.rule_plans import (
    DECLARED,
    DEFICIT,
    EQUITY_LIMIT,
    KEY,
    LIMIT,
    LOAN,
    MEANS,
    Case,
    aged,
    decided,
    four_areas,
    parties,
)

RULE_FILE = PROJECT_ROOT / "data" / "reference" / "rule.csv"
RULES = list(csv.DictReader(RULE_FILE.read_text(encoding="utf-8").splitlines()))
SEVERITIES = {row["rule_id"]: row["severity"] for row in RULES}
TITLES = {row["rule_id"]: row["title"] for row in RULES}
BALANCE = """
statement     | row | text      | kind      | category  | concept                      | 2014 budget
balance_sheet | 1   | Kassa     | asset     | asset     | total_assets                 | {assets}
balance_sheet | 2   | Summa E+S | liability | liability | total_equity_and_liabilities | {other}
"""
CASH = """
statement | row | text  | kind      | category  | of | 2014 budget
cash_flow | 1   | Flöde | cash_flow | cash-flow | 3  | 20
cash_flow | 2   | Start | asset     | cash-flow | 3  | 100
cash_flow | 3   | Slut  | asset     | cash-flow |    | {closing}
"""
TWO_STATEMENTS = """
statement | table_text | row | text     | kind   | concept | 2014 budget
budget    | Budget     | 1   | Resultat A | result | result  | {first}
cash_flow | Kassaflöde | 1   | Resultat B | result | result  | {second}
"""
EQUITY_YEARS = """
statement     | row | text     | kind   | category | concept        | 2013 outcome | 2014 budget
balance_sheet | 1   | Ingående | equity | equity   | opening_equity |              | {opening}
balance_sheet | 2   | Utgående | equity | equity   | closing_equity | {closing}    |
"""
BREAKS_AND_KEEPS: dict[str, tuple[Case, Case]] = {
    "sum-mismatch": (Case(four_areas(total="690")), Case(four_areas())),
    "sum-rounding": (Case(four_areas(total="671")), Case(four_areas())),
    "roll-forward-mismatch": (
        Case(CASH.format(closing="190")),
        Case(CASH.format(closing="120")),
    ),
    "balance-mismatch": (
        Case(BALANCE.format(assets="500", other="400")),
        Case(BALANCE.format(assets="500", other="500")),
    ),
    "statements-disagree": (
        Case(TWO_STATEMENTS.format(first="10", second="11")),
        Case(TWO_STATEMENTS.format(first="10", second="10")),
    ),
    "opening-differs-from-closing": (
        Case(EQUITY_YEARS.format(opening="400", closing="500")),
        Case(EQUITY_YEARS.format(opening="500", closing="500")),
    ),
    "key-cap-mismatch": (
        Case(four_areas(), key=KEY, shares=("100", "100", "50")),
        Case(four_areas(), key=KEY, shares=("100", "100", "100")),
    ),
    "contribution-shares-law": (
        Case(parties("600", "200", "200", "1 000")),
        Case(parties("500", "250", "250", "1 000")),
    ),
    "members-missing": (
        Case(parties("500", "", "500", "1 000")),
        Case(parties("500", "250", "250", "1 000")),
    ),
    "deficit-declared": (
        Case(DEFICIT.format(result="-100", equity="300"), DECLARED),
        Case(DEFICIT.format(result="0", equity="300"), DECLARED),
    ),
    "deficit-not-covered": (
        Case(DEFICIT.format(result="-100", equity="99"), DECLARED),
        Case(DEFICIT.format(result="-100", equity="100"), DECLARED),
    ),
    "costs-above-means": (
        Case(MEANS.format(cost="1 001")),
        Case(MEANS.format(cost="1 000")),
    ),
    "loan-line": (
        Case(LOAN.format(text="Lån i bank", amount="500")),
        Case(LOAN.format(text="Lån i bank", amount="0")),
    ),
    "equity-above-limit": (
        Case(EQUITY_LIMIT.format(equity="201"), LIMIT),
        Case(EQUITY_LIMIT.format(equity="200"), LIMIT),
    ),
    "area-missing": (Case(four_areas(audit="", total="650")), Case(four_areas())),
    "audit-not-above-zero": (Case(four_areas(audit="0", total="650")), Case(four_areas())),
    "adopted-late": (
        Case(four_areas(), decided("2014-01-01")),
        Case(four_areas(), decided("2013-12-31")),
    ),
    "annual-report-late": (
        Case(four_areas(), decided("2015-04-01", kind="annual_report")),
        Case(four_areas(), decided("2015-03-31", kind="annual_report")),
    ),
    "target-age": (
        Case(four_areas(), aged(("15", "29"))),
        Case(four_areas(), aged(("16", "64"))),
    ),
}


def test_every_rule_has_a_plan_that_breaks_it_and_one_that_keeps_it():
    assert sorted(BREAKS_AND_KEEPS) == sorted(SEVERITIES)


def test_every_rule_of_the_reference_is_tried():
    assert sorted((*SUM_RULES, *FIELD_RULES)) == sorted(SEVERITIES)


@pytest.mark.parametrize("rule_id", BREAKS_AND_KEEPS)
def test_a_plan_that_breaks_a_rule_gets_one_finding_of_it(rule_id, small_plans):
    (finding,) = BREAKS_AND_KEEPS[rule_id][0].check(small_plans).of_rule(rule_id)
    assert finding.severity == SEVERITIES[rule_id]
    assert finding.message


@pytest.mark.parametrize("rule_id", BREAKS_AND_KEEPS)
def test_a_title_states_the_fault_and_not_the_rule(rule_id, small_plans):
    (finding,) = BREAKS_AND_KEEPS[rule_id][0].check(small_plans).of_rule(rule_id)
    assert finding.title
    assert finding.title != TITLES[rule_id]


@pytest.mark.parametrize("rule_id", BREAKS_AND_KEEPS)
def test_a_plan_that_keeps_a_rule_gets_no_finding_of_it(rule_id, small_plans):
    checked = BREAKS_AND_KEEPS[rule_id][1].check(small_plans)
    assert checked.of_rule(rule_id) == []


def test_a_plan_that_keeps_every_rule_has_no_finding(small_plans):
    assert Case(four_areas(), decided("2013-11-29")).check(small_plans).findings == []


def test_findings_have_ids_of_their_own(small_plans):
    """Two statements with the same fault, several groups on one line, and both sums of a key."""
    twice = """
statement | table_text | row | text      | kind   | category            | 2014 budget
budget    | Budget     | 1   | Staten    | income | income-state        | 600
budget    | Budget     | 2   | Region    | income | income-region       | 200
budget    | Budget     | 3   | Kommun    | income | income-municipality | 200
funding   | Medel      | 1   | Staten    | income | income-state        | 600
funding   | Medel      | 2   | Region    | income | income-region       | 200
funding   | Medel      | 3   | Kommun    | income | income-municipality | 200
budget    | Budget     | 4   | Lån A     | income | income-other        | 10
budget    | Budget     | 5   | Lån B     | income | income-other        | 10
"""
    joint = {"scope": "joint", "year": "2014"}
    training = [{**joint, "cost_sek": "10", "printed_text": "10", "unit": "kr"}]
    plan = aged(("10", "12"), ("70", "80"))
    case = Case(twice, plan | {"training": training}, KEY, ("1", "2"))
    findings = case.check(small_plans).findings
    ids = [finding.finding_id for finding in findings]
    assert len(set(ids)) == len(ids)
    assert len(findings) == 9


def test_a_rule_is_tried_only_in_the_years_it_applies(small_plans):
    """A limit for equity is tried from 2013, as the reference says."""
    figures = EQUITY_LIMIT.format(equity="900").replace("2014", "2012")
    checked = small_plans.check_figures(figures, budget_year=2012, **LIMIT)
    assert checked.of_rule("equity-above-limit") == []


def test_a_rule_ends_with_its_last_year(small_plans):
    rule = "equity-above-limit"
    row = ",Förbundets plan; nationell rekommendation från 2013,2013,"
    small_plans.copy.replace("reference/rule.csv", row, f"{row}2013")
    checked = small_plans.check_figures(EQUITY_LIMIT.format(equity="900"), **LIMIT)
    assert checked.of_rule(rule) == []


def test_a_rule_that_the_reference_lacks_is_a_fault():
    faults = check_rules({})
    assert [fault.found for fault in faults] == [
        f"the rule {rule_id!r} is missing" for rule_id in (*SUM_RULES, *FIELD_RULES)
    ]


def test_a_value_that_a_rule_lacks_is_a_fault():
    rules = {
        rule_id: Rule(
            rule_id=rule_id,
            severity=Severity.WARNING,
            title="Regel",
            fault_title=None,
            explanation="",
            source="",
            valid_from_year=None,
            valid_to_year=None,
            values={name: Decimal(1) for name in values if name != "age_to"},
        )
        for rule_id, values in {
            **dict.fromkeys(SUM_RULES, ()),
            **{rule_id: rule.values for rule_id, rule in FIELD_RULES.items()},
        }.items()
    }
    (fault,) = check_rules(rules)
    assert (fault.file, fault.found) == (
        "reference/rule_value.csv",
        "the value 'age_to' of 'target-age' is missing",
    )
