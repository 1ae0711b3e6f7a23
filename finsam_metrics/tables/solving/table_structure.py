"""What the rows of a table are and which sums they make: the way that most amounts agree with."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from finsam_metrics.model.drafts import Heads, PrintedTable, TableMeaning
from finsam_metrics.model.enums import Kind, RowKind, Statement
from finsam_metrics.tables.meaning.row_meanings import find_meaning
from finsam_metrics.tables.solving.leading_sums import head_layouts
from finsam_metrics.tables.solving.nested_sums import find_nested_sums
from finsam_metrics.tables.solving.sums import (
    HELD,
    NOT_HELD,
    TableRows,
    find_parts,
    score_parts,
    sum_marks,
    turned_kinds,
)
from finsam_metrics.words.amounts import last_place_sek, parse_amount_sek
from finsam_metrics.words.statements import is_head_label
from finsam_metrics.words.sums import is_bare_sum, is_detail_label, is_sum_label

_NO_HEADS: Final[Heads] = {}
_OF_ANY_HEAD: Final = -2
_OF_A_HEAD: Final = -3
_FEWEST_CONTRADICTING: Final = 2


@dataclass(frozen=True, kw_only=True)
class TableStructure:
    """A table and what its rows are.

    Attributes:
        table: The table; rows that a head sums stand in its block.
        unit: kr, tkr or mkr.
        meaning: What each row is.
        rows: The rows as amounts.
        turned: Kinds that are printed with the opposite sign.
        part_of: Place of the sum by place of the part.
        score: How well the amounts agree.
    """

    table: PrintedTable
    unit: str
    meaning: TableMeaning
    rows: TableRows
    turned: frozenset[Kind]
    part_of: Mapping[int, int]
    score: int


def find_structure(table: PrintedTable, unit: str) -> TableStructure:
    """Find what the rows of a table are: by their words, and where sums then fail by the amounts.

    Args:
        table: The table with one reading per row.
        unit: kr, tkr or mkr.
    """
    plain = _structure(table, unit, _NO_HEADS, frozenset())
    if _is_proved(plain):
        return plain
    named = frozenset(
        place
        for place, row in enumerate(table.rows[:-1])
        if is_head_label(row.readings[0].label) and place not in plain.part_of.values()
    )
    others = [
        _structure(table, unit, layout.heads, named) for layout in head_layouts(plain.rows, named)
    ]
    return _understood(max((plain, _nested(plain), *others), key=lambda one: one.score))


def _nested(plain: TableStructure) -> TableStructure:
    """The table with each sum of the rows above it that make it, whatever block they stand in."""
    nested = find_nested_sums(plain.rows, plain.turned)
    meanings = tuple(
        replace(
            meaning,
            row_kind=RowKind.ITEM
            if place not in nested.sums and _may_be_item(plain.rows, place)
            else meaning.row_kind,
        )
        for place, meaning in enumerate(plain.meaning.rows)
    )
    rows = replace(plain.rows, meanings=meanings)
    return replace(
        plain,
        meaning=replace(plain.meaning, rows=meanings),
        rows=rows,
        part_of=nested.part_of,
        score=score_parts(rows, nested.part_of, plain.turned),
    )


def _may_be_item(rows: TableRows, place: int) -> bool:
    """Whether a row says that it sums its block by the block's name alone, which a row has too.

    Or by having no words, where the first row has none either, so that labels are just missing.
    """
    label, section = rows.labels[place], rows.sections[place]
    if is_bare_sum(label):
        return is_bare_sum(rows.labels[0])
    is_same = section is not None and label.casefold() == section.casefold()
    return is_same and not is_sum_label(label)


def with_shared_signs(structures: Sequence[TableStructure]) -> list[TableStructure]:
    """Read a result that stands without income as the document's other budgets print results."""
    budgets = [
        one for one in structures if one.meaning.statement is Statement.BUDGET and _has_income(one)
    ]
    if not budgets or not all(Kind.RESULT in one.turned for one in budgets):
        return list(structures)
    return [
        replace(one, turned=one.turned | {Kind.RESULT})
        if one.meaning.statement is Statement.BUDGET and not _has_income(one)
        else one
        for one in structures
    ]


def _has_income(structure: TableStructure) -> bool:
    return any(meaning.kind is Kind.INCOME for meaning in structure.meaning.rows)


def _understood(structure: TableStructure) -> TableStructure:
    """Leave out sums that several columns contradict and none bears out.

    One figure is wrong in one column. Where all columns differ, it is not known what the sum sums.
    So too where it has no words and one row above it alone.
    """
    marks = sum_marks(structure.rows, structure.part_of, structure.turned)
    parts = Counter(structure.part_of.values())
    unclear = {
        place
        for place, own in marks.items()
        if HELD not in own
        and (
            own.count(NOT_HELD) >= _FEWEST_CONTRADICTING
            or (parts[place] == 1 and is_bare_sum(structure.rows.labels[place]))
        )
    }
    part_of = {part: total for part, total in structure.part_of.items() if total not in unclear}
    return replace(structure, part_of=part_of)


def _is_proved(structure: TableStructure) -> bool:
    """Whether every sum holds, and every row is part of one or is one."""
    marks = sum_marks(structure.rows, structure.part_of, structure.turned)
    covered = structure.part_of.keys() | marks.keys()
    return all(NOT_HELD not in own for own in marks.values()) and all(
        place in covered or meaning.is_apart for place, meaning in enumerate(structure.meaning.rows)
    )


def _structure(
    table: PrintedTable, unit: str, heads: Heads, named: frozenset[int]
) -> TableStructure:
    table = with_blocks(table, heads)
    meaning = find_meaning(table, heads)
    rows = rows_of(table, meaning, unit)
    turned = turned_kinds(rows)
    part_of = find_parts(rows, turned, heads)
    unnamed = len(heads.keys() - named)
    score = score_parts(rows, part_of, turned) + _OF_A_HEAD * unnamed
    score += _OF_ANY_HEAD if unnamed else 0
    return TableStructure(
        table=table,
        unit=unit,
        meaning=meaning,
        rows=rows,
        turned=turned,
        part_of=part_of,
        score=score,
    )


def with_blocks(table: PrintedTable, heads: Heads) -> PrintedTable:
    """The table with the rows that a head sums in a block of its name."""
    rows = list(table.rows)
    for head, own in sorted(heads.items()):
        for place in own:
            rows[place] = replace(rows[place], section=table.rows[head].readings[0].label)
    for place, row in enumerate(rows):
        if heads and place and is_detail_label(row.readings[0].label):
            rows[place] = replace(row, section=rows[place - 1].section)
    return replace(table, rows=tuple(rows))


def rows_of(table: PrintedTable, meaning: TableMeaning, unit: str) -> TableRows:
    """Give the rows of a table as amounts in kronor."""
    cells = [row.readings[0].cells for row in table.rows]
    return TableRows(
        statement=meaning.statement,
        meanings=meaning.rows,
        sections=[row.section for row in table.rows],
        labels=[row.readings[0].label for row in table.rows],
        amounts=[[_amount(cell, unit) for cell in row] for row in cells],
        last_place_sek=min(
            (last_place_sek(cell, unit) for row in cells for cell in row if cell),
            default=Decimal(1),
        ),
    )


def _amount(cell: str | None, unit: str) -> Decimal | None:
    return None if cell is None else parse_amount_sek(cell, unit=unit)
