"""What the program makes of every figure: its amount, category, findings and what it is divided by.

It is sealed with an edition, so that a change that the program alone makes is seen later.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

import polars as pl

from finsam_metrics.metrics.measures import association_population
from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.records import BudgetLine, PlanPackage
from finsam_metrics.pipeline import check_plans, is_stale, read_sound_folder
from finsam_metrics.store.database import CheckedPlan, load_tables
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
_AMOUNTS: Final = ("amount_sek", "cpi")
_KEPT: Final[Mapping[str, Any]] = {"how": "left", "maintain_order": "left"}
_POPULATION: Final = ("population_count", "population_16_64_count")
_PERIODS: Final = {"from_year": pl.Int32, "to_year": pl.Int32}


def figure_states(folder: DataFolder, plans: Sequence[CheckedPlan]) -> list[FigureState]:
    """Give the state of every figure, in the order of the plans and their rows."""
    return read_states(write_rows(_states(folder, plans), COLUMNS))


def states_of_now(paths: DataPaths) -> list[FigureState]:
    """Give the state of every figure now: of the database where it is current, else of the files.

    Raises:
        PackageError: The data files have faults.
    """
    if not is_stale(paths):
        with suppress(StoreError):
            return states_of_database(load_tables(paths.database))
    folder = read_sound_folder(paths)
    return figure_states(folder, check_plans(folder))


def states_of_database(tables: Mapping[str, pl.DataFrame]) -> list[FigureState]:
    """Give the same as ``figure_states``, from a database that was built of the same files.

    A tenth of the time that reading and checking the files takes.
    """
    areas = tables["budget_area"].select("area_id", "area_name")
    categories = tables["budget_category"].select("category_id", "category_name", "area_id")
    findings = (
        tables["finding_figure"]
        .join(tables["finding"], on="finding_id")
        .select("figure_id", said=pl.format("{}:{}", "rule_id", "severity"))
        .unique()
        .sort("said")
        .group_by("figure_id", maintain_order=True)
        .agg(findings=pl.col("said").str.join(" "))
    )
    inhabitants = association_population(tables["association_municipality"], tables["population"])
    found = (
        tables["budget_line"]
        .join(categories.join(areas, on="area_id", how="left"), on="category_id", **_KEPT)
        .join(findings, on="figure_id", **_KEPT)
        .join(inhabitants.drop("population_year"), on=["association_id", "year"], **_KEPT)
        .join(tables["price_index"].select("year", "cpi"), on="year", **_KEPT)
        .with_columns(pl.col(_AMOUNTS).cast(pl.String).str.strip_chars_end("0"))
        .with_columns(pl.col(_AMOUNTS).str.strip_chars_end("."))
    )
    return list(found.select(pl.col(COLUMNS).cast(pl.String).fill_null("")).iter_rows(named=True))


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
