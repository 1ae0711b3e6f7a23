"""A draft as JSON and as a plan package."""

import tempfile
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from finsam_metrics.drafts.draft import Draft, DraftFigure, DraftQuantity
from finsam_metrics.drafts.facts_as_records import allocation_keys
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.enums import Basis
from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.facts import ProseAmount, Stated
from finsam_metrics.model.records import PROSE_TABLE, Finding, PlanPackage, SumCheck
from finsam_metrics.model.sources import Box
from finsam_metrics.reports.spreadsheets import begins_as_formula
from finsam_metrics.store.package_files import package_files
from finsam_metrics.tables.meaning.category_proposals import CategoryProposal
from finsam_metrics.words.number_styles import parse_quantity

_PLURALS = {
    "priority_group": "priority_groups",
    "training": "trainings",
    "initiative": "initiatives",
    "staffing": "staffing",
    "meeting": "meetings",
    "goal": "goals",
}


def draft_document(draft: Draft) -> dict[str, Any]:
    """Give a draft as one JSON object.

    Amounts are text with a decimal point, in kronor; what the document does not state is null.
    """
    by_id = {one.line.figure_id: one for one in draft.figures}
    return {
        "document": _document(draft),
        "figures": [
            *(_figure(one, draft.proposals.get(one.line.figure_id)) for one in draft.figures),
            *map(_unnamed, draft.unnamed),
        ],
        "quantities": [*map(_quantity, draft.quantities)],
        "sums": [_sum(check, by_id) for check in draft.sum_checks],
        "alternatives": {
            "count": draft.reading_count,
            "readings": [*map(str, draft.readings)],
        },
        "findings": [_finding(one, by_id) for one in draft.findings],
        **{
            _PLURALS[name]: [
                {
                    **_plain(asdict(stated.record)),
                    "printed_text": _printed(stated),
                    "bbox": None,
                    "confidence": stated.confidence,
                }
                for stated in rows
            ]
            for name, rows in draft.rows.items()
        },
        "allocation_keys": [
            _plain(one) for one in allocation_keys(draft.facts, draft.package.plan_id)
        ],
    }


def _printed(stated: Stated[Any]) -> str:
    """The printed amount of a row that has one, else the words it was read from."""
    return getattr(stated.record, "printed_text", None) or stated.printed_text


def _document(draft: Draft) -> dict[str, Any]:
    source, identity = draft.source, draft.facts.identity
    return {
        "sha256": source.sha256,
        "media_type": source.media_type,
        "page_count": source.page_count,
        "title": identity.title,
        "association_text": identity.association_text,
        "association_id": identity.association_id,
        "budget_year": identity.budget_year,
        "registry_number": identity.registry_number,
        "decided_date": _day(identity.decided_date),
        **{name: _text(amount) for name, amount in draft.means.items()},
        "omitted": list(source.omitted),
        "tools": dict(source.tools),
    }


def _figure(one: DraftFigure, proposal: CategoryProposal | None) -> dict[str, Any]:
    line = one.line
    return {
        "statement": line.statement,
        "table_text": line.table_text,
        "section_text": line.section_text,
        "line_text": line.line_text,
        "row_kind": line.row_kind,
        "kind": line.kind,
        "category_id": line.category_id,
        "category_proposal": None if proposal is None else asdict(proposal),
        "column_text": line.column_text,
        "year": line.year,
        "version": line.version,
        "printed_text": line.printed_text,
        "unit": line.unit,
        "printed_amount_sek": _text(line.printed_amount_sek),
        "amount_sek": _text(line.amount_sek),
        "is_approximate": line.is_approximate,
        "page": line.page,
        "line": line.line,
        "bbox": _bbox(one.box),
        "basis": line.basis,
        "confidence": one.confidence,
        "period_from": _day(one.period_from),
        "period_to": _day(one.period_to),
    }


def _quantity(one: DraftQuantity) -> dict[str, Any]:
    quantity, heading = one.quantity, one.quantity.heading
    return {
        "table_text": one.table_text,
        "section_text": quantity.section,
        "line_text": quantity.label,
        "column_text": heading.text,
        "year": heading.year,
        "version": heading.version,
        "printed_text": quantity.printed_text,
        "value": _text(parse_quantity(quantity.printed_text)),
        "unit_text": quantity.unit_text,
        "page": quantity.page,
        "line": quantity.line,
        "bbox": _bbox(quantity.box),
        "period_from": _day(heading.period_from),
        "period_to": _day(heading.period_to),
    }


def _unnamed(one: ProseAmount) -> dict[str, Any]:
    return {
        "statement": one.statement,
        "table_text": PROSE_TABLE,
        "section_text": None,
        "line_text": one.label,
        "row_kind": one.row_kind,
        "kind": one.kind,
        "category_id": one.category_id,
        "category_proposal": None,
        "column_text": None,
        "year": one.year,
        "version": one.version,
        "printed_text": one.printed_text,
        "unit": one.unit,
        "printed_amount_sek": _text(one.printed_amount_sek),
        "amount_sek": _text(one.amount_sek),
        "is_approximate": one.is_approximate,
        "page": one.page,
        "line": one.line,
        "bbox": None,
        "basis": Basis.PRINTED,
        "confidence": Confidence.C,
        "period_from": None,
        "period_to": None,
    }


def _sum(check: SumCheck, by_id: Mapping[str, DraftFigure]) -> dict[str, Any]:
    line = by_id[check.figure_id].line
    return {
        "equation": check.equation,
        "line_text": line.line_text,
        "section_text": line.section_text,
        "table_text": line.table_text,
        "column_text": line.column_text,
        "year": line.year,
        "version": line.version,
        "stated_sek": _text(check.stated_sek),
        "computed_sek": _text(check.computed_sek),
        "parts": [
            {"line_text": part.line_text, "amount_sek": _text(part.amount_sek)}
            for part in (by_id[one].line for one in check.parts)
        ],
        "holds": check.holds,
    }


def _finding(finding: Finding, by_id: Mapping[str, DraftFigure]) -> dict[str, Any]:
    shown = by_id[finding.figures[0]].line if finding.figures else None
    return {
        "rule_id": finding.rule_id,
        "severity": finding.severity,
        "message": f"{finding.title}. {finding.message}",
        "table_text": None if shown is None else shown.table_text,
        "section_text": finding.section_text,
        "line_text": finding.line_text,
        "column_text": None if shown is None else shown.column_text,
        "year": finding.year,
        "stated_sek": _text(finding.stated_sek),
        "computed_sek": _text(finding.computed_sek),
        "suggestion": finding.suggestion,
        "page": finding.page,
        "line": finding.line,
    }


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount.quantize(Decimal("0.01")))


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _bbox(box: Box | None) -> list[float] | None:
    return None if box is None else [box.left, box.top, box.right, box.bottom]


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return _text(value)
        case date():
            return value.isoformat()
        case StrEnum():
            return str(value)
        case dict():
            return {str(key): _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
    return value


def write_package(draft: Draft, folder: Path, schemas: Path) -> None:
    """Write a draft as a plan package: all of it or nothing.

    Args:
        draft: The draft.
        folder: A folder that is not there yet; its name becomes the plan's id.
        schemas: The schemas of the tables, which say their columns.

    Raises:
        StoreError: The folder is there already, or cannot be written.
    """
    try:
        if folder.exists():
            raise StoreError(f"{folder} is there already; give the name of a new folder")
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as beside:
            made = Path(beside) / folder.name
            made.mkdir()
            for name, text in package_files(_named(draft.package, folder.name), schemas).items():
                (made / name).write_text(text, encoding="utf-8")
            made.replace(folder)
    except OSError as error:
        raise StoreError(f"cannot write {folder}: {error.strerror or error}") from error


def _named(package: PlanPackage, plan_id: str) -> PlanPackage:
    document = replace(package.document, document_id=plan_id)
    return replace(package, plan_id=plan_id, document=document)


def formula_texts(draft: Draft) -> list[str]:
    """Give the texts of a draft that a spreadsheet would compute if it opened the package.

    In the package they stand as printed, since the build compares them with the document.
    """
    records = [
        *draft.package.budget_line,
        *(stated.record for rows in draft.rows.values() for stated in rows),
    ]
    texts = (value for record in records for value in asdict(record).values())
    return sorted({text for text in texts if isinstance(text, str) and begins_as_formula(text)})
