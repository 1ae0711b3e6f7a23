"""A field of a record from the text that an edit gives it."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, get_args, get_type_hints

from finsam_metrics.intake.edit_faults import no_value
from finsam_metrics.intake.edits import Edit


def parse_field(record: type[Any], edit: Edit) -> Any:
    """Read the value of the field that an edit names.

    Raises:
        IntakeError: The field can hold no such value.
    """
    wanted = get_type_hints(record)[edit.field]
    kinds = [kind for kind in (get_args(wanted) or (wanted,)) if kind is not type(None)]
    text = (edit.value or "").strip()
    if not text:
        if type(None) in get_args(wanted):
            return None
        raise no_value(edit, "en text")
    kind = kinds[0]
    try:
        if kind is bool:
            return {"true": True, "false": False}[text]
        if kind is date:
            return date.fromisoformat(text)
        return kind(text)
    except (ValueError, KeyError, InvalidOperation) as error:
        expected = {int: "ett heltal", date: "en dag som 2026-03-01", Decimal: "ett tal"}
        raise no_value(edit, expected.get(kind, "ett giltigt värde")) from error
