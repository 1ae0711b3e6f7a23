"""Rows of tables with the same title, numbered on from each other."""

from collections.abc import Sequence
from dataclasses import replace

from finsam_metrics.model.drafts import PrintedTable


def numbered_on(table: PrintedTable, others: Sequence[PrintedTable]) -> PrintedTable:
    """Number the rows on from those of other tables with the same title."""
    first = max(
        (row.number for one in others if one.title == table.title for row in one.rows), default=0
    )
    return replace(
        table,
        rows=tuple(replace(row, number=first + row.number) for row in table.rows),
        quantities=tuple(
            replace(one, row_number=first + one.row_number) for one in table.quantities
        ),
    )
