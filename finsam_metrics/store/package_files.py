"""A plan package as the files that it is kept in."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from finsam_metrics.model.records import PlanPackage
from finsam_metrics.store.packages import PLAN_TABLES
from finsam_metrics.store.tables import schema_path

DESCRIPTOR: Final = "datapackage.json"
_PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
_LICENCE: Final = {
    "name": "CC0-1.0",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
    "title": "CC0 1.0",
}


def package_files(package: PlanPackage, schemas: Path) -> dict[str, str]:
    """Give the files of a plan package, by name; tables without rows have none.

    Args:
        package: The plan.
        schemas: The schemas of the tables, which say their columns.
    """
    files = {
        f"{name}.csv": write_rows(rows, read_columns(schemas, name))
        for name in PLAN_TABLES
        if (rows := getattr(package, name))
    }
    tables = [name.removesuffix(".csv") for name in files]
    described = json.dumps(_descriptor(package, tables), ensure_ascii=False, indent=2)
    return {**files, DESCRIPTOR: f"{described}\n"}


def read_columns(schemas: Path, table: str) -> list[str]:
    """Give the columns of a table in the order of its file."""
    fields = json.loads(schema_path(schemas, table).read_text(encoding="utf-8"))["fields"]
    return [str(field["name"]) for field in fields]


def write_rows(rows: Iterable[Any], columns: Sequence[str]) -> str:
    """Write records or mappings as CSV; what is None is an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        values = asdict(row) if is_dataclass(row) and not isinstance(row, type) else row
        writer.writerow([_cell(values.get(column)) for column in columns])
    return text.getvalue()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case Decimal():
            whole = value == value.to_integral_value()
            return str(value.to_integral_value() if whole else value.normalize())
    return str(value)


def _descriptor(package: PlanPackage, tables: list[str]) -> Mapping[str, Any]:
    document = asdict(package.document)
    day = package.document.decided_date
    document["decided_date"] = day.isoformat() if isinstance(day, date) else None
    return {
        "$schema": _PROFILE,
        "name": package.plan_id,
        "title": package.title,
        "association_id": package.association_id,
        "budget_year": package.budget_year,
        "revision": package.revision,
        "phase": package.phase,
        "document": document,
        "licenses": [_LICENCE],
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "schema": f"../../schemas/{name}.json",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
            }
            for name in tables
        ],
    }
