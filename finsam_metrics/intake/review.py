"""A draft under review: what was read with every edit applied."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Final, get_args, get_type_hints

from finsam_metrics.intake.edits import Edit, Scope, Step, edits_of
from finsam_metrics.intake.read_documents import ReadDocument, ReadFigure
from finsam_metrics.model.enums import (
    Basis,
    Concept,
    DocumentKind,
    Kind,
    RowKind,
    Statement,
    Version,
)
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.facts import Identity
from finsam_metrics.model.records import UNMAPPED, BudgetLine
from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.words.number_styles import readings_sek
from finsam_metrics.words.units import KRONOR_PER_UNIT

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_SUM_CATEGORY: Final = "subtotal"


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """An amount that somebody decided is right where the document is wrong."""

    amount_sek: Decimal
    reason_text: str
    author_text: str
    decided_date: date


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewFigure:
    """One figure as it stands in the review.

    Attributes:
        read: As it was read; None where a person added it.
        line: As it would be published, before a correction.
        table: Order of its table in the document.
        column: Order of its column in the table.
        has_unit: Whether its unit is told, by the document or a person.
        accepted_by: Who accepted it; None where nobody has.
        left_out_text: Why it is not published; None where it is.
        correction: None where the printed amount counts.
    """

    read: ReadFigure | None
    line: BudgetLine
    table: int
    column: int
    has_unit: bool
    accepted_by: str | None = None
    left_out_text: str | None = None
    correction: Correction | None = None

    @property
    def figure_id(self) -> str:
        """Its id in the draft."""
        return self.line.figure_id

    @property
    def row_id(self) -> str:
        """The row that it stands in."""
        return f"t{self.table}-r{self.line.row_number}"

    @property
    def column_id(self) -> str:
        """The column that it stands in."""
        return f"t{self.table}-c{self.column}"

    @property
    def is_kept(self) -> bool:
        """Whether it is to be published."""
        return self.left_out_text is None

    @property
    def amount_sek(self) -> Decimal:
        """What counts: the corrected amount where there is one."""
        return self.line.amount_sek if self.correction is None else self.correction.amount_sek


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewFact:
    """One fact as it stands in the review.

    Attributes:
        fact_id: Its table and order, ``training-2``.
        table: The table of the plan package that it stands in.
        record: As it would be published.
        printed_text: The words it was read from.
        accepted_by: Who accepted it; None where nobody has.
        left_out_text: Why it is not published; None where it is.
    """

    fact_id: str
    table: str
    record: Any
    printed_text: str
    accepted_by: str | None = None
    left_out_text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """A draft with every edit applied.

    Attributes:
        read: What was read.
        identity: Whose plan it is, as it stands now.
        figures: In the document's order; what a person added stands after its row.
        facts: In the order of their tables; of a plan only, since what a report tells of its year
            is not what the plan for that year says.
        steps: What was done, the oldest first.
        not_personal: What looks like a person's name and is none, as somebody said.
    """

    read: ReadDocument
    identity: Identity
    not_personal: frozenset[str]
    figures: tuple[ReviewFigure, ...]
    facts: tuple[ReviewFact, ...]
    steps: tuple[Step, ...]

    @property
    def kind(self) -> DocumentKind:
        """What the document is: a plan where nothing says otherwise."""
        return self.identity.document_kind or DocumentKind.PLAN

    def figure(self, figure_id: str) -> ReviewFigure:
        """Give a figure.

        Raises:
            KeyError: There is none of that id.
        """
        for one in self.figures:
            if one.figure_id == figure_id:
                return one
        raise KeyError(figure_id)


@dataclass(slots=True)
class _State:
    identity: Identity
    figures: dict[str, ReviewFigure]
    not_personal: set[str] = field(default_factory=set)
    facts: dict[str, ReviewFact] = field(default_factory=dict)


def apply_steps(read: ReadDocument, steps: Sequence[Step]) -> Review:
    """Apply every edit to what was read.

    Raises:
        IntakeError: An edit cannot be: it names nothing that there is, or its value is none.
    """
    state = _State(
        identity=read.identity,
        figures={one.line.figure_id: as_read(one) for one in read.figures},
        facts={
            f"{table}-{number}": ReviewFact(
                fact_id=f"{table}-{number}",
                table=table,
                record=one.record,
                printed_text=one.printed_text,
            )
            for table, found in read.facts().items()
            for number, one in enumerate(found, start=1)
        },
    )
    for step, edit in edits_of(steps):
        _apply(state, step, edit)
    order = {one.line.figure_id: place for place, one in enumerate(read.figures)}
    is_plan = state.identity.document_kind in (None, DocumentKind.PLAN)
    return Review(
        read=read,
        identity=state.identity,
        not_personal=frozenset(state.not_personal),
        figures=tuple(sorted(state.figures.values(), key=lambda one: _place(one, order))),
        facts=tuple(state.facts.values()) if is_plan else (),
        steps=tuple(steps),
    )


def as_read(one: ReadFigure) -> ReviewFigure:
    """Give a figure as a review begins with it: what its category may be stands in its place."""
    line = _with_period(one)
    if line.category_id == UNMAPPED and one.proposal is not None:
        line = replace(
            line,
            category_id=one.proposal.category_id,
            is_judgement=True,
            judgement_text=one.proposal.reason_text,
        )
    return ReviewFigure(
        read=one, line=line, table=one.table, column=one.column, has_unit=one.has_unit
    )


def _with_period(one: ReadFigure) -> BudgetLine:
    """The line of a part of a year, or of another twelve months, has a period and no year."""
    first = None if one.heading is None else one.heading.period_from
    last = None if one.heading is None else one.heading.period_to
    if first is None or last is None or one.line.period_from is not None:
        return one.line
    if (first, last) == (date(last.year, 1, 1), date(last.year, 12, 31)):
        return one.line
    return replace(one.line, year=None, period_from=first, period_to=last)


def _place(one: ReviewFigure, order: Mapping[str, int]) -> tuple[int, float]:
    """The document's order; what was added stands after the last figure of its line."""
    if one.figure_id in order:
        return (order[one.figure_id], 0)
    return (len(order), one.line.row_number + one.column / 1000)


def _apply(state: _State, step: Step, edit: Edit) -> None:
    match edit.scope:
        case Scope.DOCUMENT:
            _set_document(state, edit)
        case Scope.FACT:
            _set_fact(state, step, edit)
        case Scope.FIGURE if edit.field == "printed_text" and edit.target not in state.figures:
            _add_figure(state, step, edit)
        case _:
            for figure_id in _reached(state.figures.values(), edit):
                changed = _changed(state.figures[figure_id], step, edit)
                state.figures[figure_id] = changed


def _reached(figures: Iterable[ReviewFigure], edit: Edit) -> list[str]:
    def is_reached(one: ReviewFigure) -> bool:
        return edit.target == {
            Scope.TABLE: f"t{one.table}",
            Scope.COLUMN: one.column_id,
            Scope.ROW: one.row_id,
            Scope.FIGURE: one.figure_id,
        }.get(edit.scope)

    found = [one.figure_id for one in figures if is_reached(one)]
    if not found:
        raise _no_such(edit)
    return found


def _changed(one: ReviewFigure, step: Step, edit: Edit) -> ReviewFigure:
    if edit.field == "accepted":
        accepted = step.who if edit.value is not None else None
        return replace(one, accepted_by=accepted) if one.is_kept else one
    if edit.field == "left_out":
        return replace(one, left_out_text=edit.value, accepted_by=None)
    if edit.field == "corrected_sek":
        return replace(one, correction=_correction(step, edit))
    if edit.field == "is_turned":
        return replace(one, line=_turned(one.line), accepted_by=None)
    setter = _LINE_FIELDS.get(edit.field)
    if setter is None or edit.scope not in setter.scopes:
        raise _no_such(edit)
    line = setter.change(one.line, edit)
    has_unit = one.has_unit or edit.field == "unit"
    return replace(one, line=line, has_unit=has_unit, accepted_by=None)


def _correction(step: Step, edit: Edit) -> Correction | None:
    if edit.value is None:
        return None
    if not edit.reason:
        raise IntakeError(
            "a correction needs a reason",
            swedish="Skriv varför beloppet i dokumentet är fel.",
        )
    try:
        amount = Decimal(edit.value).quantize(Decimal("0.01"))
    except InvalidOperation as error:
        raise _no_value(edit, "ett belopp i kronor") from error
    return Correction(
        amount_sek=amount,
        reason_text=edit.reason,
        author_text=step.who,
        decided_date=step.at.date(),
    )


def _turned(line: BudgetLine) -> BudgetLine:
    basis = [part for part in line.basis.split("+") if part != Basis.PRINTED]
    if Basis.SIGN_NORMALISED in basis:
        basis.remove(Basis.SIGN_NORMALISED)
    else:
        basis.append(Basis.SIGN_NORMALISED)
    return replace(line, amount_sek=-line.amount_sek, basis="+".join(basis) or Basis.PRINTED)


def with_amount(line: BudgetLine) -> BudgetLine:
    """The line with the amounts that its printed text and unit give.

    Of several readings the one stands that the line has already.
    """
    readings = readings_sek(line.printed_text, unit=line.unit)
    if not readings:
        raise IntakeError(
            f"cannot read {line.printed_text!r} as an amount in {line.unit}",
            swedish=f"”{line.printed_text}” är inget belopp. Skriv det som det står i dokumentet, "
            "till exempel 1 250 eller −430,9.",
        )
    had = line.printed_amount_sek
    printed = had if had in readings else readings[0]
    turned = Basis.SIGN_NORMALISED in line.basis
    return replace(line, printed_amount_sek=printed, amount_sek=-printed if turned else printed)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Setter:
    """A field of a figure that an edit may set, for how much at once."""

    scopes: frozenset[Scope]
    change: Callable[[BudgetLine, Edit], BudgetLine]


def _text(name: str, *, may_be_empty: bool) -> Callable[[BudgetLine, Edit], BudgetLine]:
    def change(line: BudgetLine, edit: Edit) -> BudgetLine:
        value = (edit.value or "").strip() or None
        if value is None and not may_be_empty:
            raise _no_value(edit, "en text")
        return _with(line, name, value)

    return change


def _one_of(
    name: str, kind: type[StrEnum], *, may_be_empty: bool = False
) -> Callable[[BudgetLine, Edit], BudgetLine]:
    def change(line: BudgetLine, edit: Edit) -> BudgetLine:
        if edit.value is None and may_be_empty:
            return _with(line, name, None)
        try:
            return _with(line, name, kind(edit.value or ""))
        except ValueError as error:
            raise _no_value(edit, f"något av {format_list([*kind])}") from error

    return change


def _with(line: BudgetLine, name: str, value: Any) -> BudgetLine:
    return replace(line, **{name: value})


def _set_year(line: BudgetLine, edit: Edit) -> BudgetLine:
    if edit.value is None:
        return replace(line, year=None, period_from=None, period_to=None)
    if not edit.value.isdecimal() or not _FIRST_YEAR <= int(edit.value) <= _LAST_YEAR:
        raise _no_value(edit, "ett år, till exempel 2026")
    return replace(line, year=int(edit.value), period_from=None, period_to=None)


def _set_unit(line: BudgetLine, edit: Edit) -> BudgetLine:
    if edit.value not in KRONOR_PER_UNIT:
        raise _no_value(edit, "en enhet som väljs i listan")
    was, now = KRONOR_PER_UNIT[line.unit], KRONOR_PER_UNIT[edit.value]
    scaled = line.printed_amount_sek / was * now
    return with_amount(replace(line, unit=edit.value, printed_amount_sek=scaled))


def _set_printed(line: BudgetLine, edit: Edit) -> BudgetLine:
    return with_amount(replace(line, printed_text=(edit.value or "").strip()))


def _set_part_of(line: BudgetLine, edit: Edit) -> BudgetLine:
    if edit.value is not None and not edit.value.isdecimal():
        raise _no_value(edit, "en summarad")
    return replace(line, part_of=None if edit.value is None else int(edit.value))


def _set_row_kind(line: BudgetLine, edit: Edit) -> BudgetLine:
    """A sum has the category of sums; what is a sum no longer has none until it is chosen."""
    line = _one_of("row_kind", RowKind)(line, edit)
    if line.row_kind is RowKind.SUM and line.kind is not Kind.RESULT:
        return replace(line, category_id=_SUM_CATEGORY, is_judgement=False, judgement_text=None)
    if line.row_kind is RowKind.ITEM and line.category_id == _SUM_CATEGORY:
        return replace(line, category_id=UNMAPPED, is_judgement=False, judgement_text=None)
    return line


def _set_category(line: BudgetLine, edit: Edit) -> BudgetLine:
    if edit.value is None:
        return replace(line, category_id=UNMAPPED, is_judgement=False, judgement_text=None)
    text = edit.reason or "Vald vid granskningen"
    return replace(line, category_id=edit.value, is_judgement=True, judgement_text=text)


_OF_TABLE: Final = frozenset({Scope.TABLE})
_OF_COLUMN: Final = frozenset({Scope.TABLE, Scope.COLUMN, Scope.FIGURE})
_OF_ROW: Final = frozenset({Scope.ROW})
_LINE_FIELDS: Final[Mapping[str, _Setter]] = {
    "printed_text": _Setter(scopes=frozenset({Scope.FIGURE}), change=_set_printed),
    "year": _Setter(scopes=_OF_COLUMN, change=_set_year),
    "version": _Setter(scopes=_OF_COLUMN, change=_one_of("version", Version, may_be_empty=True)),
    "unit": _Setter(scopes=_OF_COLUMN | _OF_ROW, change=_set_unit),
    "column_text": _Setter(
        scopes=frozenset({Scope.COLUMN}), change=_text("column_text", may_be_empty=True)
    ),
    "table_text": _Setter(scopes=_OF_TABLE, change=_text("table_text", may_be_empty=False)),
    "statement": _Setter(scopes=_OF_TABLE, change=_one_of("statement", Statement)),
    "line_text": _Setter(scopes=_OF_ROW, change=_text("line_text", may_be_empty=False)),
    "section_text": _Setter(scopes=_OF_ROW, change=_text("section_text", may_be_empty=True)),
    "row_kind": _Setter(scopes=_OF_ROW, change=_set_row_kind),
    "kind": _Setter(scopes=_OF_ROW, change=_one_of("kind", Kind)),
    "concept": _Setter(scopes=_OF_ROW, change=_one_of("concept", Concept, may_be_empty=True)),
    "part_of": _Setter(scopes=_OF_ROW, change=_set_part_of),
    "category_id": _Setter(scopes=_OF_ROW, change=_set_category),
}


def _add_figure(state: _State, step: Step, edit: Edit) -> None:
    """Add a figure in a row and a column that are there; a new row is made by its first figure.

    What it is follows its row and its column.
    """
    found = re.fullmatch(r"t(\d+)-r(\d+)-c(\d+)", edit.target)
    if found is None:
        raise _no_such(edit)
    table, row, column = (int(number) for number in found.groups())
    of_table = [one for one in state.figures.values() if one.table == table]
    of_row = [one for one in of_table if one.line.row_number == row]
    of_column = [one for one in of_table if one.column == column]
    if not of_column:
        raise _no_such(edit)
    like = (of_row or of_column)[-1]
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
        basis=Basis.SIGN_NORMALISED if Basis.SIGN_NORMALISED in like.line.basis else Basis.PRINTED,
    )
    if not of_row:
        line = replace(
            line,
            line_text=edit.reason or "",
            row_kind=RowKind.ITEM,
            concept=None,
            part_of=None,
            category_id=UNMAPPED,
            is_judgement=False,
            judgement_text=None,
        )
    state.figures[edit.target] = ReviewFigure(
        read=None,
        line=with_amount(line),
        table=table,
        column=column,
        has_unit=True,
        accepted_by=step.who,
    )


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
    if edit.field not in _IDENTITY_FIELDS:
        raise _no_such(edit)
    value = _parsed(Identity, edit)
    state.identity = replace(state.identity, **{edit.field: value})


def _set_fact(state: _State, step: Step, edit: Edit) -> None:
    fact = state.facts.get(edit.target)
    if fact is None:
        raise _no_such(edit)
    if edit.field == "accepted":
        accepted = step.who if edit.value is not None and fact.left_out_text is None else None
        state.facts[edit.target] = replace(fact, accepted_by=accepted)
    elif edit.field == "left_out":
        state.facts[edit.target] = replace(fact, left_out_text=edit.value, accepted_by=None)
    elif edit.field in {one.name for one in fields(fact.record)}:
        value = _parsed(type(fact.record), edit)
        record = replace(fact.record, **{edit.field: value})
        state.facts[edit.target] = replace(fact, record=record, accepted_by=None)
    else:
        raise _no_such(edit)


def _parsed(record: type[Any], edit: Edit) -> Any:
    """The value of a record's field from its text."""
    wanted = get_type_hints(record)[edit.field]
    kinds = [kind for kind in (get_args(wanted) or (wanted,)) if kind is not type(None)]
    text = (edit.value or "").strip()
    if not text:
        if type(None) in get_args(wanted):
            return None
        raise _no_value(edit, "en text")
    kind = kinds[0]
    try:
        if kind is bool:
            return {"true": True, "false": False}[text]
        if kind is date:
            return date.fromisoformat(text)
        return kind(text)
    except (ValueError, KeyError, InvalidOperation) as error:
        expected = {int: "ett heltal", date: "en dag som 2026-03-01", Decimal: "ett tal"}
        raise _no_value(edit, expected.get(kind, "ett giltigt värde")) from error


def _no_such(edit: Edit) -> IntakeError:
    return IntakeError(
        f"there is no {edit.field} of {edit.scope} {edit.target!r} to set",
        swedish="Ändringen gäller något som inte finns i utkastet. Ladda om sidan.",
    )


def _no_value(edit: Edit, expected: str) -> IntakeError:
    return IntakeError(
        f"{edit.value!r} is no {edit.field} of {edit.scope} {edit.target!r}",
        swedish=f"”{edit.value or ''}” går inte att använda här. Skriv {expected}.",
    )
