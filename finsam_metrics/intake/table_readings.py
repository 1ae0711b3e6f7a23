"""A table that the sums let be read in several ways: how they differ, and one of them chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from finsam_metrics.intake.actions import Action
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.intake.review import Review, ReviewFigure
from finsam_metrics.model.drafts import RowReading


@dataclass(frozen=True, kw_only=True, slots=True)
class TableReading:
    """One way to read a table.

    Attributes:
        rows: Every row that some reading of the table has otherwise, by number.
        differing: Those of them that this one has otherwise than the document was read.
        is_chosen: Whether the rows stand so now.
    """

    rows: Mapping[int, RowReading]
    differing: tuple[RowReading, ...]
    is_chosen: bool


def readings_of_table(review: Review, table: int) -> tuple[TableReading, ...]:
    """Give the readings of a table, as it was read first; empty where there is only that one."""
    others = [other for other in review.read.other_readings if other.table == table]
    numbers = {row.number for other in others for row in other.rows}
    as_read = {
        number: reading
        for number in sorted(numbers)
        if (reading := _as_read(review, table, number)) is not None
    }
    overlays = [
        (),
        *(other.rows for other in others if all(row.number in as_read for row in other.rows)),
    ]
    found = []
    for differing in overlays:
        rows = as_read | {row.number: row for row in differing}
        is_chosen = not any(_edits_of_row(review, table, row, "") for row in rows.values())
        found.append(TableReading(rows=rows, differing=differing, is_chosen=is_chosen))
    return tuple(found) if len(found) > 1 else ()


def choose_reading(review: Review, table: int, reading: TableReading, reason: str) -> Action:
    """Let the rows of a table stand as a reading has them; who chose it has accepted them."""
    edits = [
        edit for row in reading.rows.values() for edit in _edits_of_row(review, table, row, reason)
    ]
    accepted = [
        Edit(
            scope=Scope.FIGURE,
            target=f"t{table}-r{row.number}-c{column}",
            field="accepted",
            value="true",
        )
        for row in reading.differing
        for column, cell in enumerate(row.cells, start=1)
        if cell is not None
    ]
    return Action(text=f"Valde en annan läsning av tabell {table}", edits=(*edits, *accepted))


def _as_read(review: Review, table: int, number: int) -> RowReading | None:
    read = [
        figure
        for figure in review.read.figures
        if figure.table == table and figure.line.row_number == number
    ]
    if not read:
        return None
    cells = {figure.column: figure.line.printed_text for figure in read}
    width = max(figure.column for figure in review.read.figures if figure.table == table)
    columns = range(1, max(width, max(cells)) + 1)
    return RowReading(
        number=number,
        label=read[0].line.line_text,
        cells=tuple(cells.get(column) for column in columns),
    )


def _edits_of_row(review: Review, table: int, row: RowReading, reason: str) -> list[Edit]:
    """What makes a row stand as a reading has it; nothing where it does."""
    row_id = f"t{table}-r{row.number}"
    there = {figure.column: figure for figure in review.figures if figure.row_id == row_id}
    return [
        edit
        for column, cell in enumerate(row.cells, start=1)
        for edit in _edits_of_cell(f"{row_id}-c{column}", there.get(column), cell, reason)
    ]


def _edits_of_cell(
    target: str, figure: ReviewFigure | None, cell: str | None, reason: str
) -> Iterator[Edit]:
    def edit(field: str, value: str | None) -> Edit:
        return Edit(scope=Scope.FIGURE, target=target, field=field, value=value, reason=reason)

    if cell is None:
        if figure is not None and figure.is_kept:
            yield edit("left_out", reason)
        return
    if figure is not None and not figure.is_kept:
        yield edit("left_out", None)
    if figure is None or figure.line.printed_text != cell:
        yield edit("printed_text", cell)
