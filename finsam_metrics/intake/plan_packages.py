"""A review as the package of a plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any, Final

from finsam_metrics.intake.edits import Edit, Step, edits_of
from finsam_metrics.intake.fact_fields import fact_name
from finsam_metrics.intake.review import Review, ReviewFact, ReviewFigure, as_read
from finsam_metrics.model import records
from finsam_metrics.model.records import BudgetLine, Change, Document, PlanPackage, package_id
from finsam_metrics.model.sources import Box
from finsam_metrics.store.packages import name_figures

_UNTITLED: Final = "(utan rubrik)"
_AS_BEFORE: Final = "Som samma namn i tidigare lästa planer"
_COMPARED: Final = (
    "statement",
    "table_text",
    "section_text",
    "line_text",
    "row_kind",
    "kind",
    "category_id",
    "part_of",
    "concept",
    "year",
    "period_from",
    "period_to",
    "version",
    "column_text",
    "printed_text",
    "unit",
    "amount_sek",
)
_NO_PLACE: Final = "Inskriven utan plats i dokumentet"
_NO_CHANGE: Final = ("accepted", "not_personal")


def plan_id_of(review: Review) -> str:
    """Give the id of the package that a review with association and year becomes."""
    identity = review.identity
    return package_id(identity.association_id or "", identity.budget_year or 0, review.kind)


def make_package(review: Review, *, revision: int) -> PlanPackage:
    """Make the package of what the review keeps.

    Args:
        review: A review with association and year.
        revision: Which revision of the plan it becomes.
    """
    identity = review.identity
    plan_id = plan_id_of(review)
    kept = [one for one in review.figures if one.is_kept]
    lines = name_figures(plan_id, _published_lines(kept))
    ids = [line.figure_id for line in lines]
    title = identity.title or plan_id
    return PlanPackage(
        plan_id=plan_id,
        title=title,
        association_id=identity.association_id or "",
        budget_year=identity.budget_year or 0,
        revision=revision,
        phase=identity.phase,
        document=Document(
            document_id=plan_id,
            kind=review.kind,
            title=title,
            registry_number=identity.registry_number,
            decided_date=identity.decided_date,
            decided_text=identity.decided_text,
            sha256=review.read.sha256,
            media_type=review.read.media_type,
            page_count=review.read.page_count,
        ),
        budget_line=tuple(lines),
        correction=tuple(_corrections(ids, kept)),
        place=tuple(_places(ids, kept, review.read.angles)),
        changes=tuple(_changes(review)),
        **_facts(review),
    )


def _published_lines(kept: Sequence[ReviewFigure]) -> Iterator[BudgetLine]:
    """The lines with titles, and with row numbers that tell the rows of like tables apart."""
    before: dict[tuple[str, str], dict[int, int]] = {}
    highest: dict[tuple[str, str], int] = {}
    for one in kept:
        title = one.line.table_text.strip() or _UNTITLED
        key = (one.line.statement, title)
        shifts = before.setdefault(key, {})
        shift = shifts.setdefault(one.table, highest.get(key, 0))
        row_number = one.line.row_number + shift
        highest[key] = max(highest.get(key, 0), row_number)
        needs_reason = one.line.is_judgement and one.line.judgement_text is None
        yield replace(
            one.line,
            table_text=title,
            row_number=row_number,
            part_of=None if one.line.part_of is None else one.line.part_of + shift,
            judgement_text=_AS_BEFORE if needs_reason else one.line.judgement_text,
        )


def _corrections(ids: Sequence[str], kept: Sequence[ReviewFigure]) -> Iterator[records.Correction]:
    for figure_id, one in zip(ids, kept, strict=True):
        if one.correction is not None:
            yield records.Correction(
                figure_id=figure_id,
                printed_text=one.line.printed_text,
                amount_sek=one.correction.amount_sek,
                reason_text=one.correction.reason_text,
                author_text=one.correction.author_text,
                decided_date=one.correction.decided_date,
            )


def _places(
    ids: Sequence[str], kept: Sequence[ReviewFigure], angles: Mapping[int, float]
) -> Iterator[records.Place]:
    for figure_id, one in zip(ids, kept, strict=True):
        if one.box is not None and one.page is not None:
            left, top, right, bottom = _edges(one.box)
            yield records.Place(
                figure_id=figure_id,
                page=one.page,
                page_angle=Decimal(angles.get(one.page, 0)).quantize(Decimal("0.01")),
                left_edge=left,
                top_edge=top,
                right_edge=right,
                bottom_edge=bottom,
            )


def _edges(box: Box) -> tuple[Decimal, ...]:
    edges = (box.left, box.top, box.right, box.bottom)
    return tuple(Decimal(edge).quantize(Decimal("0.01")) for edge in edges)


def _facts(review: Review) -> dict[str, tuple[Any, ...]]:
    found: dict[str, list[Any]] = {}
    for fact in review.facts:
        if fact.left_out_text is None:
            found.setdefault(fact.table, []).append(_published_fact(fact.record))
    return {table: tuple(of_table) for table, of_table in found.items()}


def _published_fact(record: Any) -> Any:
    """The fact as it is published: a goal that stands under no heading says so."""
    if isinstance(record, records.Goal):
        return replace(record, area=record.area.strip() or _UNTITLED)
    return record


@dataclass(frozen=True, kw_only=True, slots=True)
class _Difference:
    """One difference between what was read and what is published.

    Attributes:
        table: Table of the package, or ``plan``.
        column: What differs.
        about: The targets of edits that may have made it.
        line: Line of the document; None for the whole document.
        line_text: Label of the row.
        reason_text: Why, where it is known without looking for the edit.
    """

    table: str
    column: str
    about: tuple[str, ...]
    read: object
    published: object
    line: int | None = None
    line_text: str | None = None
    reason_text: str | None = None


def _changes(review: Review) -> Iterator[Change]:
    """Every difference from what was read, in the document's order, with who made it and why."""
    said = [pair for pair in edits_of(review.steps) if pair[1].field not in _NO_CHANGE]
    differences = [
        *_document_differences(review),
        *(one for figure in review.figures for one in _figure_differences(figure)),
        *(one for fact in review.facts for one in _fact_differences(fact)),
    ]
    for number, one in enumerate(differences, start=1):
        step, edit = _made_by(said, one)
        yield Change(
            change_number=number,
            line=one.line,
            line_text=one.line_text,
            changed_table=one.table,
            changed_column=one.column,
            read_text=_as_text(one.read),
            published_text=_as_text(one.published),
            reason_text=one.reason_text or edit.reason,
            author_text=step.who,
            changed_date=step.at.date(),
        )


def _made_by(said: Sequence[tuple[Step, Edit]], one: _Difference) -> tuple[Step, Edit]:
    """The latest edit that made a difference; of what an edit changed besides, the latest there."""
    there = [pair for pair in said if pair[1].target in one.about]
    return next((pair for pair in reversed(there) if pair[1].field == one.column), there[-1])


def _document_differences(review: Review) -> Iterator[_Difference]:
    for one in fields(review.identity):
        read, now = (getattr(of, one.name) for of in (review.read.identity, review.identity))
        if read != now:
            yield _Difference(table="plan", column=one.name, about=("",), read=read, published=now)


def _figure_differences(one: ReviewFigure) -> Iterator[_Difference]:
    def difference(column: str, read: object, published: object, why: str | None = None) -> Any:
        return _Difference(
            table="budget_line",
            column=column,
            about=(f"t{one.table}", one.column_id, one.row_id, one.figure_id),
            read=read,
            published=published,
            line=one.line.line,
            line_text=one.line.line_text,
            reason_text=why,
        )

    if one.read is None:
        if one.is_kept:
            yield difference("printed_text", None, one.line.printed_text)
        return
    if one.left_out_text is not None:
        yield difference("left_out", one.read.line.printed_text, None, one.left_out_text)
        return
    proposed = as_read(one.read).line
    for name in _COMPARED:
        read, now = getattr(proposed, name), getattr(one.line, name)
        if read != now:
            yield difference(name, read, now)
    if one.correction is not None:
        amounts = (one.line.amount_sek, one.correction.amount_sek)
        yield difference("corrected_sek", *amounts, one.correction.reason_text)


def _fact_differences(fact: ReviewFact) -> Iterator[_Difference]:
    def difference(column: str, before: object, now: object, why: str | None = None) -> Any:
        return _Difference(
            table=fact.table,
            column=column,
            about=(fact.fact_id,),
            read=before,
            published=now,
            line=fact.record.line,
            reason_text=why,
        )

    if fact.read is None:
        if fact.left_out_text is None:
            why = None if fact.printed_text else _NO_PLACE
            yield difference("added", None, fact_name(fact), why)
        return
    read = fact.read.record
    if fact.left_out_text is not None:
        yield difference("left_out", fact.printed_text, None, fact.left_out_text)
        return
    for one in fields(read):
        before, now = getattr(read, one.name), getattr(fact.record, one.name)
        if before != now:
            yield difference(one.name, before, now)


def _as_text(value: object) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return str(value).lower()
        case Decimal():
            return f"{value.normalize():f}"
    return str(value)
