"""One CSV table by its Table Schema: typed rows, and every fault in it."""

import csv
import io
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TypedDict

from finsam_metrics.model.errors import Fault, StoreError
from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.store.text_files import DataFileError, has_control_characters, read_text_file

Value = str | int | bool | Decimal | date | None
Row = dict[str, Value]

_OWN_SCHEMAS = PROJECT_ROOT / "data" / "schemas"
_NOTHING = "nothing"
_ORE = Decimal("0.01")
_LEAST_TOO_LARGE_SEK = 10**12
_MOST_LISTED = 100
_MAY_LACK = "superset"


class Constraints(TypedDict, total=False):
    """The Table Schema constraints that our schemas use."""

    required: bool
    enum: list[str]
    pattern: str
    minimum: float
    maximum: float


class Field(TypedDict, total=False):
    """One field of a Table Schema; ``references`` names a column of another table."""

    name: str
    type: str
    description: str
    constraints: Constraints
    references: str


class Schema(TypedDict, total=False):
    """A Table Schema."""

    name: str
    description: str
    fields: list[Field]
    fieldsMatch: str
    primaryKey: list[str]


@dataclass(frozen=True, kw_only=True)
class Table:
    """The rows of one file that could be read, each with its line in the file."""

    rows: list[tuple[int, Row]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


Known = Mapping[str, frozenset[str]]
_Reader = Callable[[str], tuple[Value, str | None]]


def _parse_boolean(text: str) -> bool:
    return {"true": True, "false": False}[text]


def _parse_integer(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise ValueError(text)
    return int(text)


def parse_date(text: str) -> date:
    """Read a day written year-month-day, and in no other way.

    Raises:
        ValueError: It is anything else.
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _parse_number(text: str) -> Decimal:
    if not re.fullmatch(r"-?[0-9]{1,20}(\.[0-9]{1,20})?", text):
        raise ValueError(text)
    return Decimal(text)


def _parse_text(text: str) -> str:
    if has_control_characters(text):
        raise ValueError(text)
    return text


_TYPES: dict[str, tuple[Callable[[str], Value], str]] = {
    "string": (_parse_text, "text without control characters or line breaks"),
    "boolean": (_parse_boolean, "true or false"),
    "integer": (_parse_integer, "a whole number, at most nine digits"),
    "number": (_parse_number, "a number with a decimal point and no spaces, for example 1250000"),
    "date": (parse_date, "a day written 2026-11-30"),
}


def schema_path(schemas: Path, name: str) -> Path:
    """Give the schema of a table: the data folder's, else that of the program.

    A data folder that was copied before a table came has none of it.
    """
    kept = schemas / f"{name}.json"
    return kept if kept.is_file() else _OWN_SCHEMAS / f"{name}.json"


def load_schema(path: Path) -> Schema:
    """Read one Table Schema.

    Raises:
        StoreError: There is no such schema, or it is not JSON.
    """
    if not path.is_file():
        raise StoreError(
            f"there is no table schema {path.name}; see data/schemas for those there are"
        )
    return _parse_schema(path, path.stat().st_mtime_ns)


@lru_cache
def _parse_schema(path: Path, changed_ns: int) -> Schema:  # noqa: ARG001 part of the cache's key
    try:
        schema: Schema = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise StoreError(f"the table schema {path.name} is not JSON: {error}; mend it") from error
    return schema


def read_table(path: Path, *, schema: Schema, name: str, known: Known) -> Table:
    """Read one CSV file by its schema.

    Args:
        path: The file.
        schema: Its Table Schema.
        name: How messages name the file.
        known: Ids that a field may refer to, by ``"table.column"``; a reference that is
            not among the keys is not checked.

    Returns:
        The rows without fault, and all the faults.
    """
    try:
        text = read_text_file(
            path, name=name, if_missing="write the file, or take it out of datapackage.json"
        )
        records = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except DataFileError as error:
        return Table(faults=[error.fault])
    except csv.Error as error:
        return Table(faults=[_file_fault(name, f"not CSV: {error}", "mend the quotes")])
    if not records:
        return Table(faults=[_file_fault(name, "the file is empty", "write the heading row")])

    heading, *body = records
    names = [f["name"] for f in schema["fields"]]
    faults = list(_heading_faults(name, heading, names, may_lack=_optional_columns(schema)))
    if faults:
        return Table(faults=faults)

    readers = {
        one["name"]: cache(partial(_read_cell, one=one, known=known)) for one in schema["fields"]
    }
    rows: list[tuple[int, Row]] = []
    for number, cells in enumerate(body, start=2):
        if len(cells) != len(heading):
            found, expected = f"{len(cells)} cells", f"{len(heading)} cells, as in the heading"
            faults.append(Fault(file=name, row=number, column=None, found=found, expected=expected))
            continue
        row, row_faults = _read_row(dict(zip(heading, cells, strict=True)), readers, name, number)
        faults += row_faults
        if not row_faults:
            rows.append((number, row))
    faults += duplicate_faults(name, rows, schema.get("primaryKey", []))
    return Table(rows=rows, faults=faults)


def duplicate_faults(name: str, rows: list[tuple[int, Row]], key: list[str]) -> Iterator[Fault]:
    """Find rows that have the same key as an earlier row."""
    first: dict[tuple[Value, ...], int] = {}
    for number, row in rows if key else []:
        values = tuple(row[column] for column in key)
        if values in first:
            said = ", ".join(f"{c} {v!r}" for c, v in zip(key, map(str, values), strict=True))
            yield Fault(
                file=name,
                row=number,
                column=None,
                found=f"the same {said} as row {first[values]}",
                expected="take one of the two rows out, or mend its key",
            )
        first.setdefault(values, number)


def _read_row(
    cells: dict[str, str], readers: Mapping[str, _Reader], file: str, number: int
) -> tuple[Row, list[Fault]]:
    row: Row = {}
    faults: list[Fault] = []
    for name, read in readers.items():
        text = cells.get(name, "")
        row[name], expected = read(text)
        if expected:
            faults.append(
                Fault(
                    file=file,
                    row=number,
                    column=name,
                    found=repr(text) if text else _NOTHING,
                    expected=expected,
                )
            )
    return row, faults


def _read_cell(text: str, one: Field, known: Known) -> tuple[Value, str | None]:
    """Give the value of a cell, and what would be right where it is not."""
    constraints = one.get("constraints", {})
    if text == "":
        return None, "a value is required" if constraints.get("required") else None
    parse, described = _TYPES[one["type"]]
    try:
        value = parse(text)
    except (ValueError, KeyError):
        return None, f"expected {described}"
    if "enum" in constraints and text not in constraints["enum"]:
        return None, f"expected one of {', '.join(sorted(constraints['enum']))}"
    if "pattern" in constraints and not re.fullmatch(constraints["pattern"], text):
        return None, f"expected text of the form {constraints['pattern']}"
    least, most = constraints.get("minimum"), constraints.get("maximum")
    if isinstance(value, int | Decimal) and (
        (least is not None and value < least) or (most is not None and value > most)
    ):
        return None, f"expected {'' if least is None else f'at least {least}'}" + (
            "" if most is None else f"{' and ' if least is not None else ''}at most {most}"
        )
    if isinstance(value, Decimal) and not _fits(one["name"], value):
        return None, "expected kronor with at most two decimals, below 1000000000000"
    target = one.get("references", "")
    if target in known and text not in known[target]:
        return None, _expected_reference(text, target, known[target])
    return value, None


def _fits(column: str, value: Decimal) -> bool:
    """Whether an amount can be stored as it stands; other numbers always can."""
    if not column.endswith("_sek"):
        return True
    return abs(value) < _LEAST_TOO_LARGE_SEK and value.quantize(_ORE) == value


def _expected_reference(text: str, target: str, ids: frozenset[str]) -> str:
    table = target.partition(".")[0]
    listed = f" ({', '.join(sorted(ids))})" if len(ids) <= _MOST_LISTED else ""
    return f"expected an id that stands in {table}.csv{listed}, or add {text!r} there first"


def _optional_columns(schema: Schema) -> frozenset[str]:
    """The columns that a file may lack, as one written before they came does."""
    if schema.get("fieldsMatch") != _MAY_LACK:
        return frozenset()
    return frozenset(
        one["name"]
        for one in schema["fields"]
        if not one.get("constraints", {}).get("required", False)
    )


def _heading_faults(
    file: str, heading: list[str], names: list[str], *, may_lack: Collection[str]
) -> Iterator[Fault]:
    if len(heading) == 1 and ";" in heading[0]:
        found = "the cells are separated by semicolons"
        expected = "save the file with commas between cells and points as decimal signs"
        yield Fault(file=file, row=1, column=None, found=found, expected=expected)
        return
    for missing in [n for n in names if n not in heading and n not in may_lack]:
        yield Fault(
            file=file,
            row=1,
            column=missing,
            found="the column is missing",
            expected=f"the columns are {', '.join(names)}",
        )
    for extra in [h for h in heading if h not in names]:
        yield Fault(
            file=file,
            row=1,
            column=extra,
            found="the column is not known",
            expected="take it out, or spell it as in the schema",
        )
    if len(set(heading)) < len(heading):
        yield Fault(
            file=file,
            row=1,
            column=None,
            found="a column stands twice",
            expected="each column once",
        )


def _file_fault(file: str, found: str, expected: str) -> Fault:
    return Fault(file=file, row=None, column=None, found=found, expected=expected)
