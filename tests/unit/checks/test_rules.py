"""Every rule has a plan that breaks it and one that keeps it."""

import csv
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

from finsam_metrics.checks.field_rules import FIELD_RULES, check_rules
from finsam_metrics.checks.sum_findings import SUM_RULES
from finsam_metrics.model.enums import Severity
from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.model.records import Rule

RULE_FILE = PROJECT_ROOT / "data" / "reference" / "rule.csv"
RULES = list(csv.DictReader(RULE_FILE.read_text(encoding="utf-8").splitlines()))
SEVERITIES = {row["rule_id"]: row["severity"] for row in RULES}
TITLES = {row["rule_id"]: row["title"] for row in RULES}

NBSP = "\N{NO-BREAK SPACE}"

FOUR_AREAS = """
row | text     | category       | of | 2014 budget
1   | Insats A | individual     | 5  | 500
2   | Kansli A | administration | 5  | 100
3   | Möten A  | board          | 5  | 50
4   | Granskning A | audit      | 5  | {audit}
5   | Kostnader A |             |    | {total}
"""
PARTIES = """
row | text   | kind   | category            | of | 2014 budget
1   | Staten | income | income-state        | 4  | {state}
2   | Region | income | income-region       | 4  | {region}
3   | Kommun | income | income-municipality | 4  | {municipality}
4   | Bidrag | income |                     |    | {total}
"""
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
DEFICIT = """
statement     | row | text      | kind   | category | concept        | 2013 outcome | 2014 budget
budget        | 1   | Resultat  | result | result   | result         |              | {result}
balance_sheet | 1   | Utgående  | equity | equity   | closing_equity | {equity}     |
"""
DECLARED: dict[str, Any] = {"declaration": [{"declaration_type": "deficit"}]}
MEANS = """
statement | row | text     | kind   | category | concept    | 2014 budget
budget    | 1   | Kostnad  | cost   |          | total_cost | {cost}
funding   | 1   | Medel    | income |          | disposable | 1 000
"""
LOAN = """
row | text   | kind      | category  | 2014 budget
1   | {text} | liability | liability | {amount}
"""
EQUITY_LIMIT = """
statement     | row | text     | kind   | category | concept        | 2014 budget
budget        | 1   | Bidrag A | income |          | frame          | 1 000
balance_sheet | 1   | Utgående | equity | equity   | closing_equity | {equity}
"""
LIMIT: dict[str, Any] = {
    "goal": [
        {
            "target_operator": "<=",
            "target_value": "0.2",
            "target_unit": "equity_share_of_contributions",
        }
    ]
}
KEY = {"document_id": "vasteras-2014", "cap_sek": "300"}


@dataclass(frozen=True)
class Case:
    """A small plan, and the cost key that goes with it."""

    figures: str
    plan: dict[str, Any] = field(default_factory=dict)
    key: dict[str, str] | None = None
    shares: tuple[str, ...] = ()

    def check(self, small_plans: Any) -> Any:
        """Write the plan and check it."""
        if self.key is not None:
            small_plans.write_rows(
                "allocation_keys/allocation_key.csv", "allocation_key", [self.key]
            )
            payers = ("vasteras", "vastra-malardalen", "norra-vastmanland")
            rows = [
                {"association_id": payer, "amount_sek": amount}
                for payer, amount in zip(payers, self.shares, strict=False)
            ]
            small_plans.write_rows(
                "allocation_keys/allocation_key_share.csv", "allocation_key_share", rows
            )
        return small_plans.check_figures(self.figures, **self.plan)


def four_areas(*, audit: str = "20", total: str = "670") -> str:
    """A budget with a cost in each area."""
    return FOUR_AREAS.format(audit=audit, total=total)


def parties(state: str, region: str, municipality: str, total: str) -> str:
    """The contributions of the three parties; an empty one is not stated."""
    return PARTIES.format(state=state, region=region, municipality=municipality, total=total)


def decided(day: str, kind: str = "plan", phase: str | None = None) -> dict[str, Any]:
    """A plan whose document was decided on a day."""
    return {"document": {"decided_date": day, "kind": kind}, "phase": phase}


def aged(*groups: tuple[str, str]) -> dict[str, Any]:
    """A plan with groups of these ages, each with words of its own on the same line."""
    rows = [
        {"group_text": f"grupp {number}", "age_from": least, "age_to": most}
        for number, (least, most) in enumerate(groups)
    ]
    return {"priority_group": rows}


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


def test_missing_parties_are_named(small_plans):
    (finding,) = Case(parties("500", "", "0", "500")).check(small_plans).of_rule("members-missing")
    assert finding.message == "Bland bidragen 2014 saknas regionen och kommunerna."


def test_members_are_not_missing_where_no_contribution_is_stated(small_plans):
    assert Case(four_areas()).check(small_plans).of_rule("members-missing") == []


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


def test_missing_areas_are_named_without_doubting_any_figure(small_plans):
    (finding,) = Case(four_areas(audit="", total="650")).check(small_plans).of_rule("area-missing")
    assert finding.message == "I budgeten 2014 saknas kostnader för revision."
    assert finding.figures == ()


def test_a_plan_without_a_budget_table_divides_no_costs(small_plans):
    figures = """
table_text | row | text     | category   | 2014 budget
(text)     | 1   | Insats A | individual | 500
"""
    (finding,) = small_plans.check_figures(figures).of_rule("area-missing")
    assert finding.message == (
        "Planen anger ingen hel budget: kostnaderna är inte fördelade på insatser, "
        "administration, styrelse och revision."
    )


def test_an_outcome_of_the_plans_year_is_not_its_budget(small_plans):
    figures = four_areas().replace("2014 budget", "2014 outcome")
    (finding,) = small_plans.check_figures(figures).of_rule("area-missing")
    assert finding.message.startswith("Planen anger ingen hel budget: ")


def test_an_audit_that_is_not_stated_is_not_an_audit_of_nothing(small_plans):
    checked = Case(four_areas(audit="", total="650")).check(small_plans)
    assert checked.of_rule("audit-not-above-zero") == []


@pytest.mark.parametrize(
    "plan",
    [
        decided("2014-06-01", phase="revised"),
        decided("2014-06-01", kind="interim_report"),
        {"document": {"decided_date": None}},
    ],
)
def test_only_a_first_plan_with_a_stated_day_can_be_late(plan, small_plans):
    assert Case(four_areas(), plan).check(small_plans).of_rule("adopted-late") == []


def test_an_annual_report_long_after_its_year_is_late(small_plans):
    checked = Case(four_areas(), decided("2016-01-10", kind="annual_report")).check(small_plans)
    assert len(checked.of_rule("annual-report-late")) == 1


def test_an_annual_report_without_a_day_is_not_late(small_plans):
    plan = {"document": {"decided_date": None, "kind": "annual_report"}}
    assert Case(four_areas(), plan).check(small_plans).of_rule("annual-report-late") == []


@pytest.mark.parametrize(
    ("ages", "shown"),
    [(("15", "29"), "15–29"), (("16", "65"), "16–65"), (("", "70"), "–70"), (("0", ""), "0–")],
)
def test_ages_outside_the_target_group_are_shown_as_stated(ages, shown, small_plans):
    (finding,) = Case(four_areas(), aged(ages)).check(small_plans).of_rule("target-age")
    assert finding.message == f"Gruppen ”grupp 0” är {shown} år."


def test_a_group_without_stated_ages_is_not_judged(small_plans):
    assert Case(four_areas(), aged(("", ""))).check(small_plans).of_rule("target-age") == []


def test_a_printed_group_counted_to_two_common_groups_is_one_finding(small_plans):
    words = {"group_text": "barn", "age_from": "10", "age_to": "12"}
    groups = [words, {**words, "group_id": "pupils"}]
    checked = Case(four_areas(), {"priority_group": groups}).check(small_plans)
    assert len(checked.of_rule("target-age")) == 1


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


def test_the_day_in_a_message_is_written_in_full(small_plans):
    (finding,) = Case(four_areas(), decided("2014-02-03")).check(small_plans).findings
    assert finding.message == "Planen för 2014 beslutades 2014-02-03."
