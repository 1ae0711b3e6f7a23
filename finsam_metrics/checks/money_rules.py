"""The rules about money: contributions, deficits, means, loans, equity, audit and cost keys."""

from collections.abc import Iterator
from decimal import Decimal

from finsam_metrics.checks.plan_figures import (
    PARTIES,
    contributions,
    finding_about,
    named,
    named_in_budget,
    table_costs,
)
from finsam_metrics.checks.surroundings import Surroundings
from finsam_metrics.model.enums import Concept, Statement, Version
from finsam_metrics.model.records import BudgetLine, Finding, PlanPackage, Rule
from finsam_metrics.model.swedish_numbers import format_list, format_number, format_sek, format_tkr
from finsam_metrics.words.accounts import says_loan


def check_contribution_shares(
    package: PlanPackage, rule: Rule, _: Surroundings
) -> Iterator[Finding]:
    """The state pays half, the region and the municipalities a quarter each."""
    by_column: dict[tuple[int, Version | None, Statement], list[BudgetLine]] = {}
    for line in contributions(package):
        if line.year is None:
            continue
        by_column.setdefault((line.year, line.version, line.statement), []).append(line)
    for (year, _version, _statement), lines in by_column.items():
        paid = {party: Decimal(0) for party in PARTIES}
        for line in lines:
            paid[line.category_id] += line.amount_sek
        total = sum(paid.values())
        if not total or not all(paid.values()):
            continue
        shares = {party: amount / total for party, amount in paid.items()}
        is_off = any(
            abs(shares[party] - rule.values[law]) > rule.values["tolerance_share"]
            for party, (law, _name) in PARTIES.items()
        )
        if is_off:
            said = format_list(
                [f"{name} {_percent(shares[party])}" for party, (_law, name) in PARTIES.items()]
            )
            yield finding_about(
                package,
                rule,
                lines,
                year=year,
                message=f"Av medlemmarnas bidrag {year} betalar {said}.",
                stated=paid["income-state"],
                computed=total * rule.values["state_share"],
            )


def check_declared_deficit(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    """A deficit that the plan itself declares and that its equity covers is worth knowing."""
    for line in _deficits(package):
        if _is_covered(package, line):
            equity = _opening_equity(package, line)
            yield finding_about(
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


def check_uncovered_deficit(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    """A deficit needs an explicit decision and equity that covers it."""
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
        yield finding_about(
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


def check_means(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    """The costs stay within the means that the plan says there are."""
    costs = named_in_budget(package, Concept.TOTAL_COST)
    means = named_in_budget(package, Concept.DISPOSABLE)
    if costs and means and costs[0].amount_sek > means[0].amount_sek:
        yield finding_about(
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


def check_loans(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    """An association does not borrow."""
    for line in package.budget_line:
        if says_loan(line.line_text) and line.amount_sek:
            message = f"Raden ”{line.line_text}” tyder på ett lån: {format_sek(line.amount_sek)}."
            yield finding_about(
                package, rule, [line], year=line.year, message=message, stated=line.amount_sek
            )


def check_equity_limit(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    """Equity stays within the limit that the association has set itself; none set, no verdict."""
    limits = [
        goal.target_value
        for goal in package.goal
        if goal.target_unit == "equity_share_of_contributions"
        and goal.target_operator == "<="
        and goal.target_value is not None
    ]
    equities = named_in_budget(package, Concept.CLOSING_EQUITY)
    frames = named_in_budget(package, Concept.FRAME)
    if not (limits and equities and frames and frames[0].amount_sek):
        return
    share = equities[0].amount_sek / frames[0].amount_sek
    if share > limits[0]:
        yield finding_about(
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


def check_audit(package: PlanPackage, rule: Rule, _: Surroundings) -> Iterator[Finding]:
    """A stated audit costs something."""
    audits = [line for line in table_costs(package) if line.category_id == "audit"]
    total = sum((line.amount_sek for line in audits), Decimal(0))
    if audits and total <= 0:
        yield finding_about(
            package,
            rule,
            audits,
            year=package.budget_year,
            message=f"Revisionen {package.budget_year} har ingen budget.",
            stated=total,
        )


def check_key_cap(
    package: PlanPackage, rule: Rule, surroundings: Surroundings
) -> Iterator[Finding]:
    """The cap of a cost key is the sum of its shares, and of what is shared."""
    for key in surroundings.keys:
        if key.document_id != package.document.document_id or key.cap_sek is None:
            continue
        amounts = [s.amount_sek for s in surroundings.key_shares if s.key_id == key.key_id]
        costs = [
            training.cost_sek
            for training in package.training
            if training.scope == "joint" and training.year == key.year
        ]
        for part, what, stated in (
            ("shares", "förbundens belopp", amounts),
            ("trainings", "utbildningarnas kostnader", costs),
        ):
            computed = sum((amount for amount in stated if amount is not None), Decimal(0))
            if computed and computed != key.cap_sek:
                yield Finding(
                    finding_id=f"{package.plan_id}-{rule.rule_id}-{key.key_id}-{part}",
                    rule_id=rule.rule_id,
                    severity=rule.severity,
                    statement=None,
                    section_text=None,
                    line_text=key.title,
                    year=key.year,
                    title=rule.fault_title or rule.title,
                    message=(
                        f"Taket är {format_sek(key.cap_sek)}, men {what} är tillsammans "
                        f"{format_sek(computed)}."
                    ),
                    stated_text=None,
                    stated_sek=key.cap_sek,
                    computed_sek=computed,
                    suggestion=None,
                    figures=(),
                    page=key.page,
                    line=key.line,
                )


def _deficits(package: PlanPackage) -> list[BudgetLine]:
    """The budget's negative results, one per year and version; outcomes are not budgets."""
    results = {
        (line.year, line.version): line
        for line in reversed(named(package, Concept.RESULT))
        if line.statement is Statement.BUDGET and line.version is not Version.OUTCOME
    }
    return [line for line in results.values() if line.amount_sek < 0]


def _opening_equity(package: PlanPackage, line: BudgetLine) -> Decimal | None:
    if line.year is None:
        return None
    for year, concept in (
        (line.year, Concept.OPENING_EQUITY),
        (line.year - 1, Concept.CLOSING_EQUITY),
    ):
        for equity in named(package, concept):
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
