"""A document to the draft of a plan: figures with their place, their proof and their doubts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import islice
from math import prod
from pathlib import Path
from typing import Any, Final

from finsam_metrics.checks.equations import (
    Amounts,
    Equation,
    amounts_of,
    check_sums,
    find_equations,
)
from finsam_metrics.checks.sum_findings import find_sum_findings
from finsam_metrics.documents.contents import with_stated_pages
from finsam_metrics.documents.documents import read_document
from finsam_metrics.drafts.facts_as_records import prose_lines, table_rows
from finsam_metrics.facts import find_facts, find_lines_of_events
from finsam_metrics.facts.vocabulary import FactVocabulary
from finsam_metrics.model.drafts import Confidence, Heading, OtherReading, PrintedQuantity
from finsam_metrics.model.enums import Concept, DocumentKind
from finsam_metrics.model.facts import Facts, Identity, ProseAmount, Stated
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.records import BudgetLine, Document, Finding, PlanPackage, SumCheck
from finsam_metrics.model.sources import Box, SourceDocument
from finsam_metrics.pipeline import read_shared
from finsam_metrics.store.packages import DataFolder
from finsam_metrics.tables.figures import TableFigure, list_figures
from finsam_metrics.tables.meaning.categories import Categories
from finsam_metrics.tables.meaning.category_proposals import CategoryProposal, propose_categories
from finsam_metrics.tables.solving.column_equations import find_column_equations
from finsam_metrics.tables.solving.confidence import judge_figures
from finsam_metrics.tables.solving.products import find_products
from finsam_metrics.tables.solving.readings import SolvedTable
from finsam_metrics.tables.solving.solved_tables import solve_tables

_IN_WORDS: Final = 0
_MOST_READINGS: Final = 10


@dataclass(frozen=True, kw_only=True)
class DraftFigure:
    """One printed figure with how sure it is and where it stands on its page.

    Attributes:
        line: The figure.
        confidence: How sure it is.
        box: Where it stands; None where that is not known.
        table: Order of its table in the document, counted from 1; 0 for running text.
        column: Order of its column in the table, counted from 1; 0 for running text.
        heading: What its column holds; None for running text.
        has_unit: False where its unit is only the likeliest.
    """

    line: BudgetLine
    confidence: Confidence
    box: Box | None
    table: int = _IN_WORDS
    column: int = 0
    heading: Heading | None = None
    has_unit: bool = True

    @property
    def period_from(self) -> date | None:
        """First day of the period that it is of; None where it is not stated."""
        return None if self.heading is None else self.heading.period_from

    @property
    def period_to(self) -> date | None:
        """Last day of it, or the day that the amount stands at."""
        return None if self.heading is None else self.heading.period_to


@dataclass(frozen=True, kw_only=True)
class DraftQuantity:
    """One printed figure that is no money, with the title of its table."""

    table_text: str
    quantity: PrintedQuantity


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What was read from a document.

    Attributes:
        source: The document.
        facts: What it states in words.
        figures: Every amount that the document says the meaning of.
        quantities: Figures of tables that are no money: counts, shares, rates.
        unnamed: Amounts in running text whose words do not say what they are.
        sum_checks: Every equation that was tried.
        findings: What does not add up.
        reading_count: Value matrices that satisfy the sums; None where they are too many to count.
        readings: At most ten others than the one chosen, each as how it differs.
        package: The same as the package of a plan.
        means: ``frame_sek``, ``applied_for_sek`` and ``disposable_sek``, as far as stated.
        rows: Rows of the public tables, each with its printed words and how sure it is.
        proposals: What figures without a category may be, by ``figure_id``; they decide nothing.
    """

    source: SourceDocument
    facts: Facts
    figures: tuple[DraftFigure, ...]
    quantities: tuple[DraftQuantity, ...]
    unnamed: tuple[ProseAmount, ...]
    sum_checks: tuple[SumCheck, ...]
    findings: tuple[Finding, ...]
    reading_count: int | None
    readings: tuple[OtherReading, ...]
    package: PlanPackage
    means: Mapping[str, Decimal | None]
    rows: Mapping[str, tuple[Stated[Any], ...]]
    proposals: Mapping[str, CategoryProposal]


def read_draft(path: Path, paths: DataPaths, *, pages: range | None = None) -> Draft:
    """Read a document to a draft.

    Args:
        path: The document.
        paths: The data folder, for its vocabulary and rules.
        pages: Only these pages; None: all.

    Raises:
        ReadingError: The document cannot be read.
        PackageError: The vocabulary or the rules have faults.
    """
    folder = read_shared(paths)
    source = _with_pages(read_document(path, pages=pages))
    vocabulary = FactVocabulary.of(
        associations=folder.shared["association"],
        spellings=folder.shared["spelling"],
        common_groups=folder.shared["common_group"],
        training_types=folder.shared["training_type"],
    )
    headings = [str(row["area_name"]) for row in folder.shared["budget_area"]]
    headings += [str(row["area_definite_name"]) for row in folder.shared["budget_area"]]
    of_events = find_lines_of_events(source.lines, vocabulary)
    tables = [
        one
        for one in solve_tables(source.lines, headings)
        if not of_events.issuperset(row.line for row in one.table.rows)
    ]
    in_tables = {row.line for one in tables if not one.table.is_inline for row in one.table.rows}
    in_tables |= {quantity.line for one in tables for quantity in one.table.quantities}
    facts = find_facts(source.lines, vocabulary, table_lines=in_tables)
    identity = facts.identity
    kinds = folder.category_kinds
    listed = list_figures(
        tables,
        identity.budget_year,
        Categories(_spellings(folder, identity), kinds),
        identity.document_kind,
    )
    in_words = prose_lines(facts)
    lines = (*(one.line for one in listed), *in_words.values())
    counted = {order: one.table.quantities for order, one in enumerate(tables, start=1)}
    equations = [
        *find_equations(lines),
        *find_column_equations(listed),
        *find_products(listed, counted),
    ]
    amounts = amounts_of(lines)
    without_unit = {order for order, one in enumerate(tables, start=1) if one.table.unit is None}
    checks = tuple(check_sums(equations, amounts))
    sure = judge_figures(
        {one.line.figure_id: one.table for one in listed}
        | {line.figure_id: _IN_WORDS for line in in_words.values()},
        checks,
        rounded={
            check.check_id
            for check, equation in zip(checks, equations, strict=True)
            if not check.holds and abs(equation.difference_sek(amounts)) <= equation.rounding_sek
        },
        tied={one.line.figure_id for one in listed if one.is_tied},
        ambiguous={one.line.figure_id for one in listed if one.is_ambiguous}
        | {line.figure_id for line in in_words.values()},
        without_unit=without_unit,
        without_year={one.line.figure_id for one in listed if not one.has_own_year}
        | {line.figure_id for line in in_words.values() if line.year is None},
    )
    rows = table_rows(facts, [one.line for one in listed])
    package = _package(source, identity, lines, rows)
    counts = [one.count for one in tables]
    return Draft(
        source=source,
        facts=facts,
        figures=(
            *(
                DraftFigure(
                    line=one.line,
                    confidence=sure[one.line.figure_id],
                    box=one.box,
                    table=one.table,
                    column=one.column,
                    heading=one.heading,
                    has_unit=one.heading.unit is not None or one.table not in without_unit,
                )
                for one in listed
            ),
            *(
                DraftFigure(line=line, confidence=sure[line.figure_id], box=None)
                for line in in_words.values()
            ),
        ),
        quantities=tuple(
            DraftQuantity(table_text=one.table.title, quantity=quantity)
            for one in tables
            for quantity in one.table.quantities
        ),
        unnamed=tuple(one for one in facts.amounts if one.number not in in_words),
        sum_checks=checks,
        findings=tuple(
            find_sum_findings(
                package, list(_plain_equations(equations, listed, amounts)), amounts, folder.rules
            )
        ),
        reading_count=None if None in counts else prod(c for c in counts if c is not None),
        readings=tuple(islice(_other_readings(tables), _MOST_READINGS)),
        package=package,
        means=_means(lines, facts),
        rows=rows,
        proposals=propose_categories(lines, folder.shared["spelling"], kinds),
    )


def _other_readings(tables: Sequence[SolvedTable]) -> Iterator[OtherReading]:
    for order, solved in enumerate(tables, start=1):
        for rows in solved.others:
            yield OtherReading(table=order, rows=rows)


def _spellings(folder: DataFolder, identity: Identity) -> list[Mapping[str, object]]:
    """The labels of all reviewed plans, and of the association's own, which go before."""
    own = [
        {
            "vocabulary": "budget_category",
            "section_text": row["section_text"],
            "printed_text": row["printed_text"],
            "target_id": row["category_id"],
            "is_judgement": True,
        }
        for row in folder.shared["association_spelling"]
        if row["association_id"] == identity.association_id
    ]
    return [*folder.shared["spelling"], *own]


def _plain_equations(
    equations: Sequence[Equation], listed: Sequence[TableFigure], amounts: Amounts
) -> Iterator[Equation]:
    """The equations that hold, and those whose failure is no matter of how a row is read."""
    rows_open = {one.line.figure_id for one in listed if one.is_open}
    broken = {one.line.figure_id for one in listed if one.is_certainly_broken}
    tied = {one.line.figure_id for one in listed if one.is_tied}
    for equation in equations:
        doubted = tied if equation.equation == "cross" else rows_open
        is_plain = equation.total in broken or not doubted & set(equation.figures)
        if is_plain or equation.holds(amounts):
            yield equation


def _means(lines: tuple[BudgetLine, ...], facts: Facts) -> dict[str, Decimal | None]:
    """What the words say of the means of the year, else the first table that states them."""
    said = {
        Concept.FRAME: facts.frame_sek,
        Concept.APPLIED_FOR: facts.applied_for_sek,
        Concept.DISPOSABLE: facts.disposable_sek,
    }
    found: dict[str, Decimal | None] = {}
    for concept, amount in said.items():
        stated = [
            line.amount_sek
            for line in lines
            if line.concept is concept and line.year == facts.identity.budget_year
        ]
        found[f"{concept}_sek"] = amount if amount is not None else next(iter(stated), None)
    return found


def _with_pages(source: SourceDocument) -> SourceDocument:
    """The document with the pages that its own contents state, where the file has none."""
    lines = with_stated_pages(source.lines)
    last = max((line.page for line in lines if line.page is not None), default=None)
    return replace(source, lines=lines, page_count=source.page_count or last)


def _package(
    source: SourceDocument,
    identity: Identity,
    lines: tuple[BudgetLine, ...],
    rows: Mapping[str, tuple[Stated[Any], ...]],
) -> PlanPackage:
    association = identity.association_id or "okant-forbund"
    plan_id = f"{association}-{identity.budget_year or 'utan-ar'}"
    return PlanPackage(
        plan_id=plan_id,
        title=identity.title or plan_id,
        association_id=association,
        budget_year=identity.budget_year or 0,
        revision=1,
        phase=identity.phase,
        document=Document(
            document_id=plan_id,
            kind=identity.document_kind or DocumentKind.PLAN,
            title=identity.title or plan_id,
            registry_number=identity.registry_number,
            decided_date=identity.decided_date,
            decided_text=identity.decided_text,
            sha256=source.sha256,
            media_type=source.media_type,
            page_count=source.page_count,
        ),
        budget_line=lines,
        **{name: tuple(stated.record for stated in found) for name, found in rows.items()},
    )
