"""What an edit may set of a figure: of itself, its row, its column or its table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Final

from finsam_metrics.intake.edit_faults import no_such, no_value
from finsam_metrics.intake.edits import Edit, Scope, Step
from finsam_metrics.intake.review import Correction, ReviewFigure
from finsam_metrics.model.enums import Basis, Concept, Kind, RowKind, Statement, Version
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.records import UNMAPPED, BudgetLine
from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.words.number_styles import readings_sek
from finsam_metrics.words.units import KRONOR_PER_UNIT

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_SUM_CATEGORY: Final = "subtotal"


def change_figure(figure: ReviewFigure, step: Step, edit: Edit) -> ReviewFigure:
    """Set what an edit says of a figure that it reaches.

    Raises:
        IntakeError: There is no such field, or it can hold no such value.
    """
    if edit.field == "accepted":
        accepted = step.who if edit.value is not None else None
        return replace(figure, accepted_by=accepted) if figure.is_kept else figure
    if edit.field == "left_out":
        return replace(figure, left_out_text=edit.value, accepted_by=None)
    if edit.field == "corrected_sek":
        return replace(figure, correction=_correction(step, edit))
    if edit.field == "is_turned":
        return replace(figure, line=_turned(figure.line), accepted_by=None)
    setter = _LINE_FIELDS.get(edit.field)
    if setter is None or edit.scope not in setter.scopes:
        raise no_such(edit)
    line = setter.change(figure.line, edit)
    has_unit = figure.has_unit or edit.field == "unit"
    return replace(figure, line=line, has_unit=has_unit, accepted_by=None)


def set_line_field(line: BudgetLine, edit: Edit) -> BudgetLine:
    """Set what an edit says of a figure's line, whatever it reaches.

    Raises:
        IntakeError: There is no such field, or it can hold no such value.
    """
    setter = _LINE_FIELDS.get(edit.field)
    if setter is None:
        raise no_such(edit)
    return setter.change(line, edit)


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
        raise no_value(edit, "ett belopp i kronor") from error
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
            raise no_value(edit, "en text")
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
            raise no_value(edit, f"något av {format_list([*kind])}") from error

    return change


def _with(line: BudgetLine, name: str, value: Any) -> BudgetLine:
    return replace(line, **{name: value})


def _set_year(line: BudgetLine, edit: Edit) -> BudgetLine:
    if edit.value is None:
        return replace(line, year=None, period_from=None, period_to=None)
    if not edit.value.isdecimal() or not _FIRST_YEAR <= int(edit.value) <= _LAST_YEAR:
        raise no_value(edit, "ett år, till exempel 2026")
    return replace(line, year=int(edit.value), period_from=None, period_to=None)


def _set_unit(line: BudgetLine, edit: Edit) -> BudgetLine:
    if edit.value not in KRONOR_PER_UNIT:
        raise no_value(edit, "en enhet som väljs i listan")
    was, now = KRONOR_PER_UNIT[line.unit], KRONOR_PER_UNIT[edit.value]
    scaled = line.printed_amount_sek / was * now
    return with_amount(replace(line, unit=edit.value, printed_amount_sek=scaled))


def _set_printed(line: BudgetLine, edit: Edit) -> BudgetLine:
    return with_amount(replace(line, printed_text=(edit.value or "").strip()))


def _set_part_of(line: BudgetLine, edit: Edit) -> BudgetLine:
    if edit.value is not None and not edit.value.isdecimal():
        raise no_value(edit, "en summarad")
    return replace(line, part_of=None if edit.value is None else int(edit.value))


def _set_row_kind(line: BudgetLine, edit: Edit) -> BudgetLine:
    """A sum has the category of sums; what is a sum no longer has none until it is chosen."""
    line = _one_of("row_kind", RowKind)(line, edit)
    if line.row_kind is RowKind.SUM and line.kind is not Kind.RESULT:
        return replace(line, category_id=_SUM_CATEGORY, is_judgement=False, judgement_text=None)
    if line.row_kind is RowKind.ITEM and line.category_id == _SUM_CATEGORY:
        return replace(line, category_id=UNMAPPED, is_judgement=False, judgement_text=None)
    return line


def _set_kind(line: BudgetLine, edit: Edit) -> BudgetLine:
    """What is of another kind has none of the categories of the kind that it was of."""
    changed = _one_of("kind", Kind)(line, edit)
    if changed.kind is line.kind or line.category_id == _SUM_CATEGORY:
        return changed
    return replace(changed, category_id=UNMAPPED, is_judgement=False, judgement_text=None)


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
    "kind": _Setter(scopes=_OF_ROW, change=_set_kind),
    "concept": _Setter(scopes=_OF_ROW, change=_one_of("concept", Concept, may_be_empty=True)),
    "part_of": _Setter(scopes=_OF_ROW, change=_set_part_of),
    "category_id": _Setter(scopes=_OF_ROW, change=_set_category),
}
