"""What a reviewer does in one go, as a text and its edits."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from finsam_metrics.checks.repairs import Repair
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.intake.figure_fields import with_amount
from finsam_metrics.intake.judging import Judgement, Need, State, columns_without_place
from finsam_metrics.intake.review import Review, ReviewFigure
from finsam_metrics.model.enums import Basis
from finsam_metrics.model.swedish_numbers import format_count
from finsam_metrics.words.amounts import decimals_of, format_in_unit
from finsam_metrics.words.dashes import shown_minus

_YES = "true"


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """What is done in one go.

    Attributes:
        text: What it is, in Swedish, as the list of steps says it.
        edits: In order.
    """

    text: str
    edits: tuple[Edit, ...]


def accept_proved(judgement: Judgement) -> Action:
    """Accept every figure that is proved."""
    count = len(judgement.proved_ids)
    figures = "en bevisad siffra" if count == 1 else f"{format_count(count)} bevisade siffror"
    return Action(text=f"Godkände {figures}", edits=_accepted(judgement.proved_ids))


def accept_table(review: Review, judgement: Judgement, table: int) -> Action:
    """Accept a table whose sums hold; without edits where it cannot be."""
    ids = judgement.acceptable(table, review.figures)
    figures = "siffra" if len(ids) == 1 else "siffror"
    return Action(
        text=f"Godkände tabell {table}, {format_count(len(ids))} {figures}", edits=_accepted(ids)
    )


def accept_row(review: Review, row_id: str) -> Action:
    """Accept the kept figures of a row as they stand."""
    of_row = [figure for figure in review.figures if figure.row_id == row_id and figure.is_kept]
    label = of_row[0].line.line_text if of_row else ""
    return Action(
        text=f"Godkände raden {label}", edits=_accepted(figure.figure_id for figure in of_row)
    )


def accepting_with_category(review: Review, judgement: Judgement, row_id: str) -> tuple[Edit, ...]:
    """What accepts a row together with its category, where that is all that it lacks.

    Who chooses it has the row's amounts before them. Empty where more is missing, or where a sum
    contradicts the row.
    """
    of_row = [figure for figure in review.figures if figure.row_id == row_id and figure.is_kept]
    needs = {need for figure in of_row for need in judgement.needs.get(figure.figure_id, ())}
    states = {judgement.states[figure.figure_id] for figure in of_row}
    if needs != {Need.CATEGORY} or State.CONTRADICTING in states:
        return ()
    return _accepted(figure.figure_id for figure in of_row)


def accept_facts(review: Review, judgement: Judgement, table: str) -> Action:
    """Accept the facts of one kind that lack nothing."""
    ids = [
        fact.fact_id
        for fact in review.facts
        if fact.table == table
        and fact.fact_id in judgement.open_facts
        and fact.fact_id not in judgement.needs
    ]
    edits = [Edit(scope=Scope.FACT, target=i, field="accepted", value=_YES) for i in ids]
    facts = "uppgift" if len(ids) == 1 else "uppgifter"
    return Action(text=f"Godkände {format_count(len(ids))} {facts}", edits=tuple(edits))


def take_repair(figure: ReviewFigure, repair: Repair, reason: str) -> Action:
    """Count with the amount that makes the sums hold; the printed one stays as it is printed."""
    return _correct(figure, repair.amount_sek, reason)


def correct(figure: ReviewFigure, text: str, reason: str) -> Action:
    """Count with another amount, written as the document would print it.

    Raises:
        IntakeError: It is no amount.
    """
    right = with_amount(replace(figure.line, printed_text=text.strip()))
    return _correct(figure, right.amount_sek, reason)


def _correct(figure: ReviewFigure, amount_sek: Decimal, reason: str) -> Action:
    amount = amount_text(figure, amount_sek)
    edits = (
        Edit(
            scope=Scope.FIGURE,
            target=figure.figure_id,
            field="corrected_sek",
            value=str(amount_sek),
            reason=reason,
        ),
        *_accepted([figure.figure_id]),
    )
    printed = shown_minus(figure.line.printed_text)
    text = f"Räknar med {amount} i stället för {printed} på {figure.line.line_text}"
    return Action(text=text, edits=edits)


def amount_text(figure: ReviewFigure, amount_sek: Decimal) -> str:
    """Write an amount as the figure's row prints it, with its unit."""
    return f"{number_text(figure, amount_sek)} {figure.line.unit}"


def number_text(figure: ReviewFigure, amount_sek: Decimal) -> str:
    """Write an amount as the figure's row prints it: in its unit, its decimals and its sign."""
    line = figure.line
    as_printed = -amount_sek if Basis.SIGN_NORMALISED in line.basis else amount_sek
    return format_in_unit(as_printed, unit=line.unit, decimals=decimals_of(line.printed_text))


def leave_out_column(column_id: str, reason: str) -> Action:
    """Leave a column out with a reason."""
    edit = Edit(scope=Scope.COLUMN, target=column_id, field="left_out", value=reason)
    return Action(text="Utelämnade en kolumn", edits=(edit,))


def leave_out_useless_columns(review: Review) -> Action:
    """Leave out the columns that no plan has, such as differences; without edits where none is."""
    edits = [
        Edit(scope=Scope.COLUMN, target=column, field="left_out", value=why)
        for column, why in columns_without_place(review).items()
    ]
    return Action(text="Utelämnade kolumner som bara jämför andra", edits=tuple(edits))


def _accepted(ids: Iterable[str]) -> tuple[Edit, ...]:
    return tuple(Edit(scope=Scope.FIGURE, target=i, field="accepted", value=_YES) for i in ids)
