"""What stands in words as rows of the public tables."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from finsam_metrics.facts.owners import owner_of
from finsam_metrics.model import records
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.enums import Basis, Concept, Kind, RowKind, Statement, Version
from finsam_metrics.model.facts import Facts, ProseAmount, Stated
from finsam_metrics.model.records import UNMAPPED
from finsam_metrics.words.statements import heads_initiatives, titles_initiatives

_OF_INITIATIVES: Final = {"individual": "individual", "structural": "structural", UNMAPPED: None}


def prose_lines(facts: Facts) -> dict[int, records.BudgetLine]:
    """Give the amounts in running text whose words say what they are, by their number."""
    return {one.number: line for one in facts.amounts if (line := _line(one)) is not None}


def _line(one: ProseAmount) -> records.BudgetLine | None:
    if one.statement is None or one.kind is None or one.version is None or one.per_text:
        return None
    is_turned = one.printed_amount_sek != one.amount_sek
    is_sum = one.row_kind is RowKind.SUM or one.kind is Kind.RESULT
    return records.BudgetLine(
        figure_id=f"text-r{one.number}",
        statement=one.statement,
        table_text=records.PROSE_TABLE,
        section_text=None,
        row_number=one.number,
        line_text=one.label,
        row_kind=RowKind.SUM if is_sum else RowKind.ITEM,
        kind=one.kind,
        category_id=_category(one, is_sum=is_sum),
        is_judgement=False,
        judgement_text=None,
        part_of=one.part_of,
        concept=one.concept,
        year=one.year,
        version=one.version,
        column_text=None,
        printed_text=one.printed_text,
        unit=one.unit,
        printed_amount_sek=one.printed_amount_sek,
        amount_sek=one.amount_sek,
        is_approximate=one.is_approximate,
        basis=Basis.SIGN_NORMALISED if is_turned else Basis.PRINTED,
        page=one.page,
        line=one.line,
    )


def _category(one: ProseAmount, *, is_sum: bool) -> str:
    if one.concept is Concept.RESULT:
        return "result"
    return "subtotal" if is_sum else one.category_id or UNMAPPED


def table_rows(
    facts: Facts, lines: Iterable[records.BudgetLine]
) -> dict[str, tuple[Stated[Any], ...]]:
    """Give the facts as rows of the public tables.

    Args:
        facts: What stands in words.
        lines: The figures of the tables; those of initiatives with money are proposed as such.
    """
    return {
        "priority_group": facts.priority_groups,
        "training": facts.trainings,
        "initiative": tuple(_initiatives(facts, lines)),
        "staffing": facts.staffing,
        "meeting": facts.meetings,
        "goal": facts.goals,
    }


def _initiatives(
    facts: Facts, lines: Iterable[records.BudgetLine]
) -> Iterator[Stated[records.Initiative]]:
    """What the text says gets money, and the rows of initiatives; each with its stated owner."""
    found = [*facts.initiatives, *_budgeted(facts, lines)]
    names = [stated.record.name for stated in found]
    for stated in found:
        owner = owner_of(stated.record.name, names, facts.owners)
        if owner is None:
            yield stated
            continue
        record = replace(
            stated.record,
            owner_text=owner.owner_text,
            partner_text=owner.partner_text,
            detail_line=owner.line,
        )
        yield replace(stated, record=record)


def _budgeted(
    facts: Facts, lines: Iterable[records.BudgetLine]
) -> Iterator[Stated[records.Initiative]]:
    """Rows under a heading of initiatives that get money in the plan's own year."""
    for line in lines:
        if (
            line.statement is Statement.BUDGET
            and line.kind is Kind.COST
            and line.row_kind is RowKind.ITEM
            and line.version is Version.BUDGET
            and line.year == facts.identity.budget_year
            and line.amount_sek > 0
            and _is_of_initiatives(line)
            and line.category_id in _OF_INITIATIVES
        ):
            record = records.Initiative(
                name=line.line_text,
                amount_sek=line.amount_sek,
                printed_text=line.printed_text,
                unit=line.unit,
                condition_text=None,
                supplement_text=None,
                owner_text=None,
                partner_text=None,
                orientation=_OF_INITIATIVES[line.category_id],
                is_judgement=True,
                page=line.page,
                line=line.line,
                detail_line=None,
            )
            yield Stated(record=record, printed_text=line.printed_text, confidence=Confidence.C)


def _is_of_initiatives(line: records.BudgetLine) -> bool:
    """Whether the block is of initiatives, or the whole table where it has no blocks."""
    if line.section_text is not None:
        return heads_initiatives(line.section_text)
    return titles_initiatives(line.table_text)


def allocation_keys(facts: Facts, plan_id: str) -> list[Mapping[str, Any]]:
    """Give the keys for shared costs that the text states, each with its shares."""
    return [
        {
            "key_id": f"{plan_id}-nyckel-{number}",
            "title": None,
            "year": one.year,
            "valid_from": None,
            "valid_to": None,
            "cap_sek": one.cap_sek,
            "decision_body": None,
            "decision_date": None,
            "decision_text": one.printed_text,
            "document_id": plan_id,
            "printed_text": one.cap_text or one.printed_text,
            "page": one.page,
            "line": one.line,
            "bbox": None,
            "confidence": one.confidence,
            "shares": [
                {
                    "association_text": share.association_text,
                    "association_id": share.association_id,
                    "amount_sek": share.amount_sek,
                    "share": share.share,
                    "printed_text": share.printed_text,
                }
                for share in one.shares
            ],
        }
        for number, one in enumerate(facts.allocation_keys, start=1)
    ]
