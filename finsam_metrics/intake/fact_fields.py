"""What an edit may set of a fact, and how one is added that was not read.

The sheets for plans that are written by hand say what there is to fill in, so that a fact is asked
for in the same words and held to the same bounds wherever it is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from finsam_metrics.documents.by_hand.cells import CellError, parse_cell
from finsam_metrics.intake.edit_faults import no_such, no_value
from finsam_metrics.intake.edits import Edit, Step
from finsam_metrics.intake.read_documents import FACT_TABLES, ReadLine
from finsam_metrics.intake.review import ReviewFact
from finsam_metrics.intake.written_in import place_of, read_written
from finsam_metrics.model import records
from finsam_metrics.model.errors import IntakeError, NormaliseError
from finsam_metrics.model.records import UNMAPPED
from finsam_metrics.model.slugs import make_slug
from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.words.amounts import parse_amount_sek
from finsam_metrics.words.plan_sheets import SHEETS, Answer, SheetColumn

LINE: Final = "line"
_RECORDS: Final[Mapping[str, type[Any]]] = {
    "priority_group": records.PriorityGroup,
    "training": records.Training,
    "initiative": records.Initiative,
    "staffing": records.Staffing,
    "meeting": records.Meeting,
    "goal": records.Goal,
    "declaration": records.Declaration,
}
_AMOUNTS: Final = ("cost_sek", "amount_sek")
_UNIT: Final = "unit"
_JUDGEMENT: Final = "judgement_text"
_TARGET: Final = ("target_value", "target_unit")
_SHARE_UNIT: Final = "equity_share_of_contributions"
_PER_CENT: Final = 100
_COLUMNS: Final = {
    sheet.table: tuple(column for column in sheet.columns if column.field != "page")
    for sheet in SHEETS
    if sheet.table in FACT_TABLES
}


def fact_columns(table: str) -> tuple[SheetColumn, ...]:
    """Give what there is to fill in of a kind of fact, in order."""
    return _COLUMNS[table]


def fact_name(fact: ReviewFact) -> str:
    """What a fact is called: the words that it cannot be without."""
    said = (
        typed_text(fact.record, column)
        for column in _COLUMNS[fact.table]
        if column.is_required and column.answer is Answer.TEXT
    )
    return ", ".join(said)


def typed_text(record: object, column: SheetColumn) -> str:
    """Write a field as a person would type it; empty where it is not stated.

    >>> share = next(one for one in fact_columns("staffing") if one.answer is Answer.SHARE)
    >>> typed_text(records.Staffing(role="samordnare", extent_share=Decimal("0.8"),
    ...     employer_text=None, page=None, line=1), share)
    '80'
    """
    if column.field in _AMOUNTS:
        return getattr(record, "printed_text", None) or ""
    value = getattr(record, column.field)
    if value is None or value == UNMAPPED:
        return ""
    if column.answer is Answer.SHARE or (column.field == _TARGET[0] and _is_share(record)):
        value *= _PER_CENT
    return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else str(value)


def change_fact(fact: ReviewFact, step: Step, edit: Edit, lines: Sequence[ReadLine]) -> ReviewFact:
    """Set what an edit says of a fact.

    Raises:
        IntakeError: There is no such field, or it can hold no such value.
    """
    if edit.field == "accepted":
        accepted = step.who if edit.value is not None and fact.left_out_text is None else None
        return replace(fact, accepted_by=accepted)
    if edit.field == "left_out":
        return replace(fact, left_out_text=edit.value, accepted_by=None)
    if edit.field == LINE:
        place = next((line for line in lines if str(line.number) == edit.value), None)
        if place is None:
            raise no_value(edit, "en rad i dokumentet")
        record = replace(fact.record, line=place.number, page=place.page)
        return replace(fact, record=record, printed_text=place.text, accepted_by=None)
    column = next((one for one in _COLUMNS[fact.table] if one.field == edit.field), None)
    if column is None:
        raise no_such(edit)
    return replace(fact, record=_with(fact.record, column, edit), accepted_by=None)


def added_fact(edit: Edit, step: Step, lines: Sequence[ReadLine]) -> ReviewFact:
    """Make the fact that an edit adds; who wrote it has accepted it.

    Raises:
        IntakeError: Something that it must have is missing, or is no such value.
    """
    table, _, number = edit.target.rpartition("-")
    if table not in _RECORDS or not number.isdecimal():
        raise no_such(edit)
    said = read_written(edit)
    missing = [
        column.heading
        for column in _COLUMNS[table]
        if column.is_required and not said.texts.get(column.field)
    ]
    if missing:
        raise IntakeError(
            f"the fact lacks {', '.join(missing)}", swedish=f"Fyll i {format_list(missing)}."
        )
    kind = _RECORDS[table]
    unstated = {
        field.name: False if field.name == "is_judgement" else None for field in fields(kind)
    }
    record = kind(**unstated)
    for column in _COLUMNS[table]:
        value = said.texts.get(column.field)
        record = _with(record, column, replace(edit, field=column.field, value=value))
    if table == "training":
        slug = make_slug(record.title) or "utbildning"
        record = replace(record, training_id=f"{slug}-inskriven-{number}")
    place = place_of(said, lines)
    return ReviewFact(
        fact_id=edit.target,
        table=table,
        read=None,
        record=replace(record, line=place.number, page=place.page),
        printed_text=place.text,
        accepted_by=step.who,
    )


def _with(record: Any, column: SheetColumn, edit: Edit) -> Any:
    """The record with a field as it is typed, and with what follows from it."""
    text = (edit.value or "").strip()
    if not text and column.is_required:
        raise no_value(edit, f"något i {column.heading}")
    if column.field in _AMOUNTS:
        return _with_amount(replace(record, printed_text=text or None), column)
    value = _value(column, text, edit)
    if column.field == _UNIT:
        return _with_amount(replace(record, unit=value), _amount_column(record))
    if column.field == _JUDGEMENT:
        return replace(record, judgement_text=value, is_judgement=value is not None)
    if column.field in _TARGET:
        return _with_target(record, column.field, value, text)
    return replace(record, **{column.field: value})


def _value(column: SheetColumn, text: str, edit: Edit) -> str | int | Decimal | date | None:
    if not text:
        return None
    if column.answer is Answer.CHOICE:
        if column.names is not None and text not in column.names:
            raise no_value(edit, "något som väljs i listan")
        return text
    try:
        return parse_cell(text, column, {})
    except CellError as error:
        raise IntakeError(
            f"{text!r} is no {edit.field} of {edit.target!r}",
            swedish=f"{column.heading}: {error}",
        ) from error


def _amount_column(record: Any) -> SheetColumn:
    table = next(table for table, kind in _RECORDS.items() if isinstance(record, kind))
    return next(column for column in _COLUMNS[table] if column.field in _AMOUNTS)


def _with_amount(record: Any, column: SheetColumn) -> Any:
    """The record with the amount that its printed text and unit give; null while either lacks."""
    if record.printed_text is None or record.unit is None:
        return replace(record, **{column.field: None})
    try:
        amount = parse_amount_sek(record.printed_text, unit=record.unit)
    except NormaliseError:
        amount = None
    if amount is None:
        raise IntakeError(
            f"cannot read {record.printed_text!r} as an amount in {record.unit}",
            swedish=f"{column.heading}: ”{record.printed_text}” är inget belopp. Skriv det som det "
            "står i dokumentet, till exempel 1 250.",
        )
    return replace(record, **{column.field: amount})


def _with_target(record: Any, name: str, value: Any, text: str) -> Any:
    """A goal with its number, which is kept 0 to 1 where it is a share."""
    shown = record.target_value
    if shown is not None and _is_share(record):
        shown *= _PER_CENT
    if name == _TARGET[0]:
        shown = value
        record = replace(record, printed_text=record.printed_text or text or None)
    else:
        record = replace(record, target_unit=value)
    is_scaled = shown is not None and _is_share(record)
    return replace(record, target_value=shown / _PER_CENT if is_scaled else shown)


def _is_share(record: object) -> bool:
    return getattr(record, "target_unit", None) == _SHARE_UNIT
