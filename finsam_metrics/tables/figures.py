"""The figures of a document's tables, each read in the way that makes the printed sums hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from finsam_metrics.model.drafts import ColumnKind, Heading, PrintedTable, TableMeaning
from finsam_metrics.model.enums import Basis, DocumentKind, Version
from finsam_metrics.model.records import BudgetLine
from finsam_metrics.model.sources import Box
from finsam_metrics.tables.finding.headings import (
    settle_versions,
    with_outcomes,
    with_plan_year,
)
from finsam_metrics.tables.meaning.categories import Categories
from finsam_metrics.tables.solving.readings import SolvedTable
from finsam_metrics.tables.solving.table_structure import (
    TableStructure,
    find_structure,
    with_shared_signs,
)
from finsam_metrics.tables.solving.unstated_units import prove_units
from finsam_metrics.words.figures import whole_digits
from finsam_metrics.words.versions import version_of_title

_SMALLEST_UNIT: Final = "kr"
_DIGITS_OF_KRONOR: Final = 8


@dataclass(frozen=True, kw_only=True)
class TableFigure:
    """One figure of a table.

    Attributes:
        line: The figure.
        table: Order of its table in the document, counted from 1.
        column: Order of its column in the table, counted from 1.
        heading: What its column holds.
        box: Where it stands on its page, where that is known.
        is_ambiguous: True where only the sums tell it, it was read from a picture, or the label
            beside it was put together.
        is_tied: True where several readings satisfy the sums as well.
        is_open: True where its row may be read in several ways, before sums are tried.
        is_certainly_broken: True for a sum that no reading satisfies, and that fails in this column
            whatever is read.
    """

    line: BudgetLine
    table: int
    column: int
    heading: Heading
    box: Box | None
    is_ambiguous: bool
    is_tied: bool
    has_own_year: bool
    is_open: bool
    is_certainly_broken: bool


def list_figures(
    tables: Sequence[SolvedTable],
    budget_year: int | None,
    categories: Categories,
    kind: DocumentKind | None = DocumentKind.PLAN,
) -> list[TableFigure]:
    """List the figures of tables.

    A table without a unit has the one that other tables prove, else that of the table before it.

    Args:
        tables: What ``solve_tables`` gives.
        budget_year: Year of the plan, which says what a column with only a year holds.
        categories: The known spellings.
        kind: What the document is; None where it does not say it.
    """
    listed = list(_listed(tables, budget_year, categories, {}, kind))
    without_unit = {order for order, one in enumerate(tables, start=1) if one.table.unit is None}
    units = prove_units(
        [one.line for one in listed],
        {one.line.figure_id: one.table for one in listed},
        without_unit,
    )
    likely = {order: units.get(order) or _likely_unit(tables, order) for order in without_unit}
    if set(likely.values()) <= {_SMALLEST_UNIT}:
        return listed
    return list(_listed(tables, budget_year, categories, likely, kind))


def _likely_unit(tables: Sequence[SolvedTable], order: int) -> str:
    """Kronor where amounts are too large for anything else; else that of the table before."""
    cells = (
        cell
        for row in tables[order - 1].table.rows
        for cell in row.readings[0].cells
        if cell is not None
    )
    is_large = any(len(whole_digits(cell)) >= _DIGITS_OF_KRONOR for cell in cells)
    return _SMALLEST_UNIT if is_large else _unit_before(tables, order)


def _unit_before(tables: Sequence[SolvedTable], order: int) -> str:
    """The unit of the nearest table before that states one for all; kronor where none does."""
    before = (one.table for one in reversed(tables[: order - 1]))
    stated = (one.unit for one in before if one.unit and not one.is_unit_of_rows)
    return next(stated, _SMALLEST_UNIT)


def _listed(
    tables: Sequence[SolvedTable],
    budget_year: int | None,
    categories: Categories,
    units: Mapping[int, str],
    kind: DocumentKind | None,
) -> Iterator[TableFigure]:
    structures = with_shared_signs(
        [
            find_structure(one.table, one.table.unit or units.get(order, _SMALLEST_UNIT))
            for order, one in enumerate(tables, start=1)
        ]
    )
    for order, (solved, structure) in enumerate(zip(tables, structures, strict=True), start=1):
        headings = _settled(structure.table, budget_year, kind)
        for line, column, box, is_unsure in _figures(
            solved, structure, order, headings, categories
        ):
            yield TableFigure(
                line=line,
                table=order,
                column=column + 1,
                heading=headings[column],
                box=box,
                is_ambiguous=solved.table.is_flattened or is_unsure or headings[column].is_inferred,
                is_tied=line.row_number in solved.tied,
                has_own_year=_says_what_it_holds(
                    structure.table.headings[column], headings[column]
                ),
                is_open=line.row_number in solved.open,
                is_certainly_broken=(line.row_number, column) in solved.broken,
            )


def _figures(
    solved: SolvedTable,
    structure: TableStructure,
    order: int,
    headings: Sequence[Heading],
    categories: Categories,
) -> Iterator[tuple[BudgetLine, int, Box | None, bool]]:
    solved = replace(solved, table=structure.table)
    table, meaning, rows = structure.table, structure.meaning, structure.rows
    of_parts = _of_parts_of_a_year(headings)
    for place, row in enumerate(table.rows):
        for column, heading in enumerate(headings):
            amount = rows.amounts[place][column]
            if amount is None or meaning.rows[place].is_rate:
                continue
            kind = meaning.rows[place].kind
            yield (
                _line(
                    solved,
                    meaning,
                    structure.part_of.get(place),
                    place=place,
                    column=column,
                    figure_id=f"t{order}-r{row.number}-c{column + 1}",
                    amount=amount,
                    is_turned=kind in structure.turned,
                    unit=structure.unit,
                    category=categories.find(
                        row.section, row.readings[0].label, meaning.rows[place]
                    ),
                    heading=heading,
                    is_of_part=column in of_parts,
                ),
                column,
                row.boxes[column] if row.boxes else None,
                row.is_ocr or row.is_joined or _is_guessed(table.headings[column], heading),
            )


def _of_parts_of_a_year(headings: Sequence[Heading]) -> set[int]:
    """Columns of one year that only the document tells: none of them alone is the year's total."""
    told = [(one.year, one.version) if one.is_inferred else None for one in headings]
    return {place for place, one in enumerate(told) if one is not None and told.count(one) > 1}


def _says_what_it_holds(printed: Heading, settled: Heading) -> bool:
    """Whether it is known of which year a column is, and where it is asked, of which version."""
    is_told = settled.version is not None or settled.kind is not ColumnKind.MONEY
    return printed.year is not None and is_told


def _settled(
    table: PrintedTable, budget_year: int | None, kind: DocumentKind | None
) -> tuple[Heading, ...]:
    """Say what columns hold, but for those that are asked of a person.

    Only in a plan, or under a title or beside a column that says so, is a bare year a budget.
    """
    headings = table.headings
    if not headings or any(heading.is_of_grid for heading in headings):
        return headings
    dated = with_plan_year(headings, budget_year)
    if kind is DocumentKind.PLAN or _is_of_budget(table):
        return tuple(
            replace(one, version=one.version or Version.BUDGET)
            for one in settle_versions(dated, budget_year)
        )
    return dated if kind is None else with_outcomes(dated, budget_year)


def _is_of_budget(table: PrintedTable) -> bool:
    is_titled = version_of_title(table.title) is Version.BUDGET
    return is_titled or any(one.version is Version.BUDGET for one in table.headings)


def _is_guessed(printed: Heading, settled: Heading) -> bool:
    """Whether nothing says what a column holds of a year before the plan's."""
    return printed.version is None and settled.version is Version.OUTCOME


def _line(
    solved: SolvedTable,
    meaning: TableMeaning,
    part_of: int | None,
    *,
    place: int,
    column: int,
    figure_id: str,
    amount: Decimal,
    is_turned: bool,
    unit: str,
    category: tuple[str, bool],
    heading: Heading,
    is_of_part: bool,
) -> BudgetLine:
    table = solved.table
    row, own = table.rows[place], meaning.rows[place]
    is_within_same = part_of is not None and meaning.rows[part_of].concept is own.concept
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
        concept=None if is_within_same or is_of_part else own.concept,
        year=heading.year,
        version=heading.version,
        column_text=table.headings[column].text,
        printed_text=(row.printed or row.readings[0].cells)[column] or "",
        unit=unit,
        printed_amount_sek=amount,
        amount_sek=-amount if is_turned else amount,
        is_approximate=False,
        basis="+".join(basis) or Basis.PRINTED,
        page=row.page,
        line=row.line,
    )
