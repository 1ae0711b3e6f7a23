"""A document to the draft of a plan: figures with their place, their proof and their doubts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from math import prod
from pathlib import Path
from typing import Any

from finsam_metrics.model.drafts import Confidence, PrintedTable, TableMeaning
from finsam_metrics.model.enums import Basis, Concept, Version
from finsam_metrics.model.facts import Identity
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.records import BudgetLine, Document, Finding, PlanPackage, SumCheck
from finsam_metrics.model.sources import Box, SourceDocument
from finsam_metrics.normalise.amounts import parse_amount_sek
from finsam_metrics.normalise.categories import Categories
from finsam_metrics.normalise.facts.identity import find_identity
from finsam_metrics.normalise.facts.vocabulary import FactVocabulary
from finsam_metrics.normalise.flattened import find_flattened_tables
from finsam_metrics.normalise.headings import settle_versions
from finsam_metrics.normalise.row_lines import find_row_line_tables
from finsam_metrics.normalise.sections import is_block_sum, is_result_label
from finsam_metrics.normalise.statements import find_meaning
from finsam_metrics.normalise.tables import find_tables
from finsam_metrics.pipeline import read_sound_folder
from finsam_metrics.reading.documents import read_document
from finsam_metrics.reconcile.confidence import judge_figures
from finsam_metrics.reconcile.equations import amounts_of, check_sums, find_equations
from finsam_metrics.reconcile.readings import SolvedTable, solve_table
from finsam_metrics.reconcile.structure import TableRows, find_parts, turned_kinds
from finsam_metrics.reconcile.sum_findings import find_sum_findings

_SMALLEST_UNIT = "kr"


@dataclass(frozen=True, kw_only=True)
class DraftFigure:
    """One printed figure with how sure it is and where it stands on its page."""

    line: BudgetLine
    confidence: Confidence
    box: Box | None


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What was read from a document.

    Attributes:
        source: The document.
        identity: Whose plan it is.
        figures: Every printed amount.
        sum_checks: Every equation that was tried.
        findings: What does not add up.
        reading_count: Value matrices that satisfy the sums; None where they are too many to count.
        readings: At most ten others, as how they differ.
        package: The same as the package of a plan.
        means: ``frame_sek``, ``applied_for_sek`` and ``disposable_sek``, as far as stated.
        facts: What the document says in words, by the name of its public table.
    """

    source: SourceDocument
    identity: Identity
    figures: tuple[DraftFigure, ...]
    sum_checks: tuple[SumCheck, ...]
    findings: tuple[Finding, ...]
    reading_count: int | None
    readings: tuple[str, ...]
    package: PlanPackage
    means: Mapping[str, Decimal | None]
    facts: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    tables: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)


def read_draft(path: Path, paths: DataPaths, *, pages: range | None = None) -> Draft:
    """Read a document to a draft.

    Args:
        path: The document.
        paths: The data folder, for its vocabulary and rules.
        pages: Only these pages; None: all.

    Raises:
        ReadingError: The document cannot be read.
        PackageError: The data folder has faults.
    """
    folder = read_sound_folder(paths)
    source = read_document(path, pages=pages)
    vocabulary = FactVocabulary.of(
        associations=folder.shared["association"],
        spellings=folder.shared["spelling"],
        common_groups=folder.shared["common_group"],
        training_types=folder.shared["training_type"],
    )
    identity = find_identity(source.lines, vocabulary)
    headings = [str(row["area_name"]) for row in folder.shared["budget_area"]]
    headings += [str(row["area_definite_name"]) for row in folder.shared["budget_area"]]
    solved = [
        *map(_as_printed, find_tables(source.lines)),
        *map(_solved, find_row_line_tables(source.lines)),
        *map(_solved, find_flattened_tables(source.lines, headings)),
    ]
    categories = Categories(folder.shared["spelling"])
    lines: list[BudgetLine] = []
    boxes: dict[str, Box | None] = {}
    table_of: dict[str, int] = {}
    ambiguous: set[str] = set()
    for order, one in enumerate(solved, start=1):
        for line, box, is_ocr in _figures(one, order, identity.budget_year, categories):
            lines.append(line)
            boxes[line.figure_id] = box
            table_of[line.figure_id] = order
            if one.table.is_flattened or is_ocr:
                ambiguous.add(line.figure_id)
    equations = find_equations(tuple(lines))
    amounts = amounts_of(lines)
    checks = tuple(check_sums(equations, amounts))
    package = _package(source, identity, tuple(lines))
    sure = judge_figures(
        table_of,
        checks,
        rounded={
            check.check_id
            for check, equation in zip(checks, equations, strict=True)
            if not check.holds and abs(equation.difference_sek(amounts)) <= equation.rounding_sek
        },
        tied={order for order, one in enumerate(solved, start=1) if one.is_tied},
        ambiguous=ambiguous,
        without_unit={order for order, one in enumerate(solved, start=1) if one.table.unit is None},
        without_year={line.figure_id for line in lines if line.year is None},
    )
    counts = [one.count for one in solved]
    return Draft(
        source=source,
        identity=identity,
        figures=tuple(
            DraftFigure(line=line, confidence=sure[line.figure_id], box=boxes[line.figure_id])
            for line in lines
        ),
        sum_checks=checks,
        findings=tuple(find_sum_findings(package, equations, amounts, folder.rules)),
        reading_count=None if None in counts else prod(c for c in counts if c is not None),
        readings=tuple(other for one in solved for other in one.others),
        package=package,
        means=_means(tuple(lines)),
    )


def _means(lines: tuple[BudgetLine, ...]) -> dict[str, Decimal | None]:
    """The first figure that states each of the means of the year."""
    found: dict[str, Decimal | None] = {}
    for concept in (Concept.FRAME, Concept.APPLIED_FOR, Concept.DISPOSABLE):
        stated = [
            line.amount_sek
            for line in lines
            if line.concept is concept and line.version is Version.BUDGET
        ]
        found[f"{concept}_sek"] = stated[0] if stated else None
    return found


def _as_printed(table: PrintedTable) -> SolvedTable:
    return SolvedTable(
        table=table, count=1, is_tied=False, holds=True, inferred=frozenset(), others=()
    )


def _solved(table: PrintedTable) -> SolvedTable:
    labels = [row.readings[0].label for row in table.rows]
    results = [place for place, label in enumerate(labels) if is_result_label(label)]
    totals = [
        place
        for place, row in enumerate(table.rows)
        if row.section is None and is_block_sum(labels[place], None) and place not in results
    ]
    sums = [
        place
        for place, row in enumerate(table.rows)
        if is_block_sum(labels[place], row.section) and place not in totals
    ]
    return solve_table(table, sums, totals)


def _figures(
    solved: SolvedTable, order: int, budget_year: int | None, categories: Categories
) -> Iterator[tuple[BudgetLine, Box | None, bool]]:
    table = solved.table
    unit = table.unit or _SMALLEST_UNIT
    meaning = find_meaning(table)
    headings = settle_versions(table.headings, budget_year)
    rows = TableRows(
        statement=meaning.statement,
        meanings=meaning.rows,
        sections=[row.section for row in table.rows],
        labels=[row.readings[0].label for row in table.rows],
        amounts=[
            [
                None if cell is None else parse_amount_sek(cell, unit=unit)
                for cell in row.readings[0].cells
            ]
            for row in table.rows
        ],
    )
    turned = turned_kinds(rows)
    part_of = find_parts(rows, turned)
    for place, row in enumerate(table.rows):
        for column, heading in enumerate(headings):
            amount = rows.amounts[place][column]
            if amount is None:
                continue
            kind = meaning.rows[place].kind
            yield (
                _line(
                    solved,
                    meaning,
                    place=place,
                    column=column,
                    figure_id=f"t{order}-r{row.number}-c{column + 1}",
                    amount=amount,
                    is_turned=kind in turned,
                    unit=unit,
                    part_of=part_of.get(place),
                    category=categories.find(
                        row.section, row.readings[0].label, meaning.rows[place]
                    ),
                    year=heading.year,
                    version=heading.version or Version.BUDGET,
                ),
                row.boxes[column] if row.boxes else None,
                row.is_ocr,
            )


def _line(
    solved: SolvedTable,
    meaning: TableMeaning,
    *,
    place: int,
    column: int,
    figure_id: str,
    amount: Decimal,
    is_turned: bool,
    unit: str,
    part_of: int | None,
    category: tuple[str, bool],
    year: int | None,
    version: Version,
) -> BudgetLine:
    table = solved.table
    row, own = table.rows[place], meaning.rows[place]
    basis = [Basis.COLUMN_INFERRED] if row.number in solved.inferred else []
    basis += [Basis.SIGN_NORMALISED] if is_turned else []
    return BudgetLine(
        figure_id=figure_id,
        statement=meaning.statement,
        table_text=table.title,
        section_text=row.section,
        row_number=row.number,
        line_text=row.readings[0].label,
        row_kind=own.row_kind,
        kind=own.kind,
        category_id=category[0],
        is_judgement=category[1],
        judgement_text=None,
        part_of=None if part_of is None else table.rows[part_of].number,
        concept=own.concept,
        year=year,
        version=version,
        column_text=table.headings[column].text,
        printed_text=row.readings[0].cells[column] or "",
        unit=unit,
        printed_amount_sek=amount,
        amount_sek=-amount if is_turned else amount,
        is_approximate=False,
        basis="+".join(basis) or Basis.PRINTED,
        page=row.page,
        line=row.line,
    )


def _package(
    source: SourceDocument, identity: Identity, lines: tuple[BudgetLine, ...]
) -> PlanPackage:
    association = identity.association_id or "okant-forbund"
    plan_id = f"{association}-{identity.budget_year or 'utan-ar'}"
    return PlanPackage(
        plan_id=plan_id,
        title=identity.title or plan_id,
        association_id=association,
        budget_year=identity.budget_year or 0,
        revision=1,
        phase=None,
        document=Document(
            document_id=plan_id,
            kind="plan",
            title=identity.title or plan_id,
            registry_number=identity.registry_number,
            decided_date=identity.decided_date,
            decided_text=identity.decided_text,
            sha256=source.sha256,
            media_type=source.media_type,
            page_count=source.page_count,
        ),
        budget_line=lines,
    )
