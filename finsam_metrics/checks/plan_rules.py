"""The rules about the plan itself: its members, areas, dates and ages."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from finsam_metrics.checks.plan_figures import (
    PARTIES,
    contributions,
    finding_about,
    table_costs,
)
from finsam_metrics.checks.surroundings import Surroundings
from finsam_metrics.model.records import Finding, PlanPackage, Rule
from finsam_metrics.model.swedish_numbers import format_list, format_tkr


def check_members(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    """State, region and municipality all contribute, where contributions are stated."""
    lines = [line for line in contributions(package) if line.year == package.budget_year]
    missing = [
        name
        for category, (_law, name) in PARTIES.items()
        if not any(line.category_id == category and line.amount_sek > 0 for line in lines)
    ]
    if lines and missing:
        message = f"Bland bidragen {package.budget_year} saknas {format_list(missing)}."
        yield finding_about(package, rule, lines, year=package.budget_year, message=message)


def check_areas(package: PlanPackage, rule: Rule, surroundings: Surroundings) -> Iterator[Finding]:
    """The budget shows what each of the four areas costs."""
    costs = table_costs(package)
    stated = {surroundings.area_of.get(line.category_id) for line in costs}
    missing = [name.lower() for area, name in surroundings.area_names.items() if area not in stated]
    if not missing:
        return
    message = (
        f"I budgeten {package.budget_year} saknas kostnader för {format_list(missing)}."
        if costs
        else f"Planen anger ingen hel budget: kostnaderna är inte fördelade på "
        f"{format_list(missing)}.{_granted(package)}"
    )
    yield finding_about(package, rule, year=package.budget_year, message=message)


def _granted(package: PlanPackage) -> str:
    """What initiatives are granted, where a plan without a budget says so."""
    amounts = [one.amount_sek for one in package.initiative if one.amount_sek is not None]
    if not amounts:
        return ""
    return f" Beviljade insatser är {format_tkr(sum(amounts, Decimal(0)))} tillsammans."


def check_adopted(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    """The budget is adopted before its year; a revised one is not tried."""
    decided = package.document.decided_date
    if package.phase != "revised" and decided and decided >= date(package.budget_year, 1, 1):
        message = f"Planen för {package.budget_year} beslutades {decided.isoformat()}."
        yield finding_about(package, rule, year=package.budget_year, message=message)


def check_annual_report(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    """The annual report is ready by the last month of the rule, the year after."""
    decided = package.document.decided_date
    if decided is None:
        return
    if (decided.year, decided.month) > (package.budget_year + 1, rule.values["last_month"]):
        message = f"Årsredovisningen för {package.budget_year} är från {decided.isoformat()}."
        yield finding_about(package, rule, year=package.budget_year, message=message)


def check_target_age(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    """The groups are of working age, where their ages are stated."""
    least, most = rule.values["age_from"], rule.values["age_to"]
    seen: set[tuple[int, str]] = set()
    for number, group in enumerate(package.priority_group, start=1):
        ages = [age for age in (group.age_from, group.age_to) if age is not None]
        # A printed group stands once for each common group that it is counted to.
        is_first = (group.line, group.group_text) not in seen
        seen.add((group.line, group.group_text))
        if is_first and ages and (min(ages) < least or max(ages) > most):
            shown = "–".join(
                "" if age is None else str(age) for age in (group.age_from, group.age_to)
            )
            yield Finding(
                finding_id=f"{package.plan_id}-{rule.rule_id}-group-{number}",
                rule_id=rule.rule_id,
                severity=rule.severity,
                statement=None,
                section_text=None,
                line_text=group.group_text,
                year=package.budget_year,
                title=rule.fault_title or rule.title,
                message=f"Gruppen ”{group.group_text}” är {shown} år.",
                stated_text=None,
                stated_sek=None,
                computed_sek=None,
                suggestion=None,
                figures=(),
                page=group.page,
                line=group.line,
            )
