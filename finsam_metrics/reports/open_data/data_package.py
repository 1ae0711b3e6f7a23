"""All public tables as a Data Package (version 2): CSV and Parquet, described in two languages.

The same data give the same bytes.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import polars as pl

from finsam_metrics.reports.open_data.descriptions import ColumnDescription, TableDescription
from finsam_metrics.reports.spreadsheets import (
    write_machine_csv,
    write_parquet,
    write_swedish_csv,
)

DESCRIPTOR: Final = "datapackage.json"
LICENCE: Final = {
    "name": "CC0-1.0",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
    "title": "CC0 1.0 Universal",
}
TITLE: Final = {"sv": "Finsam i siffror", "en": "Finsam i siffror"}
ABOUT: Final = {
    "sv": "Planer och budgetar för Sveriges samordningsförbund (lag 2003:1210): varje tryckt "
    "siffra med dokument, rad och text, och vad den betyder i gemensamma termer. Belopp i kronor. "
    "Tomt betyder ej angivet, aldrig noll.",
    "en": "Plans and budgets of Sweden's coordination associations (law 2003:1210): every printed "
    "figure with document, line and text, and what it is in common terms. Amounts in SEK. Empty "
    "is not stated, never zero.",
}
# Each form of a table: its folder, ending, media type, and what it is for.
FORMS: Final = {
    "csv": ("text/csv", "för program: UTF-8, komma, decimalpunkt"),
    "parquet": ("application/vnd.apache.parquet", "för program: med typer"),
}


def write_package(
    tables: Mapping[str, pl.DataFrame], described: Sequence[TableDescription], *, version: str
) -> dict[str, bytes]:
    """Write the tables, their descriptor, and each table as a Swedish Excel opens it.

    Args:
        tables: The open tables by name, in their open columns.
        described: What each holds.
        version: Which state of the data they are.

    Returns:
        Files by their path in the package.
    """
    files: dict[str, bytes] = {}
    resources = []
    for table in described:
        frame = tables[table.name]
        files[f"csv/{table.name}.csv"] = write_machine_csv(frame)
        files[f"parquet/{table.name}.parquet"] = write_parquet(frame)
        files[f"excel/{table.name}.csv"] = write_swedish_csv(frame, _about_table(table, version))
        resources.append(_resource(table, files))
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "finsam-i-siffror",
        "title": TITLE["sv"],
        "titles": TITLE,
        "description": ABOUT["sv"],
        "descriptions": ABOUT,
        "version": version,
        "licenses": [LICENCE],
        "resources": resources,
    }
    written = json.dumps(descriptor, ensure_ascii=False, indent=2)
    return {DESCRIPTOR: f"{written}\n".encode(), **files}


def path_of(table: str, form: str) -> str:
    """Give where a table lies in the package, in one of its forms."""
    return f"{form}/{table}.{form}"


def _resource(table: TableDescription, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Describe a table's CSV, with the same table in other forms beside it."""
    first, *others = ({**_file(table.name, form, files), "format": form} for form in FORMS)
    return {
        "name": table.name,
        "title": table.name,
        "description": table.swedish,
        "descriptions": {"sv": table.swedish, "en": table.english},
        **first,
        "encoding": "utf-8",
        "schema": _schema(table),
        "alternatives": others,
    }


def _file(table: str, form: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    path = path_of(table, form)
    return {
        "path": path,
        "mediatype": FORMS[form][0],
        "bytes": len(files[path]),
        "hash": f"sha256:{hashlib.sha256(files[path]).hexdigest()}",
    }


def _schema(table: TableDescription) -> dict[str, Any]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [{"value": "", "label": "ej angivet, ej känt eller inget"}],
    }


def _field(column: ColumnDescription) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": column.kind,
        "description": column.swedish,
        "descriptions": {"sv": column.swedish, "en": column.english},
        **({} if column.unit is None else {"unit": column.unit}),
        **({} if column.may_be_null else {"constraints": {"required": True}}),
    }


def _about_table(table: TableDescription, version: str) -> dict[str, str]:
    return {
        "Tabell": table.name,
        "Innehåll": table.swedish,
        "Version": version,
        "Licens": f"{LICENCE['name']} ({LICENCE['path']})",
    }
