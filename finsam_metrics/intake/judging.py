"""How a review stands: what each sum says, how sure each figure is, and what a person must do."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final

from finsam_metrics.checks.equations import Equation, check_sums, find_equations
from finsam_metrics.checks.repairs import Repair, find_repairs
from finsam_metrics.intake.review import Review, ReviewFact, ReviewFigure
from finsam_metrics.model.drafts import ColumnKind, Confidence
from finsam_metrics.model.records import UNMAPPED, BudgetLine, SumCheck


class State(StrEnum):
    """How a figure stands. What a person said of it goes before what its sums say."""

    PROVED = "proved"
    LIKELY = "likely"
    UNSURE = "unsure"
    CONTRADICTING = "contradicting"
    ACCEPTED = "accepted"
    LEFT_OUT = "left_out"


class Need(StrEnum):
    """What a kept figure or fact must have before it can be published."""

    UNIT = "unit"
    VERSION = "version"
    CATEGORY = "category"
    SAME_CELL = "same_cell"
    LABEL = "label"
    TERM = "term"
    TARGET = "target"
    SAME_FACT = "same_fact"


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """How a review stands.

    Attributes:
        states: By figure.
        needs: By figure or fact, what is missing; those that lack nothing are not in it.
        checks: Every sum that could be tried, with the amounts as they count now.
        repairs: The smallest repairs of failing sums, by the figure that each changes.
        open_ids: Figures that a person has to look at, in the document's order.
        open_facts: Facts likewise.
        proved_ids: Figures that are proved and not accepted yet.
        mended_ids: Figures of sums that failed as the document was read, and hold since a person
            changed a figure of theirs.
        is_exact: As ``ReadDocument.is_exact``.
    """

    states: Mapping[str, State]
    needs: Mapping[str, tuple[Need, ...]]
    checks: tuple[SumCheck, ...]
    repairs: Mapping[str, tuple[Repair, ...]]
    open_ids: tuple[str, ...]
    open_facts: tuple[str, ...]
    proved_ids: tuple[str, ...]
    mended_ids: frozenset[str]
    is_exact: bool

    @property
    def failing(self) -> tuple[SumCheck, ...]:
        """The sums that do not hold."""
        return tuple(check for check in self.checks if not check.holds)

    def acceptable(self, table: int, figures: Collection[ReviewFigure]) -> tuple[str, ...]:
        """The figures of a table that can be accepted at once: all of its sums hold.

        Empty where one does not, where no sum was tried of amounts that were read by what is
        likely, or where something is missing.
        """
        of_table = [figure for figure in figures if figure.table == table and figure.is_kept]
        ids = {figure.figure_id for figure in of_table}
        tried = [check for check in self.checks if check.figure_id in ids]
        is_likely = not tried and (not self.is_exact or any(map(self._is_unsure, of_table)))
        if is_likely or not all(check.holds for check in tried):
            return ()
        if any(figure.figure_id in self.needs for figure in of_table):
            return ()
        return tuple(figure.figure_id for figure in of_table if figure.accepted_by is None)

    def _is_unsure(self, figure: ReviewFigure) -> bool:
        return self.states[figure.figure_id] in (State.UNSURE, State.CONTRADICTING)


_BY_CONFIDENCE: Final = {
    Confidence.A: State.PROVED,
    Confidence.B: State.LIKELY,
    Confidence.C: State.UNSURE,
    Confidence.D: State.UNSURE,
}
_NOT_PUBLISHED: Final = (ColumnKind.DIFFERENCE, ColumnKind.PRICE)
_TERMS: Final = {"priority_group": "group_id", "training": "training_type"}
_PAID: Final = ("training", "initiative")
_TARGET: Final = ("target_operator", "target_value", "target_unit")
_TOLD_APART_BY: Final = {
    "priority_group": ("group_text", "group_id", "context", "line"),
    "training": ("training_id",),
    "initiative": ("name",),
    "staffing": ("role",),
    "meeting": ("body", "date"),
    "goal": ("goal_summary",),
    "declaration": ("declaration_type", "line"),
}


def judge(review: Review) -> Judgement:
    """Try every sum anew and say how each figure and fact stands."""
    kept = [figure for figure in review.figures if figure.is_kept]
    lines = tuple(counted_line(figure) for figure in kept)
    amounts = {line.figure_id: line.amount_sek for line in lines}
    equations = find_equations(lines)
    failing = [equation for equation in equations if not _agrees(equation, amounts)]
    doubted = {figure for equation in failing for figure in equation.figures}
    mended = _mended(kept, equations, amounts) - doubted
    needs = {**_figure_needs(kept), **_fact_needs(review.facts)}
    states = {
        figure.figure_id: _state(figure, doubted, mended, has_needs=figure.figure_id in needs)
        for figure in review.figures
    }
    settled = (State.ACCEPTED, State.LEFT_OUT, State.PROVED)
    return Judgement(
        states=states,
        needs=needs,
        checks=tuple(check_sums(equations, amounts)),
        repairs=_repairs(failing, equations, {line.figure_id: line for line in lines}, amounts),
        open_ids=tuple(
            figure.figure_id
            for figure in review.figures
            if states[figure.figure_id] not in settled or figure.figure_id in needs
        ),
        open_facts=tuple(
            fact.fact_id
            for fact in review.facts
            if fact.left_out_text is None and (fact.accepted_by is None or fact.fact_id in needs)
        ),
        is_exact=review.read.is_exact,
        proved_ids=tuple(i for i, state in states.items() if state is State.PROVED),
        mended_ids=frozenset(mended),
    )


def counted_line(figure: ReviewFigure) -> BudgetLine:
    """The line with the amount that counts."""
    return replace(figure.line, amount_sek=figure.amount_sek)


def _agrees(equation: Equation, amounts: Mapping[str, Decimal]) -> bool:
    """Whether it holds, or rounding row by row explains what differs."""
    if equation.holds(amounts):
        return True
    is_rounded = abs(equation.difference_sek(amounts)) <= equation.rounding_sek
    return equation.equation != "cross" and is_rounded


def _mended(
    kept: Collection[ReviewFigure], equations: Collection[Equation], amounts: Mapping[str, Decimal]
) -> set[str]:
    """The figures of sums that hold now, and do not with the amounts that were read."""
    as_read = dict(amounts) | {
        figure.figure_id: figure.read.line.amount_sek for figure in kept if figure.read is not None
    }
    return {
        figure_id
        for equation in equations
        if _agrees(equation, amounts) and not _agrees(equation, as_read)
        for figure_id in equation.figures
    }


def _state(
    figure: ReviewFigure,
    doubted: Collection[str],
    mended: Collection[str],
    *,
    has_needs: bool,
) -> State:
    if not figure.is_kept:
        return State.LEFT_OUT
    if figure.accepted_by is not None:
        return State.ACCEPTED
    if figure.figure_id in doubted:
        return State.CONTRADICTING
    if figure.read is None or has_needs:
        return State.UNSURE
    if figure.read.confidence is Confidence.D and figure.figure_id in mended:
        return State.LIKELY
    state = _BY_CONFIDENCE[figure.read.confidence]
    is_changed = figure.line.printed_text != figure.read.line.printed_text
    return State.LIKELY if state is State.PROVED and is_changed else state


def _figure_needs(kept: Collection[ReviewFigure]) -> dict[str, tuple[Need, ...]]:
    cells = Counter(_cell(figure) for figure in kept)
    return {figure.figure_id: needs for figure in kept if (needs := tuple(_needs(figure, cells)))}


def _cell(figure: ReviewFigure) -> tuple[object, ...]:
    """What tells a published figure from the others of its row."""
    line = figure.line
    return (figure.row_id, line.year, line.period_from, line.period_to, line.version)


def _needs(figure: ReviewFigure, cells: Mapping[tuple[object, ...], int]) -> Iterator[Need]:
    if not figure.has_unit:
        yield Need.UNIT
    if figure.line.version is None:
        yield Need.VERSION
    elif cells[_cell(figure)] > 1 and figure.table:
        yield Need.SAME_CELL
    if figure.line.category_id == UNMAPPED:
        yield Need.CATEGORY
    if not figure.line.line_text.strip():
        yield Need.LABEL


def _fact_needs(facts: Collection[ReviewFact]) -> dict[str, tuple[Need, ...]]:
    kept = [fact for fact in facts if fact.left_out_text is None]
    seen: set[tuple[object, ...]] = set()
    needs = {}
    for fact in kept:
        key = (fact.table, *(getattr(fact.record, name) for name in _TOLD_APART_BY[fact.table]))
        if found := tuple(_needs_of_fact(fact, is_repeated=key in seen)):
            needs[fact.fact_id] = found
        seen.add(key)
    return needs


def _needs_of_fact(fact: ReviewFact, *, is_repeated: bool) -> Iterator[Need]:
    record = fact.record
    if fact.table in _TERMS and getattr(record, _TERMS[fact.table]) == UNMAPPED:
        yield Need.TERM
    if fact.table in _PAID and record.printed_text is not None and record.unit is None:
        yield Need.UNIT
    stated = [getattr(record, name) is not None for name in _TARGET if fact.table == "goal"]
    if any(stated) and not all(stated):
        yield Need.TARGET
    if is_repeated:
        yield Need.SAME_FACT


def _repairs(
    failing: list[Equation],
    equations: list[Equation],
    lines: Mapping[str, BudgetLine],
    amounts: Mapping[str, Decimal],
) -> dict[str, tuple[Repair, ...]]:
    """The best repairs of each failing sum, by the figure that is changed."""
    found: dict[str, dict[Decimal, Repair]] = {}
    for equation in failing:
        for repair in find_repairs(equation, equations, lines, amounts).repairs:
            found.setdefault(repair.figure_id, {})[repair.amount_sek] = repair
    return {figure_id: tuple(repairs.values()) for figure_id, repairs in found.items()}


def columns_without_place(review: Review) -> dict[str, str]:
    """Columns that no plan package has, as differences, with why; they are left out at once."""
    return {
        figure.column_id: _WHY_LEFT_OUT[figure.read.heading.kind]
        for figure in review.figures
        if figure.is_kept
        and figure.read is not None
        and figure.read.heading is not None
        and figure.read.heading.kind in _NOT_PUBLISHED
    }


_WHY_LEFT_OUT: Final = {
    ColumnKind.DIFFERENCE: "Kolumnen är skillnaden mellan två andra",
    ColumnKind.PRICE: "Kolumnen är ett pris för en enhet",
}
