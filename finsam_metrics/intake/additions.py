"""What a reviewer adds in one go that was not read: a table, a column, a row, a fact."""

from collections.abc import Iterator
from dataclasses import dataclass

from finsam_metrics.intake.actions import Action
from finsam_metrics.intake.added_figures import ADDED
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.intake.review import Review, ReviewFigure
from finsam_metrics.intake.written_in import WrittenIn, written_text
from finsam_metrics.model.enums import Kind, RowKind


@dataclass(frozen=True, kw_only=True, slots=True)
class NewRow:
    """A row that was not read, with its first amount.

    Attributes:
        table: Order of its table.
        column: Order of the column that the amount stands in.
        label: Its words.
        printed_text: The amount as it stands in the document.
        kind: What the amount is.
        row_kind: Item, or the sum of the rows above that no other sum holds.
    """

    table: int
    column: int
    label: str
    printed_text: str
    kind: Kind
    row_kind: RowKind


def add_row(review: Review, new: NewRow) -> tuple[Action, str]:
    """Add a row after the others of its table; gives what is done, and the figure's id."""
    of_table = [figure for figure in review.figures if figure.table == new.table]
    number = max(figure.line.row_number for figure in of_table) + 1
    row_id = f"t{new.table}-r{number}"
    target = f"{row_id}-c{new.column}"
    parts = [figure for figure in of_table if _is_part(figure, new)]
    edits = (
        Edit(
            scope=Scope.FIGURE,
            target=target,
            field="printed_text",
            value=new.printed_text,
            reason=new.label,
        ),
        Edit(scope=Scope.ROW, target=row_id, field="kind", value=str(new.kind)),
        Edit(scope=Scope.ROW, target=row_id, field="row_kind", value=str(new.row_kind)),
        *(
            Edit(scope=Scope.ROW, target=part, field="part_of", value=str(number))
            for part in dict.fromkeys(figure.row_id for figure in parts)
        ),
        *_accepted_again(target, parts),
    )
    return Action(text=f"Lade till raden {new.label}", edits=edits), target


def _is_part(figure: ReviewFigure, new: NewRow) -> bool:
    """Whether a new sum holds the row of a figure."""
    return (
        new.row_kind is RowKind.SUM
        and figure.is_kept
        and figure.line.row_kind is RowKind.ITEM
        and figure.line.kind is new.kind
        and figure.line.part_of is None
    )


def _accepted_again(target: str, parts: list[ReviewFigure]) -> Iterator[Edit]:
    """Accept what is added, and what was accepted before it got its sum."""
    for figure_id in (target, *(part.figure_id for part in parts if part.accepted_by is not None)):
        yield Edit(scope=Scope.FIGURE, target=figure_id, field="accepted", value="true")


def add_fact(review: Review, table: str, said: WrittenIn, noun: str) -> Action:
    """Add a fact that was not read; ``noun`` is what such a one is called in Swedish."""
    numbers = [int(fact.fact_id.rpartition("-")[2]) for fact in review.facts if fact.table == table]
    target = f"{table}-{max(numbers, default=0) + 1}"
    edit = Edit(scope=Scope.FACT, target=target, field=ADDED, value=written_text(said))
    return Action(text=f"Lade till {noun}", edits=(edit,))


def add_table(review: Review, said: WrittenIn) -> tuple[Action, str]:
    """Add a table with its first figure; gives what is done, and the figure's id."""
    table = max((figure.table for figure in review.figures), default=0) + 1
    return _add_head(f"t{table}-r1-c1", f"Lade till tabellen {said.texts['table_text']}", said)


def add_column(review: Review, row_id: str, said: WrittenIn) -> tuple[Action, str]:
    """Add a column with its figure of a row; gives what is done, and the figure's id."""
    of_row = [figure for figure in review.figures if figure.row_id == row_id]
    columns = [figure.column for figure in review.figures if figure.table == of_row[0].table]
    return _add_head(f"{row_id}-c{max(columns) + 1}", "Lade till en kolumn", said)


def _add_head(target: str, text: str, said: WrittenIn) -> tuple[Action, str]:
    edit = Edit(scope=Scope.FIGURE, target=target, field=ADDED, value=written_text(said))
    return Action(text=text, edits=(edit,)), target
