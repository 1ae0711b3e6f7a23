"""Tables without ruling lines: columns by the alignment of their amounts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from finsam_metrics.documents.page_layout.amount_columns import (
    columns_of_words,
    find_columns,
    headed_columns,
    place_pieces,
)
from finsam_metrics.documents.page_layout.cell_rows import CellRow, row_of_words
from finsam_metrics.documents.page_layout.column_headings import is_heading
from finsam_metrics.documents.page_layout.placed_rows import PlacedRow, join_lines
from finsam_metrics.documents.page_layout.printed_lines import PrintedLine, Rule
from finsam_metrics.documents.page_layout.spanning_headings import spread_headings
from finsam_metrics.documents.page_layout.table_extents import table_runs


@dataclass(frozen=True, kw_only=True)
class NumberTable:
    """One table among the lines of a column of text.

    Attributes:
        start: Its first line.
        end: The line after its last.
        rows: From above, headings too.
        column_edges: Right edges of its columns.
    """

    start: int
    end: int
    rows: tuple[CellRow, ...]
    column_edges: tuple[float, ...]


def find_number_tables(
    lines: Sequence[PrintedLine], across: Sequence[Rule]
) -> Iterator[NumberTable]:
    """Find the tables of a column of text, from above.

    A table's rows have a label and amounts that stand under each other. Lines between them with
    only a label are headings of blocks, or the rest of a label. A single row is a table only
    under headings, or first on a page, as the rest of one.
    """
    for start, end in table_runs(lines):
        run = list(lines[start:end])
        columns = find_columns(run)
        if not columns and end == len(lines):
            columns = headed_columns(run)
        if not columns:
            continue
        words = columns_of_words(run, columns)
        rows = [
            PlacedRow(
                line=line,
                cells=spread_headings(line, below, columns) or place_pieces(line, columns, words),
                top=line.box.top,
                bottom=line.box.bottom,
                is_heading=is_heading(line),
            )
            for line, below in zip(run, [*run[1:], run[-1]], strict=True)
        ]
        yield NumberTable(
            start=start,
            end=end,
            rows=tuple(row_of_words(row.cells) for row in join_lines(rows, across)),
            column_edges=tuple(right for _, right in columns),
        )
