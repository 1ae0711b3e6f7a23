"""The committed data built once, copies of it that a test may break, and small plans."""

import csv
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from finsam_metrics.metrics.origins import with_origin_ids
from finsam_metrics.model.enums import DocumentKind
from finsam_metrics.model.errors import Fault, PackageError
from finsam_metrics.model.paths import PROJECT_ROOT, DataPaths
from finsam_metrics.model.records import BudgetLine, Finding, PlanPackage, SumCheck, package_id
from finsam_metrics.pipeline import build, check_plans
from finsam_metrics.store.database import load_tables
from finsam_metrics.store.packages import read_data_folder
from finsam_metrics.words.amounts import parse_amount_sek

COMMITTED = PROJECT_ROOT / "data"

_REQUIRED_CELLS = {
    "priority_group": {
        "group_text": "unga",
        "group_id": "young",
        "context": "priority",
        "is_judgement": "false",
        "line": "90",
    },
    "training": {
        "training_id": "kurs",
        "title": "Kurs",
        "training_type": "course",
        "is_judgement": "false",
        "line": "91",
    },
    "initiative": {"name": "Insats", "is_judgement": "false", "line": "92"},
    "goal": {"area": "Ekonomi", "goal_summary": "Ett mål", "line": "93"},
    "declaration": {
        "declaration_type": "deficit",
        "declaration_summary": "Underskottet är beslutat.",
        "line": "94",
    },
    "correction": {
        "reason_text": "Tryckfel.",
        "author_text": "ekonomen",
        "decided_date": "2026-01-15",
    },
    "allocation_key": {
        "key_id": "nyckel",
        "title": "Nyckel",
        "year": "2014",
        "decision_text": "Vi delar.",
        "line": "95",
    },
    "allocation_key_share": {"key_id": "nyckel", "printed_text": "100"},
    "recurring": {
        "recurring_id": "aterkommer",
        "recurring_name": "Det som återkommer",
        "recurring_type": "initiative",
        "definition": "Samma namn.",
    },
    "recurring_entry": {
        "recurring_id": "aterkommer",
        "entry_key": "Insats",
        "line": "92",
        "is_judgement": "false",
        "reason_text": "Samma namn.",
        "reviewed_by": "projektet",
        "reviewed_date": "2026-01-15",
    },
    "comparison_note": {
        "level": "area",
        "term_id": "board",
        "note_text": "här ingår resor",
        "line": "92",
    },
}


class DataCopy:
    """A copy of the data folder in which a test may break a file."""

    def __init__(self, root: Path) -> None:
        ignored = shutil.ignore_patterns("*.duckdb*", ".finsam-*")
        shutil.copytree(COMMITTED, root, ignore=ignored)
        self.paths = DataPaths(root=root)

    def file(self, name: str) -> Path:
        """The file, by its path below the data folder."""
        return self.paths.root / name

    def replace(self, name: str, old: str, new: str) -> None:
        """Put one text in the place of another that stands once in the file."""
        text = self.file(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.file(name).write_text(text.replace(old, new), encoding="utf-8")

    def edit_descriptor(self, plan_id: str, edit: Callable[[dict[str, Any]], object]) -> None:
        """Change the datapackage.json of one plan in place."""
        path = self.file(f"plans/{plan_id}/datapackage.json")
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        edit(descriptor)
        path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2), encoding="utf-8")

    def faults(self) -> list[Fault]:
        """The faults that stop the build."""
        with pytest.raises(PackageError) as raised:
            build(self.paths)
        return raised.value.faults


@dataclass(frozen=True)
class CheckedPlan:
    """One plan as it was read and checked."""

    package: PlanPackage
    sum_checks: list[SumCheck]
    findings: list[Finding]

    def rule_ids(self) -> list[str]:
        """The rules that are not met, in order."""
        return [finding.rule_id for finding in self.findings]

    def of_rule(self, rule_id: str) -> list[Finding]:
        """The findings of one rule."""
        return [finding for finding in self.findings if finding.rule_id == rule_id]

    def line(self, line_text: str) -> BudgetLine:
        """The one figure with this label."""
        (line,) = (line for line in self.package.budget_line if line.line_text == line_text)
        return line


class SmallPlans:
    """A data folder with the committed vocabulary and reference, and plans that a test writes.

    The figures of a plan are written as a table, with ``|`` between the cells. The heading
    names columns of ``budget_line.csv`` by short names (``row``, ``text``, ``of``; the others as
    they are) and the year and version of the amounts: ``2014 budget``. An empty amount is not
    stated, and the year 0000 is a year that is not stated. A row without category, or with
    parts, is a sum; the kind is cost and the unit tkr where nothing else stands.
    """

    def __init__(self, root: Path) -> None:
        self.copy = DataCopy(root)
        self.paths = self.copy.paths
        shutil.rmtree(self.paths.plans)
        self.paths.plans.mkdir()
        for name in ("allocation_key", "allocation_key_share"):
            self.write_rows(f"allocation_keys/{name}.csv", name, [])
        for name in ("recurring", "recurring_entry", "comparison_note"):
            self.write_rows(f"vocabulary/{name}.csv", name, [])

    def write(
        self,
        figures: str = "",
        *,
        association_id: str = "vasteras",
        budget_year: int = 2014,
        phase: str | None = None,
        document: Mapping[str, object] | None = None,
        **tables: list[dict[str, str]],
    ) -> None:
        """Write one plan package.

        Args:
            figures: The budget lines, as the class says.
            association_id: Whose plan it is.
            budget_year: Its year.
            phase: Its phase.
            document: Properties of the document that are not as usual.
            tables: Rows of the other tables; required columns that are left out are filled.
        """
        kind = DocumentKind(str((document or {}).get("kind", "plan")))
        plan_id = package_id(association_id, budget_year, kind)
        if figures:
            tables["budget_line"] = list(_figure_rows(figures))
        (self.paths.plans / plan_id).mkdir()
        for name, rows in tables.items():
            self.write_rows(f"plans/{plan_id}/{name}.csv", name, rows)
        descriptor = {
            "name": plan_id,
            "title": "En plan",
            "association_id": association_id,
            "budget_year": budget_year,
            "revision": 1,
            "phase": phase,
            "document": {
                "document_id": plan_id,
                "kind": "plan",
                "title": "En plan",
                "registry_number": None,
                "decided_date": None,
                "decided_text": None,
                "sha256": "0" * 64,
                "media_type": "text/plain",
                "page_count": None,
                **(document or {}),
            },
            "resources": [
                {"name": name, "path": f"{name}.csv", "schema": f"../../schemas/{name}.json"}
                for name in tables
            ],
        }
        path = self.paths.plans / plan_id / "datapackage.json"
        path.write_text(json.dumps(descriptor), encoding="utf-8")

    def write_rows(self, file: str, table: str, rows: list[dict[str, str]]) -> None:
        """Write one CSV file by the schema of its table."""
        schema = json.loads((self.paths.schemas / f"{table}.json").read_text(encoding="utf-8"))
        columns = [one["name"] for one in schema["fields"]]
        with (self.paths.root / file).open("w", encoding="utf-8", newline="") as target:
            writer = csv.DictWriter(target, columns, restval="")
            writer.writeheader()
            writer.writerows({**_REQUIRED_CELLS.get(table, {}), **row} for row in rows)

    def check_all(self) -> dict[str, CheckedPlan]:
        """Read and check the plans that were written, by id."""
        folder = read_data_folder(self.paths)
        assert [str(fault) for fault in folder.faults] == []
        return {
            plan.package.plan_id: CheckedPlan(plan.package, plan.sum_checks, plan.findings)
            for plan in check_plans(folder)
        }

    def check(self) -> CheckedPlan:
        """Read and check the one plan that was written."""
        (checked,) = self.check_all().values()
        return checked

    def check_figures(self, figures: str, **plan: Any) -> CheckedPlan:
        """Write one plan and check it."""
        self.write(figures, **plan)
        return self.check()


def _figure_rows(figures: str) -> Iterator[dict[str, str]]:
    heading, *body = (
        [cell.strip() for cell in line.split("|")] for line in figures.strip().splitlines()
    )
    rows = [dict(zip(heading, cells, strict=True)) for cells in body]
    sums = {(row.get("statement"), row.get("table_text"), row["of"]) for row in rows if "of" in row}
    columns = [name for name in heading if name[:4].isdigit()]
    for row in rows:
        category = row.get("category") or "subtotal"
        place = (row.get("statement"), row.get("table_text"), row["row"])
        plain = {name: row.get(name, "") for name in ("concept", "section_text", "judgement_text")}
        for column in columns:
            year, _, version = column.partition(" ")
            printed, unit = row[column], row.get("unit") or "tkr"
            if not printed:
                continue
            turned = row.get("basis") == "sign_normalised"
            amount = parse_amount_sek(printed, unit=unit)
            assert amount is not None
            yield plain | {
                "statement": row.get("statement") or "budget",
                "table_text": row.get("table_text") or "Budget",
                "row_number": row["row"],
                "line_text": row["text"],
                "row_kind": "sum" if category == "subtotal" or place in sums else "item",
                "kind": row.get("kind") or "cost",
                "category_id": category,
                "is_judgement": "true" if row.get("judgement_text") else "false",
                "part_of": row.get("of", ""),
                "year": "" if year == "0000" else year,
                "version": version,
                "printed_text": printed,
                "unit": unit,
                "printed_amount_sek": f"{amount:f}",
                "amount_sek": f"{-amount if turned else amount:f}",
                "is_approximate": row.get("is_approximate") or "false",
                "basis": row.get("basis") or "printed",
                "line": row["row"],
            }


@pytest.fixture(scope="session")
def small_db(tmp_path_factory: pytest.TempPathFactory) -> DataPaths:
    """The committed data with its database, built once. No test changes it."""
    copy = DataCopy(tmp_path_factory.mktemp("small_db") / "data")
    build(copy.paths)
    return copy.paths


@pytest.fixture(scope="session")
def public_tables(small_db: DataPaths) -> dict[str, pl.DataFrame]:
    """The public tables of the committed data, by name."""
    return with_origin_ids(load_tables(small_db.database))


@pytest.fixture
def data_copy(tmp_path: Path) -> DataCopy:
    """A copy of the committed data, not built, that the test may break."""
    return DataCopy(tmp_path / "data")


@pytest.fixture
def small_plans(tmp_path: Path) -> SmallPlans:
    """A data folder in which the test writes its own plans."""
    return SmallPlans(tmp_path / "data")
