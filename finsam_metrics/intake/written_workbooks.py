"""A plan that somebody wrote in the workbook for it, as what was read of a document."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from finsam_metrics.documents.by_hand.workbooks import PlanWorkbook, read_plan_workbook
from finsam_metrics.intake.associations import known_association
from finsam_metrics.intake.read_documents import (
    FACT_TABLES,
    ReadDocument,
    ReadFigure,
    ReadLine,
)
from finsam_metrics.model.drafts import Confidence, Heading
from finsam_metrics.model.errors import ReadingError
from finsam_metrics.model.facts import Identity, Stated
from finsam_metrics.model.records import BudgetLine
from finsam_metrics.store.tables import Row
from finsam_metrics.words.plan_sheets import vocabulary_choices

_MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_TOLD: Final = 8


def read_written_plan(path: Path, shared: Mapping[str, Sequence[Row]]) -> ReadDocument | None:
    """Read the workbook for plans that are written by hand.

    Args:
        path: The file.
        shared: The vocabulary and reference tables.

    Returns:
        What it says; None where the file is no such workbook.

    Raises:
        ReadingError: It cannot be read, or has faults; the first of them are told.
    """
    written = read_plan_workbook(path, vocabulary_choices(shared))
    if written is None:
        return None
    if written.faults:
        told = " ".join(str(fault) for fault in written.faults[:_MOST_TOLD])
        more = len(written.faults) - _MOST_TOLD
        raise ReadingError(
            f"{path.name} has {len(written.faults)} faults: {told}",
            swedish=f"Mallen har fel som ni rättar i filen och läser in igen. {told}"
            + (f" Och {more} fel till." if more > 0 else ""),
        )
    lines: Sequence[BudgetLine] = written.rows.get("budget_line", ())
    return ReadDocument(
        sha256=sha256(path.read_bytes()).hexdigest(),
        media_type=_MEDIA_TYPE,
        page_count=None,
        identity=_identity(written, shared),
        figures=tuple(_figures(lines)),
        quantity_count=0,
        reading_count=1,
        omitted=(),
        lines=tuple(
            ReadLine(number=line.line, page=None, text=f"{line.line_text} {line.printed_text}")
            for line in lines
        ),
        angles={},
        is_exact=True,
        other_readings=(),
        **{
            name: tuple(_stated(record) for record in written.rows.get(name, ()))
            for name in FACT_TABLES
        },
    )


def _identity(written: PlanWorkbook, shared: Mapping[str, Sequence[Row]]) -> Identity:
    text = written.association_text
    return Identity(
        title=written.title,
        association_text=text,
        association_id=known_association(shared, text),
        budget_year=written.budget_year,
        decided_date=written.decided_date,
    )


def _figures(lines: Sequence[BudgetLine]) -> list[ReadFigure]:
    """The figures by their tables; a column is one year and version of a table.

    What a person wrote is likely as it stands, and proved by nothing yet.
    """
    tables: dict[tuple[str, str], int] = {}
    columns: dict[tuple[object, ...], int] = {}
    found = []
    for line in lines:
        table = tables.setdefault((line.statement, line.table_text), len(tables) + 1)
        head = (table, line.year, line.version, line.column_text)
        if head not in columns:
            columns[head] = 1 + sum(one[0] == table for one in columns)
        figure_id = f"t{table}-r{line.row_number}-c{columns[head]}"
        found.append(
            ReadFigure(
                line=replace(line, figure_id=figure_id),
                table=table,
                column=columns[head],
                heading=Heading(text=line.column_text or "", year=line.year, version=line.version),
                confidence=Confidence.B,
                has_unit=True,
                box=None,
                proposal=None,
            )
        )
    return found


def _stated(record: Any) -> Stated[Any]:
    said = (value for value in astuple(record) if isinstance(value, str))
    return Stated(record=record, printed_text=" ".join(said), confidence=Confidence.B)
