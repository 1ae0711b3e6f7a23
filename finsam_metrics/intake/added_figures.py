"""Figures that were not read: a cell or a row of a table that is there, a column, or a table."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from finsam_metrics.intake.edit_faults import no_such
from finsam_metrics.intake.edits import Edit, Step
from finsam_metrics.intake.figure_fields import set_line_field, with_amount
from finsam_metrics.intake.read_documents import ReadLine
from finsam_metrics.intake.review import ReviewFigure
from finsam_metrics.intake.written_in import place_of, read_written
from finsam_metrics.model.enums import Basis, Kind, RowKind, Statement, Version
from finsam_metrics.model.records import UNMAPPED, BudgetLine

ADDED: Final = "added"
_PLACE: Final = re.compile(r"t([0-9]+)-r([0-9]+)-c([0-9]+)")
_IN_ORDER: Final = (
    "table_text",
    "statement",
    "column_text",
    "year",
    "version",
    "line_text",
    "kind",
    "row_kind",
    "unit",
    "printed_text",
)


def added_cell(
    figures: Sequence[ReviewFigure], split_from: Mapping[str, str], step: Step, edit: Edit
) -> ReviewFigure:
    """Make a figure in a table and a column that are there; a new row is made by its first.

    What it is follows its row and its column; of a row that was split off, the row it was part of.

    Raises:
        IntakeError: There is no such column, or the text is no amount.
    """
    table, row, column = _target_of(edit)
    of_table = [figure for figure in figures if figure.table == table]
    of_row = [figure for figure in of_table if figure.line.row_number == row]
    of_column = [figure for figure in of_table if figure.column == column]
    if not of_column:
        raise no_such(edit)
    whole_id = split_from.get(f"t{table}-r{row}")
    whole = [figure for figure in of_table if figure.row_id == whole_id]
    like = (of_row or whole or of_column)[-1]
    head = of_column[0]
    line = replace(
        like.line,
        figure_id=edit.target,
        row_number=row,
        year=head.line.year,
        period_from=head.line.period_from,
        period_to=head.line.period_to,
        version=head.line.version,
        column_text=head.line.column_text,
        printed_text=edit.value or "",
        basis=_basis(like),
    )
    if not of_row:
        line = replace(
            line,
            line_text=like.line.line_text if whole else edit.reason or "",
            row_kind=RowKind.ITEM,
            concept=None,
            part_of=like.line.part_of if whole else None,
            category_id=UNMAPPED,
            is_judgement=False,
            judgement_text=None,
        )
    added = _figure(with_amount(line), table, column, step)
    placed = {figure.column: figure for figure in whole if figure.box is not None}
    beside = placed.get(column) or next(iter(placed.values()), None)
    return added if beside is None else replace(added, page=beside.page, box=beside.box)


def added_head(
    figures: Sequence[ReviewFigure], lines: Sequence[ReadLine], step: Step, edit: Edit
) -> ReviewFigure:
    """Make the first figure of a column, or of a table, that is not there.

    Raises:
        IntakeError: It is there, or something that is said of it is no such value.
    """
    table, row, column = _target_of(edit)
    of_table = [figure for figure in figures if figure.table == table]
    if any(figure.column == column for figure in of_table):
        raise no_such(edit)
    of_row = [figure for figure in of_table if figure.line.row_number == row]
    said = read_written(edit)
    if of_row:
        line = replace(of_row[-1].line, basis=_basis(of_row[-1]), column_text=None)
    else:
        line = _unsaid(place_of(said, lines))
    line = replace(line, figure_id=edit.target, row_number=row)
    for name in _IN_ORDER:
        if name in said.texts:
            line = set_line_field(line, replace(edit, field=name, value=said.texts[name] or None))
    return _figure(line, table, column, step)


def _target_of(edit: Edit) -> tuple[int, int, int]:
    found = _PLACE.fullmatch(edit.target)
    if found is None:
        raise no_such(edit)
    table, row, column = (int(number) for number in found.groups())
    return table, row, column


def _basis(like: ReviewFigure) -> str:
    return Basis.SIGN_NORMALISED if Basis.SIGN_NORMALISED in like.line.basis else Basis.PRINTED


def _unsaid(place: ReadLine) -> BudgetLine:
    """A figure of which nothing is said but where it stands."""
    return BudgetLine(
        figure_id="",
        statement=Statement.BUDGET,
        table_text="",
        section_text=None,
        row_number=0,
        line_text="",
        row_kind=RowKind.ITEM,
        kind=Kind.COST,
        category_id=UNMAPPED,
        is_judgement=False,
        judgement_text=None,
        part_of=None,
        concept=None,
        year=None,
        period_from=None,
        period_to=None,
        version=Version.BUDGET,
        column_text=None,
        printed_text="0",
        unit="kr",
        printed_amount_sek=Decimal(0),
        amount_sek=Decimal(0),
        is_approximate=False,
        basis=Basis.PRINTED,
        page=place.page,
        line=place.number,
    )


def _figure(line: BudgetLine, table: int, column: int, step: Step) -> ReviewFigure:
    return ReviewFigure(
        read=None,
        line=line,
        table=table,
        column=column,
        has_unit=True,
        page=line.page,
        box=None,
        accepted_by=step.who,
    )
