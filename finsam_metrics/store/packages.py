"""The data folder: plan packages, vocabulary, reference and cost keys, with every fault in them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from finsam_metrics.model import records
from finsam_metrics.model.enums import (
    Basis,
    Concept,
    DocumentKind,
    Kind,
    RowKind,
    Severity,
    Statement,
    Version,
)
from finsam_metrics.model.errors import Fault, StoreError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.store.consistency import (
    budget_vocabulary,
    comparison_faults,
    document_faults,
    key_faults,
    plan_faults,
    recurring_faults,
    shared_faults,
)
from finsam_metrics.store.descriptors import listed_tables, read_descriptor
from finsam_metrics.store.tables import Known, Row, load_schema, read_table, schema_path

SHARED_TABLES = {
    "vocabulary": (
        "budget_area",
        "overview_part",
        "budget_category",
        "common_group",
        "training_type",
        "goal_area",
        "spelling",
        "recurring",
        "recurring_entry",
        "comparison_note",
        "association_spelling",
    ),
    "reference": (
        "association",
        "municipality",
        "association_municipality",
        "population",
        "account_range",
        "invoice_recipient",
        "price_index",
        "rule",
        "rule_value",
        "plan_part",
        "glossary",
        "publisher",
        "accessibility_check",
    ),
    "allocation_keys": ("allocation_key", "allocation_key_share"),
}
PLAN_TABLES = {
    "budget_line": records.BudgetLine,
    "priority_group": records.PriorityGroup,
    "training": records.Training,
    "initiative": records.Initiative,
    "staffing": records.Staffing,
    "meeting": records.Meeting,
    "goal": records.Goal,
    "declaration": records.Declaration,
    "correction": records.Correction,
    "place": records.Place,
    "changes": records.Change,
}
_NEVER_EMPTY = (
    "budget_area",
    "overview_part",
    "budget_category",
    "common_group",
    "training_type",
    "goal_area",
    "association",
    "municipality",
    "rule",
    "publisher",
)
_OPTIONAL = ("invoice_recipient",)
R = TypeVar("R")


@dataclass(frozen=True, kw_only=True)
class DataFolder:
    """Everything in the data folder that could be read, and all that could not.

    Attributes:
        shared: The rows of the vocabulary, reference and key tables, by table.
        packages: The plans, sorted by id.
        faults: What must be mended before a database can be built.
    """

    shared: dict[str, list[Row]] = field(default_factory=dict)
    packages: list[records.PlanPackage] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def keys(self) -> list[records.AllocationKey]:
        """The agreed cost keys."""
        return [_record(records.AllocationKey, row) for row in self.shared["allocation_key"]]

    @property
    def key_shares(self) -> list[records.AllocationKeyShare]:
        """What each association pays under the agreed keys."""
        rows = self.shared["allocation_key_share"]
        return [_record(records.AllocationKeyShare, row) for row in rows]

    @property
    def category_kinds(self) -> dict[str, Kind | None]:
        """The kind of amount that each budget category holds; None: any."""
        return {
            str(row["category_id"]): Kind(str(row["kind"])) if row["kind"] else None
            for row in self.shared["budget_category"]
        }

    @property
    def account_ranges(self) -> list[records.AccountRange]:
        """What the accounts of books are."""
        return [
            _record(records.AccountRange, {**row, "kind": Kind(str(row["kind"]))})
            for row in self.shared["account_range"]
        ]

    @property
    def rules(self) -> dict[str, records.Rule]:
        """The rules of the field with their values, by id."""
        values: dict[str, dict[str, Any]] = {}
        for row in self.shared["rule_value"]:
            values.setdefault(str(row["rule_id"]), {})[str(row["name"])] = row["value"]
        return {
            str(row["rule_id"]): _record(
                records.Rule,
                {
                    **row,
                    "severity": Severity(str(row["severity"])),
                    "values": values.get(str(row["rule_id"]), {}),
                },
            )
            for row in self.shared["rule"]
        }


def read_data_folder(paths: DataPaths, *, only: Collection[str] | None = None) -> DataFolder:
    """Read all data files; nothing is written and nothing raised for a fault in them.

    Args:
        paths: The data folder.
        only: The plan packages to read, and nothing of how they hang together with others; None:
            all of them.

    Raises:
        StoreError: There is no data folder.
    """
    if not paths.schemas.is_dir():
        raise StoreError(f"there is no data folder with schemas at {paths.root}")
    shared, known, faults = _read_shared(paths)
    faults += shared_faults(shared) if not faults else []
    vocabulary = None if faults else budget_vocabulary(shared)
    packages: list[records.PlanPackage] = []
    plan_folders = paths.plans.iterdir() if paths.plans.is_dir() else ()
    for plan_folder in sorted(p for p in plan_folders if p.is_dir() and p.name[0] != "."):
        if only is not None and plan_folder.name not in only:
            continue
        package, package_faults = read_plan_package(plan_folder, schemas=paths.schemas, known=known)
        faults += package_faults
        if package:
            packages.append(package)
            faults += plan_faults(package, vocabulary) if vocabulary else []
    if only is not None:
        return DataFolder(shared=shared, packages=packages, faults=faults)
    if not packages and not faults:
        faults.append(_fault("plans", "there is no plan", "add a folder with a plan package"))
    faults += document_faults(packages)
    if not faults:
        faults += key_faults(packages, shared)
        faults += recurring_faults(packages, shared)
        faults += comparison_faults(packages, shared)
    return DataFolder(shared=shared, packages=packages, faults=faults)


def _read_shared(
    paths: DataPaths,
) -> tuple[dict[str, list[Row]], dict[str, frozenset[str]], list[Fault]]:
    """Read the tables that plans share; what ids they hold, and the faults in them."""
    shared: dict[str, list[Row]] = {}
    known: dict[str, frozenset[str]] = {}
    faults: list[Fault] = []
    for folder, names in SHARED_TABLES.items():
        for name in names:
            file = paths.root / folder / f"{name}.csv"
            if _may_be_absent(name, paths) and not file.exists():
                shared[name] = []
                continue
            table = read_table(
                file,
                schema=load_schema(schema_path(paths.schemas, name)),
                name=f"{folder}/{name}.csv",
                known=known,
            )
            shared[name] = [row for _, row in table.rows]
            faults += table.faults
            if table.faults:
                continue
            known |= _known_ids(name, shared[name])
            if name in _NEVER_EMPTY and not shared[name]:
                expected = "write at least one row"
                faults.append(_fault(f"{folder}/{name}.csv", "the table is empty", expected))
    return shared, known, faults


def _may_be_absent(name: str, paths: DataPaths) -> bool:
    """Whether a data folder may lack a table: one that came after it, or that may say nothing."""
    is_newer = not (paths.schemas / f"{name}.json").is_file()
    return name not in _NEVER_EMPTY and (is_newer or name in _OPTIONAL)


def read_plan_package(
    folder: Path, *, schemas: Path, known: Known
) -> tuple[records.PlanPackage | None, list[Fault]]:
    """Read one plan package.

    Returns:
        The package, or None where there are faults; and the faults.
    """
    file = f"plans/{folder.name}/datapackage.json"
    descriptor, faults = read_descriptor(folder, file=file, tables=PLAN_TABLES, known=known)
    if descriptor is None:
        return None, faults
    tables: dict[str, tuple[Any, ...]] = {}
    for name in listed_tables(descriptor, PLAN_TABLES):
        table = read_table(
            folder / f"{name}.csv",
            schema=load_schema(schema_path(schemas, name)),
            name=f"plans/{folder.name}/{name}.csv",
            known=known,
        )
        faults += table.faults
        rows = [row for _, row in table.rows]
        if name == "budget_line":
            tables[name] = tuple(_budget_lines(folder.name, rows))
        else:
            tables[name] = tuple(_record(PLAN_TABLES[name], row) for row in rows)
    if not faults and not any(tables.values()):
        faults.append(_fault(file, "the plan is empty", "write at least one row in one table"))
    if faults:
        return None, faults
    document = descriptor["document"]
    day = document["decided_date"]
    package = records.PlanPackage(
        plan_id=descriptor["name"],
        title=descriptor["title"],
        association_id=descriptor["association_id"],
        budget_year=descriptor["budget_year"],
        revision=descriptor["revision"],
        phase=descriptor["phase"],
        document=records.Document(
            **{
                **document,
                "kind": DocumentKind(document["kind"]),
                "decided_date": date.fromisoformat(day) if day else None,
            }
        ),
        **tables,
    )
    return _with_corrections(package)


def _with_corrections(
    package: records.PlanPackage,
) -> tuple[records.PlanPackage | None, list[Fault]]:
    faults: list[Fault] = []
    lines = {line.figure_id: line for line in package.budget_line}
    accepted: dict[str, Decimal] = {}
    for row, correction in enumerate(package.correction, start=2):
        line = lines.get(correction.figure_id)
        if line is None or line.printed_text != correction.printed_text:
            printed = "no such figure" if line is None else f"it is printed {line.printed_text!r}"
            faults.append(
                Fault(
                    file=f"plans/{package.plan_id}/correction.csv",
                    row=row,
                    column="figure_id" if line is None else "printed_text",
                    found=f"{correction.figure_id!r}: {printed}",
                    expected="take the correction out, or mend it",
                )
            )
        else:
            accepted[correction.figure_id] = correction.amount_sek
    if faults:
        return None, faults
    corrected = tuple(
        replace(line, amount_sek=accepted[line.figure_id], basis=f"{line.basis}+{Basis.CORRECTED}")
        if line.figure_id in accepted
        else line
        for line in package.budget_line
    )
    return replace(package, budget_line=corrected), faults


def _budget_lines(plan_id: str, rows: list[Row]) -> list[records.BudgetLine]:
    return name_figures(plan_id, (_budget_line(row) for row in rows))


def _budget_line(row: Row) -> records.BudgetLine:
    concept = row["concept"]
    return _record(
        records.BudgetLine,
        {
            **row,
            "figure_id": "",
            "statement": Statement(str(row["statement"])),
            "row_kind": RowKind(str(row["row_kind"])),
            "kind": Kind(str(row["kind"])),
            "version": Version(str(row["version"])),
            "concept": Concept(str(concept)) if concept else None,
        },
    )


def name_figures(plan_id: str, lines: Iterable[records.BudgetLine]) -> list[records.BudgetLine]:
    """Give figures their ids: package, statement, table, row, year or part of it, and version."""
    tables: dict[Statement, list[str]] = {}
    named = []
    for line in lines:
        titles = tables.setdefault(line.statement, [])
        if line.table_text not in titles:
            titles.append(line.table_text)
        order = titles.index(line.table_text) + 1
        parts = [
            plan_id,
            line.statement.replace("_", "-"),
            "" if order == 1 else f"t{order}",
            f"r{line.row_number}",
            _when(line),
            str(line.version),
        ]
        named.append(replace(line, figure_id="-".join(part for part in parts if part)))
    return named


def _when(line: records.BudgetLine) -> str:
    if line.period_from is not None and line.period_to is not None:
        return f"{line.period_from:%Y%m%d}-{line.period_to:%Y%m%d}"
    return str(line.year or "")


def _known_ids(table: str, rows: list[Row]) -> dict[str, frozenset[str]]:
    if not rows:
        return {}
    column = next(iter(rows[0]))
    return {f"{table}.{column}": frozenset(str(row[column]) for row in rows)}


def _record(kind: type[R], row: dict[str, Any]) -> R:
    return kind(**row)


def _fault(file: str, found: str, expected: str, column: str | None = None) -> Fault:
    return Fault(file=file, row=None, column=column, found=found, expected=expected)
