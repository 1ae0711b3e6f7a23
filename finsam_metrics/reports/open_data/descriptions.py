"""What each public table and column holds, in Swedish and English, with its unit."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import polars as pl

from finsam_metrics.memo import remembered

_SWEDISH: Final = files("finsam_metrics.reports.open_data").joinpath("swedish_descriptions.json")
_EVERYWHERE: Final = "*"
_OF_TABLE: Final = ""
# What is kept for invoices may name a person, and is of use to nobody else.
_NOT_OPEN: Final = frozenset({"invoice_recipient"})
ORIGIN: Final = "origin_url"
# A row of these is printed in a document, or is about a figure that is.
_PRINTED: Final = frozenset(
    {
        *("priority_group", "training", "initiative", "staffing", "meeting", "goal"),
        "allocation_key_share",
    }
)
_UNITS: Final = (
    ("_sek", "SEK"),
    ("_share", "share of 1"),
    ("_edge", "point"),
    ("_angle", "degree"),
    ("_16_64_count", "person"),
    ("population_count", "person"),
    ("page_count", "page"),
)
_TYPES: Final = {
    "VARCHAR": "string",
    "INTEGER": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
}


@dataclass(frozen=True, kw_only=True)
class ColumnDescription:
    """One column.

    Attributes:
        name: Its name.
        kind: Its type in a Table Schema: string, integer, number, boolean or date.
        unit: What its numbers are in; None where they have no unit, or it is no number.
        may_be_null: Whether a cell may be empty, which is *not stated*, not known or none.
        swedish: What it holds, in Swedish.
        english: The same in English.
    """

    name: str
    kind: str
    unit: str | None
    may_be_null: bool
    swedish: str
    english: str


@dataclass(frozen=True, kw_only=True)
class TableDescription:
    """One public table: what a row is, and its columns in order."""

    name: str
    swedish: str
    english: str
    columns: tuple[ColumnDescription, ...]


_ORIGIN_COLUMN: Final = ColumnDescription(
    name=ORIGIN,
    kind="string",
    unit=None,
    may_be_null=False,
    swedish="Adressen där den tryckta raden visas: dokument, plats och text.",
    english="Address where the printed row is shown: document, place and text.",
)


@remembered
def describe(dictionary: pl.DataFrame) -> tuple[TableDescription, ...]:
    """Describe the tables that are open data.

    Args:
        dictionary: What ``describe_tables`` gives.

    Raises:
        KeyError: A table or column has no Swedish description.
    """
    return tuple(
        _describe_table(rows)
        for rows in dictionary.partition_by("table_name", maintain_order=True)
        if rows["table_name"][0] not in _NOT_OPEN
    )


def _describe_table(rows: pl.DataFrame) -> TableDescription:
    name = rows["table_name"][0]
    return TableDescription(
        name=name,
        swedish=_swedish()[name][_OF_TABLE],
        english=rows["table_comment"][0],
        columns=tuple(
            ColumnDescription(
                name=row["column_name"],
                kind=_kind(row["data_type"]),
                unit=_unit(row["column_name"]),
                may_be_null=row["is_nullable"],
                swedish=_swedish_of_column(name, row["column_name"]),
                english=row["column_comment"],
            )
            for row in rows.iter_rows(named=True)
        )
        + (_ORIGIN_COLUMN,) * _is_of_printed_rows(rows),
    )


def _is_of_printed_rows(rows: pl.DataFrame) -> bool:
    return rows["table_name"][0] in _PRINTED or "figure_id" in rows["column_name"]


def _swedish_of_column(table: str, column: str) -> str:
    own = _swedish()[table]
    return own[column] if column in own else _swedish()[_EVERYWHERE][column]


def _kind(data_type: str) -> str:
    return "number" if data_type.startswith("DECIMAL") else _TYPES[data_type]


def _unit(column: str) -> str | None:
    if column == "share":
        return "share of 1"
    return next((unit for ending, unit in _UNITS if column.endswith(ending)), None)


@cache
def _swedish() -> Mapping[str, Mapping[str, str]]:
    loaded: dict[str, dict[str, str]] = json.loads(_SWEDISH.read_text(encoding="utf-8"))
    return loaded
