"""What was read with every edit applied: from nothing but the two, so that each can be undone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from finsam_metrics.intake.account_spans import ACCOUNT_SPAN, AccountSpan, span_of_text
from finsam_metrics.intake.added_figures import ADDED, added_cell, added_head
from finsam_metrics.intake.edit_faults import no_such
from finsam_metrics.intake.edits import Edit, Scope, Step, edits_of
from finsam_metrics.intake.fact_fields import added_fact, change_fact
from finsam_metrics.intake.figure_fields import change_figure
from finsam_metrics.intake.read_documents import FACT_TABLES, ReadDocument, ReadLine
from finsam_metrics.intake.record_fields import parse_field
from finsam_metrics.intake.review import Review, ReviewFact, ReviewFigure, as_read
from finsam_metrics.model.enums import DocumentKind
from finsam_metrics.model.facts import Identity

SPLIT_FROM: Final = "split_from"


@dataclass(slots=True)
class _State:
    identity: Identity
    figures: dict[str, ReviewFigure]
    lines: tuple[ReadLine, ...]
    not_personal: set[str] = field(default_factory=set)
    account_spans: dict[AccountSpan, str] = field(default_factory=dict)
    split_from: dict[str, str] = field(default_factory=dict)
    facts: dict[str, ReviewFact] = field(default_factory=dict)


def apply_steps(read: ReadDocument, steps: Sequence[Step]) -> Review:
    """Apply every edit to what was read.

    Raises:
        IntakeError: An edit cannot be: it names nothing that there is, or its value is none.
    """
    state = _State(
        identity=read.identity,
        figures={figure.line.figure_id: as_read(figure) for figure in read.figures},
        lines=read.lines,
        facts={
            f"{table}-{number}": ReviewFact(
                fact_id=f"{table}-{number}",
                table=table,
                read=stated,
                record=stated.record,
                printed_text=stated.printed_text,
            )
            for table, found in read.facts().items()
            for number, stated in enumerate(found, start=1)
        },
    )
    for step, edit in edits_of(steps):
        _apply(state, step, edit)
    is_plan = state.identity.document_kind in (None, DocumentKind.PLAN)
    facts = sorted(state.facts.values(), key=_fact_place) if is_plan else []
    return Review(
        read=read,
        identity=state.identity,
        not_personal=frozenset(state.not_personal),
        account_spans=state.account_spans,
        figures=tuple(sorted(state.figures.values(), key=_places(read, state.split_from))),
        facts=tuple(facts),
        steps=tuple(steps),
    )


def _places(
    read: ReadDocument, split_from: Mapping[str, str]
) -> Callable[[ReviewFigure], tuple[int, int, int]]:
    """Give the order of figures: the document's; what was added stands after its row or table."""
    order = {figure.line.figure_id: place for place, figure in enumerate(read.figures)}
    last = {f"t{figure.table}": place for place, figure in enumerate(read.figures)}
    last |= {as_read(figure).row_id: place for place, figure in enumerate(read.figures)}

    def place(figure: ReviewFigure) -> tuple[int, int, int]:
        if figure.figure_id in order:
            return (order[figure.figure_id], 0, 0)
        row_id = figure.row_id
        while row_id in split_from:
            row_id = split_from[row_id]
        after = last.get(row_id, last.get(f"t{figure.table}", len(order)))
        return (after, figure.line.row_number, figure.column)

    return place


def _fact_place(fact: ReviewFact) -> tuple[int, int]:
    """The order of the tables; what was added stands after what was read."""
    return FACT_TABLES.index(fact.table), int(fact.fact_id.rpartition("-")[2])


def _apply(state: _State, step: Step, edit: Edit) -> None:
    match edit.scope:
        case Scope.DOCUMENT:
            _set_document(state, edit)
        case Scope.FACT:
            _set_fact(state, step, edit)
        case Scope.ROW if edit.field == SPLIT_FROM:
            _split_row(state, edit)
        case Scope.FIGURE if edit.field == "printed_text" and edit.target not in state.figures:
            figures = tuple(state.figures.values())
            state.figures[edit.target] = added_cell(figures, state.split_from, step, edit)
        case Scope.FIGURE if edit.field == ADDED and edit.target not in state.figures:
            figures = tuple(state.figures.values())
            state.figures[edit.target] = added_head(figures, state.lines, step, edit)
        case _:
            for figure_id in _reached(state.figures.values(), edit):
                changed = change_figure(state.figures[figure_id], step, edit)
                state.figures[figure_id] = changed


def _reached(figures: Iterable[ReviewFigure], edit: Edit) -> list[str]:
    def is_reached(figure: ReviewFigure) -> bool:
        return edit.target == {
            Scope.TABLE: f"t{figure.table}",
            Scope.COLUMN: figure.column_id,
            Scope.ROW: figure.row_id,
            Scope.FIGURE: figure.figure_id,
        }.get(edit.scope)

    found = [figure.figure_id for figure in figures if is_reached(figure)]
    if not found:
        raise no_such(edit)
    return found


def _split_row(state: _State, edit: Edit) -> None:
    """Note the row that a row to come is a part of."""
    row_ids = {figure.row_id for figure in state.figures.values()}
    if edit.value not in row_ids or edit.target in row_ids:
        raise no_such(edit)
    state.split_from[edit.target] = edit.value or ""


_IDENTITY_FIELDS: Final = (
    "title",
    "association_id",
    "budget_year",
    "registry_number",
    "decided_date",
    "decided_text",
    "phase",
    "document_kind",
)


def _set_document(state: _State, edit: Edit) -> None:
    if edit.field == "not_personal":
        state.not_personal.add(edit.target)
        return
    if edit.field == ACCOUNT_SPAN:
        span = span_of_text(edit.target)
        if span is None or not edit.value:
            raise no_such(edit)
        state.account_spans.pop(span, None)
        state.account_spans[span] = edit.value
        return
    if edit.field not in _IDENTITY_FIELDS:
        raise no_such(edit)
    value = parse_field(Identity, edit)
    state.identity = replace(state.identity, **{edit.field: value})


def _set_fact(state: _State, step: Step, edit: Edit) -> None:
    fact = state.facts.get(edit.target)
    if edit.field == ADDED and fact is None:
        state.facts[edit.target] = added_fact(edit, step, state.lines)
    elif fact is None:
        raise no_such(edit)
    else:
        state.facts[edit.target] = change_fact(fact, step, edit, state.lines)
