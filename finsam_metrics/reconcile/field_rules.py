"""The rules of the field that a plan is checked against.

What a rule says, how it weighs and its values are data (``data/reference/rule.csv``); here is
how each is tried. A rule says nothing about what a plan does not state, unless the rule is
that it should be stated.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from finsam_metrics.model.enums import Concept, RowKind, Statement, Version
from finsam_metrics.model.records import (
    PROSE_TABLE,
    AllocationKey,
    AllocationKeyShare,
    BudgetLine,
    Finding,
    PlanPackage,
    Rule,
)
from finsam_metrics.model.swedish_numbers import (
    format_list,
    format_number,
    format_sek,
    format_tkr,
)

_PARTIES = {
    "income-state": ("state_share", "staten"),
    "income-region": ("region_share", "regionen"),
    "income-municipality": ("municipality_share", "kommunerna"),
}
_LOAN = re.compile(r"\b(lån|låne\w*|upplåning)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What a rule needs to know besides the plan.

    Attributes:
        rules: The rules, by id.
        area_of: Budget area of each cost category; None for one without.
        area_names: Swedish name of each area, in order.
        keys: The agreed cost keys.
        key_shares: Their shares.
    """

    rules: Mapping[str, Rule]
    area_of: Mapping[str, str | None]
    area_names: Mapping[str, str]
    keys: list[AllocationKey] = field(default_factory=list)
    key_shares: list[AllocationKeyShare] = field(default_factory=list)


def check_field_rules(package: PlanPackage, surroundings: Surroundings) -> Iterator[Finding]:
    """Try every rule of the field that applies to the plan's year."""
    for rule_id, check in _CHECKS.items():
        rule = surroundings.rules[rule_id]
        first, last = rule.valid_from_year or 0, rule.valid_to_year or 9999
        if first <= package.budget_year <= last:
            yield from check(package, rule, surroundings)


def _check_contribution_shares(
    package: PlanPackage, rule: Rule, _: Surroundings
) -> Iterator[Finding]:
    by_column: dict[tuple[int | None, Version, Statement], list[BudgetLine]] = {}
    for line in _contributions(package):
        by_column.setdefault((line.year, line.version, line.statement), []).append(line)
    for (year, _version, _statement), lines in by_column.items():
        paid = {party: Decimal(0) for party in _PARTIES}
        for line in lines:
            paid[line.category_id] += line.amount_sek
        total = sum(paid.values())
        if not total or not all(paid.values()):
            continue
        shares = {party: amount / total for party, amount in paid.items()}
        off = {
            party: rule.values[_PARTIES[party][0]]
            for party in _PARTIES
            if abs(shares[party] - rule.values[_PARTIES[party][0]]) > rule.values["tolerance_share"]
        }
        if off:
            said = format_list(
                [f"{_PARTIES[party][1]} {_percent(shares[party])}" for party in _PARTIES]
            )
            yield _finding(
                package,
                rule,
                lines,
                year=year,
                message=f"Av medlemmarnas bidrag {year} betalar {said}.",
                stated=paid["income-state"],
                computed=total * rule.values["state_share"],
            )


def _check_members(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    lines = [line for line in _contributions(package) if line.year == package.budget_year]
    missing = [
        name
        for category, (_, name) in _PARTIES.items()
        if not any(line.category_id == category and line.amount_sek > 0 for line in lines)
    ]
    if lines and missing:
        message = f"Bland bidragen {package.budget_year} saknas {format_list(missing)}."
        yield _finding(package, rule, lines, year=package.budget_year, message=message)


def _check_declared_deficit(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    for line in _deficits(package):
        if _is_covered(package, line):
            equity = _opening_equity(package, line)
            yield _finding(
                package,
                rule,
                [line],
                year=line.year,
                message=(
                    f"Budgeten {line.year} går med {format_tkr(-line.amount_sek)} i underskott. "
                    f"Planen säger det själv, och det täcks av ingående eget kapital, "
                    f"{format_tkr(equity)}."
                ),
                stated=line.amount_sek,
            )


def _check_uncovered_deficit(
    package: PlanPackage, rule: Rule, _: Surroundings
) -> Iterator[Finding]:
    for line in _deficits(package):
        if _is_covered(package, line):
            continue
        equity = _opening_equity(package, line)
        lacking = []
        if not _declares_deficit(package):
            lacking.append("planen säger inte att styrelsen har beslutat om det")
        if equity is None:
            lacking.append("ingående eget kapital är inte angivet")
        elif equity < -line.amount_sek:
            lacking.append(f"ingående eget kapital är bara {format_tkr(equity)}")
        yield _finding(
            package,
            rule,
            [line],
            year=line.year,
            message=(
                f"Budgeten {line.year} går med {format_tkr(-line.amount_sek)} i underskott, "
                f"men {format_list(lacking)}."
            ),
            stated=line.amount_sek,
        )


def _check_means(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    costs = [line for line in _named(package, Concept.TOTAL_COST) if _is_budget(package, line)]
    means = [line for line in _named(package, Concept.DISPOSABLE) if _is_budget(package, line)]
    if costs and means and costs[0].amount_sek > means[0].amount_sek:
        yield _finding(
            package,
            rule,
            [costs[0], means[0]],
            year=package.budget_year,
            message=(
                f"Kostnaderna är {format_tkr(costs[0].amount_sek)}, "
                f"men medlen att använda är {format_tkr(means[0].amount_sek)}."
            ),
            stated=costs[0].amount_sek,
            computed=means[0].amount_sek,
        )


def _check_loans(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    for line in package.budget_line:
        if _LOAN.search(line.line_text) and line.amount_sek:
            message = f"Raden ”{line.line_text}” tyder på ett lån: {format_sek(line.amount_sek)}."
            yield _finding(package, rule, [line], year=line.year, message=message)


def _check_equity_limit(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    limits = [
        goal.target_value
        for goal in package.goal
        if goal.target_unit == "equity_share_of_contributions" and goal.target_value is not None
    ]
    equities = [
        line for line in _named(package, Concept.CLOSING_EQUITY) if _is_budget(package, line)
    ]
    frames = [line for line in _named(package, Concept.FRAME) if _is_budget(package, line)]
    if not (limits and equities and frames and frames[0].amount_sek):
        return
    share = equities[0].amount_sek / frames[0].amount_sek
    if share > limits[0]:
        yield _finding(
            package,
            rule,
            [equities[0], frames[0]],
            year=package.budget_year,
            message=(
                f"Eget kapital är {_percent(share)} av årets bidrag; "
                f"förbundets egen gräns är {_percent(limits[0])}."
            ),
            stated=equities[0].amount_sek,
            computed=limits[0] * frames[0].amount_sek,
        )


def _check_areas(package: PlanPackage, rule: Rule, surroundings: Surroundings) -> Iterator[Finding]:
    costs = _table_costs(package)
    stated = {surroundings.area_of.get(line.category_id) for line in costs}
    missing = [name.lower() for area, name in surroundings.area_names.items() if area not in stated]
    if not costs:
        message = f"Planen visar inte vad {format_list(missing)} kostar."
    elif missing:
        message = f"I budgeten {package.budget_year} saknas kostnader för {format_list(missing)}."
    else:
        return
    yield _finding(package, rule, costs[:1], year=package.budget_year, message=message)


def _check_audit(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    audits = [line for line in _table_costs(package) if line.category_id == "audit"]
    if audits and sum(line.amount_sek for line in audits) <= 0:
        yield _finding(
            package,
            rule,
            audits,
            year=package.budget_year,
            message=f"Revisionen {package.budget_year} har ingen budget.",
            stated=sum((line.amount_sek for line in audits), Decimal(0)),
        )


def _check_adopted(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    decided = package.document.decided_date
    is_plan = package.document.kind == "plan" and package.phase != "revised"
    if is_plan and decided and decided >= date(package.budget_year, 1, 1):
        message = f"Planen för {package.budget_year} beslutades {decided.isoformat()}."
        yield _finding(package, rule, [], year=package.budget_year, message=message)


def _check_annual_report(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    decided = package.document.decided_date
    if package.document.kind != "annual_report" or decided is None:
        return
    first_day_late = date(package.budget_year + 1, int(rule.values["last_month"]) + 1, 1)
    if decided >= first_day_late:
        message = f"Årsredovisningen för {package.budget_year} är från {decided.isoformat()}."
        yield _finding(package, rule, [], year=package.budget_year, message=message)


def _check_target_age(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    least, most = rule.values["age_from"], rule.values["age_to"]
    for group in package.priority_group:
        ages = [age for age in (group.age_from, group.age_to) if age is not None]
        if ages and (min(ages) < least or max(ages) > most):
            shown = f"{group.age_from or ''}–{group.age_to or ''}"
            yield Finding(
                finding_id=f"{package.plan_id}-{rule.rule_id}-line-{group.line}",
                rule_id=rule.rule_id,
                severity=rule.severity,
                statement=None,
                section_text=None,
                line_text=group.group_text,
                year=package.budget_year,
                title=rule.title,
                message=f"Gruppen ”{group.group_text}” är {shown} år.",
                stated_sek=None,
                computed_sek=None,
                suggestion=None,
                figures=(),
                page=group.page,
                line=group.line,
            )


def _check_key_cap(
    package: PlanPackage, rule: Rule, surroundings: Surroundings
) -> Iterator[Finding]:
    for key in surroundings.keys:
        if key.document_id != package.document.document_id or key.cap_sek is None:
            continue
        amounts = [s.amount_sek for s in surroundings.key_shares if s.key_id == key.key_id]
        costs = [
            training.cost_sek
            for training in package.training
            if training.scope == "joint" and training.year == key.year
        ]
        sums = {
            "förbundens belopp": sum((a for a in amounts if a is not None), Decimal(0)),
            "utbildningarnas kostnader": sum((c for c in costs if c is not None), Decimal(0)),
        }
        for what, computed in sums.items():
            if computed and computed != key.cap_sek:
                yield Finding(
                    finding_id=f"{package.plan_id}-{rule.rule_id}-{key.key_id}-{len(what)}",
                    rule_id=rule.rule_id,
                    severity=rule.severity,
                    statement=None,
                    section_text=None,
                    line_text=key.title,
                    year=key.year,
                    title=rule.title,
                    message=(
                        f"Taket är {format_sek(key.cap_sek)}, men {what} är tillsammans "
                        f"{format_sek(computed)}."
                    ),
                    stated_sek=key.cap_sek,
                    computed_sek=computed,
                    suggestion=None,
                    figures=(),
                    page=key.page,
                    line=key.line,
                )


_CHECKS: dict[str, Callable[[PlanPackage, Rule, Surroundings], Iterator[Finding]]] = {
    "contribution-shares-law": _check_contribution_shares,
    "members-missing": _check_members,
    "deficit-declared": _check_declared_deficit,
    "deficit-not-covered": _check_uncovered_deficit,
    "costs-above-means": _check_means,
    "loan-line": _check_loans,
    "equity-above-limit": _check_equity_limit,
    "area-missing": _check_areas,
    "audit-not-above-zero": _check_audit,
    "adopted-late": _check_adopted,
    "annual-report-late": _check_annual_report,
    "target-age": _check_target_age,
    "key-cap-mismatch": _check_key_cap,
}


def _contributions(package: PlanPackage) -> list[BudgetLine]:
    return [
        line
        for line in package.budget_line
        if line.category_id in _PARTIES
        and line.row_kind is RowKind.ITEM
        and line.statement in (Statement.BUDGET, Statement.FUNDING)
    ]


def _table_costs(package: PlanPackage) -> list[BudgetLine]:
    return [
        line
        for line in package.budget_line
        if line.statement is Statement.BUDGET
        and line.row_kind is RowKind.ITEM
        and line.table_text != PROSE_TABLE
        and line.kind == "cost"
        and _is_budget(package, line)
    ]


def _is_budget(package: PlanPackage, line: BudgetLine) -> bool:
    return line.year == package.budget_year and line.version is Version.BUDGET


def _named(package: PlanPackage, concept: Concept) -> list[BudgetLine]:
    return [line for line in package.budget_line if line.concept is concept]


def _deficits(package: PlanPackage) -> list[BudgetLine]:
    """The budget's negative results, one per year and version; outcomes are not budgets."""
    results = {
        (line.year, line.version): line
        for line in reversed(_named(package, Concept.RESULT))
        if line.statement is Statement.BUDGET and line.version is not Version.OUTCOME
    }
    return [line for line in results.values() if line.amount_sek < 0]


def _opening_equity(package: PlanPackage, line: BudgetLine) -> Decimal | None:
    for year, concept in (
        (line.year, Concept.OPENING_EQUITY),
        ((line.year or 0) - 1, Concept.CLOSING_EQUITY),
    ):
        for equity in _named(package, concept):
            if equity.year == year:
                return equity.amount_sek
    return None


def _declares_deficit(package: PlanPackage) -> bool:
    return any(one.declaration_type == "deficit" for one in package.declaration)


def _is_covered(package: PlanPackage, line: BudgetLine) -> bool:
    equity = _opening_equity(package, line)
    return _declares_deficit(package) and equity is not None and equity >= -line.amount_sek


def _percent(share: Decimal) -> str:
    return f"{format_number(share * 100, 1)}\N{NO-BREAK SPACE}%"


def _finding(
    package: PlanPackage,
    rule: Rule,
    lines: list[BudgetLine],
    *,
    year: int | None,
    message: str,
    stated: Decimal | None = None,
    computed: Decimal | None = None,
) -> Finding:
    first = lines[0] if lines else None
    parts = [package.plan_id, rule.rule_id, str(year or ""), str(first.version) if first else ""]
    if rule.rule_id == "loan-line" and first:
        parts = [first.figure_id, rule.rule_id]
    return Finding(
        finding_id="-".join(part for part in parts if part),
        rule_id=rule.rule_id,
        severity=rule.severity,
        statement=first.statement if first else None,
        section_text=first.section_text if first else None,
        line_text=first.line_text if first else None,
        year=year,
        title=rule.title,
        message=message,
        stated_sek=stated,
        computed_sek=computed,
        suggestion=None,
        figures=tuple(line.figure_id for line in lines),
        page=first.page if first else None,
        line=first.line if first else None,
    )
