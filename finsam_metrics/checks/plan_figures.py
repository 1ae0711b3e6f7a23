"""The figures of a plan that the rules of the field ask about, and a finding about them."""

from collections.abc import Sequence
from decimal import Decimal

from finsam_metrics.model.enums import Concept, Kind, RowKind, Statement, Version
from finsam_metrics.model.records import PROSE_TABLE, BudgetLine, Finding, PlanPackage, Rule

PARTIES = {
    "income-state": ("state_share", "staten"),
    "income-region": ("region_share", "regionen"),
    "income-municipality": ("municipality_share", "kommunerna"),
}


def contributions(package: PlanPackage) -> list[BudgetLine]:
    """Give what the members pay, one line per member and column."""
    return [
        line
        for line in package.budget_line
        if line.category_id in PARTIES
        and line.row_kind is RowKind.ITEM
        and line.statement in (Statement.BUDGET, Statement.FUNDING)
    ]


def table_costs(package: PlanPackage) -> list[BudgetLine]:
    """Give the costs of the plan's own year in its budget table."""
    return [
        line
        for line in package.budget_line
        if line.statement is Statement.BUDGET
        and line.row_kind is RowKind.ITEM
        and line.table_text != PROSE_TABLE
        and line.kind is Kind.COST
        and is_own_budget(package, line)
    ]


def named(package: PlanPackage, concept: Concept) -> list[BudgetLine]:
    """Give the lines that state a named total."""
    return [line for line in package.budget_line if line.concept is concept]


def named_in_budget(package: PlanPackage, concept: Concept) -> list[BudgetLine]:
    """Give the lines that state a named total in the budget of the plan's own year."""
    return [line for line in named(package, concept) if is_own_budget(package, line)]


def is_own_budget(package: PlanPackage, line: BudgetLine) -> bool:
    """Whether the figure belongs to the budget of the plan's own year."""
    return line.year == package.budget_year and line.version is Version.BUDGET


def finding_about(
    package: PlanPackage,
    rule: Rule,
    lines: Sequence[BudgetLine] = (),
    *,
    year: int | None,
    message: str,
    stated: Decimal | None = None,
    computed: Decimal | None = None,
) -> Finding:
    """Make a finding about some figures, the doubted one first, or about the whole plan."""
    first = lines[0] if lines else None
    return Finding(
        finding_id=f"{first.figure_id if first else package.plan_id}-{rule.rule_id}",
        rule_id=rule.rule_id,
        severity=rule.severity,
        statement=first.statement if first else None,
        section_text=first.section_text if first else None,
        line_text=first.line_text if first else None,
        year=year,
        title=rule.fault_title or rule.title,
        message=message,
        stated_text=_name_of(lines, stated),
        stated_sek=stated,
        computed_sek=computed,
        suggestion=None,
        figures=tuple(line.figure_id for line in lines),
        page=first.page if first else None,
        line=first.line if first else None,
    )


def _name_of(lines: Sequence[BudgetLine], stated: Decimal | None) -> str | None:
    """The row that prints what is stated; None where no row does, as for a sum that we made."""
    return next((line.line_text for line in lines if line.amount_sek == stated), None)
