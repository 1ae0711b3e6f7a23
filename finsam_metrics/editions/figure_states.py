"""What the program makes of every figure: its amount, category, findings and what it is divided by.

It is sealed with an edition, so that a change that the program alone makes is seen later.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import polars as pl

from finsam_metrics.metrics.measures import association_population
from finsam_metrics.model.records import BudgetLine, PlanPackage
from finsam_metrics.store.database import CheckedPlan
from finsam_metrics.store.package_files import write_rows
from finsam_metrics.store.packages import DataFolder

FIGURE_STATES: Final = "figures.csv"
FigureState = Mapping[str, str]
"""A figure's state by column, as text; empty is not stated."""

COLUMNS: Final = (
    "figure_id",
    "plan_id",
    "association_id",
    "statement",
    "section_text",
    "line_text",
    "year",
    "version",
    "printed_text",
    "amount_sek",
    "basis",
    "category_id",
    "category_name",
    "area_name",
    "is_judgement",
    "findings",
    "population_count",
    "population_16_64_count",
    "cpi",
)
_POPULATION: Final = ("population_count", "population_16_64_count")
_PERIODS: Final = {"from_year": pl.Int32, "to_year": pl.Int32}


def figure_states(folder: DataFolder, plans: Sequence[CheckedPlan]) -> list[FigureState]:
    """Give the state of every figure, in the order of the plans and their rows."""
    return read_states(write_rows(_states(folder, plans), COLUMNS))


def write_states(states: Sequence[FigureState]) -> str:
    """Write the states as the text of a CSV file."""
    return write_rows(states, COLUMNS)


def read_states(text: str) -> list[FigureState]:
    """Read the states from the text of a CSV file; a column that came later is not among them."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _states(folder: DataFolder, plans: Sequence[CheckedPlan]) -> Iterator[Mapping[str, Any]]:
    areas = {row["area_id"]: row["area_name"] for row in folder.shared["budget_area"]}
    categories = {
        str(row["category_id"]): {
            "category_name": row["category_name"],
            "area_name": areas.get(row["area_id"]),
        }
        for row in folder.shared["budget_category"]
    }
    inhabitants = _inhabitants(folder)
    prices = {row["year"]: row["cpi"] for row in folder.shared["price_index"]}
    for plan in plans:
        findings = _findings_by_figure(plan)
        for line in plan.package.budget_line:
            yield {
                **_of_line(plan.package, line),
                **categories.get(line.category_id, {}),
                "findings": " ".join(sorted(findings.get(line.figure_id, ()))),
                **inhabitants.get((plan.package.association_id, line.year), {}),
                "cpi": prices.get(line.year),
            }


def _of_line(package: PlanPackage, line: BudgetLine) -> Mapping[str, Any]:
    named = {name: getattr(line, name) for name in COLUMNS if hasattr(line, name)}
    return {**named, "plan_id": package.plan_id, "association_id": package.association_id}


def _findings_by_figure(plan: CheckedPlan) -> Mapping[str, set[str]]:
    """The findings that touch each figure: the rule of each, and how much it weighs."""
    found: dict[str, set[str]] = {}
    for finding in plan.findings:
        for figure_id in finding.figures:
            found.setdefault(figure_id, set()).add(f"{finding.rule_id}:{finding.severity}")
    return found


def _inhabitants(folder: DataFolder) -> Mapping[tuple[str, int | None], Mapping[str, int | None]]:
    members, population = (
        pl.DataFrame(folder.shared[table], infer_schema_length=None, schema_overrides=types)
        for table, types in (
            ("association_municipality", _PERIODS),
            ("population", dict.fromkeys(("year", *_POPULATION), pl.Int32)),
        )
    )
    if members.is_empty() or population.is_empty():
        return {}
    counted = association_population(members, population)
    return {
        (row["association_id"], row["year"]): {name: row[name] for name in _POPULATION}
        for row in counted.iter_rows(named=True)
    }
