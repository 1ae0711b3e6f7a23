"""A plan that somebody has written by hand in the workbook for it, as records of its tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from finsam_metrics.documents.by_hand.cells import (
    CellError,
    Filled,
    Value,
    parse_cell,
    printed,
)
from finsam_metrics.documents.by_hand.rows import MAKERS, FilledRow, RowError
from finsam_metrics.documents.kinds import check_file
from finsam_metrics.documents.limits import Limits, answer_apart
from finsam_metrics.documents.reasons import Reason, UnreadableError, reading_error
from finsam_metrics.words.plan_sheets import (
    IDENTITY,
    PLAN_SHEET,
    SHEETS,
    Choices,
    PlanSheet,
    SheetColumn,
)

_MOST_FAULTS: Final = 200


@dataclass(frozen=True, kw_only=True)
class SheetFault:
    """One cell, row or sheet that cannot be taken as it is.

    Attributes:
        sheet: Name of the sheet.
        row: Row of the sheet; None where it is of the whole sheet.
        heading: Of the column; None where it is of the whole row.
        message: What is wrong and what would be right, in Swedish.
    """

    sheet: str
    row: int | None
    heading: str | None
    message: str

    def __str__(self) -> str:
        place = f"Bladet {self.sheet}"
        if self.row is not None:
            place += f", rad {self.row}"
        if self.heading is not None:
            place += f", {self.heading}"
        return f"{place}: {self.message}"


@dataclass(frozen=True, kw_only=True)
class PlanWorkbook:
    """What the workbook says.

    Attributes:
        association_text: The association's name, as written.
        budget_year: The plan's year.
        title: Of the document; None where it is not stated.
        decided_date: Day of the decision; None where it is not stated.
        rows: Records by table, in the order of the sheet; ``line`` is the row of the sheet. Rows
            with faults are left out.
        faults: All that is wrong.
    """

    association_text: str | None
    budget_year: int | None
    title: str | None
    decided_date: date | None
    rows: Mapping[str, tuple[Any, ...]]
    faults: tuple[SheetFault, ...]


def read_plan_workbook(path: Path, choices: Choices) -> PlanWorkbook | None:
    """Read a workbook that somebody has filled in.

    Args:
        path: The file.
        choices: Names of what the vocabulary has, as the workbook was written with.

    Returns:
        What it says, and each fault with its row. None where the file is no such workbook.

    Raises:
        ReadingError: The file cannot be read, or not within the limits of time and memory.
    """
    names = [PLAN_SHEET, *(sheet.name for sheet in SHEETS)]
    try:
        check_file(path)
        task = {"path": str(path.resolve()), "names": names}
        sheets = answer_apart("by_hand.sheet_values", task, Limits()).get("sheets")
    except UnreadableError as error:
        raise reading_error(path.name, error.reason) from error
    if sheets is None or PLAN_SHEET not in sheets or len(sheets) == 1:
        return None
    try:
        return _workbook(sheets, choices)
    except (TypeError, AttributeError) as error:
        raise reading_error(path.name, Reason.BROKEN) from error


def _workbook(sheets: Mapping[str, list[list[Filled]]], choices: Choices) -> PlanWorkbook:
    faults: list[SheetFault] = []
    identity = _identity(sheets[PLAN_SHEET], faults)
    rows: dict[str, tuple[Any, ...]] = {}
    for sheet in SHEETS:
        filled = list(_filled_rows(sheet, sheets.get(sheet.name, []), choices, faults))
        rows[sheet.table] = tuple(_records(sheet, filled, faults))
    if not any(rows.values()) and not faults:
        message = "Inget av bladen är ifyllt."
        faults.append(SheetFault(sheet=PLAN_SHEET, row=None, heading=None, message=message))
    return PlanWorkbook(**identity, rows=rows, faults=tuple(faults[:_MOST_FAULTS]))


def _identity(rows: Sequence[Sequence[Filled]], faults: list[SheetFault]) -> dict[str, Any]:
    """What the first sheet says, by field; each heading stands before its cell."""
    places = {_bare(row[0]): number for number, row in enumerate(rows, start=1) if row}
    found: dict[str, Any] = {}
    for column in IDENTITY:
        number = places.get(column.heading)
        filled = rows[number - 1][1] if number and len(rows[number - 1]) > 1 else ""
        try:
            found[column.field] = _value(filled, column, {})
        except CellError as error:
            found[column.field] = None
            faults.append(
                SheetFault(sheet=PLAN_SHEET, row=number, heading=column.heading, message=str(error))
            )
    return found


def _filled_rows(
    sheet: PlanSheet,
    rows: Sequence[Sequence[Filled]],
    choices: Choices,
    faults: list[SheetFault],
) -> Iterator[FilledRow]:
    """The rows that something stands in and whose cells are well."""
    if not any(cell != "" for row in rows[1:] for cell in row):
        return
    headings = [_bare(cell) for cell in rows[0]]
    missing = [one for one in sheet.columns if one.heading not in headings]
    for column in missing:
        message = "Kolumnen saknas. Ta mallen på nytt, eller skriv rubriken som i den."
        faults.append(SheetFault(sheet=sheet.name, row=1, heading=column.heading, message=message))
    if missing:
        return
    places = [(column, headings.index(column.heading)) for column in sheet.columns]
    for number, row in enumerate(rows[1:], start=2):
        filled = {column.field: row[at] for column, at in places if at < len(row) and row[at] != ""}
        if not filled:
            continue
        values: dict[str, Any] = {}
        count = len(faults)
        for column, _ in places:
            try:
                cell = filled.get(column.field, "")
                values[column.field] = _value(cell, column, column.choices(choices))
            except CellError as error:
                faults.append(
                    SheetFault(
                        sheet=sheet.name, row=number, heading=column.heading, message=str(error)
                    )
                )
        if len(faults) == count:
            yield FilledRow(number=number, values=values, filled=filled)


def _value(filled: Filled, column: SheetColumn, choices: Mapping[str, str]) -> Value:
    if filled != "":
        return parse_cell(filled, column, choices)
    if column.is_required:
        raise CellError("Cellen måste fyllas i.")
    return None


def _bare(heading: Filled) -> str:
    """A heading without the mark that says that its cells must be filled in."""
    return printed(heading).removesuffix("*").strip()


def _records(
    sheet: PlanSheet, rows: Sequence[FilledRow], faults: list[SheetFault]
) -> Iterator[Any]:
    """The records of rows, each once."""
    make, key = MAKERS[sheet.table]
    first: dict[tuple[Any, ...], int] = {}
    for row in rows:
        try:
            before = first.setdefault(tuple(row.values[name] for name in key), row.number)
            if before != row.number:
                raise RowError(None, f"Samma sak står redan på rad {before}.")
            yield make(row, rows)
        except RowError as error:
            faults.append(
                SheetFault(
                    sheet=sheet.name, row=row.number, heading=error.heading, message=error.message
                )
            )
