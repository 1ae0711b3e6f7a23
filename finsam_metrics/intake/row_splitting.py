"""A row that the reading joined of two is parted: each part with its label and its amounts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from finsam_metrics.intake.actions import Action
from finsam_metrics.intake.applied_edits import SPLIT_FROM
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.intake.review import Review, ReviewFigure
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.words.text_amounts import part_joined_rows


@dataclass(frozen=True, kw_only=True, slots=True)
class RowPart:
    """One of the two rows.

    Attributes:
        label: Its words.
        amounts: As they stand in the document, by column; columns without one are not in it.
    """

    label: str
    amounts: Mapping[int, str]


def suggest_parts(of_row: Sequence[ReviewFigure]) -> tuple[RowPart, RowPart]:
    """Guess the parts of a row: an amount among its words ends the first of them.

    Args:
        of_row: The row's figures, at least one.
    """
    amounts = {figure.column: figure.line.printed_text for figure in of_row if figure.is_kept}
    label = of_row[0].line.line_text
    found = part_joined_rows(label)
    if found is None:
        return RowPart(label=label, amounts=amounts), RowPart(label="", amounts={})
    first, amount, second = found
    column = min(amounts, default=0)
    return (
        RowPart(label=first, amounts={column: amount}),
        RowPart(label=second, amounts=amounts),
    )


def split_row(review: Review, row_id: str, first: RowPart, second: RowPart) -> Action:
    """Part a row in two; the second stands after the first and in the same sum.

    Raises:
        IntakeError: A part has no label or no amount.
    """
    of_row = [figure for figure in review.figures if figure.row_id == row_id]
    for part in (first, second):
        if not part.label.strip() or not any(text.strip() for text in part.amounts.values()):
            raise IntakeError(
                f"a part of {row_id} has no label or no amount",
                swedish="Skriv text och minst ett belopp för båda raderna.",
            )
    table = of_row[0].table
    last = max(figure.line.row_number for figure in review.figures if figure.table == table)
    label = of_row[0].line.line_text
    edits = _edits(of_row, f"t{table}-r{last + 1}", first, second)
    return Action(text=f"Delade raden {label} i två", edits=tuple(edits))


def _edits(
    of_row: Sequence[ReviewFigure], new_id: str, first: RowPart, second: RowPart
) -> Iterator[Edit]:
    row_id, label = of_row[0].row_id, of_row[0].line.line_text
    why = f"Två rader var lästa som en, {label}"
    yield Edit(scope=Scope.ROW, target=new_id, field=SPLIT_FROM, value=row_id, reason=why)
    for column, text in second.amounts.items():
        if text.strip():
            yield _amount(f"{new_id}-c{column}", text, why)
    yield _label(new_id, second.label, why)
    there = {figure.column: figure for figure in of_row}
    for column in dict.fromkeys((*there, *first.amounts)):
        text = first.amounts.get(column, "").strip()
        figure = there.get(column)
        if not text and figure is not None:
            moved = f"{why}: beloppet hör till {second.label.strip()}"
            target = figure.figure_id
            yield Edit(scope=Scope.FIGURE, target=target, field="left_out", value=moved)
        elif text and (figure is None or figure.line.printed_text != text):
            yield _amount(f"{row_id}-c{column}", text, why)
    if first.label.strip() != label:
        yield _label(row_id, first.label, why)


def _amount(target: str, text: str, why: str) -> Edit:
    return Edit(
        scope=Scope.FIGURE, target=target, field="printed_text", value=text.strip(), reason=why
    )


def _label(row_id: str, text: str, why: str) -> Edit:
    return Edit(scope=Scope.ROW, target=row_id, field="line_text", value=text.strip(), reason=why)
