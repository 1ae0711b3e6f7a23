"""The rules of the field that a plan is checked against.

What a rule says, how it weighs and its values are data (``data/reference/rule.csv`` and
``rule_value.csv``); how each is tried stands in ``money_rules`` and ``plan_rules``. A rule says
nothing about what a plan does not state, unless the rule is that it should be stated.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from finsam_metrics.checks import money_rules, plan_rules
from finsam_metrics.checks.sum_findings import SUM_RULES
from finsam_metrics.checks.surroundings import Surroundings
from finsam_metrics.model.enums import DocumentKind
from finsam_metrics.model.errors import Fault
from finsam_metrics.model.records import Finding, PlanPackage, Rule


@dataclass(frozen=True)
class FieldRule:
    """How a rule is tried.

    Attributes:
        check: Tries it.
        values: The values that it takes from ``rule_value.csv``.
        kinds: The kinds of documents that it is about.
    """

    check: Callable[[PlanPackage, Rule, Surroundings], Iterator[Finding]]
    values: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = (DocumentKind.PLAN,)


_PLANS_AND_REPORTS = (
    DocumentKind.PLAN,
    DocumentKind.ANNUAL_REPORT,
    DocumentKind.INTERIM_REPORT,
)
FIELD_RULES = {
    "contribution-shares-law": FieldRule(
        money_rules.check_contribution_shares,
        ("state_share", "region_share", "municipality_share", "tolerance_share"),
    ),
    "members-missing": FieldRule(plan_rules.check_members),
    "deficit-declared": FieldRule(money_rules.check_declared_deficit),
    "deficit-not-covered": FieldRule(money_rules.check_uncovered_deficit),
    "costs-above-means": FieldRule(money_rules.check_means),
    "loan-line": FieldRule(money_rules.check_loans, kinds=_PLANS_AND_REPORTS),
    "equity-above-limit": FieldRule(money_rules.check_equity_limit, kinds=_PLANS_AND_REPORTS),
    "area-missing": FieldRule(plan_rules.check_areas),
    "audit-not-above-zero": FieldRule(money_rules.check_audit),
    "adopted-late": FieldRule(plan_rules.check_adopted),
    "annual-report-late": FieldRule(
        plan_rules.check_annual_report, ("last_month",), kinds=(DocumentKind.ANNUAL_REPORT,)
    ),
    "target-age": FieldRule(plan_rules.check_target_age, ("age_from", "age_to")),
    "key-cap-mismatch": FieldRule(money_rules.check_key_cap),
}


def check_field_rules(package: PlanPackage, surroundings: Surroundings) -> Iterator[Finding]:
    """Try every rule of the field that applies to the document's kind and year."""
    for rule_id, field_rule in FIELD_RULES.items():
        rule = surroundings.rules[rule_id]
        first, last = rule.valid_from_year or 0, rule.valid_to_year or 9999
        is_about = package.document.kind in field_rule.kinds
        if is_about and first <= package.budget_year <= last:
            yield from field_rule.check(package, rule, surroundings)


def check_rules(rules: Mapping[str, Rule]) -> list[Fault]:
    """Find rules that the data files lack, or have without a value that the rule needs."""
    faults = [
        Fault(
            file="reference/rule.csv",
            row=None,
            column="rule_id",
            found=f"the rule {rule_id!r} is missing",
            expected="write it back; valid_to_year says when a rule no longer applies",
        )
        for rule_id in (*SUM_RULES, *FIELD_RULES)
        if rule_id not in rules
    ]
    faults += [
        Fault(
            file="reference/rule_value.csv",
            row=None,
            column="name",
            found=f"the value {name!r} of {rule_id!r} is missing",
            expected="write it back",
        )
        for rule_id, field_rule in FIELD_RULES.items()
        for name in field_rule.values
        if rule_id in rules and name not in rules[rule_id].values
    ]
    return faults
