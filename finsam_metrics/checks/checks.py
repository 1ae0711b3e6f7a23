"""All checks of one plan: its sums and the rules of the field."""

from dataclasses import dataclass

from finsam_metrics.checks.equations import amounts_of, check_sums, find_equations
from finsam_metrics.checks.field_rules import check_field_rules
from finsam_metrics.checks.sum_findings import find_sum_findings
from finsam_metrics.checks.surroundings import Surroundings
from finsam_metrics.model.records import Finding, PlanPackage, SumCheck


@dataclass(frozen=True, kw_only=True)
class PlanChecks:
    """What was tried on a plan, and what a reader should know."""

    sum_checks: list[SumCheck]
    findings: list[Finding]


def check_plan(package: PlanPackage, surroundings: Surroundings) -> PlanChecks:
    """Try every equation between the plan's printed figures and every rule of the field.

    Accepted corrections count: a corrected figure is tried with its corrected amount.
    """
    equations = find_equations(package.budget_line)
    amounts = amounts_of(package.budget_line)
    return PlanChecks(
        sum_checks=check_sums(equations, amounts),
        findings=[
            *find_sum_findings(package, equations, amounts, surroundings.rules),
            *check_field_rules(package, surroundings),
        ],
    )
