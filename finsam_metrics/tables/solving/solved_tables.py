"""The tables of a document with one reading for each row.

Where cells are lost, the sums that the words tell of choose the readings; where several of those
fail, rows that may carry the sums of the rows below them are tried too.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from finsam_metrics.model.drafts import Heads, PrintedTable, TableMeaning
from finsam_metrics.model.sources import Line
from finsam_metrics.tables.finding.cell_tables import find_tables
from finsam_metrics.tables.finding.grid_tables import find_grid_tables, with_grids
from finsam_metrics.tables.finding.one_cell_per_line import find_cell_line_tables
from finsam_metrics.tables.finding.rows_without_cells import find_row_line_tables
from finsam_metrics.tables.finding.tables_in_one_line import find_flattened_tables
from finsam_metrics.tables.finding.tables_without_headings import find_unheaded_tables
from finsam_metrics.tables.finding.time_columns import without_times
from finsam_metrics.tables.meaning.row_meanings import find_meaning
from finsam_metrics.tables.solving.lost_leading_sums import find_lost_heads
from finsam_metrics.tables.solving.matrices import Block
from finsam_metrics.tables.solving.readings import SolvedTable, solve_table
from finsam_metrics.tables.solving.sums import (
    find_parts,
    sign_as_printed,
    turned_kinds,
)
from finsam_metrics.tables.solving.table_pieces import join_pieces
from finsam_metrics.tables.solving.table_structure import rows_of, with_blocks

_SMALLEST_UNIT: Final = "kr"
_FEWEST_FAILING: Final = 2


def solve_tables(lines: tuple[Line, ...], section_words: Sequence[str]) -> list[SolvedTable]:
    """Find every table of a document and settle what stands in each cell.

    Args:
        lines: The document's lines.
        section_words: Words that head blocks of a budget.
    """
    rows = tuple(without_times(lines))
    headed = find_tables(rows)
    taken = {row.line for table in headed for row in table.rows}
    told = [*join_pieces(headed), *find_unheaded_tables(rows, taken)]
    return [
        *map(_as_printed, with_grids(told, join_pieces(find_grid_tables(rows)))),
        *map(_solved, join_pieces(find_row_line_tables(lines))),
        *map(_solved, join_pieces(find_cell_line_tables(lines))),
        *map(_solved, join_pieces(find_flattened_tables(lines, section_words))),
    ]


def _as_printed(table: PrintedTable) -> SolvedTable:
    return SolvedTable(
        table=table, count=1, tied=frozenset(), holds=True, inferred=frozenset(), others=()
    )


def _solved(table: PrintedTable) -> SolvedTable:
    meaning = find_meaning(table)
    rows = rows_of(table, meaning, _SMALLEST_UNIT)
    told = _solved_with(table, {})
    if told.failing < _FEWEST_FAILING:
        return told
    heads = find_lost_heads(table, rows)
    headed = _solved_with(table, heads) if heads else told
    return headed if headed.failing < told.failing else told


def _solved_with(table: PrintedTable, heads: Heads) -> SolvedTable:
    """Solve a table with the sums that its words tell of, and those that heads carry."""
    blocked = with_blocks(table, heads)
    meaning = find_meaning(blocked, heads)
    rows = rows_of(blocked, meaning, _SMALLEST_UNIT)
    turned = turned_kinds(rows)
    unread = replace(rows, amounts=[[None] * len(table.headings)] * len(table.rows))
    parts: dict[int, list[int]] = {}
    for part, total in find_parts(unread, turned, heads).items():
        parts.setdefault(total, []).append(part)
    blocks = [
        Block(
            total=total,
            parts=tuple((one, sign_as_printed(rows, total, one, turned)) for one in own),
        )
        for total, own in sorted(parts.items())
    ]
    return solve_table(table, blocks, _details(meaning))


def _details(meaning: TableMeaning) -> dict[int, int]:
    """The row that each "of which" row is of, the nearest above, by their places."""
    found: dict[int, int] = {}
    above: int | None = None
    for place, row in enumerate(meaning.rows):
        if not row.is_detail:
            above = place
        elif above is not None:
            found[place] = above
    return found
